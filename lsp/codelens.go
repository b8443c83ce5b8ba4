package lsp

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"gopkg.in/yaml.v3"
)

// codeLens answers textDocument/codeLens: above the first key of a Polyaxonfile, what shows the operation that it makes,
// alone or in each of its sets.
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
	place := root.Children[0].Range
	if place.End.Line > place.Start.Line { // a lens stands above one line
		place.End = place.Start
	}
	sets := at.settings.byPath[d.path]
	for i := range max(len(sets), 1) {
		in := ""
		if len(sets) > 1 {
			in = ": " + sets[i].title()
		}
		for _, lens := range []struct {
			title    string
			compiled bool
		}{{"Resolved operation" + in, false}, {"Compiled operation" + in, true}} {
			options := resolveOptions{Compiled: lens.compiled, Set: i + 1}
			lenses = append(lenses, protocol.CodeLens{
				Range: toRange(d.text(), place, s.client.encoding),
				Command: protocol.Command{
					Title: lens.title, Command: commandResolve, Arguments: []protocol.LSPAny{encoded(d.spelling), encoded(options)},
				},
			})
		}
	}
	return lenses, nil
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
