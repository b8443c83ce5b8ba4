package analysis

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// folderOf are the Polyaxonfiles of a case, without cursors, in a folder.
func folderOf(c *golden.Case) someFiles {
	files := someFiles{}
	for name, text := range c.Files() {
		if path.Ext(name) == ".yaml" || path.Ext(name) == ".json" {
			files["/w/"+name], _ = cursor.Split(text)
		}
	}
	return files
}

// namesIn are the names in all files of a folder, by path. A file NAME.overlay.yaml lies over base.yaml.
func namesIn(files someFiles) map[string]*Names {
	all := map[string]*Names{}
	for path, text := range files {
		doc := NewDocument(path, syntax.NewText(text))
		all[path] = NamesOf(context.Background(), doc, baseIn(files, path), files)
	}
	return all
}

func baseIn(files someFiles, path string) *Document {
	if strings.HasSuffix(path, ".overlay.yaml") {
		return NewDocument("/w/base.yaml", syntax.NewText(files["/w/base.yaml"]))
	}
	return nil
}

var roleWords = map[Role]string{Reads: "reads", Gives: "gives", Declares: "declares"}

func TestNavigation(t *testing.T) {
	golden.Run(t, "../testdata/navigation/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		files := folderOf(c)
		all := namesIn(files)
		_, at := cursor.Split(c.Text(name))
		names := all["/w/"+name]
		found, ok := names.At(names.Doc.Tree.Text.Pos(max(at, 0)))
		if !ok {
			return ""
		}
		var b strings.Builder
		place := func(path string, text *syntax.Text, r syntax.Range) string {
			return strings.TrimPrefix(path, "/w/") + " " + shown(text, r)
		}
		fmt.Fprintf(&b, "%s %s\n", found.Sort, strings.TrimPrefix(found.Name, "/w/"))
		for _, target := range Definitions(context.Background(), names, baseIn(files, "/w/"+name), found.Entity, files) {
			fmt.Fprintln(&b, "to", place(target.Path, target.Text, target.Name))
		}
		for _, path := range slices.Sorted(maps.Keys(all)) {
			for _, o := range all[path].Of(found.Entity) {
				fmt.Fprintln(&b, place(path, all[path].Doc.Tree.Text, o.Range), roleWords[o.Role])
			}
		}
		return b.String()
	})
}
