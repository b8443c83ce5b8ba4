package blackbox

import (
	"encoding/json"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

const oldFile = "version: 1\nkind: job\nbuild: {image: a}\nrun: {cmd: a}\n"

// migrating are the capabilities of a client that takes edits of several documents at once.
func migrating() map[string]any {
	can := acting(pulling(), true)
	can["workspace"].(map[string]any)["applyEdit"] = true
	can["window"] = map[string]any{"workDoneProgress": true}
	return can
}

type migrated struct {
	Converted []string
	Failed    []struct{ URI, Reason string }
	Todos     int
}

// beginMigration opens a folder in an editor that makes every edit that it is asked for.
func beginMigration(t *testing.T, files map[string]string) (e *editor, w workspace, asked chan workspaceEdit) {
	w = makeWorkspace(t, files)
	asked = make(chan workspaceEdit, 10)
	e = launch(t)
	e.answers["workspace/applyEdit"] = func(params json.RawMessage) any {
		var p struct{ Edit workspaceEdit }
		decode(t, params, &p)
		asked <- p.Edit
		return map[string]any{"applied": true}
	}
	e.initialize(migrating(), w.root())
	return e, w, asked
}

func (e *editor) migrate(arguments ...any) (done migrated, said string) {
	e.t.Helper()
	params := map[string]any{"command": "plxLsp.migrate"}
	if len(arguments) > 0 {
		params["arguments"] = arguments
	}
	m := e.reply(e.start("workspace/executeCommand", params))
	if m.Error != nil {
		return done, m.Error.Message
	}
	decode(e.t, m.Result, &done)
	return done, ""
}

func (e *editor) tells(words string) {
	e.t.Helper()
	e.await("the message "+words, func(m message) bool {
		return m.Method == "window/showMessage" && strings.Contains(string(m.Params), words)
	})
}

// TestMigrateDocument converts the document in the editor, as it stands there.
func TestMigrateDocument(t *testing.T) {
	e, w, asked := beginMigration(t, map[string]string{"polyaxonfile.yaml": cleanFile})
	name := w.uri("polyaxonfile.yaml")
	e.open(name, "yaml", 3, "# ours\n"+oldFile)
	if done, said := e.migrate(name); len(done.Converted) != 1 || said != "" {
		t.Errorf("%v %s", done, said)
	}
	edit := <-asked
	after := applied(t, "# ours\n"+oldFile, edit.in(t, name, 3), "")
	if !strings.HasPrefix(after, "# ours\n") && !strings.Contains(after, "\n# ours\n") || !strings.Contains(after, "kind: component\n") {
		t.Error(after)
	}
	e.tells("1 file is converted.")

	e.change(name, 4, whole(after))
	if done, said := e.migrate(name); len(done.Converted) != 0 || said != "" {
		t.Errorf("again: %v %s", done, said)
	}
	e.tells("there is nothing to convert")
	e.change(name, 5, whole(oldFile+"name: \"a\n"))
	if done, said := e.migrate(name); len(done.Failed) != 1 || said != "" {
		t.Errorf("broken: %v %s", done, said)
	}
	e.tells("cannot be converted: it does not read as YAML: line 5")
	e.quit()
}

// TestMigrateWorkspace converts all files of a folder in one edit, and says what it did.
func TestMigrateWorkspace(t *testing.T) {
	e, w, asked := beginMigration(t, map[string]string{
		"a/polyaxonfile.yaml": oldFile, "b/polyaxon.yml": strings.Replace(oldFile, "{image: a}", "{image: a, build_steps: [b]}", 1),
		"c/polyaxonfile.yaml": cleanFile, "d/polyaxonfile.yaml": oldFile + "name: \"a\n", "e.yaml": "image: a\n",
	})
	done, said := e.migrate()
	if len(done.Converted) != 2 || len(done.Failed) != 1 || done.Todos != 1 || said != "" {
		t.Errorf("%v %s", done, said)
	}
	edit := <-asked
	var files []string
	for _, c := range edit.DocumentChanges {
		files = append(files, c.TextDocument.URI)
	}
	if len(files) != 2 || files[0] != w.uri("a/polyaxonfile.yaml") || files[1] != w.uri("b/polyaxon.yml") {
		t.Errorf("edits of %v", files)
	}
	e.tells("2 files are converted; polyaxonfile.yaml cannot be converted: it does not read as YAML: line 5")
	e.await("progress", func(m message) bool {
		return m.Method == "$/progress" && strings.Contains(string(m.Params), "Converting files")
	})
	if done, _ := e.migrate(w.uri("b")); len(done.Converted) != 1 {
		t.Errorf("of a folder: %v", done)
	}
	if _, said := e.migrate(w.uri("none.yaml")); !strings.Contains(said, "not there") {
		t.Errorf("of nothing: %q", said)
	}
	e.quit()
}

// TestMigrateWithoutEdits asks an editor that takes no edits.
func TestMigrateWithoutEdits(t *testing.T) {
	e, _ := begin(t, pulling(), nil)
	e.open(polyaxonfile, "yaml", 1, oldFile)
	if _, said := e.migrate(polyaxonfile); !strings.Contains(said, "takes no edits") {
		t.Error(said)
	}
	e.quit()
}

// TestConvertLens offers the conversion above an old file, and nothing to look at.
func TestConvertLens(t *testing.T) {
	can := migrating()
	can["textDocument"].(map[string]any)["codeLens"] = map[string]any{}
	e, _ := begin(t, can, nil)
	e.open(polyaxonfile, "yaml", 1, oldFile)
	var all []struct {
		Command struct{ Title, Command string }
	}
	e.call("textDocument/codeLens", map[string]any{"textDocument": map[string]any{"uri": polyaxonfile}}, &all)
	if len(all) != 1 || all[0].Command.Command != "plxLsp.migrate" || all[0].Command.Title != "Convert to the current specification" {
		t.Errorf("%v", all)
	}
	e.quit()
}

// TestConvertAction offers the conversion at the error, and as a way to write the file anywhere else in it.
func TestConvertAction(t *testing.T) {
	e, _ := begin(t, migrating(), nil)
	e.open(polyaxonfile, "yaml", 1, oldFile)
	report := e.pull(polyaxonfile, "")
	if len(report.Items) != 1 || report.Items[0].Code != "polyaxon-0x" {
		t.Fatalf("%v", report.Items)
	}
	for line, kind := range map[int]string{1: "quickfix", 3: "refactor.rewrite"} {
		at := lsp.Range{Start: lsp.Position{Line: line, Character: 8}, End: lsp.Position{Line: line, Character: 8}}
		var found []action
		for _, a := range e.actions(polyaxonfile, at, nil) {
			if a.Title == "Convert to the current specification" {
				found = append(found, a)
			}
		}
		if len(found) != 1 || found[0].Kind != kind {
			t.Fatalf("line %d: %v", line, found)
		}
		edits := e.resolved(found[0]).Edit.in(t, polyaxonfile, 1)
		if after := applied(t, oldFile, edits, ""); !strings.Contains(after, "kind: component\n") {
			t.Errorf("line %d: %s", line, after)
		}
	}
	e.quit()
}
