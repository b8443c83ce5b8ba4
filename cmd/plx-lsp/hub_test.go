package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// TestHub runs the scripts of testdata/hub with deployments in memory.
func TestHub(t *testing.T) {
	runHubScripts(t, func(ts *testscript.TestScript) string {
		server := hubdouble.Start()
		ts.Defer(server.Close)
		return server.URL
	})
}

// runHubScripts runs the scripts of testdata/hub. Each has a home of its own, and its command `deployment` sets
// POLYAXON_HOST to what start yields, a deployment without projects.
func runHubScripts(t *testing.T, start func(*testscript.TestScript) string) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/hub",
		UpdateScripts: *update,
		Setup:         ownHome,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
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
