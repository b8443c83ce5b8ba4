// Package sandbox runs a real Polyaxon server for tests: the community edition's `haupt sandbox`, which `make test-sandbox`
// installs. It needs no cluster and no network.
package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Variable names the environment variable with the folder of the programs haupt and polyaxon.
const Variable = "PLX_SANDBOX"

const (
	startLimit = 2 * time.Minute
	stopLimit  = 10 * time.Second
	callLimit  = 2 * time.Minute
)

// Server is a Polyaxon server that runs until the test ends.
type Server struct {
	URL      string
	programs string
	folder   string
	port     string
	log      bytes.Buffer // of which a process that runs writes more
	process  *os.Process
	ended    chan struct{} // closed when the process has ended
}

// Start starts a server without any project, with a home of its own, so that it changes nothing of the user's.
func Start(t testing.TB) *Server {
	t.Helper()
	programs := os.Getenv(Variable)
	if programs == "" {
		t.Fatalf("%s is not set; run `make test-sandbox`", Variable)
	}
	s := &Server{programs: programs, folder: t.TempDir(), port: freePort(t)}
	s.URL = "http://127.0.0.1:" + s.port
	t.Cleanup(func() {
		s.Stop()
		if t.Failed() {
			t.Logf("the server said:\n%s", s.log.Bytes())
		}
	})
	s.Resume(t)
	return s
}

// Resume starts a server that was stopped: at the same address, and with what was in it.
func (s *Server) Resume(t testing.TB) {
	t.Helper()
	home := filepath.Join(s.folder, "server")
	command := exec.Command(filepath.Join(s.programs, "haupt"), "sandbox", "start",
		"--host", "127.0.0.1", "--port", s.port, "--workers", "1", "--path", filepath.Join(home, "data"))
	command.Env = s.environment(home)
	command.Env = append(command.Env, "POLYAXON_ARCHIVES_ROOT="+filepath.Join(home, "archives"))
	command.Stdout, command.Stderr = &s.log, &s.log
	command.WaitDelay = stopLimit
	check(t, os.MkdirAll(filepath.Join(home, "data"), 0o700))
	check(t, command.Start())
	ended := make(chan struct{})
	go func() { _ = command.Wait(); close(ended) }()
	s.process, s.ended = command.Process, ended
	if err := s.ready(t.Context(), ended); err != nil {
		t.Fatalf("the server did not start: %v", err)
	}
}

// Stop ends the server, as far as it runs. From then on nothing answers at its address.
func (s *Server) Stop() {
	if s.process == nil {
		return
	}
	_ = s.process.Signal(syscall.SIGTERM)
	select {
	case <-s.ended:
	case <-time.After(stopLimit):
		_ = s.process.Kill()
		<-s.ended
	}
	s.process = nil
}

// ready waits until the server answers.
func (s *Server) ready(ctx context.Context, ended <-chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/api/v1/installation", nil)
		if err != nil {
			return err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ended:
			return errors.New("it has ended")
		case <-ctx.Done():
			return fmt.Errorf("no answer within %s", startLimit)
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// Polyaxon runs Polyaxon's own command line with this server in a folder, and yields what it said and its exit code.
func (s *Server) Polyaxon(t testing.TB, folder string, args ...string) (said string, code int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), callLimit)
	defer cancel()
	home := filepath.Join(s.folder, "client")
	check(t, os.MkdirAll(home, 0o700))
	command := exec.CommandContext(ctx, filepath.Join(s.programs, "polyaxon"), args...)
	command.Dir = folder
	command.Env = append(s.environment(home), "POLYAXON_HOST="+s.URL)
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("polyaxon: %v\n%s", err, output)
	}
	return string(output), command.ProcessState.ExitCode()
}

// environment is all that a program of Polyaxon gets to see of the environment.
func (s *Server) environment(home string) []string {
	return []string{"PATH=" + s.programs + ":/usr/bin:/bin", "HOME=" + home, "LANG=C.UTF-8", "COLUMNS=200"}
}

func freePort(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	check(t, err)
	return port
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
