package syntax

// This file scans what gives a text its structure: keys, dashes, brackets, documents.

// saveKey notes that the next token begins a key if ":" follows.
func (s *scanner) saveKey() {
	if !s.keyAllowed {
		return
	}
	s.dropKey()
	column := s.column()
	s.keys[len(s.brackets)] = candidate{
		live: true, required: !s.inFlow() && s.indent() == column,
		token: len(s.tokens), off: s.off, yamlLine: s.yamlLine, column: column,
	}
}

// dropKey forgets the candidate of the current context. It is a mistake when only a key could stand there.
func (s *scanner) dropKey() {
	k := &s.keys[len(s.brackets)]
	if k.live && k.required {
		s.missingColon(k)
	}
	k.live = false
}

// dropStaleKey forgets the candidate of block context once its line or its length is over. Candidates inside brackets are
// never required: colon sees for itself that they are stale.
func (s *scanner) dropStaleKey() {
	k := &s.keys[0]
	if k.live && s.stale(k) {
		if k.required {
			s.missingColon(k)
		}
		k.live = false
	}
}

func (s *scanner) stale(k *candidate) bool {
	if k.yamlLine != s.yamlLine {
		return true
	}
	return s.off-k.off > maxKey && runes(s.src[k.off:s.off]) > maxKey
}

// runes counts code points; bytes that are no UTF-8 count one by one.
func runes(text string) int {
	n := 0
	for range text {
		n++
	}
	return n
}

func (s *scanner) missingColon(k *candidate) {
	t := &s.tokens[k.token]
	start, end := int(t.start), int(t.end)
	if k.yamlLine == s.yamlLine {
		s.fail(MissingColon, start, end, "this key is longer than 1024 characters: PyYAML reads no key that long; write \"? \" before it")
		return
	}
	last := &s.tokens[len(s.tokens)-1]
	for i := k.token; i < len(s.tokens) && s.tokens[i].startLine == t.startLine; i++ {
		last = &s.tokens[i]
	}
	if last.endLine == t.startLine {
		end = max(end, int(last.end))
	} else {
		end = s.lineEnd(start)
	}
	if s.tolerant && t.lead == 0 {
		t.lead = leadKey
		s.virtual(tokColon)
	}
	s.fail(MissingColon, start, end, "this line stands where a key is expected and has no \":\" after a key: write \"key: value\"")
}

// lineEnd is the offset of the end of the line of Text that holds off, without trailing spaces.
func (s *scanner) lineEnd(off int) int {
	end := off
	for i := off; i < len(s.src) && s.src[i] != '\n' && s.src[i] != '\r'; i++ {
		if s.src[i] != ' ' && s.src[i] != '\t' {
			end = i + 1
		}
	}
	return end
}

func (s *scanner) open(kind tokenKind) {
	s.saveKey()
	s.brackets = append(s.brackets, len(s.tokens))
	s.opened[kind]++
	s.keys = append(s.keys, candidate{})
	s.keyAllowed = true
	s.single(kind)
}

func (s *scanner) close(kind tokenKind) {
	if !s.inFlow() {
		if s.dropKey(); s.strayBracket() {
			return
		}
	}
	if s.tolerant && s.mismatch(kind) {
		return
	}
	s.popBracket()
	s.keyAllowed = false
	s.single(kind)
}

func (s *scanner) popBracket() {
	s.opened[s.tokens[s.brackets[len(s.brackets)-1]].kind]--
	s.brackets = s.brackets[:len(s.brackets)-1]
	s.keys = s.keys[:len(s.keys)-1]
}

func (s *scanner) comma() {
	s.dropKey()
	s.keyAllowed = true
	s.single(tokComma)
}

func (s *scanner) dash() {
	if !s.inFlow() {
		if !s.keyAllowed {
			s.fail(UnexpectedText, s.off, s.off+1, "a list item cannot begin here: put \"- \" on a line of its own, or the text in quotes")
			if s.tolerant {
				s.rest()
			}
			return
		}
		if s.push(s.column(), true) {
			s.emit(tokBlockSeq, s.off, s.off)
		}
	}
	s.dropKey()
	s.keyAllowed = true
	s.single(tokDash)
}

func (s *scanner) question() {
	if !s.inFlow() {
		if !s.keyAllowed {
			s.fail(UnexpectedText, s.off, s.off+1, "a key cannot begin here: put \"? \" on a line of its own, or the text in quotes")
			if s.tolerant {
				s.rest()
			}
			return
		}
		if s.push(s.column(), false) {
			s.emit(tokBlockMap, s.off, s.off)
		}
	}
	s.dropKey()
	s.explicit = true
	s.keyAllowed = !s.inFlow()
	s.single(tokKey)
}

func (s *scanner) colon() {
	k := &s.keys[len(s.brackets)]
	if k.live && !s.stale(k) {
		k.live = false
		t := &s.tokens[k.token]
		t.lead |= leadKey
		if !s.inFlow() && s.push(k.column, false) {
			t.lead |= leadMap
		}
		s.keyAllowed = false
	} else {
		if !s.inFlow() {
			if !s.keyAllowed {
				s.unexpectedColon()
				return
			}
			if s.push(s.column(), false) {
				s.emit(tokBlockMap, s.off, s.off)
			}
		}
		s.dropKey()
		s.keyAllowed = !s.inFlow()
	}
	s.single(tokColon)
}

// documentMarker reports whether "---" or "..." stands at off, which is the start of a line.
func (s *scanner) documentMarker(off int) bool {
	if off+3 > len(s.src) {
		return false
	}
	m := s.src[off : off+3]
	return (m == "---" || m == "...") && s.blankAt(off+3)
}

func (s *scanner) marker() {
	if s.tolerant {
		s.closeBrackets()
	}
	s.unwind(-1)
	s.dropKey()
	s.keyAllowed = false
	kind := tokDocStart
	if s.src[s.off] == '.' {
		kind = tokDocEnd
	}
	s.emit(kind, s.off, s.off+3)
	s.off += 3
}

func (s *scanner) end() {
	s.unwind(-1)
	s.dropKey()
	s.emit(tokEnd, s.off, s.off)
	s.done = true
}
