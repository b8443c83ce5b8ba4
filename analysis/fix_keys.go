package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// unknownField: a key that does not exist goes where it belongs, or makes the kind of what it is in another, or is taken
// away.
func (f *fixer) unknownField() {
	defer f.removeKey(f.d.Range, false)
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	m, i := f.entryOf(key)
	p := f.at(key.Range.Start)
	if m == nil || p == nil || p.last().node != m || p.key != key || len(p.last().objects) == 0 || p.last().object().has(key.Value) {
		return
	}
	homes, kinds := f.homes(p, m, i), f.otherKinds(p.last(), key.Value)
	for _, h := range homes {
		f.offer(h.title, len(homes) == 1 && len(kinds) == 0 && len(f.d.Fixes) == 0, h.edits, true)
	}
	const most = 3
	if len(kinds) > most || len(f.d.Fixes) > 0 {
		return
	}
	_, kind := m.Get("kind")
	if kind == nil || kind.Kind != yaml.ScalarNode {
		return
	}
	for _, k := range kinds {
		edit := spec.Edit{Range: kind.Range, NewText: f.word(k)}
		f.offer("Change the kind to `"+k+"`", false, []spec.Edit{edit}, true)
	}
}

// removeKey takes away the entry whose key stands in a range.
func (f *fixer) removeKey(at syntax.Range, preferred bool) {
	key := f.keyAt(at)
	if key == nil {
		return
	}
	if m, i := f.entryOf(key); m != nil {
		edits, ok := f.remove(m, i)
		f.offer("Remove `"+shorten(key.Value)+"`", preferred, edits, ok)
	}
}

// oneOfTwo: of two keys that cannot stand together, either can be taken away.
func (f *fixer) oneOfTwo() {
	f.removeKey(f.d.Range, false)
	for _, r := range f.d.Related {
		if r.File == "" || r.File == f.scene.doc.Path {
			f.removeKey(r.Range, false)
		}
	}
}

// duplicateKey: what a later key hides can be taken away without a change of meaning.
func (f *fixer) duplicateKey() {
	key := f.keyAt(f.d.Range)
	if key == nil {
		return
	}
	if m, i := f.entryOf(key); m != nil {
		edits, ok := f.remove(m, i)
		f.offer("Remove the first `"+shorten(key.Value)+"`, which does not count", true, edits, ok)
	}
}

// unknownSetting: a setting that does not exist can be taken away.
func (f *fixer) unknownSetting() { f.removeKey(f.d.Range, false) }
