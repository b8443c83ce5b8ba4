package cron_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/cron"
)

func TestDescribe(t *testing.T) {
	for text, want := range map[string]string{
		"* * * * *":             "every minute",
		"*/15 * * * *":          "every 15 minutes",
		"*/7 * * * *":           "every 7 minutes from minute 0 to 56 of every hour",
		"5,35 * * * *":          "at minutes 5 and 35 of every hour",
		"0 * * * *":             "every hour",
		"20 * * * *":            "at minute 20 of every hour",
		"0 */6 * * *":           "at 00:00, 06:00, 12:00 and 18:00 every day",
		"30 */2 * * *":          "every 2 hours from 00:30 every day",
		"0 9-17 * * MON-FRI":    "every hour from 09:00 to 17:00 from Monday to Friday",
		"*/20 18-9 * * *":       "every 20 minutes from 18:00 through midnight to 09:40 every day",
		"* 9 * * *":             "every minute from 09:00 to 09:59 every day",
		"30 2 * * 1":            "at 02:30 on Mondays",
		"30 2 * * 0,3":          "at 02:30 on Wednesdays and Sundays",
		"0 0 * * *":             "at 00:00 every day",
		"0 0 * jan-mar *":       "at 00:00 every day from January to March",
		"0 12 1,15 6-8 *":       "at 12:00 on the 1st and 15th of every month from June to August",
		"0 0 L * *":             "at 00:00 on the last day of every month",
		"0 0 13 * 5":            "at 00:00 on the 13th of every month and on Fridays",
		"0 0 */2 * *":           "at 00:00 every 2nd day from the 1st to the 31st of every month",
		"0 0 * * MON#1":         "at 00:00 on the first Monday of every month",
		"0 0 * 1,7 L5,tue#2":    "at 00:00 on the second Tuesday and last Friday of January and July",
		"0 0 * * * */10":        "every 10 seconds of the minute at 00:00 every day",
		"* * * * * */10":        "every 10 seconds",
		"* * * * * *":           "every second",
		"0 6 * * * 30":          "at 06:00:30 every day",
		"0 6 1 1 * 0 2030":      "at 06:00 on the 1st of January in 2030",
		"0 6 1 1 * 0 2030-2040": "at 06:00 on the 1st of January from 2030 to 2040",
		"@quarterly":            "at 00:00 on the 1st of January, April, July and October",
		"@Weekly":               "at 00:00 on Sundays",
		"R 2 * * *":             "at times that are drawn anew again and again: `R` stands for a random number",
	} {
		e, err := cron.Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if got := e.Describe(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestErrors marks what an error is about with brackets in the expression.
func TestErrors(t *testing.T) {
	for marked, want := range map[string]string{
		"[* * * *]":          "A cron expression has 5 columns: minute, hour, day of the month, month and day of the week. This one has 4.",
		"* * * * * * * [*]":  "A cron expression has 7 columns at most: minute, hour, day of the month, month, day of the week, second and year. This one has 8.",
		"[]":                 "A cron expression has 5 columns: minute, hour, day of the month, month and day of the week.",
		"[@reboot]":          "Polyaxon does not know this word: it takes @hourly, @daily, @weekly, @monthly, @quarterly and @yearly.",
		" [@daily]":          "Polyaxon takes `@daily` only without spaces around it.",
		"[@Quarterly]":       "Polyaxon knows `@quarterly` in small letters only.",
		"5,[60] * * * *":     "The minute goes from 0 to 59, so that Polyaxon does not take `60`.",
		"0  0 [0] * *":       "The day of the month goes from 1 to 31, so that Polyaxon does not take `0`.",
		"0 0 * * [7] 0":      "The day of the week goes from 0 to 6, and Sunday is 0 when there are seconds, so that Polyaxon does not take `7`.",
		"*/[0] * * * *":      "A step of 0 leads nowhere: write 1 or more.",
		"0 0 * [?] *":        "`?` may stand for the days only: write `*` for every month.",
		"0 0 [1,?] * *":      "`?` must stand alone in its column.",
		"[H] 0 * * *":        "`H` has no meaning in Polyaxon: write a minute.",
		"0 0 [15W] * *":      "Polyaxon does not know the nearest weekday (`W`) or days before the last one (`L-3`): write days of the month or `L`.",
		"0 0 * * [5L]":       "The last such day of the month is written with the `L` first: `L5`.",
		"0 0 * * 5#[6]":      "A month has a day of the week 5 times at most: the number after `#` is from 1 to 5.",
		"0 0 * * [1-5#2]":    "Polyaxon takes `#` after a range of names only, such as `mon-fri#2`.",
		"0 0 * * [1,5#2]":    "A day of the week with a number after `#`, or with `L` before it, cannot stand beside one without: `mon` needs a number, too.",
		"1,[] * * * *":       "A comma has nothing before or after it in the column of the minute.",
		"[-1] * * * *":       "The minute cannot be negative.",
		"0 0 * * [Montag]":   "`montag` is no day of the week: write a number, a name of three letters such as `mon`, `*`, a range or a step.",
		"0 [noon] * * *":     "`noon` is no hour: write a number, `*`, a range such as `0-4` or a step such as `*/5`.",
		"0 0 1 1 * 0 [1969]": "The year goes from 1970 to 2099, so that Polyaxon does not take `1969`.",
		"\xff[\xff] * * * *": "",
	} {
		start := strings.IndexByte(marked, '[')
		end := strings.IndexByte(marked, ']') - 1
		_, err := cron.Parse(strings.NewReplacer("[", "", "]", "").Replace(marked))
		var e *cron.Error
		switch {
		case !errors.As(err, &e):
			t.Errorf("%q: %v is no error of this package", marked, err)
		case want != "" && (e.Message != want || e.Start != start || e.End != end):
			t.Errorf("%q: %d-%d %q, want %d-%d %q", marked, e.Start, e.End, e.Message, start, end, want)
		}
	}
}

// TestNext shows what surprises: croniter is followed in these too.
func TestNext(t *testing.T) {
	for _, test := range []struct{ text, after, want string }{
		{"0 0 31 2 *", "2026-01-01T00:00:00", ""},                                              // a day that never comes
		{"0 0 31 2 MON", "2026-01-01T00:00:00", ""},                                            // nor with days of the week that do
		{"0 0 29 2 *", "2025-03-01T00:00:00", "2028-02-29T00:00:00 2032-02-29T00:00:00"},       // leap years
		{"0 0 1,31 * *", "2026-02-02T00:00:00", "2026-03-31T00:00:00 2026-04-01T00:00:00"},     // passes over the 1st of March
		{"0 0 1 * MON", "2026-01-30T00:00:00", "2026-02-01T00:00:00 2026-02-02T00:00:00"},      // either day
		{"0 0 1 * * 0 2027", "2026-01-30T00:00:00", "2027-01-01T00:00:00 2027-02-01T00:00:00"}, // a year to come
		{"0 0 1 * * 0 2025", "2026-01-30T00:00:00", ""},                                        // a year that is over
		{"r 0 * * *", "2026-01-30T00:00:00", ""},                                               // nobody knows
	} {
		if got := strings.Join(timesOf(t, test.text, test.after), " "); !strings.HasPrefix(got+" ", test.want+" ") || test.want == "" && got != "" {
			t.Errorf("%q after %s: %s, want %s", test.text, test.after, got, test.want)
		}
	}
	e, err := cron.Parse("* * * * *")
	if err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("", 3600)
	if got := e.Next(time.Date(2026, 1, 1, 0, 30, 0, 1, zone), 1); len(got) != 1 || got[0].Format(time.RFC3339) != "2025-12-31T23:31:00Z" {
		t.Errorf("times are in UTC, but the next minute is %v", got)
	}
	if got := e.Next(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), 1<<40); len(got) != 1000 {
		t.Errorf("%d times listed", len(got))
	}
	if got := e.Next(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), -1); len(got) != 0 {
		t.Errorf("%d times listed", len(got))
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"*/15 9-17 * * mon-fri", "0 0 l,1-12 */2 l5,mon#1 5/7 2030", "@daily", "r(1-5)/2 ? 1,31 2 *"} {
		f.Add(text, int64(0))
	}
	f.Fuzz(func(t *testing.T, text string, after int64) {
		e, err := cron.Parse(text)
		if err != nil {
			var at *cron.Error
			if !errors.As(err, &at) || at.Start < 0 || at.Start > at.End || at.End > len(text) || !strings.HasSuffix(at.Message, ".") {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		if e.Describe() == "" {
			t.Fatalf("%q has no description", text)
		}
		at := time.Unix(after%(1<<38), 0)
		for _, next := range e.Next(at, 3) {
			if !next.After(at) {
				t.Fatalf("%q after %v: %v", text, at, next)
			}
			at = next
		}
	})
}
