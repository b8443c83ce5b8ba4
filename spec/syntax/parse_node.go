package syntax

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// properties are the anchor and the tag before a value.
type properties struct {
	anchor string
	tag    string // resolved and shortened; "" when there is none
	first  *token // nil when there are none
	last   *token
}

// node reads one value. Block collections may stand there if block is set, and a sequence whose dashes stand at the
// column of the mapping around it if indentless is. It returns nil when there is no value; the problem is noted.
func (p *parser) node(block, indentless bool) *Node {
	if p.failed {
		return nil
	}
	if p.kind() == tokAlias {
		return p.alias(p.take())
	}
	props := p.properties()
	kind := p.kind()
	switch {
	case indentless && kind == tokDash:
		return p.collection(&props, yaml.SequenceNode, p.indentlessItems)
	case kind == tokScalar:
		return p.scalar(p.take(), &props)
	case kind == tokOpenSeq:
		return p.collection(&props, yaml.SequenceNode, p.flowItems)
	case kind == tokOpenMap:
		return p.collection(&props, yaml.MappingNode, p.flowPairs)
	case block && kind == tokBlockSeq:
		return p.collection(&props, yaml.SequenceNode, p.blockItems)
	case block && kind == tokBlockMap:
		return p.collection(&props, yaml.MappingNode, p.blockPairs)
	case props.first != nil:
		n := p.empty(p.end(props.last))
		p.apply(n, &props)
		if n.Tag = props.tag; n.Tag == "" || n.Tag == "!" {
			n.Tag = "!!null"
		}
		p.remember(n)
		return n
	}
	p.unexpected("a value")
	return nil
}

func (p *parser) properties() (props properties) {
	for p.kind() == tokAnchor || p.kind() == tokTag {
		isAnchor := p.kind() == tokAnchor
		if isAnchor && props.anchor != "" || !isAnchor && props.tag != "" {
			return props
		}
		t := p.take()
		if props.first == nil {
			props.first = t
		}
		props.last = t
		if isAnchor {
			props.anchor = t.value
		} else {
			props.tag = p.resolveHandle(t)
		}
	}
	return props
}

// resolveHandle is the short form of the tag that t names.
func (p *parser) resolveHandle(t *token) string {
	handle, suffix, _ := strings.Cut(t.value, "\x00")
	prefix := ""
	if handle != "" {
		var ok bool
		if prefix, ok = p.handles[handle]; !ok {
			p.fail(BadTag, Range{p.start(t), p.end(t)}, fmt.Sprintf("the tag handle %s is not defined: "+
				"if this is a text that begins with \"!\", put it in quotes", handle))
		}
	}
	return shortTag(prefix + suffix)
}

// apply gives n the properties that stand before it.
func (p *parser) apply(n *Node, props *properties) {
	if props.first != nil {
		n.Anchor = props.anchor
		n.Outer.Start = p.start(props.first)
		n.Line, n.Column = p.lineColumn(props.first)
	}
}

// lineColumn is where a token begins as yaml.v3 counts: from 1, in code points.
func (p *parser) lineColumn(t *token) (line, column int) {
	line = int(t.startLine)
	column = int(t.column)
	if int(t.start)-p.text.starts[line] < column { // NEL, LS or PS broke the line for YAML only
		column = p.text.Column(p.start(t), UTF32)
	}
	return line + 1, column + 1
}

// empty is the null that stands where a value is left out.
func (p *parser) empty(at Pos) *Node {
	n := p.slab.node()
	n.Kind, n.Tag = yaml.ScalarNode, "!!null"
	n.Range, n.Outer = Range{at, at}, Range{at, at}
	n.Line, n.Column = at.Line+1, p.columnOf(at)+1
	return n
}

// columnOf counts the code points before at in its line. It is asked for places in the order of the text, and so counts
// on from the last one.
func (p *parser) columnOf(at Pos) int {
	if at.Line != p.counted.Line || at.Byte < p.counted.Byte {
		p.counted, p.count = Pos{Line: at.Line}, 0
	}
	base := p.text.starts[at.Line]
	p.count += runes(p.text.source[base+p.counted.Byte : base+at.Byte])
	p.counted = at
	return p.count
}

