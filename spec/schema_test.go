package spec

import (
	"strings"
	"testing"
)

// TestEverythingIsDocumented: the comments are what an editor shows on hover, so none may be missing.
func TestEverythingIsDocumented(t *testing.T) {
	check := func(what, doc string) {
		text, _, _ := strings.Cut(doc, "\n\n```yaml")
		switch {
		case text == "":
			t.Errorf("%s has no comment", what)
		case !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "`") && !strings.HasSuffix(text, "?"):
			t.Errorf("%s: the comment ends in the middle of a sentence: %q", what, text)
		}
	}
	for _, m := range SchemaOf().Models() {
		check(m.Name, m.Doc)
		for _, f := range m.Fields {
			check(m.Name+"."+f.Name, f.Doc)
		}
	}
	for enum, values := range enumValues {
		check(enum, typeDocs[enum])
		for _, v := range values {
			check(enum+"="+v.Text, v.Doc)
		}
	}
	for _, u := range unions {
		check(u.iface.Name(), typeDocs[u.iface.Name()])
	}
}

func TestSchemaLookups(t *testing.T) {
	s := SchemaOf()
	for kind, ref := range map[string]string{
		"": "V1Polyaxonfile", "component": "V1Component", "operation": "V1Operation",
		"compiled_operation": "V1CompiledOperation",
	} {
		if m := s.Root(kind); m == nil || m.Ref != ref {
			t.Errorf("Root(%q) is %v, want %s", kind, m, ref)
		}
	}
	if m := s.Root("Component"); m != nil {
		t.Errorf("Root is case sensitive, got %s for Component", m.Name)
	}
	environment := s.Model("Environment")
	for name, want := range map[string]string{
		"hostPID": "hostPID", "host_pid": "hostPID", "nodeSelector": "nodeSelector", "node_selector": "nodeSelector",
	} {
		if f := environment.Field(name); f == nil || f.Name != want {
			t.Errorf("Field(%q) is %v, want %s", name, f, want)
		}
	}
	if f := environment.Field("NodeSelector"); f != nil {
		t.Errorf("a model's field has two spellings, NodeSelector is none; got %s", f.Name)
	}
	if m := s.Model("Nothing"); m != nil {
		t.Errorf("Model(Nothing) is %s", m.Name)
	}
}

func TestKubernetesKeysAreLoose(t *testing.T) {
	container := SchemaOf().Kubernetes("V1Container")
	for key, want := range map[string]string{
		"imagePullPolicy": "imagePullPolicy", "image_pull_policy": "imagePullPolicy", "WorkingDir": "workingDir",
		"workingdir": "", "working-dir": "", "imag": "",
	} {
		got := ""
		if f := container.Field(key); f != nil {
			got = f.Name
		}
		if got != want {
			t.Errorf("key %q names %q, want %q", key, got, want)
		}
	}
}
