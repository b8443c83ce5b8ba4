package analysis

import (
	"math"
	"strconv"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeEndlessSearch is about a search that its tuner does not end.
const CodeEndlessSearch = "endless-search"

// CodeTPE is about a search of kind tpe that its tuner cannot make.
const CodeTPE = "tpe"

// endlessSearchRule knows how the tuners draw: they look for so many different runs, and a tpe goes on until its
// `maxIterations`.
var endlessSearchRule = &rule{
	code: CodeEndlessSearch, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		n := searchAt(p)
		if n == nil {
			return
		}
		runs, ok := spec.MatrixRunsOf(n)
		if !ok || runs.Sure != spec.EndlessRuns {
			return
		}
		asked := "numRuns"
		switch runs.Kind {
		case "tpe":
			_, kind := n.Get("kind")
			c.report(kind.Range, "This search has no end: a `tpe` goes on until `maxIterations`. Add it.")
			return
		case "bayes":
			asked = "numInitialRuns"
		}
		count := fieldOf(n, asked)
		if count == nil || math.IsInf(runs.Different, 0) {
			return
		}
		c.report(count.Range, "There are only %s different runs, and the search for %s never ends: ask for fewer, or give the params more values.",
			strconv.FormatFloat(runs.Different, 'f', -1, 64), count.Value)
	},
}

// tpeRule knows what the tuner of tpe takes, though the reference requires nothing of it.
var tpeRule = &rule{
	code: CodeTPE, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		n := searchAt(p)
		if n == nil || !p.last().object().is("V1TPE") {
			return
		}
		if _, kind := n.Get("kind"); fieldOf(n, "numRuns") == nil {
			c.report(kind.Range, "`tpe` plans each round from `numRuns`: add it.")
		}
		for _, e := range fieldOf(n, "params").Entries() {
			points, ok := spec.PointsOf(e.Value)
			if !ok || points.SuitTPE() || points.Distribution == nil && points.Count == 0 {
				continue // what has no value at all is told by hyper-param
			}
			kind := e.Value.Resolve()
			if _, k := kind.Get("kind"); k != nil && points.Distribution == nil {
				c.report(k.Range, "`tpe` does not draw from `%s`: use `choice`, a range or a distribution of numbers, or another kind of matrix.", points.Kind)
			} else if value := fieldOf(kind, "value"); value != nil {
				c.report(valueRange(value), "`tpe` draws from a distribution of some width only: this one has none.")
			}
		}
	},
}

// searchAt is the matrix at a place that draws its runs, or nil.
func searchAt(p *place) *syntax.Node {
	s := p.last()
	if o := s.object(); len(s.objects) != 1 || !o.is("V1RandomSearch") && !o.is("V1Bayes") && !o.is("V1TPE") {
		return nil
	}
	return s.node.Resolve()
}
