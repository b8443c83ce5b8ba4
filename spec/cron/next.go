package cron

import (
	"slices"
	"time"
)

const (
	// farthest is for how many years croniter looks for the next time.
	farthest = 50
	// lastYear is the last year of Python's datetime.
	lastYear = 9999
	// mostTimes bounds what Next lists.
	mostTimes = 1000
)

// Next lists the first n times after a moment, in UTC, and fewer where croniter finds no more: a 31st of February never
// comes, and years end. It lists none for an expression with a part that is drawn at random.
//
// It follows croniter step by step, with what that leaves out: from a day in a month of 30 days the step to a 31st is made
// in days, so that `1,31` skips the first of the next month.
func (e *Expression) Next(after time.Time, n int) []time.Time {
	if e.random {
		return nil
	}
	var times []time.Time
	at := after.UTC()
	for range min(n, mostTimes) {
		next, ok := e.next(at)
		if !ok {
			break
		}
		times, at = append(times, next), next
	}
	return times
}

// next is the first time after a moment. When both a day of the month and a day of the week are given, either is enough;
// croniter gives up when one of the two never comes.
func (e *Expression) next(after time.Time) (time.Time, bool) {
	day, weekday, any := e.columns[Day], e.columns[Weekday], values{every: true}
	if day.every || weekday.every {
		return e.search(after, day, weekday)
	}
	byDay, ok := e.search(after, day, any)
	if !ok {
		return byDay, false
	}
	byWeekday, ok := e.search(after, any, weekday)
	if byWeekday.Before(byDay) {
		return byWeekday, ok
	}
	return byDay, ok
}

// search is the first time after a moment on days that are allowed both ways.
func (e *Expression) search(after time.Time, day, weekday values) (time.Time, bool) {
	least := time.Minute
	if len(e.columns) > Few {
		least = time.Second
	}
	at := after.Truncate(time.Second).Add(least)
	for first := at.Year(); at.Year()-first <= farthest && at.Year() <= lastYear; {
		later, ok := e.later(at, day, weekday)
		switch {
		case !ok:
			return at, false
		case later.Equal(at) && least == time.Minute:
			return at.Truncate(time.Minute), true
		case later.Equal(at):
			return at, true
		}
		at = later
	}
	return at, false
}

// later makes one step towards the next time: to the earliest moment at which the first column that does not allow a
// moment may allow it. It is the moment itself when all do, and not ok when no year is left.
func (e *Expression) later(at time.Time, day, weekday values) (time.Time, bool) {
	year, month, date := at.Date()
	hour, minute, second := at.Clock()
	if len(e.columns) > int(Year) && !e.columns[Year].every {
		i, _ := slices.BinarySearch(e.columns[Year].set, year)
		if i == len(e.columns[Year].set) {
			return at, false
		}
		if next := e.columns[Year].set[i]; next != year {
			return time.Date(next, 1, 1, 0, 0, 0, 0, time.UTC), true
		}
	}
	if d := e.columns[Month].ahead(int(month), 12); d != 0 {
		return time.Date(year, month+time.Month(d), 1, 0, 0, 0, 0, time.UTC), true
	}
	if d := day.ahead(date, daysIn(year, month)); d != 0 && !(day.last && date == daysIn(year, month)) {
		return time.Date(year, month, date+d, 0, 0, 0, 0, time.UTC), true
	}
	if d := e.toWeekday(at, weekday); d != 0 {
		return time.Date(year, month, date+d, 0, 0, 0, 0, time.UTC), true
	}
	if d := e.columns[Hour].ahead(hour, 24); d != 0 {
		return time.Date(year, month, date, hour+d, 0, 0, 0, time.UTC), true
	}
	if d := e.columns[Minute].ahead(minute, 60); d != 0 {
		return time.Date(year, month, date, hour, minute+d, 0, 0, time.UTC), true
	}
	if len(e.columns) > Few {
		if d := e.columns[Second].ahead(second, 60); d != 0 {
			return at.Add(time.Duration(d) * time.Second), true
		}
	}
	return at, true
}

// ahead is how far the next value is, 0 when x is one; after count values they begin again.
func (v values) ahead(x, count int) int {
	if v.every {
		return 0
	}
	i, _ := slices.BinarySearch(v.set, x)
	switch {
	case i < len(v.set):
		return v.set[i] - x
	case v.last: // the last day of the month, which comes after all others
		return count - x
	}
	return v.set[0] - x + count
}

// toWeekday is how many days ahead the next allowed day of the week is, or the next month when this one has none left.
func (e *Expression) toWeekday(at time.Time, weekday values) int {
	if len(e.nth) == 0 {
		return weekday.ahead(int(at.Weekday()), 7)
	}
	year, month, date := at.Date()
	days := daysIn(year, month)
	next := days + 1
	for w, numbers := range e.nth {
		first := 1 + (w-int(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Weekday())+7)%7
		for _, nth := range numbers {
			d := first + 7*(nth-1)
			if nth == lastOne {
				d = first + (days-first)/7*7
			}
			if d >= date && d < next {
				next = d
			}
		}
	}
	return next - date
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
