package hub

import "time"

// Refresh has everything asked for again that was asked for before: with OnChange at once, otherwise when it is next
// needed. What was read stays known meanwhile.
func (c *Components) Refresh() {
	c.mu.Lock()
	clear(c.down)
	clear(c.deployments)
	for _, s := range c.states {
		s.at = time.Time{}
	}
	c.mu.Unlock()
	if c.options.OnChange != nil {
		c.options.OnChange()
	}
}
