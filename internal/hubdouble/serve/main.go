// Command serve is a Polyaxon deployment in memory for tests of editors:
//
//	serve FOLDER
//
// FOLDER/NAME/VERSION.yaml is there as a version of a component. The address is printed on standard output.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server := hubdouble.Start()
	defer server.Close()
	if err := fill(ctx, server, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(1)
	}
	fmt.Println(server.URL)
	<-ctx.Done()
}

// fill makes the files of a folder versions of components.
func fill(ctx context.Context, server *httptest.Server, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("it takes a folder, found %d arguments", len(args))
	}
	files, err := filepath.Glob(filepath.Join(args[0], "*", "*.yaml"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("there is no NAME/VERSION.yaml in %s", args[0])
	}
	client, err := hub.NewClient(hub.Load(hub.Places{}, hub.Config{Host: server.URL}))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		project := hub.NewProjectClient(client, hubdouble.Owner, filepath.Base(filepath.Dir(file)))
		if _, err := project.GetOrCreate(ctx, hub.NewProject{}); err != nil {
			return err
		}
		version := hub.NewVersion{Name: strings.TrimSuffix(filepath.Base(file), ".yaml"), Content: string(text)}
		if _, err := project.CreateVersion(ctx, hub.ComponentVersion, version); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}
