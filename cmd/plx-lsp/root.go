package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/plx-lsp/plx-lsp/spec"
)

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "plx-lsp",
		Short: "Check Polyaxonfiles and serve editors",
		Long: "plx-lsp finds in Polyaxonfiles what Polyaxon would reject: on the command line and in CI with `check`,\n" +
			"and while you type, in any editor that speaks the Language Server Protocol, with `serve`. What Polyaxon\n" +
			"would run is shown by `resolve`, and files of Polyaxon 0.x are converted by `migrate`.",
		Example: "  plx-lsp check polyaxonfile.yaml\n  plx-lsp resolve polyaxonfile.yaml -P lr=0.1\n" +
			"  plx-lsp serve --stdio",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(wrongFlag)
	root.AddCommand(checkCommand(), resolveCommand(), migrateCommand(), serveCommand(), hubCommand(), authCommand(), versionCommand())
	return root
}

// wrongFlag explains a flag that cannot be read; when there is none of that name, it proposes the nearest.
func wrongFlag(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return wrongUse(command, err)
	}
	var names []string
	command.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	best := spec.Suggest(unknown.GetSpecifiedName(), names)
	if best != "" {
		err = fmt.Errorf("%w; did you mean --%s?", err, best)
	}
	return wrongUse(command, err)
}

// knownCommand refuses an argument that should have been the name of a command.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("; did you mean `%s`?", strings.Join(near, "` or `"))
	}
	return wrongUse(root, fmt.Errorf("there is no command %q%s", args[0], hint))
}

// noArguments refuses arguments, in words of ours.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrongUse(command, fmt.Errorf("`%s` takes no argument, found %q", command.Name(), args[0]))
	}
	return nil
}
