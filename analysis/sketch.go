package analysis

import (
	"fmt"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// sketch is the outline of a value that is to be filled in, before it is known how it will be written.
type sketch struct {
	text    string   // of a scalar: what stands there at first
	choices []string // of a scalar: the values to choose among, the first of which stands there at first
	quoted  bool     // of a scalar: JSON needs quotes around it
	keys    []string // of a mapping, beside values
	values  []sketch // of a mapping or a list
	mapping bool
	list    bool
	inline  bool // of a list or mapping: it is written on one line
}

// maxSketchDepth is how deep an outline goes: what is deeper is left to the next completion.
const maxSketchDepth = 3

// usual are keys that nearly everybody writes, though they may be left out; they are outlined with the required ones.
var usual = map[string][]string{
	"V1IO": {"name", "type"}, "V1Container": {"image"}, "V1EnvVar": {"name", "value"}, "V1ContainerPort": {"containerPort"},
	"V1VolumeMount": {"name", "mountPath"}, "V1GitType": {"url"}, "V1Toleration": {"key", "operator"}, "V1Mount": {"from", "to"},
	"V1ResourceRequirements": {"limits"}, "V1DateTimeSchedule": {"startAt"}, "V1ConfigMapKeySelector": {"name", "key"},
	"V1SecretKeySelector": {"name", "key"}, "V1PersistentVolumeClaimVolumeSource": {"claimName"}, "V1HTTPGetAction": {"path", "port"},
}

// outline is the sketch of a value of s.
func outline(s slot, depth int) sketch {
	if s.k8s != nil {
		return outlineKubernetes(s, depth)
	}
	for _, t := range s.alternatives() {
		switch t.Kind {
		case spec.EnumType:
			return sketch{choices: enumTexts(t), quoted: true}
		case spec.BoolType:
			return sketch{choices: []string{"true", "false"}}
		case spec.ListType:
			return sketch{list: true, values: []sketch{outline(s.item(), depth+1)}}
		case spec.RangeListType:
			return rangeSketch(t.Model)
		case spec.ModelType, spec.KubernetesType, spec.MapType, spec.UnionType:
			if o := s.objects(nil); len(o) > 0 && !isRange(s) {
				return outlineObject(s, o, t.Kind == spec.UnionType, depth)
			}
			continue
		case spec.IntType, spec.FloatType, spec.AnyType:
			return sketch{}
		}
		break
	}
	return sketch{quoted: true}
}

// isRange reports whether s has a short form of a range, which is what people write.
func isRange(s slot) bool {
	for _, t := range s.alternatives() {
		if t.Kind == spec.RangeListType {
			return true
		}
	}
	return false
}

func rangeSketch(m *spec.Model) sketch {
	list := sketch{list: true}
	parts := rangeParts[m.Name]
	for _, f := range m.Fields {
		if f.Required && len(list.values) < len(parts) {
			isTime := f.Type.Kind == spec.DateType || f.Type.Kind == spec.DateTimeType
			list.values = append(list.values, sketch{text: parts[len(list.values)], quoted: isTime})
		}
	}
	return list
}

// rangeParts are the parts of a range that its outline has, by the name of its model: they are right as they are.
var rangeParts = map[string][]string{
	"Range": {"0", "10", "1"}, "LinSpace": {"0", "1", "5"}, "LogSpace": {"-4", "-1", "4"}, "GeomSpace": {"1", "1000", "4"},
	"DateRange": {"2026-01-01", "2026-02-01", "1"}, "DateTimeRange": {"2026-01-01T00:00:00", "2026-01-02T00:00:00", "3600"},
	"Uniform": {"0", "1"}, "QUniform": {"0", "1", "0.1"}, "LogUniform": {"-4", "-1"}, "QLogUniform": {"0", "2", "0.1"},
	"Normal": {"0", "1"}, "QNormal": {"0", "1", "0.1"}, "LogNormal": {"0", "1"}, "QLogNormal": {"0", "1", "0.1"},
}

func outlineKubernetes(s slot, depth int) sketch {
	switch s.k8s.Kind {
	case "list":
		return sketch{list: true, values: []sketch{outline(s.item(), depth+1)}}
	case "object", "map":
		return outlineObject(s, s.objects(nil), false, depth)
	case "bool":
		return sketch{choices: []string{"true", "false"}}
	case "string":
		return sketch{choices: s.k8s.Enum, quoted: true}
	case "quantity", "time":
		return sketch{quoted: true}
	}
	return sketch{}
}

// outlineObject is a mapping with the keys that it requires; where it may be several things, with a kind to choose.
func outlineObject(s slot, objects []object, union bool, depth int) sketch {
	m := sketch{mapping: true}
	if depth >= maxSketchDepth {
		return m
	}
	if union && len(objects) > 1 {
		kind := sketch{quoted: true, choices: enumTexts(kindsOf(s.union()))}
		return sketch{mapping: true, keys: []string{"kind"}, values: []sketch{kind}}
	}
	o := objects[0]
	for _, key := range o.outlined(s) {
		m.keys = append(m.keys, key)
		m.values = append(m.values, outline(o.child(key), depth+1))
	}
	return m
}

// outlined are the keys of o that an outline has in a slot.
func (o object) outlined(s slot) []string {
	switch {
	case s.depth > 0 && o.k8s != nil && o.k8s.Name == "V1Container": // of several containers, Polyaxon names none
		return []string{"name", "image"}
	case o.model != nil && usual[o.model.Ref] != nil:
		return usual[o.model.Ref]
	case o.k8s != nil && usual[o.k8s.Name] != nil:
		return usual[o.k8s.Name]
	}
	var keys []string
	if o.model != nil {
		for _, f := range o.model.Fields {
			if f.Required || f.Name == "kind" && o.model.Kind != "" && !o.isRoot() {
				keys = append(keys, f.Name)
			}
		}
	}
	if o.k8s != nil {
		for _, f := range o.k8s.Fields {
			if f.Required {
				keys = append(keys, f.Name)
			}
		}
	}
	return keys
}

func enumTexts(t *spec.Type) []string {
	texts := make([]string, len(t.Values))
	for i, v := range t.Values {
		texts[i] = v.Text
	}
	return texts
}

// printer writes sketches as snippets.
type printer struct {
	layout layout
	stops  int  // how many placeholders there are
	plain  bool // writes no snippet: the text of a scalar, or else the first of its choices
}

// maxChoices is how many values a placeholder lets choose among.
const maxChoices = 40

// scalar is a placeholder.
func (p *printer) scalar(s sketch, quote bool) string {
	if p.plain {
		return s.first()
	}
	p.stops++
	text := fmt.Sprintf("$%d", p.stops)
	switch {
	case len(s.choices) == 1:
		p.stops--
		text = escapeSnippet(s.choices[0])
	case len(s.choices) > 1 && len(s.choices) <= maxChoices:
		text = fmt.Sprintf("${%d|%s|}", p.stops, joinChoices(s.choices))
	case s.text != "":
		text = fmt.Sprintf("${%d:%s}", p.stops, escapeSnippet(s.text))
	}
	if quote && s.quoted {
		return `"` + text + `"`
	}
	return text
}

// first is what stands at first in the place of a scalar, as YAML.
func (s sketch) first() string {
	switch {
	case s.text != "" || len(s.choices) == 0:
		return s.text
	case s.quoted:
		return yamlScalar(s.choices[0], false)
	}
	return s.choices[0]
}

// escapeSnippet writes text so that a snippet has it as it is.
func escapeSnippet(text string) string {
	return strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`).Replace(text)
}

// joinChoices writes texts as the choices of a placeholder.
func joinChoices(choices []string) string {
	escape := strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`)
	escaped := make([]string, len(choices))
	for i, choice := range choices {
		escaped[i] = escape.Replace(choice)
	}
	return strings.Join(escaped, ",")
}

