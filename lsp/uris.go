package lsp

import (
	"path"
	"path/filepath"

	"go.lsp.dev/uri"
)

// canonical is the form of a URI under which documents are kept: editors spell the same one in several ways.
func canonical(spelling string) string {
	u, err := uri.Parse(spelling)
	if err != nil {
		return spelling
	}
	return string(u)
}

// pathOf is the path of a URI in the file system. A document that is in no file, such as "untitled:Untitled-1", is
// taken to stand in folder, "" when there is none. One that the server makes stands nowhere.
func pathOf(spelling, folder string) string {
	u, err := uri.Parse(spelling)
	if err != nil || isMade(spelling) {
		return spelling
	}
	if u.IsFile() {
		return filepath.Clean(u.FsPath())
	}
	return filepath.Join(folder, path.Base(u.Path()))
}

// uriOf is the URI of a path in canonical form.
func uriOf(path string) string { return string(uri.File(path)) }
