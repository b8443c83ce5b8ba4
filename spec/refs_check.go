package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// A param with a `ref` takes a value from another operation, from a run, or from the DAG that it is in. These checks are
// about the form of the two; whether the value exists is checked inside of a DAG.

var (
	refContexts = []string{"inputs", "outputs", "io", "artifacts"}
	refParents  = []string{"inputs", "outputs", "artifacts", "globals"}
	refGlobals  = []string{
		"owner_name", "project_name", "project_unique_name", "project_uuid", "run_info", "name", "uuid", "status", "namespace",
		"iteration", "context_path", "artifacts_path", "created_at", "compiled_at", "schedule_at", "started_at", "finished_at",
		"duration", "cloning_kind", "original_uuid", "is_independent",
	}
)

// isRef reports whether a ref is of a sort: "ops", "runs" or "dag".
func isRef(ref, sort string) bool { return strings.SplitN(ref, ".", 2)[0] == sort }

// refShape checks the form of a ref and of what it takes. p is the input that it is for, without a name when there is
// none.
func (c *composer) refShape(g given, p ioPort) bool {
	if g.join {
		return c.joinShape(g, p)
	}
	if g.ref == nil {
		return true
	}
	if g.ref.Value != "" && !c.refValue(g) {
		return false
	}
	parts := strings.Split(g.ref.Value, ".")
	switch {
	case len(parts) > 2 || len(parts) == 1 && parts[0] != "dag":
		return c.fail(g.ref, CodeRef, "%s is no reference: write ops.NAME, runs.UUID or dag.", show(g.ref.Value))
	case len(parts) == 2 && parts[0] != "ops" && parts[0] != "runs":
		meant := Suggest(parts[0], []string{"ops", "runs"})
		if meant != "" {
			c.with(meaning(g.ref, meant+"."+parts[1])...)
		}
		return c.fail(g.ref, CodeRef, "A reference begins with `ops` or `runs`, not with %s.%s", show(parts[0]), didYouMean(parts[0], []string{"ops", "runs"}))
	case parts[0] == "runs":
		if _, err := coerceUUID(parts[1]); err != nil {
			return c.fail(g.ref, CodeRef, "`runs` is followed by the UUID of a run, and %s is none.", show(parts[1]))
		}
	}
	return true
}

func (c *composer) joinShape(g given, p ioPort) bool {
	if p.name == "" || g.value != nil && g.value.Kind == yaml.MappingNode {
		return c.joinTarget(g, p)
	}
	if g.value == nil || g.value.Kind != yaml.ScalarNode {
		return c.fail(g.key, CodeRefValue, "A param of a join needs a `value` that says what to take, such as outputs.NAME.")
	}
	if _, ok := scalarOf(g.value).(string); !ok {
		return c.fail(g.value, CodeRefValue, "A param of a join takes a text such as outputs.NAME, but this is %s.", describeValue(g.value))
	}
	return c.refValue(g) && c.joinTarget(g, p)
}

// joinTarget: a join finds many values, so that its param must be for a list.
func (c *composer) joinTarget(g given, p ioPort) bool {
	if p.name == "" || p.isList != nil && *p.isList || p.typ == "artifacts" {
		return true
	}
	return c.fail(g.key, CodeParamType, "A join finds a list of values, but `%s` takes one: set `isList: true` on the %s.", p.name, p.side)
}

// refValue checks the form of what a ref takes.
func (c *composer) refValue(g given) bool {
	if g.value == nil {
		return true // reported already
	}
	parts := strings.Split(refText(g.value.Value), ".")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	fromDag := g.ref != nil && isRef(g.ref.Value, "dag")
	switch {
	case len(parts) > 3:
		return c.fail(g.value, CodeRefValue, "%s has too many parts: write something like outputs.NAME.", show(g.value.Value))
	case len(parts) == 1 && !slices.Contains(refContexts, parts[0]):
		return c.with(meaning(g.value, Suggest(parts[0], refContexts))...).fail(g.value, CodeRefValue, "%s names nothing to take: it must be one of %s, or a part of one such as outputs.NAME.%s",
			show(g.value.Value), quoteAll(refContexts), didYouMean(parts[0], refContexts))
	case len(parts) == 1 && fromDag && parts[0] == "outputs":
		return c.fail(g.value, CodeRefValue, "An operation cannot take the `outputs` of the DAG that it is in.")
	case len(parts) == 2 && !slices.Contains(refParents, parts[0]):
		if meant := Suggest(parts[0], refParents); meant != "" {
			c.with(meaning(g.value, meant+"."+parts[1])...)
		}
		return c.fail(g.value, CodeRefValue, "%s names nothing to take: it must begin with one of %s.%s",
			show(g.value.Value), quoteAll(refParents), didYouMean(parts[0], refParents))
	case len(parts) == 3 && parts[0] != "artifacts":
		return c.fail(g.value, CodeRefValue, "%s has three parts, which only `artifacts` have.", show(g.value.Value))
	}
	return true
}

// refType checks that what a ref takes exists and is of the input's type. refs are what is known in the DAG; outside of
// one a reference can take nothing but artifacts.
func (c *composer) refType(g given, p ioPort, refs *dagRefs) {
	if named, ok := refs.source(g.ref.Value); g.value == nil || ok && named.lacks {
		return
	}
	text := refText(g.value.Value)
	source, ok := refs.find(g.ref.Value, text)
	if !ok {
		if strings.SplitN(text, ".", 2)[0] == "artifacts" {
			return
		}
		known := refs.known(g.ref.Value)
		place := "outside of a DAG no operation can be referred to"
		if len(known) > 0 {
			place = "`" + g.ref.Value + "` has no such value"
		}
		c.with(meaning(g.value, Suggest(text, known))...).fail(g.value, CodeRef, "There is no %s: %s.%s", show(text), place, didYouMean(text, known))
		return
	}
	if !Compatible(p.typ, source.typ) {
		c.with(c.retyping(p, source.typ)...).fail(g.value, CodeParamType, "`%s` is of type %s, but `%s` of `%s` is of type %s: Polyaxon takes only the very same type.",
			p.name, typeOrNone(p.typ), text, g.ref.Value, typeOrNone(source.typ))
		return
	}
	if !sameFlag(p.isList, source.isList) {
		c.fail(g.value, CodeParamType, "`isList` of `%s` and of `%s` of `%s` differ: write the same on both, or on neither.", p.name, text, g.ref.Value)
	}
}

// retyping are the fixes that give an input another type, where it is declared.
func (c *composer) retyping(p ioPort, typ string) []Fix {
	written := p.fields.value("type")
	file := c.fileOf(p.node)
	if written == nil || typ == "" || c.remote[file] != nil {
		return nil
	}
	f := writing(written, wordLike(written, typ))
	f.Title = "Declare `" + p.name + "` as `" + typ + "`"
	return possible([]Fix{f.in(file)})
}

func sameFlag(a, b *bool) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func typeOrNone(t string) string {
	if t == "" {
		return "none"
	}
	return "`" + t + "`"
}

// Globals are what is known of a run as globals.NAME to a param with a ref.
func Globals() []string { return slices.Clone(refGlobals) }

// Compatible reports whether a value of one IO type may be given to another by a ref.
func Compatible(a, b string) bool {
	texts := []string{"str", "path", "s3", "gcs", "wasb"}
	return a == b || slices.Contains(texts, a) && slices.Contains(texts, b)
}

// place is the node to report a missing key of a mapping at.
func place(n *syntax.Node) *syntax.Node {
	if entries := n.Entries(); len(entries) > 0 {
		return entries[0].Key
	}
	return n
}
