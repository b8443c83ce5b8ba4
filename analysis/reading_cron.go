package analysis

import (
	"strings"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/cron"
)

// nextTimes is how many times of a cron expression are listed.
const nextTimes = 3

// readCron says in words when a cron expression comes true, and the next times after a moment.
func readCron(text string, after time.Time) string {
	expression, err := cron.Parse(text)
	if err != nil {
		return "Polyaxon cannot read this. " + err.Error()
	}
	words := capital(expression.Describe())
	if expression.Random() {
		return words + "."
	}
	if strings.Contains(words, ":") {
		words += " (UTC)"
	}
	e := &explanation{}
	e.add(words + ".")
	var moments []string
	for _, t := range expression.Next(after, nextTimes) {
		moments = append(moments, momentWords(t))
	}
	if moments == nil {
		e.add("It does not come true again, and Polyaxon fails on an expression without a next time.")
	}
	e.bullets("Next:", moments)
	return e.String()
}
