package spec

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPolyaxonfileSaysKind: what was made in Go as a component or an operation is still that inside another file.
func TestPolyaxonfileSaysKind(t *testing.T) {
	component := &Component{Name: "c", Kind: RootOperation}
	dag := &Dag{
		Operations: Of([]*Polyaxonfile{(&Operation{Name: "a", DagRef: "c"}).Polyaxonfile(), {Name: "b", DagRef: "c"}}),
		Components: Of([]*Polyaxonfile{component.Polyaxonfile()}),
	}
	want := `kind: dag
operations:
    - kind: operation
      name: a
      dagRef: c
    - name: b
      dagRef: c
components:
    - kind: component
      name: c
`
	if diff := cmp.Diff(want, encodeText(t, dag)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	component.Polyaxonfile().Name = "d"
	if component.Name != "c" || component.Kind != RootOperation {
		t.Errorf("the component itself became %q of kind %q", component.Name, component.Kind)
	}
	if c, o := (*Component)(nil).Polyaxonfile(), (*Operation)(nil).Polyaxonfile(); c != nil || o != nil {
		t.Errorf("nothing became %v and %v", c, o)
	}
}

// TestNestedKindsRoundTrip: a kind inside a file is written back as it was written, and so is none.
func TestNestedKindsRoundTrip(t *testing.T) {
	text := `kind: operation
component:
    run:
        kind: dag
        operations:
            - kind: operation
              name: a
              component:
                kind: component
                name: b
            - name: c
`
	root, err := decodeText(t, text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, encodeText(t, root)); diff != "" {
		t.Errorf("(-read +written)\n%s", diff)
	}
}
