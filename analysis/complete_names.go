package analysis

import "slices"

// nameValues adds the names that may stand in a slot: what is called something elsewhere. It reports whether these are all
// that there is to say.
func (c *completer) nameValues(p *place, s slot) bool {
	c.paramValues(p, s)
	k := p.fieldStep()
	if owner := p.steps[k].owner; s.field != nil && owner.model != nil && !s.isList() { // names are for the items of a list
		return c.modelNames(p, owner, s)
	}
	return false
}

// modelNames adds the names that a field of a model may have.
func (c *completer) modelNames(p *place, owner object, s slot) bool {
	switch name := s.field.Name; {
	case owner.isRoot() && name == "dependencies":
		c.operations(p, "", nil)
	case owner.isRoot() && name == "dagRef":
		c.dagComponents(p)
	case owner.is("V1EventTrigger") && name == "ref":
		c.operations(p, "ops.", nil)
		c.run("3")
	case owner.is("V1Join") && name == "ref":
		c.operations(p, "ops.", nil)
	case name == "kind":
		return slices.ContainsFunc(hyperParamType().Of, owner.isOf)
	}
	return false
}

// entryKeys adds the keys that a map whose keys are the writer's own may get.
func (c *completer) entryKeys(p *place, o object, column int) {
	if m, ok := p.paramsAt(len(p.steps) - 1); ok {
		c.paramKeys(p, m, column)
	}
}

// inTemplate completes in a template, and reports whether the place is in one.
func (c *completer) inTemplate() bool { return false }
