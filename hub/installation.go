package hub

import (
	"context"
	"net/http"
)

// Installation is what a deployment says about itself.
type Installation struct {
	Version string `json:"version"`
	Dist    string `json:"dist"` // the edition: ce, ee or the like
	Mode    string `json:"mode"`
}

// Installation asks the deployment what it is. It needs no token.
func (c *Client) Installation(ctx context.Context) (*Installation, error) {
	i := &Installation{}
	if err := c.call(ctx, http.MethodGet, "/api/v1/installation", nil, nil, i); err != nil {
		return nil, err
	}
	return i, nil
}
