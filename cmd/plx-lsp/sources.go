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

// input is one file to check.
type input struct {
	name    string // as the user named it, or - for standard input
	named   bool   // by the user, so that it is a Polyaxonfile; otherwise it was found in a folder and may be none
	overlay bool   // it is laid over the first file of a set, and need not be whole
}

// sources is what a command line names.
type sources struct {
	inputs  []input
	trouble []error // what cannot be opened
}

// sourceFlags are the flags that name files.
type sourceFlags struct{ files []string }

func (f *sourceFlags) register(command *cobra.Command) {
	command.Flags().StringArrayVarP(&f.files, "file", "f", nil, "a polyaxonfile `FILE`; repeat it for its overlays")
}

// find lists the files that the flags and arguments of a command name.
func (f *sourceFlags) find(command *cobra.Command, args []string) (sources, error) {
	switch {
	case len(args) > 0 && len(f.files) > 0:
		return sources{}, wrongUse(command, errors.New("a PATH and -f cannot be used together"))
	case len(f.files) > 0:
		return findSet(f.files), nil
	case len(args) > 0:
		return findPaths(command, args), nil
	}
	name := analysis.DefaultFile(".")
	if name == "" {
		return sources{}, wrongUse(command, errors.New("there is no Polyaxonfile in the working directory (such as "+
			"polyaxonfile.yaml or polyaxon.yml); name a file or a folder"))
	}
	return sources{inputs: []input{{name: name, named: true}}}, nil
}

// findSet lists the files of one polyaxonfile with overlays.
func findSet(files []string) sources {
	var s sources
	for i, file := range files {
		info, err := os.Stat(file)
		switch {
		case file == stdinName:
		case err != nil:
			s.trouble = append(s.trouble, err)
			continue
		case info.IsDir():
			s.trouble = append(s.trouble, fmt.Errorf("%s is a folder; -f takes a file", file))
			continue
		}
		s.inputs = append(s.inputs, input{name: file, named: true, overlay: i > 0})
	}
	return s.unique()
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
