package analysis

import (
	"path/filepath"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// EntitySort is what a name is the name of.
type EntitySort string

// The sorts of entities.
const (
	// VariableEntity is an input, an output, or a param that templates know although nothing declares it.
	VariableEntity   EntitySort = "input or output"
	OperationEntity  EntitySort = "operation"  // of a DAG
	ComponentEntity  EntitySort = "component"  // of a DAG
	ConnectionEntity EntitySort = "connection" // of the deployment
	VolumeEntity     EntitySort = "volume"
	AnchorEntity     EntitySort = "anchor"
	FileEntity       EntitySort = "file" // its name is its path
	HubEntity        EntitySort = "component of the hub"
)

// Entity is what places name. Entities can be compared: places that name the same thing name equal entities, in whatever
// file they stand.
type Entity struct {
	Sort EntitySort
	Name string
	in   namespace
}

// Path is the file that the entity belongs to; "" for what belongs to none that can be edited.
func (e Entity) Path() string {
	if e.Sort == FileEntity {
		return e.Name
	}
	return e.in.path
}

// namespace is where a name counts: what an operation is laid over in the end, which all of its layers share, or the file.
type namespace struct {
	path string
	ref  string     // what leads to it when it is in no file, or not known
	at   syntax.Pos // where it begins in the file
}

// namespaceOf is the namespace of names in the last of some layers.
func namespaceOf(layers []layer) namespace {
	l := layers[len(layers)-1]
	if l.ref != "" {
		return namespace{ref: l.ref}
	}
	if fieldOf(l.node, "component") == nil {
		for _, field := range []string{"hubRef", "urlRef", "pathRef", "dagRef"} {
			switch ref := textOf(l.node, field); {
			case ref == "":
			case field == "pathRef" || field == "dagRef":
				return namespace{path: filepath.Clean(l.path), ref: field + " " + ref}
			default:
				return namespace{ref: field + " " + ref}
			}
		}
	}
	return namespace{path: filepath.Clean(l.path), at: l.node.Range.Start}
}

// namespace is that of the names of the operation or component at step i: of its inputs, of the operations of its DAG, of its
// volumes.
func (p *place) namespace(i int) namespace {
	i = p.operationOf(i)
	layers := p.layers(i)
	if i == 0 && p.base != nil && p.base.Tree.Root != nil {
		layers = p.follow(layer{node: p.base.Tree.Root, path: p.base.Path}, noComponents)
	}
	return namespaceOf(layers)
}

// dagNamespace is the namespace of the operations and components of the DAG around step i.
func (p *place) dagNamespace(i int) (namespace, bool) {
	if i < 0 {
		return namespace{}, false
	}
	d := p.dagAround(i)
	if d.root < 0 {
		return namespace{}, false
	}
	return p.namespace(d.root), true
}

// volumeNamespace is the namespace of a volume that a container at the place can mount. It is false where there is none of the name:
// then it is that of the operation or component around.
func (p *place) volumeNamespace(name string) (namespace, bool) {
	innermost := -1
	for i := len(p.steps) - 1; i >= 0; i-- {
		if s := &p.steps[i]; len(s.objects) == 0 || !s.object().isRoot() {
			continue
		}
		if innermost < 0 {
			innermost = i
		}
		for _, l := range p.layers(i) {
			for _, n := range []*syntax.Node{l.node, fieldOf(l.node, "run"), fieldOf(l.node, "runPatch")} {
				for _, volume := range itemsOf(n, "volumes") {
					if textOf(volume, "name") == name {
						return p.namespace(i), true
					}
				}
			}
		}
	}
	if innermost < 0 {
		return namespace{}, false
	}
	return p.namespace(innermost), false
}
