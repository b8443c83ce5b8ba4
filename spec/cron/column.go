package cron

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// parser reads the columns of one expression.
type parser struct {
	count  int // of columns: some rules depend on it
	nth    map[int][]int
	random bool
}

var (
	wordsOfWeek  = strings.Join(columns[Weekday].words, "|")
	wordsOfYear  = strings.Join(columns[Month].words, "|")
	numbered     = regexp.MustCompile(`^(?:((?:` + wordsOfWeek + `)(?:-(?:` + wordsOfWeek + `))?|(?:` + wordsOfYear + `)(?:-(?:` + wordsOfYear + `))?|\w+)#|l)(\d+)$`)
	everyStep    = regexp.MustCompile(`^\*(/.+)$`)
	fromStep     = regexp.MustCompile(`^(.+)/(.+)$`)
	interval     = regexp.MustCompile(`^([^-]+)-([^-/]+)(?:/(\d+))?$`)
	onlyDigits   = regexp.MustCompile(`^\d+$`)
	drawn        = regexp.MustCompile(`^([hr])(?:\((\d+)-(\d+)\))?(?:/(\d+))?$`)
	unusedDigits = regexp.MustCompile(`^\d+[a-z]+$`)
)

// column reads one column.
func (p *parser) column(c Column, part Part) (values, error) {
	v := values{}
	if m := drawn.FindStringSubmatch(part.Text); m != nil {
		return p.drawn(c, part, m)
	}
	if strings.Contains(part.Text, "?") {
		if part.Text != "?" {
			return v, fail(part, "`?` must stand alone in its column.")
		}
		if c != Day && c != Weekday {
			return v, fail(part, "`?` may stand for the days only: write `*` for every %s.", c)
		}
		return values{every: true}, nil
	}
	at := part.Start
	for _, text := range strings.Split(part.Text, ",") {
		if err := p.item(c, Part{text, at}, &v); err != nil {
			return v, err
		}
		at += len(text) + 1
	}
	slices.Sort(v.set)
	v.set = slices.Compact(v.set)
	return v, nil
}

// drawn reads a column that is a number drawn at random each time that the expression is looked at.
func (p *parser) drawn(c Column, part Part, m []string) (values, error) {
	if m[1] == "h" {
		return values{}, fail(part, "`H` has no meaning in Polyaxon: write a %s.", c)
	}
	least, greatest := c.Bounds()
	if m[2] != "" {
		from, to := number(m[2]), number(m[3])
		if from >= to {
			return values{}, fail(part, "The range of `R` must go upwards: %s is not less than %s.", m[2], m[3])
		}
		if from > greatest || m[4] != "" && to > greatest {
			return values{}, p.outOfRange(c, part)
		}
		least = from
	}
	if m[4] != "" && number(m[4]) == 0 {
		return values{}, fail(part, "A step of 0 leads nowhere: write 1 or more.")
	}
	p.random = true
	return values{set: []int{least}}, nil
}

// item reads one item of a column's list and adds what it allows.
func (p *parser) item(c Column, item Part, v *values) error {
	nth := -1
	if m := numbered.FindStringSubmatch(item.Text); m != nil && c == Weekday {
		if m[1] == "" {
			item, nth = Part{m[2], item.Start + 1}, lastOne
		} else if nth = number(m[2]); nth < 1 || nth > 5 {
			return fail(Part{m[2], item.Start + len(m[1]) + 1}, "A month has a day of the week 5 times at most: the number after `#` is from 1 to 5.")
		} else {
			item.Text = m[1]
		}
	}
	text := item.Text
	if m := everyStep.FindStringSubmatch(text); m != nil {
		text = fmt.Sprintf("%d-%d%s", columns[c].least, columns[c].greatest, m[1])
	}
	m := interval.FindStringSubmatch(text)
	if m == nil {
		if from := fromStep.FindStringSubmatch(item.Text); from != nil {
			m = interval.FindStringSubmatch(fmt.Sprintf("%s-%d/%s", from[1], columns[c].greatest, from[2]))
		}
	}
	if m == nil {
		return p.value(c, item, nth, v)
	}
	numbers, err := p.interval(c, item, m)
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if err := p.add(c, item, n, nth, v); err != nil {
			return err
		}
	}
	return nil
}

// value reads an item that is no range.
func (p *parser) value(c Column, item Part, nth int, v *values) error {
	switch text := item.Text; {
	case text == "*":
		v.every = true
		return nil
	case text == "l" && c == Day:
		v.last = true
		return nil
	case onlyDigits.MatchString(text):
		return p.add(c, item, number(text), nth, v)
	default:
		n, ok := wordNumber(c, text)
		if !ok {
			return unreadable(c, item)
		}
		return p.add(c, item, n, nth, v)
	}
}

