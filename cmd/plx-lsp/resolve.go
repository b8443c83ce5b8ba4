package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis/report"
)

// resolveFlags is what the command line of `resolve` says.
type resolveFlags struct {
	sources  sourceFlags
	params   paramFlags
	compiled bool
	format   choice
	color    choice
}

func resolveCommand() *cobra.Command {
	flags := resolveFlags{
		format: choice{value: "yaml", of: []string{"yaml", "json"}},
		color:  choice{value: "auto", of: []string{"auto", "always", "never"}},
	}
	command := &cobra.Command{
		Use:   "resolve [PATH]",
		Short: "Print the operation that Polyaxon would run",
		Long: "Print the operation that Polyaxon would run: the files laid over each other, with the component that they\n" +
			"refer to and the given params. With --compiled, all layers are one.\n\n" +
			"The PATH is a file, or - for standard input; files given with -f are one Polyaxonfile. Without a source,\n" +
			"the working directory's default Polyaxonfile is taken.\n\n" +
			"What `plx-lsp check` rejects has no operation: then the errors go to standard error, nothing is printed,\n" +
			"and the exit code is that of `check`. It is 2, too, when something that is referred to cannot be fetched.",
		Example: "  plx-lsp resolve\n" +
			"  plx-lsp resolve polyaxonfile.yaml -P lr=0.1\n" +
			"  plx-lsp resolve -f base.yaml -f overlay.yaml --compiled\n" +
			"  plx-lsp resolve --hub acme/train:1.2 -P lr=0.1 --format json",
		ValidArgsFunction: completePaths,
		RunE:              func(c *cobra.Command, args []string) error { return runResolve(c, flags, args) },
	}
	flags.sources.register(command)
	flags.params.register(command, &flags.sources)
	command.Flags().BoolVar(&flags.compiled, "compiled", false, "print the compiled operation")
	flags.format.register(command, "format", "what to print: yaml or json")
	flags.color.register(command, "color", "colour the errors: auto (on a terminal), always or never")
	return command
}

func runResolve(c *cobra.Command, flags resolveFlags, args []string) error {
	if len(args) > 1 {
		return wrongUse(c, fmt.Errorf("`resolve` takes one PATH, found %d; use -f for overlays", len(args)))
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
	document := result.resolution.Operation()
	if flags.compiled {
		document = result.resolution.Compiled()
	}
	if document == nil {
		fmt.Fprintln(c.ErrOrStderr(), "plx-lsp: the operation is not known, for something that it is made from could not be fetched")
		return exitTrouble
	}
	if flags.format.value == "json" {
		err = report.IndentedJSON(c.OutOrStdout(), document)
	} else {
		err = report.YAML(c.OutOrStdout(), document)
	}
	if err != nil {
		return fmt.Errorf("the result could not be written: %w", err)
	}
	return nil
}
