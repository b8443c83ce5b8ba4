package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/spec"
)

// paramFlags are the flags that say with which params a Polyaxonfile is run.
type paramFlags struct {
	params []string
	strict *bool // nil: as the file says
}

func (f *paramFlags) register(command *cobra.Command) {
	flags := command.Flags()
	flags.VarP(paramList{&f.params}, "params", "P", "a param, as `NAME=VALUE`; repeat it for more")
	flags.Var(paramList{&f.params}, "param", "the same as --params")
	must(flags.MarkHidden("param"))
	for name, value := range map[string]bool{"strict-params": true, "no-strict-params": false} {
		usage := "refuse params that no input or output declares"
		if !value {
			usage = "accept params that nothing declares, unless the component refuses them"
		}
		flags.Var(strictFlag{&f.strict, value}, name, usage)
		flags.Lookup(name).NoOptDefVal = "true"
	}
	completeNothing(command, "params", "param")
}

// given reads the params of a command line.
func (f *paramFlags) given(command *cobra.Command) ([]spec.GivenParam, error) {
	var params []spec.GivenParam
	seen := map[string]bool{}
	for _, p := range f.params {
		name, value, ok := strings.Cut(p, "=")
		if !ok {
			return nil, wrongUse(command, wording("Invalid format for -P parameter: '"+p+"'. Use -P name=value."))
		}
		if seen[name] {
			return nil, wrongUse(command, wording("Repeated parameter: '"+name+"'"))
		}
		seen[name] = true
		params = append(params, spec.GivenParam{Name: name, Value: value})
	}
	return params, nil
}

// wording is an error in the words of Polyaxon's command line.
type wording string

func (w wording) Error() string { return string(w) }

// paramList is one of two flags that add to the same list, in the order of the command line.
type paramList struct{ params *[]string }

// String, Set and Type implement pflag.Value.
func (l paramList) String() string { return "" }

func (l paramList) Set(text string) error {
	*l.params = append(*l.params, text)
	return nil
}

func (l paramList) Type() string { return "NAME=VALUE" }

// strictFlag is one of two flags that set the same choice; the last one counts.
type strictFlag struct {
	choice **bool
	value  bool
}

// String, Set and Type implement pflag.Value.
func (f strictFlag) String() string { return "" }

func (f strictFlag) Set(text string) error {
	on, err := strconv.ParseBool(text)
	if err != nil {
		return errors.New("it is true or false")
	}
	value := on == f.value
	*f.choice = &value
	return nil
}

func (f strictFlag) Type() string { return "bool" }
