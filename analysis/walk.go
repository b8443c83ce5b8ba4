package analysis

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// defaultNames and their extensions are the names under which the reference looks for a Polyaxonfile, in its order.
var (
	defaultNames      = [...]string{"polyaxon", "polyaxonci", "polyaxon-ci", "polyaxon.ci", "polyaxonfile"}
	defaultExtensions = [...]string{".yaml", ".yml", ".json"}
)

// DefaultFile is the name of the Polyaxonfile that the reference finds in folder, "" when there is none.
func DefaultFile(folder string) string {
	for _, name := range defaultNames {
		for _, extension := range defaultExtensions {
			info, err := os.Stat(filepath.Join(folder, name+extension))
			if err == nil && info.Mode().IsRegular() {
				return name + extension
			}
		}
	}
	return ""
}

// Walk lists the YAML and JSON files in folder and below, in lexical order, each as the folder's name joined with the
// way to it. It leaves out hidden folders, node_modules and links to folders, so that it always ends. Folders that
// cannot be read are among the errors; all others are still listed.
func Walk(ctx context.Context, folder string) ([]string, []error) {
	w := walker{ctx: ctx}
	w.folder(folder)
	return w.files, w.errors
}

type walker struct {
	ctx    context.Context
	files  []string
	errors []error
}

func (w *walker) folder(folder string) {
	if w.ctx.Err() != nil {
		return
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		w.errors = append(w.errors, err)
	}
	for _, entry := range entries {
		path := join(folder, entry.Name())
		switch {
		case entry.IsDir():
			if !skipFolder(entry.Name()) {
				w.folder(path)
			}
		case isCandidate(entry.Name()) && isRegular(path, entry):
			w.files = append(w.files, path)
		}
	}
}

// join keeps folder as it was given: filepath.Join would make "a.yaml" of "./a.yaml".
func join(folder, name string) string {
	if os.IsPathSeparator(folder[len(folder)-1]) {
		return folder + name
	}
	return folder + string(filepath.Separator) + name
}

func skipFolder(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

func isCandidate(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}

// isRegular reports whether entry is a file, or a link to one. A link that leads nowhere is none.
func isRegular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
