package analysis

import (
	"fmt"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/cron"
)

// crons are expressions to begin with.
var crons = []string{
	"0 0 * * *", "0 * * * *", "*/15 * * * *", "0 9 * * MON-FRI", "0 0 * * SUN", "0 0 1 * *", "0 */6 * * *", "30 2 * * *",
}

// cronTexts adds cron expressions with what they mean.
func (c *completer) cronTexts() {
	for i, expression := range append(cron.Words(), crons...) {
		item := Completion{Sort: fmt.Sprintf("1%03d", i)}
		if e, err := cron.Parse(expression); err == nil {
			item.Detail = e.Describe()
		}
		c.value(expression, item)
	}
}

// times adds a value of a type of dates, times or stretches of time to begin with.
func (c *completer) times(t *spec.Type) {
	tomorrow := time.Now().AddDate(0, 0, 1)
	switch t.Kind {
	case spec.DateType:
		c.moment(tomorrow.Format(time.DateOnly), "tomorrow")
	case spec.DateTimeType:
		c.moment(tomorrow.Format(time.DateOnly)+"T00:00:00", "tomorrow at midnight")
		c.moment(tomorrow.Format(time.DateOnly)+"T09:00:00", "tomorrow at nine")
	case spec.DurationType:
		for i, a := range []amount{{"3600", "an hour, in seconds"}, {"1 day", "24 hours"}, {"02:30:00", "two hours and a half"}, {"PT15M", "15 minutes"}, {"P7D", "a week"}} {
			item := Completion{Detail: a.meaning, Sort: fmt.Sprintf("2%03d", i)}
			if isDigits(a.text) && c.word.quote == 0 {
				c.bare(a.text, item)
			} else {
				c.value(a.text, item)
			}
		}
	}
}

// moment adds a date or time, which YAML reads as such without quotes.
func (c *completer) moment(text, meaning string) {
	item := Completion{Detail: meaning, Sort: "2" + text}
	if c.layout.json || c.word.quote != 0 {
		c.value(text, item)
	} else {
		c.bare(text, item)
	}
}

// seconds adds usual numbers of seconds.
func (c *completer) seconds() {
	for i, a := range []amount{{"300", "5 minutes"}, {"3600", "an hour"}, {"21600", "6 hours"}, {"86400", "a day"}, {"604800", "a week"}} {
		c.bare(a.text, Completion{Detail: a.meaning, Sort: fmt.Sprintf("2%03d", i)})
	}
}
