package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// exitStatus is the error of a command that has said all there is to say and ends with this exit code.
type exitStatus int

const (
	exitFindings    exitStatus = 1   // errors were found (or warnings, with --fail-on warning)
	exitTrouble     exitStatus = 2   // wrong use, or an input that cannot be opened
	exitInterrupted exitStatus = 130 // as shells report a program that Ctrl-C ended
)

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// usageError is the error of a command line that is wrong; it points to the help of the command.
type usageError struct {
	command *cobra.Command
	err     error
}

func (e usageError) Error() string {
	return fmt.Sprintf("%v\nRun `%s --help` for its arguments.", e.err, e.command.CommandPath())
}

func wrongUse(command *cobra.Command, err error) error { return usageError{command, err} }

// finish prints the error of a command, unless it has been told already, and returns the exit code that it stands for.
func finish(stderr io.Writer, err error) int {
	var status exitStatus
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return int(status)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "plx-lsp: interrupted")
		return int(exitInterrupted)
	}
	fmt.Fprintf(stderr, "plx-lsp: %v\n", err)
	return int(exitTrouble)
}
