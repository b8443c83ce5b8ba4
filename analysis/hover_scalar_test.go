package analysis

import (
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestSurprises shows scalars that PyYAML reads as something else than they look like.
func TestSurprises(t *testing.T) {
	for text, want := range map[string]string{
		"on": "as `true`: write `true`", "No": "as `false`", "yes": "as `true`",
		"010": "the number `8`", "-017": "the number `-15`", "0x1F": "The number `31`, written in base 16", "0b11": "`3`, written in base 2",
		"12:30": "the number `750`", "1:30:00": "the number `5400`", "190:20:30.5": "the number `685230.5`",
		"1_000": "the number `1000`", "1_000.5": "the number `1000.5`", "3.10": "as the number `3.1`: put it in quotes if it is a version",
		"1.0e-3": "The number `0.001`", "1.5e+3": "The number `1500`",
		"1e-3": "as text, not as a number, which needs a point and a sign: write `1.0e-3`", "1e5": "write `1.0e+5`", "-2.5E3": "write `-2.5e+3`",
		"08": "base 8, which has no digits 8 and 9", "0o17": "without the letter", "None": "written `null`", "NaN": "`.nan`", "-inf": "`.inf`",
		"y": "as text, not as true", "N": "as text, not as false",
		"2026-01-31": "as a date, not as text", "2026-01-31 10:00:00": "as a date with a time", "99999999999999999999_0": "`999999999999999999990`",
	} {
		got := surprise(syntax.Parse(syntax.NewText(text)).Root)
		if !strings.Contains(got, want) || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
	for _, text := range []string{"1e-3", "1e5", "-2.5E3", ".5e3", "1.e4", "+1e1"} {
		_, better, _ := strings.Cut(surprise(syntax.Parse(syntax.NewText(text)).Root), "write `")
		if n := syntax.Parse(syntax.NewText(strings.TrimSuffix(better, "`."))).Root; n.Tag != "!!float" {
			t.Errorf("%s: instead of it, %q is no number either", text, better)
		}
	}
	for _, text := range []string{
		"true", "False", "1", "-3", "+5", "0", "1.5", "0.001", "2.0", "100.00", ".5", ".inf", ".nan", "~", "null", "word", "1.2.3", "a:b", "eE",
		`"on"`, `'010'`, "!!str 010", "|\n  on\n", "[]", "{}", "1.0e+300", "e5", "-", "Norway", "no-way", "0.0",
	} {
		if got := surprise(syntax.Parse(syntax.NewText(text)).Root); got != "" {
			t.Errorf("%s: %q", text, got)
		}
	}
}
