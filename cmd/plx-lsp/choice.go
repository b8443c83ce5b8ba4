package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value string
	of    []string
}

// register adds the flag to a command, with the completion of its words.
func (c *choice) register(command *cobra.Command, name, usage string) {
	command.Flags().Var(c, name, usage)
	words := cobra.FixedCompletions(c.of, cobra.ShellCompDirectiveNoFileComp)
	must(command.RegisterFlagCompletionFunc(name, words))
}

// String, Set and Type implement pflag.Value.
func (c *choice) String() string { return c.value }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.of, word) {
		return fmt.Errorf("it is one of %s", strings.Join(c.of, ", "))
	}
	c.value = word
	return nil
}

func (c *choice) Type() string { return strings.Join(c.of, "|") }
