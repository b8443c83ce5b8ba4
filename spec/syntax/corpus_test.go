package syntax

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestMutants holds the places of problems against files that one known edit broke. The files lie beside the repository.
func TestMutants(t *testing.T) {
	data, err := os.ReadFile("../../../shared/corpus/mutants.jsonl")
	if err != nil {
		t.Skip("no corpus beside the repository")
	}
	broken, exact, single := 0, 0, 0
	for line := range bytes.Lines(data) {
		var m struct {
			Text, Edit string
			Line       int
			Lint       struct{ Type string }
		}
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		if m.Lint.Type != "ScannerError" && m.Lint.Type != "ParserError" && m.Lint.Type != "PolyaxonSchemaError" {
			continue
		}
		tree := Parse(NewText(m.Text))
		hit, errors := false, 0
		for _, p := range tree.Problems {
			if !p.Warning {
				errors++
				hit = hit || p.Range.Start.Line == m.Line
			}
		}
		if errors == 0 || m.Edit == "clone" || m.Edit == "list2map" { // whose line is not the one that breaks the text
			continue
		}
		broken++
		if hit {
			exact++
		}
		if errors == 1 {
			single++
		}
		if os.Getenv("PLX_VERBOSE") != "" && (!hit || errors > 1) {
			t.Logf("%s at line %d\n", m.Edit, m.Line)
			for _, p := range tree.Problems {
				t.Logf("   %v %s %s", p.Range, p.Code, p.Message)
			}
			t.Log(m.Text)
		}
	}
	t.Logf("%d broken, on the line %d, one problem only %d", broken, exact, single)
	if exact*100 < broken*94 {
		t.Errorf("only %d of %d problems begin on the line of the mistake", exact, broken)
	}
}

// TestOneMistake shows that one mistake at the end of a sound text is all that is told, and costs no more than its line:
// the tolerant reading of everything before it is the strict one.
func TestOneMistake(t *testing.T) {
	texts := 0
	for _, source := range append(corpus(t), benchmarkText(5000)) {
		tree := Parse(NewText(source))
		if len(tree.Problems) > 0 || tree.Root == nil || tree.Root.Kind != yaml.MappingNode || tree.Root.Style != 0 ||
			tree.Root.Range.Start.Byte != 0 || strings.ContainsAny(source, "\u0085\u2028\u2029") || strings.Contains(source, "\n...") {
			continue
		}
		texts++
		source = strings.TrimRight(source, "\n")
		want := fmt.Sprint(pyValue(Parse(NewText(source + "\nzzz: q\n")).Root))
		broken := Parse(NewText(source + "\nzzz: 'q' r\n"))
		if len(broken.Problems) != 1 || broken.Problems[0].Code != UnexpectedText || fmt.Sprint(pyValue(broken.Root)) != want {
			t.Errorf("%q: %v", shorten(source), broken.Problems)
		}
	}
	if texts < 100 {
		t.Errorf("only %d texts", texts)
	}
}
