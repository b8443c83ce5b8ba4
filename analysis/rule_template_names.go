package analysis

import (
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// This file looks at the names that templates use.

// use looks at one use of a variable.
func (t *templateCheck) use(u *template.Use) {
	root := u.Path[0]
	v, isVariable := t.variable(root.Name)
	_, isFunction := template.Lookup(template.Functions(), root.Name)
	_, isRoot := template.Lookup(template.Roots(), root.Name)
	switch {
	case isVariable && len(u.Path) > 1:
		t.memberOfInput(u, v)
	case isVariable || isFunction:
	case isRoot && !t.scope.stage.Has(root.Name):
		if t.scope.stage != template.AtArgument {
			t.early(u)
		} else {
			t.unknown(root, nil)
		}
	case isRoot:
		t.member(u)
	case slices.Contains([]string{"inputs", "outputs", "ops", "dag", "runs", "artifacts"}, root.Name) && len(u.Path) > 1:
		t.wrongRoot(u)
	default:
		t.unknown(root, nil)
	}
}

func (t *templateCheck) variable(name string) (variable, bool) {
	for _, v := range t.scope.variables {
		if v.name == name {
			return v, true
		}
	}
	return variable{}, false
}

// unknown reports a name that does not exist. among are those that do; nil: the bare names.
func (t *templateCheck) unknown(s template.Segment, among []string) {
	if t.rule.code != CodeUnknownName || s.Guard == template.Guarded || t.scope.stage == template.ByService {
		return
	}
	if among == nil {
		if !t.whole && t.scope.stage != template.AtArgument {
			return
		}
		for _, v := range t.scope.variables {
			among = append(among, v.name)
		}
		for _, root := range template.Roots() {
			if t.scope.stage.Has(root.Name) {
				among = append(among, root.Name)
			}
		}
	}
	f := t.report(t.at(s.Span), "There is no `%s`: it becomes nothing when the run is compiled.%s", s.Name, meaning(s.Name, among))
	t.replace(f, s, spec.Suggest(s.Name, among))
}

// replace adds the fix that writes another name.
func (t *templateCheck) replace(f finding, s template.Segment, meant string) {
	if meant != "" && t.mapped && t.source(t.at(s.Span)) == s.Name {
		f.fix("Write `"+meant+"`", true, spec.Edit{Range: t.at(s.Span), NewText: meant})
	}
}

// wrongRoot reports inputs.lr and the like, which fail when they are rendered.
func (t *templateCheck) wrongRoot(u *template.Use) {
	if t.rule.code != CodeTemplateRoot {
		return
	}
	root, name := u.Path[0], u.Path[1]
	if root.Name != "inputs" && root.Name != "outputs" {
		t.report(t.at(root.Span), "Templates do not know `%s`, so that rendering fails: take the value by a param with `ref`, and use the param.", root.Name)
		return
	}
	f := t.report(t.at(root.Span), "Templates do not know `%s`, so that rendering fails: write `{{ %s }}`.", root.Name, name.Name)
	at := t.at(template.Span{Start: root.Start, End: name.End})
	if t.mapped && t.source(at) == root.Name+"."+name.Name {
		f.fix("Write `"+name.Name+"`", true, spec.Edit{Range: at, NewText: name.Name})
	}
}

// early reports a root that is not there when the value is rendered.
func (t *templateCheck) early(u *template.Use) {
	if t.rule.code != CodeTemplateEarly || t.scope.stage == template.ByService || t.scope.stage == template.AtRayWorker {
		return
	}
	root := u.Path[0]
	t.report(t.at(root.Span), "`%s` is not there yet when this is rendered: only params and `globals` are.", root.Name)
}

// member looks at what is taken of a root.
func (t *templateCheck) member(u *template.Use) {
	if len(u.Path) < 2 {
		return
	}
	name := u.Path[1]
	if template.IsMappingMethod(name.Name) && !name.Quoted {
		return
	}
	switch u.Path[0].Name {
	case "globals":
		t.global(name)
	case "params":
		t.param(u)
	default:
		t.connection(u)
	}
}

func (t *templateCheck) global(name template.Segment) {
	known := template.Globals()
	services := template.ServiceGlobals()
	if _, ok := template.Lookup(services, name.Name); ok && !t.scope.isService && t.whole {
		if t.rule.code == CodeUnknownName {
			t.report(t.at(name.Span), "Only a service has `globals.%s`: it becomes nothing here.", name.Name)
		}
		return
	}
	if name.Name == "ports" && !t.scope.hasPorts && t.whole {
		if t.rule.code == CodeUnknownName {
			t.report(t.at(name.Span), "The service has no `ports`, so that `globals.ports` becomes nothing.")
		}
		return
	}
	known = append(known, services...)
	if _, ok := template.Lookup(known, name.Name); ok {
		return
	}
	t.unknown(name, entryNames(known))
}

// param looks at params.NAME.MEMBER.
func (t *templateCheck) param(u *template.Use) {
	name := u.Path[1]
	_, known := t.variable(name.Name)
	switch {
	case name.Name == template.AsArgs().Name:
		return
	case !known && t.whole:
		var all []string
		for _, v := range t.scope.variables {
			all = append(all, v.name)
		}
		t.unknown(name, append(all, template.AsArgs().Name))
		return
	case len(u.Path) < 3 || !known:
		return
	}
	member := u.Path[2]
	if _, ok := template.Lookup(template.ParamMembers(), member.Name); ok || template.IsMappingMethod(member.Name) || t.rule.code != CodeTemplateMember ||
		member.Guard == template.Guarded {
		return
	}
	names := entryNames(template.ParamMembers())
	f := t.report(t.at(member.Span), "A param has no `%s`, only `%s`.%s", member.Name, strings.Join(names, "`, `"), meaning(member.Name, names))
	t.replace(f, member, spec.Suggest(member.Name, names))
}

// scalarTypes are the types of inputs whose values have no parts.
var scalarTypes = []string{"int", "float", "bool", "str", "date", "datetime", "timedelta", "uuid", "email", "path"}

// memberOfInput looks at NAME.MEMBER: a bare name is the value itself, and what a param has besides is under params.
func (t *templateCheck) memberOfInput(u *template.Use, v variable) {
	member := u.Path[1]
	_, isMember := template.Lookup(template.ParamMembers(), member.Name)
	if t.rule.code != CodeTemplateMember || !isMember || member.Guard == template.Guarded || v.isList || !slices.Contains(scalarTypes, v.typ) {
		return
	}
	meant := "params." + v.name + "." + member.Name
	if member.Name == "value" {
		meant = v.name
	}
	f := t.report(t.at(member.Span), "`%s` is the value itself and has no `%s`: write `{{ %s }}`.", v.name, member.Name, meant)
	at := t.at(template.Span{Start: u.Path[0].Start, End: member.End})
	if t.mapped && t.source(at) == v.name+"."+member.Name {
		f.fix("Write `"+meant+"`", true, spec.Edit{Range: at, NewText: meant})
	}
}

// connection looks at connections.NAME and init.NAME.
func (t *templateCheck) connection(u *template.Use) {
	root, name := u.Path[0], u.Path[1]
	listed, where := t.scope.connections, "`connections`"
	if root.Name == "init" {
		listed, where = t.scope.inits, "an item of `init`"
	}
	if slices.ContainsFunc(listed, holdsTemplate) || !t.whole || name.Guard == template.Guarded || name.Index {
		return
	}
	if !slices.Contains(listed, name.Name) {
		if t.rule.code != CodeUnlistedConnection {
			return
		}
		for _, l := range listed {
			if strings.HasPrefix(l, name.Name+"-") && !name.Quoted && len(u.Path) == 2 {
				t.report(t.at(name.Span), "Jinja2 takes the `-` for a subtraction: write `%s['%s']`.", root.Name, l)
				return
			}
		}
		f := t.report(t.at(name.Span), "The run does not list `%s` under %s, so that rendering fails.%s", name.Name, where, meaning(name.Name, listed))
		t.replace(f, name, spec.Suggest(name.Name, listed))
		return
	}
	if len(u.Path) < 3 || t.rule.code != CodeTemplateMember || u.Path[2].Guard == template.Guarded {
		return
	}
	member := u.Path[2]
	members, _ := template.ConnectionMembers("")
	names := entryNames(members)
	if meant := spec.Suggest(member.Name, names); meant != "" && !slices.Contains(names, member.Name) {
		f := t.report(t.at(member.Span), "No kind of connection has `%s`. Did you mean `%s`?", member.Name, meant)
		t.replace(f, member, meant)
	}
}
