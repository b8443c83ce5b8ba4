package blackbox

import (
	"encoding/json"
	"testing"
)

// signature is the answer to textDocument/signatureHelp; go-lsp knows parts of a label only by their text.
type signature struct {
	Signatures []struct {
		Label         string
		Documentation struct{ Kind, Value string }
		Parameters    []struct {
			Label         json.RawMessage
			Documentation struct{ Kind, Value string }
		}
	}
	ActiveSignature *int
	ActiveParameter json.RawMessage
}

const halfRange = "matrix:\r\n  kind: grid\r\n  params:\r\n    😀: {kind: range, value: [0, }\r\n"

// TestSignatures asks about a range that is half written, as clients that can do more or less.
func TestSignatures(t *testing.T) {
	for _, test := range []struct {
		name         string
		can          map[string]any
		format       string
		part, beyond string
	}{
		{"nothing", map[string]any{}, "plaintext", `"stop"`, "3"},
		{"everything", map[string]any{"signatureInformation": map[string]any{
			"documentationFormat": []string{"markdown"}, "parameterInformation": map[string]any{"labelOffsetSupport": true},
			"activeParameterSupport": true, "noActiveParameterSupport": true,
		}}, "markdown", "[8,12]", "null"},
	} {
		t.Run(test.name, func(t *testing.T) {
			can := pushing()
			can["textDocument"].(map[string]any)["signatureHelp"] = test.can
			e, result := begin(t, can, nil)
			if result.Capabilities["signatureHelpProvider"] == nil {
				t.Fatal("no signatures")
			}
			e.open(polyaxonfile, "yaml", 1, halfRange)
			var s signature
			column := len("    xx: {kind: range, value: [0, ") // the character before takes two units
			e.call("textDocument/signatureHelp", at(polyaxonfile, 3, column), &s)
			if len(s.Signatures) != 1 || len(s.Signatures[0].Parameters) != 3 {
				t.Fatalf("%+v", s)
			}
			stop := s.Signatures[0].Parameters[1]
			if s.Signatures[0].Label != "[start, stop, step]" || string(stop.Label) != test.part || string(s.ActiveParameter) != "1" ||
				stop.Documentation.Kind != test.format || stop.Documentation.Value == "" || s.Signatures[0].Documentation.Kind != test.format {
				t.Errorf("%+v", s)
			}
			e.change(polyaxonfile, 2, replace(3, column, 3, column, "1, 2, 3"))
			e.call("textDocument/signatureHelp", at(polyaxonfile, 3, column+7), &s)
			if string(s.ActiveParameter) != test.beyond {
				t.Errorf("beyond the last part, %s is active", s.ActiveParameter)
			}
			for _, params := range []map[string]any{at(polyaxonfile, 0, 3), at(polyaxonfile, 99, 0), at("file:///w/unknown.yaml", 0, 0)} {
				if m := e.reply(e.start("textDocument/signatureHelp", params)); string(m.Result) != "null" {
					t.Errorf("%v: %s, %+v", params, m.Result, m.Error)
				}
			}
			e.quit()
		})
	}
	e, result := begin(t, pushing(), nil)
	if result.Capabilities["signatureHelpProvider"] != nil || result.Capabilities["inlineValueProvider"] != nil {
		t.Errorf("announced to a client that has none: %s", result.Capabilities)
	}
	e.quit()
}

// TestInlineValues asks for the values beside the templates of a part of a file.
func TestInlineValues(t *testing.T) {
	can := pushing()
	can["textDocument"].(map[string]any)["inlineValue"] = map[string]any{}
	e, result := begin(t, can, nil)
	if string(result.Capabilities["inlineValueProvider"]) != "true" {
		t.Fatalf("inlineValueProvider is %s", result.Capabilities["inlineValueProvider"])
	}
	e.open(polyaxonfile, "yaml", 1, "inputs: [{name: lr, type: float, value: 0.1}]\r\nrun:\r\n  kind: job\r\n  container:\r\n"+
		"    image: 😀{{ lr }}\r\n    command: ['{{ lr }}']\r\n")
	ask := func(uri string, from, to int) string {
		params := map[string]any{
			"textDocument": map[string]any{"uri": uri},
			"range":        map[string]any{"start": map[string]any{"line": from, "character": 0}, "end": map[string]any{"line": to, "character": 0}},
			"context":      map[string]any{"frameId": 1, "stoppedLocation": map[string]any{"start": map[string]any{"line": 0, "character": 0}, "end": map[string]any{"line": 0, "character": 0}}},
		}
		m := e.reply(e.start("textDocument/inlineValue", params))
		if m.Error != nil {
			t.Errorf("%+v", m.Error)
		}
		return string(m.Result)
	}
	const want = `[{"range":{"start":{"line":4,"character":16},"end":{"line":4,"character":18}},"text":"lr = 0.1"}]`
	if got := ask(polyaxonfile, 0, 5); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := ask("file:///w/unknown.yaml", 0, 5); got != "[]" {
		t.Errorf("of a file that is not open: %s", got)
	}
	e.quit()
}
