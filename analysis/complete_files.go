package analysis

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// FolderReader lists folders. A resolver that is one is asked in place of the disk.
type FolderReader interface {
	// ReadFolder lists the folder at path, as os.ReadDir does.
	ReadFolder(path string) ([]fs.DirEntry, error)
}

func (s *scene) readFolder(path string) []fs.DirEntry {
	read := os.ReadDir
	if reader, ok := s.files.(FolderReader); ok {
		read = reader.ReadFolder
	}
	entries, err := read(path)
	if err != nil {
		return nil
	}
	return entries
}

// isListed reports whether an entry of a folder is offered where a file is named: a folder, or a file that may be a
// Polyaxonfile.
func isListed(entry fs.DirEntry) bool {
	if entry.IsDir() {
		return !skipFolder(entry.Name())
	}
	return isCandidate(entry.Name()) && entry.Name() != SettingsFile
}

const (
	maxFileCompletions = 500       // how many files and folders are offered at a time
	maxFilesRead       = 40        // how many of them are looked into
	maxFileRead        = 256 << 10 // how large such a file may be
)

// filePaths adds the files and folders in the folder that has been typed so far, from the folder of the document on. all
// says that any file will do, rather than one that may be a Polyaxonfile.
func (c *completer) filePaths(all bool) {
	if c.doc.Path == "" || c.doc.Path == "-" {
		return
	}
	typed := filepath.ToSlash(c.word.typed)
	prefix := typed[:strings.LastIndexByte(typed, '/')+1]
	folder := filepath.FromSlash(prefix)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(filepath.Dir(c.doc.Path), folder)
	}
	n, looked := 0, 0
	for _, entry := range c.readFolder(folder) {
		path := filepath.Join(folder, entry.Name())
		if n >= maxFileCompletions || !isListed(entry) && !(all && !entry.IsDir()) || filepath.Clean(c.doc.Path) == path {
			continue
		}
		n++
		if entry.IsDir() {
			c.path(prefix+entry.Name()+"/", Completion{Kind: FolderCompletion, Sort: fmt.Sprintf("5%03d", n)})
			continue
		}
		item := Completion{Kind: FileCompletion, Sort: fmt.Sprintf("3%03d", n)}
		if info, err := entry.Info(); !all && looked < maxFilesRead && err == nil && info.Size() <= maxFileRead {
			looked++
			c.look(path, &item)
		}
		c.path(prefix+entry.Name(), item)
	}
	if strings.Trim(strings.ReplaceAll(prefix, "../", ""), "./") == "" {
		c.path(prefix+"../", Completion{Kind: FolderCompletion, Sort: "6"})
	}
}

// look tells from the text of a file whether it is a Polyaxonfile, and if so puts it first and says what it is.
func (c *completer) look(path string, item *Completion) {
	tree, err := c.files.File(c.ctx, path)
	if err != nil || !Recognise(path, tree, Settings{}).Yes() {
		return
	}
	item.Sort = "2" + item.Sort[1:]
	item.Detail = strings.TrimSpace(textOf(tree.Root, "kind") + " " + textOf(tree.Root, "name"))
	item.Doc = text(textOf(tree.Root, "description"))
}

// path adds a path. The cursor stays inside of quotes, for a path is completed step by step.
func (c *completer) path(path string, item Completion) {
	item.Label = path
	written := c.quoted(path, false)
	item.Insert = c.gap() + written
	if end := len(written) - 1; strings.IndexByte(`"'`, written[end]) >= 0 && strings.IndexByte(`"'`, written[0]) >= 0 {
		item.Insert = c.gap() + escapeSnippet(written[:end]) + "$0" + written[end:]
		item.Snippet = true
	}
	c.add(item)
}
