package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// confirm asks a question on the terminal, and reports whether the answer was yes. Without a terminal to ask on, the error
// says that flag is needed.
func confirm(c *cobra.Command, question, flag string) (bool, error) {
	terminal := c.ErrOrStderr()
	if !isTerminal(terminal) {
		controlling, err := os.OpenFile("/dev/tty", os.O_WRONLY, 0)
		if err == nil {
			defer controlling.Close()
			terminal = controlling
		}
	}
	if !isTerminal(c.InOrStdin()) || !isTerminal(terminal) {
		return false, fmt.Errorf("there is no terminal to ask on: %s Give %s for a yes", question, flag)
	}
	fmt.Fprintf(terminal, "%s [y/N] ", question)
	type line struct {
		text string
		err  error
	}
	read := make(chan line, 1)
	go func() {
		text, err := bufio.NewReader(c.InOrStdin()).ReadString('\n')
		read <- line{text, err}
	}()
	select {
	case answer := <-read:
		if answer.err != nil && !errors.Is(answer.err, io.EOF) {
			return false, answer.err
		}
		switch strings.ToLower(strings.TrimSpace(answer.text)) {
		case "y", "yes":
			return true, nil
		}
		return false, nil
	case <-c.Context().Done():
		fmt.Fprintln(terminal)
		return false, exitInterrupted
	}
}
