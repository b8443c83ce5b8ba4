//go:build sandbox

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/sandbox"
)

// TestSandboxHub runs the scripts of testdata/hub with a real deployment: they hold for it as they do for the one in memory.
func TestSandboxHub(t *testing.T) {
	server := sandbox.Start(t)
	var alone sync.Mutex // scripts run at the same time, and there is one deployment
	runHubScripts(t, "hub", func(ts *testscript.TestScript) string {
		alone.Lock()
		ts.Defer(alone.Unlock)
		ts.Check(clearProjects(t.Context(), server.URL))
		return server.URL
	})
}

// clearProjects removes all projects of a deployment.
func clearProjects(ctx context.Context, host string) error {
	client, err := hub.NewClient(hub.Load(hub.MachinePlaces(), hub.Config{Host: host}))
	if err != nil {
		return err
	}
	names, err := hub.All(hub.NewProjectClient(client, "default", "").Names(ctx, hub.ListOptions{}))
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := hub.NewProjectClient(client, "default", name).Delete(ctx); err != nil {
			return err
		}
	}
	return nil
}

// TestSandboxReference lets Polyaxon's own programs and ours use the same deployment: each reads what the other has written.
func TestSandboxReference(t *testing.T) {
	server := sandbox.Start(t)
	folder := t.TempDir()
	t.Setenv("POLYAXON_HOST", server.URL)
	t.Setenv("HOME", folder)
	t.Setenv("XDG_CACHE_HOME", folder)
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	component := write("trainer.yaml", "kind: component\nname: trainer\ninputs:\n  - {name: rate, type: float}\n"+
		"run: {kind: job, container: {image: trainer, args: [\"{{ rate }}\"]}}\n")
	if stdout, stderr, code := carryOut(t, "hub", "push", component, "trainer:1", "--yes"); code != 0 {
		t.Fatalf("hub push: exit code %d\n%s%s", code, stdout, stderr)
	}
	if said, code := server.Polyaxon(t, folder, "components", "register", "-f", component, "-p", "default/trainer", "--version", "2"); code != 0 {
		t.Fatalf("components register: exit code %d\n%s", code, said)
	}
	pulled := filepath.Join(folder, "pulled.yaml")
	if stdout, stderr, code := carryOut(t, "hub", "pull", "trainer:2", "-o", pulled); code != 0 {
		t.Fatalf("hub pull: exit code %d\n%s%s", code, stdout, stderr)
	}
	if said, code := server.Polyaxon(t, folder, "check", "-f", pulled, "--lint"); code != 0 {
		t.Errorf("check of what was pulled: exit code %d\n%s", code, said)
	}
	if stdout, stderr, code := carryOut(t, "hub", "push", pulled, "trainer:2", "--yes"); code != 0 || !strings.Contains(stdout, "is unchanged") {
		t.Errorf("hub push of what was pulled: exit code %d\n%s%s", code, stdout, stderr)
	}
}

// TestSandboxAgreement lets Polyaxon and plx-lsp check operations whose components lie in the same deployment.
func TestSandboxAgreement(t *testing.T) {
	server := sandbox.Start(t)
	a := startHubAgreement(t, server.URL)
	for i, verdict := range server.Check(t, a.folder, a.files) {
		if file := a.files[i]; verdict.Code != a.want(file) {
			t.Errorf("polyaxon check %s: exit code %d, want %d\n%s", file, verdict.Code, a.want(file), verdict.Said)
		}
	}
	a.check(t)
}
