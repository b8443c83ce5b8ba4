package spec

import (
	"math"
	"math/big"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The rules about the fields that components, operations and files have in common.

// references are the fields that name a component elsewhere.
var references = []string{"hubRef", "dagRef", "urlRef", "pathRef"}

// rootRule is about the whole: one reference at most, and a run that says what it is or refers to what does.
func rootRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	if v.preset || isTrue(f.value("isPreset")) {
		return
	}
	var given []syntax.Entry
	for _, name := range references {
		if f.truthy(name) != nil {
			given = append(given, f[name])
		}
	}
	if len(given) > 1 {
		sort.Slice(given, func(i, j int) bool { return given[i].Key.Range.Start.Before(given[j].Key.Range.Start) })
		last := given[len(given)-1]
		v.report(CodeSeveralReferences, last.Key.Range, []Related{{Range: given[0].Key.Range, Message: "the other reference"}},
			"`%s` cannot stand beside `%s`: a file refers to one component at most.", last.Key.Value, given[0].Key.Value)
	}
	run := f.value("run")
	if run == nil || run.Kind != yaml.MappingNode || len(given) > 0 || f.value("component") != nil {
		return
	}
	if key, _ := run.Get("kind"); key == nil {
		v.noKind(run, v.schema.Root("").Field("run").Type, site{label: "`run`", key: f["run"].Key},
			" It may be left out only beside a `component` or a reference that has one.")
	}
}

// isTrue reports whether the reference takes a value for true; there may be none.
func isTrue(n *syntax.Node) bool {
	if n == nil {
		return false
	}
	b, err := coerceBool(scalarOf(n))
	return err == nil && b
}

// rootKinds are the kinds of file that the reference reads.
var rootKinds = []string{"component", "operation"}

// rootKindRule says of a kind that does not exist what was meant, also where it is Polyaxon's own output.
func rootKindRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	text, ok := scalarOf(n).(string)
	switch {
	case n.Kind != yaml.ScalarNode || !ok:
		return true
	case text == "compiled_operation":
		v.with(possible(append(meaning(n, "operation"), meaning(n, "component")...))...).report(CodeCompiledOperation, n.Range, nil,
			"A compiled operation is what Polyaxon makes of a file, not a file to check or run: write kind `operation` or `component`.")
	case !slices.Contains(rootKinds, text):
		meant := Suggest(text, rootKinds)
		hint := proposal(meant)
		if slices.Contains(v.schema.Root("").Field("run").Type.Kinds(), text) {
			meant, hint = "", " That is a kind of `run`: check the indentation."
		}
		v.with(meaning(n, meant)...).report(CodeUnknownKind, s.at(n), nil, "The `kind` of a Polyaxonfile must be one of %s, or left out, not %s.%s",
			quoteAll(rootKinds), show(text), hint)
	}
	return false
}

// splitRule lets text with commas through where a list of strings is expected.
func splitRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	if n.Kind != yaml.ScalarNode {
		return true
	}
	text, ok := scalarOf(n).(string)
	if !ok || f.Name == "uuids" && !isTemplate(text) {
		if ok {
			v.splitUUIDs(n, text, s)
		}
		return !ok
	}
	return false
}

func (v *validator) splitUUIDs(n *syntax.Node, text string, s site) {
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		if _, err := coerceUUID(part); part != "" && err != nil {
			v.report(CodeWrongType, n.Range, nil, "%s must be UUIDs, but %s is none.", capital(s.name()), show(part))
			return
		}
	}
}

func commandRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		if text, ok := scalarOf(n).(string); ok && isBlank(text) {
			v.report(CodeBlankCommand, s.at(n), nil, "`cmd` is blank: write the command to run, or remove the key.")
			return false
		}
	case yaml.SequenceNode:
		if len(n.Children) == 0 {
			v.report(CodeBlankCommand, n.Range, nil, "`cmd` is empty: write the commands to run, or remove the key.")
		}
		for _, c := range n.Children {
			c = resolved(c)
			if c.Kind != yaml.ScalarNode {
				continue
			}
			if text, ok := scalarOf(c).(string); ok && isBlank(text) {
				v.report(CodeBlankCommand, c.Range, nil, "A line of `cmd` is blank: write a command, or remove the line.")
			}
		}
	}
	return true
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// envRule is about the shortcut at the root, a mapping of names to strings, not a container's list.
func envRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	if n.Kind == yaml.MappingNode {
		return true
	}
	v.report(CodeWrongType, s.at(n), nil,
		"`env` at this level must be a mapping of names to strings, but %s. The list of `name` and `value` belongs under `container`.",
		thisIs(n))
	return false
}

// paramsRule checks params, which may be given as their bare values.
func paramsRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	if n.Kind != yaml.MappingNode {
		return true
	}
	param := f.Type.Elem
	for _, e := range n.Entries() {
		if !v.stringKey(e.Key, s) {
			continue
		}
		if value := resolved(e.Value); isLongParam(value) {
			v.value(value, param, site{label: "param `" + e.Key.Value + "`", key: e.Key})
		}
	}
	return false
}

// paramKeys are the keys of a param in its long form.
var paramKeys = []string{"value", "ref", "toInit", "to_init", "toEnv", "to_env", "contextOnly", "context_only", "connection"}

// isLongParam reports whether a param is written with its keys rather than as its bare value.
func isLongParam(n *syntax.Node) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	entries := n.Entries()
	for _, e := range entries {
		if slices.Contains(paramKeys, e.Key.Value) {
			return true
		}
	}
	return len(entries) == 0
}

