package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/template"
)

// member explains what follows the first word of a path.
func (t *templateHoverer) member(e *explanation) {
	path, k := t.thing.Use.Path, t.thing.Segment
	if t.thing.Use.Binding != nil {
		return
	}
	name := path[k].Name
	switch root := path[0].Name; {
	case root == "globals" && k == 1:
		t.global(e, name)
	case root == "params" && k == 1:
		t.paramMember(e, path[k])
	case root == "params" && k == 2:
		if entry, ok := template.Lookup(template.ParamMembers(), name); ok {
			entry.Signature = strings.ReplaceAll(entry.Signature, "NAME", path[1].Name)
			sayEntry(e, entry, "of a param")
			t.argument(e, path[1].Name, name)
			return
		}
		e.add(unknown("A param has no "+code(name)+", so that it is rendered as an empty text.", name, entryNames(template.ParamMembers())))
	case (root == "connections" || root == "init") && k == 1:
		t.connection(e, root, path[k])
	case (root == "connections" || root == "init") && k == 2:
		members, _ := template.ConnectionMembers("")
		if entry, ok := template.Lookup(members, name); ok {
			e.addf("**%s** · of connections of some kinds", code(strings.Replace(entry.Signature, "connections.NAME", root+"."+path[1].Name, 1)))
			e.add(entry.Doc)
		}
	}
}

func entryNames(entries []template.Entry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Name
	}
	return all
}

func (t *templateHoverer) global(e *explanation, name string) {
	if entry, ok := template.Lookup(template.Globals(), name); ok {
		sayEntry(e, entry, "of the run")
		return
	}
	if entry, ok := template.Lookup(template.ServiceGlobals(), name); ok {
		sayEntry(e, entry, "of a service")
		if kind := t.runKind(t.operationOf(t.owner)); kind != "" && !t.scope.isService {
			e.addf("This is a %s, which has none: it is rendered as an empty text.", code(kind))
		}
		return
	}
	known := append(entryNames(template.Globals()), entryNames(template.ServiceGlobals())...)
	e.add(unknown("`globals` has no "+code(name)+", so that it is rendered as an empty text.", name, known))
}

// paramMember explains NAME in params.NAME.
func (t *templateHoverer) paramMember(e *explanation, s template.Segment) {
	switch {
	case s.Name == template.AsArgs().Name:
		sayEntry(e, template.AsArgs(), "of `params`")
	case !s.Quoted && template.IsMappingMethod(s.Name):
		e.addf("**%s** · a function of every mapping", code("params."+s.Name))
		e.addf("A param of this name is %s.", code("params['"+s.Name+"']"))
	case t.param(e, s.Name):
	case !t.isWhole():
		e.add("The component is not known now; it may declare " + code(s.Name) + ".")
	default:
		fate := " it is rendered as an empty text"
		if len(t.thing.Use.Path) > 2 {
			fate = " rendering fails"
		}
		e.add(unknown("There is no param "+code(s.Name)+":"+fate+".", s.Name, t.names()))
	}
}

// argument shows the argument that as_arg yields with the value that counts here.
func (t *templateHoverer) argument(e *explanation, name, member string) {
	io, ok := t.find(name)
	if !ok || io.node == nil || member != "as_arg" {
		return
	}
	value, hasValue := "VALUE", false
	if gifts := t.given(t.owner, name); len(gifts) > 0 {
		if text, ok := gifts[0].literal(); ok {
			value, hasValue = text, true
		}
	} else if n := io.value(); n != nil && n.Kind == yaml.ScalarNode {
		value, hasValue = n.Value, true
	}
	switch format := textOf(io.node, "argFormat"); {
	case format != "":
		e.addf("Here, `argFormat` makes it of %s.", code(format))
	case isSet(io.node, "isFlag"):
		e.addf("Here: %s when the value is true, and nothing otherwise.", code("--"+name))
	case hasValue:
		e.addf("Here: %s.", code("--"+name+"="+value))
	default:
		e.addf("Here: %s, with the value that an operation gives.", code("--"+name+"=VALUE"))
	}
}

// literal is the text of a value that is given as it stands.
func (g gift) literal() (string, bool) {
	n := g.node
	if g.how != shortParams || textOf(n, "ref") != "" {
		return "", false
	}
	if isParamMapping(n) {
		n = fieldOf(n, "value")
	}
	if n == nil || n.Kind != yaml.ScalarNode || template.IsTemplate(n.Value) {
		return "", false
	}
	return n.Value, true
}

// connection explains NAME in connections.NAME and init.NAME.
func (t *templateHoverer) connection(e *explanation, root string, s template.Segment) {
	e.addf("**%s** · connection", code(s.Name))
	if !t.scope.stage.Has(root) {
		e.addf("%s is not there when this part is rendered: %s.", code(root), stageWords[t.scope.stage])
		return
	}
	list, listed := "connections", t.scope.connections
	if root == "init" {
		list, listed = "init", t.scope.inits
	}
	switch {
	case slices.Contains(listed, s.Name):
		e.addf("Listed under `%s`. It is set up in the deployment, which knows its bucket, path or address.", list)
	case t.isWhole() && !slices.ContainsFunc(listed, template.IsTemplate):
		e.add(unknown("It is not listed under `"+list+"` of the run: unless a preset adds it, rendering fails.", s.Name, listed))
	}
}
