package analysis

import (
	"errors"
	"time"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/cron"
)

// CodeCron is about a `cron` that the scheduler cannot read, or that never comes true. The reference takes any text.
const CodeCron = "cron"

var cronRule = &rule{
	code: CodeCron, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if !s.isField("V1CronSchedule", "cron") {
			return
		}
		n := s.node.Resolve()
		if !isText(n) || spec.IsTemplate(n) {
			return
		}
		expression, err := cron.Parse(n.Value)
		var wrong *cron.Error
		switch {
		case errors.As(err, &wrong):
			c.report(c.part(n, wrong.Start, wrong.End), "The scheduler cannot read this: %s", wrong.Message)
		case err == nil && len(expression.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), 1)) == 0:
			c.report(n.Range, "This never comes true: there is no such day.")
		}
	},
}
