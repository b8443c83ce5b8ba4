package spec

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dagOf is the text of a DAG of n operations that use most sections.
func dagOf(n int) string {
	var b strings.Builder
	b.WriteString("version: 1.1\nkind: component\nrun:\n  kind: dag\n  operations:\n")
	for i := range n {
		fmt.Fprintf(&b, `  - name: train-%d
    params:
      lr: {value: 0.%d}
      data: {ref: ops.train-0, value: outputs.data}
    matrix:
      kind: random
      numRuns: 10
      params:
        batch: {kind: choice, value: [16, 32, 64]}
        drop: {kind: uniform, value: {low: 0, high: 1}}
    termination: {maxRetries: 3, timeout: "{{ timeout }}"}
    component:
      inputs:
      - {name: lr, type: float, value: 0.1, isOptional: true, validation: {gt: 0}}
      - {name: data, type: str, isOptional: true}
      run:
        kind: job
        environment:
          labels: {app: train}
          nodeSelector: {gpu: "true"}
        connections: [s3, docker]
        init:
        - git: {url: "https://example.com/repo.git", revision: main}
        container:
          image: "registry/train:{{ tag }}"
          command: [python, -u, train.py]
          args: ["--lr={{ lr }}"]
          resources: {limits: {cpu: 1, memory: 1Gi}}
`, i, i)
	}
	return b.String()
}

func BenchmarkLint(b *testing.B) {
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tree := syntax.Parse(syntax.NewText(dagOf(n)))
			if found := Lint(context.Background(), "a.yaml", tree, files{}); len(found) > 0 {
				b.Fatalf("%d findings, the first: %s", len(found), found[0].Message)
			}
			b.ReportAllocs()
			for b.Loop() {
				Lint(context.Background(), "a.yaml", tree, files{})
			}
		})
	}
}
