package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// Signature explains the parts of a short form, such as the `0:10:2` of a range, while it is written.
type Signature struct {
	Label      string // the whole form: "start:stop:num:base"
	Doc        string // Markdown: what it is for
	Parameters []Parameter
	Active     int // the part that the place is in; len(Parameters) where it is beyond them, in what means nothing
}

// Parameter is one part of a short form.
type Parameter struct {
	Name       string
	Start, End int    // its bytes in the label
	Doc        string // Markdown
	Required   bool
}

// Form is a kind of short form.
type Form struct {
	kind  formKind
	model *spec.Model // of a range
	text  bool        // of a range: it may be text with colons
	doc   string      // what the value is for
}

type formKind int

const (
	rangeForm  formKind = iota // [start, stop, step], start:stop:step
	cronForm                   // minute hour ...
	mountForm                  // from:to
	amountForm                 // request..limit
	hubForm                    // owner/name:version
	refForm                    // ops.NAME
	pairForm                   // [value, probability]
)

// form is the short form that a value in s may have; key is the key whose value it is. It is not ok where there is none.
func (s slot) form(key string) (f Form, ok bool) {
	if s.field == nil {
		return f, false
	}
	f.doc = firstSentence(s.field.Doc)
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.RangeListType:
			f.model, ok = t.Model, true
		case spec.RangeTextType:
			f.model, f.text, ok = t.Model, true, true
		case spec.PChoiceType:
			f.kind = pairForm
			return f, true
		}
	}
	if ok {
		if hp := s.owner.model; hp != nil && isHyperParamModel(hp) {
			f.doc = capital(strings.TrimPrefix(firstSentence(hp.Doc), hp.Name+" "))
		}
		return f, true
	}
	switch name := s.field.Name; {
	case s.owner.is("V1CronSchedule") && name == "cron":
		f.kind = cronForm
	case name == "mount" && s.depth == 1:
		f.kind = mountForm
	case name == "resources" && s.depth == 1 && len(s.alternatives()) > 1 && key != "":
		f.kind = amountForm
	case name == "hubRef" && s.depth == 0:
		f.kind = hubForm
	case name == "ref" && s.depth == 0 && (s.owner.is("V1Param") || s.owner.is("V1EventTrigger")):
		f.kind = refForm
	default:
		return f, false
	}
	return f, true
}

// SignatureOf explains a short form of which text is what is written so far, with its quotes or brackets, for a place in
// it: a byte of it, or its end. It is not ok where the text has another form, such as a template or a mapping.
func SignatureOf(form Form, text string, offset int) (s Signature, ok bool) {
	offset = min(max(offset, 0), len(text))
	if strings.Contains(text, "{{") || strings.HasPrefix(strings.TrimSpace(text), "{") {
		return s, false
	}
	switch form.kind {
	case rangeForm:
		s, ok = rangeSignature(form, text, offset)
	case cronForm:
		s, ok = cronSignature(text, offset)
	case mountForm:
		s, ok = mountSignature(text, offset), true
	case amountForm:
		s, ok = amountSignature(text, offset), true
	case hubForm:
		s, ok = hubSignature(text, offset), true
	case refForm:
		s, ok = refSignature(text, offset), true
	case pairForm:
		s, ok = pairSignature(text, offset), strings.HasPrefix(text, "[")
	}
	if s.Doc == "" {
		s.Doc = form.doc
	}
	return s, ok
}

// part adds a parameter, with what stands in the label before it.
func (s *Signature) part(before string, p Parameter) {
	s.Label += before
	p.Start = len(s.Label)
	s.Label += p.Name
	p.End = len(s.Label)
	s.Parameters = append(s.Parameters, p)
}

// rangeSignature explains a range as a list, over lines or in brackets, or as text with colons.
func rangeSignature(form Form, text string, offset int) (s Signature, ok bool) {
	open, between, end := "", ":", ""
	written := strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(written, "["):
		open, between, end = "[", ", ", "]"
		s.Active = itemOfFlow(text[:offset])
	case written == "-" || strings.HasPrefix(written, "- ") || strings.HasPrefix(written, "-\n"):
		open, between, end = "[", ", ", "]"
		s.Active = itemOfBlock(text[:offset])
	case !form.text:
		return s, false
	default:
		s.Active = strings.Count(text[:offset], ":")
	}
	for i, f := range form.model.Fields {
		before := between
		if i == 0 {
			before = open
		}
		s.part(before, Parameter{Name: f.Name, Doc: f.Doc, Required: f.Required})
	}
	s.Label += end
	s.Active = min(s.Active, len(s.Parameters))
	return s, true
}

// itemOfFlow is how many items of a list in brackets end in the text before a place.
func itemOfFlow(text string) int {
	commas, depth, quote := 0, 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == ',' && depth == 1:
			commas++
		}
	}
	return commas
}

// itemOfBlock is the number of the item of a list over lines that begins last in the text before a place.
func itemOfBlock(text string) int {
	items := 0
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "-" || strings.HasPrefix(line, "- ") {
			items++
		}
	}
	return max(items-1, 0)
}
