package main

import (
	"cmp"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
)

// resolveFlags is what the command line of `resolve` says.
type resolveFlags struct {
	sources  sourceFlags
	params   paramFlags
	compiled bool
	show     choice
	format   choice
	color    choice
}

func resolveCommand() *cobra.Command {
	flags := resolveFlags{
		show:   choice{value: "operation", of: []string{"operation", "compiled", "runs", "dag"}},
		format: choice{value: "yaml", of: []string{"yaml", "json"}},
		color:  choice{value: "auto", of: []string{"auto", "always", "never"}},
	}
	command := &cobra.Command{
		Use:   "resolve [PATH]",
		Short: "Print the operation that Polyaxon would run",
		Long: "Print the operation that Polyaxon would run: the files laid over each other, with the component that they\n" +
			"refer to and the given params. With --compiled, all layers are one; with --show runs, the runs of its matrix, and\n" +
			"with --show dag, the steps of its DAG.\n\n" +
			"The PATH is a file, or - for standard input; files given with -f are one Polyaxonfile. Without a source,\n" +
			"the working directory's default Polyaxonfile is taken.\n\n" +
			"What `plx-lsp check` rejects has no operation: then the errors go to standard error, nothing is printed,\n" +
			"and the exit code is that of `check`. It is 2, too, when something that is referred to cannot be fetched.",
		Example: "  plx-lsp resolve\n" +
			"  plx-lsp resolve polyaxonfile.yaml -P lr=0.1\n" +
			"  plx-lsp resolve -f base.yaml -f overlay.yaml --compiled\n" +
			"  plx-lsp resolve --show runs search.yaml\n" +
			"  plx-lsp resolve --hub acme/train:1.2 -P lr=0.1 --format json",
		ValidArgsFunction: completePaths,
		RunE:              func(c *cobra.Command, args []string) error { return runResolve(c, flags, args) },
	}
	flags.sources.register(command)
	flags.params.register(command, &flags.sources)
	command.Flags().BoolVar(&flags.compiled, "compiled", false, "print the compiled operation")
	flags.show.register(command, "show", "what to print: the operation, the compiled one, the runs of its matrix, or the steps of its DAG")
	flags.format.register(command, "format", "what to print: yaml or json")
	flags.color.register(command, "color", "colour the errors: auto (on a terminal), always or never")
	return command
}

func runResolve(c *cobra.Command, flags resolveFlags, args []string) error {
	if len(args) > 1 {
		return wrongUse(c, fmt.Errorf("`resolve` takes one PATH, found %d; use -f for overlays", len(args)))
	}
	if flags.compiled {
		if flags.show.value != "operation" && flags.show.value != "compiled" {
			return wrongUse(c, fmt.Errorf("--compiled and --show %s ask for different things", flags.show.value))
		}
		flags.show.value = "compiled"
	}
	if isList := flags.show.value == "runs" || flags.show.value == "dag"; isList && flags.format.value == "json" {
		return wrongUse(c, fmt.Errorf("--show %s prints YAML alone", flags.show.value))
	}
	for _, path := range args {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return wrongUse(c, fmt.Errorf("%s is a folder; `resolve` takes a file", path))
		}
	}
	params, err := flags.params.given(c)
	if err != nil {
		return err
	}
	sources, err := flags.sources.find(c, args)
	if err != nil {
		return err
	}
	result := examine(c, sources, examiner{params: params, strict: flags.params.strict})
	tellTrouble(c.ErrOrStderr(), result.trouble)
	if result.report.Findings() > 0 {
		if err := report.Text(c.ErrOrStderr(), &result.report, textOptions(c.ErrOrStderr(), flags.color.value)); err != nil {
			return err
		}
	}
	if err := result.status(c, len(sources.inputs), "error"); err != nil {
		return err
	}
	if result.resolution.Operation() == nil {
		fmt.Fprintln(c.ErrOrStderr(), "plx-lsp: the operation is not known, for something that it is made from could not be fetched")
		return exitTrouble
	}
	if err := flags.write(c.OutOrStdout(), result.resolution); err != nil {
		return fmt.Errorf("the result could not be written: %w", err)
	}
	return nil
}

// write writes what is to be shown of what became of the sources.
func (f resolveFlags) write(w io.Writer, res *spec.Resolution) error {
	text, document := "", res.Operation()
	switch f.show.value {
	case "compiled":
		document = res.Compiled()
	case "runs":
		text = cmp.Or(analysis.ShowRuns(res), analysis.NoMatrix)
	case "dag":
		text = cmp.Or(analysis.ShowDag(res), analysis.NoDag)
	}
	switch {
	case text != "":
		_, err := io.WriteString(w, text)
		return err
	case f.format.value == "json":
		return report.IndentedJSON(w, document)
	}
	return report.YAML(w, document)
}
