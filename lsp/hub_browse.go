package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/hub"
)

// commandHubList lists components, or the versions of one.
const commandHubList = "plxLsp.hub.list"

// browseTimeout is how long a deployment may take for all that one command asks of it.
const browseTimeout = 30 * time.Second

// hubChoice is the second argument of the commands that read from a hub.
type hubChoice struct {
	Ref string `json:"ref"`
}

// listedComponents is the answer to plxLsp.hub.list without a component.
type listedComponents struct {
	Owner      string            `json:"owner"`
	Components []listedComponent `json:"components"`
}

type listedComponent struct {
	Ref         string `json:"ref"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Versions    int    `json:"versions"`
	Newest      string `json:"newest"`
	UpdatedAt   string `json:"updatedAt,omitempty"`
}

// listedVersions is the answer to plxLsp.hub.list with a component.
type listedVersions struct {
	Ref          string          `json:"ref"`
	Polyaxonfile bool            `json:"polyaxonfile"` // the document is an open one, where a hubRef may stand
	Versions     []listedVersion `json:"versions"`
}

type listedVersion struct {
	Ref         string `json:"ref"`
	Name        string `json:"name"`
	Stage       string `json:"stage"`
	Description string `json:"description,omitempty"`
	UpdatedAt   string `json:"updatedAt,omitempty"`
	URI         string `json:"uri"` // of the document that shows it
}

// listHub lists the components of the owner in force, or of the one that a ref such as acme/ names, or the versions of the
// component that it names, as `plx-lsp hub ls` does.
func listHub(ctx context.Context, s *session, at *snapshot, document string, more []protocol.LSPAny) (any, error) {
	var choice hubChoice
	if len(more) > 0 && !isNull(more[0]) && json.Unmarshal(more[0], &choice) != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, `the second argument of %s must be an object such as {"ref": "acme/trainer"}`, commandHubList)
	}
	ctx, cancel := browsing(ctx)
	defer cancel()
	client, err := s.hubClient(ctx, pathOf(document, at.home()))
	if err != nil {
		return nil, hubFailure(err)
	}
	owner, all := strings.CutSuffix(choice.Ref, "/")
	if choice.Ref == "" {
		owner, all = client.Connection().OwnerName(), true
	}
	if all {
		return listComponents(ctx, client, owner)
	}
	d := at.documents[canonical(document)]
	return listVersions(ctx, client, choice.Ref, d != nil && at.isPolyaxonfile(d))
}

func listComponents(ctx context.Context, client *hub.Client, owner string) (any, error) {
	components, err := hub.NewProjectClient(client, owner, "").Components(ctx, nil)
	if err != nil {
		return nil, hubFailure(err)
	}
	answer := listedComponents{Owner: owner, Components: make([]listedComponent, 0, len(components))}
	for _, c := range components {
		answer.Components = append(answer.Components, listedComponent{
			Ref: c.Owner + "/" + c.Name, Name: c.Name, Description: c.Description, Versions: c.Versions,
			Newest: c.Newest.Name, UpdatedAt: stamp(c.Newest.UpdatedAt),
		})
	}
	return answer, nil
}

func listVersions(ctx context.Context, client *hub.Client, ref string, polyaxonfile bool) (any, error) {
	owner, name, version, err := client.Connection().Component(ref)
	if err == nil && version != "" {
		err = fmt.Errorf("%s lists the versions of a component, which is named without one, found %q", commandHubList, ref)
	}
	if err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%v", err)
	}
	project := hub.NewProjectClient(client, owner, name)
	versions, err := project.ComponentVersions(ctx)
	if err != nil {
		return nil, hubFailure(err)
	}
	answer := listedVersions{Ref: project.String(), Polyaxonfile: polyaxonfile, Versions: make([]listedVersion, 0, len(versions))}
	for _, v := range versions {
		ref := project.String() + ":" + v.Name
		answer.Versions = append(answer.Versions, listedVersion{
			Ref: ref, Name: v.Name, Stage: string(v.Stage), Description: v.Description, UpdatedAt: stamp(v.UpdatedAt), URI: hubURI(ref),
		})
	}
	return answer, nil
}

// browsing is a context that ends when a deployment has taken too long.
func browsing(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, browseTimeout, fmt.Errorf("the deployment did not answer all within %s", browseTimeout))
}

// hubFailure is why a deployment did not answer what it was asked.
func hubFailure(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return jsonrpc2.Errorf(requestFailed, "%v", err)
}

// stamp is a time in an answer.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
