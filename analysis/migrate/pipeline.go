package migrate

// pipeline makes a DAG.
func (c *converter) pipeline() *node {
	root := newMap()
	root.set("kind", str("component"))
	return root
}
