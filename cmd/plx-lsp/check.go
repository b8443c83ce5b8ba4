package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
)

// checkFlags is what the command line of `check` says.
type checkFlags struct {
	sources sourceFlags
	lint    bool
	format  choice
	failOn  choice
	color   choice
}

func checkCommand() *cobra.Command {
	flags := checkFlags{
		format: choice{value: "text", of: []string{"text", "json", "github", "sarif"}},
		failOn: choice{value: "error", of: []string{"error", "warning"}},
		color:  choice{value: "auto", of: []string{"auto", "always", "never"}},
	}
	command := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check Polyaxonfiles",
		Long: "Check Polyaxonfiles and print everything that Polyaxon would reject, each at its place.\n\n" +
			"A PATH is a file, a folder, or - for standard input. A file is checked whatever its name; a folder is\n" +
			"searched for Polyaxonfiles. Without a PATH, the working directory's default Polyaxonfile is checked.\n\n" +
			"The exit code is 0 when all is fine, 1 when errors were found, 2 when the command line is wrong or\n" +
			"something could not be opened.",
		Example: "  plx-lsp check\n" +
			"  plx-lsp check polyaxonfile.yaml experiments/\n" +
			"  plx-lsp check -f base.yaml -f overlay.yaml\n" +
			"  plx-lsp check --format github --fail-on warning .\n" +
			"  cat job.yaml | plx-lsp check --lint --format json -",
		RunE: func(c *cobra.Command, args []string) error { return runCheck(c, flags, args) },
	}
	f := command.Flags()
	flags.sources.register(command)
	f.BoolVarP(&flags.lint, "lint", "l", false, "check the specification only, as the --lint of Polyaxon does")
	flags.format.register(command, "format", "what to print: text, json, github (workflow annotations) or sarif")
	flags.failOn.register(command, "fail-on", "the least severity that makes the exit code 1: error or warning")
	flags.color.register(command, "color", "colour the text: auto (on a terminal), always or never")
	return command
}

func runCheck(c *cobra.Command, flags checkFlags, args []string) error {
	sources, err := flags.sources.find(c, args)
	if err != nil {
		return err
	}
	bar := newProgress(c.ErrOrStderr(), len(sources.inputs))
	result := checkAll(c.Context(), sources.inputs, c.InOrStdin(), bar.step)
	bar.stop()
	trouble := append(sources.trouble, result.trouble...)
	if len(trouble) == 0 && len(result.report.Files) == 0 && c.Context().Err() == nil {
		fmt.Fprintln(c.ErrOrStderr(), "plx-lsp: no Polyaxonfile was found in", strings.Join(args, ", "))
	}
	for _, err := range trouble {
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: %s\n", cannotOpen(err))
	}
	if err := write(c.OutOrStdout(), &result.report, flags); err != nil {
		return fmt.Errorf("the result could not be written: %w", err)
	}
	if !flags.lint {
		fmt.Fprintln(c.ErrOrStderr(), "note: checked the specification only, as with --lint: not params, nor how an "+
			"operation and its component fit together")
	}
	switch {
	case c.Context().Err() != nil:
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: interrupted after %d of %d files\n",
			result.done, len(sources.inputs))
		return exitInterrupted
	case len(trouble) > 0:
		return exitTrouble
	case result.report.Count(spec.Error) > 0,
		flags.failOn.value == "warning" && result.report.Count(spec.Warning) > 0:
		return exitFindings
	}
	return nil
}

// cannotOpen says what cannot be opened, without the name of the system call that failed.
func cannotOpen(err error) string {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return fmt.Sprintf("cannot open %s: %v", failed.Path, failed.Err)
	}
	return err.Error()
}

func write(w io.Writer, r *report.Report, flags checkFlags) error {
	switch flags.format.value {
	case "json":
		return report.JSON(w, r)
	case "github":
		return report.GitHub(w, r)
	case "sarif":
		return report.SARIF(w, r, version())
	}
	return report.Text(w, r, textOptions(w, flags.color.value))
}
