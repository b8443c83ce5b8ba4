package lsp

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// codeLens answers textDocument/codeLens: above the first key of a Polyaxonfile, what shows the operation that it makes,
// alone or in each of its sets; above its matrix the runs, and above a DAG its operations.
func codeLens(_ context.Context, s *session, at *snapshot, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	lenses := []protocol.CodeLens{}
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || at.isSettingsFile(d.path) || !at.isPolyaxonfile(d) {
		return lenses, nil
	}
	root := d.reading.document().Tree.Root
	if root == nil || root.Kind != yaml.MappingNode || len(root.Children) == 0 {
		return lenses, nil
	}
	if spec.FormerOf(root) != nil {
		return append(lenses, s.convertLens(d, root.Children[0])...), nil
	}
	shown := lensesOf(root)
	sets := at.settings.byPath[d.path]
	for i := range max(len(sets), 1) {
		in := ""
		if len(sets) > 1 {
			in = ": " + sets[i].title()
		}
		for _, l := range shown {
			place := l.above.Range
			if place.End.Line > place.Start.Line { // a lens stands above one line
				place.End = place.Start
			}
			options := resolveOptions{Show: l.show, Set: i + 1}
			lenses = append(lenses, protocol.CodeLens{
				Range: toRange(d.text(), place, s.client.encoding),
				Command: protocol.Command{
					Title: l.title + in, Command: commandResolve, Arguments: []protocol.LSPAny{encoded(d.spelling), encoded(options)},
				},
			})
		}
	}
	return lenses, nil
}

// convertLens converts a file of Polyaxon 0.x, which makes nothing that could be shown.
func (s *session) convertLens(d *document, first *syntax.Node) []protocol.CodeLens {
	if !s.client.appliesEdits {
		return nil
	}
	return []protocol.CodeLens{{
		Range:   toRange(d.text(), first.Range, s.client.encoding),
		Command: protocol.Command{Title: analysis.ConvertTitle, Command: commandMigrate, Arguments: []protocol.LSPAny{encoded(d.spelling)}},
	}}
}

// lens is a code lens that shows something of what a Polyaxonfile makes.
type lens struct {
	above *syntax.Node
	title string
	show  view
}

// lensesOf are the lenses of a Polyaxonfile, which do not look at what it refers to.
func lensesOf(root *syntax.Node) []lens {
	first := root.Children[0]
	lenses := []lens{{first, "Resolved operation", viewOperation}, {first, "Compiled operation", viewCompiled}}
	if key, matrix := root.Get("matrix"); matrix != nil {
		if title := analysis.RunsLabel(matrix.Resolve()); title != "" {
			lenses = append(lenses, lens{key, title, viewRuns})
		}
	}
	key, run := root.Get("run")
	if _, component := root.Get("component"); run == nil && component.Resolve() != nil {
		key, run = component.Resolve().Get("run")
	}
	if run = run.Resolve(); run != nil {
		_, kind := run.Get("kind")
		_, operations := run.Get("operations")
		if kind, operations := kind.Resolve(), operations.Resolve(); kind != nil && kind.Value == "dag" && operations != nil {
			title := fmt.Sprintf("DAG of %d operations", len(operations.Children))
			if len(operations.Children) == 1 {
				title = "DAG of one operation"
			}
			lenses = append(lenses, lens{key, title, viewDag})
		}
	}
	return lenses
}

// title tells the sets of a file apart.
func (s *setOf) title() string {
	names := make([]string, len(s.Files))
	for i, f := range s.Files {
		names[i] = filepath.Base(f.Path)
	}
	return strings.Join(names, " + ")
}

// codeLensTimeout is how long the editor may take to say that it will ask for code lenses again.
const codeLensTimeout = 10 * time.Second

// codeLensLoop tells the editor to ask for code lenses again when the sets may have changed.
func (s *session) codeLensLoop(ctx context.Context) {
	for {
		select {
		case <-s.lenses:
		case <-ctx.Done():
			return
		}
		if !s.client.refreshCodeLens {
			continue
		}
		call, cancel := context.WithTimeout(ctx, codeLensTimeout)
		if err := s.editor.CodeLensRefresh(call); err != nil && ctx.Err() == nil {
			s.log.warnf("the editor did not take a refresh of its code lenses: %v", err)
		}
		cancel()
	}
}
