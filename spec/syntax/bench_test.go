package syntax

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// benchmarkText is an ordinary file of about size bytes.
func benchmarkText(size int) string {
	var b strings.Builder
	b.WriteString("version: 1.1\nkind: component\n# what follows is long\nparts:\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `  - name: step-%d
    description: "A step that does something with {{ params.x }}"
    inputs:
      - {name: lr, type: float, value: 0.%d, isOptional: true}
      - name: batch  # how many at once
        type: int
        value: %d
    run:
      kind: job
      container:
        image: 'registry/image:v%d'
        command: [python, -m, train]
        args:
          - --lr={{ params.lr }}
          - --name=step
        env:
          - name: MODE
            value: fast and
              loose
        script: |
          echo one
          echo two
`, i, i, i, i)
	}
	return b.String()
}

var sizes = []int{5 << 10, 64 << 10, 1 << 20}

func BenchmarkParse(b *testing.B) {
	for _, size := range sizes {
		source := benchmarkText(size)
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if t := Parse(NewText(source)); len(t.Problems) > 0 {
					b.Fatal(t.Problems[0])
				}
			}
		})
	}
}

// BenchmarkYAMLv3 is yaml.v3 on the same texts.
func BenchmarkYAMLv3(b *testing.B) {
	for _, size := range sizes {
		source := []byte(benchmarkText(size))
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				var n yaml.Node
				if err := yaml.Unmarshal(source, &n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParseBroken(b *testing.B) {
	source := strings.Replace(benchmarkText(64<<10), "kind: job", "kind job", 1)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Parse(NewText(source))
	}
}
