package main

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersionLine(t *testing.T) {
	tests := map[string]struct {
		info *debug.BuildInfo
		want string
	}{
		"no information": {nil, "plx-lsp (devel), go"},
		"released":       {&debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}}, "plx-lsp v1.2.3, go"},
		"from a checkout with changes": {
			&debug.BuildInfo{
				Main: debug.Module{Version: "(devel)"},
				Settings: []debug.BuildSetting{
					{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.modified", Value: "true"},
				},
			},
			"plx-lsp (devel), commit 0123abc with changes, go",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := versionLine(test.info); !strings.HasPrefix(got, test.want) {
				t.Errorf("got %q, want it to begin with %q", got, test.want)
			}
		})
	}
}
