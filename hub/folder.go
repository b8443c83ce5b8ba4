package hub

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// folder is where copies of components are kept between runs, one file for each URL, named by its hash. The time of the
// file is when a server last confirmed it. It is "" when nothing is kept.
//
// The copies only save requests: what cannot be read or written there is as good as absent.
type folder string

// maxKept is how many files a folder holds before the oldest go.
const maxKept = 1000

// CacheFolder is the folder of copies of components that all programs of this user share, "" when there is none.
func CacheFolder() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "plx-lsp", "components")
}

// keyOf names a URL without telling it.
func keyOf(address string) string {
	sum := sha256.Sum256([]byte(address))
	return hex.EncodeToString(sum[:])
}

func (f folder) path(address string) string { return filepath.Join(string(f), keyOf(address)) }

// read is the copy of what is at address, without its tree, and when it was confirmed; nil when there is none.
func (f folder) read(address string) (*answer, time.Time) {
	if f == "" {
		return nil, time.Time{}
	}
	info, err := os.Lstat(f.path(address))
	if err != nil || !info.Mode().IsRegular() { // a pipe, for one, would never end
		return nil, time.Time{}
	}
	file, err := os.Open(f.path(address))
	if err != nil {
		return nil, time.Time{}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxRecord+1))
	if err != nil {
		return nil, time.Time{}
	}
	kept, err := decode(keyOf(address), data)
	if err != nil {
		return nil, time.Time{}
	}
	return kept, info.ModTime()
}

// write keeps what is at address. confirmed says that the very same was read before.
func (f folder) write(address string, got *answer, confirmed bool) {
	now := time.Now()
	switch {
	case f == "":
		return
	case got.NoStore:
		f.remove(address)
		return
	case confirmed && os.Chtimes(f.path(address), now, now) == nil:
		return
	}
	if os.MkdirAll(string(f), 0o700) != nil {
		return
	}
	f.prune()
	file, err := os.CreateTemp(string(f), "new-*")
	if err != nil {
		return
	}
	_, err = file.Write(encode(keyOf(address), got))
	if closed := file.Close(); err != nil || closed != nil || os.Rename(file.Name(), f.path(address)) != nil {
		os.Remove(file.Name())
	}
}

func (f folder) remove(address string) {
	if f != "" {
		os.Remove(f.path(address))
	}
}

// prune makes room for one more file.
func (f folder) prune() {
	entries, err := os.ReadDir(string(f))
	if err != nil || len(entries) < maxKept {
		return
	}
	var files []os.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b os.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, info := range files[:max(0, len(files)-maxKept+1)] {
		os.Remove(filepath.Join(string(f), info.Name()))
	}
}
