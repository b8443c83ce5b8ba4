package cron_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/cron"
)

const layout = "2006-01-02T15:04:05"

// timesOf is what Parse and Next make of an expression: nil where it is refused.
func timesOf(t *testing.T, text, after string) []string {
	at, err := time.Parse(layout, after)
	if err != nil {
		t.Fatal(err)
	}
	e, err := cron.Parse(text)
	if err != nil {
		return nil
	}
	times := []string{}
	for _, next := range e.Next(at, 4) {
		times = append(times, next.Format(layout))
	}
	return times
}

// TestCroniterAgrees holds expressions against testdata/cron.json, which testdata/cron.py makes.
func TestCroniterAgrees(t *testing.T) {
	data, err := os.ReadFile("testdata/cron.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][3]json.RawMessage
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) < 900 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		var text, after string
		var want []string
		for i, into := range []any{&text, &after, &want} {
			if err := json.Unmarshal(row[i], into); err != nil {
				t.Fatal(err)
			}
		}
		got := timesOf(t, text, after)
		if (got == nil) != (want == nil) || !slices.Equal(got, want) {
			_, err := cron.Parse(text)
			t.Errorf("%q after %s: croniter %v, ours %v %v", text, after, want, got, err)
		}
	}
}
