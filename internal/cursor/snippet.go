package cursor

import (
	"strings"
)

// Expand is the text that a snippet of the Language Server Protocol stands for, with its placeholders replaced by their
// defaults, and the byte in it where the cursor stands first: before the placeholder with the lowest number, or at $0, or
// at the end. It is what editors make of snippets, and so has nothing in common with the package that writes them.
func Expand(snippet string) (string, int) {
	e := expander{in: snippet, defaults: map[string]string{}}
	nodes := e.sequence(false)
	collect(nodes, e.defaults)
	var out strings.Builder
	first := place{number: -1}
	write(nodes, e.defaults, &out, &first)
	if first.number < 0 {
		first.at = out.Len()
	}
	return out.String(), first.at
}

// part is a text, or a placeholder with what stands in it.
type part struct {
	text   string
	number string // of a placeholder; "" for a text
	inside []part
	given  bool // the placeholder says what stands in it
}

type expander struct {
	in       string
	at       int
	defaults map[string]string
}

// sequence reads up to the end, or up to the brace that closes a placeholder.
func (e *expander) sequence(inside bool) []part {
	var parts []part
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			parts = append(parts, part{text: text.String()})
			text.Reset()
		}
	}
	for e.at < len(e.in) {
		c := e.in[e.at]
		switch {
		case c == '\\' && e.at+1 < len(e.in) && strings.IndexByte(`$}\`, e.in[e.at+1]) >= 0:
			text.WriteByte(e.in[e.at+1])
			e.at += 2
		case c == '}' && inside:
			flush()
			return parts
		case c == '$':
			if p, ok := e.placeholder(); ok {
				flush()
				parts = append(parts, p)
				continue
			}
			fallthrough
		default:
			text.WriteByte(c)
			e.at++
		}
	}
	flush()
	return parts
}

// placeholder reads $1, ${1}, ${1:default}, ${1|one,two|}, and variables in the same forms, which have no value here.
func (e *expander) placeholder() (part, bool) {
	start := e.at
	e.at++
	braces := e.at < len(e.in) && e.in[e.at] == '{'
	if braces {
		e.at++
	}
	name := e.name()
	p := part{number: name}
	if name == "" || !braces {
		if name == "" {
			e.at = start
		}
		return p, name != ""
	}
	switch rest := e.in[e.at:]; {
	case strings.HasPrefix(rest, "|"):
		e.at++
		p.inside, p.given = e.choices(), true
	case strings.HasPrefix(rest, ":"):
		e.at++
		p.inside, p.given = e.sequence(true), true
	}
	if !strings.HasPrefix(e.in[e.at:], "}") {
		e.at = start
		return p, false
	}
	e.at++
	return p, true
}

func (e *expander) name() string {
	start := e.at
	for e.at < len(e.in) && (e.in[e.at] == '_' || '0' <= e.in[e.at] && e.in[e.at] <= '9' ||
		'a' <= e.in[e.at]|0x20 && e.in[e.at]|0x20 <= 'z') {
		e.at++
	}
	return e.in[start:e.at]
}

// choices reads "one,two|" and yields the first.
func (e *expander) choices() []part {
	var first strings.Builder
	more := false
	for e.at < len(e.in) {
		c := e.in[e.at]
		e.at++
		switch {
		case c == '\\' && e.at < len(e.in) && strings.IndexByte(`,|\`, e.in[e.at]) >= 0:
			c = e.in[e.at]
			e.at++
		case c == '|':
			return []part{{text: first.String()}}
		case c == ',':
			more = true
		}
		if !more {
			first.WriteByte(c)
		}
	}
	return []part{{text: first.String()}}
}

// collect finds what stands in placeholders: one that is repeated repeats it.
func collect(parts []part, defaults map[string]string) {
	for _, p := range parts {
		collect(p.inside, defaults)
		if _, known := defaults[p.number]; p.given && !known {
			var text strings.Builder
			write(p.inside, defaults, &text, &place{number: -1})
			defaults[p.number] = text.String()
		}
	}
}

// place is where the cursor goes first.
type place struct{ number, at int }

func write(parts []part, defaults map[string]string, out *strings.Builder, first *place) {
	for _, p := range parts {
		if p.number == "" {
			out.WriteString(p.text)
			continue
		}
		if n := rank(p.number); n >= 0 && (first.number < 0 || n < first.number) {
			*first = place{n, out.Len()}
		}
		if p.given {
			write(p.inside, defaults, out, first)
		} else {
			out.WriteString(defaults[p.number])
		}
	}
}

// rank orders placeholders: 1, 2, 3, and 0 last. Variables have none.
func rank(number string) int {
	n := 0
	for _, c := range number {
		if c < '0' || c > '9' || n > 1<<20 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if n == 0 {
		return 1 << 30
	}
	return n
}
