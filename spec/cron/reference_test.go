//go:build reference

package cron_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/internal/reference"
	"github.com/plx-lsp/plx-lsp/spec/cron"
)

// TestReferenceAgrees makes random expressions and compares verdicts and times with croniter's. PLX_REFERENCE_CASES says
// how many (default 5000) and PLX_REFERENCE_SEED repeats a run.
func TestReferenceAgrees(t *testing.T) {
	croniter := reference.Start(t, nil, "testdata/cron.py", "--ask")
	seed, err := strconv.Atoi(os.Getenv("PLX_REFERENCE_SEED"))
	if err != nil {
		seed = int(rand.Uint32())
	}
	t.Logf("PLX_REFERENCE_SEED=%d", seed)
	cases, err := strconv.Atoi(os.Getenv("PLX_REFERENCE_CASES"))
	if err != nil {
		cases = 5000
	}
	g := generator{rand.New(rand.NewPCG(uint64(seed), 1))}
	valid, never := 0, 0
	for range cases {
		text := g.expression()
		after := time.Unix(int64(g.IntN(4_000_000_000)), 0).UTC().Format(layout)
		var want []string
		croniter.Ask(t, []string{text, after}, &want)
		got := timesOf(t, text, after)
		if want != nil {
			valid++
			if len(want) < 4 {
				never++
			}
		}
		if (got == nil) != (want == nil) || !slices.Equal(got, want) {
			t.Errorf("%q after %s: croniter %v, ours %v", text, after, want, got)
		}
	}
	t.Logf("%d of them are valid, %d of these end", valid, never)
}

type generator struct{ *rand.Rand }

func (g generator) of(words ...string) string { return words[g.IntN(len(words))] }

// expression has a "*" in many columns, so that many expressions come true, and mistakes in few.
func (g generator) expression() string {
	count := []int{5, 5, 5, 5, 5, 6, 6, 7, 4}[g.IntN(9)]
	columns := make([]string, count)
	for i := range columns {
		columns[i] = "*"
		if g.IntN(10) < 6 {
			items := make([]string, 1+g.IntN(2)*g.IntN(3))
			for j := range items {
				items[j] = g.item(cron.Column(i))
			}
			columns[i] = strings.Join(items, ",")
		}
	}
	return strings.Join(columns, g.of(" ", " ", " ", "  ", "\t"))
}

func (g generator) number(c cron.Column) string {
	least, greatest := c.Bounds()
	switch g.IntN(40) {
	case 0:
		return g.of("0", "7", "60", "24", "31", "32", "13", "l", "*", "?", "mon", "Jan", "", "x", "-1", "007", "2030")
	case 1, 2, 3:
		return strconv.Itoa(greatest)
	case 4, 5, 6:
		return strconv.Itoa(least)
	case 7, 8, 9:
		switch c {
		case cron.Month:
			return g.of("jan", "FEB", "Apr", "dec")
		case cron.Weekday:
			return g.of("sun", "MON", "Fri", "sat")
		}
	}
	return strconv.Itoa(least + g.IntN(greatest-least+1))
}

func (g generator) item(c cron.Column) string {
	step := g.of("1", "2", "3", "5", "7", "15", "40", "1", "2", "3", "5", "7", "15", "40", "0")
	switch g.IntN(12) {
	case 0:
		return "*/" + step
	case 1, 2:
		return g.number(c) + "-" + g.number(c)
	case 3:
		return g.number(c) + "-" + g.number(c) + "/" + step
	case 4:
		return g.number(c) + "/" + step
	case 5, 6:
		switch c {
		case cron.Weekday:
			return g.of("l"+g.number(c), g.number(c)+"#"+g.of("1", "2", "5", "6"), "mon-wed#"+g.of("1", "3"), "fri-sun#2")
		case cron.Day:
			return g.of("l", "L", g.number(c)+"-l", "29,30,31", "?")
		}
	}
	return g.number(c)
}
