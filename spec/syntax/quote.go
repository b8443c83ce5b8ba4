package syntax

import (
	"encoding/json"
	"fmt"
	"strings"
)

// DoubleQuoted is a text in double quotes, as both YAML and JSON read it. What JSON takes as it is and YAML does not, such as
// control characters beyond ASCII, is escaped.
func DoubleQuoted(value string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(value) != nil {
		return `""`
	}
	var escaped strings.Builder
	for _, r := range strings.TrimRight(b.String(), "\n") {
		if 0x7f <= r && r < 0xa0 || r == '\ufeff' {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		} else {
			escaped.WriteRune(r)
		}
	}
	return escaped.String()
}
