package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// CodeDeprecatedVersion is about `version`, which the reference ignores since 2.18, and says so at every check.
const CodeDeprecatedVersion = "deprecated-version"

var versionRule = &rule{
	code: CodeDeprecatedVersion, severity: spec.Hint, tag: spec.Deprecated,
	at: func(c *ruleCheck, p *place) {
		last := p.last()
		if len(p.steps) == 2 && last.key != nil && last.key.Value == "version" && p.steps[0].object().isRoot() {
			c.report(last.key.Range, "`version` has no effect any more: remove it, unless a Polyaxon older than 2.18 is to read the file.")
		}
	},
}
