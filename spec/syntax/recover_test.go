package syntax

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden sections of testdata/syntax")

// TestRecover reads the broken texts of testdata/syntax/recover.txtar: what is told about each, and what is read of it
// all the same.
func TestRecover(t *testing.T) {
	const name = "../../testdata/syntax/recover.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		source, want := archive.Files[i], &archive.Files[i+1]
		t.Run(strings.TrimSuffix(source.Name, ".yaml"), func(t *testing.T) {
			got := told(Parse(NewText(strings.ReplaceAll(string(source.Data), "<TAB>", "\t"))))
			if *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("got\n%swant\n%s", got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// told is a tree's problems, one to a line with places counted from 1, and its value.
func told(tree *Tree) string {
	var b strings.Builder
	for _, p := range tree.Problems {
		severity := "error"
		if p.Warning {
			severity = "warning"
		}
		fmt.Fprintf(&b, "%d:%d-%d:%d %s %s: %s\n", p.Range.Start.Line+1, p.Range.Start.Byte+1, p.Range.End.Line+1, p.Range.End.Byte+1, severity, p.Code, p.Message)
	}
	value, _ := json.Marshal(plainValue(pyValue(tree.Root)))
	return b.String() + string(value) + "\n"
}

// plainValue writes maps and lists as JSON does, for people to read; keys are texts.
func plainValue(v any) any {
	tagged, ok := v.(map[string]any)
	if !ok {
		return v
	}
	if pairs, ok := tagged["map"].([]any); ok {
		m := map[string]any{}
		for _, p := range pairs {
			pair := p.([]any)
			m[fmt.Sprint(pair[0])] = plainValue(pair[1])
		}
		return m
	}
	if items, ok := tagged["seq"].([]any); ok {
		list := []any{}
		for _, item := range items {
			list = append(list, plainValue(item))
		}
		return list
	}
	if n, ok := tagged["int"].(string); ok {
		return json.Number(n)
	}
	return v
}
