package main

import (
	"cmp"
	"os"

	"github.com/plx-lsp/plx-lsp/hub"
)

// hubConfig says which deployment the commands of hub speak with: that of the settings for the working directory, else that of
// the environment. The token of the environment is for the host of the environment, and is told to no other one, whatever the
// settings of a repository say.
func hubConfig() (hub.Config, error) {
	finder, err := newSettingsFinder()
	if err != nil {
		return hub.Config{}, err
	}
	config := finder.of(input{name: stdinName}).Hub
	host := os.Getenv("POLYAXON_HOST")
	config.Host = cmp.Or(config.Host, host)
	if config.Host == host {
		config.Token = os.Getenv("POLYAXON_AUTH_TOKEN")
	}
	return config, nil
}
