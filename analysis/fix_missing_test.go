package analysis

import (
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
)

// TestSamples: there is a sample of every key that something requires.
func TestSamples(t *testing.T) {
	checked := 0
	check := func(o object, name string) {
		checked++
		f := &fixer{changer: &changer{}}
		if _, ok := f.sampleOf(o, name); !ok {
			t.Errorf("there is no sample of %s in %+v", name, o)
		}
	}
	for _, m := range spec.SchemaOf().Models() {
		for _, field := range m.Fields {
			if field.Required {
				check(object{model: m}, field.Name)
			}
		}
	}
	for _, class := range []string{
		"V1Volume", "V1HostAlias", "V1PodFailurePolicy", "V1HTTPGetAction", "V1Container", "V1Toleration", "V1Affinity",
	} {
		o := spec.SchemaOf().Kubernetes(class)
		for _, name := range o.Required {
			check(object{k8s: o}, name)
		}
	}
	if checked < 60 {
		t.Errorf("only %d keys are required", checked)
	}
}
