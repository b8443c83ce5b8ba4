package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"path/filepath"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/hub"
)

// commandHubPull reads a version of a component for the client to save.
const commandHubPull = "plxLsp.hub.pull"

// pulled is the answer to plxLsp.hub.pull.
type pulled struct {
	Ref  string `json:"ref"`
	Text string `json:"text"`
	URI  string `json:"uri,omitempty"` // of the file to save it in; none where path is relative to no folder
}

// pullFromHub reads the version that a ref such as acme/trainer:1.2 names, as `plx-lsp hub pull` does. It writes nothing: where
// the text goes, and in place of what, is for the editor to ask. A path is relative to the workspace folder of the document.
func pullFromHub(ctx context.Context, s *session, at *snapshot, document string, more []protocol.LSPAny) (any, error) {
	var choice struct {
		hubChoice
		Path string `json:"path"`
	}
	if len(more) == 0 || json.Unmarshal(more[0], &choice) != nil || choice.Ref == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `the second argument of %s must be an object such as {"ref": "acme/trainer:1.2"}`, commandHubPull)
	}
	ctx, cancel := browsing(ctx)
	defer cancel()
	file := pathOf(document, at.home())
	client, err := s.hubClient(ctx, file)
	if err != nil {
		return nil, hubFailure(err)
	}
	owner, name, version, err := client.Connection().Component(choice.Ref)
	if err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	project := hub.NewProjectClient(client, owner, name)
	found, err := project.Component(ctx, cmp.Or(version, "latest"))
	if err != nil {
		return nil, hubFailure(err)
	}
	answer := pulled{Ref: project.String() + ":" + found.Name, Text: found.File()}
	path := cmp.Or(choice.Path, name+".plx.yaml")
	if !filepath.IsAbs(path) {
		path = filepath.Join(cmp.Or(at.root(file), at.home()), path)
	}
	if filepath.IsAbs(path) {
		answer.URI = uriOf(path)
	}
	return answer, nil
}
