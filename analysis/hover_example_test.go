package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestExamplesOfFields puts the example of every field where the field may stand, and lets the checks look at it.
func TestExamplesOfFields(t *testing.T) {
	shown := 0
	for _, path := range pathsToModels() {
		m := path.model
		for _, f := range m.Fields {
			e := explainField(slot{typ: f.Type, owner: object{model: m}, field: f}, "", "")
			example := e.paragraphs[len(e.paragraphs)-1]
			if !strings.HasPrefix(example, "```yaml\n") {
				continue
			}
			shown++
			example = strings.TrimSuffix(strings.TrimPrefix(example, "```yaml\n"), "\n```")
			tree := syntax.Parse(syntax.NewText(example))
			if len(tree.Problems) > 0 || tree.Root == nil || len(tree.Root.Children) != 2 {
				t.Errorf("%s.%s: the example is no YAML with one key: %v\n%s", m.Ref, f.Name, tree.Problems, example)
				continue
			}
			if tree.Root.Children[0].Value != f.Name {
				continue // of a model, which may stand under several keys
			}
			text, first := path.document(example)
			for _, d := range spec.Lint(context.Background(), "x.yaml", syntax.Parse(syntax.NewText(text)), noFiles{}) {
				if d.Severity == spec.Error && d.Range.Start.Line >= first && !slices.Contains(wantMore, d.Code) {
					t.Errorf("%s.%s: the example is wrong: %s\n%s", m.Ref, f.Name, d.Message, text)
				}
			}
		}
	}
	if shown < 400 {
		t.Errorf("only %d fields have an example", shown)
	}
}

// wantMore are codes of what wants another key beside the one of the example.
var wantMore = []string{spec.CodeMissingField, spec.CodeRefValue, spec.CodeAcquisition}

// modelPath leads from a Polyaxonfile to a model: keys, and "[]" for items.
type modelPath struct {
	model *spec.Model
	keys  []string
	kinds []string // the kind beside the key, "" where there is none
}

// pathsToModels finds a path to every model that a file may hold.
func pathsToModels() []modelPath {
	found := []modelPath{{model: spec.SchemaOf().Root("")}}
	seen := map[*spec.Model]bool{found[0].model: true}
	for i := 0; i < len(found); i++ {
		from := found[i]
		for _, f := range from.model.Fields {
			var reach func(t *spec.Type, keys []string)
			reach = func(t *spec.Type, keys []string) {
				switch {
				case t.Kind == spec.UnionType:
					for _, o := range t.Of {
						reach(o, keys)
					}
				case t.Kind == spec.ListType:
					reach(t.Elem, append(slices.Clone(keys), "[]"))
				case t.Kind == spec.MapType:
					reach(t.Elem, append(slices.Clone(keys), "some"))
				case t.Kind == spec.ModelType && !seen[t.Model]:
					seen[t.Model] = true
					next := modelPath{model: t.Model, keys: append(slices.Clone(from.keys), keys...), kinds: slices.Clone(from.kinds)}
					for len(next.kinds) < len(from.keys)+1 {
						next.kinds = append(next.kinds, "")
					}
					if len(from.keys) > 0 {
						next.kinds[len(from.keys)] = from.model.Kind
					}
					found = append(found, next)
				}
			}
			reach(f.Type, []string{f.Name})
		}
	}
	return found
}

// document is a Polyaxonfile with an example at the end of a path, and the line at which the example begins.
func (p modelPath) document(example string) (string, int) {
	var b strings.Builder
	indent := ""
	line := func(format string, args ...any) { fmt.Fprintf(&b, indent+format+"\n", args...) }
	for i, key := range p.keys {
		if i < len(p.kinds) && p.kinds[i] != "" {
			line("kind: %s", p.kinds[i])
		}
		if key == "[]" {
			line("-")
		} else {
			line("%s:", key)
		}
		indent += "  "
	}
	if p.model.Kind != "" && !strings.HasPrefix(example, "kind:") && len(p.keys) > 0 {
		line("kind: %s", p.model.Kind)
	}
	first := strings.Count(b.String(), "\n")
	for _, l := range strings.Split(example, "\n") {
		line("%s", l)
	}
	return b.String(), first
}

