package lsp

import (
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// folder is one folder of the workspace.
type folder struct {
	uri  string // as the client writes it
	path string
}

func makeFolder(spelling string) folder { return folder{spelling, pathOf(spelling, "")} }

// initialFolders are the folders that initialize names: workspaceFolders, else the older rootUri, else the oldest
// rootPath.
func initialFolders(p *protocol.InitializeParams) []folder {
	if named, ok := p.WorkspaceFolders.Get(); ok {
		var folders []folder
		for _, f := range named {
			folders = append(folders, makeFolder(string(f.URI)))
		}
		return folders
	}
	//lint:ignore SA1019 older editors name their folder in no other way
	uri, rootPath := p.RootURI, p.RootPath
	if uri != nil && *uri != "" {
		return []folder{makeFolder(string(*uri))}
	}
	if path, ok := rootPath.Get(); ok && filepath.IsAbs(path) {
		return []folder{makeFolder(uriOf(path))}
	}
	return nil
}

func (s *session) didChangeWorkspaceFolders(params []byte) error {
	var p struct {
		Event struct {
			Added, Removed []struct {
				URI string `json:"uri"`
			}
		} `json:"event"`
	}
	if err := unmarshal(params, &p); err != nil {
		return err
	}
	s.update(func(at *snapshot) {
		folders := slices.Clone(at.folders)
		for _, f := range p.Event.Removed {
			path := makeFolder(f.URI).path
			folders = slices.DeleteFunc(folders, func(old folder) bool { return old.path == path })
		}
		for _, f := range p.Event.Added {
			added := makeFolder(f.URI)
			if !slices.ContainsFunc(folders, func(old folder) bool { return old.path == added.path }) {
				folders = append(folders, added)
			}
		}
		at.folders = folders
		at.settings = (*at.settings).merge(folders)
	})
	s.reloads.raise()
	s.background("scanning", s.scan)
	return nil
}

// home is where a document that is in no file is taken to stand: the first folder, "" when there is none.
func (at *snapshot) home() string {
	if len(at.folders) == 0 {
		return ""
	}
	return at.folders[0].path
}

// root is the innermost folder that holds path, "" when none does.
func (at *snapshot) root(path string) string {
	best := ""
	for _, f := range at.folders {
		if within(f.path, path) && len(f.path) > len(best) {
			best = f.path
		}
	}
	return best
}

func within(folder, path string) bool {
	const separator = string(filepath.Separator)
	return path == folder || strings.HasPrefix(path, strings.TrimSuffix(folder, separator)+separator)
}

// settingsFor are the settings for the file at path.
func (at *snapshot) settingsFor(path string) analysis.Settings { return at.settings.in(at.root(path)) }

// isSettingsFile reports whether path is the settings file of a folder.
func (at *snapshot) isSettingsFile(path string) bool {
	return filepath.Base(path) == analysis.SettingsFile &&
		slices.ContainsFunc(at.folders, func(f folder) bool { return f.path == filepath.Dir(path) })
}
