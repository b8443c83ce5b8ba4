package sandbox

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// checks runs `polyaxon check` on each file that is named, all in one process: to start one takes seconds.
const checks = `
import json, sys
from click.testing import CliRunner
from polyaxon.cli import cli

results = []
for name in sys.argv[1:]:
    result = CliRunner().invoke(cli, ["check", "-f", name])
    results.append({"code": result.exit_code, "said": result.output})
json.dump(results, sys.stdout)
`

// Verdict is how a program of Polyaxon ended.
type Verdict struct {
	Code int
	Said string
}

// Check runs `polyaxon check` with this server on files in a folder.
func (s *Server) Check(t testing.TB, folder string, files []string) []Verdict {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), callLimit)
	defer cancel()
	home := filepath.Join(s.folder, "client")
	check(t, os.MkdirAll(home, 0o700))
	command := exec.CommandContext(ctx, filepath.Join(s.programs, "python"), append([]string{"-c", checks}, files...)...)
	command.Dir = folder
	command.Env = append(s.environment(home), "POLYAXON_HOST="+s.URL)
	output, err := command.Output()
	check(t, err)
	var verdicts []Verdict
	if err := json.Unmarshal(output, &verdicts); err != nil || len(verdicts) != len(files) {
		t.Fatalf("polyaxon check of %d files: %v\n%s", len(files), err, output)
	}
	return verdicts
}
