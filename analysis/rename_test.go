package analysis

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// renamedIn is what becomes of the files in which something is named, by path.
func renamedIn(t *testing.T, all map[string]*Names, e Entity, name string) (map[string]string, error) {
	t.Helper()
	var list []*Names
	for _, path := range slices.Sorted(maps.Keys(all)) {
		list = append(list, all[path])
	}
	renamings, err := Rename(list, e, name)
	after := map[string]string{}
	for _, r := range renamings {
		text, ok := Apply(r.Doc.Tree.Text, r.Edits)
		if !ok {
			t.Errorf("%s: the edits touch each other: %v", r.Doc.Path, r.Edits)
		}
		after[r.Doc.Path] = text.String()
	}
	return after, err
}

func TestRename(t *testing.T) {
	golden.Run(t, "../testdata/rename/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		all := namesIn(folderOf(c))
		_, at := cursor.Split(c.Text(name))
		names := all["/w/"+name]
		found, ok := names.At(names.Doc.Tree.Text.Pos(max(at, 0)))
		if !ok {
			t.Fatal("nothing is named at the cursor")
		}
		after, err := renamedIn(t, all, found.Entity, strings.TrimSpace(c.Text(name+".new")))
		if err != nil {
			return err.Error()
		}
		var b strings.Builder
		for _, path := range slices.Sorted(maps.Keys(after)) {
			tree := syntax.Parse(syntax.NewText(after[path]))
			for _, p := range tree.Problems {
				t.Errorf("%s: %s", path, p.Message)
			}
			b.WriteString("# " + strings.TrimPrefix(path, "/w/") + "\n" + after[path])
		}
		return b.String()
	})
}
