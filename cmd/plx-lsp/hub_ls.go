package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

// listersAtOnce is how many projects are asked for their versions at the same time.
const listersAtOnce = 4

func hubListCommand() *cobra.Command {
	format := formatChoice()
	command := &cobra.Command{
		Use:   "ls [OWNER/NAME]",
		Short: "List components, or the versions of one",
		Long: "List the components of yours, or of an owner given as OWNER/, or the versions of a component.\n\n" +
			"Projects without a version that is a component are left out. What changed last comes first.",
		Example:           "  plx-lsp hub ls\n  plx-lsp hub ls acme/\n  plx-lsp hub ls acme/trainer --format json",
		ValidArgsFunction: completeOneRef,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse(c, fmt.Errorf("`ls` takes one OWNER/NAME, found %d arguments", len(args)))
			}
			return runHubList(c, format.value, args)
		},
	}
	format.register(command, "format", "what to print: table or json")
	return command
}

func runHubList(c *cobra.Command, format string, args []string) error {
	d, err := openDeployment(c.ErrOrStderr())
	if err != nil {
		return err
	}
	owner := d.connection.OwnerName()
	if len(args) == 1 {
		named, all := strings.CutSuffix(args[0], "/")
		if !all {
			return d.listVersions(c, format, args[0])
		}
		owner = named
	}
	listed, err := d.listed(c, owner)
	if err != nil {
		return fmt.Errorf("the components of %s cannot be listed: %w", owner, err)
	}
	if len(listed) == 0 {
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: %s has no components\n", owner)
	}
	if format == "json" {
		return writeJSON(c.OutOrStdout(), struct {
			Components []componentJSON `json:"components"`
		}{listed})
	}
	return componentTable(c.OutOrStdout(), listed)
}

// componentJSON is a component in the list of components.
type componentJSON struct {
	Owner       string       `json:"owner"`
	Component   string       `json:"component"`
	Description string       `json:"description,omitempty"`
	Tags        []string     `json:"tags,omitempty"`
	Versions    int          `json:"versions"`
	Newest      *versionJSON `json:"newest"`

	changed time.Time
}

// listed are the projects of an owner that have versions of components.
func (d deployment) listed(c *cobra.Command, owner string) ([]componentJSON, error) {
	projects, err := hub.All(hub.NewProjectClient(d.client, owner, "").List(c.Context(), hub.ListOptions{}))
	if err != nil {
		return nil, err
	}
	bar := newProgress(c.ErrOrStderr(), len(projects), "Listing")
	defer bar.stop()
	found, err := d.newest(c.Context(), owner, projects, bar.step)
	if err != nil {
		return nil, err
	}
	listed := slices.DeleteFunc(found, func(c componentJSON) bool { return c.Newest == nil })
	slices.SortStableFunc(listed, func(a, b componentJSON) int { return b.changed.Compare(a.changed) })
	return listed, nil
}

// newest describes each project with its newest version, a few of them at a time. It calls step after each.
func (d deployment) newest(ctx context.Context, owner string, projects []*hub.Project, step func()) ([]componentJSON, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	found := make([]componentJSON, len(projects))
	slots := make(chan struct{}, listersAtOnce)
	var asked sync.WaitGroup
	var mu sync.Mutex
	for i, project := range projects {
		slots <- struct{}{}
		asked.Go(func() {
			defer func() { <-slots }()
			newest, count, err := hub.NewProjectClient(d.client, owner, project.Name).NewestVersion(ctx, hub.ComponentVersion)
			if err != nil && !hub.IsNotFound(err) { // else it was deleted just now
				cancel(err)
			}
			mu.Lock()
			defer mu.Unlock()
			step()
			found[i] = describeComponent(owner, project, newest, count)
		})
	}
	asked.Wait()
	return found, context.Cause(ctx)
}

func describeComponent(owner string, project *hub.Project, newest *hub.Version, count int) componentJSON {
	c := componentJSON{
		Owner: cmp.Or(project.Owner, owner), Component: project.Name, Description: project.Description, Tags: project.Tags,
		Versions: count,
	}
	if newest != nil {
		v := describe(newest)
		c.Newest, c.changed = &v, newest.UpdatedAt
	}
	return c
}

func componentTable(w io.Writer, components []componentJSON) error {
	if len(components) == 0 {
		return nil
	}
	rows := [][]string{{"COMPONENT", "VERSIONS", "NEWEST", "STAGE", "UPDATED", "DESCRIPTION"}}
	for _, c := range components {
		rows = append(rows, []string{
			c.Owner + "/" + c.Component, strconv.Itoa(c.Versions), c.Newest.Version, c.Newest.Stage, when(c.changed), c.Description,
		})
	}
	return writeTable(w, rows)
}

// listVersions prints the versions of a component.
func (d deployment) listVersions(c *cobra.Command, format, ref string) error {
	project, version, err := d.component(c, ref)
	if err != nil {
		return err
	}
	if version != "" {
		return wrongUse(c, fmt.Errorf("`ls` takes a component without a version, found %q; `plx-lsp hub show %s` shows a version", ref, ref))
	}
	versions, err := hub.All(project.Versions(c.Context(), hub.ComponentVersion, hub.ListOptions{}))
	component := project.Owner() + "/" + project.Name()
	switch {
	case hub.IsNotFound(err):
		return missing(c, project, "")
	case err != nil:
		return fmt.Errorf("the versions of %s cannot be listed: %w", component, err)
	case len(versions) == 0:
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: the project %s has no version that is a component\n", component)
	}
	if format == "json" {
		listed := make([]versionJSON, 0, len(versions))
		for _, v := range versions {
			listed = append(listed, describe(v))
		}
		return writeJSON(c.OutOrStdout(), struct {
			Owner     string        `json:"owner"`
			Component string        `json:"component"`
			Versions  []versionJSON `json:"versions"`
		}{project.Owner(), project.Name(), listed})
	}
	return versionTable(c.OutOrStdout(), versions)
}

func versionTable(w io.Writer, versions []*hub.Version) error {
	if len(versions) == 0 {
		return nil
	}
	rows := [][]string{{"VERSION", "STAGE", "UPDATED", "TAGS", "DESCRIPTION"}}
	for _, v := range versions {
		rows = append(rows, []string{v.Name, string(v.Stage), when(v.UpdatedAt), strings.Join(v.Tags, ", "), v.Description})
	}
	return writeTable(w, rows)
}