// flow writes a sketch on one line.
func (p *printer) flow(s sketch) string {
	var parts []string
	for i, v := range s.values {
		text := p.flow(v)
		if s.mapping {
			text = p.key(s.keys[i]) + ": " + text
		}
		parts = append(parts, text)
	}
	inside := strings.Join(parts, ", ")
	if inside == "" && !p.plain {
		inside = "$0"
	}
	switch {
	case s.mapping && p.plain:
		return "{" + inside + "}"
	case s.mapping:
		return "{" + inside + `\}`
	case s.list:
		return "[" + inside + "]"
	}
	return p.scalar(s, p.layout.json)
}

func (p *printer) key(name string) string {
	if p.layout.json {
		return `"` + name + `"`
	}
	return name
}

// after writes a sketch as the value of a key in a block that is indented by some spaces: on the same line or below it.
func (p *printer) after(s sketch, indent int) string {
	switch {
	case s.inline:
		return " " + p.flow(s)
	case s.mapping && len(s.keys) == 0 && p.plain:
		return " {}"
	case s.mapping && len(s.keys) == 0:
		return "\n" + spaces(indent+p.layout.step) + "$0"
	case s.mapping:
		return "\n" + spaces(indent+p.layout.step) + p.block(s, indent+p.layout.step)
	case s.list && onlyScalars(s):
		return " " + p.flow(s)
	case s.list:
		return "\n" + spaces(indent+p.layout.dash) + p.block(s, indent+p.layout.dash)
	}
	return " " + p.scalar(s, false)
}

// onlyScalars reports whether s is a list of several scalars, such as the parts of a range.
func onlyScalars(s sketch) bool {
	for _, v := range s.values {
		if v.mapping || v.list {
			return false
		}
	}
	return len(s.values) > 1
}

// block writes a sketch over lines that are indented by some spaces, but for the first, which is where it is put.
func (p *printer) block(s sketch, indent int) string {
	var lines []string
	for i, v := range s.values {
		switch {
		case s.mapping:
			lines = append(lines, s.keys[i]+":"+p.after(v, indent))
		case v.mapping && len(v.keys) == 0 && !p.plain:
			lines = append(lines, "- $0")
		case v.mapping && len(v.keys) > 0 || v.list && !onlyScalars(v):
			lines = append(lines, "- "+p.block(v, indent+2))
		default:
			lines = append(lines, "- "+p.flow(v))
		}
	}
	if len(lines) == 0 && !p.plain {
		return "$0"
	}
	return strings.Join(lines, "\n"+spaces(indent))
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
