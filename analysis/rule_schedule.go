package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// CodeScheduleOrder is about a schedule that ends before it starts.
const CodeScheduleOrder = "schedule-order"

var scheduleOrderRule = &rule{
	code: CodeScheduleOrder, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isField("V1CronSchedule", "endAt") && !s.isField("V1IntervalSchedule", "endAt") {
			return
		}
		schedule := p.steps[len(p.steps)-2].node
		start := fieldOf(schedule, "startAt")
		from, known := spec.MomentOf(start)
		to, alsoKnown := spec.MomentOf(s.node)
		if known && alsoKnown && !from.Time.Before(to.Time) {
			c.report(s.node.Range, "The schedule ends at %s and starts at %s: it never runs.", to, from).
				relate(start.Range, "the start")
		}
	},
}

// CodeFrequency is about an interval that is no length of time.
const CodeFrequency = "frequency"

var frequencyRule = &rule{
	code: CodeFrequency, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isField("V1IntervalSchedule", "frequency") {
			return
		}
		if seconds, ok := spec.SecondsOf(s.node); ok && seconds <= 0 {
			c.report(s.node.Range, "An interval must be longer than nothing: the scheduler fails on it after the first run.")
		}
	},
}
