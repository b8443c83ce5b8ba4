package cron

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// days says on which days, "" for every day of any month. Where a day of the month and a day of the week are given,
// either is enough.
func (e *Expression) days() string {
	day, weekday := e.columns[Day], e.columns[Weekday]
	switch {
	case len(e.nth) > 0: // croniter passes over days of the month beside these
		return e.numberedDays() + " of " + e.months()
	case e.everyDay():
		return ""
	case day.every:
		return e.weekdays() + e.inMonths()
	case weekday.every:
		return e.monthDays()
	}
	return e.monthDays() + " and " + e.weekdays() + e.inMonths()
}

// everyDay reports whether every day of the months counts.
func (e *Expression) everyDay() bool {
	day, weekday := e.columns[Day], e.columns[Weekday]
	if len(e.nth) > 0 {
		return false
	}
	return day.every && weekday.every || len(day.set) == columns[Day].all || len(weekday.set) == columns[Weekday].all
}

// onlyMonths reports whether the months are all that limits the days.
func (e *Expression) onlyMonths() bool { return e.everyDay() && !e.columns[Month].every }

func (e *Expression) inMonths() string {
	month := e.columns[Month]
	if month.every {
		return ""
	}
	if first, last, ok := runOf(Month, month.set); ok {
		return " from " + time.Month(first).String() + " to " + time.Month(last).String()
	}
	return " in " + e.months()
}

// months names the months: "every month", "March", "every month from April to June".
func (e *Expression) months() string {
	month := e.columns[Month]
	if month.every {
		return "every month"
	}
	name := func(n int) string { return time.Month(n).String() }
	if first, last, ok := runOf(Month, month.set); ok {
		return "every month from " + name(first) + " to " + name(last)
	}
	return list(each(month.set, name))
}

func dayName(n int) string { return time.Weekday(n).String() }

func (e *Expression) weekdays() string {
	set := e.columns[Weekday].set
	if first, last, ok := runOf(Weekday, set); ok {
		return "from " + dayName(first) + " to " + dayName(last)
	}
	return "on " + list(each(weekFromMonday(set), func(n int) string { return dayName(n) + "s" }))
}

// weekFromMonday puts Sunday last.
func weekFromMonday(set []int) []int {
	week := slices.Clone(set)
	slices.SortFunc(week, func(a, b int) int { return (a+6)%7 - (b+6)%7 })
	return week
}

func (e *Expression) monthDays() string {
	day := e.columns[Day]
	last := "on the last day of " + e.months()
	if len(day.set) == 0 {
		return last
	}
	words := list(spans(day.set, ordinal))
	if step := stepOf(day.set); step > 1 && len(day.set) > manyTimes {
		words = fmt.Sprintf("every %s day from the %s to the %s", ordinal(step), ordinal(day.set[0]), ordinal(day.set[len(day.set)-1]))
	} else if step == 1 {
		words = fmt.Sprintf("from the %s to the %s", ordinal(day.set[0]), ordinal(day.set[len(day.set)-1]))
	} else {
		words = "on the " + words
	}
	if day.last {
		return words + " and " + last
	}
	return words + " of " + e.months()
}

// numberedDays says which days of the week, each by its number in a month.
func (e *Expression) numberedDays() string {
	numbers := []string{"last", "first", "second", "third", "fourth", "fifth"}
	var words []string
	for _, day := range weekFromMonday(slices.Collect(maps.Keys(e.nth))) {
		for _, nth := range slices.Sorted(slices.Values(e.nth[day])) {
			words = append(words, numbers[nth]+" "+dayName(day))
		}
	}
	return "on the " + list(words)
}