func (p *parser) scalar(t *token, props *properties) *Node {
	n := p.slab.node()
	n.Kind, n.Value = yaml.ScalarNode, t.value
	n.Range = Range{p.start(t), p.end(t)}
	n.Outer = n.Range
	n.Line, n.Column = p.lineColumn(t)
	switch t.style {
	case '\'':
		n.Style = yaml.SingleQuotedStyle
	case '"':
		n.Style = yaml.DoubleQuotedStyle
	case '|':
		n.Style = yaml.LiteralStyle
	case '>':
		n.Style = yaml.FoldedStyle
	}
	switch {
	case props.tag == "" && t.style == 0:
		n.Tag = resolvePlain(t.value)
	case props.tag == "!": // "resolve me as if I were plain", whatever the style
		n.Tag = resolvePlain(strings.TrimSuffix(t.value, "\n"))
	case props.tag == "":
		n.Tag = "!!str"
	default:
		n.Tag = props.tag
		n.Style |= yaml.TaggedStyle
	}
	p.apply(n, props)
	p.remember(n)
	return n
}

// remember notes the node that an anchor names.
func (p *parser) remember(n *Node) {
	if n.Anchor == "" {
		return
	}
	if first, twice := p.tree.Anchors[n.Anchor]; twice {
		p.meaningless(Problem{
			Code: DuplicateAnchor, Range: p.anchorRange(n.Outer.Start),
			Message: fmt.Sprintf("the anchor &%s is defined twice: give one of the two another name", n.Anchor),
			Related: []Related{{Range: p.anchorRange(first.Outer.Start), Message: "it is first defined here"}},
		})
		return
	}
	p.tree.Anchors[n.Anchor] = n
}

// meaningless notes a problem that does not keep the text from being read.
func (p *parser) meaningless(problem Problem) {
	if len(p.tree.Problems) < maxProblems && !p.scanner.failed[problem.Range.Start.Line] {
		p.tree.Problems = append(p.tree.Problems, problem)
	}
}

// anchorRange is the range of the anchor that stands at pos or after the tag that does.
func (p *parser) anchorRange(pos Pos) Range {
	line := p.text.Line(pos.Line)
	start := pos.Byte
	if i := strings.IndexByte(line[start:], '&'); i > 0 {
		start += i
	}
	end := start + 1
	for end < len(line) && nameByte(line[end]) {
		end++
	}
	return Range{Pos{pos.Line, start}, Pos{pos.Line, end}}
}

func (p *parser) alias(t *token) *Node {
	n := p.slab.node()
	n.Kind, n.Value = yaml.AliasNode, t.value
	n.Range = Range{p.start(t), p.end(t)}
	n.Outer = n.Range
	n.Line, n.Column = p.lineColumn(t)
	n.Target = p.tree.Anchors[t.value]
	if n.Target != nil {
		n.Alias = &n.Target.Node
		n.Tag = n.Target.Tag
		return n
	}
	p.meaningless(Problem{
		Code: UndefinedAlias, Range: n.Range,
		Message: fmt.Sprintf("no anchor &%s stands before this alias: define it, or put the text in quotes", t.value),
	})
	return n
}

// collection reads a sequence or mapping; read pushes its children onto the stack.
func (p *parser) collection(props *properties, kind yaml.Kind, read func(*Node)) *Node {
	n := p.slab.node()
	n.Kind, n.Tag = kind, "!!map"
	if kind == yaml.SequenceNode {
		n.Tag = "!!seq"
	}
	if props.tag != "" && props.tag != "!" {
		n.Tag = props.tag
		n.Style = yaml.TaggedStyle
	}
	t := &p.tokens[p.i]
	n.Range = Range{p.start(t), p.start(t)}
	n.Outer = n.Range
	n.Line, n.Column = p.lineColumn(t)
	p.apply(n, props)
	p.remember(n)
	if p.depth++; p.depth > MaxDepth {
		p.tooDeep(n)
	} else {
		base := len(p.stack)
		read(n)
		n.Children, n.Content = p.slab.children(p.stack[base:])
		p.stack = p.stack[:base]
	}
	p.depth--
	n.Outer.End = n.Range.End
	return n
}

// tooDeep notes the problem and steps over the collection that comes next.
func (p *parser) tooDeep(n *Node) {
	p.fail(TooDeep, Range{n.Range.Start, n.Range.Start}, fmt.Sprintf("more than %d lists and mappings stand inside each other here, "+
		"which is more than Polyaxon can read", MaxDepth))
	open := 0
	for {
		switch p.kind() {
		case tokOpenSeq, tokOpenMap, tokBlockSeq, tokBlockMap:
			open++
		case tokCloseSeq, tokCloseMap, tokBlockEnd:
			open--
		case tokEnd, tokDocStart, tokDocEnd:
			return
		}
		p.take()
		if open <= 0 {
			return
		}
	}
}

// add puts a child onto the stack and ends n where it ends.
func (p *parser) add(n, child *Node) {
	if child == nil {
		child = p.empty(p.before())
	}
	p.stack = append(p.stack, child)
	if n.Range.End.Before(child.Outer.End) {
		n.Range.End = child.Outer.End
	}
}
