package spec_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dagOf is a pipeline in which each operation takes a value from the one before.
func dagOf(operations int) string {
	var b strings.Builder
	b.WriteString("run:\n  kind: dag\n  components:\n    - name: train\n      inputs: [{name: x, type: int}, {name: lr, type: float, value: 0.1}]\n" +
		"      outputs: [{name: o, type: int}]\n      run:\n        kind: job\n        init: [{git: {url: u}}]\n" +
		"        environment: {labels: {a: b}}\n        container:\n          image: python\n          command: [python, train.py]\n" +
		"          env: [{name: A, value: v}]\n          resources: {limits: {cpu: 1}}\n  operations:\n    - {name: op0, dagRef: train, params: {x: 1}}\n")
	for i := range operations - 1 {
		fmt.Fprintf(&b, "    - name: op%d\n      dagRef: train\n      params:\n        x: {value: outputs.o, ref: ops.op%d}\n        lr: 0.5\n"+
			"      runPatch:\n        container: {args: [a, b]}\n      queue: q\n", i+1, i)
	}
	return b.String()
}

func BenchmarkResolve(b *testing.B) {
	for _, operations := range []int{200, 2000} {
		b.Run(fmt.Sprint(operations), func(b *testing.B) {
			set := spec.Set{Base: spec.Source{Path: base, Tree: syntax.Parse(syntax.NewText(dagOf(operations)))}}
			for b.Loop() {
				if res := spec.Resolve(context.Background(), set, trees{}); len(res.Found) > 0 {
					b.Fatal(res.Found)
				}
			}
		})
	}
}
