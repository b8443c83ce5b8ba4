package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// formIn is the short form that the value at the mark in a text may have, and the text of that value up to its end.
func formIn(t *testing.T, text string) (f Form, written string, offset int, ok bool) {
	t.Helper()
	before, after, marked := strings.Cut(text, mark)
	if !marked {
		t.Fatalf("no mark in %q", text)
	}
	doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(before+after))
	s := scene{ctx: context.Background(), doc: doc, files: noFiles{}}
	at := doc.Tree.Text.Pos(len(before))
	p := s.at(at)
	for i := len(p.steps) - 1; i >= 0; i-- {
		step := p.steps[i]
		if f, ok = step.form(keyText(step.key)); ok {
			start := doc.Tree.Text.Offset(step.node.Range.Start)
			return f, (before + after)[start:doc.Tree.Text.Offset(step.node.Range.End)], len(before) - start, true
		}
	}
	return f, "", 0, false
}

// TestSignatures shows the short forms: their labels, and in brackets the part at the mark.
func TestSignatures(t *testing.T) {
	for text, want := range map[string]string{
		"matrix: {params: {lr: {kind: range, value: [‸0, 10, 2]}}}":                              "[<start>, stop, step]",
		"matrix: {params: {lr: {kind: range, value: [0,‸ 10, 2]}}}":                              "[start, <stop>, step]",
		"matrix: {params: {lr: {kind: range, value: [0, 10, 2‸]}}}":                              "[start, stop, <step>]",
		"matrix: {params: {lr: {kind: range, value: [0, 10, 2, ‸3]}}}":                           "[start, stop, step] beyond",
		"matrix: {params: {lr: {kind: range, value: \"0:‸10:2\"}}}":                              "start:<stop>:step",
		"matrix: {params: {lr: {kind: logspace, value: \"-4:-1:4:‸2\"}}}":                        "start:stop:num:<base>",
		"matrix: {params: {lr: {kind: quniform, value: [0, 1, ‸0.1]}}}":                          "[low, high, <q>, size]",
		"matrix:\n  params:\n    lr:\n      kind: normal\n      value:\n      - 0\n      - ‸1\n": "[loc, <scale>, size]",
		"matrix: {params: {lr: {kind: daterange, value: [2026-01-01, ‸2026-02-01, 1]}}}":         "[start, <stop>, step]",
		"matrix: {params: {lr: {kind: daterange, value: \"2026-01-01:‸\"}}}":                     "none",
		"matrix: {params: {lr: {kind: range, value: \"{{ r‸ }}\"}}}":                             "none",
		"schedule: {kind: cron, cron: \"‸\"}":                                                    "<minute> hour day-of-month month day-of-week [second [year]]",
		"schedule: {kind: cron, cron: \"*/15‸ 9 * * 1\"}":                                        "<minute> hour day-of-month month day-of-week [second [year]]",
		"schedule: {kind: cron, cron: \"*/15 ‸9 * * 1\"}":                                        "minute <hour> day-of-month month day-of-week [second [year]]",
		"schedule: {kind: cron, cron: \"*/15 9 * * ‸\"}":                                         "minute hour day-of-month month <day-of-week> [second [year]]",
		"schedule: {kind: cron, cron: 0 6 * * ‸1 30}":                                            "minute hour day-of-month month <day-of-week> [second [year]]",
		"schedule: {kind: cron, cron: \"0 6 * * 1 30‸\"}":                                        "minute hour day-of-month month day-of-week [<second> [year]]",
		"schedule: {kind: cron, cron: \"0 6 * * 1 30 2030 ‸7\"}":                                 "minute hour day-of-month month day-of-week [second [year]] beyond",
		"schedule: {kind: cron, cron: \"@dai‸ly\"}":                                              "none",
		"mount: [da‸ta:inputs/data]":                                                             "<from>:to",
		"mount: [data:in‸puts/data]":                                                             "from:<to>",
		"resources: {cpu: 500m‸..2}":                                                             "<request>..limit",
		"resources: {cpu: 500m..‸2}":                                                             "request..<limit>",
		"hubRef: ac‸me/train:1.2":                                                                "<owner>/name:version",
		"hubRef: acme/tr‸ain:1.2":                                                                "owner/<name>:version",
		"hubRef: acme.tr‸ain:1.2":                                                                "owner/<name>:version",
		"hubRef: acme/train:1.‸2":                                                                "owner/name:<version>",
		"hubRef: tr‸ain":                                                                         "owner/<name>:version",
		"params: {data: {ref: op‸s.prepare, value: outputs.path}}":                               "<ops>.NAME",
		"params: {data: {ref: ops.‸prepare, value: outputs.path}}":                               "ops.<NAME>",
		"params: {data: {ref: runs.8aac02‸e3, value: outputs.path}}":                             "runs.<UUID>",
		"name: tr‸ain": "none",
		"run: {kind: job, container: {image: a:‸b}}": "none",
		"labels: {a: 1‸:2}":                          "none",
	} {
		got := "none"
		if f, written, offset, ok := formIn(t, text+"\n"); ok {
			if s, ok := SignatureOf(f, written, offset); ok {
				got = marked(s)
				if s.Doc == "" {
					t.Errorf("%s: no words on what it is for", text)
				}
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// marked is the label with the active part in angle brackets.
func marked(s Signature) string {
	if s.Active == len(s.Parameters) {
		return s.Label + " beyond"
	}
	p := s.Parameters[s.Active]
	return s.Label[:p.Start] + "<" + s.Label[p.Start:p.End] + ">" + s.Label[p.End:]
}

func TestSignatureParameters(t *testing.T) {
	f, written, offset, _ := formIn(t, "matrix: {params: {lr: {kind: logspace, value: [‸]}}}\n")
	s, ok := SignatureOf(f, written, offset)
	var parameters []string
	for _, p := range s.Parameters {
		parameters = append(parameters, fmt.Sprintf("%s %t %s", p.Name, p.Required, p.Doc))
	}
	want := []string{
		"start true The exponent of the first value: `base` to this power.", "stop true The exponent of the last value; greater than `start`.",
		"num true How many values to take. Not zero.", "base false What to raise to the powers. Default 10.",
	}
	if !ok || !slices.Equal(parameters, want) || !strings.HasPrefix(s.Doc, "Takes `num` numbers from base^start to base^stop") {
		t.Errorf("%q %q", s.Doc, parameters)
	}
}

func FuzzSignatureOf(f *testing.F) {
	forms := []Form{{kind: cronForm}, {kind: mountForm}, {kind: amountForm}, {kind: hubForm}, {kind: refForm}}
	ranged, _, _, _ := formIn(&testing.T{}, "matrix: {params: {lr: {kind: logspace, value: [‸]}}}\n")
	forms = append(forms, ranged)
	for _, text := range []string{"[0, [1, 2], ']'", "0:1:2", "- 1\n- 2", `"0 6 * * 1"`, "a:b", "1..2", "a/b:c", "ops.a", `"`, ""} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, offset int) {
		for _, form := range forms {
			if s, ok := SignatureOf(form, text, offset); ok {
				marked(s)
			}
		}
	})
}
