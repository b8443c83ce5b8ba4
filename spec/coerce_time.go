package spec

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const (
	day = 24 * time.Hour
	// millisecondsFrom is the number from which a timestamp counts milliseconds rather than seconds.
	millisecondsFrom = 20_000_000_000
	// maxDays is the longest duration, in days, that Python's timedelta holds.
	maxDays = 999_999_999
)

// firstTimestamp and lastTimestamp are the moments that a timestamp may stand for: those of Python's datetime.
var (
	firstTimestamp = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	lastTimestamp  = time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, time.UTC)
)

// coerceDateTime takes a date, a date with a time, a number of seconds (or milliseconds, when large) since 1970, or a
// string of one of these.
func coerceDateTime(v any) (syntax.DateTime, error) {
	switch v := v.(type) {
	case syntax.DateTime:
		return v, nil
	case syntax.Date:
		return syntax.DateTime{Time: v.Time()}, nil
	case int64:
		return timestamp(float64(v))
	case *big.Int, bool:
		return syntax.DateTime{}, errCoerce
	case float64:
		return timestamp(v)
	case string:
		if d, err := parseDateTime(v); err == nil {
			return d, nil
		}
		if timestampText.MatchString(v) {
			if f, err := strconv.ParseFloat(v, 64); err == nil {
				return timestamp(f)
			}
		}
	}
	return syntax.DateTime{}, errCoerce
}

// coerceDate takes what coerceDateTime takes, when its time of day is midnight.
func coerceDate(v any) (syntax.Date, error) {
	if d, ok := v.(syntax.Date); ok {
		return d, nil
	}
	d, err := coerceDateTime(v)
	if err != nil {
		return syntax.Date{}, err
	}
	if h, m, s := d.Time.Clock(); h != 0 || m != 0 || s != 0 || d.Time.Nanosecond() != 0 {
		return syntax.Date{}, errCoerce
	}
	return syntax.DateOf(d.Time), nil
}

// timestampText matches the numbers that are read as a timestamp when they stand in a string.
var timestampText = regexp.MustCompile(`^[+-]?([0-9]+|[0-9]*\.[0-9]*([eE][+-]?[0-9]+)?)$`)

func timestamp(f float64) (syntax.DateTime, error) {
	if math.IsNaN(f) || math.Abs(f) > 1e15 {
		return syntax.DateTime{}, errCoerce
	}
	micros := math.Round(f * 1e6)
	if math.Abs(f) > millisecondsFrom {
		micros = math.Round(f * 1e3)
	}
	t := time.UnixMicro(int64(micros)).UTC()
	if t.Before(firstTimestamp) || t.After(lastTimestamp) {
		return syntax.DateTime{}, errCoerce
	}
	return syntax.DateTime{Time: t, Zoned: true}, nil
}

var dateTimeText = regexp.MustCompile(
	`^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt _]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?([Zz]|[+−-][0-9]{2}:?[0-9]{2})?)?$`)

// parseDateTime reads a date with or without a time: the date alone is midnight.
func parseDateTime(s string) (syntax.DateTime, error) {
	m := dateTimeText.FindStringSubmatch(s)
	if m == nil {
		return syntax.DateTime{}, errCoerce
	}
	date, err := time.Parse(time.DateOnly, m[1])
	if err != nil || date.Year() == 0 {
		return syntax.DateTime{}, errCoerce
	}
	if m[2] == "" {
		return syntax.DateTime{Time: date}, nil
	}
	clock, err := parseClock(m[2], m[3], m[4], m[5], 23)
	if err != nil {
		return syntax.DateTime{}, err
	}
	at := date.Add(clock)
	if m[6] == "" {
		return syntax.DateTime{Time: at}, nil
	}
	offset, err := parseZone(m[6])
	if err != nil {
		return syntax.DateTime{}, err
	}
	zone := time.UTC
	if offset != 0 {
		zone = time.FixedZone("", offset)
	}
	return syntax.DateTime{Time: time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(),
		at.Nanosecond(), zone), Zoned: true}, nil
}

