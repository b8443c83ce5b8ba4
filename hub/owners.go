package hub

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// owners are those that are known; no deployment lists them. They are the configured one, and those of components that were
// read, by other programs of this user, too. more says that those of copies on disk are still to come.
func (f fetcher) owners() (owners []string, more bool) {
	add := func(owner string) {
		if owner != "" && owner != publicOwner && !slices.Contains(owners, owner) {
			owners = append(owners, owner)
		}
	}
	if d, err := f.deployment(name{owner: communityOwner}); err == nil && (d.IsConfigured() || d.Owner.Text != "") {
		add(d.OwnerName())
	}
	kept, more := f.earlier.owners(f.folder)
	for _, owner := range kept {
		add(owner)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.states {
		if s.newest != nil {
			add(s.newest.owner)
		}
	}
	slices.Sort(owners)
	return owners, more
}

// keptOwners are the owners of the components of which there are copies on disk. They are read once, in the background.
type keptOwners struct {
	once sync.Once
	mu   sync.Mutex
	all  []string
	read bool
}

func (k *keptOwners) owners(f folder) (all []string, more bool) {
	k.once.Do(func() {
		go func() {
			found := f.owners()
			k.mu.Lock()
			defer k.mu.Unlock()
			k.all, k.read = found, true
		}()
	})
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.all, !k.read
}

// owners are the owners of what is kept.
func (f folder) owners() (owners []string) {
	if f == "" {
		return nil
	}
	entries, _ := os.ReadDir(string(f))
	for _, e := range entries[:min(len(entries), maxKept)] {
		if owner := ownerIn(filepath.Join(string(f), e.Name())); owner != "" && !slices.Contains(owners, owner) {
			owners = append(owners, owner)
		}
	}
	return owners
}

// ownerIn is the owner that the head of a record names, "" when there is none.
func ownerIn(path string) string {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() { // a pipe, for one, would never end
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	lines := bufio.NewReader(io.LimitReader(file, maxHead))
	if _, err := lines.ReadSlice('\n'); err != nil {
		return ""
	}
	head, err := lines.ReadSlice('\n')
	if err != nil {
		return ""
	}
	return ownerOf(head)
}
