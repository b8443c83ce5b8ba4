package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
)

// kindFixAll is the kind of the action that fixes everything in a file that can be fixed without a choice.
const kindFixAll = protocol.CodeActionKindSourceFixAll + "." + source

// codeActionKinds are the kinds of the actions that the server offers.
var codeActionKinds = []protocol.CodeActionKind{
	protocol.CodeActionKindQuickFix, kindFixAll, protocol.CodeActionKindRefactorExtract, protocol.CodeActionKindRefactorInline,
	protocol.CodeActionKindRefactorRewrite,
}

// codeActionParams are the params of textDocument/codeAction. Diagnostics may be those of other servers, which need not be
// understood.
type codeActionParams struct {
	TextDocument struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Range   protocol.Range `json:"range"`
	Context struct {
		Diagnostics []json.RawMessage         `json:"diagnostics"`
		Only        []protocol.CodeActionKind `json:"only"`
	} `json:"context"`
}

// codeAction answers textDocument/codeAction: what can be done about the diagnostics in a range, and how what stands there can be
// written otherwise.
func codeAction(ctx context.Context, s *session, at *snapshot, params []byte) (any, error) {
	var p codeActionParams
	if json.Unmarshal(params, &p) != nil || p.TextDocument.URI == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the params do not fit the method")
	}
	a := actor{session: s, at: at, only: p.Context.Only, actions: []protocol.CommandOrCodeAction{}}
	d := at.documents[canonical(p.TextDocument.URI)]
	if d == nil || !d.inStep {
		return a.actions, nil
	}
	all, err := s.findings(ctx, at, at.open())
	if err != nil {
		return nil, err
	}
	if a.found = all[d.uri]; a.found == nil {
		return a.actions, nil
	}
	if s.client.codeAction.resolves {
		a.number = s.actions.reserve()
	}
	a.offer(ctx, a.meant(&p))
	a.refactor(ctx, p.Range)
	if s.client.codeAction.resolves {
		s.actions.keep(&a)
	}
	if err := ctx.Err(); err != nil {
		return nil, err // what was found may be half of it
	}
	return a.actions, nil
}

// actor collects the actions for one request.
type actor struct {
	*session
	at      *snapshot
	only    []protocol.CodeActionKind // the kinds that the editor wants; all when it names none
	found   *found                    // what is shown in the document
	actions []protocol.CommandOrCodeAction
	number  int           // of the list of actions, when they are resolved later
	edits   []pendingEdit // likewise, in the order of the actions
}

// subject is a diagnostic that actions are about.
type subject struct {
	told
	shown protocol.Diagnostic // as the editor has it
}

// meant are the diagnostics that a request is about: those of ours that it names, or when it names none, those that its
// range touches.
func (a *actor) meant(p *codeActionParams) []subject {
	var named []protocol.Diagnostic
	for _, data := range p.Context.Diagnostics {
		var d protocol.Diagnostic
		if protocol.Unmarshal(data, &d) == nil {
			named = append(named, d)
		}
	}
	var meant, touched []subject
	for i, item := range a.found.items {
		j := slices.IndexFunc(named, func(d protocol.Diagnostic) bool {
			return d.Range == item.Range && d.Code == item.Code && d.Message == item.Message
		})
		switch {
		case j >= 0:
			meant = append(meant, subject{a.found.told[i], named[j]})
		case touch(item.Range, p.Range):
			touched = append(touched, subject{a.found.told[i], item})
		}
	}
	if len(meant) == 0 {
		meant = touched
	}
	return meant[:min(len(meant), maxSubjects)]
}

// maxSubjects is how many diagnostics one request is about.
const maxSubjects = 50

// touch reports whether two ranges have a place in common.
func touch(a, b protocol.Range) bool { return !isAfter(a.Start, b.End) && !isAfter(b.Start, a.End) }

func isAfter(a, b protocol.Position) bool {
	return a.Line > b.Line || a.Line == b.Line && a.Character > b.Character
}

// wants reports whether the editor wants actions of a kind.
func (a *actor) wants(kind protocol.CodeActionKind) bool {
	return len(a.only) == 0 || slices.ContainsFunc(a.only, func(o protocol.CodeActionKind) bool {
		return o == "" || kind == o || strings.HasPrefix(string(kind), string(o)+".")
	})
}

// offer adds the actions about some diagnostics, and those about the whole file.
func (a *actor) offer(ctx context.Context, subjects []subject) {
	if a.wants(protocol.CodeActionKindQuickFix) {
		for _, subject := range subjects {
			for _, fix := range a.fixes(ctx, subject.told) {
				a.quickFix(ctx, subject, fix)
			}
		}
		a.offerHub(ctx, subjects)
		a.offerFixOfCodes(ctx, subjects)
		for _, subject := range subjects {
			for _, fix := range analysis.Ignoring(a.found.document.reading.document(), subject.diagnostic) {
				a.quickFix(ctx, subject, fix)
			}
		}
	}
	if asked := len(a.only) > 0; a.wants(kindFixAll) && (asked || len(subjects) > 0) {
		edit := a.fixAll(func(spec.Diagnostic) bool { return true })
		a.add(ctx, protocol.CodeAction{Title: "Fix all that plx-lsp can fix in this file", Kind: ptr(kindFixAll)}, edit)
	}
}

// fixes are the fixes of a diagnostic in the document.
func (a *actor) fixes(ctx context.Context, t told) []spec.Fix {
	d := a.found.document
	files := a.resolver(a.at, a.at.settingsFor(d.path))
	return analysis.Fixes(ctx, d.reading.document(), t.named(), files)
}

func (a *actor) quickFix(ctx context.Context, s subject, fix spec.Fix) {
	action := protocol.CodeAction{
		Title: fix.Title, Kind: ptr(protocol.CodeActionKindQuickFix), Diagnostics: []protocol.Diagnostic{s.shown},
	}
	if fix.Preferred {
		action.IsPreferred = ptr(true)
	}
	a.add(ctx, action, func(context.Context) outcome { return outcome{edits: fix.Edits} })
}

// offerFixOfCodes adds, for each code among the subjects that others in the file have, too, what fixes all of them.
func (a *actor) offerFixOfCodes(ctx context.Context, subjects []subject) {
	offered := map[string]bool{}
	for _, s := range subjects {
		code, several := s.diagnostic.Code, 0
		for _, t := range a.found.told {
			if t.diagnostic.Code == code {
				several++
			}
		}
		if offered[code] || several < 2 || !slices.ContainsFunc(a.fixes(ctx, s.told), isPreferred) {
			continue
		}
		offered[code] = true
		edit := a.fixAll(func(d spec.Diagnostic) bool { return d.Code == code })
		a.add(ctx, protocol.CodeAction{
			Title: fmt.Sprintf("Fix all `%s` in this file", code), Kind: ptr(protocol.CodeActionKindQuickFix),
			Diagnostics: []protocol.Diagnostic{s.shown},
		}, edit)
	}
}

func isPreferred(fix spec.Fix) bool { return fix.Preferred }

// fixAll makes the preferred fixes of all diagnostics in the document that suit, as far as they stay in it.
func (a *actor) fixAll(suits func(spec.Diagnostic) bool) pendingEdit {
	return func(ctx context.Context) outcome {
		var found []spec.Diagnostic
		for _, t := range a.found.told {
			if suits(t.diagnostic) {
				found = append(found, t.named())
			}
		}
		d := a.found.document
		files := a.resolver(a.at, a.at.settingsFor(d.path))
		return outcome{edits: analysis.FixAll(ctx, d.reading.document(), found, files)}
	}
}
