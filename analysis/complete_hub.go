package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// hubRefs adds the components, versions and owners that a hub has, as far as these are known now.
func (c *completer) hubRefs() {
	catalogue, ok := c.files.(spec.Catalogue)
	if !ok {
		return
	}
	offers, _ := catalogue.Offers(c.word.typed)
	for i, offer := range offers {
		v := offer.Version
		if owner := strings.HasSuffix(offer.Ref, "/"); owner {
			c.path(offer.Ref, Completion{Kind: FolderCompletion, Detail: "owner", Sort: fmt.Sprintf("5%04d", i)})
			continue
		}
		item := Completion{Kind: NameCompletion, Detail: standing(v), Sort: fmt.Sprintf("2%04d", i)}
		if v.Description != "" {
			item.Doc = text(prose(v.Description))
		}
		c.value(offer.Ref, item)
	}
}

// standing say in a few words how far a version is, and since when it is there.
func standing(v spec.HubVersion) string {
	words := []string{v.Stage}
	if !v.CreatedAt.IsZero() {
		words = append(words, v.CreatedAt.UTC().Format("2006-01-02"))
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " · ")
}
