//go:build sandbox

package hub

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/internal/sandbox"
)

var update = flag.Bool("update", false, "write testdata/sandbox")

// TestSandboxConversation holds the conversations of TestRecordedConversation with a real deployment, which must still
// answer as it is recorded.
func TestSandboxConversation(t *testing.T) {
	deployment := sandbox.Start(t)
	for name, hold := range conversations() {
		t.Run(name, func(t *testing.T) {
			said, server := record(t, deployment.URL)
			hold(t, newClientTo(t, server.URL))
			for project, err := range NewProjectClient(newClientTo(t, deployment.URL), "default", "").List(t.Context(), ListOptions{}) {
				expectNo(t, err)
				expectNo(t, NewProjectClient(newClientTo(t, deployment.URL), "default", project.Name).Delete(t.Context()))
			}
			text, file := said.text(t, deployment.URL), "testdata/sandbox/"+name+".json"
			if *update {
				expectNo(t, os.WriteFile(file, []byte(text), 0o644))
			}
			recorded, err := os.ReadFile(file)
			expectNo(t, err)
			if diff := cmp.Diff(string(recorded), text); diff != "" {
				t.Errorf("-recorded +said\n%s", diff)
			}
		})
	}
}
