package analysis

// emptyFile adds whole files where there is none yet.
func (c *completer) emptyFile() {
	for _, item := range fileSnippets(c.doc, c.at) {
		c.add(item)
	}
}
