package spec

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// formerField is a key that models had in Polyaxon 1.x.
type formerField struct {
	name   string
	models []string // by their references; "" is a component or operation
	now    string   // what it is called today, with a value of the same form; "" when there is no such key
	list   bool     // the value was one of what is a list today
	then   string   // what to do where it has no other name, to follow a colon
}

// formerFields are read off the packages `polyaxon` 1.0.83, 1.1.9, 1.4.4, 1.9.5 and 1.20.0.
var formerFields = []formerField{
	{name: "parallel", models: []string{""}, now: "matrix"},
	{name: "tag", models: []string{""},
		then: "a component gets its version when it is pushed. Remove it."},
	{name: "profile", models: []string{""}, now: "presets", list: true},
	{name: "actions", models: []string{""},
		then: "Polyaxon 2.x has no actions any more. Remove it."},
	{name: "runPatch", models: []string{"V1Hook"},
		then: "hooks have none any more. Give `params`, or refer to a component that is as you want it."},
	{name: "numIterations", models: []string{"V1Bayes", "V1Iterative"}, now: "maxIterations"},
	{name: "container", models: []string{"V1Bayes", "V1Iterative", "V1Hyperband", "V1TPE"},
		then: "matrices have no container of their own any more. Name the component that tunes under `tuner`."},
	{name: "algorithm", models: []string{"V1TPE"},
		then: "it was for the kind `hyperopt`. Remove it."},
	{name: "inputs", models: []string{"V1Cache"}, now: "io"},
	{name: "evaluationInterval", models: []string{"V1FailureEarlyStopping"},
		then: "failures count as they come. Remove it."},
	{name: "connection", models: []string{"V1Notification"}, now: "connections", list: true},
	{name: "search", models: []string{"V1Param"},
		then: "`joins` of the operation took its place."},
	{name: "connection", models: []string{"V1GitType", "V1ArtifactsType"},
		then: "write it beside, in the item of `init`."},
	{name: "init", models: []string{"V1GitType", "V1ArtifactsType"},
		then: "what stands under `init` is always prepared. Remove it."},
	{name: "sshAuthMountPath", models: []string{"V1MPIJob"},
		then: "Polyaxon 2.x mounts the keys itself. Remove it."},
	{name: "implementation", models: []string{"V1MPIJob"},
		then: "Polyaxon 2.x does not choose it any more. Remove it."},
}

// conditionsRule says of a list what took its place: it is how Polyaxon 1.0 had it.
func conditionsRule(v *validator, n *syntax.Node, _ *Field, s site) bool {
	if n.Kind != yaml.SequenceNode {
		return true
	}
	v.report(CodeWrongType, s.at(n), nil, "`conditions` is a text, and no list as in Polyaxon 1.0: write `trigger` for the status of operations, and a template such as \"{{ loss < 0.1 }}\" for a value.")
	return false
}

// former is what a model called key in Polyaxon 1.x.
func (m *Model) former(key string) (f formerField, ok bool) {
	ref := m.Ref
	if m.isRoot() {
		ref = ""
	}
	i := slices.IndexFunc(formerFields, func(f formerField) bool {
		return f.name == key && slices.Contains(f.models, ref) && (f.now == "" || m.Field(f.now) != nil)
	})
	if i < 0 {
		return f, false
	}
	return formerFields[i], true
}

// replacing writes a key of Polyaxon 1.x, among its neighbours, as it is called today.
func (f formerField) replacing(entries []syntax.Entry, key *syntax.Node) []Fix {
	fixes := renaming(entries, key, f.now)
	if len(fixes) == 0 || !f.list {
		return fixes
	}
	i := slices.IndexFunc(entries, func(e syntax.Entry) bool { return e.Key == key })
	value := entries[i].Value
	switch {
	case value.Kind == yaml.SequenceNode:
	case value.Kind != yaml.ScalarNode || value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || isNull(value):
		return nil
	default:
		start, end := value.Range.Start, value.Range.End
		fixes[0].Edits = append(fixes[0].Edits, Edit{Range: syntax.Range{Start: start, End: start}, NewText: "["},
			Edit{Range: syntax.Range{Start: end, End: end}, NewText: "]"})
	}
	return fixes
}

// isRoot reports whether m is a Polyaxonfile, a component or an operation.
func (m *Model) isRoot() bool { return m.Field("runPatch") != nil && m.Field("component") != nil }
