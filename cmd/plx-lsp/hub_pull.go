package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/hub"
)

// pullFlags is what the command line of `hub pull` says.
type pullFlags struct {
	output string
	force  bool
	format choice
}

func hubPullCommand() *cobra.Command {
	flags := pullFlags{format: formatChoice()}
	command := &cobra.Command{
		Use:   "pull REF",
		Short: "Read the Polyaxonfile of a component",
		Long: "Read the Polyaxonfile of a component, and print it or, with -o, write it to a file.\n\n" +
			"A REF is NAME, NAME:VERSION or OWNER/NAME:VERSION, see `plx-lsp hub --help`. Before a file is overwritten\n" +
			"that says something else you are asked; without a terminal, --force is needed.",
		Example: "  plx-lsp hub pull acme/trainer:1.2\n  plx-lsp hub pull acme/trainer:1.2 -o trainer.yaml\n" +
			"  plx-lsp hub pull trainer -o trainer.yaml --force",
		Args:              exactly("a REF"),
		ValidArgsFunction: completeOneRef,
		RunE:              func(c *cobra.Command, args []string) error { return runHubPull(c, flags, args[0]) },
	}
	f := command.Flags()
	f.StringVarP(&flags.output, "output", "o", "", "the `FILE` to write; without it, standard output")
	f.BoolVar(&flags.force, "force", false, "overwrite a file that says something else")
	flags.format.register(command, "format", "what to print of a FILE that was written: table or json; without FILE, json is the whole version")
	completeFiles(command, "output")
	return command
}

func runHubPull(c *cobra.Command, flags pullFlags, ref string) error {
	d, err := openDeployment(c.ErrOrStderr())
	if err != nil {
		return err
	}
	version, err := d.version(c, ref)
	if err != nil {
		return err
	}
	if flags.output == "" {
		if flags.format.value == "json" {
			return showVersion(c.OutOrStdout(), version, "json")
		}
		return printContent(c.OutOrStdout(), version.File())
	}
	action, err := pullTo(c, flags, version)
	if err != nil {
		return err
	}
	return tellAction(c.OutOrStdout(), flags.format.value, version, action, flags.output)
}

// printContent prints a Polyaxonfile as it is; on a terminal, so that it does nothing but show.
func printContent(w io.Writer, content string) error {
	if isTerminal(w) {
		var shown strings.Builder
		for line := range strings.Lines(content) {
			shown.WriteString(shownLine(line) + "\n")
		}
		content = shown.String()
	}
	return writeAll(w, []byte(content))
}

// pullTo writes a version to a file, unless it says that already.
func pullTo(c *cobra.Command, flags pullFlags, version *hub.Version) (action string, err error) {
	text := version.File()
	switch old, err := analysis.ReadFile(flags.output); {
	case errors.Is(err, fs.ErrNotExist):
	case err == nil && old.String() == text:
		return "unchanged", nil
	default: // something else, or nothing that can be read
		if info, err := os.Stat(flags.output); err == nil && !info.Mode().IsRegular() {
			return "", fmt.Errorf("%s is no file that can be overwritten", flags.output)
		}
		if flags.force {
			break
		}
		yes, err := confirm(c, flags.output+" says something else. Overwrite it?", "--force")
		if err != nil {
			return "", err
		}
		if !yes {
			fmt.Fprintln(c.ErrOrStderr(), "plx-lsp: nothing was written")
			return "", exitFindings
		}
	}
	if err := replaceFile(flags.output, text); err != nil {
		return "", fmt.Errorf("%s cannot be written: %w", flags.output, err)
	}
	return "written", nil
}

// tellAction prints what was done with a version; file is "" where none was written.
func tellAction(w io.Writer, format string, version *hub.Version, action, file string) error {
	if format == "json" {
		described := describe(version)
		described.Content, described.Readme = "", ""
		return writeJSON(w, struct {
			Action string `json:"action"`
			File   string `json:"file,omitempty"`
			versionJSON
		}{action, file, described})
	}
	name := version.Owner + "/" + version.Project + ":" + version.Name
	if file != "" {
		return writeAll(w, fmt.Appendf(nil, "%s is %s from %s\n", file, action, name))
	}
	return writeAll(w, fmt.Appendf(nil, "%s is %s\n", name, action))
}
