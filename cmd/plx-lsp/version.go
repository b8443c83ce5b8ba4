package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Long:    "Print the version of plx-lsp, the commit that it was built from, and the Go version that built it.",
		Example: "  plx-lsp version",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			info, _ := debug.ReadBuildInfo()
			_, err := fmt.Fprintln(c.OutOrStdout(), versionLine(info))
			return err
		},
	}
}

// versionLine says what a build is in one line. info is nil in a program built without modules.
func versionLine(info *debug.BuildInfo) string {
	line := "plx-lsp " + moduleVersion(info)
	if info != nil {
		settings := map[string]string{}
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
		if commit := settings["vcs.revision"]; commit != "" {
			line += ", commit " + commit
			if settings["vcs.modified"] == "true" {
				line += " with changes"
			}
		}
	}
	return fmt.Sprintf("%s, %s %s/%s", line, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// version is the version of this program.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return moduleVersion(info)
}

// moduleVersion is the version of the module, or "(devel)" in a build from a checkout.
func moduleVersion(info *debug.BuildInfo) string {
	if info == nil || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
