package analysis

import (
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// valueNode is the node of a text.
func valueNode(t testing.TB, text string) *syntax.Node {
	t.Helper()
	return syntax.Parse(syntax.NewText(text)).Root
}

// checkReadings compares what a function says of values with what it should say.
func checkReadings(t *testing.T, read func(*syntax.Node) string, want map[string]string) {
	t.Helper()
	for text, words := range want {
		if got := read(valueNode(t, text)); got != words {
			t.Errorf("%s: %q, want %q", text, got, words)
		}
	}
	if got := read(nil); got != "" && read(valueNode(t, "[]")) != got {
		t.Errorf("nothing: %q", got)
	}
}

func TestReadDuration(t *testing.T) {
	checkReadings(t, readDuration, map[string]string{
		"3600":                     "1 hour.",
		"5400":                     "1 hour 30 minutes.",
		"1":                        "1 second.",
		"0":                        "0 seconds.",
		"90.5":                     "1 minute 30.5 seconds.",
		"0.25":                     "0.25 seconds.",
		"PT1H30M":                  "1 hour 30 minutes.",
		"1 day":                    "1 day.",
		`"1 day 02:00:05"`:         "1 day 2 hours 5 seconds.",
		`"02:30:00"`:               "2 hours 30 minutes.",
		"2:30:00":                  "2 hours 30 minutes.", // YAML counts it in sixties
		"P1W":                      "7 days.",
		"P3Y":                      "1,095 days (about 3 years).",
		"-60":                      "Minus 1 minute.",
		"soon":                     "",
		`"10"`:                     "",
		"[1]":                      "",
		`"{{ params.every }}"`:     "",
		"99999999999999999999.0e9": "",
	})
}

func TestReadSeconds(t *testing.T) {
	checkReadings(t, readSeconds, map[string]string{
		"45": "45 seconds.", "3600": "1 hour.", `"7200"`: "2 hours.", "86401": "1 day 1 second.", "-1": "", "1.5": "", "a": "", "true": "1 second.",
		"9223372036854775807": "Longer than anybody can wait.",
	})
}

func TestReadMoment(t *testing.T) {
	checkReadings(t, readMoment, map[string]string{
		"2026-01-31T12:00:00Z":          "Saturday 31 January 2026, 12:00 UTC.",
		"2026-01-31T12:00:00":           "Saturday 31 January 2026, 12:00 UTC: a time without a zone is taken for UTC.",
		"2026-01-31":                    "Saturday 31 January 2026, 00:00 UTC: a time without a zone is taken for UTC.",
		`"2026-02-01T00:30:05+01:00"`:   "Saturday 31 January 2026, 23:30:05 UTC, which is 00:30 at +01:00.",
		`"2026-02-01T00:30:05.25Z"`:     "Sunday 1 February 2026, 00:30:05.25 UTC.",
		"1577836800":                    "Wednesday 1 January 2020, 00:00 UTC.",
		"tomorrow":                      "",
		`"{{ params.start }}"`:          "",
		"{a: 1}":                        "",
		`"9999-12-31T23:59:59-01:00"`:   "Saturday 1 January 10000, 00:59:59 UTC, which is 23:59 at -01:00.",
		`"0001-01-01T00:00:00+01:00"`:   "Sunday 31 December 0000, 23:00 UTC, which is 00:00 at +01:00.",
		`"2026-01-31 12:00:00 +02:00 "`: "",
	})
}

func TestReadDate(t *testing.T) {
	checkReadings(t, readDate, map[string]string{"2026-01-31": "Saturday 31 January 2026.", `"2026-01-31"`: "Saturday 31 January 2026.", "a": ""})
}

func TestReadCron(t *testing.T) {
	now := time.Date(2026, 1, 30, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"30 2 * * 1": "At 02:30 on Mondays (UTC).\n\nNext:\n\n- Monday 2 February 2026, 02:30 UTC\n- Monday 9 February 2026, 02:30 UTC\n- Monday 16 February 2026, 02:30 UTC",
		"*/15 * * * *": "Every 15 minutes.\n\nNext:\n\n- Friday 30 January 2026, 12:15 UTC\n- Friday 30 January 2026, 12:30 UTC\n" +
			"- Friday 30 January 2026, 12:45 UTC",
		"0 0 31 2 *":       "At 00:00 on the 31st of February (UTC).\n\nIt does not come true again, and Polyaxon fails on an expression without a next time.",
		"0 0 1 1 * 0 2027": "At 00:00 on the 1st of January in 2027 (UTC).\n\nNext:\n\n- Friday 1 January 2027, 00:00 UTC",
		"r * * * *":        "At times that are drawn anew again and again: `R` stands for a random number.",
		"61 * * * *":       "Polyaxon cannot read this. The minute goes from 0 to 59, so that Polyaxon does not take `61`.",
	} {
		if got := readCron(text, now); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
