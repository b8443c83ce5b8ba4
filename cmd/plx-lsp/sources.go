package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// stdinName is how the command line and reports name standard input.
const stdinName = "-"

// input is one Polyaxonfile to check, with the files that are laid over it.
type input struct {
	name     string   // as the user named it: a file, - for standard input, or what field says
	field    string   // hubRef or urlRef when the name is such a reference; "" for a file
	named    bool     // by the user, so that it is a Polyaxonfile; otherwise it was found in a folder and may be none
	overlays []string // files, or - for standard input
}

// sources is what a command line names.
type sources struct {
	inputs  []input
	trouble []error // what cannot be opened
}

// sourceFlags are the flags that name what to check.
type sourceFlags struct {
	files    []string
	hub, url string
}

func (f *sourceFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.StringArrayVarP(&f.files, "file", "f", nil, "a polyaxonfile `FILE`; repeat it for its overlays")
	flags.StringVar(&f.hub, "hub", "", "a component in the hub, by its `REF` such as NAME:VERSION or OWNER/NAME:VERSION")
	flags.StringVar(&f.url, "url", "", "a polyaxonfile elsewhere, by its `URL`")
	completeFiles(command, "file")
	completeNothing(command, "hub", "url")
}

// find lists what the flags and arguments of a command name.
func (f *sourceFlags) find(command *cobra.Command, args []string) (sources, error) {
	for _, flag := range []string{"file", "hub", "url"} {
		if given := command.Flags().Lookup(flag); given.Changed && len(args) > 0 {
			return sources{}, wrongUse(command, fmt.Errorf("a PATH and %s cannot be used together", flagName(flag)))
		}
	}
	for _, flag := range []string{"hub", "url"} {
		if given := command.Flags().Lookup(flag); given.Changed && given.Value.String() == "" {
			return sources{}, wrongUse(command, fmt.Errorf("--%s needs a value, found an empty one", flag))
		}
	}
	switch {
	case f.hub != "" && f.url != "":
		return sources{}, wrongUse(command, errors.New("--hub and --url cannot be used together"))
	case f.hub != "":
		return one(input{name: f.hub, field: "hubRef", named: true, overlays: f.files}), nil
	case f.url != "":
		return one(input{name: f.url, field: "urlRef", named: true, overlays: f.files}), nil
	case len(f.files) > 0:
		return one(input{name: f.files[0], named: true, overlays: f.files[1:]}), nil
	case len(args) > 0:
		return findPaths(command, args), nil
	}
	name := analysis.DefaultFile(".")
	if name == "" {
		return sources{}, wrongUse(command, errors.New("there is no Polyaxonfile in the working directory (such as "+
			"polyaxonfile.yaml or polyaxon.yml); name a file or a folder"))
	}
	return one(input{name: name, named: true}), nil
}

func one(in input) sources { return sources{inputs: []input{in}} }

// flagName is a flag as people write it.
func flagName(flag string) string {
	if flag == "file" {
		return "-f"
	}
	return "--" + flag
}

// localFile is the file that flags and arguments name first, or the default file; "" when that is none here.
func (f *sourceFlags) localFile(args []string) string {
	switch {
	case f.hub != "" || f.url != "":
		return ""
	case len(f.files) > 0:
		return f.files[0]
	case len(args) > 0:
		return args[0]
	}
	return analysis.DefaultFile(".")
}

// findPaths lists files, and the files in folders.
func findPaths(command *cobra.Command, paths []string) sources {
	var s sources
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path == stdinName:
			s.inputs = append(s.inputs, input{name: path, named: true})
		case err != nil:
			s.trouble = append(s.trouble, err)
		case info.IsDir():
			found, problems := analysis.Walk(command.Context(), path)
			for _, file := range found {
				s.inputs = append(s.inputs, input{name: file})
			}
			s.trouble = append(s.trouble, problems...)
		default:
			s.inputs = append(s.inputs, input{name: path, named: true})
		}
	}
	return s.unique()
}

// unique leaves out what was named before; a file that was named and also found in a folder counts as named.
func (s sources) unique() sources {
	at := map[string]int{}
	var inputs []input
	for _, in := range s.inputs {
		if i, ok := at[in.name]; ok {
			inputs[i].named = inputs[i].named || in.named
			continue
		}
		at[in.name] = len(inputs)
		inputs = append(inputs, in)
	}
	s.inputs = inputs
	return s
}
