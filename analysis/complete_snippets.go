package analysis

import "fmt"

// emptyFile adds whole files where there is none yet.
func (c *completer) emptyFile() {
	for _, item := range fileSnippets(c.doc, c.at) {
		c.add(item)
	}
}

// snippets are the snippets for the field that s is the value of, or an item of its list.
func (s slot) snippets() []skeleton {
	switch {
	case s.field != nil && s.owner.model != nil:
		return snippetsFor(s.owner.model.Name, s.field.Name)
	case s.k8sField != nil && s.owner.k8s != nil:
		return snippetsFor(s.owner.k8s.Name, s.k8sField.Name)
	}
	return nil
}

// snippetKeys adds the snippets for the mapping around the probe, which is to be a key: what makes the whole of it while
// it has no other key, or one more entry of a map.
func (c *completer) snippetKeys(p *place, column int) {
	s := p.last()
	isMap := s.object().entry != nil
	isItem := s.depth == 1 && s.key == nil
	switch {
	case c.word.flow || c.word.colon:
		return
	case isMap && s.depth > 0, !isMap && !isItem && s.depth > 0, !isMap && hasOtherKeys(s):
		return
	}
	for i, one := range s.snippets() {
		item := one.completion("", c.word.Range)
		item.Sort = snippetSort(i)
		c.align(&item, column)
		item.Insert += c.gap() + one.under(spaces(column-c.indent(item.Range)))
		item.Filter = one.filter()
		c.add(item)
	}
}

// hasOtherKeys reports whether the mapping of s has keys beside the probe.
func hasOtherKeys(s *step) bool {
	for i := 0; i < len(s.node.Children); i += 2 {
		if s.node.Children[i].Value != probe {
			return true
		}
	}
	return false
}

// snippetItems adds the snippets for the probe, which is an item of a list, each with its dash. They are many, so only the
// column of the dashes gets them.
func (c *completer) snippetItems(p *place, column int) {
	item := p.last().slot
	if column != c.start() || !p.steps[len(p.steps)-2].isList() {
		return
	}
	for i, one := range item.snippets() {
		snippet := one.completion("", c.word.Range)
		snippet.Label = "- " + one.label
		snippet.Sort = snippetSort(i)
		c.align(&snippet, column)
		snippet.Insert += "- " + one.under(spaces(column-c.indent(snippet.Range)+2))
		snippet.Filter = one.filter()
		c.add(snippet)
	}
}

// snippetsBelow adds the snippets for the value of the key before the probe, each on the lines below the key.
func (c *completer) snippetsBelow(p *place) {
	s := p.last()
	if s.key == nil || s.depth > 0 || c.word.flow && !c.layout.json {
		return
	}
	key := s.key.Outer.Start
	for i, one := range s.snippets() {
		item := one.completion("", c.word.Range)
		item.Sort = snippetSort(i)
		switch {
		case c.layout.json:
			if s.isList() || s.object().entry != nil || c.word.typed != "" {
				return
			}
			item.Insert = c.gap() + one.json()
		case s.isList():
			column := key.Byte + c.layout.dash
			item.Range.Start.Byte = c.afterColon()
			column -= c.indent(item.Range)
			item.Insert = "\n" + spaces(column) + "- " + one.under(spaces(column+2))
		default:
			item.Range.Start.Byte = c.afterColon()
			column := key.Byte + c.layout.step - c.indent(item.Range)
			item.Insert = "\n" + spaces(column) + one.under(spaces(column))
		}
		c.add(item)
	}
}

// afterColon is where the spaces before the word begin.
func (c *completer) afterColon() int {
	before := c.word.before
	end := len(before)
	for end > 0 && before[end-1] == ' ' {
		end--
	}
	return end
}

// snippetSort puts snippets behind the keys and values that are offered beside them, in their order.
func snippetSort(i int) string { return fmt.Sprintf("7%03d", i) }
