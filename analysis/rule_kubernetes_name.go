package analysis

import (
	"regexp"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeName is about a name that Kubernetes refuses.
const CodeName = "kubernetes-name"

var envName = regexp.MustCompile(`^[-._a-zA-Z][-._a-zA-Z0-9]*$`)

const (
	labelRule     = "has lower-case letters, digits and `-` only, 63 at most, and begins and ends with a letter or digit."
	subdomainRule = "has lower-case letters, digits, `-` and `.` only, and begins and ends with a letter or digit."
	keyRule       = "has letters, digits, `-`, `_` and `.` only, 63 at most, begins and ends with a letter or digit, and may have a domain and a slash before it."
	valueRule     = "has letters, digits, `-`, `_` and `.` only, 63 at most, and begins and ends with a letter or digit."
)

// kubernetesNames are the fields that hold a name, by the object or model and the field: what is called so, what Kubernetes
// takes for it, and how that is said.
var kubernetesNames = map[string]struct {
	what  string
	wrong func(name string) []string
	rule  string
}{
	"V1Volume.name":        {"volume", validation.IsDNS1123Label, labelRule},
	"V1ContainerPort.name": {"port", validation.IsValidPortName, "has lower-case letters, digits and `-` only, 15 at most, and at least one letter."},
	"V1EnvVar.name": {"environment variable", wrongEnvName,
		"has letters, digits, `_`, `-` and `.` only, and does not begin with a digit."},
	"V1SecretKeySelector.name":                      {"secret", validation.IsDNS1123Subdomain, subdomainRule},
	"V1SecretEnvSource.name":                        {"secret", validation.IsDNS1123Subdomain, subdomainRule},
	"V1SecretVolumeSource.secretName":               {"secret", validation.IsDNS1123Subdomain, subdomainRule},
	"V1ConfigMapKeySelector.name":                   {"config map", validation.IsDNS1123Subdomain, subdomainRule},
	"V1ConfigMapEnvSource.name":                     {"config map", validation.IsDNS1123Subdomain, subdomainRule},
	"V1ConfigMapVolumeSource.name":                  {"config map", validation.IsDNS1123Subdomain, subdomainRule},
	"V1Environment.serviceAccountName":              {"service account", validation.IsDNS1123Subdomain, subdomainRule},
	"V1Environment.priorityClassName":               {"priority class", validation.IsDNS1123Subdomain, subdomainRule},
	"V1Environment.runtimeClassName":                {"runtime class", validation.IsDNS1123Subdomain, subdomainRule},
	"V1Environment.imagePullSecrets":                {"secret", validation.IsDNS1123Subdomain, subdomainRule},
	"V1PersistentVolumeClaimVolumeSource.claimName": {"volume claim", validation.IsDNS1123Subdomain, subdomainRule},
}

func wrongEnvName(name string) []string {
	if envName.MatchString(name) {
		return nil
	}
	return []string{name}
}

var nameRule = &rule{
	code: CodeName, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if s.field != nil && s.depth == 0 && s.owner.is("V1Environment") {
			c.labels(s.field.Name, n)
		}
		if !isText(n) || spec.IsTemplate(n) {
			return
		}
		field := ""
		switch {
		case s.k8sField != nil && s.owner.k8s != nil:
			field = s.owner.k8s.Name + "." + s.k8sField.Name
		case s.field != nil && s.owner.model != nil:
			field = s.owner.model.Ref + "." + s.field.Name
		}
		if name, ok := kubernetesNames[field]; ok && len(name.wrong(n.Value)) > 0 {
			c.report(s.node.Range, "The name of %s %s", article(name.what), name.rule)
		}
	},
}

// labels checks what Kubernetes asks of labels, annotations and node selectors.
func (c *ruleCheck) labels(field string, n *syntax.Node) {
	what, known := map[string]string{"labels": "a label", "annotations": "an annotation", "nodeSelector": "a label"}[field]
	if !known {
		return
	}
	for _, e := range n.Entries() {
		key, value := e.Key, e.Value.Resolve()
		if isText(key) && !spec.IsTemplate(key) && len(wrongKey(field, key.Value)) > 0 {
			c.report(key.Range, "The name of %s %s", what, keyRule)
		}
		if field != "annotations" && isText(value) && !spec.IsTemplate(value) && len(validation.IsValidLabelValue(value.Value)) > 0 {
			c.report(e.Value.Range, "The value of %s %s", what, valueRule)
		}
	}
}

// wrongKey: Kubernetes does not tell capitals of annotations from small letters.
func wrongKey(field, key string) []string {
	if field == "annotations" {
		key = strings.ToLower(key)
	}
	return validation.IsQualifiedName(key)
}

// article is a noun with its article.
func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
