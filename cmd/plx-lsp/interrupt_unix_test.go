//go:build unix

package main

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// interrupt CODE PIPE ARG... runs plx-lsp, waits until it reads PIPE, to which nobody writes, sends what Ctrl-C sends,
// and looks at the exit code. Standard output and error are in the files stdout and stderr.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: interrupt CODE PIPE ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	pipe := ts.MkAbs(args[1])
	ts.Check(syscall.Mkfifo(pipe, 0o600))
	program, err := exec.LookPath("plx-lsp")
	ts.Check(err)
	stdout, err := os.Create(ts.MkAbs("stdout"))
	ts.Check(err)
	defer stdout.Close()
	stderr, err := os.Create(ts.MkAbs("stderr"))
	ts.Check(err)
	defer stderr.Close()
	command := exec.Command(program, args[2:]...)
	command.Dir, command.Stdout, command.Stderr = ts.MkAbs("."), stdout, stderr
	ts.Check(command.Start())
	writer, err := os.OpenFile(pipe, os.O_WRONLY, 0) // waits for a reader
	ts.Check(err)
	defer writer.Close()
	ts.Check(command.Process.Signal(os.Interrupt))
	checkExit(ts, command.Wait(), want)
}
