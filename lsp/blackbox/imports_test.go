package blackbox

import (
	"os/exec"
	"strings"
	"testing"
)

// TestImports holds the borders between packages: the types of go-lsp are for tests, those of the protocol for package
// lsp alone.
func TestImports(t *testing.T) {
	const module = "github.com/plx-lsp/plx-lsp/"
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "../../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		name, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
		room := strings.TrimPrefix(name, module)
		for _, imported := range strings.Fields(imports) {
			switch {
			case strings.HasPrefix(imported, "github.com/sourcegraph/go-lsp"):
				t.Errorf("%s imports %s, which is for tests only", room, imported)
			case strings.HasPrefix(imported, "go.lsp.dev/") && room != "lsp":
				t.Errorf("%s imports %s, which is for package lsp only", room, imported)
			case imported == module+"lsp" && !strings.HasPrefix(room, "cmd/"):
				t.Errorf("%s imports package lsp, which only the program may", room)
			case strings.HasPrefix(room, "spec") && strings.HasPrefix(imported, module) && !strings.HasPrefix(imported, module+"spec"):
				t.Errorf("%s imports %s, which stands above it", room, imported)
			}
		}
	}
}
