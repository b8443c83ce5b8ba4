package analysis

// nameValues adds the names that may stand in a slot: what is called something elsewhere.
func (c *completer) nameValues(p *place, s slot) {}

// entryKeys adds the keys that a map whose keys are the writer's own may get.
func (c *completer) entryKeys(p *place, o object, column int) {}

// inTemplate completes in a template, and reports whether the place is in one.
func (c *completer) inTemplate() bool { return false }
