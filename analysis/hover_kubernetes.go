package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// aboutKubernetes explains a key of a Kubernetes object.
func (h *hoverer) aboutKubernetes(value slot) *explanation {
	e := explainKubernetes(value, h.path(), h.rendering(value))
	f := value.k8sField
	switch written := h.key.Value; {
	case written == f.Name:
	case h.last().typ != nil: // an object whose keys the reference looks at
		e.addf("Written as %s, which Polyaxon takes for %s.", code(written), code(f.Name))
	default:
		e.addf("Polyaxon hands %s on as it is, and Kubernetes knows only %s: write that.", code(written), code(f.Name))
	}
	h.sayBeneath(e)
	return e
}

// kubernetesDoc explains what may stand under a key of a Kubernetes object, as Markdown.
func kubernetesDoc(value slot) string { return explainKubernetes(value, "", "").String() }

// explainKubernetes explains the field of a slot with the documentation of Kubernetes. where is the path to the mapping that
// it is a key of, "" to leave it out; rendering says whether templates may stand in it.
func explainKubernetes(value slot, where, rendering string) *explanation {
	f, o := value.k8sField, value.owner
	e := &explanation{}
	e.add(heading(f.Name, value, where))
	e.add(kubernetesText(f.Doc))
	if f.Required && !namesItself(o, f) {
		e.add("Required.")
	}
	if enum := kubernetesValues(value.k8s); len(enum) > 0 {
		e.add("Values: " + codes(enum) + ".")
	}
	e.add(rendering)
	if o.k8s != nil {
		if remark := remarks[o.k8s.Name+"."+f.Name]; remark != "" {
			e.add("**In Polyaxon:** " + remark)
		}
	}
	e.add(keysOf(value))
	if text := exampleOf(value); text != "" {
		e.fence(text)
	}
	return e
}

// namesItself reports whether a field is the name of a container, which Kubernetes requires and Polyaxon sets.
func namesItself(o object, f *spec.K8sField) bool {
	return o.k8s != nil && o.k8s.Name == "V1Container" && f.Name == "name"
}

// kubernetesValues are the texts that a value, or an item of a list, may be; nil when it may be any.
func kubernetesValues(t *spec.K8sType) []string {
	if t.Kind == "list" {
		t = t.Elem
	}
	var values []string
	for _, v := range t.Enum {
		if v != "" {
			values = append(values, v)
		}
	}
	return values
}

// remarks are what Polyaxon does with fields of Kubernetes that their own documentation does not know.
var remarks = map[string]string{
	"V1Container.name": "the main container gets a name from Polyaxon, whatever stands here. A container of `init` or " +
		"`sidecars` keeps its own.",
	"V1Container.command": "write a list. A text such as `python train.py` becomes a list of one item, and so the name of a " +
		"program that does not exist. For lines of a shell use `cmd` of the operation.",
	"V1Container.args": "write a list: a text becomes a list of one item.",
	"V1Container.env": "values that are no text, such as `8080` or `true`, are turned into text. Of two variables with one " +
		"name the last one counts. For plain variables, `env` of the operation takes a mapping of names to values.",
	"V1EnvVar.value": "a number or `true` is turned into text here.",
	"V1Container.ports": "a plain number stands for `{containerPort: …}`. The ports of a service go to `ports` of the run, " +
		"which also makes them reachable.",
	"V1ContainerPort.containerPort": "a port without this key is dropped without a word.",
	"V1Container.resources": "only `limits` and `requests` are kept; other keys are dropped without a word. In short, " +
		"`resources: {cpu: 1..2, memory: 2Gi}` of the operation says the same.",
	"V1ResourceRequirements.limits":   "values are turned into text, so that `cpu: 2` is fine.",
	"V1ResourceRequirements.requests": "values are turned into text, so that `cpu: 2` is fine.",
	"V1Container.securityContext":     "this is for this container alone; `environment.securityContext` is for all of the pod.",
	"V1Container.volumeMounts": "the mounts of connections and of Polyaxon's own folders are added to these. The volumes " +
		"themselves go to `volumes` of the run.",
	"V1Container.image": "with `build`, the image that was built takes its place.",
	"V1Volume.name":     "the name that `volumeMounts` refers to.",
}

// kubernetesText is a text of Kubernetes' documentation as Markdown.
func kubernetesText(doc string) string {
	var lines []string
	for _, line := range strings.Split(cutText(doc, maxText), "\n") {
		line = strings.TrimSpace(line)
		if rest, isItem := strings.CutPrefix(line, "* "); isItem {
			line = "- " + rest
		}
		lines = append(lines, kubernetesMarkup.Replace(line))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// kubernetesMarkup escapes what is meant as it stands. Code in backquotes is meant as code.
var kubernetesMarkup = strings.NewReplacer("<", "&lt;", "*", `\*`)
