package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestRemote runs the scripts of testdata/remote, which read components from servers on this machine.
func TestRemote(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/remote",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
				e.Setenv(name, e.WorkDir+"/home")
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"operation": operation,
			"serve":     serve,
			"stop":      stop,
		},
	})
}

// operation FILE ADDRESS writes an operation with this urlRef, which gives its component a rate.
func operation(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: operation FILE ADDRESS")
	}
	text := "kind: operation\nurlRef: " + args[1] + "\nparams: {rate: {value: 0.1}}\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// serve NAME serves the folder of this name over HTTP until the script ends. Its address is then in $NAME.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serve NAME")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	ts.Defer(server.Close)
	ts.Setenv(args[0], server.URL)
}

// stop NAME ends what serve began: nobody listens at $NAME any more.
func stop(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: stop NAME")
	}
	down := httptest.NewServer(http.NotFoundHandler())
	down.Close()
	ts.Setenv(args[0], down.URL)
}
