package main

import (
	"net/http"
	"net/http/httptest"

	"github.com/rogpeppe/go-internal/testscript"
)

// registry FOLDER serves the components in a folder, as the public registry and at the address $REGISTRY.
func registry(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: registry FOLDER")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	ts.Defer(server.Close)
	ts.Setenv("REGISTRY", server.URL)
	ts.Setenv("POLYAXON_USE_GIT_REGISTRY", "1")
	ts.Setenv("POLYAXON_PUBLIC_REGISTRY", server.URL)
	ts.Setenv("XDG_CACHE_HOME", ts.MkAbs(".cache"))
}
