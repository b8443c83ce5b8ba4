package hub

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"time"
)

// VersionKind says what a version is of.
type VersionKind string

// The kinds of versions.
const (
	ComponentVersion VersionKind = "component" // what a hubRef names
	ModelVersion     VersionKind = "model"
	ArtifactVersion  VersionKind = "artifact"
)

// Version is a version of a project. Lists have none of the fields below Kind.
type Version struct {
	UUID        string      `json:"uuid"`
	Name        string      `json:"name"`
	Description string      `json:"description"`
	Tags        []string    `json:"tags"`
	User        string      `json:"user"`
	CreatedAt   time.Time   `json:"created_at"`
	UpdatedAt   time.Time   `json:"updated_at"`
	Stage       Stage       `json:"stage"`
	State       string      `json:"state"` // of a component: the same for versions that run the same
	Kind        VersionKind `json:"kind"`

	Owner      string         `json:"owner"`
	Project    string         `json:"project"`
	Content    string         `json:"content"` // of a component: its Polyaxonfile, in YAML or JSON
	Readme     string         `json:"readme"`
	Run        string         `json:"run"` // the uuid of the run that it came from
	Connection string         `json:"connection"`
	Artifacts  []string       `json:"artifacts"` // names of artifacts of that run
	MetaInfo   map[string]any `json:"meta_info"`
}

// NewVersion is what a version is created with. A component needs Content; artifacts need a run.
type NewVersion struct {
	Name        string   `json:"name"`
	Content     string   `json:"content,omitempty"`
	Description string   `json:"description,omitempty"`
	Tags        []string `json:"tags,omitempty"`
	Readme      string   `json:"readme,omitempty"`
	Run         string   `json:"run,omitempty"`
	Connection  string   `json:"connection,omitempty"`
	Artifacts   []string `json:"artifacts,omitempty"`
}

// VersionChange is what to change of a version: what is nil stays as it is.
type VersionChange struct {
	Name        *string  `json:"name,omitempty"`
	Content     *string  `json:"content,omitempty"`
	Description *string  `json:"description,omitempty"`
	Tags        []string `json:"tags,omitzero"` // an empty list, not nil: no tags
	Readme      *string  `json:"readme,omitempty"`
	Run         *string  `json:"run,omitempty"`
	Connection  *string  `json:"connection,omitempty"`
	Artifacts   []string `json:"artifacts,omitzero"`
}

// Versions lists the versions of a kind.
func (p *ProjectClient) Versions(ctx context.Context, kind VersionKind, options ListOptions) iter.Seq2[*Version, error] {
	path, err := p.versionsPath(kind)
	if err != nil {
		return failing[*Version](err)
	}
	return list[*Version](ctx, p.client, path, options)
}

// VersionNames lists the names of the versions of a kind.
func (p *ProjectClient) VersionNames(ctx context.Context, kind VersionKind, options ListOptions) iter.Seq2[string, error] {
	path, err := p.versionsPath(kind, "names")
	if err != nil {
		return failing[string](err)
	}
	return listNames(ctx, p.client, path, options)
}

// NewestVersion is the version of a kind that changed last, as lists have it, and how many there are; nil when there is
// none.
func (p *ProjectClient) NewestVersion(ctx context.Context, kind VersionKind) (newest *Version, count int, err error) {
	path, err := p.versionsPath(kind)
	if err != nil {
		return nil, 0, err
	}
	got, err := part[*Version](ctx, p.client, path, ListOptions{Sort: "-updated_at"}, 0, 1)
	if err != nil || len(got.Results) == 0 {
		return nil, 0, err
	}
	return got.Results[0], got.Count, nil
}

// Version is the version of this name. A version called latest is one like any other: a deployment does not look for it.
func (p *ProjectClient) Version(ctx context.Context, kind VersionKind, name string) (*Version, error) {
	return p.callVersion(ctx, http.MethodGet, kind, name, nil)
}

// CreateVersion makes a version of a project that exists.
func (p *ProjectClient) CreateVersion(ctx context.Context, kind VersionKind, version NewVersion) (*Version, error) {
	path, err := p.versionsPath(kind)
	if err != nil {
		return nil, err
	}
	if err := checkName("version", version.Name); err != nil {
		return nil, err
	}
	created := &Version{}
	if err := p.client.call(ctx, http.MethodPost, path, nil, version, created); err != nil {
		return nil, err
	}
	return created, checkKind(created, kind)
}

// UpdateVersion changes a version.
func (p *ProjectClient) UpdateVersion(ctx context.Context, kind VersionKind, name string, change VersionChange) (*Version, error) {
	if change.Name != nil {
		if err := checkName("version", *change.Name); err != nil {
			return nil, err
		}
	}
	return p.callVersion(ctx, http.MethodPatch, kind, name, change)
}

// DeleteVersion removes a version.
func (p *ProjectClient) DeleteVersion(ctx context.Context, kind VersionKind, name string) error {
	path, err := p.versionPath(kind, name)
	if err != nil {
		return err
	}
	return p.client.call(ctx, http.MethodDelete, path, nil, nil, nil)
}

// callVersion asks for a version itself.
func (p *ProjectClient) callVersion(ctx context.Context, method string, kind VersionKind, name string, body any) (*Version, error) {
	path, err := p.versionPath(kind, name)
	if err != nil {
		return nil, err
	}
	version := &Version{}
	if err := p.client.call(ctx, method, path, nil, body, version); err != nil {
		return nil, err
	}
	return version, checkKind(version, kind)
}

// checkKind refuses an answer that speaks of something else than what was asked for.
func checkKind(version *Version, kind VersionKind) error {
	if version.Kind != kind {
		return fmt.Errorf("the version %s is not of kind %s, found %q", version.Name, kind, version.Kind)
	}
	return nil
}

// versionsPath is the address of the versions of a kind, or of something below it.
func (p *ProjectClient) versionsPath(kind VersionKind, below ...string) (string, error) {
	switch kind {
	case ComponentVersion, ModelVersion, ArtifactVersion:
	default:
		return "", fmt.Errorf("the kind of a version is component, model or artifact, found %q", kind)
	}
	return p.path(append([]string{"versions", string(kind)}, below...)...)
}

// versionPath is the address of a version, or of something below it.
func (p *ProjectClient) versionPath(kind VersionKind, name string, below ...string) (string, error) {
	if err := checkName("version", name); err != nil {
		return "", err
	}
	return p.versionsPath(kind, append([]string{name}, below...)...)
}
