package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/spec"
)

// commandHubPush makes a document a version of a component.
const commandHubPush = "plxLsp.hub.push"

// requestFailed is the code of a request that is right and cannot be done.
const requestFailed = jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed)

// answerTimeout is how long the user may look at the difference.
const answerTimeout = 10 * time.Minute

// longestDiff is how many lines of a difference a question shows.
const longestDiff = 40

// pushed is the answer to plxLsp.hub.push.
type pushed struct {
	Ref    string `json:"ref"`
	Action string `json:"action"` // created, updated, unchanged, or cancelled by the user
}

// pushToHub makes the text of a document a version of a component, when it has no errors and the user agrees to what it changes.
// The second argument is the component, such as acme/trainer:1.2; by default it has the name of the document's own, and the
// version is the one called latest.
func pushToHub(ctx context.Context, s *session, at *snapshot, document string, more []protocol.LSPAny) (any, error) {
	d, err := s.pushable(ctx, at, document)
	if err != nil {
		return nil, err
	}
	ref := nameOf(d)
	if len(more) > 0 && !isNull(more[0]) && json.Unmarshal(more[0], &ref) != nil || ref == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the second argument of %s must be the component, such as acme/trainer:1.2", commandHubPush)
	}
	push, err := s.planPush(ctx, d, ref)
	switch {
	case err != nil:
		return nil, jsonrpc2.Errorf(requestFailed, "%s cannot be pushed: %v", ref, err)
	case push.Unchanged():
		return s.tellPushed(push, "unchanged"), nil
	}
	yes, err := s.confirmPush(ctx, d, push)
	if err != nil {
		return nil, err
	}
	if !yes {
		return pushed{push.Ref(), "cancelled"}, nil
	}
	if _, err := push.Do(ctx); err != nil {
		return nil, jsonrpc2.Errorf(requestFailed, "%s cannot be pushed: %v", push.Ref(), err)
	}
	s.remote.Refresh() // files may refer to what was pushed
	if push.Before == nil {
		return s.tellPushed(push, "created"), nil
	}
	return s.tellPushed(push, "updated"), nil
}

// pushable is a document that Polyaxon would take for a component.
func (s *session) pushable(ctx context.Context, at *snapshot, document string) (*document, error) {
	d := at.documents[canonical(document)]
	if d == nil {
		var err error
		if d, err = s.lookup(at, pathOf(document, at.home())); err != nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the document is not there, or cannot be read")
		}
	}
	if !at.isPolyaxonfile(d) {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the document is no Polyaxonfile")
	}
	tree := d.reading.document().Tree
	for _, found := range spec.Lint(ctx, d.path, tree, s.resolver(at, at.settingsFor(d.path))) {
		if found.Severity == spec.Error {
			return nil, jsonrpc2.Errorf(requestFailed, "the document has errors, and is not pushed: line %d: %s",
				found.Range.Start.Line+1, found.Message)
		}
	}
	return d, ctx.Err()
}

// nameOf is the name that a document gives to what is in it.
func nameOf(d *document) string {
	root := d.reading.document().Tree.Root
	if root == nil {
		return ""
	}
	for _, e := range root.Entries() {
		if e.Key.Value == "name" {
			return e.Value.Value
		}
	}
	return ""
}

// planPush looks at what a push would change in the deployment that the settings name, or else the user's own.
func (s *session) planPush(ctx context.Context, d *document, ref string) (*hub.Push, error) {
	client, err := s.hubClient(ctx, d.path)
	if err != nil {
		return nil, err
	}
	owner, name, version, err := client.Connection().Component(ref)
	if err != nil {
		return nil, err
	}
	return hub.NewProjectClient(client, owner, name).PlanPush(ctx, cmp.Or(version, "latest"), d.reading.document().Tree.Text.String())
}

// confirmPush shows what a push changes, and asks whether to make it.
func (s *session) confirmPush(ctx context.Context, d *document, push *hub.Push) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	const yes = "Push"
	answer, err := s.editor.ShowMessageRequest(ctx, &protocol.ShowMessageRequestParams{
		Type: levelInfo, Message: pushQuestion(filepath.Base(d.path), push),
		Actions: []protocol.MessageActionItem{{Title: yes}, {Title: "Cancel"}},
	})
	if err != nil {
		return false, jsonrpc2.Errorf(requestFailed, "the editor did not ask whether to push: %v", err)
	}
	return answer != nil && answer.Title == yes, nil
}

func pushQuestion(file string, push *hub.Push) string {
	question := fmt.Sprintf("Push %s to %s? It changes that version.", file, push.Ref())
	switch {
	case push.NewProject:
		question = fmt.Sprintf("Push %s to %s? There is no such component yet: it is made.", file, push.Ref())
	case push.Before == nil:
		question = fmt.Sprintf("Push %s to %s? It is a new version.", file, push.Ref())
	}
	lines := strings.Split(strings.TrimRight(push.Diff(), "\n"), "\n")
	if more := len(lines) - longestDiff; more > 0 {
		lines = append(lines[:longestDiff], fmt.Sprintf("... and %d more lines", more))
	}
	return strings.TrimRight(question+"\n\n"+strings.Join(lines, "\n"), "\n")
}

// tellPushed tells the user what was done, and is the answer to the command.
func (s *session) tellPushed(push *hub.Push, action string) pushed {
	s.tellUser(push.Ref() + " is " + action)
	return pushed{push.Ref(), action}
}
