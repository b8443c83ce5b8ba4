package syntax

import "strings"

// This file repairs mistakes that are told by their first characters: tabs, markers of merge conflicts, templates without
// quotes.

// tab passes over tabs, and the spaces between them. Lines in a row that begin with tabs are one mistake.
func (s *scanner) tab() {
	start := s.off
	for s.at(0) == '\t' || s.at(0) == ' ' {
		s.off++
	}
	leading := strings.Trim(s.src[s.lineStart:start], " ") == ""
	if !leading || s.tabLine != s.yamlLine-1 || s.yamlLine == 0 {
		s.fail(Tab, start, start+1, "YAML takes no tabs here: replace the tab with spaces")
	}
	if !leading {
		return
	}
	visual := 0
	for _, c := range s.src[s.lineStart:s.off] {
		if visual++; c == '\t' {
			visual = (visual-1)/8*8 + 8
		}
	}
	if s.endAt(s.off) || s.at(0) == '#' {
		return
	}
	if s.tabLine != s.yamlLine-1 || s.tabLine < 0 {
		s.tabShift = s.tabColumn() - visual
	}
	s.tabLine = s.yamlLine
	s.setColumn(max(visual+s.tabShift, 0))
}

// tabColumn is where a line that begins with a tab belongs: where the next line stands if that fits, else under what
// waits for a value, else beside the last line's entry.
func (s *scanner) tabColumn() int {
	c, _ := s.classify(s.off)
	next := s.nextIndent()
	if c == dashLine {
		next -= 2 // the next line stands beside what follows the dash
	}
	if s.slot() {
		if opens := s.off < s.lineEnd(s.off) && s.src[s.lineEnd(s.off)-1] == ':'; opens {
			next -= 2
		}
		if next > s.indent() || c == dashLine && next == s.indent() {
			return next
		}
		return s.indent() + 2
	}
	for i := len(s.levels) - 1; i >= 0; i-- {
		if s.levels[i].seq == (c == dashLine) {
			return s.levels[i].column
		}
	}
	return max(s.indent(), 0)
}

// nextIndent is the column of the next line that is not empty.
func (s *scanner) nextIndent() int {
	for i := s.line + 1; i < s.text.Lines() && i < s.line+50; i++ {
		line := s.text.Line(i)
		if trimmed := strings.TrimLeft(line, " "); trimmed != "" {
			return len(line) - len(trimmed)
		}
	}
	return 0
}

// setColumn makes the next word stand in a column, whatever stands before it.
func (s *scanner) setColumn(column int) { s.known, s.col = s.off, column }

// conflictMarker passes over the lines with which version control marks a conflict. They are one mistake.
func (s *scanner) conflictMarker() bool {
	if s.off != s.lineStart || s.off+7 > len(s.src) || !s.blankAt(s.off+7) {
		return false
	}
	switch s.src[s.off : s.off+7] {
	case "<<<<<<<", "=======", ">>>>>>>", "|||||||":
	default:
		return false
	}
	if !s.conflict {
		s.fail(ConflictMarker, s.off, s.off+7, "this file has an unfinished merge: choose one of the two sides and remove the lines with the markers")
	}
	s.conflict = s.src[s.off] != '>'
	s.rest()
	return true
}

// colonWithoutKey passes over a line in a mapping that begins with a colon.
func (s *scanner) colonWithoutKey() bool {
	if s.at(0) != ':' || !s.blankAt(s.off+1) || s.explicit || len(s.levels) == 0 {
		return false
	}
	s.fail(Syntax, s.off, s.off+1, "there is no key before this colon: write one")
	s.rest()
	return true
}

// template takes "{{ ... }}" without quotes for the text that it is meant to be.
func (s *scanner) template() bool {
	if !strings.HasPrefix(s.src[s.off:], "{{") {
		return false
	}
	start := s.off
	limit := min(start+4*maxKey, len(s.src))
	if br := strings.IndexAny(s.src[start:limit], "\r\n"); br >= 0 {
		limit = start + br
	}
	close := strings.Index(s.src[start:limit], "}}")
	if close < 0 {
		return false
	}
	end := start + close + 2
	after := strings.TrimLeft(s.src[end:limit], " ")
	switch {
	case strings.HasPrefix(after, ":") && s.blankAt(limit-len(after)+1): // a key
		s.saveKey()
	case s.inFlow():
		for end < limit && strings.IndexByte(",]} ", s.src[end]) < 0 {
			end++
		}
	default:
		if comment := strings.Index(s.src[end:limit], " #"); comment >= 0 {
			limit = end + comment
		}
		end = s.trimmedEnd(start, limit)
	}
	s.fail(UnhashableKey, start, end, "YAML reads these braces as mappings: put the text in quotes, \"{{ ... }}\"")
	s.emit(tokScalar, start, end)
	s.tokens[len(s.tokens)-1].value = s.src[start:end]
	s.keyAllowed = false
	s.off = end
	return true
}

// trimmedEnd is end without the spaces before it.
func (s *scanner) trimmedEnd(start, end int) int {
	return start + len(strings.TrimRight(s.src[start:end], " \t"))
}
