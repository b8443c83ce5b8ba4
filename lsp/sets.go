package lsp

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// setOf is a set of files as the settings of a folder name it.
type setOf struct {
	analysis.Set
	key      string // names it among the checks
	settings analysis.Settings
	file     *document // the settings file that names it; nil: the editor's settings do
}

// settingsPath is the path of the file that names the set, "" when there is none.
func (s *setOf) settingsPath() string {
	if s.file == nil {
		return ""
	}
	return s.file.path
}

// base is the path of the Polyaxonfile of the set.
func (s *setOf) base() string { return s.Files[0].Path }

// addSets notes the sets in the settings of a folder. One file may be in several sets, of several folders.
func (t *settingsTable) addSets(folder string, settings analysis.Settings) {
	for i, set := range settings.Sets {
		s := &setOf{Set: set, key: fmt.Sprintf("set %d of %s", i, folder), settings: settings}
		if d := t.files[folder]; d != nil && set.From(d.reading.document().Tree) {
			s.file = d
		}
		t.sets = append(t.sets, s)
		for _, f := range set.Files {
			if !slices.Contains(t.byPath[f.Path], s) {
				t.byPath[f.Path] = append(t.byPath[f.Path], s)
			}
		}
	}
}

// setsOf are the sets that documents are in, and the paths of those files among documents that name sets: such a set
// concerns only what is said in that file.
func (at *snapshot) setsOf(documents []*document) (whole, named []*setOf) {
	seen := map[*setOf]bool{}
	for _, d := range documents {
		for _, set := range at.settings.byPath[d.path] {
			if !seen[set] {
				seen[set] = true
				whole = append(whole, set)
			}
		}
	}
	for _, d := range documents {
		for _, set := range at.settings.sets {
			if set.settingsPath() == d.path && !seen[set] {
				seen[set] = true
				named = append(named, set)
			}
		}
	}
	return whole, named
}

// checkSet says what is wrong with the files of a set, each alone and together. Every diagnostic carries its path. It
// takes the answer from the cache when nothing that it depends on has changed.
func (s *session) checkSet(ctx context.Context, at *snapshot, set *setOf) (*check, error) {
	base, _ := s.lookup(at, set.base())
	if k := s.checks.get(set.key); k != nil && s.holds(at, k, base) {
		return k, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	k := &check{key: set.key, document: base, settings: at.settings, concerns: true, arrivals: s.arrivals.Load()}
	files := s.resolver(at, set.settings)
	if set.file != nil {
		files.read[set.file.path] = set.file
	}
	k.resolution = set.Resolve(ctx, set.settingsPath(), files)
	k.found, k.rules = k.resolution.Found, set.settings
	k.read, k.fetches = files.read, files.fetches
	for _, f := range set.Files {
		if d := k.read[f.Path]; d != nil && !d.inStep {
			k.found, k.resolution = nil, nil // its text is not the one that the user sees
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err // what was found may be half of it
	}
	s.checks.put(k)
	return k, nil
}

// settingsFolder is the folder that d is the settings file of, "" when it is none.
func (at *snapshot) settingsFolder(d *document) string {
	if at.isSettingsFile(d.path) {
		return filepath.Dir(d.path)
	}
	return ""
}
