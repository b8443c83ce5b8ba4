package analysis

import (
	"regexp"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeImageName is about the name of an image that no registry has.
const CodeImageName = "image-name"

// imageName is what Docker and Kubernetes read as the name of an image: a registry, a path in small letters, a tag and a
// digest.
var imageName = regexp.MustCompile(`^([a-zA-Z0-9](?:[-a-zA-Z0-9.]*[a-zA-Z0-9])?(?::[0-9]+)?/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][-A-Za-z0-9_.]{0,127})?(?:@[a-zA-Z0-9+.]+:[0-9a-fA-F]{32,})?$`)

// placeholder is what examples write for the reader to replace.
var placeholder = regexp.MustCompile(`^[A-Z][A-Z_]*$|^<.*>$`)

var imageNameRule = &rule{
	code: CodeImageName, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isKubernetes("V1Container", "image") || !isText(n) || n.Value == "" || holdsTemplate(n.Value) || imageName.MatchString(n.Value) ||
			placeholder.MatchString(n.Value) {
			return
		}
		why := "it is `REGISTRY/NAME:TAG`, of letters, digits and `.`, `_`, `-`"
		repository, _, _ := strings.Cut(n.Value[strings.LastIndexByte(n.Value, '/')+1:], ":")
		switch {
		case strings.TrimSpace(n.Value) != n.Value || strings.ContainsAny(n.Value, " \t\n"):
			why = "there are blanks in it"
		case strings.Contains(n.Value, "://"):
			why = "it has no scheme, as in `://`"
		case repository != strings.ToLower(repository):
			why = "it is in small letters, but for the tag"
		}
		c.report(valueRange(s.node), "No image is called so, and Kubernetes cannot start the container: %s.", why)
	},
}
