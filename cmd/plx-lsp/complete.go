package main

import "github.com/spf13/cobra"

// fileExtensions are those of the files that a shell offers.
var fileExtensions = []string{"yaml", "yml", "json"}

// completeFiles lets a shell offer Polyaxonfiles, and folders to look for them in, as the value of a flag.
func completeFiles(command *cobra.Command, flag string) {
	must(command.MarkFlagFilename(flag, fileExtensions...))
}

// completeNothing keeps a shell from offering files as the values of flags that take none.
func completeNothing(command *cobra.Command, flags ...string) {
	for _, flag := range flags {
		must(command.RegisterFlagCompletionFunc(flag, cobra.NoFileCompletions))
	}
}

// completePaths lets a shell offer Polyaxonfiles and folders as arguments.
func completePaths(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return fileExtensions, cobra.ShellCompDirectiveFilterFileExt
}

// must is for what can only fail when a command is put together wrongly.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
