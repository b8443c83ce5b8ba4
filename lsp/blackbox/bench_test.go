package blackbox

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkKeystroke measures from a typed character to the diagnostics of the new text, in a file of usual size and in
// a long one.
func BenchmarkKeystroke(b *testing.B) {
	for _, inputs := range []int{30, 3000} {
		b.Run(fmt.Sprintf("%d lines", inputs+8), func(b *testing.B) {
			var text strings.Builder
			text.WriteString("version: 1.1\nkind: component\nname: a\ninputs:\n")
			for i := range inputs {
				fmt.Fprintf(&text, "- {name: input%d, type: int, isOptional: true, value: %d}\n", i, i)
			}
			text.WriteString("run:\n  kind: job\n  container:\n    image: python:3\n")
			e, _ := begin(b, pushing(), nil)
			e.open(polyaxonfile, "yaml", 0, text.String())
			e.published(polyaxonfile, 0)
			b.ResetTimer()
			for i := range b.N {
				e.change(polyaxonfile, i+1, replace(2, 6, 2, 7, string(rune('a'+i%26))))
				e.published(polyaxonfile, i+1)
			}
			b.StopTimer()
			e.quit()
		})
	}
}
