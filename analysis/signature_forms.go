package analysis

import (
	"fmt"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/cron"
)

// cronSignature explains the columns of a cron expression. The last two may be left out.
func cronSignature(text string, offset int) (s Signature, ok bool) {
	text, offset = unquoted(text, offset)
	if strings.HasPrefix(strings.TrimSpace(text), "@") {
		return s, false
	}
	names := []string{"minute", "hour", "day-of-month", "month", "day-of-week", "second", "year"}
	for i, name := range names {
		before := " "
		switch {
		case i == 0:
			before = ""
		case i >= cron.Few:
			before = " ["
		}
		s.part(before, Parameter{Name: name, Doc: columnDoc(cron.Column(i)), Required: i < cron.Few})
	}
	s.Label += "]]"
	for _, column := range cron.Split(text) {
		if column.Start+len(column.Text) < offset {
			s.Active++
		}
	}
	s.Active = min(s.Active, len(s.Parameters))
	return s, true
}

// unquoted takes the quote off the beginning of a text, and one off its end.
func unquoted(text string, offset int) (string, int) {
	if text == "" || text[0] != '"' && text[0] != '\'' {
		return text, offset
	}
	return strings.TrimSuffix(text[1:], text[:1]), max(offset-1, 0)
}

func columnDoc(c cron.Column) string {
	least, greatest := c.Bounds()
	numbers := fmt.Sprintf("%d to %d", least, greatest)
	switch c {
	case cron.Minute:
		return "Minutes, " + numbers + ": `5`, `0,30`, `10-20`, every fifteenth `*/15`, or `*` for all."
	case cron.Hour:
		return "Hours in UTC, " + numbers + ": `6`, `9-17`, past midnight `18-9`, or `*` for all."
	case cron.Day:
		return "Days of the month, " + numbers + ": `1`, `1,15`, `L` for the last, or `*` for all. With a day of the week, either day is enough."
	case cron.Month:
		return "Months, " + numbers + " or `JAN` to `DEC`: `1-6`, `*/3`, or `*` for all."
	case cron.Weekday:
		return "Days of the week, 0 for Sunday to 6, or `SUN` to `SAT`: `MON-FRI`, the first Monday `MON#1`, the last Friday `L5`, or `*` for all."
	case cron.Second:
		return "Seconds, " + numbers + ". Without this column: 0."
	}
	return "Years, " + numbers + ". Without this column: all."
}

// mountSignature explains what is uploaded and where to. The first colon divides.
func mountSignature(text string, offset int) (s Signature) {
	model := spec.SchemaOf().Model("Mount")
	s.part("", Parameter{Name: "from", Doc: model.Field("from").Doc, Required: true})
	s.part(":", Parameter{Name: "to", Doc: model.Field("to").Doc})
	if strings.Contains(text[:offset], ":") {
		s.Active = 1
	}
	return s
}

// amountSignature explains a range from what is requested to what is allowed.
func amountSignature(text string, offset int) (s Signature) {
	s.part("", Parameter{Name: "request", Doc: "What the container gets for sure: it runs where so much is free. A count without a range is the limit, too."})
	s.part("..", Parameter{Name: "limit", Doc: "What it may use at most. Without it, cores and memory have no limit."})
	if strings.Contains(text[:offset], "..") {
		s.Active = 1
	}
	return s
}

// hubSignature explains the parts of the name of a component. A name without an owner is one of Polyaxon's own.
func hubSignature(text string, offset int) (s Signature) {
	text, offset = unquoted(text, offset)
	offset = min(offset, len(text))
	path, _, _ := strings.Cut(text, ":")
	owned := strings.ContainsAny(path, "/.") // which mean the same
	owner := Parameter{Name: "owner", Doc: "Whose component it is. Without an owner: one of those that Polyaxon publishes."}
	name := Parameter{Name: "name", Doc: "The name of the component.", Required: true}
	s.part("", owner)
	s.part("/", name)
	s.part(":", Parameter{Name: "version", Doc: "A version of it. Default: the one that is called `latest`."})
	switch before := text[:offset]; {
	case strings.Contains(before, ":"):
		s.Active = 2
	case !owned || strings.ContainsAny(before, "/."):
		s.Active = 1
	}
	return s
}

// refSignature explains where a value or an event comes from.
func refSignature(text string, offset int) (s Signature) {
	text, offset = unquoted(text, offset)
	from, _, _ := strings.Cut(text, ".")
	s.part("", Parameter{Name: "ops", Doc: "`ops` for an operation of the same DAG, `runs` for an earlier run, or `dag` alone for the inputs of the DAG around.", Required: true})
	name := Parameter{Name: "NAME", Doc: "The name of the operation."}
	if from == "runs" {
		s = Signature{}
		s.part("", Parameter{Name: "runs", Doc: "An earlier run.", Required: true})
		name = Parameter{Name: "UUID", Doc: "The UUID of the run."}
	}
	name.Required = true
	s.part(".", name)
	if strings.Contains(text[:min(offset, len(text))], ".") {
		s.Active = 1
	}
	return s
}

// pairSignature explains one value of a choice with probabilities.
func pairSignature(text string, offset int) (s Signature) {
	s.part("[", Parameter{Name: "value", Doc: "The value, of any type.", Required: true})
	s.part(", ", Parameter{Name: "probability", Doc: "How likely it is, from `0.0` to below `1.0`, written with a point. Together they come to 1 at most.", Required: true})
	s.Label += "]"
	s.Active = min(itemOfFlow(text[:offset]), len(s.Parameters))
	return s
}
