package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// hubAgreement is testdata/hub-agreement.txtar with a deployment that has what lies in its hub.
type hubAgreement struct {
	folder string
	files  []string // below folder: valid/... and invalid/...
}

// startHubAgreement lays the files of the archive out, and its components into the deployment at a host, which becomes that
// of the commands.
func startHubAgreement(t *testing.T, host string) hubAgreement {
	t.Helper()
	archive, err := txtar.ParseFile("../../testdata/hub-agreement.txtar")
	if err != nil {
		t.Fatal(err)
	}
	a := hubAgreement{folder: t.TempDir()}
	for name, value := range map[string]string{"POLYAXON_HOST": host, "HOME": a.folder, "XDG_CACHE_HOME": a.folder, "LocalAppData": a.folder} {
		t.Setenv(name, value)
	}
	client, err := hub.NewClient(hub.Load(hub.MachinePlaces(), hub.Config{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		parts := strings.Split(strings.TrimSuffix(f.Name, ".yaml"), "/")
		if parts[0] == "hub" {
			project := hub.NewProjectClient(client, "default", parts[1])
			if _, err := project.GetOrCreate(t.Context(), hub.NewProject{}); err != nil {
				t.Fatal(err)
			}
			version := hub.NewVersion{Name: parts[2], Content: string(f.Data)}
			if _, err := project.CreateVersion(t.Context(), hub.ComponentVersion, version); err != nil {
				t.Fatal(err)
			}
			continue
		}
		path := filepath.Join(a.folder, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		a.files = append(a.files, f.Name)
	}
	return a
}

// want is the exit code that a file must have.
func (a hubAgreement) want(file string) int {
	if strings.HasPrefix(file, "valid/") {
		return 0
	}
	return 1
}

// check holds what plx-lsp says of the files against the folders that they lie in.
func (a hubAgreement) check(t *testing.T) {
	for _, file := range a.files {
		if stdout, stderr, code := carryOut(t, "check", filepath.Join(a.folder, file)); code != a.want(file) {
			t.Errorf("plx-lsp check %s: exit code %d, want %d\n%s%s", file, code, a.want(file), stdout, stderr)
		}
	}
}

// TestHubAgreement checks operations whose components come from a deployment in memory; TestSandboxAgreement asks Polyaxon about
// the same.
func TestHubAgreement(t *testing.T) {
	server := hubdouble.Start()
	t.Cleanup(server.Close)
	startHubAgreement(t, server.URL).check(t)
}
