package spec

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// knownKubernetesDifferences are the differences between k8s.io/api and the Python client that are fine: no key among
// them, one name, and what tags of the Go types say of being required where the published API says otherwise.
var knownKubernetesDifferences = []string{
	"CoreV1ResourceClaim is called V1ResourceClaim here",
	"V1Container.name: required is true here only", // Polyaxon switches this off
	"V1ContainerRestartRule.action: required is false here only",
	"V1ContainerRestartRuleOnExitCodes.operator: required is false here only",
	"V1PodCertificateProjection.keyType: required is false here only",
	"V1PodCertificateProjection.signerName: required is false here only",
	"V1PodFailurePolicyOnPodConditionsPattern.status: required is true here only",
	"V1ProjectedVolumeSource.sources: required is true here only",
	"V1ScaleIOVolumeSource.secretRef: required is false here only",
}

// TestKubernetesConformance holds the Kubernetes objects read off k8s.io/api against the classes of the Python client,
// from those whose keys the reference checks down to the last nested one.
func TestKubernetesConformance(t *testing.T) {
	f := readFacts(t)
	c := &kubernetesComparison{facts: f, seen: map[string]bool{}}
	for class, fact := range f.Objects {
		if !fact.Checked {
			continue
		}
		o := SchemaOf().Kubernetes(class)
		if o == nil {
			t.Errorf("%s: checked by the reference, but no struct refers to it", class)
			continue
		}
		if !slices.Equal(o.Required, fact.Required) {
			t.Errorf("%s: the reference requires %v, the schema %v", class, fact.Required, o.Required)
		}
		c.object(class, o)
	}
	slices.Sort(c.found)
	for _, d := range c.found {
		if !slices.Contains(knownKubernetesDifferences, d) {
			t.Error(d)
		}
	}
	for _, d := range knownKubernetesDifferences {
		if !slices.Contains(c.found, d) {
			t.Errorf("no longer a difference: %s", d)
		}
	}
}

type kubernetesComparison struct {
	facts *facts
	seen  map[string]bool
	found []string
}

func (c *kubernetesComparison) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

func (c *kubernetesComparison) object(class string, o *K8sObject) {
	if c.seen[class] {
		return
	}
	c.seen[class] = true
	fact := c.facts.Objects[class]
	for _, field := range o.Fields {
		if field.Required != slices.Contains(fact.Required, field.Name) {
			c.say("%s.%s: required is %v here only", class, field.Name, field.Required)
		}
	}
	if o.Name != class {
		c.say("%s is called %s here", class, o.Name)
	}
	for _, field := range o.Fields {
		if fact.Fields[field.Name] == nil {
			c.say("%s.%s: in k8s.io/api only", class, field.Name)
		}
	}
	for key, ff := range fact.Fields {
		field := o.Field(key)
		if field == nil {
			c.say("%s.%s: in the Python client only", class, key)
			continue
		}
		if field.Name != key {
			c.say("%s.%s: spelled %s here", class, key, field.Name)
		}
		if fact.Checked && field.Alias != ff.Attribute {
			c.say("%s.%s: the attribute is %s, its alias here %s", class, key, ff.Attribute, field.Alias)
		}
		c.typ(class+"."+key, ff.Type, field.Type)
	}
}

// typ compares a type as the Python client writes it, such as "list[V1EnvVar]" or "dict[str, str]".
func (c *kubernetesComparison) typ(place, want string, got *K8sType) {
	same := false
	switch got.Kind {
	case "list":
		if inner, ok := strings.CutPrefix(want, "list["); ok {
			c.typ(place+"[]", strings.TrimSuffix(inner, "]"), got.Elem)
			return
		}
	case "map":
		if inner, ok := strings.CutPrefix(want, "dict[str, "); ok {
			c.typ(place+"{}", strings.TrimSuffix(inner, "]"), got.Elem)
			return
		}
	case "object":
		if c.facts.Objects[want] != nil {
			c.object(want, got.Object)
			return
		}
	case "string", "quantity", "bytes":
		same = want == "str"
	case "int-or-string", "any":
		same = want == "object"
	case "time":
		same = want == "datetime"
	default:
		same = want == got.Kind
	}
	if !same {
		c.say("%s: %s in the Python client, %s here", place, want, got.Kind)
	}
}
