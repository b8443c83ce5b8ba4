package cron

import (
	"fmt"
	"strconv"
)

const (
	// manyTimes is how many times of a day are listed at most.
	manyTimes = 8
	// manyWords is how many words of another kind are listed at most.
	manyWords = 12
)

// times says when in a day, and whether that names single times, of which a day without further words is "every day".
func (e *Expression) times() (words string, ofDay bool) {
	second := values{set: []int{0}}
	if len(e.columns) > int(Second) {
		second = e.columns[Second]
	}
	if second.every || len(second.set) > 1 {
		return e.seconds(second), !e.columns[Hour].every
	}
	minute, hour := e.columns[Minute], e.columns[Hour]
	at := second.set[0]
	inMinute := ""
	if at != 0 {
		inMinute = fmt.Sprintf(" at second %d", at)
	}
	step := evenStep(Minute, minute.set)
	switch {
	case minute.every && hour.every:
		return "every minute" + inMinute, false
	case minute.every:
		return "every minute" + inMinute + between(0, 59, hour.set), true
	case step > 0 && hour.every && minute.set[0] == 0:
		return fmt.Sprintf("every %d minutes", step) + inMinute, false
	case !hour.every && len(minute.set)*len(hour.set) <= manyTimes:
		return "at " + list(clocks(hour.set, minute.set, at)), true
	case len(minute.set) == 1:
		return e.hourly(clockMinute{minute.set[0], at}, inMinute)
	case step > 0 && minute.set[0] == 0:
		return fmt.Sprintf("every %d minutes", step) + inMinute + between(0, 60-step, hour.set), true
	}
	return minutes(minute.set) + inMinute + ofHours(hour), !hour.every
}

// clockMinute is a minute and a second in every hour.
type clockMinute struct{ minute, second int }

func (m clockMinute) in(hour int) string {
	if m.second == 0 {
		return fmt.Sprintf("%02d:%02d", hour, m.minute)
	}
	return fmt.Sprintf("%02d:%02d:%02d", hour, m.minute, m.second)
}

// hourly says of one minute in which hours, which are many.
func (e *Expression) hourly(m clockMinute, inMinute string) (words string, ofDay bool) {
	hour := e.columns[Hour]
	if hour.every {
		if m == (clockMinute{}) {
			return "every hour", false
		}
		return fmt.Sprintf("at minute %d of every hour", m.minute) + inMinute, false
	}
	if step := evenStep(Hour, hour.set); step > 0 {
		return fmt.Sprintf("every %d hours from %s", step, m.in(hour.set[0])), true
	}
	if first, last, ok := runOf(Hour, hour.set); ok {
		return "every hour from " + m.in(first) + through(first, last) + "to " + m.in(last), true
	}
	return fmt.Sprintf("at minute %d", m.minute) + inMinute + ofHours(hour), true
}

// clocks are the times of a day.
func clocks(hours, minutes []int, second int) []string {
	var words []string
	for _, hour := range hours {
		for _, minute := range minutes {
			words = append(words, clockMinute{minute, second}.in(hour))
		}
	}
	return words
}

// between says in which hours something goes on, from the minute in the first to the minute in the last.
func between(from, to int, hours []int) string {
	first, last, ok := runOf(Hour, hours)
	switch {
	case len(hours) == 1:
		first, last = hours[0], hours[0]
	case len(hours) == 2 && hours[0]+1 == hours[1]:
		first, last = hours[0], hours[1]
	case !ok:
		return " in " + hourList(hours)
	}
	return fmt.Sprintf(" from %02d:%02d%sto %02d:%02d", first, from, through(first, last), last, to)
}

// through is what stands between the first and the last hour of a span: a span may go on after midnight.
func through(first, last int) string {
	if last < first {
		return " through midnight "
	}
	return " "
}

func hourList(hours []int) string {
	if step := stepOf(hours); step > 1 && len(hours) > manyTimes {
		return fmt.Sprintf("every %s hour from hour %d to %d", ordinal(step), hours[0], hours[len(hours)-1])
	}
	if len(hours) == 1 {
		return fmt.Sprintf("hour %d", hours[0])
	}
	return "the hours " + list(spans(hours, strconv.Itoa))
}

func ofHours(hour values) string {
	if hour.every {
		return " of every hour"
	}
	if first, last, ok := runOf(Hour, hour.set); ok {
		return fmt.Sprintf(" of every hour from %d%sto %d", first, through(first, last), last)
	}
	return " of " + hourList(hour.set)
}

// minutes says which minutes of an hour.
func minutes(set []int) string {
	first, last := set[0], set[len(set)-1]
	switch step := stepOf(set); {
	case step == 1:
		return fmt.Sprintf("every minute from minute %d to %d", first, last)
	case step > 1:
		return fmt.Sprintf("every %d minutes from minute %d to %d", step, first, last)
	case len(set) == 1:
		return fmt.Sprintf("at minute %d", first)
	}
	return "at minutes " + list(spans(set, strconv.Itoa))
}

// seconds says which seconds, of which there are several in a minute, of which minutes.
func (e *Expression) seconds(second values) string {
	words, first, last := "", 0, 0
	if !second.every {
		first, last = second.set[0], second.set[len(second.set)-1]
	}
	switch step := evenStep(Second, second.set); {
	case second.every:
		words = "every second"
	case step > 0 && first == 0:
		words = fmt.Sprintf("every %d seconds", step)
	case stepOf(second.set) > 0:
		words = fmt.Sprintf("every %s second from second %d to %d", ordinal(stepOf(second.set)), first, last)
	default:
		words = "at seconds " + list(spans(second.set, strconv.Itoa))
	}
	minute, hour := e.columns[Minute], e.columns[Hour]
	switch {
	case minute.every && hour.every:
		return words
	case minute.every:
		return words + " of every minute" + between(0, 59, hour.set)
	case !hour.every && len(minute.set)*len(hour.set) <= manyTimes:
		return words + " of the minute at " + list(clocks(hour.set, minute.set, 0))
	case stepOf(minute.set) > 1:
		return words + fmt.Sprintf(" of every %s minute from minute %d to %d", ordinal(stepOf(minute.set)), minute.set[0],
			minute.set[len(minute.set)-1]) + ofHours(hour)
	case len(minute.set) == 1:
		return words + fmt.Sprintf(" of minute %d", minute.set[0]) + ofHours(hour)
	}
	return words + " of minutes " + list(spans(minute.set, strconv.Itoa)) + ofHours(hour)
}
