package analysis

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// pathRef: another file was meant, in the same folder, with another ending, or in the folder beside.
func (f *fixer) pathRef() {
	n := f.valueAt(f.d.Range)
	if n == nil || f.scene.doc.Path == "" || f.scene.doc.Path == "-" {
		return
	}
	written := filepath.ToSlash(n.Value)
	if path := filepath.FromSlash(written); filepath.IsAbs(path) {
		return
	}
	dir, name := written[:strings.LastIndexByte(written, '/')+1], written[strings.LastIndexByte(written, '/')+1:]
	folder := filepath.Join(filepath.Dir(f.scene.doc.Path), filepath.FromSlash(dir))
	var files, stems []string
	for _, entry := range f.readFolder(folder) {
		if entry.IsDir() || !isListed(entry) || filepath.Join(folder, entry.Name()) == filepath.Clean(f.scene.doc.Path) {
			continue
		}
		files = append(files, entry.Name())
		stems = append(stems, stem(entry.Name()))
	}
	if slices.Contains(files, name) {
		return // it is there, and something else is wrong with it
	}
	meant := ""
	if i := slices.Index(stems, stem(name)); i >= 0 {
		meant = files[i]
	} else if word := spec.Suggest(stem(name), stems); word != "" {
		meant = files[slices.Index(stems, word)]
	}
	if meant == "" {
		return
	}
	text := dir + meant
	f.add(spec.Fix{Title: "Write `" + text + "`", Preferred: true,
		Edits: []spec.Edit{{Range: n.Range, NewText: f.layout.text(text, false)}}})
}

// stem is the name of a file without its ending.
func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
