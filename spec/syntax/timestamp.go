package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// constructTimestamp reads a Date or a DateTime. Its form is what PyYAML's constructor takes, a little wider than what
// isTimestamp recognises without a tag.
func constructTimestamp(text string) (any, error) {
	f, ok := timestampFields(strings.TrimSuffix(text, "\n"))
	if !ok {
		return nil, fmt.Errorf("%q is no date or time", shorten(text))
	}
	if f.year < 1 || f.month < 1 || f.month > 12 || f.day < 1 || f.day > daysIn(f.year, f.month) {
		return nil, fmt.Errorf("there is no day %s: if this is a text, put it in quotes", shorten(text))
	}
	if !f.hasTime {
		return Date{f.year, time.Month(f.month), f.day}, nil
	}
	if f.hour > 23 || f.minute > 59 || f.second > 59 || f.offset <= -24*60 || f.offset >= 24*60 {
		return nil, fmt.Errorf("there is no time %s: if this is a text, put it in quotes", shorten(text))
	}
	zone := time.UTC
	if f.offset != 0 {
		zone = time.FixedZone("", f.offset*60)
	}
	at := time.Date(f.year, time.Month(f.month), f.day, f.hour, f.minute, f.second, f.micro*1000, zone)
	return DateTime{Time: at, Zoned: f.hasZone}, nil
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

type timestamp struct {
	year, month, day            int
	hasTime                     bool
	hour, minute, second, micro int
	hasZone                     bool
	offset                      int // minutes east of UTC
}

// number eats between least and most digits and returns their value.
func (m *matcher) number(least, most int) (int, bool) {
	before := m.rest
	if !m.digits(least, most) {
		return 0, false
	}
	n, err := strconv.Atoi(before[:len(before)-len(m.rest)])
	return n, err == nil
}

func timestampFields(text string) (f timestamp, ok bool) {
	m := matcher{text}
	number := func(least, most int, into *int) bool {
		n, ok := m.number(least, most)
		*into = n
		return ok
	}
	if !number(4, 4, &f.year) || !m.byte("-") || !number(1, 2, &f.month) || !m.byte("-") || !number(1, 2, &f.day) {
		return f, false
	}
	if m.rest == "" {
		return f, true
	}
	f.hasTime = true
	if !m.byte("Tt") && m.run(" \t") == 0 {
		return f, false
	}
	if !number(1, 2, &f.hour) || !m.byte(":") || !number(2, 2, &f.minute) || !m.byte(":") || !number(2, 2, &f.second) {
		return f, false
	}
	if m.byte(".") {
		before := m.rest
		n := m.run(decimal)
		f.micro, _ = strconv.Atoi((before[:n] + "000000")[:6])
	}
	if m.rest == "" {
		return f, true
	}
	m.run(" \t")
	f.hasZone = true
	if m.byte("Z") {
		return f, m.rest == ""
	}
	sign := 1
	if m.rest != "" && m.rest[0] == '-' {
		sign = -1
	}
	var hours, minutes int
	if !m.byte("+-") || !number(1, 2, &hours) || m.byte(":") && !number(2, 2, &minutes) {
		return f, false
	}
	f.offset = sign * (hours*60 + minutes)
	return f, m.rest == ""
}
