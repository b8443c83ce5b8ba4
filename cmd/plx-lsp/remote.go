package main

import (
	"context"
	"os"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/spec"
)

// remote reads components that are not files here. What it yields is what servers have now, not what they had. All its
// requests end when ctx is cancelled; what it has fetched is not fetched again, so a command needs one for all its work.
func remote(ctx context.Context) spec.Fetcher {
	options := hub.Options{Version: version(), LookupEnv: os.LookupEnv, Places: hub.MachinePlaces(), Folder: hub.CacheFolder()}
	return hub.NewComponents(ctx, options).With(hub.Config{})
}
