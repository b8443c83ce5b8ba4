package main

import (
	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

func authCommand() *cobra.Command {
	command := &cobra.Command{
		Use:     "auth",
		Short:   "Show how plx-lsp logs in to Polyaxon",
		Long:    "Show how plx-lsp logs in to Polyaxon. To log in, run `polyaxon login`, or set POLYAXON_AUTH_TOKEN.",
		Example: "  plx-lsp auth status",
		Args:    knownCommand,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	command.SuggestionsMinimumDistance = 2
	command.AddCommand(authStatusCommand())
	return command
}

func authStatusCommand() *cobra.Command {
	format := choice{value: "text", of: []string{"text", "json"}}
	command := &cobra.Command{
		Use:   "status",
		Short: "Show the host, and which of the ways to log in is in force",
		Long: "Show the host that plx-lsp talks to, which of the ways to log in is in force and why, and whether the host\n" +
			"answers. The token itself is never shown.\n\n" +
			"The exit code is 1 when something is wrong with the configuration, such as a file that cannot be understood.",
		Example: "  plx-lsp auth status\n  POLYAXON_HOST=https://polyaxon.example.com plx-lsp auth status --format json",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			connection, err := hubConnection()
			if err != nil {
				return err
			}
			if err := showStatus(c, connection, format.value); err != nil {
				return err
			}
			if len(connection.Problems) > 0 {
				return exitFindings
			}
			return nil
		},
	}
	format.register(command, "format", "what to print: text or json")
	return command
}

func showStatus(c *cobra.Command, connection *hub.Connection, format string) error {
	status := connection.Ask(c.Context())
	if format == "json" {
		return writeJSON(c.OutOrStdout(), status)
	}
	return writeAll(c.OutOrStdout(), []byte(status.String()))
}
