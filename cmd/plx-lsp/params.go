package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// paramFlags are the flags that say with which params a Polyaxonfile is run.
type paramFlags struct {
	params []string
	strict *bool // nil: as the file says
}

func (f *paramFlags) register(command *cobra.Command, sources *sourceFlags) {
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
	for _, name := range []string{"params", "param"} {
		must(command.RegisterFlagCompletionFunc(name, func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return f.names(sources.localFile(args)), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		}))
	}
}

// names are the params that the file at path takes and that are not given yet, for a shell to complete.
func (f *paramFlags) names(path string) []string {
	text, err := analysis.ReadFile(path)
	if err != nil {
		return nil
	}
	root := syntax.Parse(text).Root
	if root == nil {
		return nil
	}
	var names []string
	_, component := root.Get("component")
	for _, n := range []*syntax.Node{root, component} {
		if n == nil {
			continue
		}
		for _, input := range itemsOf(n, "inputs") {
			_, name := input.Get("name")
			if name == nil || name.Kind != yaml.ScalarNode {
				continue
			}
			isGiven := slices.ContainsFunc(f.params, func(p string) bool { return strings.HasPrefix(p, name.Value+"=") })
			if !isGiven {
				names = append(names, name.Value+"=")
			}
		}
	}
	return names
}

// itemsOf are the items of the list under a key.
func itemsOf(n *syntax.Node, key string) []*syntax.Node {
	_, list := n.Get(key)
	if list == nil || list.Resolve() == nil || list.Resolve().Kind != yaml.SequenceNode {
		return nil
	}
	return list.Resolve().Children
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

// commandLine is the name of the command line as the place that params come from; no file has it.
const commandLine = "\x00command line"

// givenPlace is where the params of a command line stand: each on a line of its own, and all of them on the line after.
func givenPlace(params []spec.GivenParam) *spec.GivenPlace {
	if len(params) == 0 {
		return nil
	}
	text := func(line int, text string) *syntax.Node {
		place := syntax.Range{Start: syntax.Pos{Line: line}, End: syntax.Pos{Line: line, Byte: 1}}
		return &syntax.Node{Node: yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}, Range: place, Outer: place}
	}
	mapping := &syntax.Node{Node: yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}}
	for i, p := range params {
		mapping.Children = append(mapping.Children, text(i, p.Name), text(i, p.Value))
	}
	return &spec.GivenPlace{File: commandLine, Key: text(len(params), "params"), Params: mapping}
}

// intoFile tells what is wrong with the params of a command line in a file of the set: at the input that it concerns, or
// else at the start of the first file.
func intoFile(d spec.Diagnostic, params []spec.GivenParam, files []string) spec.Diagnostic {
	d.Related = slices.DeleteFunc(d.Related, func(r spec.Related) bool { return r.File == commandLine })
	if d.File != commandLine {
		return d
	}
	if i := d.Range.Start.Line; i < len(params) {
		d.Message = fmt.Sprintf("`-P %s`: %s", params[i].Name, d.Message)
	}
	d.File, d.Range = files[0], syntax.Range{}
	if len(d.Related) > 0 && slices.Contains(files, d.Related[0].File) {
		d.File, d.Range = d.Related[0].File, d.Related[0].Range
	}
	return d
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
