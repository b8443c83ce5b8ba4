package analysis

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// readDuration says in words how long a duration is: "1 hour 30 minutes."; "" for a template and what is none.
func readDuration(n *syntax.Node) string {
	seconds, ok := spec.SecondsOf(n)
	if !ok {
		return ""
	}
	return capital(durationWords(seconds)) + "."
}

// readSeconds says in words how long a number of seconds is. Negative ones mean something else, if anything.
func readSeconds(n *syntax.Node) string {
	seconds, ok := spec.IntegerOf(n)
	if !ok || seconds < 0 {
		return ""
	}
	return capital(durationWords(float64(seconds))) + "."
}

func durationWords(seconds float64) string {
	if seconds < 0 {
		return "minus " + durationWords(-seconds)
	}
	const minute, hour, day, year = 60, 60 * 60, 24 * 60 * 60, 365.25 * 24 * 60 * 60
	if seconds > 1e6*year {
		return "longer than anybody can wait"
	}
	whole, fraction := math.Modf(seconds)
	left := int64(whole)
	var words []string
	for _, unit := range []struct {
		name    string
		seconds int64
	}{{"day", day}, {"hour", hour}, {"minute", minute}} {
		if n := left / unit.seconds; n > 0 {
			words = append(words, counted(n, unit.name))
		}
		left %= unit.seconds
	}
	switch {
	case fraction > 0:
		words = append(words, spec.NumberText(float64(left)+fraction)+" seconds")
	case left > 0 || len(words) == 0:
		words = append(words, counted(left, "second"))
	}
	text := strings.Join(words, " ")
	if years := seconds / year; years >= 2 {
		text += fmt.Sprintf(" (about %s)", counted(int64(math.Round(years)), "year"))
	}
	return text
}

// counted is "1 hour", "2,000 hours".
func counted(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped writes a number with a comma before every three digits.
func grouped(n int64) string {
	digits := fmt.Sprint(n)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

const (
	dateLayout  = "Monday 2 January 2006"
	clockLayout = "15:04"
)

// readDate says in words which day a date is.
func readDate(n *syntax.Node) string {
	moment, ok := spec.MomentOf(n)
	if !ok {
		return ""
	}
	return moment.Time.Format(dateLayout) + "."
}

// readMoment says in words which moment a date with a time is, in UTC.
func readMoment(n *syntax.Node) string {
	moment, ok := spec.MomentOf(n)
	if !ok {
		return ""
	}
	words := momentWords(moment.Time)
	switch _, offset := moment.Time.Zone(); {
	case !moment.Zoned:
		words += ": a time without a zone is taken for UTC"
	case offset != 0:
		words += fmt.Sprintf(", which is %s at %s", moment.Time.Format(clockLayout), moment.Time.Format("-07:00"))
	}
	return words + "."
}

// momentWords is "Saturday 31 January 2026, 12:00 UTC".
func momentWords(t time.Time) string {
	t = t.UTC()
	clock := clockLayout
	switch {
	case t.Nanosecond() != 0:
		clock += ":05.999999"
	case t.Second() != 0:
		clock += ":05"
	}
	return t.Format(dateLayout + ", " + clock + " UTC")
}
