package lsp

import (
	"context"
	"path/filepath"
	"time"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// registerTimeout is how long the editor may take to accept registrations.
const registerTimeout = 10 * time.Second

// register asks the editor for news about files and settings, as far as it takes such requests.
func (s *session) register(ctx context.Context) {
	var wanted []protocol.Registration
	if s.client.watchesFiles {
		watchers := protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
			{GlobPattern: protocol.Pattern("**/*.{yaml,yml,json}")},
			{GlobPattern: protocol.Pattern("**/" + analysis.SettingsFile)},
		}}
		wanted = append(wanted, protocol.Registration{
			ID: "files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: raw(&watchers),
		})
	}
	if s.client.configRegistered {
		options := protocol.DidChangeConfigurationRegistrationOptions{Section: protocol.String(section)}
		wanted = append(wanted, protocol.Registration{
			ID: "settings", Method: protocol.MethodWorkspaceDidChangeConfiguration, RegisterOptions: raw(&options),
		})
	}
	if len(wanted) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, registerTimeout)
	defer cancel()
	if err := s.editor.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: wanted}); err != nil {
		s.log.warnf("the editor does not tell about changed files: %v", err)
	}
}

func (s *session) didChangeWatchedFiles(params []byte) error {
	var p struct {
		Changes []struct {
			URI  string `json:"uri"`
			Type int    `json:"type"`
		} `json:"changes"`
	}
	if err := unmarshal(params, &p); err != nil {
		return err
	}
	at := s.snapshot()
	var paths []string
	for _, c := range p.Changes {
		path := pathOf(c.URI, at.home())
		s.disk.forget(path)
		if at.isSettingsFile(path) {
			s.reloads.raise()
		}
		if filepath.Base(path) != analysis.SettingsFile {
			paths = append(paths, path)
		}
	}
	s.background("looking at changed files", func(ctx context.Context) {
		for _, path := range paths {
			if ctx.Err() != nil {
				return
			}
			if at.root(path) != "" {
				s.index.set(path, s.isPolyaxonfileOnDisk(at, path))
			}
		}
		s.refreshes.raise()
		s.hints.raise()
	})
	s.changed()
	return nil
}
