package main

import (
	"context"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/hub"
)

// completionTimeout is how long a shell waits for a deployment.
const completionTimeout = 2 * time.Second

// completeRef lets a shell offer components, and their versions behind a colon.
func completeRef(c *cobra.Command, typed string) ([]string, cobra.ShellCompDirective) {
	const nothing = cobra.ShellCompDirectiveNoFileComp
	d, err := openDeployment(io.Discard) // a shell shows completions alone
	if err != nil {
		return nil, nothing
	}
	ctx, cancel := context.WithTimeout(c.Context(), completionTimeout)
	defer cancel()
	if whole, _, versioned := strings.Cut(typed, ":"); versioned {
		project, _, err := d.component(c, whole)
		if err != nil {
			return nil, nothing
		}
		return completions(whole+":", project.VersionNames(ctx, hub.ComponentVersion, hub.ListOptions{})), nothing
	}
	owner, prefix := d.connection.OwnerName(), ""
	if named, _, owned := strings.Cut(typed, "/"); owned {
		owner, prefix = named, named+"/"
	}
	project := hub.NewProjectClient(d.client, owner, "")
	return completions(prefix, project.Names(ctx, hub.ListOptions{})), nothing | cobra.ShellCompDirectiveNoSpace
}

// completeOneRef is completeRef for a command that takes nothing but a REF.
func completeOneRef(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeRef(c, typed)
}

// completions are as many of the names as could be read.
func completions(prefix string, names iter.Seq2[string, error]) (offered []string) {
	for name, err := range names {
		if err != nil {
			break
		}
		offered = append(offered, prefix+name)
	}
	return offered
}
