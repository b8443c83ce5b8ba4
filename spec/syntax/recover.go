package syntax

// repair puts right what is about to be scanned. It reports whether it took something off the text.
func (s *scanner) repair() bool { return false }

// strayBracket handles a closing bracket in block context. It reports whether the bracket is to be passed over.
func (s *scanner) strayBracket() bool {
	s.fail(UnexpectedBracket, s.off, s.off+1, "this bracket closes nothing: remove it, or put the text in quotes")
	s.off++
	return true
}

func (s *scanner) unexpectedColon() {
	s.fail(UnexpectedColon, s.off, s.off+1, "\": \" cannot stand here: put the text in quotes, or the key on a line of its own")
}

// rest steps to the end of the line.
func (s *scanner) rest() {
	for !s.endAt(s.off) {
		s.off++
	}
}

// plainStops reports whether a plain scalar ends before the line that begins at off.
func (s *scanner) plainStops(t *token) bool { return false }

// quoteStops reports whether an open quote ends before the line that begins at off.
func (s *scanner) quoteStops(start int) bool { return false }