// add adds a number to what a column allows.
func (p *parser) add(c Column, item Part, n, nth int, v *values) error {
	n = p.alias(c, n)
	if n < columns[c].least || n > columns[c].greatest {
		return p.outOfRange(c, item)
	}
	v.set = append(v.set, n)
	if nth >= 0 && !slices.Contains(p.nth[n], nth) {
		p.nth[n] = append(p.nth[n], nth)
	}
	return nil
}

// alias is the number that some stand for: 7 is Sunday in an expression of 5 columns only, and 0 is the first day of the
// month in one of 6 only.
func (p *parser) alias(c Column, n int) int {
	switch {
	case c == Weekday && n == 7 && p.count == Few:
		return 0
	case c == Day && n == 0 && p.count == Few+1:
		return 1
	}
	return n
}

// interval lists the numbers of a range, which may go past the end of the column and on from its beginning.
func (p *parser) interval(c Column, item Part, m []string) ([]int, error) {
	if c == Day && m[2] == "l" {
		m[2] = "31"
	}
	var ends [2]int
	for i, text := range m[1:3] {
		n, ok := wordNumber(c, text)
		if onlyDigits.MatchString(text) {
			n, ok = number(text), true
		}
		if !ok {
			return nil, unreadable(c, item)
		}
		ends[i] = p.alias(c, n)
	}
	step := 1
	if m[3] != "" {
		step = number(m[3])
	}
	least, greatest := c.Bounds()
	low, high := ends[0], ends[1]
	switch {
	case max(low, high) > greatest:
		return nil, p.outOfRange(c, item)
	case step == 0:
		at := item.Start + strings.LastIndexByte(item.Text, '/') + 1
		return nil, fail(Part{item.Text[at-item.Start:], at}, "A step of 0 leads nowhere: write 1 or more.")
	case low == high:
		return steps(least, greatest, step), nil
	case low < high:
		return steps(low, high, step), nil
	}
	// The steps go on from the beginning where they would have been.
	numbers := steps(low, greatest, step)
	last, skip := numbers[len(numbers)-1], 0
	if last < least {
		return nil, p.outOfRange(c, item)
	}
	if last-least+step > greatest-least+1 && greatest-last < step {
		skip = step - (greatest - last)
	}
	return append(numbers, steps(least+skip, high, step)...), nil
}

// steps are the numbers from low up to and perhaps including high; step is not 0.
func steps(low, high, step int) []int {
	var numbers []int
	for n := low; n <= high; n += step {
		numbers = append(numbers, n)
	}
	return numbers
}

// number reads digits; what is too large for any column is as good as what is much too large.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n > math.MaxInt32 {
		return math.MaxInt32
	}
	return n
}

// wordNumber is the number of a month or a day of the week.
func wordNumber(c Column, text string) (int, bool) {
	i := slices.Index(columns[c].words, text)
	return i + columns[c].least, i >= 0
}

func (p *parser) outOfRange(c Column, item Part) *Error {
	least, greatest := c.Bounds()
	hint := ""
	if c == Weekday && p.count > Few {
		hint = ", and Sunday is 0 when there are seconds"
	}
	return fail(item, "The %s goes from %d to %d%s, so that Polyaxon does not take `%s`.", c, least, greatest, hint, item.Text)
}

func unreadable(c Column, item Part) *Error {
	switch {
	case item.Text == "":
		return fail(item, "A comma has nothing before or after it in the column of the %s.", c)
	case strings.HasPrefix(item.Text, "-"):
		return fail(item, "The %s cannot be negative.", c)
	case c == Day && (strings.Contains(item.Text, "w") || strings.HasPrefix(item.Text, "l-")):
		return fail(item, "Polyaxon does not know the nearest weekday (`W`) or days before the last one (`L-3`): write days of the month or `L`.")
	case c == Weekday && strings.Contains(item.Text, "#") && strings.Contains(item.Text, "-"):
		return fail(item, "Polyaxon takes `#` after a range of names only, such as `mon-fri#2`.")
	case c == Weekday && unusedDigits.MatchString(item.Text) && strings.HasSuffix(item.Text, "l"):
		return fail(item, "The last such day of the month is written with the `L` first: `L%s`.", strings.TrimSuffix(item.Text, "l"))
	case columns[c].words != nil:
		return fail(item, "`%s` is no %s: write a number, a name of three letters such as `%s`, `*`, a range or a step.",
			item.Text, c, columns[c].words[1])
	}
	return fail(item, "`%s` is no %s: write a number, `*`, a range such as `%d-%d` or a step such as `*/5`.",
		item.Text, c, columns[c].least, columns[c].least+4)
}
