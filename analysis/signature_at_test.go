package analysis

import (
	"context"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestSignatureAt shows what is explained while a value is half written: in brackets the part at the mark.
func TestSignatureAt(t *testing.T) {
	const search = "matrix:\n  kind: grid\n  params:\n    lr:\n      kind: "
	for text, want := range map[string]string{
		search + "range\n      value: ‸\n":                     "<start>:stop:step",
		search + "range\n      value:‸\n":                      "<start>:stop:step",
		search + "range\n      value: [‸]\n":                   "[<start>, stop, step]",
		search + "range\n      value: [0, ‸]\n":                "[start, <stop>, step]",
		search + "range\n      value: [0, 10, ‸\nrun: {}\n":    "[start, stop, <step>]",
		search + "range\n      value: [0, 10‸\nrun: {}\n":      "[start, <stop>, step]",
		search + "range\n      value: 0:‸\n":                   "start:<stop>:step",
		search + "range\n      value: \"0:1‸\n":                "start:<stop>:step",
		search + "range\n      value: \"0:1:2‸\"\n":            "start:stop:<step>",
		search + "range\n      value:\n      - 0\n      - ‸\n": "[start, <stop>, step]",
		search + "range\n      value:\r\n      - ‸\r\n":        "[<start>, stop, step]",
		search + "range\n      value: {start: ‸}\n":            "none",
		search + "range‸\n":                                    "none",
		search + "pchoice\n      value: [[a, 0.5], [b, ‸]]\n":  "[value, <probability>]",
		search + "pchoice\n      value:\n      - [‸]\n":        "[<value>, probability]",
		search + "pchoice\n      value: [‸]\n":                 "none",
		"schedule: {kind: cron, cron: ‸}\n":                    "<minute> hour day-of-month month day-of-week [second [year]]",
		"schedule:\n  kind: cron\n  cron: \"0 ‸\n":             "minute <hour> day-of-month month day-of-week [second [year]]",
		"schedule:\n  kind: cron\n  cron: \"0 ‸0,12 * * *\"\n": "minute <hour> day-of-month month day-of-week [second [year]]",
		"schedule:\n  kind: cron\n  cron: 😀 ‸\n":               "minute <hour> day-of-month month day-of-week [second [year]]",
		"mount: [data:‸]\n":                                    "from:<to>",
		"mount:\n- ‸\n":                                        "<from>:to",
		"resources:\n  cpu: ‸\n":                               "<request>..limit",
		"resources: {cpu: 1..‸}\n":                             "request..<limit>",
		"hubRef: ‸\n":                                          "owner/<name>:version",
		"hubRef: acme/train:‸\n":                               "owner/name:<version>",
		"name: ‸\n":                                            "none",
		"# hubRef: ‸\n":                                        "none",
		"‸":                                                    "none",
		"params: {lr: ‸}\ncomponent: {inputs: [{name: lr, type: float, value: 0.1}]}\n":                     "<lr: float = 0.1>",
		"params:\n  lr: 0.‸5\ncomponent:\n  inputs:\n  - {name: lr, type: float}\n":                         "<lr: float, required>",
		"params:\n  lr: {value: ‸}\ncomponent:\n  inputs:\n  - {name: lr, type: float}\n":                   "none",
		"params:\n  other: ‸\ncomponent:\n  inputs:\n  - {name: lr, type: float}\n":                         "none",
		"{\"matrix\": {\"kind\": \"grid\", \"params\": {\"a\": {\"kind\": \"range\", \"value\": [0, ‸]}}}}": "[start, <stop>, step]",
	} {
		before, after, _ := strings.Cut(text, "‸")
		doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(before+after))
		got := "none"
		if s := SignatureAt(context.Background(), doc, doc.Tree.Text.Pos(len(before)), noFiles{}); s != nil {
			got = marked(*s)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestUTF16OfSignatures(t *testing.T) {
	s := Signature{Label: "é😀x"}
	for bytes, want := range map[int]int{-1: 0, 0: 0, 2: 1, 6: 3, 7: 4, 99: 4} {
		if got := s.UTF16(bytes); got != want {
			t.Errorf("%d bytes are %d units, want %d", bytes, got, want)
		}
	}
}

// FuzzSignatureAt asks everywhere about arbitrary text for signatures and for values of templates.
func FuzzSignatureAt(f *testing.F) {
	for _, seed := range []string{
		"matrix: {kind: grid, params: {lr: {kind: range, value: [0, 1", "schedule:\n  cron: \"0 6\nparams: {a: *b}\n",
		"inputs: [&a {name: lr, value: *a}]\nparams: {lr: *a}\nrun: {kind: job, container: {image: '{{ lr }} {{ params[\"lr\"'}}",
		"a: &a\n  b: *a\n", "resources:\n- cpu: 1..\n", "\ufeffhubRef: \t'", "component: *c\n{{ lr }}: {{ lr }}\n",
	} {
		f.Add(seed, 20)
	}
	f.Fuzz(func(t *testing.T, text string, offset int) {
		doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(text))
		at := doc.Tree.Text.Pos(offset)
		if s := SignatureAt(context.Background(), doc, at, noFiles{}); s != nil {
			marked(*s)
		}
		for _, v := range InlineValues(context.Background(), doc, syntax.Range{End: doc.Tree.Text.End()}, noFiles{}) {
			if v.Range.End.Before(v.Range.Start) || v.Text == "" {
				t.Errorf("%+v", v)
			}
		}
	})
}
