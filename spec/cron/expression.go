// Package cron reads cron expressions as Polyaxon's scheduler does, which uses a copy of croniter: 5, 6 or 7 columns with
// the seconds behind the days of the week and the years behind them, ranges that wrap around, the last day of a month,
// the second Monday of a month, and a few words. It says when an expression comes true, and what it means in English.
//
// Expressions are read in UTC, as the scheduler does: whatever the zone of a schedule's `startAt`, only the first run
// stands at that time, and the later ones are counted from it in UTC.
package cron

import (
	"fmt"
	"strings"
	"unicode"
)

// Column is one part of an expression, by its place in it.
type Column int

const (
	Minute Column = iota
	Hour
	Day
	Month
	Weekday
	Second
	Year
)

// Few and Most are how many columns an expression has.
const (
	Few  = 5
	Most = 7
)

// String is the name of the column in a sentence.
func (c Column) String() string { return columns[c].name }

// Bounds are the least and the greatest number that may stand in the column.
func (c Column) Bounds() (least, greatest int) { return columns[c].least, columns[c].greatest }

// columns are the columns by their place; all is how many different values stand for every value of the column.
var columns = [Most]struct {
	name            string
	least, greatest int
	all             int
	words           []string // from least on
}{
	Minute:  {"minute", 0, 59, 60, nil},
	Hour:    {"hour", 0, 23, 24, nil},
	Day:     {"day of the month", 1, 31, 31, nil},
	Month:   {"month", 1, 12, 12, []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}},
	Weekday: {"day of the week", 0, 6, 7, []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}},
	Second:  {"second", 0, 59, 60, nil},
	Year:    {"year", 1970, 2099, 130, nil},
}

// Expression is a cron expression that Polyaxon takes. It is immutable.
type Expression struct {
	columns []values      // 5 to 7, by Column
	nth     map[int][]int // the days of the week of which only the first, second ... in a month counts, or lastOne
	random  bool          // a column is drawn anew each time
}

// Random reports whether a column is drawn anew each time that the scheduler looks, so that nobody knows the times.
func (e *Expression) Random() bool { return e.random }

// lastOne is the last of the days of a month that are the same day of the week.
const lastOne = 0

// values are what one column allows.
type values struct {
	every bool  // "*": the set does not count then
	set   []int // in order
	last  bool  // the last day of the month, too
}

// Error says what is wrong with an expression, and where: a range of bytes of its text.
type Error struct {
	Start, End int
	Message    string // a sentence
}

func (e *Error) Error() string { return e.Message }

// words are the expressions that have names. The scheduler writes out `@quarterly` itself, in this spelling only.
var words = map[string]string{
	"@midnight": "0 0 * * *",
	"@hourly":   "0 * * * *",
	"@daily":    "0 0 * * *",
	"@weekly":   "0 0 * * 0",
	"@monthly":  "0 0 1 * *",
	"@yearly":   "0 0 1 1 *",
	"@annually": "0 0 1 1 *",
}

const quarterly = "@quarterly"

// Words are the names that may stand for a whole expression, those that are used most first.
func Words() []string {
	return []string{"@hourly", "@daily", "@weekly", "@monthly", quarterly, "@yearly", "@midnight", "@annually"}
}

// Meaning is the expression that a word stands for, "" when the text is no such word.
func Meaning(text string) string {
	if text == quarterly {
		return "0 0 1 */3 *"
	}
	return words[strings.ToLower(text)]
}

