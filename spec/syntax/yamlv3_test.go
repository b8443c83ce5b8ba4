package syntax

import (
	"fmt"
	"regexp"
	"testing"

	"gopkg.in/yaml.v3"
)

// skipped are texts that yaml.v3 reads otherwise than PyYAML: ":" before a bracket or a comma, and line breaks that are
// none to editors.
var skipped = regexp.MustCompile("[^ ]:[\\]},]|[\u0085\u2028\u2029\ufeff]")

// TestYAMLv3 holds trees against yaml.v3's, where it and PyYAML agree: kinds, values and places.
func TestYAMLv3(t *testing.T) {
	compared := 0
	for _, source := range append(corpus(t), benchmarkText(64<<10)) {
		var doc yaml.Node
		tree := Parse(NewText(source))
		if len(tree.Problems) > 0 || tree.Root == nil || skipped.MatchString(source) {
			continue
		}
		if err := yaml.Unmarshal([]byte(source), &doc); err != nil || len(doc.Content) != 1 {
			continue
		}
		compared++
		if d := differs(&tree.Root.Node, doc.Content[0]); d != "" {
			t.Errorf("%s\n%q", d, shorten(source))
		}
	}
	if compared == 0 {
		t.Error("nothing to compare")
	}
	t.Logf("%d texts compared", compared)
}

func differs(ours, theirs *yaml.Node) string {
	if ours.Kind != theirs.Kind || ours.Kind == yaml.ScalarNode && ours.Value != theirs.Value || ours.Anchor != theirs.Anchor {
		return fmt.Sprintf("%d %q here, %d %q there, at %d:%d", ours.Kind, ours.Value, theirs.Kind, theirs.Value, theirs.Line, theirs.Column)
	}
	absent := ours.Value == "" && ours.Style == 0 && ours.Kind == yaml.ScalarNode // yaml.v3 says where the next word stands
	if !absent && (ours.Line != theirs.Line || ours.Column != theirs.Column) {
		return fmt.Sprintf("%q is at %d:%d here, at %d:%d there", ours.Value, ours.Line, ours.Column, theirs.Line, theirs.Column)
	}
	if len(ours.Content) != len(theirs.Content) {
		return fmt.Sprintf("%d children here, %d there", len(ours.Content), len(theirs.Content))
	}
	for i := range ours.Content {
		if d := differs(ours.Content[i], theirs.Content[i]); d != "" {
			return d
		}
	}
	return ""
}
