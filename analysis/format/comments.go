package format

import (
	"strings"
)

// comment takes comment c in its turn.
func (l *layout) comment(c int) {
	at := l.comments[c].Range.Start
	here := &l.lines[at.Line]
	here.used = true
	switch {
	case !aloneOnLine(l.text, at):
		here.comment = c
	case len(l.brackets) > 0:
		b := &l.brackets[len(l.brackets)-1]
		now := b.base + l.options.Step
		if l.columnOf(at) == b.first.old {
			now = b.first.now
		}
		here.write(spaces(now) + l.commentText(c))
	default:
		l.waiting = append(l.waiting, c)
	}
}

func (l *layout) commentText(c int) string { return strings.TrimRight(l.comments[c].Text, " \t") }

// placeComments places the comments that stand on lines of their own before next, or at the end. Each moves along with
// what it is about: what stands in its column, or is the next to the left of it. Next comes first, then the innermost of
// what stands around; but what looks like an item of a list stays one.
func (l *layout) placeComments(next *column) {
	for _, c := range l.waiting {
		at := l.comments[c].Range.Start
		old := l.columnOf(at)
		best := column{-1, -1}
		for _, b := range l.blocks {
			best = best.nearer(b.columns(), old)
		}
		for _, closed := range l.closed {
			best = best.nearer(closed, old)
		}
		if item := strings.HasPrefix(strings.TrimLeft(l.commentText(c), "# "), "- "); next != nil && !(item && best.old == old) {
			best = best.nearer([]column{*next}, old)
		}
		now := old
		if best.old >= 0 {
			now = best.now + old - best.old
		}
		if l.ceiling > 0 && now >= l.ceiling {
			now = l.ceiling - 1
			if next != nil {
				now = min(now, next.now)
			}
		}
		l.lines[at.Line].write(spaces(now) + l.commentText(c))
	}
	l.waiting = l.waiting[:0]
}

// nearer is c, or the last of others that is not farther to the left of a column.
func (c column) nearer(others []column, old int) column {
	for _, o := range others {
		if o.old <= old && o.old >= c.old {
			c = o
		}
	}
	return c
}

// alignComments writes the comments at the ends of lines. Those that stood below each other go on doing so; others keep
// their distance.
func (l *layout) alignComments() {
	for i := 0; i < len(l.lines); {
		end := i + 1
		if l.lines[i].comment >= 0 {
			for end < len(l.lines) && l.lines[end].comment >= 0 && l.commentColumn(end) == l.commentColumn(i) {
				end++
			}
			l.alignGroup(i, end)
		}
		i = end
	}
}

func (l *layout) commentColumn(line int) int {
	return l.columnOf(l.comments[l.lines[line].comment].Range.Start)
}

// alignGroup writes the comments of the lines from first up to end, which stood in one column.
func (l *layout) alignGroup(first, end int) {
	old := l.commentColumn(first)
	gap, longest, inside := old, 0, true
	for i := first; i < end; i++ {
		before := []rune(l.source(i))[:old]
		gap = min(gap, old-len([]rune(strings.TrimRight(string(before), " "))))
		longest = max(longest, l.lines[i].width)
		inside = inside && holds(l.spans, i, i)
	}
	column := longest + gap
	if !inside {
		column = old // lines that do not change stand in it
	}
	for i := first; i < end; i++ {
		here := &l.lines[i]
		here.tail = spaces(max(column-here.width, 1)) + l.commentText(here.comment)
	}
}
