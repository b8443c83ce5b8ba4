package hub

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Push is what it takes to make a version of a component say what a text says: see [ProjectClient.PlanPush].
type Push struct {
	Name       string   // of the version
	Content    string   // that it is to have
	NewProject bool     // the project must be made first
	Before     *Version // the version as it is; nil when there is none of this name
	Newest     *Version // when there is none of this name, the version that changed last; nil when there is none at all

	project *ProjectClient
}

// PlanPush looks at what is there, and changes nothing. Content is a Polyaxonfile that is known to be valid.
func (p *ProjectClient) PlanPush(ctx context.Context, name, content string) (*Push, error) {
	push := &Push{Name: name, Content: strings.TrimPrefix(content, "\ufeff"), project: p}
	before, err := p.Version(ctx, ComponentVersion, name)
	switch {
	case err == nil:
		push.Before = before
		return push, nil
	case !IsNotFound(err):
		return nil, err
	}
	if _, err := p.Get(ctx); IsNotFound(err) {
		push.NewProject = true
		return push, nil
	} else if err != nil {
		return nil, err
	}
	newest, _, err := p.NewestVersion(ctx, ComponentVersion)
	if newest == nil {
		return push, err
	}
	push.Newest, err = p.Version(ctx, ComponentVersion, newest.Name) // with its content
	return push, err
}

// Ref names the version as a hubRef does.
func (p *Push) Ref() string { return p.project.owner + "/" + p.project.project + ":" + p.Name }

// Unchanged reports whether the version says already what it is to say. White space at the ends does not count: a deployment
// does not keep it.
func (p *Push) Unchanged() bool {
	return p.Before != nil && strings.TrimSpace(p.Before.Content) == strings.TrimSpace(p.Content)
}

// Diff is what the push changes, as a unified diff: against the version as it is, or else against the one that changed last;
// "" when it changes nothing, or when there is nothing to compare with.
func (p *Push) Diff() string {
	from := p.Before
	if from == nil {
		from = p.Newest
	}
	if from == nil {
		return ""
	}
	name := p.project.owner + "/" + p.project.project + ":" + from.Name
	text := func(content string) []byte { return []byte(strings.TrimSpace(content) + "\n") }
	_, unified, _ := strings.Cut(string(diff.Diff(name, text(from.Content), p.Ref(), text(p.Content))), "\n")
	return unified
}

// Do makes the change, unless somebody has changed the version since it was looked at: that is an error.
func (p *Push) Do(ctx context.Context) (*Version, error) {
	if p.NewProject {
		if _, err := p.project.Create(ctx, NewProject{}); err != nil {
			return nil, fmt.Errorf("the project %s/%s cannot be made: %w", p.project.owner, p.project.project, err)
		}
	}
	if p.Before == nil { // a deployment refuses it when there is one by now
		return p.project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: p.Name, Content: p.Content})
	}
	now, err := p.project.Version(ctx, ComponentVersion, p.Name)
	if err != nil {
		return nil, err
	}
	if now.UUID != p.Before.UUID || now.Content != p.Before.Content {
		return nil, errors.New("somebody has changed this version in the meantime; look at the difference again")
	}
	return p.project.UpdateVersion(ctx, ComponentVersion, p.Name, VersionChange{Content: &p.Content})
}
