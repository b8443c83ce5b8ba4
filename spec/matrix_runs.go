package spec

import (
	"math"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// MatrixRuns says how many runs a matrix starts, as Polyaxon's scheduler and its tuners go about it.
type MatrixRuns struct {
	Kind        string
	Sure        Certainty
	Total       int64     // runs in all; math.MaxInt64 where they are more
	Rounds      int64     // rounds of a search that learns from one to the next: 0 where there is none, or no end of them
	First, Each int64     // runs of the first round and of each later one; 0 where that is not known
	Brackets    []Bracket // of a hyperband
	Different   float64   // how many different runs there are at all; infinite where there is no end of them, 0 where that is not known
	Choices     []int64   // how many values each param of a grid has, in their order
	Concurrency int64     // how many run at once at most; 0 where nothing says
}

// Certainty says what a number of runs is worth.
type Certainty int

const (
	UnknownRuns Certainty = iota // it takes a template or a tuner to know, or something is missing or wrong
	ExactRuns                    // so many
	MostRuns                     // so many, or fewer when an early stopping ends the search
	PlannedRuns                  // so many when every run yields its metric
	EndlessRuns                  // no end: the search asks for more different runs than there are, or for rounds without a last one
)

// MatrixRunsOf counts the runs of a matrix. It is not ok for what is no matrix. What counts need not be free of other
// mistakes.
func MatrixRunsOf(matrix *syntax.Node) (runs MatrixRuns, ok bool) {
	matrix = matrix.Resolve()
	if matrix == nil || matrix.Kind != yaml.MappingNode {
		return runs, false
	}
	m := recordOf(matrix, nil)
	runs.Kind = fieldText(matrix, "kind")
	runs.Concurrency, _ = positive(m, "concurrency")
	switch runs.Kind {
	case "grid":
		runs.grid(m)
	case "mapping":
		if values := resolvedValue(m, "values"); values != nil && values.Kind == yaml.SequenceNode {
			runs.all(int64(len(values.Children)))
		}
	case "random":
		runs.random(m)
	case "bayes":
		runs.bayes(m)
	case "tpe":
		runs.tpe(m)
	case "hyperband":
		runs.hyperband(m)
	case "iterative": // its tuner alone knows how many runs a round has
		if n, ok := positive(m, "maxIterations"); ok {
			runs.Rounds = n + 1
		}
	default:
		return runs, false
	}
	if stopping := resolvedValue(m, "earlyStopping"); stopping != nil && len(stopping.Children) > 0 && runs.Sure == ExactRuns {
		runs.Sure = MostRuns
	}
	return runs, true
}

// resolvedValue is the value of a key, with an alias followed; nil when it is absent or null.
func resolvedValue(r *record, name string) *syntax.Node {
	e, ok := r.find(name)
	if !ok || e.Value.Resolve() == nil || isNull(e.Value.Resolve()) {
		return nil
	}
	return e.Value.Resolve()
}

// integer is the value of a key that holds an integer, as the reference reads it in a matrix.
func integer(r *record, name string) (n int64, ok bool) {
	value := resolvedValue(r, name)
	if value == nil || value.Kind != yaml.ScalarNode {
		return 0, false
	}
	converted, err := coerceInt(scalarOf(value))
	n, ok = converted.(int64)
	return n, ok && err == nil
}

func positive(r *record, name string) (int64, bool) {
	n, ok := integer(r, name)
	return max(n, 0), ok && n > 0
}

func (runs *MatrixRuns) all(total int64) { runs.Sure, runs.Total = ExactRuns, total }

// space is what the params of a matrix can come to together.
type space struct {
	finite    bool    // all kinds have values that the reference counts
	size      float64 // their product, repeated values and all
	different float64 // how many different combinations there are; infinite where there is no end of them
	params    []Points
}

// spaceOf is not ok where a param cannot be told.
func spaceOf(m *record) (s space, ok bool) {
	params := resolvedValue(m, "params")
	entries := params.Entries()
	s = space{finite: true, size: 1, different: 1}
	for _, e := range entries {
		p, ok := PointsOf(e.Value)
		if !ok {
			return s, false
		}
		s.params = append(s.params, p)
		if different, ok := p.distinct(); ok {
			s.different *= different
		} else {
			s.different = math.Inf(1)
		}
		s.finite = s.finite && p.Distribution == nil
		s.size *= float64(p.Count)
	}
	return s, len(entries) > 0
}

func (runs *MatrixRuns) grid(m *record) {
	s, ok := spaceOf(m)
	limit, limited := positive(m, "numRuns")
	if !ok || !s.finite || !limited && resolvedValue(m, "numRuns") != nil {
		return
	}
	if limited && float64(limit) < s.size {
		s.size = float64(limit)
	}
	for _, p := range s.params {
		runs.Choices = append(runs.Choices, p.Count)
	}
	if runs.Total = math.MaxInt64; s.size < math.MaxInt64 {
		runs.Total = int64(s.size)
	}
	runs.Sure = ExactRuns
}

// drawn is how many runs a random search makes when it is asked for count: not more than there are combinations of
// values, as the reference counts them. It looks for so many different ones, and does not end where they are fewer.
func (s space) drawn(count int64) (runs int64, ends bool) {
	if s.finite && s.size < float64(count) {
		count = int64(s.size)
	}
	return count, float64(count) <= s.different
}

func (runs *MatrixRuns) random(m *record) {
	s, ok := spaceOf(m)
	count, counted := positive(m, "numRuns")
	if !ok || !counted {
		return
	}
	runs.Different = s.different
	if total, ends := s.drawn(count); ends {
		runs.all(total)
	} else {
		runs.Sure = EndlessRuns
	}
}

// bayes starts with a random search, and goes on with one run in each round.
func (runs *MatrixRuns) bayes(m *record) {
	s, ok := spaceOf(m)
	initial, hasInitial := positive(m, "numInitialRuns")
	more, hasMore := positive(m, "maxIterations")
	if !ok || !hasInitial || !hasMore {
		return
	}
	runs.Different = s.different
	first, ends := s.drawn(initial)
	if !ends {
		runs.Sure = EndlessRuns
		return
	}
	if first > 0 && more < math.MaxInt64-first {
		runs.First, runs.Each, runs.Rounds = first, 1, more+1
		runs.all(first + more)
	}
}

// tpe makes as many runs in each round, the first one and maxIterations more. Without maxIterations there is no last.
func (runs *MatrixRuns) tpe(m *record) {
	s, ok := spaceOf(m)
	each, counted := positive(m, "numRuns")
	rounds, limited := integer(m, "maxIterations")
	if !ok || !counted || !s.suitsTPE() || !limited && resolvedValue(m, "maxIterations") != nil {
		return
	}
	runs.First, runs.Each = each, each
	switch {
	case rounds == 0:
		runs.Sure = EndlessRuns
	case rounds < math.MaxInt32 && each < math.MaxInt32:
		runs.Rounds = max(rounds, 0) + 1
		runs.all(runs.Rounds * each)
	}
}

// suitsTPE reports whether the tuner of tpe takes all the params.
func (s space) suitsTPE() bool {
	return !slices.ContainsFunc(s.params, func(p Points) bool { return !p.SuitTPE() })
}

// SuitTPE reports whether the tuner of tpe can draw from the values.
func (p *Points) SuitTPE() bool {
	switch p.Kind {
	case "pchoice", "daterange", "datetimerange":
		return false
	}
	if p.Distribution == nil {
		return p.Count > 0
	}
	return p.Distribution.growing
}
