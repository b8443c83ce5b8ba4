package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden sections of testdata/cli")

// TestMain lets scripts run the program: plx-lsp is this test binary, which then calls main.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"plx-lsp": main})
}

// TestCommandLine runs the scripts of testdata/cli: each says what it shows, and drives the real program.
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/cli",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"bytes":     writeBytes,
			"sparse":    sparse,
			"numbered":  numbered,
			"interrupt": interrupt,
			"registry":  registry,
		},
		Condition: func(name string) (bool, error) {
			if name == "privileged" {
				return os.Geteuid() <= 0, nil // may read whatever its mode says
			}
			return false, errors.New("unknown condition " + name)
		},
	})
}

// exits CODE COMMAND ARG... runs a command that must end with this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	checkExit(ts, ts.Exec(args[1], args[2:]...), want)
}

func checkExit(ts *testscript.TestScript, err error, want int) {
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// bytes FILE TEXT writes a file that an archive cannot hold; TEXT is the inside of a Go string.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// sparse FILE MEGABYTES makes a large file that takes no room on the disk.
func sparse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sparse FILE MEGABYTES")
	}
	megabytes, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(file.Truncate(megabytes << 20))
	ts.Check(file.Close())
}

// numbered FILE N copies a file to N files in the folder of that name, whose names begin with a number.
func numbered(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: numbered FILE N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	folder, _, _ := strings.Cut(args[0], ".")
	ts.Check(os.MkdirAll(ts.MkAbs(folder), 0o755))
	for i := range n {
		name := folder + "/" + strconv.Itoa(1000+i) + args[0]
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(ts.ReadFile(args[0])), 0o644))
	}
}
