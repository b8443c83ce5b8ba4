package main

import "github.com/plx-lsp/plx-lsp/hub"

// hubConnection says how to reach the deployment that the commands of hub speak with: as the settings for the working directory
// say, and else as the user has configured it.
func hubConnection() (*hub.Connection, error) {
	finder, err := newSettingsFinder()
	if err != nil {
		return nil, err
	}
	return hub.Load(hub.MachinePlaces(), finder.of(input{name: stdinName}).Hub), nil
}
