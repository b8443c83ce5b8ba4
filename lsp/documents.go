package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// document is the text of one file at one moment: of an open document, or of a file on disk. It is immutable.
type document struct {
	uri      string // canonical, the key
	spelling string // as the client writes it
	path     string
	language string
	version  *int32 // nil: the client named none, or the file is not open
	inStep   bool   // false: a change could not be understood, so text is not what the editor shows
	reading  *reading
}

func (d *document) text() *syntax.Text { return d.reading.text }

// languages are the language ids whose documents may be Polyaxonfiles.
var languages = map[string]bool{"yaml": true, "yml": true, "json": true, "jsonc": true, languagePolyaxonfile: true}

const languagePolyaxonfile = "polyaxonfile"

type textDocument struct {
	URI        string          `json:"uri"`
	LanguageID string          `json:"languageId"`
	Version    json.RawMessage `json:"version"`
	Text       *string         `json:"text"`
}

var errNoURI = errors.New("no textDocument.uri")

func (s *session) didOpen(params []byte) error {
	var p struct {
		TextDocument textDocument `json:"textDocument"`
	}
	if err := unmarshal(params, &p); err != nil {
		return err
	}
	item := p.TextDocument
	if item.URI == "" {
		return errNoURI
	}
	if item.Text == nil {
		return errors.New("no textDocument.text")
	}
	path := pathOf(item.URI, s.snapshot().home())
	s.store(&document{
		uri: canonical(item.URI), spelling: item.URI, path: path, language: item.LanguageID,
		version: version(item.Version), inStep: true, reading: read(path, syntax.NewText(*item.Text)),
	})
	return nil
}

func (s *session) didChange(params []byte) error {
	var p changeParams
	if err := unmarshal(params, &p); err != nil {
		return err
	}
	old := s.snapshot().documents[canonical(p.TextDocument.URI)]
	if old == nil {
		return errors.New("the document is not open")
	}
	text, edits, inStep, err := applyChanges(old.text(), old.inStep, p.ContentChanges, s.client.encoding)
	next := *old
	next.version = version(p.TextDocument.Version)
	next.inStep = inStep
	next.reading = old.reading.after(edits, text)
	s.store(&next)
	if err != nil && !inStep {
		return fmt.Errorf("the text is out of step until the editor sends it whole: %w", err)
	}
	return err
}

func (s *session) didSave(params []byte) error {
	d, err := s.named(params)
	if err != nil {
		return err
	}
	if s.snapshot().isSettingsFile(d.path) {
		s.reloads.raise()
	}
	s.changed()
	return nil
}

func (s *session) didClose(params []byte) error {
	d, err := s.named(params)
	if err != nil {
		return err
	}
	s.update(func(at *snapshot) {
		at.documents = maps.Clone(at.documents)
		delete(at.documents, d.uri)
	})
	if s.snapshot().isSettingsFile(d.path) {
		s.reloads.raise()
	}
	s.changed()
	s.refreshIfUsed(d)
	return nil
}

// named is the open document that params name.
func (s *session) named(params []byte) (*document, error) {
	var p struct {
		TextDocument textDocument `json:"textDocument"`
	}
	if err := unmarshal(params, &p); err != nil {
		return nil, err
	}
	if d := s.snapshot().documents[canonical(p.TextDocument.URI)]; d != nil {
		return d, nil
	}
	return nil, errors.New("the document is not open")
}

// store puts d in the place of the document with its URI.
func (s *session) store(d *document) {
	s.update(func(at *snapshot) {
		documents := make(map[string]*document, len(at.documents)+1)
		maps.Copy(documents, at.documents)
		documents[d.uri] = d
		at.documents = documents
		at.takeSettings(d)
	})
	s.changed()
	s.refreshIfUsed(d)
	if s.snapshot().isSettingsFile(d.path) {
		s.lenses.raise()
		s.hints.raise()
		s.colours.raise()
	}
}

// version is the version that a client names; nil when it names none that the protocol could carry.
func version(data json.RawMessage) *int32 {
	var v int32
	if isNull(data) || json.Unmarshal(data, &v) != nil {
		return nil
	}
	return &v
}

// unmarshal decodes params into one of our own structs. The error quotes nothing of them.
func unmarshal(params []byte, v any) error {
	if isNull(params) {
		return errors.New("no params")
	}
	if err := json.Unmarshal(params, v); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return fmt.Errorf("%q is a %s", wrong.Field, wrong.Value)
		}
		return errors.New("the params do not fit the method")
	}
	return nil
}
