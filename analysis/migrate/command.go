package migrate

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// command is what 0.x ran: the words of a text with single blanks between them.
type command struct {
	words  []string
	breaks map[int]bool // words that began a line in the old file
}

// words are the words that 0.x made of a text: it cut it at white space and took backslashes off their ends.
func commandWords(text string) []string {
	var words []string
	for _, word := range strings.Fields(text) {
		if word = strings.Trim(word, `\`); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// readCommand reads `cmd`, a text or a list of them.
func (c *converter) readCommand(f field) (cmd command, several bool) {
	cmd.breaks = map[int]bool{}
	if !f.there() {
		return cmd, false
	}
	items := itemsOf(f.value)
	for _, item := range items {
		item = item.Resolve()
		if item.Kind != yaml.ScalarNode {
			c.lost(f.key, "`cmd` is a text or a list of texts: this part of it is left out")
			continue
		}
		words := commandWords(item.Value)
		if len(words) == 0 {
			continue
		}
		if len(cmd.words) > 0 {
			cmd.breaks[len(cmd.words)] = true
			cmd.words = append(cmd.words, "&&")
		}
		c.breaksOf(item, &cmd)
		cmd.words = append(cmd.words, words...)
		several = several || isScript(item)
	}
	return cmd, several
}

// breaksOf notes which words of a text began a line in the old file.
func (c *converter) breaksOf(n *syntax.Node, cmd *command) {
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return
	}
	lines := strings.Split(c.tree.Text.Slice(n.Range), "\n")
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		lines = lines[1:]
	}
	at := len(cmd.words)
	for _, line := range lines {
		cmd.breaks[at] = true
		at += len(commandWords(line))
	}
}

// isScript reports whether a text has several lines that do not go on in the next one.
func isScript(n *syntax.Node) bool {
	if n.Style&yaml.LiteralStyle == 0 {
		return false
	}
	lines := 0
	goesOn := false
	for _, line := range strings.Split(n.Value, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if !goesOn {
			lines++
		}
		goesOn = strings.HasSuffix(line, `\`) || strings.HasSuffix(line, "&&") || strings.HasSuffix(line, "||") || strings.HasSuffix(line, "|")
	}
	return lines > 1
}

func (cmd command) text() string { return strings.Join(cmd.words, " ") }

// node is the text of the command, over several lines where it is long. Broken lines become one again when they are read.
func (cmd command) node() *node {
	text := cmd.text()
	n := str(text)
	if utf8.RuneCountInString(text) <= 80 || !isPrintable(text) {
		return n
	}
	if lines := cmd.lines(); len(lines) > 1 {
		n.lines = append([]string{">-"}, lines...)
	}
	return n
}

// lines breaks a command where its writer did, or else before options and what is joined; never inside of quotes and templates.
func (cmd command) lines() []string {
	authors := false
	for at := range cmd.breaks {
		authors = authors || at > 0 && at < len(cmd.words)
	}
	var lines []string
	line := ""
	var open state
	for i, word := range cmd.words {
		may := cmd.breaks[i] || !authors && isOption(word)
		if i > 0 {
			may = (may || word == "&&") && cmd.words[i-1] != "&&"
		}
		switch {
		case line == "":
			line = word
		case may && open.closed():
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
		open.read(word)
	}
	return append(lines, line)
}

func isOption(word string) bool {
	return len(word) > 1 && word[0] == '-' && (word[1] == '-' || 'a' <= word[1] && word[1] <= 'z')
}

// state is what is open in a command: quotes and templates.
type state struct {
	quote    rune
	template int
}

func (s *state) closed() bool { return s.quote == 0 && s.template == 0 }

func (s *state) read(word string) {
	last := rune(0)
	for _, r := range word {
		switch {
		case (r == '{' || r == '%') && last == '{':
			s.template++
		case r == '}' && (last == '}' || last == '%') && s.template > 0:
			s.template--
			r = 0
		case s.template > 0:
		case s.quote != 0:
			if r == s.quote {
				s.quote = 0
			}
		case r == '"' || r == '\'':
			s.quote = r
		}
		last = r
	}
}
