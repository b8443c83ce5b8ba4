package analysis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var symbolKinds = map[SymbolKind]string{
	SectionSymbol: "section", ListSymbol: "list", ComponentSymbol: "component", OperationSymbol: "operation", InputSymbol: "input",
	OutputSymbol: "output", ParamSymbol: "param", HyperParamSymbol: "hyper-param", RunSymbol: "run", ContainerSymbol: "container",
	EnvSymbol: "env", EventSymbol: "event", ItemSymbol: "item",
}

func TestSymbols(t *testing.T) {
	golden.Run(t, "../testdata/symbols/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		doc, _ := caseDocument(c, name)
		var b strings.Builder
		var write func(all []Symbol, indent string)
		write = func(all []Symbol, indent string) {
			for _, s := range all {
				fmt.Fprintf(&b, "%s%s %s", indent, symbolKinds[s.Kind], s.Name)
				if s.Detail != "" {
					fmt.Fprintf(&b, " (%s)", s.Detail)
				}
				fmt.Fprintf(&b, " at %d %q\n", s.Place.Start.Line+1, doc.Tree.Text.Slice(s.Place))
				write(s.Children, indent+"  ")
			}
		}
		checkSymbols(t, doc, Symbols(doc))
		write(Symbols(doc), "")
		return b.String()
	})
}

// checkSymbols looks at what editors insist on: names, and ranges inside of each other.
func checkSymbols(t *testing.T, doc *Document, all []Symbol) {
	t.Helper()
	inside := func(inner, outer syntax.Range) bool {
		return !inner.Start.Before(outer.Start) && !outer.End.Before(inner.End)
	}
	for _, s := range all {
		if s.Name == "" || !inside(s.Place, s.Range) || s.Range.End.Before(s.Range.Start) {
			t.Errorf("%q: symbol %q at %v in %v", doc.Tree.Text, s.Name, s.Place, s.Range)
		}
		for _, child := range s.Children {
			if !inside(child.Range, s.Range) {
				t.Errorf("%q: symbol %q at %v, outside of %q at %v", doc.Tree.Text, child.Name, child.Range, s.Name, s.Range)
			}
		}
		checkSymbols(t, doc, s.Children)
	}
}
