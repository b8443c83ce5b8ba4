package main

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// settingsFinder finds the settings that are for files, and reads each settings file once. It is safe for concurrent use.
type settingsFinder struct {
	working string
	mu      sync.Mutex
	paths   map[string]string // of the settings file, by folder; "" where there is none
	files   map[string]settingsFile
}

// settingsFile is one settings file that was found.
type settingsFile struct {
	member
	settings analysis.Settings
}

func newSettingsFinder() (*settingsFinder, error) {
	working, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	return &settingsFinder{working: working, paths: map[string]string{}, files: map[string]settingsFile{}}, nil
}

// absolute is the path of a file as settings see it.
func (f *settingsFinder) absolute(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(f.working, name)
}

// of are the settings for an input: of what is no file, those for the working directory.
func (f *settingsFinder) of(in input) analysis.Settings {
	folder := f.working
	if in.field == "" && in.name != stdinName {
		folder = filepath.Dir(f.absolute(in.name))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	path, known := f.paths[folder]
	if !known {
		path = analysis.FindSettings(folder, f.working)
		f.paths[folder] = path
	}
	if path == "" {
		return analysis.Settings{}
	}
	if _, known := f.files[path]; !known {
		f.files[path] = f.read(path, f.nameLike(in.name, path))
	}
	return f.files[path].settings
}

// nameLike is the name under which a file is reported that was found by way of another: relative where that is.
func (f *settingsFinder) nameLike(other, path string) string {
	if name, err := filepath.Rel(f.working, path); err == nil && !filepath.IsAbs(other) {
		return name
	}
	return path
}

func (f *settingsFinder) read(path, name string) settingsFile {
	file := settingsFile{settings: analysis.Settings{Root: filepath.Dir(path)}}
	file.member = parsed(readMember(name, func(string) (*syntax.Text, error) { return analysis.ReadFile(path) }))
	if file.tree != nil {
		file.settings, _ = file.settings.With(file.tree)
	}
	return file
}

// wrong are the settings files with something wrong in them, but for those that are reported already, and those that
// cannot be opened.
func (f *settingsFinder) wrong(ctx context.Context, told []report.File, files spec.Resolver) (wrong []report.File, trouble []error) {
	for _, path := range slices.Sorted(maps.Keys(f.files)) {
		file := f.files[path]
		isTold := slices.ContainsFunc(told, func(t report.File) bool { return f.absolute(t.Name) == path })
		switch {
		case isTold:
		case file.trouble != nil:
			trouble = append(trouble, file.trouble)
		default:
			if r := f.check(ctx, file, files); len(r.Diagnostics) > 0 {
				wrong = append(wrong, r)
			}
		}
	}
	return wrong, trouble
}

// check says what is wrong with a settings file that could be opened.
func (f *settingsFinder) check(ctx context.Context, file settingsFile, files spec.Resolver) report.File {
	found := report.Found{Said: file.found}
	if file.tree != nil {
		silences := analysis.SilencesOf(file.tree)
		of := func(string) *analysis.Silences { return silences }
		found.Said, found.Silenced = analysis.Silence(analysis.CheckSettings(ctx, file.settings.Root, file.tree, files), of)
		found.Said = append(found.Said, silences.Remarks(true)...)
	}
	return report.NewSet([]report.Source{{Name: file.name, Text: file.text}}, found, readText)[0]
}

// named is the outcome of a settings file that is named as what to check.
func (f *settingsFinder) named(ctx context.Context, name string, files spec.Resolver) outcome {
	file := f.read(f.absolute(name), name)
	if file.trouble != nil {
		return outcome{trouble: []error{file.trouble}}
	}
	return outcome{files: []report.File{f.check(ctx, file, files)}}
}
