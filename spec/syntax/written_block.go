package syntax

import "strings"

// block reads a literal or folded scalar. The value tells what the indentation is, and how line breaks were folded.
func (w *writtenReader) block(folded bool) bool {
	for !w.endAt(w.off) {
		w.off++ // the header
	}
	w.takeBreak()
	w.from = w.off
	indent := -1
	var breaks []int // the line breaks since the last line that is not empty: their offsets
	for w.at < len(w.value) && w.off < len(w.src) {
		start := w.off
		for !w.endAt(w.off) {
			w.off++
		}
		line := w.src[start:w.off]
		lead := len(line) - len(strings.TrimLeft(line, " "))
		if indent < 0 && lead < len(line) {
			rest := strings.TrimLeft(w.value[w.at:], "\n\u2028\u2029")
			indent = max(lead-(len(rest)-len(strings.TrimLeft(rest, " "))), 0)
		}
		if content := line[min(lead, max(indent, 0)):]; indent >= 0 && content != "" {
			if onlyBreaks(w.value[w.at:]) {
				w.off = start
				break
			}
			end := w.off
			if !w.blockGap(breaks, folded) {
				return false
			}
			w.from, w.off = end-len(content), end
			if !w.met(content) {
				return false
			}
			breaks = breaks[:0]
		}
		breaks = append(breaks, w.off)
		w.takeBreak()
	}
	w.blockTail(breaks)
	return w.at == len(w.value)
}

func onlyBreaks(value string) bool { return strings.Trim(value, "\n\u2028\u2029") == "" }

// blockGap reads the line breaks between two lines that are not empty.
func (w *writtenReader) blockGap(breaks []int, folded bool) bool {
	rest := w.value[w.at:]
	lines := blockBreaksIn(rest)
	if folded && len(lines) == 0 && len(breaks) == 1 && strings.HasPrefix(rest, " ") {
		w.breakFrom(breaks[0])
		return w.met(" ")
	}
	if len(lines) > len(breaks) {
		return false
	}
	for i, b := range breaks[len(breaks)-len(lines):] { // of folded breaks, the first is not in the value
		w.breakFrom(b)
		if !w.met(lines[i]) {
			return false
		}
	}
	return true
}

// blockTail reads the line breaks after the last line. How many are kept depends on the header.
func (w *writtenReader) blockTail(breaks []int) {
	end := w.off
	if len(breaks) > 0 {
		end = breaks[0]
	}
	for i, line := range blockBreaksIn(w.value[w.at:]) {
		if i >= len(breaks) {
			w.from, w.off = len(w.src), len(w.src)
		} else {
			w.breakFrom(breaks[i])
		}
		w.met(line)
		end = w.off
	}
	w.off = end
}

// breakFrom makes the line break at an offset what is read next.
func (w *writtenReader) breakFrom(offset int) {
	w.from, w.off = offset, offset+w.breakAt(offset)
}

// blockBreaksIn are the line breaks that a value begins with.
func blockBreaksIn(value string) []string {
	var all []string
	for value != "" {
		width := 1
		if strings.HasPrefix(value, "\u2028") || strings.HasPrefix(value, "\u2029") {
			width = 3
		} else if value[0] != '\n' {
			break
		}
		all = append(all, value[:width])
		value = value[width:]
	}
	return all
}
