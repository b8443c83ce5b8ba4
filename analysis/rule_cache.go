package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeCacheIO is about a cache that looks at an input or output that does not exist.
const CodeCacheIO = "cache-io"

var cacheIORule = &rule{
	code: CodeCacheIO, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isField("V1Cache", "io") || s.depth != 1 || !isText(n) || spec.IsTemplate(n) || c.layered {
			return
		}
		_, i := p.owner()
		if i < 0 || !p.namesKnown() {
			return
		}
		ios := names(declaredIn(p.layers(p.operationOf(i))))
		if len(ios) == 0 || slices.Contains(ios, n.Value) {
			return
		}
		f := c.report(s.node.Range, "There is no input or output `%s`: the cache does not tell runs apart by it.%s", n.Value, meaning(n.Value, ios))
		if meant := spec.Suggest(n.Value, ios); meant != "" {
			f.write(s.node.Range, n, meant)
		}
	},
}
