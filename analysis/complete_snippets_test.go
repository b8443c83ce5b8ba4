package analysis

import (
	"context"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestSnippetsInPlace accepts every snippet for a field: at its place, on the line of its dash, and behind its key. The
// file is without mistakes then, and says the same wherever the snippet was asked for.
func TestSnippetsInPlace(t *testing.T) {
	_, parts := snippets()
	for _, s := range parts {
		for _, field := range s.fields {
			t.Run(s.label+" in "+field, func(t *testing.T) {
				file := around(t, s, field)
				want := accept(t, file, s.label)
				line := file[strings.LastIndexByte(file, '\n')+1:]
				key := strings.TrimSuffix(file[:len(file)-len(line)], "\n")
				if strings.HasSuffix(line, "- @") {
					if got := accept(t, strings.TrimSuffix(file, "- @")+"@", "- "+s.label); got != want {
						t.Errorf("on the line of the dash it makes\n%s\nand not\n%s", got, want)
					}
				}
				if strings.HasSuffix(field, ".params") || !strings.HasSuffix(key, ":") {
					return // entries, and an item after others
				}
				for _, behind := range []string{"@", " @"} {
					if got := accept(t, key+behind, s.label); got != want {
						t.Errorf("behind the key it makes\n%s\nand not\n%s", got, want)
					}
				}
			})
		}
	}
}

// accept completes at @ in a file and accepts the completion with a label. It yields what the file makes then.
func accept(t *testing.T, file, label string) string {
	t.Helper()
	before, after, _ := strings.Cut(file, "@")
	text := syntax.NewText(before + after + "\n")
	doc := NewDocument("/w/polyaxonfile.yaml", text)
	for _, c := range Complete(context.Background(), doc, text.Pos(len(before)), onlyTraining{}) {
		if c.Label != label {
			continue
		}
		edit := cursor.Edit{Start: text.Offset(c.Range.Start), End: text.Offset(c.Range.End), Text: c.Insert}
		result, _ := cursor.Accept(text.String(), cursor.Item{Edit: edit, Snippet: c.Snippet})
		resolution := NewDocument(doc.Path, syntax.NewText(result)).Resolve(context.Background(), onlyTraining{})
		if found := withoutHints(resolution.Found); len(found) > 0 {
			t.Errorf("%s in\n%s", found[0].Message, result)
		}
		return string(resolution.Compiled())
	}
	t.Errorf("%q is not offered in\n%s", label, file)
	return ""
}

// TestSnippetsInJSON accepts snippets behind keys of JSON.
func TestSnippetsInJSON(t *testing.T) {
	const before = `{
  "component": {"inputs": [{"name": "lr", "type": "float"}], "run": {"kind": "job", "container": {"image": "a"}}},
  `
	for label, key := range map[string]string{"grid search": "matrix", "cron schedule": "schedule", "retries and a time limit": "termination"} {
		for _, space := range []string{"", " "} {
			file := before + `"` + key + `":` + space + "@\n}"
			if key != "matrix" {
				file = strings.Replace(file, `, "type": "float"`, `, "value": 1`, 1)
			}
			accept(t, file, label)
		}
	}
}
