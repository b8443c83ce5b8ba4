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
	uri  string // of the document that is resolved
	show view   // what is shown of it
	set  int    // which of the sets that the document is in, from 1; 0: the first one
}

// view is what a document shows of what Polyaxon would run. Its text is the word for it in URIs and commands.
type view string

const (
	viewOperation view = ""
	viewCompiled  view = "compiled" // the compiled operation
	viewRuns      view = "runs"     // the runs of the matrix
	viewDag       view = "dag"      // the operations of the DAG, step by step
)

func isResolved(spelling string) bool { return strings.HasPrefix(spelling, resolvedScheme+":") }

func (r resolvedRef) String() string {
	var words []string
	if r.show != viewOperation {
		words = append(words, string(r.show))
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
		case string(viewCompiled), string(viewRuns), string(viewDag):
			ref.show = view(name)
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
