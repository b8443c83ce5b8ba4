package main

import (
	"bytes"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

func hubShowCommand() *cobra.Command {
	format := formatChoice()
	command := &cobra.Command{
		Use:   "show REF",
		Short: "Show a version of a component",
		Long: "Show a version of a component: what the deployment says about it, and its Polyaxonfile.\n\n" +
			"A REF is NAME, NAME:VERSION or OWNER/NAME:VERSION, see `plx-lsp hub --help`.",
		Example:           "  plx-lsp hub show trainer\n  plx-lsp hub show acme/trainer:1.2 --format json",
		Args:              exactly("a REF"),
		ValidArgsFunction: completeOneRef,
		RunE: func(c *cobra.Command, args []string) error {
			d, err := openDeployment(c.ErrOrStderr())
			if err != nil {
				return err
			}
			version, err := d.version(c, args[0])
			if err != nil {
				return err
			}
			return showVersion(c.OutOrStdout(), version, format.value)
		},
	}
	format.register(command, "format", "what to print: table or json")
	return command
}

func showVersion(w io.Writer, v *hub.Version, format string) error {
	if format == "json" {
		return writeJSON(w, describe(v))
	}
	var rows [][]string
	for _, row := range [][]string{
		{"component", v.Owner + "/" + v.Project},
		{"version", v.Name},
		{"stage", string(v.Stage)},
		{"description", v.Description},
		{"tags", strings.Join(v.Tags, ", ")},
		{"created", when(v.CreatedAt)},
		{"updated", when(v.UpdatedAt)},
		{"by", v.User},
		{"from run", v.Run},
	} {
		if row[1] != "" {
			rows = append(rows, row)
		}
	}
	if err := writeTable(w, rows); err != nil {
		return err
	}
	var out bytes.Buffer
	for _, text := range []string{v.Readme, v.Content} {
		if text == "" {
			continue
		}
		out.WriteByte('\n')
		for line := range strings.Lines(text) {
			out.WriteString(shownLine(line) + "\n")
		}
	}
	return writeAll(w, out.Bytes())
}

// versionJSON is a version in the JSON of the commands of hub.
type versionJSON struct {
	Owner       string   `json:"owner,omitempty"`
	Component   string   `json:"component,omitempty"`
	Version     string   `json:"version"`
	UUID        string   `json:"uuid"`
	Stage       string   `json:"stage"`
	Description string   `json:"description,omitempty"`
	Tags        []string `json:"tags,omitempty"`
	CreatedAt   string   `json:"createdAt,omitempty"`
	UpdatedAt   string   `json:"updatedAt,omitempty"`
	User        string   `json:"user,omitempty"`
	Run         string   `json:"run,omitempty"`
	Readme      string   `json:"readme,omitempty"`
	Content     string   `json:"content,omitempty"`
}

func describe(v *hub.Version) versionJSON {
	stamp := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.UTC().Format(time.RFC3339)
	}
	return versionJSON{
		Owner: v.Owner, Component: v.Project, Version: v.Name, UUID: v.UUID, Stage: string(v.Stage),
		Description: v.Description, Tags: v.Tags, CreatedAt: stamp(v.CreatedAt), UpdatedAt: stamp(v.UpdatedAt),
		User: v.User, Run: v.Run, Readme: v.Readme, Content: v.Content,
	}
}

// when is a time in a table.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04") + " UTC"
}
