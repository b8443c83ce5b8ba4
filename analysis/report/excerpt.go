package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// tabWidth is the number of columns that a tab takes in an excerpt.
const tabWidth = 4

// excerpt is one line of source as a terminal shows it, with the part that a range covers.
type excerpt struct {
	text  string // without tabs and control characters; "…" stands where it was cut
	pad   int    // columns before the range
	under int    // columns of the range, at least 1
}

// cell is what a terminal draws as one character: a grapheme cluster.
type cell struct {
	text       string
	width      int
	start, end int // bytes in the line
}

// newExcerpt shows the bytes from start to end of line in at most width columns.
func newExcerpt(line string, start, end, width int) excerpt {
	cells, cutLeft, cutRight := cellsAround(line, start, width)
	from := 0
	before := columnsBefore(cells, start)
	if cutLeft || before+min(columnsBetween(cells, start, end), width/2) > width {
		for from < len(cells) && cells[from].end <= start && before > width/4 {
			before -= cells[from].width
			from++
			cutLeft = true
		}
	}
	var b strings.Builder
	e := excerpt{}
	used := 0
	if cutLeft {
		b.WriteString("…")
		used++
		e.pad++
	}
	for _, c := range cells[from:] {
		if used+c.width > width {
			cutRight = true
			break
		}
		used += c.width
		b.WriteString(c.text)
		switch {
		case c.end <= start:
			e.pad += c.width
		case c.start < end:
			e.under += c.width
		}
	}
	if cutRight {
		b.WriteString("…")
	}
	e.under = max(e.under, 1)
	e.text = strings.TrimRight(b.String(), " ")
	return e
}

// cellsAround cuts line into cells, of a very long line only the part around byte at that may be shown.
func cellsAround(line string, at, width int) (cells []cell, cutLeft, cutRight bool) {
	const bytesPerColumn = 4 // of the widest character; a line of more is shown in fewer columns
	lo, hi := max(0, at-width*bytesPerColumn), min(len(line), at+width*bytesPerColumn)
	for lo > 0 && !utf8.RuneStart(line[lo]) {
		lo--
	}
	for hi < len(line) && !utf8.RuneStart(line[hi]) {
		hi++
	}
	cells = make([]cell, 0, hi-lo)
	rest, state, offset := line[lo:hi], -1, lo
	for len(rest) > 0 {
		if isPlain(rest[0]) && (len(rest) == 1 || isPlain(rest[1])) { // one character, whatever follows: the usual case
			cells = append(cells, cell{rest[:1], 1, offset, offset + 1})
			rest, state, offset = rest[1:], -1, offset+1
			continue
		}
		var cluster string
		var boundaries int
		cluster, rest, boundaries, state = uniseg.StepString(rest, state)
		c := cell{text: cluster, width: boundaries >> uniseg.ShiftWidth, start: offset, end: offset + len(cluster)}
		c.text, c.width = printable(c.text, c.width)
		cells = append(cells, c)
		offset = c.end
	}
	return cells, lo > 0, hi < len(line)
}

// isPlain reports whether b is a printable ASCII character.
func isPlain(b byte) bool { return ' ' <= b && b < 0x7f }

// printable is what is drawn for a cluster: a terminal must not obey the control characters of somebody's file.
func printable(cluster string, width int) (string, int) {
	if cluster == "\t" {
		return strings.Repeat(" ", tabWidth), tabWidth
	}
	shown := visible(cluster)
	if shown != cluster || width == 0 {
		return shown, uniseg.StringWidth(shown)
	}
	return cluster, width
}

// Visible is a line of somebody else's text as it can be shown on a terminal.
func Visible(line string) string { return visible(line) }

// visible replaces what a terminal would obey or draw as nothing: control characters by their pictures, text direction
// marks and bytes that are no UTF-8 by a replacement character.
func visible(s string) string {
	clean := true
	for _, r := range s {
		if r == utf8.RuneError || !drawable(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20:
			return 0x2400 + r // the control pictures: ␀ ␁ ...
		case r == 0x7f:
			return 0x2421
		case !drawable(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// drawable reports whether a terminal draws r and does nothing else. U+200D joins emoji.
func drawable(r rune) bool {
	const joiner = 0x200d
	return r == joiner || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

func columnsBefore(cells []cell, at int) int {
	n := 0
	for _, c := range cells {
		if c.end <= at {
			n += c.width
		}
	}
	return n
}

func columnsBetween(cells []cell, start, end int) int {
	n := 0
	for _, c := range cells {
		if c.end > start && c.start < end {
			n += c.width
		}
	}
	return n
}
