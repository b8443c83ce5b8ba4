package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

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
		return err
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

// listed are the components of an owner, with a bar while they are looked up.
func (d deployment) listed(c *cobra.Command, owner string) ([]componentJSON, error) {
	var bar *progress
	components, err := hub.NewProjectClient(d.client, owner, "").Components(c.Context(), func(_, all int) {
		if bar == nil {
			bar = newProgress(c.ErrOrStderr(), all, "Listing")
		}
		bar.step()
	})
	if bar != nil {
		bar.stop()
	}
	if err != nil {
		return nil, err
	}
	listed := make([]componentJSON, 0, len(components))
	for _, l := range components {
		newest := describe(l.Newest)
		listed = append(listed, componentJSON{
			Owner: l.Owner, Component: l.Name, Description: l.Description, Tags: l.Tags, Versions: l.Versions,
			Newest: &newest, changed: l.Newest.UpdatedAt,
		})
	}
	return listed, nil
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
	versions, err := project.ComponentVersions(c.Context())
	switch {
	case err != nil:
		return err
	case len(versions) == 0:
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: the project %s has no version that is a component\n", project)
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
