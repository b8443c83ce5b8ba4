package analysis

// DocsURL is where the documentation stands; it ends in a slash. Nothing else in the project spells it.
const DocsURL = "https://github.com/plx-lsp/plx-lsp/blob/main/docs/"

// RuleURL is the page that explains the diagnostics with code.
func RuleURL(code string) string { return DocsURL + "rules.md#" + code }
