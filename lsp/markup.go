package lsp

import (
	"regexp"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
)

// markdownIn reports whether somebody who takes texts in some formats, the best first, takes Markdown best.
func markdownIn(formats []protocol.MarkupKind) bool {
	i := slices.IndexFunc(formats, func(f protocol.MarkupKind) bool {
		return f == protocol.MarkupKindMarkdown || f == protocol.MarkupKindPlainText
	})
	return i >= 0 && formats[i] == protocol.MarkupKindMarkdown
}

// markup is a text in Markdown for somebody who takes Markdown, or else plain text.
func markup(text string, markdown bool) *protocol.MarkupContent {
	if markdown {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plainText(text)}
}

// plainText is a text in Markdown without its marks. What is code stays as it is.
func plainText(markdown string) string {
	var lines []string
	code := false
	for line := range strings.SplitSeq(markdown, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
			continue
		}
		switch {
		case code:
		case rule.MatchString(line):
			line = ""
		default:
			line = plainLine(line)
		}
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") && !code {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

var (
	rule     = regexp.MustCompile(`^\s*(?:-{3,}|\*{3,}|_{3,})\s*$`)
	heading  = regexp.MustCompile(`^#{1,6}\s+`)
	link     = regexp.MustCompile(`!?\[([^\]]*)\]\(([^()\s]*)\)`)
	autolink = regexp.MustCompile(`<(https?://[^>\s]*)>`)
	strong   = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	emphasis = regexp.MustCompile(`(^|[\s(])[*_]([^*_\s](?:[^*_]*[^*_\s])?)[*_]([\s).,:;!?]|$)`)
	escape   = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!<>|~])")
)

// codeMark stands for a piece of code while the marks around it are taken away. Texts have no NUL.
const codeMark = "\x00"

// plainLine is a line of Markdown without its marks.
func plainLine(line string) string {
	line = heading.ReplaceAllString(line, "")
	var codes []string
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(line, "`")
		code, after, closed := strings.Cut(rest, "`")
		if !found || !closed || strings.HasSuffix(text, `\`) {
			b.WriteString(line)
			break
		}
		b.WriteString(text + codeMark)
		codes = append(codes, code)
		line = after
	}
	words := plainWords(b.String())
	for _, code := range codes {
		words = strings.Replace(words, codeMark, code, 1)
	}
	return strings.TrimRight(words, " ")
}

// plainWords is a line whose code is marked.
func plainWords(text string) string {
	text = link.ReplaceAllStringFunc(text, func(s string) string {
		m := link.FindStringSubmatch(s)
		if m[1] == "" || m[1] == m[2] {
			return m[2]
		}
		return m[1] + " (" + m[2] + ")"
	})
	text = autolink.ReplaceAllString(text, "$1")
	text = strong.ReplaceAllString(text, "$1")
	text = emphasis.ReplaceAllString(text, "$1$2$3")
	return entities.Replace(escape.ReplaceAllString(text, "$1"))
}

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&nbsp;", " ")
