package hub

import (
	"context"
	"iter"
	"net/http"
	"time"
)

// Project is a project of a deployment. A component of the hub is a project with versions of kind component. Lists have
// neither Readme nor, with the community edition, Owner.
type Project struct {
	UUID        string    `json:"uuid"`
	Owner       string    `json:"owner"`
	Name        string    `json:"name"`
	Description string    `json:"description"`
	Tags        []string  `json:"tags"`
	User        string    `json:"user"`
	CreatedAt   time.Time `json:"created_at"`
	UpdatedAt   time.Time `json:"updated_at"`
	IsPublic    bool      `json:"is_public"`
	Bookmarked  bool      `json:"bookmarked"`
	Readme      string    `json:"readme"`
}

// NewProject is what a project is created with.
type NewProject struct {
	Description string   `json:"description,omitempty"`
	Tags        []string `json:"tags,omitempty"`
	Readme      string   `json:"readme,omitempty"`
	IsPublic    bool     `json:"is_public,omitempty"`
}

// ProjectChange is what to change of a project: what is nil stays as it is.
type ProjectChange struct {
	Name        *string  `json:"name,omitempty"`
	Description *string  `json:"description,omitempty"`
	Tags        []string `json:"tags,omitzero"` // an empty list, not nil: no tags
	Readme      *string  `json:"readme,omitempty"`
	IsPublic    *bool    `json:"is_public,omitempty"`
}

// ProjectClient speaks of one project of a deployment and its versions, and of the projects beside it. Its methods may be
// called by several goroutines at once.
//
// Errors are those of a [Client]. For what is not there, [IsNotFound] holds.
type ProjectClient struct {
	client         *Client
	owner, project string
}

// NewProjectClient makes a client for a project, which need not exist yet. project may be empty for one that only lists
// the projects of their owner.
func NewProjectClient(client *Client, owner, project string) *ProjectClient {
	return &ProjectClient{client: client, owner: owner, project: project}
}

// Owner is whose project p speaks of.
func (p *ProjectClient) Owner() string { return p.owner }

// Name is the name of the project that p speaks of.
func (p *ProjectClient) Name() string { return p.project }

// List lists the projects of the owner.
func (p *ProjectClient) List(ctx context.Context, options ListOptions) iter.Seq2[*Project, error] {
	if err := checkName("owner", p.owner); err != nil {
		return failing[*Project](err)
	}
	return list[*Project](ctx, p.client, apiPath(p.owner, "projects", "list"), options)
}

// Names lists the names of the projects of the owner.
func (p *ProjectClient) Names(ctx context.Context, options ListOptions) iter.Seq2[string, error] {
	if err := checkName("owner", p.owner); err != nil {
		return failing[string](err)
	}
	return listNames(ctx, p.client, apiPath(p.owner, "projects", "names"), options)
}

// Get is the project.
func (p *ProjectClient) Get(ctx context.Context) (*Project, error) {
	return p.call(ctx, http.MethodGet, nil)
}

// Create makes the project.
func (p *ProjectClient) Create(ctx context.Context, project NewProject) (*Project, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	body := struct {
		Name string `json:"name"`
		NewProject
	}{p.project, project}
	created := &Project{}
	if err := p.client.call(ctx, http.MethodPost, apiPath(p.owner, "projects", "create"), nil, body, created); err != nil {
		return nil, err
	}
	return p.owned(created), nil
}

// Update changes the project. After a change of its name, p still speaks of the old one.
func (p *ProjectClient) Update(ctx context.Context, change ProjectChange) (*Project, error) {
	if change.Name != nil {
		if err := checkName("project", *change.Name); err != nil {
			return nil, err
		}
	}
	return p.call(ctx, http.MethodPatch, change)
}

// Delete removes the project with all that belongs to it.
func (p *ProjectClient) Delete(ctx context.Context) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	return p.client.call(ctx, http.MethodDelete, path, nil, nil, nil)
}

// call asks for the project itself.
func (p *ProjectClient) call(ctx context.Context, method string, body any) (*Project, error) {
	path, err := p.path()
	if err != nil {
		return nil, err
	}
	project := &Project{}
	if err := p.client.call(ctx, method, path, nil, body, project); err != nil {
		return nil, err
	}
	return p.owned(project), nil
}

// owned fills in the owner, which the community edition does not tell.
func (p *ProjectClient) owned(project *Project) *Project {
	if project.Owner == "" {
		project.Owner = p.owner
	}
	return project
}

// path is the address of the project, or of something below it.
func (p *ProjectClient) path(below ...string) (string, error) {
	if err := p.check(); err != nil {
		return "", err
	}
	return apiPath(append([]string{p.owner, p.project}, below...)...), nil
}

func (p *ProjectClient) check() error {
	if err := checkName("owner", p.owner); err != nil {
		return err
	}
	return checkName("project", p.project)
}
