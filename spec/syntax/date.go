package syntax

import "time"

// Date is a calendar day, the value of a timestamp without a time such as 2020-01-31.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Time is midnight of the day, in UTC.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// String is the day in ISO form.
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// DateTime is a day and a time of day, with or without a zone. Without one, Time is in UTC and Zoned is false.
type DateTime struct {
	Time  time.Time
	Zoned bool
}

// String is the time in ISO form, without a zone when it has none.
func (d DateTime) String() string {
	layout := "2006-01-02T15:04:05"
	if d.Time.Nanosecond() != 0 {
		layout += ".000000"
	}
	if d.Zoned {
		layout += "Z07:00"
	}
	return d.Time.Format(layout)
}
