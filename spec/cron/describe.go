package cron

import (
	"fmt"
	"strconv"
	"strings"
)

// Describe says in English when the expression comes true: "at 02:30 on Mondays", "every 15 minutes". Times are in UTC.
func (e *Expression) Describe() string {
	if e.random {
		return "at times that are drawn anew again and again: `R` stands for a random number"
	}
	times, ofDay := e.times()
	days := e.days()
	switch {
	case days != "":
		times += " " + days
	case ofDay:
		times += " every day"
	}
	if e.onlyMonths() {
		times += e.inMonths()
	}
	if len(e.columns) > int(Year) && !e.columns[Year].every {
		times += " " + years(e.columns[Year].set)
	}
	return times
}

// list is "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// each writes the members of a set.
func each(set []int, word func(int) string) []string {
	words := make([]string, len(set))
	for i, n := range set {
		words[i] = word(n)
	}
	return words
}

// spans writes the members of a set, those that follow one another as "1 to 5".
func spans(set []int, word func(int) string) []string {
	var words []string
	for len(set) > 0 {
		end := 1
		for end < len(set) && set[end] == set[end-1]+1 {
			end++
		}
		if end < 3 {
			words = append(words, each(set[:end], word)...)
		} else {
			words = append(words, word(set[0])+" to "+word(set[end-1]))
		}
		set = set[end:]
	}
	return words
}

// stepOf is the distance between all neighbours of a set of three and more; 0 when they are not the same.
func stepOf(set []int) int {
	if len(set) < 3 {
		return 0
	}
	step := set[1] - set[0]
	for i := range set[1:] {
		if set[i+1]-set[i] != step {
			return 0
		}
	}
	return step
}

// evenStep is the step of a set that goes through a whole column, again and again, without a break; 0 for any other.
func evenStep(c Column, set []int) int {
	least, greatest := c.Bounds()
	count := greatest - least + 1
	if len(set) == 2 && 2*(set[1]-set[0]) == count {
		return set[1] - set[0]
	}
	if step := stepOf(set); step > 0 && step*len(set) == count {
		return step
	}
	return 0
}

// runOf is the first and the last of three and more values without a gap, which may go on from the end of the column to
// its beginning.
func runOf(c Column, set []int) (first, last int, ok bool) {
	least, greatest := c.Bounds()
	if len(set) < 3 || len(set) > greatest-least {
		return 0, 0, false
	}
	gaps := 0
	for i, n := range set {
		next := set[(i+1)%len(set)]
		if n+1 != next && (n != greatest || next != least) {
			gaps++
			first, last = next, n
		}
	}
	return first, last, gaps == 1
}

func years(set []int) string {
	first, last := set[0], set[len(set)-1]
	switch step := stepOf(set); {
	case step == 1:
		return fmt.Sprintf("from %d to %d", first, last)
	case step > 1 && len(set) > manyWords:
		return fmt.Sprintf("every %d years from %d to %d", step, first, last)
	}
	return "in " + list(spans(set, strconv.Itoa))
}

// ordinal is "1st", "22nd".
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
