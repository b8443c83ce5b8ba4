package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

// pushFlags is what the command line of `hub push` says.
type pushFlags struct {
	yes    bool
	format choice
	color  choice
}

func hubPushCommand() *cobra.Command {
	flags := pushFlags{format: formatChoice(), color: choice{value: "auto", of: []string{"auto", "always", "never"}}}
	command := &cobra.Command{
		Use:   "push FILE REF",
		Short: "Make a file a version of a component",
		Long: "Make a Polyaxonfile a version of a component: a new one, or in place of what it says now.\n\n" +
			"The file is checked first, as `plx-lsp check --lint` does, and is not pushed when it has errors. Then the\n" +
			"difference to the version is shown, or for a new one to the version that changed last, and you are asked.\n" +
			"Without a terminal, --yes is needed. A component that is not there yet is made.\n\n" +
			"A REF is NAME, NAME:VERSION or OWNER/NAME:VERSION, see `plx-lsp hub --help`. FILE may be - for standard input.",
		Example: "  plx-lsp hub push trainer.yaml acme/trainer:1.3\n  plx-lsp hub push trainer.yaml trainer --yes",
		Args:    exactly("a FILE", "a REF"),
		ValidArgsFunction: func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return completePaths(c, args, typed)
			}
			return completeOneRef(c, args[1:], typed)
		},
		RunE: func(c *cobra.Command, args []string) error { return runHubPush(c, flags, args[0], args[1]) },
	}
	command.Flags().BoolVarP(&flags.yes, "yes", "y", false, "do not ask")
	flags.format.register(command, "format", "what to print: table or json")
	flags.color.register(command, "color", "colour errors and the difference: auto (on a terminal), always or never")
	return command
}

func runHubPush(c *cobra.Command, flags pushFlags, file, ref string) error {
	d, err := openDeployment(c.ErrOrStderr())
	if err != nil {
		return err
	}
	project, name, err := d.component(c, ref)
	if err != nil {
		return err
	}
	content, err := checkedText(c, file, flags.color.value)
	if err != nil {
		return err
	}
	push, err := project.PlanPush(c.Context(), cmp.Or(name, latestVersion), content)
	if err != nil {
		return fmt.Errorf("%s cannot be pushed: %w", file, err)
	}
	if push.Unchanged() {
		return tellPushed(c, flags, project, push.Before, "unchanged")
	}
	fmt.Fprint(c.ErrOrStderr(), shownDiff(push.Diff(), textOptions(c.ErrOrStderr(), flags.color.value).Color))
	if !flags.yes {
		yes, err := confirm(c, question(push), "--yes")
		if err != nil {
			return err
		}
		if !yes {
			fmt.Fprintln(c.ErrOrStderr(), "plx-lsp: nothing was pushed")
			return exitFindings
		}
	}
	pushed, err := push.Do(c.Context())
	if err != nil {
		return fmt.Errorf("%s cannot be pushed: %w", push.Ref(), err)
	}
	action := "created"
	if push.Before != nil {
		action = "updated"
	}
	return tellPushed(c, flags, project, pushed, action)
}

func tellPushed(c *cobra.Command, flags pushFlags, project *hub.ProjectClient, version *hub.Version, action string) error {
	version.Owner, version.Project = cmp.Or(version.Owner, project.Owner()), cmp.Or(version.Project, project.Name())
	return tellAction(c.OutOrStdout(), flags.format.value, version, action, "")
}

// question is what to ask before a push.
func question(push *hub.Push) string {
	switch {
	case push.NewProject:
		return fmt.Sprintf("There is no such component yet. Create it, with the version %s?", push.Ref())
	case push.Before == nil:
		return fmt.Sprintf("Create the version %s?", push.Ref())
	}
	return fmt.Sprintf("Change the version %s?", push.Ref())
}

// shownDiff is a difference as a terminal shows it.
func shownDiff(unified string, color bool) string {
	var shown strings.Builder
	for line := range strings.Lines(unified) {
		line = shownLine(line)
		style := ""
		switch {
		case !color, shown.Len() == 0 || strings.HasPrefix(line, "+++ "): // the names
		case strings.HasPrefix(line, "+"):
			style = "\x1b[32m"
		case strings.HasPrefix(line, "-"):
			style = "\x1b[31m"
		case strings.HasPrefix(line, "@"):
			style = "\x1b[36m"
		}
		if style != "" {
			line = style + line + "\x1b[0m"
		}
		shown.WriteString(line + "\n")
	}
	return shown.String()
}
