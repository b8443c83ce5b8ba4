package main

import (
	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/lsp"
)

func serveCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "serve",
		Short: "Serve an editor over the Language Server Protocol",
		Long: "Serve an editor that speaks the Language Server Protocol: messages come in on standard input and go out\n" +
			"on standard output, log lines go to standard error. Editors start this command themselves.",
		Example: "  plx-lsp serve --stdio",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			options := lsp.Options{Version: version(), Log: c.ErrOrStderr()}
			return exitStatus(lsp.Serve(c.Context(), c.InOrStdin(), c.OutOrStdout(), options))
		},
	}
	command.Flags().Bool("stdio", true, "use standard input and output, the only way there is")
	return command
}
