package hub

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is how many characters the name of an owner, a project or a version may have.
const longestName = 128

// checkName says what is wrong with the name of an owner, a project or a version: what a deployment has no address for.
func checkName(what, name string) error {
	others, allowed := "-_", "letters, digits, - and _"
	if what == "version" {
		others, allowed = "-_.", "letters, digits, -, _ and ."
	}
	wrong := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(others, r)
	}
	switch {
	case name == "":
		return fmt.Errorf("the name of the %s is missing", what)
	case !utf8.ValidString(name), strings.ContainsFunc(name, wrong), strings.Trim(name, ".") == "":
		return fmt.Errorf("the name of the %s may have %s, found %q", what, allowed, name)
	case utf8.RuneCountInString(name) > longestName:
		return fmt.Errorf("the name of the %s may have at most %d characters, found %d", what, longestName, utf8.RuneCountInString(name))
	}
	return nil
}

// apiPath joins the parts of an address below /api/v1.
func apiPath(parts ...string) string {
	var path strings.Builder
	path.WriteString("/api/v1")
	for _, part := range parts {
		path.WriteString("/" + url.PathEscape(part))
	}
	return path.String()
}
