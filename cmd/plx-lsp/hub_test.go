package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// TestHub runs the scripts of testdata/hub with deployments in memory.
func TestHub(t *testing.T) {
	runHubScripts(t, "hub", func(ts *testscript.TestScript) string {
		server := hubdouble.Start()
		ts.Defer(server.Close)
		return server.URL
	})
}

// runHubScripts runs the scripts of a folder of testdata. Each has a home of its own, and its command `deployment` sets
// POLYAXON_HOST to what start yields, a deployment without projects.
func runHubScripts(t *testing.T, folder string, start func(*testscript.TestScript) string) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/" + folder,
		UpdateScripts: *update,
		Setup:         ownHome,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"interrupt": interrupt,
			"deployment": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) != 0 {
					ts.Fatalf("usage: deployment")
				}
				ts.Setenv("POLYAXON_HOST", start(ts))
			},
		},
	})
}

// ownHome keeps what a user has configured and cached from a script.
func ownHome(e *testscript.Env) error {
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		e.Setenv(name, e.WorkDir+"/.home")
	}
	return nil
}

// TestInterruptedHub shows that Ctrl-C ends the waiting for a deployment.
func TestInterruptedHub(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}))
	defer server.Close()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("POLYAXON_HOST", server.URL)
	var out, said bytes.Buffer
	root := rootCommand()
	root.SetArgs([]string{"hub", "ls"})
	root.SetOut(&out)
	root.SetErr(&said)
	code := finish(&said, root.ExecuteContext(ctx))
	if code != int(exitInterrupted) || said.String() != "plx-lsp: interrupted\n" || out.Len() > 0 {
		t.Errorf("exit code %d, %s%s", code, out.String(), said.String())
	}
}