// Parse reads an expression. What is wrong with it is an *Error.
func Parse(text string) (*Expression, error) {
	if meaning := Meaning(text); meaning != "" {
		text = meaning
	}
	parts := Split(text)
	if len(parts) < Few || len(parts) > Most {
		return nil, miscounted(text, parts)
	}
	p := parser{count: len(parts), nth: map[int][]int{}}
	e := &Expression{nth: p.nth}
	for i, part := range parts {
		v, err := p.column(Column(i), part)
		if err != nil {
			return nil, err
		}
		e.columns = append(e.columns, v)
	}
	weekdays, days := parts[Weekday].Text, parts[Day].Text
	e.columns[Day] = e.columns[Day].joined(Day, strings.Contains(weekdays, "*"))
	e.columns[Weekday] = e.columns[Weekday].joined(Weekday, strings.Contains(days, "*"))
	for _, c := range []Column{Minute, Hour, Month, Second, Year} {
		if int(c) < len(parts) {
			e.columns[c] = e.columns[c].joined(c, true)
		}
	}
	if day := e.mixed(); day >= 0 {
		return nil, fail(parts[Weekday], "A day of the week with a number after `#`, or with `L` before it, cannot stand beside one without: `%s` needs a number, too.",
			columns[Weekday].words[day])
	}
	e.random = p.random
	return e, nil
}

// joined is "*" for a list of all values. Of the two columns of days only where the other one has a "*": whether both
// are given decides what they mean together.
func (v values) joined(c Column, allowed bool) values {
	if allowed && v.count() == columns[c].all {
		return values{every: true}
	}
	return v
}

// count is how many values there are when "*" and "L" are counted as one each, which is how croniter counts.
func (v values) count() int {
	count := len(v.set)
	if v.every {
		count++
	}
	if v.last {
		count++
	}
	return count
}

// mixed is a day of the week that is given without a number although others have one; -1 when there is none.
func (e *Expression) mixed() int {
	weekdays := e.columns[Weekday]
	if len(e.nth) == 0 || weekdays.count() == columns[Weekday].all {
		return -1
	}
	for _, day := range weekdays.set {
		if e.nth[day] == nil {
			return day
		}
	}
	return -1
}

// Part is one column of an expression's text.
type Part struct {
	Text  string // in lower case
	Start int    // the byte at which it begins
}

// Split cuts an expression into its columns.
func Split(text string) []Part {
	var parts []Part
	start := -1
	for i, r := range text + " " {
		switch isSpace := unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f; {
		case isSpace && start >= 0:
			parts = append(parts, Part{lower(text[start:i]), start})
			start = -1
		case !isSpace && start < 0:
			start = i
		}
	}
	return parts
}

// lower makes small letters of ASCII's only, so that places stay what they are. No other letters mean anything.
func lower(text string) string {
	letters := []byte(text)
	for i, c := range letters {
		if 'A' <= c && c <= 'Z' {
			letters[i] = c + 'a' - 'A'
		}
	}
	return string(letters)
}

func fail(p Part, format string, args ...any) *Error {
	return &Error{p.Start, p.Start + len(p.Text), fmt.Sprintf(format, args...)}
}

func miscounted(text string, parts []Part) *Error {
	whole := &Error{Start: 0, End: len(text)}
	if len(parts) > 0 {
		last := parts[len(parts)-1]
		whole.Start, whole.End = parts[0].Start, last.Start+len(last.Text)
	}
	switch {
	case len(parts) == 1 && strings.HasPrefix(parts[0].Text, "@"):
		word := parts[0].Text
		if word == quarterly && len(text) == len(quarterly) {
			whole.Message = "Polyaxon knows `@quarterly` in small letters only."
		} else if Meaning(word) != "" {
			whole.Message = "Polyaxon takes `" + word + "` only without spaces around it."
		} else {
			whole.Message = "Polyaxon does not know this word: it takes " + strings.Join(Words()[:5], ", ") + " and " + Words()[5] + "."
		}
	case len(parts) > Most:
		extra := parts[Most]
		whole.Start = extra.Start
		whole.Message = fmt.Sprintf("A cron expression has 7 columns at most: %s. This one has %d.", order(Most), len(parts))
	case len(parts) == 0:
		whole.Message = fmt.Sprintf("A cron expression has 5 columns: %s.", order(Few))
	default:
		whole.Message = fmt.Sprintf("A cron expression has 5 columns: %s. This one has %d.", order(Few), len(parts))
	}
	return whole
}

// order names the first columns in their order.
func order(count int) string {
	names := make([]string, count)
	for i := range names {
		names[i] = columns[i].name
	}
	return list(names)
}
