package analysis

import (
	"fmt"
	"math"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// maxShownRuns is how many runs of a matrix are listed.
const maxShownRuns = 1000

// NoMatrix is shown in the place of runs where there is no matrix.
const NoMatrix = "# One: it has no matrix.\n"

// ShowRuns lists the runs that the matrix of an operation starts, as a YAML document: each with its params, in the order in
// which they are made, where that is known before; otherwise what they are drawn from. It is "" without a matrix.
func ShowRuns(res *spec.Resolution) string {
	matrix, ok := res.Origin(false, "matrix")
	if !ok || matrix.Value.Kind != yaml.MappingNode {
		return ""
	}
	var b strings.Builder
	if words := readMatrix(matrix.Value); words != "" {
		comments(&b, words)
	} else {
		comments(&b, "How many runs the matrix starts is known when it runs.")
	}
	params := fieldOf(matrix.Value, "params")
	switch textOf(matrix.Value, "kind") {
	case "mapping":
		showMappings(&b, itemsOf(matrix.Value, "values"))
		return b.String()
	case "grid":
		if runs, ok := spec.MatrixRunsOf(matrix.Value); ok && runs.Sure >= spec.ExactRuns && runs.Total > 0 && showGrid(&b, params, runs.Total) {
			return b.String()
		}
	}
	for _, e := range params.Entries() {
		words := readHyperParam(e.Value)
		if words == "" {
			words = "Its values are known when it runs."
		}
		fmt.Fprintf(&b, "%s: %s\n", layout{}.text(e.Key.Value, true), layout{}.text(plainWords(words), false))
	}
	return b.String()
}

// showMappings lists the runs of a mapping.
func showMappings(b *strings.Builder, values []*syntax.Node) {
	for _, item := range values[:min(len(values), maxShownRuns)] {
		var params []string
		for _, e := range item.Entries() {
			text, ok := layout{}.literal(e.Value)
			if !ok {
				text = "…"
			}
			params = append(params, layout{}.text(e.Key.Value, true)+": "+text)
		}
		showRun(b, params)
	}
	showRest(b, int64(len(values)))
}

// showGrid lists the runs of a grid: the last param changes first. It is false where there are too many values to know all.
func showGrid(b *strings.Builder, params *syntax.Node, total int64) bool {
	entries := params.Entries()
	points := make([]spec.Points, len(entries))
	for i, e := range entries {
		p, ok := spec.PointsOf(e.Value)
		if !ok || p.Count > int64(len(p.Values)) {
			return false
		}
		points[i] = p
	}
	chosen := make([]int, len(points))
	for range min(total, maxShownRuns) {
		run := make([]string, len(points))
		for i, p := range points {
			run[i] = layout{}.text(entries[i].Key.Value, true) + ": " + pointLiteral(p, chosen[i])
		}
		showRun(b, run)
		for i := len(chosen) - 1; i >= 0; i-- {
			if chosen[i]++; chosen[i] < len(points[i].Values) {
				break
			}
			chosen[i] = 0
		}
	}
	showRest(b, total)
	return true
}

func pointLiteral(p spec.Points, i int) string {
	if text, ok := p.Values[i].(string); ok {
		return layout{}.text(text, false)
	}
	return p.Text(i)
}

func showRun(b *strings.Builder, params []string) {
	fmt.Fprintf(b, "- {%s}\n", strings.Join(params, ", "))
}

func showRest(b *strings.Builder, total int64) {
	switch {
	case total == math.MaxInt64:
		comments(b, "… and more than anybody can count.")
	case total > maxShownRuns:
		comments(b, "… and "+grouped(total-maxShownRuns)+" more.")
	}
}

// comments writes text as lines of a comment.
func comments(b *strings.Builder, text string) {
	for line := range strings.Lines(plainWords(text)) {
		b.WriteString(strings.TrimRight("# "+strings.TrimRight(line, "\n"), " ") + "\n")
	}
}

// plainWords is Markdown without the marks of code.
func plainWords(markdown string) string { return strings.ReplaceAll(markdown, "`", "") }
