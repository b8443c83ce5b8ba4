package lsp

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// index knows which files of the workspace are Polyaxonfiles on disk.
type index struct {
	mu    sync.Mutex
	files map[string]bool // by path

	once    sync.Once
	scanned chan struct{} // closed when the workspace has been looked through for the first time
}

func (x *index) paths() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Sorted(maps.Keys(x.files))
}

func (x *index) set(path string, polyaxonfile bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.files == nil {
		x.files = map[string]bool{}
	}
	if polyaxonfile {
		x.files[path] = true
	} else {
		delete(x.files, path)
	}
}

func (x *index) replace(files map[string]bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.files = files
	x.once.Do(func() { close(x.scanned) })
}

// scanTimeout is how long a request waits for the workspace to be looked through.
const scanTimeout = 10 * time.Second

// wait waits until the workspace has been looked through, but not for ever.
func (x *index) wait(ctx context.Context) {
	timeout := time.NewTimer(scanTimeout)
	defer timeout.Stop()
	select {
	case <-x.scanned:
	case <-timeout.C:
	case <-ctx.Done():
	}
}

// maxScan is how many YAML and JSON files of a workspace are looked at.
const maxScan = 20000

// scan looks through the folders of the workspace for Polyaxonfiles and shows its progress.
func (s *session) scan(ctx context.Context) {
	at := s.snapshot()
	if len(at.folders) == 0 {
		s.index.replace(nil)
		return
	}
	ctx, bar := s.startProgress(ctx, "Looking for Polyaxonfiles")
	defer bar.end()
	var candidates []string
	for _, f := range at.folders {
		files, errs := analysis.Walk(ctx, f.path)
		candidates = append(candidates, files...)
		if len(errs) > 0 {
			s.log.warnf("%d folders of the workspace cannot be read", len(errs))
		}
	}
	slices.Sort(candidates)
	candidates = slices.Compact(candidates) // folders of a workspace may lie in each other
	if len(candidates) > maxScan {
		s.log.warnf("the workspace has %d YAML and JSON files; only the first %d are looked at", len(candidates), maxScan)
		candidates = candidates[:maxScan]
	}
	files := map[string]bool{}
	for i, path := range candidates {
		if ctx.Err() != nil {
			return
		}
		if s.isPolyaxonfileOnDisk(at, path) {
			files[path] = true
		}
		bar.report(i+1, len(candidates))
	}
	s.index.replace(files)
	s.log.infof("%d Polyaxonfiles in the workspace", len(files))
	s.refreshes.raise()
}

// isPolyaxonfileOnDisk decides by the name where it can, and reads the file only where it cannot.
func (s *session) isPolyaxonfileOnDisk(at *snapshot, path string) bool {
	settings := at.settingsFor(path)
	if analysis.RecogniseName(path, settings).Yes() {
		return true
	}
	text, err := analysis.ReadFile(path)
	return err == nil && analysis.MayBePolyaxonfile(text) && read(path, text).isPolyaxonfile(path, settings)
}

func (r *reading) isPolyaxonfile(path string, settings analysis.Settings) bool {
	return analysis.Recognise(path, r.document().Tree, settings).Yes()
}
