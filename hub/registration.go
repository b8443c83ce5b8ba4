package hub

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// ErrExists says that a version of this name is there already.
var ErrExists = errors.New("it is there already")

// RegisterVersion makes a version. When there is one of this name, it is an ErrExists, or with force the version is changed to
// what version says; what version leaves empty stays as it is.
func (p *ProjectClient) RegisterVersion(ctx context.Context, kind VersionKind, version NewVersion, force bool) (*Version, error) {
	_, err := p.Version(ctx, kind, version.Name)
	switch {
	case IsNotFound(err):
		return p.CreateVersion(ctx, kind, version)
	case err != nil:
		return nil, err
	case !force:
		return nil, fmt.Errorf("%s/%s:%s cannot be registered: %w", p.owner, p.project, version.Name, ErrExists)
	}
	return p.UpdateVersion(ctx, kind, version.Name, version.change())
}

// change is what v says, as a change of a version that is there.
func (v NewVersion) change() VersionChange {
	said := func(text string) *string {
		if text == "" {
			return nil
		}
		return &text
	}
	return VersionChange{
		Content: said(v.Content), Description: said(v.Description), Tags: v.Tags, Readme: said(v.Readme),
		Run: said(v.Run), Connection: said(v.Connection), Artifacts: v.Artifacts,
	}
}

// CopyVersion registers a version once more: in the project to of the same owner, or in this one when to is empty, under
// another name, or under its own with -copy behind it when as is empty.
func (p *ProjectClient) CopyVersion(ctx context.Context, kind VersionKind, name, to, as string, force bool) (*Version, error) {
	original, err := p.Version(ctx, kind, name)
	if err != nil {
		return nil, err
	}
	target := p
	if to != "" {
		target = NewProjectClient(p.client, p.owner, to)
	}
	if as == "" {
		as = name + "-copy"
	}
	return target.RegisterVersion(ctx, kind, NewVersion{
		Name: as, Content: original.Content, Description: original.Description, Tags: original.Tags, Readme: original.Readme,
		Run: original.Run, Connection: original.Connection, Artifacts: original.Artifacts,
	}, force)
}

// TransferVersion moves a version to another project of the same owner.
func (p *ProjectClient) TransferVersion(ctx context.Context, kind VersionKind, name, to string) error {
	path, err := p.versionPath(kind, name, "transfer")
	if err != nil {
		return err
	}
	if err := checkName("project", to); err != nil {
		return err
	}
	return p.client.call(ctx, http.MethodPost, path, nil, map[string]string{"project": to}, nil)
}

// GetOrCreate is the project, which is made when it is not there.
func (p *ProjectClient) GetOrCreate(ctx context.Context, project NewProject) (*Project, error) {
	found, err := p.Get(ctx)
	if IsNotFound(err) {
		return p.Create(ctx, project)
	}
	return found, err
}