func paramRule(v *validator, n *syntax.Node, f fields, s site, fine bool) {
	ref := f.truthy("ref")
	if ref == nil || !fine {
		return
	}
	value := f.value("value")
	if value == nil {
		v.report(CodeRefValue, f["ref"].Key.Range, nil,
			"%s has a `ref` but no `value`: say what to take from %s, such as `value: outputs.NAME`.", capital(s.name()), show(ref.Value))
		return
	}
	if _, ok := scalarOf(value).(string); value.Kind != yaml.ScalarNode || !ok {
		v.report(CodeRefValue, value.Range, nil,
			"With a `ref`, `value` must be a string that says what to take, such as outputs.NAME, but %s.", thisIs(value))
	}
}

// notEmptyRule is about the one Kubernetes object that the reference does not take when it is empty.
func notEmptyRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	if n.Kind == yaml.MappingNode && len(n.Children) == 0 {
		v.report(CodeWrongType, s.at(n), nil, "%s must not be empty: fill it in, or remove the key.", capital(s.name()))
		return false
	}
	return true
}

// hookTriggers are the statuses on which a hook may run.
var hookTriggers = []string{"succeeded", "failed", "stopped", "skipped", "upstream_failed", "done"}

func hookTriggerRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok || text == "" || slices.Contains(hookTriggers, text) {
		return true
	}
	v.with(meaning(n, Suggest(text, hookTriggers))...).report(CodeInvalidValue, n.Range, nil, "A hook cannot run on %s: `trigger` must be one of %s.%s",
		show(text), quoteAll(hookTriggers), didYouMean(text, hookTriggers))
	return false
}

var (
	cpuText    = regexp.MustCompile(`^([0-9]+(\.[0-9]*)?|\.[0-9]+)[mun]?$`)
	memoryText = regexp.MustCompile(`^([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[kMGTPE])?$`)
	countText  = regexp.MustCompile(`^[0-9]+$`)
)

// plainResources are the resources with a name of Polyaxon's own.
var plainResources = []string{"cpu", "memory", "gpu"}

// resourcesRule is about the shortcut at the root: names of resources to amounts or ranges of them.
func resourcesRule(v *validator, n *syntax.Node, f *Field, s site) bool {
	if n.Kind != yaml.MappingNode {
		v.wrongType(n, &Type{Kind: MapType}, s)
		return false
	}
	for _, e := range n.Entries() {
		name, _ := scalarOf(e.Key).(string)
		switch {
		case name == "nvidia.com/gpu":
			v.with(meaning(e.Key, "gpu")...).report(CodeInvalidResource, e.Key.Range, nil, "Write `gpu` instead of `nvidia.com/gpu` at this level.")
		case name == "limits" || name == "requests":
			v.report(CodeInvalidResource, e.Key.Range, nil,
				"`%s` belongs under `container.resources`. At this level write the resources themselves, such as `cpu: 1..2`.", name)
		case !slices.Contains(plainResources, name) && !strings.Contains(name, "/"):
			v.with(meaning(e.Key, Suggest(name, plainResources))...).report(CodeInvalidResource, e.Key.Range, nil,
				"Unknown resource `%s`: it must be cpu, memory, gpu or an extended resource such as google.com/tpu.%s",
				e.Key.Value, didYouMean(name, plainResources))
		default:
			v.amount(e, name)
		}
	}
	return false
}

// amount checks one resource: a number, or "1", "1..2", "1.." or "..2" with units.
func (v *validator) amount(e syntax.Entry, name string) {
	n := resolved(e.Value)
	fail := func(format string, args ...any) {
		v.report(CodeInvalidResource, site{key: e.Key}.at(n), nil, "`resources."+name+"` "+format, args...)
	}
	unit := countText
	switch name {
	case "cpu":
		unit = cpuText
	case "memory":
		unit = memoryText
	}
	value := any(nil)
	if n.Kind == yaml.ScalarNode {
		value = scalarOf(n)
	}
	text, isText := value.(string)
	if !isText {
		if problem := amountProblem(value, unit == countText); problem != "" {
			fail("%s, but %s.", problem, thisIs(n))
		}
		return
	}
	low, high, isRange := strings.Cut(strings.TrimSpace(text), "..")
	low, high = strings.TrimSpace(low), strings.TrimSpace(high)
	if low == "" && high == "" {
		fail("needs a request, a limit or both, such as 1..2.")
		return
	}
	for _, part := range []string{low, high} {
		if part != "" && (!unit.MatchString(part) || unit == countText && !fitsInt64(part)) {
			fail("cannot be %s: only plain amounts stand here; use `container.resources` for other quantities and templates.", show(part))
			return
		}
	}
	least, most := quantity(low), quantity(high)
	if isRange && low != "" && high != "" && least.Cmp(most) > 0 {
		fail("has a request greater than its limit.")
	}
}

func amountProblem(value any, isCount bool) string {
	switch value.(type) {
	case int64, *big.Int, float64:
	default:
		return "must be a number or a range such as 1..2"
	}
	f, _ := coerceFloat(value)
	switch _, isFloat := value.(float64); {
	case isFloat && (math.IsNaN(f) || math.IsInf(f, 0)) || f < 0:
		return "must be a finite number and not negative"
	case f >= math.MaxInt64:
		return "must be less than 9223372036854775807"
	case isFloat && isCount:
		return "must be a whole number"
	}
	return ""
}

func fitsInt64(digits string) bool {
	_, err := strconv.ParseInt(digits, 10, 64)
	return err == nil
}

// quantity is the amount that a text with a unit stands for.
func quantity(text string) resource.Quantity {
	q, err := resource.ParseQuantity(text)
	if err != nil {
		return resource.Quantity{}
	}
	return q
}
