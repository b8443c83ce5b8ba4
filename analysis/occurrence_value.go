package analysis

import (
	"path/filepath"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// name notes what a text names as a whole, or after a word such as "ops.".
func (c *collector) name(n *syntax.Node) {
	k := c.fieldStep()
	s := &c.steps[k]
	if s.field == nil {
		c.usedName(n)
		return
	}
	owner, name := s.owner, s.field.Name
	switch {
	case name == "hubRef":
		c.whole(n, Entity{Sort: HubEntity, Name: n.Value}, Reads)
	case owner.isRoot() && name == "pathRef":
		c.pathRef(n)
	case owner.isRoot() && name == "name":
		c.rootName(n, k)
	case owner.isRoot() && name == "dependencies":
		c.inDag(n, 0, OperationEntity, Reads)
	case owner.isRoot() && name == "dagRef":
		c.inDag(n, 0, ComponentEntity, Reads)
	case name == "ref" && operationOf(n.Value) != "":
		c.inDag(n, len("ops."), OperationEntity, Reads)
	case name == "value" && owner.is("V1Param"):
		c.refValue(n, textOf(c.steps[k-1].node, "ref"))
	case owner.is("V1IO") && name == "name":
		c.variable(n, Declares)
	case owner.is("V1OptimizationResource") && name == "name", owner.is("V1Cache") && name == "io" && !c.inBuild():
		c.variable(n, Reads)
	default:
		c.usedName(n)
	}
}

func (c *collector) inBuild() bool {
	s, _ := c.around(func(o object) bool { return o.is("V1Build") })
	return s != nil
}

// variable notes that a text is the name of an input or output of the operation or component around.
func (c *collector) variable(n *syntax.Node, role Role) {
	if o := c.surroundings(); o != nil {
		c.whole(n, Entity{VariableEntity, n.Value, o.in}, role)
	}
}

// pathRef notes that a text is the path of a file.
func (c *collector) pathRef(n *syntax.Node) {
	path := n.Value
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(c.doc.Path), path)
	}
	c.part(n, 0, len(n.Value), Entity{Sort: FileEntity, Name: filepath.Clean(path)}, Reads, asPart)
}

// rootName notes the name of an operation or component, which is the value of step k.
func (c *collector) rootName(n *syntax.Node, k int) {
	in := &c.steps[k-1]
	switch {
	case k == 1:
		c.part(n, 0, len(n.Value), Entity{Sort: FileEntity, Name: filepath.Clean(c.doc.Path)}, Declares, asPart)
	case in.field == nil || in.depth != 1 || !in.owner.is("V1Dag"):
	case in.field.Name == "operations":
		c.inDag(n, 0, OperationEntity, Declares)
	case in.field.Name == "components":
		c.inDag(n, 0, ComponentEntity, Declares)
	}
}

// inDag notes that a text, from an offset on, is the name of an operation or component of the DAG around.
func (c *collector) inDag(n *syntax.Node, from int, sort EntitySort, role Role) {
	_, i := c.owner()
	at, ok := c.dagNamespace(i)
	if !ok {
		return
	}
	if e := (Entity{sort, n.Value[from:], at}); from == 0 {
		c.whole(n, e, role)
	} else {
		c.part(n, from, len(n.Value), e, role, asPart)
	}
}

// refValue notes which input or output a param takes of what its ref names.
func (c *collector) refValue(n *syntax.Node, ref string) {
	at, ok := c.refNamespace(ref)
	if !ok {
		return
	}
	text := n.Value
	start := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("{ \t", r) })
	end := strings.LastIndexFunc(text, func(r rune) bool { return !strings.ContainsRune("} \t", r) }) + 1
	if start < 0 || end <= start {
		return
	}
	sort, name, _ := strings.Cut(text[start:end], ".")
	if sort != "inputs" && sort != "outputs" && sort != "artifacts" || name == "" {
		return
	}
	c.part(n, end-len(name), end, Entity{VariableEntity, name, at}, Reads, asPart)
}

// refNamespace is the namespace of the inputs and outputs of what a ref names.
func (c *collector) refNamespace(ref string) (namespace, bool) {
	_, i := c.owner()
	if i < 0 || ref == "" {
		return namespace{}, false
	}
	if ref == "dag" {
		return c.dagNamespace(i)
	}
	d := c.dagAround(i)
	op, ok := d.operation(operationOf(ref))
	if !ok {
		return namespace{}, false
	}
	return namespaceOf(d.layersOf(op)), true
}

// usedName notes names that stand for themselves wherever they stand.
func (c *collector) usedName(n *syntax.Node) {
	switch c.last().sort() {
	case connectionName:
		c.whole(n, Entity{Sort: ConnectionEntity, Name: n.Value}, Reads)
	case volumeName:
		at, _ := c.volumeNamespace(n.Value)
		c.whole(n, Entity{VolumeEntity, n.Value, at}, Declares)
	case mountName:
		at, ok := c.volumeNamespace(n.Value)
		e := Entity{VolumeEntity, n.Value, at}
		if !ok && c.usesConnection(n.Value) {
			e = Entity{Sort: ConnectionEntity, Name: n.Value} // which brings a volume of its name along
		}
		c.whole(n, e, Reads)
	}
}

func (c *collector) usesConnection(name string) bool {
	for _, used := range c.used(connectionName) {
		if used == name {
			return true
		}
	}
	return false
}
