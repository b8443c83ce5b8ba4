//go:build unix

package lsp

import (
	"errors"
	"syscall"
)

// processAlive reports whether there is a process pid; one that we may not signal is alive too.
func processAlive(pid int) bool {
	return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}