// parseZone reads "Z", "+01:00" or "+0100" as seconds east of UTC.
func parseZone(s string) (int, error) {
	if s == "Z" || s == "z" {
		return 0, nil
	}
	sign := -1
	if strings.HasPrefix(s, "+") {
		sign = 1
	}
	digits := strings.ReplaceAll(strings.TrimLeft(s, "+-−"), ":", "")
	hours, _ := strconv.Atoi(digits[:2])
	minutes, _ := strconv.Atoi(digits[2:])
	if hours > 23 || minutes > 59 {
		return 0, errCoerce
	}
	return sign * (hours*3600 + minutes*60), nil
}

// parseClock adds up a time of day, or of a duration when its hours may go beyond 23; digits of the fraction past the
// sixth are dropped.
func parseClock(hours, minutes, seconds, fraction string, maxHours int) (time.Duration, error) {
	h, err := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	s, _ := strconv.Atoi(seconds)
	if err != nil || h > maxHours || m > 59 || s > 59 {
		return 0, errCoerce
	}
	micros, _ := strconv.Atoi((fraction + "000000")[:6])
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second +
		time.Duration(micros)*time.Microsecond, nil
}

// seconds is a length of time as the reference holds it, with microseconds. time.Duration ends after 292 years, which
// is less than what the reference accepts.
type seconds float64

// coerceDuration takes a number of seconds, or a string in one of the forms "P1DT2H" (ISO 8601), "1 day 02:00:00",
// "02:00:00" and "02:00".
func coerceDuration(v any) (seconds, error) {
	var s float64
	switch v := v.(type) {
	case bool:
		if v {
			s = 1
		}
	case int64:
		s = float64(v)
	case float64:
		s = v
	case string:
		f, err := parseDuration(v)
		if err != nil {
			return 0, err
		}
		s = f
	default:
		return 0, errCoerce
	}
	if math.IsNaN(s) || math.Abs(s) >= (maxDays+1)*day.Seconds() {
		return 0, errCoerce
	}
	return seconds(math.Round(s*1e6) / 1e6), nil
}

var (
	clockText    = regexp.MustCompile(`^([0-9]*):([0-9]{2}):([0-9]{2})(?:[.,]([0-9]+))?$|^([0-9]{2,}):([0-9]{2})$`)
	isoPart      = regexp.MustCompile(`^([0-9]+)(?:[.,]([0-9]+))?([YMWDHS])`)
	dayCountText = regexp.MustCompile(`(?i)^([0-9]+) ?(?:days|day|d),? ?(.*)$`)
)

func parseDuration(text string) (float64, error) {
	sign, s := 1.0, text
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	total, err := 0.0, error(nil)
	switch {
	case strings.HasPrefix(s, "P"):
		total, err = parseISODuration(s[1:])
	case clockText.MatchString(s):
		total, err = parseDurationClock(s)
	default:
		m := dayCountText.FindStringSubmatch(s)
		if m == nil {
			return 0, errCoerce
		}
		days, _ := strconv.ParseFloat(m[1], 64)
		if m[2] != "" {
			total, err = parseDurationClock(m[2])
		}
		if days > maxDays {
			return 0, errCoerce
		}
		total += days * day.Seconds()
	}
	return sign * total, err
}

func parseDurationClock(s string) (float64, error) {
	m := clockText.FindStringSubmatch(s)
	if m == nil {
		return 0, errCoerce
	}
	hours, minutes := m[1]+m[5], m[2]+m[6]
	h, _ := strconv.ParseFloat(hours, 64)
	rest, err := parseClock("0", minutes, m[3], m[4], 0)
	return h*3600 + rest.Seconds(), err
}

// parseISODuration reads what follows the P: a year is 365 days and a month 30, and after the T an M is minutes.
func parseISODuration(s string) (float64, error) {
	units := map[string]float64{"Y": 365 * 86400, "M": 30 * 86400, "W": 7 * 86400, "D": 86400}
	total, parts := 0.0, 0
	for s != "" {
		if rest, ok := strings.CutPrefix(s, "T"); ok {
			units = map[string]float64{"H": 3600, "M": 60, "S": 1}
			s = rest
			continue
		}
		m := isoPart.FindStringSubmatch(s)
		if m == nil || units[m[3]] == 0 {
			return 0, errCoerce
		}
		n, _ := strconv.ParseFloat(m[1]+"."+(m[2]+"0"), 64)
		total += n * units[m[3]]
		parts++
		s = s[len(m[0]):]
	}
	if parts == 0 {
		return 0, errCoerce
	}
	return total, nil
}
