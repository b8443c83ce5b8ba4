package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

// latestVersion is the version that is meant when a REF names none.
const latestVersion = "latest"

func hubCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "hub",
		Short: "List, show, pull and push components of a Polyaxon deployment",
		Long: "List, show, pull and push components of a Polyaxon deployment.\n\n" +
			"A component is a project, and its versions are what a hubRef names. A REF is NAME, NAME:VERSION or\n" +
			"OWNER/NAME:VERSION; without a version it is the one called latest, and without an owner it is yours:\n" +
			"that of the configuration, else `default`, who owns everything in a community edition. In a Polyaxonfile\n" +
			"write the owner: a hubRef without one is a component of Polyaxon's public hub.",
		Example: "  plx-lsp hub ls\n  plx-lsp hub show acme/trainer:1.2\n  plx-lsp hub pull acme/trainer:1.2 -o trainer.yaml\n" +
			"  plx-lsp hub push trainer.yaml acme/trainer:1.3",
		Args: knownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	command.SuggestionsMinimumDistance = 2
	command.AddCommand(hubListCommand(), hubShowCommand(), hubPullCommand(), hubPushCommand())
	return command
}

// formatChoice is the flag --format of the commands of hub.
func formatChoice() choice { return choice{value: "table", of: []string{"table", "json"}} }

// deployment is the Polyaxon deployment that the commands of hub speak with.
type deployment struct {
	client     *hub.Client
	connection *hub.Connection
}

// openDeployment tells on stderr what is wrong with the configuration.
func openDeployment(stderr io.Writer) (deployment, error) {
	connection, err := hubConnection()
	if err != nil {
		return deployment{}, err
	}
	for _, p := range connection.Problems {
		tellProblem(stderr, p)
	}
	client, err := hub.NewClient(connection)
	return deployment{client, connection}, err
}

// component is what a REF names. version is "" when it names none.
func (d deployment) component(c *cobra.Command, ref string) (project *hub.ProjectClient, version string, err error) {
	owner, name, version, err := d.connection.Component(ref)
	if err != nil {
		return nil, "", wrongUse(c, err)
	}
	return hub.NewProjectClient(d.client, owner, name), version, nil
}

// version reads the version that a REF names.
func (d deployment) version(c *cobra.Command, ref string) (*hub.Version, error) {
	project, name, err := d.component(c, ref)
	if err != nil {
		return nil, err
	}
	return project.Component(c.Context(), cmp.Or(name, latestVersion))
}

// exactly refuses another number of arguments than what they are called.
func exactly(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == len(names) {
			return nil
		}
		return wrongUse(c, fmt.Errorf("`%s` takes %s, found %d arguments", c.Name(), strings.Join(names, " and "), len(args)))
	}
}
