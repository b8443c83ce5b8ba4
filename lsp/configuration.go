package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// section is the name of our settings in the editor.
const section = "plxLsp"

// configurationTimeout is how long the editor may take to tell its settings.
const configurationTimeout = 10 * time.Second

// settingsTable holds the settings from all their sources. It is immutable.
type settingsTable struct {
	editor   *syntax.Tree            // as initialize or didChangeConfiguration told them; nil for none
	byFolder map[string]*syntax.Tree // as workspace/configuration told them, by the folder's path; "" for no folder
	files    map[string]*document    // the settings files of folders, by the folder's path

	// The rest is made from the above.
	merged map[string]analysis.Settings // of each folder and of ""
	sets   []*setOf
	byPath map[string][]*setOf // the sets that a file is in
}

// in is the settings for what lies in folder.
func (t *settingsTable) in(folder string) analysis.Settings { return t.merged[folder] }

// merge makes the settings of each folder: what the editor says, and on top of it what the folder's file says.
func (t settingsTable) merge(folders []folder) *settingsTable {
	t.merged = map[string]analysis.Settings{}
	t.sets, t.byPath = nil, map[string][]*setOf{}
	for _, f := range append([]folder{{}}, folders...) {
		settings := analysis.Settings{Root: f.path}
		if t.editor != nil {
			settings, _ = settings.With(t.editor)
		}
		told, ok := t.byFolder[f.path]
		if !ok {
			told = t.byFolder[""]
		}
		if told != nil {
			settings, _ = settings.With(told)
		}
		if file := t.files[f.path]; file != nil {
			settings, _ = settings.With(file.reading.document().Tree)
		}
		t.merged[f.path] = settings
		if f.path != "" || len(folders) == 0 {
			t.addSets(f.path, settings)
		}
	}
	return &t
}

// settingsTree reads settings that came as JSON, which is YAML. It is nil where nothing was told.
func settingsTree(data []byte) *syntax.Tree {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if isNull(data) || decoder.Decode(&value) != nil || value == nil {
		return nil
	}
	// Written anew, the text holds neither tabs nor the escapes that YAML does not know.
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if encoder.Encode(value) != nil {
		return nil
	}
	return syntax.Parse(syntax.NewText(text.String()))
}

// unwrap is the value of our section where data is an object that has it, and data itself otherwise: editors send
// either shape.
func unwrap(data []byte) []byte {
	var sections map[string]json.RawMessage
	if json.Unmarshal(data, &sections) == nil {
		if ours, ok := sections[section]; ok {
			return ours
		}
	}
	return data
}

// setEditorSettings takes settings that the editor sent by itself.
func (s *session) setEditorSettings(data []byte) {
	tree := settingsTree(unwrap(data))
	s.logSettings("the editor", tree)
	s.update(func(at *snapshot) {
		table := *at.settings
		table.editor = tree
		at.settings = table.merge(at.folders)
	})
	s.applyTrace()
}

// logSettings logs what is wrong with settings from the editor, which has no place to show it. Messages quote values,
// which may be secret, so only codes and places are logged.
func (s *session) logSettings(from string, tree *syntax.Tree) {
	if tree == nil {
		return
	}
	_, wrong := analysis.Settings{}.With(tree)
	for _, d := range wrong {
		s.log.warnf("settings of %s: %s at line %d of the section %s", from, d.Code, d.Range.Start.Line+1, section)
	}
}

func (s *session) applyTrace() {
	if trace := s.snapshot().settings.in("").Trace; trace != "" {
		s.trace(protocol.TraceValue(trace))
	}
}

func (s *session) didChangeConfiguration(params []byte) error {
	var p struct {
		Settings json.RawMessage `json:"settings"`
	}
	if err := unmarshal(params, &p); err != nil {
		return err
	}
	if !isNull(p.Settings) {
		s.setEditorSettings(p.Settings)
	}
	s.reloads.raise()
	s.changed()
	s.refreshes.raise()
	return nil
}

// reloadLoop reads the settings again whenever something asks for it, and once at the start.
func (s *session) reloadLoop(ctx context.Context) {
	for first := true; ; first = false {
		at := s.snapshot()
		s.loadSettingsFiles(at.folders)
		if s.client.configuration {
			s.askConfiguration(ctx, at.folders)
		}
		s.applyTrace()
		if first {
			close(s.told)
			s.arrivals.Add(1) // what was not asked for until now
		}
		s.changed()
		s.refreshes.raise()
		s.lenses.raise()
		s.hints.raise()
		s.colours.raise()
		select {
		case <-s.reloads:
		case <-ctx.Done():
			return
		}
	}
}

// askConfiguration asks the editor for the settings of every folder.
func (s *session) askConfiguration(ctx context.Context, folders []folder) {
	ctx, cancel := context.WithTimeout(ctx, configurationTimeout)
	defer cancel()
	asked := append([]folder{{}}, folders...)
	p := &protocol.ConfigurationParams{}
	for _, f := range asked {
		item := protocol.ConfigurationItem{Section: ptr(section)}
		if f.uri != "" {
			item.ScopeURI = ptr(uri.URI(f.uri))
		}
		p.Items = append(p.Items, item)
	}
	told, err := s.editor.Configuration(ctx, p)
	if err != nil || len(told) != len(asked) {
		s.log.warnf("the editor did not tell its settings: %v", err)
		return
	}
	byFolder := map[string]*syntax.Tree{}
	for i, f := range asked {
		if tree := settingsTree(told[i]); tree != nil {
			byFolder[f.path] = tree
		}
	}
	s.logSettings("the editor", byFolder[""])
	s.update(func(at *snapshot) {
		table := *at.settings
		table.byFolder = byFolder
		at.settings = table.merge(at.folders)
	})
}

// loadSettingsFiles reads the settings files of folders: what the editor shows of them, else what is on disk.
func (s *session) loadSettingsFiles(folders []folder) {
	at := s.snapshot()
	files := map[string]*document{}
	for _, f := range folders {
		d, err := s.lookup(at, filepath.Join(f.path, analysis.SettingsFile))
		switch {
		case err == nil:
			files[f.path] = d
		case !errors.Is(err, fs.ErrNotExist):
			s.log.warnf("%s of a workspace folder cannot be read", analysis.SettingsFile)
		}
	}
	s.update(func(at *snapshot) {
		for folder, d := range files {
			if open := at.documents[d.uri]; open != nil {
				files[folder] = open // which may have changed meanwhile
			}
		}
		table := *at.settings
		table.files = files
		at.settings = table.merge(at.folders)
	})
}

// takeSettings makes d, which has just been opened or changed, count if it is a settings file.
func (at *snapshot) takeSettings(d *document) {
	folder := at.settingsFolder(d)
	if folder == "" {
		return
	}
	table := *at.settings
	table.files = maps.Clone(table.files)
	if table.files == nil {
		table.files = map[string]*document{}
	}
	table.files[folder] = d
	at.settings = table.merge(at.folders)
}
