package analysis

import (
	"context"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// mark is where the cursor stands in the texts of these tests.
const mark = "‸"

// hoverIn is what is said at the mark in a text, and the text that it is about; "" when nothing is said.
func hoverIn(t *testing.T, text string, files spec.Resolver) (markdown, about string) {
	t.Helper()
	before, after, ok := strings.Cut(text, mark)
	if !ok {
		t.Fatalf("no mark in %q", text)
	}
	doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(before+after))
	at := doc.Tree.Text.Pos(len(before))
	h := HoverAt(context.Background(), doc, at, files)
	if h == nil {
		return "", ""
	}
	if !h.Range.Contains(at) {
		t.Errorf("the range %v is not around %v", h.Range, at)
	}
	return h.Markdown, doc.Tree.Text.Slice(h.Range)
}

// hoverCase is a text with a mark, what the hover there is about, and parts of what it says; one with a "!" before it must
// not be said.
type hoverCase struct {
	name, text, about string
	says              []string
}

func (c hoverCase) check(t *testing.T, files spec.Resolver) {
	t.Run(c.name, func(t *testing.T) {
		markdown, about := hoverIn(t, c.text, files)
		if about != c.about {
			t.Errorf("it is about %q, not %q", about, c.about)
		}
		for _, part := range c.says {
			unwanted, not := strings.CutPrefix(part, "!")
			if not == strings.Contains(markdown, strings.TrimPrefix(part, "!")) || not && unwanted == "" {
				t.Errorf("says %q: want %t, in\n%s", strings.TrimPrefix(part, "!"), !not, markdown)
			}
		}
	})
}

func TestHoverNowhere(t *testing.T) {
	for _, text := range []string{
		"‸", "\n‸\n", "# com‸ment\nname: a\n", "name: a # com‸ment\n", "run:\n ‸ kind: job\n", "run:\n  kind: job\n  ‸\n",
		"name:‸   \n", "[‸]", "nonsense‸: 1\n", "run: {kind: job, nonsense: ‸1}\n", "a: [b, ‸", "{‸", "&a ‸*a", "- ‸- -",
		"run:\n  kind: job\n  # about the ‸container\n  container: {image: a}\n",
	} {
		if markdown, about := hoverIn(t, text, noFiles{}); about != "" {
			t.Errorf("%q: about %q it says\n%s", text, about, markdown)
		}
	}
}
