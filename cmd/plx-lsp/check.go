package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
)

// checkFlags is what the command line of `check` says.
type checkFlags struct {
	sources sourceFlags
	params  paramFlags
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
			"searched for Polyaxonfiles. With -f, all files together are one Polyaxonfile: the first one and those\n" +
			"that are laid over it. Without a source, the working directory's default Polyaxonfile is checked.\n\n" +
			"A file is checked as Polyaxon does before it runs it: with its component, the given params and the\n" +
			"operations of a DAG. With --lint, only what it says is checked, which suits components that others run.\n\n" +
			"The nearest .plx-lsp.yaml at or above a file, within its repository, may change severities (rules) and\n" +
			"name further Polyaxonfiles in folders (files). A comment # plx-lsp: ignore[CODE] silences its line.\n\n" +
			"The exit code is 0 when all is fine, 1 when errors were found, 2 when the command line is wrong or\n" +
			"something could not be opened.",
		Example: "  plx-lsp check\n" +
			"  plx-lsp check polyaxonfile.yaml -P lr=0.1 -P epochs=10\n" +
			"  plx-lsp check -f base.yaml -f overlay.yaml --strict-params\n" +
			"  plx-lsp check --hub acme/train:1.2 -P lr=0.1\n" +
			"  plx-lsp check --lint --format github --fail-on warning .\n" +
			"  cat job.yaml | plx-lsp check --format json -",
		ValidArgsFunction: completePaths,
		RunE:              func(c *cobra.Command, args []string) error { return runCheck(c, flags, args) },
	}
	f := command.Flags()
	flags.sources.register(command)
	flags.params.register(command, &flags.sources)
	f.BoolVarP(&flags.lint, "lint", "l", false, "check the specification only, as the --lint of Polyaxon does")
	flags.format.register(command, "format", "what to print: text, json, github (workflow annotations) or sarif")
	flags.failOn.register(command, "fail-on", "the least severity that makes the exit code 1: error or warning")
	flags.color.register(command, "color", "colour the text: auto (on a terminal), always or never")
	return command
}

func runCheck(c *cobra.Command, flags checkFlags, args []string) error {
	params, err := flags.params.given(c)
	if err != nil {
		return err
	}
	sources, err := flags.sources.find(c, args)
	if err != nil {
		return err
	}
	settings, err := newSettingsFinder()
	if err != nil {
		return err
	}
	result := examine(c, sources, examiner{settings: settings, params: params, strict: flags.params.strict, lint: flags.lint})
	if len(result.trouble) == 0 && len(result.report.Files) == 0 && c.Context().Err() == nil {
		fmt.Fprintln(c.ErrOrStderr(), "plx-lsp: no Polyaxonfile was found in", strings.Join(args, ", "))
	}
	tellTrouble(c.ErrOrStderr(), result.trouble)
	if err := write(c.OutOrStdout(), &result.report, flags); err != nil {
		return fmt.Errorf("the result could not be written: %w", err)
	}
	return result.status(c, len(sources.inputs), flags.failOn.value)
}

// examine checks what a command line names, and shows how far it is. e says how.
func examine(c *cobra.Command, sources sources, e examiner) checked {
	bar := newProgress(c.ErrOrStderr(), len(sources.inputs), "Checking")
	defer bar.stop()
	e.files = analysis.Disk{Remote: remote(c.Context(), c.ErrOrStderr())}
	e.stdin = c.InOrStdin()
	result := e.all(c.Context(), sources.inputs, bar.step)
	result.trouble = append(sources.trouble, result.trouble...)
	if e.settings != nil && c.Context().Err() == nil {
		wrong, trouble := e.settings.wrong(c.Context(), result.report.Files, e.files)
		result.report.Files = append(result.report.Files, wrong...)
		result.trouble = append(result.trouble, trouble...)
	}
	return result
}

// status is how a command ends that checked a number of inputs.
func (r *checked) status(c *cobra.Command, inputs int, failOn string) error {
	switch {
	case c.Context().Err() != nil:
		fmt.Fprintf(c.ErrOrStderr(), "plx-lsp: interrupted after %d of %d files\n", r.done, inputs)
		return exitInterrupted
	case len(r.trouble) > 0:
		return exitTrouble
	case r.report.Count(spec.Error) > 0, failOn == "warning" && r.report.Count(spec.Warning) > 0:
		return exitFindings
	}
	return nil
}

// tellTrouble says what cannot be opened.
func tellTrouble(w io.Writer, trouble []error) {
	for _, err := range trouble {
		fmt.Fprintf(w, "plx-lsp: %s\n", cannotOpen(err))
	}
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
