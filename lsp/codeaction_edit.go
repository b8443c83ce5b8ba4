package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
)

// codeActionClient is what the editor can do with code actions.
type codeActionClient struct {
	literals        bool // it takes them with their edits
	resolves        bool // it asks for the edit of the one that it applies
	documentChanges bool // it takes edits of versions of documents
	creates         bool // it takes edits that make files
}

func codeActionCapabilities(can protocol.ClientCapabilities) codeActionClient {
	var c codeActionClient
	if t := can.TextDocument; t != nil && t.CodeAction != nil {
		c.literals = t.CodeAction.CodeActionLiteralSupport.CodeActionKind.ValueSet != nil
		c.resolves = yes(t.CodeAction.DataSupport) && slices.Contains(t.CodeAction.ResolveSupport.Properties, "edit")
	}
	if w := can.Workspace; w != nil && w.WorkspaceEdit != nil {
		c.documentChanges = yes(w.WorkspaceEdit.DocumentChanges)
		c.creates = c.documentChanges && slices.Contains(w.WorkspaceEdit.ResourceOperations, protocol.ResourceOperationKindCreate)
	}
	return c
}

// pendingEdit makes what an action does when it is asked for.
type pendingEdit func(ctx context.Context) outcome

// outcome is what an action does.
type outcome struct {
	edits []spec.Edit
	files []analysis.NewFile // that are made
}

// add adds an action with its edit: now, or when the editor resolves it.
func (a *actor) add(ctx context.Context, action protocol.CodeAction, edit pendingEdit) {
	if a.client.codeAction.resolves {
		action.Data = encoded(actionData{a.number, len(a.edits)})
		a.edits = append(a.edits, edit)
	} else if action.Edit = a.workspaceEdit(edit(ctx)); action.Edit == nil {
		return
	}
	a.actions = append(a.actions, &action)
}

// workspaceEdit is what a change comes to in the documents that it edits; nil when there are none, or when one of them is
// of a file that is not known.
func (a *actor) workspaceEdit(c outcome) *protocol.WorkspaceEdit {
	var documents []*document
	byDocument := map[*document][]protocol.TextEdit{}
	for _, e := range c.edits {
		d := a.found.document
		if e.File != "" && e.File != d.path {
			var err error
			if d, err = a.lookup(a.at, e.File); err != nil || !d.inStep {
				return nil
			}
		}
		if byDocument[d] == nil {
			documents = append(documents, d)
		}
		edit := protocol.TextEdit{Range: toRange(d.text(), e.Range, a.client.encoding), NewText: e.NewText}
		byDocument[d] = append(byDocument[d], edit)
	}
	if len(documents) == 0 {
		return nil
	}
	edit := &protocol.WorkspaceEdit{DocumentChanges: creating(a.found.document, c.files)}
	for _, d := range documents {
		name := uri.URI(d.spelling)
		if !a.client.codeAction.documentChanges {
			if edit.Changes == nil {
				edit.Changes = map[uri.URI][]protocol.TextEdit{}
			}
			edit.Changes[name] = byDocument[d]
			continue
		}
		change := &protocol.TextDocumentEdit{}
		change.TextDocument.URI, change.TextDocument.Version = name, d.version
		for _, e := range byDocument[d] {
			change.Edits = append(change.Edits, &e)
		}
		edit.DocumentChanges = append(edit.DocumentChanges, change)
	}
	return edit
}

// actionLists are the lists of actions that were sent last, for codeAction/resolve.
type actionLists struct {
	mu    sync.Mutex
	sent  int // lists so far
	lists [keptLists]*actor
}

// actionData is the data of an action: the number of its list and its place in it.
type actionData struct {
	List int `json:"list"`
	Item int `json:"item"`
}

// reserve yields the number of a list to come.
func (l *actionLists) reserve() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent++
	l.lists[l.sent%keptLists] = nil
	return l.sent
}

// keep keeps the actions of an actor, unless many have been sent meanwhile.
func (l *actionLists) keep(a *actor) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if a.number > l.sent-keptLists {
		l.lists[a.number%keptLists] = a
	}
}

// get is the edit of an action, with the actor that offered it; nil when its list is gone.
func (l *actionLists) get(of actionData) (*actor, pendingEdit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if of.List <= l.sent-keptLists || of.List < 1 || of.List > l.sent {
		return nil, nil
	}
	if a := l.lists[of.List%keptLists]; a != nil && 0 <= of.Item && of.Item < len(a.edits) {
		return a, a.edits[of.Item]
	}
	return nil, nil
}

// resolveCodeAction answers codeAction/resolve: the action with its edit, and everything else in it as the editor sent it.
// An action on a text that is not the newest any more has none.
func resolveCodeAction(ctx context.Context, s *session, at *snapshot, params []byte) (any, error) {
	var action map[string]json.RawMessage
	if json.Unmarshal(params, &action) != nil || action == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the params must be a code action")
	}
	var data actionData
	if json.Unmarshal(action["data"], &data) != nil {
		return action, nil
	}
	a, edits := s.actions.get(data)
	if a == nil || at.documents[a.found.document.uri] != a.found.document {
		return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesContentModified), "the text has changed since the action was offered")
	}
	if edit := a.workspaceEdit(edits(ctx)); edit != nil {
		action["edit"] = json.RawMessage(raw(edit))
	}
	return action, ctx.Err()
}
