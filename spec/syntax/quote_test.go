package syntax

import (
	"encoding/json"
	"testing"
)

// TestDoubleQuoted: what is quoted is read as it was, as YAML and as JSON.
func TestDoubleQuoted(t *testing.T) {
	for _, text := range []string{
		"", "plain", `"\ <&> '`, "two\nlines\r\n\ttab", "é漢😀", "\x00\x1b\x7f\u0080\u0085\u009f", "\u00a0\u2028\u2029\ufeff\ufffd",
	} {
		written := DoubleQuoted(text)
		tree := Parse(NewText("- " + written))
		if len(tree.Problems) > 0 || len(tree.Root.Children) != 1 || tree.Root.Children[0].Value != text {
			t.Errorf("%q is written %s, with %v", text, written, tree.Problems)
		}
		var back string
		if err := json.Unmarshal([]byte(written), &back); err != nil || back != text {
			t.Errorf("%q is written %s, which JSON reads as %q: %v", text, written, back, err)
		}
	}
}
