package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/spec"
)

// remote reads components that are not files here. What it yields is what servers have now, not what they had. All its
// requests end when ctx is cancelled; what it has fetched is not fetched again, so a command needs one for all its work.
// What is wrong with the configuration is told on stderr.
func remote(ctx context.Context, stderr io.Writer) spec.Fetcher {
	options := hub.Options{
		Version: version(), LookupEnv: os.LookupEnv, Places: hub.MachinePlaces(), Folder: hub.CacheFolder(),
		OnProblem: hub.Once(func(p hub.Problem) { tellProblem(stderr, p) }),
	}
	return hub.NewComponents(ctx, options).With(hub.Config{})
}

// tellProblem tells what is wrong with the configuration, which counts without it.
func tellProblem(stderr io.Writer, p hub.Problem) {
	fmt.Fprintf(stderr, "plx-lsp: warning: %s\n", p)
}
