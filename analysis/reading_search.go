package analysis

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const (
	// fewPoints is how many values of a hyper-parameter are listed.
	fewPoints = 12
	// shownPoints is how many of more values are.
	shownPoints = 5
)

// readHyperParam says in words what a hyper-parameter comes to; "" where that cannot be told.
func readHyperParam(n *syntax.Node) string {
	p, ok := spec.PointsOf(n)
	switch {
	case !ok:
		return ""
	case p.Distribution != nil:
		return distributionWords(p.Kind, *p.Distribution)
	case p.Weights != nil:
		return weightedWords(p)
	case p.Count == 0:
		return "No values at all."
	case p.Count == 1:
		return "One value: " + pointText(p, 0) + "."
	}
	var texts []string
	for i := range p.Values[:min(len(p.Values), fewPoints)] {
		texts = append(texts, pointText(p, i))
	}
	if p.Count <= fewPoints {
		return fmt.Sprintf("%d values: %s.", p.Count, strings.Join(texts, ", "))
	}
	words := counted(p.Count, "value") + ": " + strings.Join(texts[:shownPoints], ", ") + " …"
	if int(p.Count) == len(p.Values) {
		words += " " + pointText(p, len(p.Values)-1)
	}
	return words + "."
}

func pointText(p spec.Points, i int) string { return code(cutText(p.Text(i), 60)) }

// weightedWords says how often each value of a pchoice is drawn.
func weightedWords(p spec.Points) string {
	var words []string
	for i, weight := range p.Weights {
		if i == fewPoints {
			words = append(words, fmt.Sprintf("… and %d more", p.Count-fewPoints))
			break
		}
		words = append(words, pointText(p, i)+" in "+spec.NumberText(weight*100)+"%")
	}
	return "Of the runs, " + strings.Join(words, ", ") + "."
}

func distributionWords(kind string, d spec.Distribution) string {
	what := "Any number"
	if d.Step != 0 {
		what = "Multiples of " + code(spec.NumberText(d.Step))
	}
	switch low, high := math.IsInf(d.Low, 0), math.IsInf(d.High, 0); {
	case !low && !high:
		what += " from " + roundCode(d.Low) + " to " + roundCode(d.High)
	case !low:
		what += " above " + roundCode(d.Low)
	}
	if strings.HasSuffix(kind, "uniform") && !strings.Contains(kind, "log") {
		return what + ", all equally likely."
	}
	return what + fmt.Sprintf(": half of them are below %s, and nine in ten lie between %s and %s.",
		roundCode(d.Median), roundCode(d.Least95), roundCode(d.Most95))
}

// roundCode is a number with three digits that count.
func roundCode(f float64) string {
	return code(shortNumber(f))
}

// shortNumber is roundCode without the marks of code.
func shortNumber(f float64) string {
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 3, 64), 64); err == nil && math.Abs(f) < 1e15 {
		f = rounded
	}
	return spec.NumberText(f)
}

// readMatrix says in words how many runs a matrix starts; "" where that cannot be told.
func readMatrix(n *syntax.Node) string {
	runs, ok := spec.MatrixRunsOf(n)
	if !ok {
		return ""
	}
	atOnce := ""
	if runs.Concurrency > 0 && (runs.Concurrency < runs.Total || runs.Sure == spec.EndlessRuns) {
		atOnce = fmt.Sprintf(", %s at a time", grouped(runs.Concurrency))
	}
	switch runs.Sure {
	case spec.EndlessRuns:
		if runs.First > 0 {
			return counted(runs.First, "run") + " in each round" + atOnce + ", and no last round: set `maxIterations`, or an early stopping."
		}
		return "This search does not come to an end: it looks for more different runs than its values allow."
	case spec.PlannedRuns:
		return hyperbandWords(runs, atOnce)
	case spec.ExactRuns, spec.MostRuns:
		words := totalWords(runs) + atOnce
		if runs.Sure == spec.MostRuns {
			words += ", or fewer when an early stopping ends the search"
		}
		return words + "."
	}
	if runs.Rounds > 0 {
		return counted(runs.Rounds, "round") + "; its tuner says how many runs each has."
	}
	return ""
}

func totalWords(runs spec.MatrixRuns) string {
	total := counted(runs.Total, "run")
	switch {
	case runs.Total == math.MaxInt64:
		return "More runs than anybody can count"
	case runs.Total == 0:
		return "No runs at all"
	case runs.Kind == "bayes":
		return fmt.Sprintf("%s: %s at first, and %s more, one after the other", total, grouped(runs.First), grouped(runs.Total-runs.First))
	case runs.Rounds > 1:
		return fmt.Sprintf("%s: %s of %s", total, counted(runs.Rounds, "round"), grouped(runs.Each))
	case len(runs.Choices) > 1:
		product := int64(1)
		factors := make([]string, len(runs.Choices))
		for i, n := range runs.Choices {
			factors[i] = grouped(n)
			product *= n
		}
		if product == runs.Total {
			return total + ": " + strings.Join(factors, " × ")
		}
		return total + " of " + strings.Join(factors, " × ")
	}
	return total
}

// hyperbandWords lists the brackets of a hyperband.
func hyperbandWords(runs spec.MatrixRuns, atOnce string) string {
	e := &explanation{}
	e.add(fmt.Sprintf("%s in %s when every run yields its metric%s.", counted(runs.Total, "run"), counted(int64(len(runs.Brackets)), "bracket"), atOnce))
	var brackets []string
	for _, bracket := range runs.Brackets {
		var rounds []string
		for _, round := range bracket {
			rounds = append(rounds, fmt.Sprintf("%s of %s", grouped(round.Runs), spec.NumberText(round.Resource)))
		}
		brackets = append(brackets, strings.Join(rounds, " → "))
	}
	e.bullets("Runs and their budget, round by round:", brackets)
	return e.String()
}
