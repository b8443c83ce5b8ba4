package lsp

import (
	"net/url"
	"strconv"
	"strings"
)

// resolvedScheme is the scheme of the documents that show what Polyaxon would run.
const resolvedScheme = "plx-resolved"

// resolvedRef says which of these documents is meant. Its URI is that of the file with another scheme, so that it has the
// name and the path of the file:
//
//	plx-resolved:///w/polyaxonfile.yaml?compiled,set=2
//
// A document that is in no file has its whole URI in the query, as the last word: of=untitled:Untitled-1.
type resolvedRef struct {
	uri      string // of the document that is resolved
	compiled bool   // the compiled operation, rather than the operation
	set      int    // which of the sets that the document is in, from 1; 0: the first one
}

func isResolved(spelling string) bool { return strings.HasPrefix(spelling, resolvedScheme+":") }

func (r resolvedRef) String() string {
	var words []string
	if r.compiled {
		words = append(words, "compiled")
	}
	if r.set > 1 {
		words = append(words, "set="+strconv.Itoa(r.set))
	}
	path, isFile := strings.CutPrefix(canonical(r.uri), "file://")
	if !isFile {
		_, path, _ = strings.Cut(canonical(r.uri), ":")
		path = "/" + url.PathEscape(strings.TrimLeft(path, "/"))
		words = append(words, "of="+r.uri)
	}
	query := strings.Join(words, ",")
	if query == "" {
		return resolvedScheme + "://" + path
	}
	return resolvedScheme + "://" + path + "?" + url.PathEscape(query)
}

// parseResolved reads such a URI in any spelling: editors escape more of it than need be. It is false for any other URI.
func parseResolved(spelling string) (resolvedRef, bool) {
	rest, ours := strings.CutPrefix(spelling, resolvedScheme+":")
	if !ours {
		return resolvedRef{}, false
	}
	rest, _, _ = strings.Cut(rest, "#")
	path, query, _ := strings.Cut(rest, "?")
	query, err := url.PathUnescape(query)
	if err != nil || path == "" {
		return resolvedRef{}, false
	}
	ref := resolvedRef{uri: canonical("file://" + strings.TrimPrefix(path, "//"))}
	for query != "" {
		word := query
		if !strings.HasPrefix(query, "of=") {
			word, query, _ = strings.Cut(query, ",")
		} else {
			query = ""
		}
		name, value, _ := strings.Cut(word, "=")
		switch name {
		case "compiled":
			ref.compiled = true
		case "set":
			if ref.set, err = strconv.Atoi(value); err != nil || ref.set < 1 {
				return resolvedRef{}, false
			}
		case "of":
			ref.uri = value
		}
	}
	return ref, true
}
