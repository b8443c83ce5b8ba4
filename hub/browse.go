package hub

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/plx-lsp/plx-lsp/spec"
)

// listersAtOnce is how many projects are asked for their versions at the same time.
const listersAtOnce = 4

// Listed is a component in a list of components.
type Listed struct {
	*Project
	Newest   *Version // the one that changed last, as lists have it
	Versions int
}

// Components lists the components of the owner: the projects that have versions of components, those that changed last first.
// progress, unless it is nil, is told how many projects of all have been looked at.
func (p *ProjectClient) Components(ctx context.Context, progress func(done, all int)) ([]Listed, error) {
	projects, err := All(p.List(ctx, ListOptions{}))
	if err == nil {
		var listed []Listed
		if listed, err = p.newest(ctx, projects, progress); err == nil {
			return listed, nil
		}
	}
	return nil, fmt.Errorf("the components of %s cannot be listed: %w", p.owner, err)
}

// newest looks up the newest version of each project, a few of them at a time, and leaves out those that have none.
func (p *ProjectClient) newest(ctx context.Context, projects []*Project, progress func(done, all int)) ([]Listed, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	found := make([]Listed, len(projects))
	slots := make(chan struct{}, listersAtOnce)
	var asked sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for i, project := range projects {
		slots <- struct{}{}
		asked.Go(func() {
			defer func() { <-slots }()
			newest, count, err := NewProjectClient(p.client, p.owner, project.Name).NewestVersion(ctx, ComponentVersion)
			if err != nil && !IsNotFound(err) { // else it was deleted just now
				cancel(err)
			}
			mu.Lock()
			defer mu.Unlock()
			done++
			if progress != nil {
				progress(done, len(projects))
			}
			found[i] = Listed{p.owned(project), newest, count}
		})
	}
	asked.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(l Listed) bool { return l.Newest == nil })
	slices.SortStableFunc(found, func(a, b Listed) int { return b.Newest.UpdatedAt.Compare(a.Newest.UpdatedAt) })
	return found, nil
}

// ComponentVersions lists the versions of the component, those that changed last first. Where there is no such component, the
// error says what may have been meant.
func (p *ProjectClient) ComponentVersions(ctx context.Context) ([]*Version, error) {
	versions, err := All(p.Versions(ctx, ComponentVersion, ListOptions{}))
	switch {
	case IsNotFound(err):
		return nil, p.absent(ctx, "")
	case err != nil:
		return nil, fmt.Errorf("the versions of %s cannot be listed: %w", p, err)
	}
	return versions, nil
}

// Component reads a version of the component. Where it is not there, the error says what is.
func (p *ProjectClient) Component(ctx context.Context, name string) (*Version, error) {
	version, err := p.Version(ctx, ComponentVersion, name)
	switch {
	case IsNotFound(err):
		return nil, p.absent(ctx, name)
	case err != nil:
		return nil, fmt.Errorf("%s:%s cannot be read: %w", p, name, err)
	}
	version.Owner, version.Project = cmp.Or(version.Owner, p.owner), cmp.Or(version.Project, p.project)
	return version, nil
}

// String is the project as references write it, OWNER/NAME.
func (p *ProjectClient) String() string { return p.owner + "/" + p.project }

// absent says what there is in place of a version that is not there; version is "" for a component that is not there.
func (p *ProjectClient) absent(ctx context.Context, version string) error {
	versions, err := All(p.VersionNames(ctx, ComponentVersion, ListOptions{}))
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case err != nil && !IsNotFound(err) && version == "":
		return ofKind(ErrNotFound, "there is no component %s", p)
	case err != nil && !IsNotFound(err):
		return ofKind(ErrNotFound, "%s has no version %s", p, version)
	case len(versions) > 0:
		return ofKind(ErrNotFound, "%s has no version %s; it has %s", p, version, some(versions))
	case err == nil:
		return ofKind(ErrNotFound, "the project %s has no version that is a component", p)
	}
	components, err := All(p.Names(ctx, ListOptions{}))
	if near := spec.Suggest(p.project, components); err == nil && near != "" {
		return ofKind(ErrNotFound, "there is no component %s; did you mean %s/%s?", p, p.owner, near)
	}
	return ofKind(ErrNotFound, "there is no component %s", p)
}

// some names the first of many.
func some(names []string) string {
	const few = 8
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
}

// File is the Polyaxonfile of a component, with the line break at its end that a deployment does not keep.
func (v *Version) File() string {
	if v.Content == "" || strings.HasSuffix(v.Content, "\n") {
		return v.Content
	}
	return v.Content + "\n"
}
