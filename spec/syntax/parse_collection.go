package syntax

import "gopkg.in/yaml.v3"

func (p *parser) blockItems(n *Node) {
	p.take()
	for p.kind() == tokDash {
		p.item(n, false)
	}
	p.blockEnd("\"- \" or the end of the list")
}

func (p *parser) indentlessItems(n *Node) {
	for p.kind() == tokDash && !p.failed {
		p.item(n, true)
	}
}

// item reads "-" and what follows it.
func (p *parser) item(n *Node, indentless bool) {
	dash := p.end(p.take())
	n.Range.End = dash
	switch kind := p.kind(); {
	case kind == tokDash, kind == tokBlockEnd, indentless && (kind == tokKey || kind == tokColon):
		p.add(n, p.empty(dash))
	default:
		p.add(n, p.node(true, false))
	}
}

// blockEnd reads the end of a block collection; what else stands there is passed over.
func (p *parser) blockEnd(expected string) {
	if p.failed {
		return
	}
	if p.kind() != tokBlockEnd {
		p.unexpected(expected)
		if p.failed || !p.passOver() {
			return
		}
	}
	p.take()
}

// passOver steps to the end of the block collection that is being read.
func (p *parser) passOver() bool {
	for open := 0; ; p.take() {
		switch p.kind() {
		case tokBlockSeq, tokBlockMap:
			open++
		case tokBlockEnd:
			if open--; open < 0 {
				return true
			}
		case tokEnd, tokDocStart, tokDocEnd:
			return false
		}
	}
}

func (p *parser) blockPairs(n *Node) {
	p.take()
	for !p.failed {
		switch p.kind() {
		case tokKey:
			key := p.blockKey()
			p.add(n, key)
			p.add(n, p.blockValue(n))
		default:
			p.blockEnd("a key or the end of the mapping")
			return
		}
	}
}

func (p *parser) blockKey() *Node {
	t := p.take()
	switch p.kind() {
	case tokKey, tokColon, tokBlockEnd:
		return p.empty(p.end(t))
	}
	return p.node(true, true)
}

func (p *parser) blockValue(n *Node) *Node {
	if p.failed || p.kind() != tokColon {
		return p.empty(n.Range.End)
	}
	end := p.end(p.take())
	n.Range.End = end
	switch p.kind() {
	case tokKey, tokColon, tokBlockEnd:
		return p.empty(end)
	}
	return p.node(true, true)
}

func (p *parser) flowItems(n *Node) {
	n.Style |= yaml.FlowStyle
	open := p.take()
	for first := true; !p.failed && p.kind() != tokCloseSeq; first = false {
		if !first && !p.flowComma(n, open, tokCloseSeq) {
			return
		}
		switch p.kind() {
		case tokCloseSeq:
		case tokKey:
			p.add(n, p.collection(&properties{}, yaml.MappingNode, p.flowPair))
		default:
			p.add(n, p.flowNode())
		}
	}
	p.flowEnd(n)
}

// flowPair reads the one pair of a mapping without braces inside a list in brackets.
func (p *parser) flowPair(n *Node) {
	n.Style |= yaml.FlowStyle
	p.add(n, p.flowKey(tokCloseSeq))
	p.add(n, p.flowValue(n, tokCloseSeq))
}

func (p *parser) flowPairs(n *Node) {
	n.Style |= yaml.FlowStyle
	open := p.take()
	for first := true; !p.failed && p.kind() != tokCloseMap; first = false {
		if !first && p.valueWithoutColon(n) {
			continue
		}
		if !first && !p.flowComma(n, open, tokCloseMap) {
			return
		}
		switch p.kind() {
		case tokCloseMap:
		case tokKey:
			p.add(n, p.flowKey(tokCloseMap))
			p.add(n, p.flowValue(n, tokCloseMap))
		default:
			key := p.flowNode()
			p.add(n, key)
			p.add(n, p.empty(n.Range.End))
		}
	}
	p.flowEnd(n)
}

func (p *parser) flowEnd(n *Node) {
	if !p.failed {
		n.Range.End = p.end(p.take())
	}
}

func (p *parser) flowKey(closing tokenKind) *Node {
	t := p.take()
	switch p.kind() {
	case tokColon, tokComma, closing:
		if t.lead == 0 {
			return p.empty(p.end(t))
		}
		return p.empty(p.start(t))
	}
	return p.node(false, false)
}

func (p *parser) flowValue(n *Node, closing tokenKind) *Node {
	if p.failed || p.kind() != tokColon {
		return p.empty(n.Range.End)
	}
	end := p.end(p.take())
	n.Range.End = end
	switch p.kind() {
	case tokComma, closing:
		return p.empty(end)
	}
	return p.node(false, false)
}

// flowNode reads a value inside brackets; what is none is passed over, so that reading always gets on.
func (p *parser) flowNode() *Node {
	from, passed := p.i, p.passed
	n := p.node(false, false)
	if n == nil && p.i == from && p.passed == passed {
		p.take()
	}
	return n
}

// valueWithoutColon reads, tolerantly, a value that follows its key in braces without a colon.
func (p *parser) valueWithoutColon(n *Node) bool {
	last := len(p.stack) - 1
	if k := p.kind(); !p.tolerant || k != tokScalar && k != tokOpenSeq && k != tokOpenMap || !p.stack[last].Range.Empty() ||
		p.stack[last].Range.Start != p.stack[last-1].Range.End {
		return false
	}
	p.fail(MissingColon, Range{p.before(), p.before()}, "\":\" is missing between this key and its value")
	p.stack = p.stack[:last]
	p.add(n, p.flowNode())
	return true
}

// flowComma reads the comma between two items. It returns false when the brackets end instead.
func (p *parser) flowComma(n *Node, open *token, closing tokenKind) bool {
	kind := p.kind()
	if kind == tokComma {
		n.Range.End = p.end(p.take())
		return true
	}
	p.flowProblem(n, open, closing)
	switch kind {
	case tokEnd, tokDocStart, tokDocEnd, tokBlockEnd, tokDirective:
		return false
	case tokCloseSeq, tokCloseMap:
		n.Range.End = p.end(p.take())
		return false
	}
	return !p.failed
}

// flowProblem says why neither a comma nor the closing bracket comes next.
func (p *parser) flowProblem(n *Node, open *token, closing tokenKind) {
	bracket := "]"
	if closing == tokCloseMap {
		bracket = "}"
	}
	opened := Range{p.start(open), p.end(open)}
	switch p.kind() {
	case tokEnd, tokDocStart, tokDocEnd, tokBlockEnd, tokDirective, tokCloseSeq, tokCloseMap:
		p.fail(UnclosedBracket, opened, "this bracket is never closed: add \""+bracket+"\" after its last item")
		return
	}
	p.fail(MissingComma, Range{p.before(), p.before()}, "\",\" is missing after this item, or \""+bracket+"\" if it is the last one")
}
