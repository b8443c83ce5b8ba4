package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// TestAuth runs the scripts of testdata/auth with deployments in memory.
func TestAuth(t *testing.T) {
	runHubScripts(t, "auth", func(ts *testscript.TestScript) string {
		server := hubdouble.Start()
		ts.Defer(server.Close)
		return server.URL
	})
}