// noFiles are references that lead to a component, and none elsewhere.
type noFiles struct{}

func (noFiles) File(context.Context, string) (*syntax.Tree, error) {
	return syntax.Parse(syntax.NewText("run: {kind: job}\n")), nil
}

func (noFiles) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return nil, errors.New("there is no network here")
}

// TestExamplesOfKubernetes holds the example of every field of Kubernetes against the type of the field.
func TestExamplesOfKubernetes(t *testing.T) {
	shown := 0
	seen := map[*spec.K8sObject]bool{}
	var objects func(typ *spec.K8sType)
	visit := func(o *spec.K8sObject) {
		if o == nil || seen[o] {
			return
		}
		seen[o] = true
		for _, f := range o.Fields {
			example := exampleOf(slot{k8s: f.Type, owner: object{k8s: o}, k8sField: f})
			if example != "" {
				shown++
				tree := syntax.Parse(syntax.NewText(example))
				if len(tree.Problems) > 0 || tree.Root == nil || len(tree.Root.Children) != 2 || tree.Root.Children[0].Value != f.Name {
					t.Errorf("%s.%s: the example is no YAML with that key: %v\n%s", o.Name, f.Name, tree.Problems, example)
					continue
				}
				if wrong := unfit(tree.Root.Children[1], f.Type); wrong != "" {
					t.Errorf("%s.%s: %s\n%s", o.Name, f.Name, wrong, example)
				}
			}
			objects(f.Type)
		}
	}
	objects = func(typ *spec.K8sType) {
		visit(typ.Object)
		if typ.Elem != nil {
			objects(typ.Elem)
		}
	}
	for _, m := range spec.SchemaOf().Models() {
		for _, f := range m.Fields {
			for _, a := range f.Type.Alternatives() {
				visit(a.K8s)
				if a.Elem != nil {
					visit(a.Elem.K8s)
				}
			}
		}
	}
	if shown < 150 {
		t.Errorf("only %d fields have an example", shown)
	}
}

// unfit says why a value is none of a type of Kubernetes, "" when it is one.
func unfit(n *syntax.Node, typ *spec.K8sType) string {
	is := func(kind yaml.Kind, tags ...string) string {
		if n.Kind != kind || kind == yaml.ScalarNode && !slices.Contains(tags, n.Tag) {
			return fmt.Sprintf("%q is a %s, and no %s", n.Value, n.Tag, typ.Kind)
		}
		return ""
	}
	switch typ.Kind {
	case "list":
		for _, item := range n.Children {
			if wrong := unfit(item, typ.Elem); wrong != "" {
				return wrong
			}
		}
		return is(yaml.SequenceNode)
	case "map":
		for _, e := range n.Entries() {
			if wrong := unfit(e.Value, typ.Elem); wrong != "" {
				return wrong
			}
		}
		return is(yaml.MappingNode)
	case "object":
		for _, e := range n.Entries() {
			f := typ.Object.Field(e.Key.Value)
			if f == nil {
				return fmt.Sprintf("%s has no field %s", typ.Object.Name, e.Key.Value)
			}
			if wrong := unfit(e.Value, f.Type); wrong != "" {
				return wrong
			}
		}
		return is(yaml.MappingNode)
	case "bool":
		return is(yaml.ScalarNode, "!!bool")
	case "int":
		return is(yaml.ScalarNode, "!!int")
	case "int-or-string", "quantity":
		return is(yaml.ScalarNode, "!!int", "!!str")
	case "string":
		if len(typ.Enum) > 0 && !slices.Contains(typ.Enum, n.Value) {
			return fmt.Sprintf("%q is none of %v", n.Value, typ.Enum)
		}
		return is(yaml.ScalarNode, "!!str")
	}
	return ""
}
