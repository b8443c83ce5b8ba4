package analysis

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// Link is a word of a document that leads elsewhere. One of Path, URL and Hub says where.
type Link struct {
	Range   syntax.Range
	Path    string // of a file
	URL     string // a page for a browser
	Hub     string // a component of a hub, as a hubRef names it
	Tooltip string
}

// Links are the references of a Polyaxonfile that lead somewhere: to files that are there, to repositories and other
// addresses, and to components of a hub.
func Links(doc *Document) []Link {
	var links []Link
	doc.eachValue(func(p *place) bool {
		last := p.last()
		if n := last.node; n.Kind == yaml.ScalarNode && n.Tag == "!!str" && n.Value != "" && last.field != nil && !template.IsTemplate(n.Value) {
			if link, found := linkOf(doc, last); found {
				if written, ok := doc.Tree.Text.Written(n); ok {
					link.Range = written.Range(0, len(n.Value))
					links = append(links, link)
				}
			}
		}
		return true
	})
	return links
}

// linkOf is where the text of a step leads, if it does.
func linkOf(doc *Document, s *step) (Link, bool) {
	text := s.node.Value
	switch {
	case s.owner.isRoot() && s.field.Name == "pathRef":
		return fileLink(filepath.Dir(doc.Path), text, "The component in ")
	case s.owner.is("V1Mount") && s.field.Name == "from":
		return fileLink(filepath.Dir(doc.Path), text, "The file ")
	case s.owner.isRoot() && s.field.Name == "urlRef":
		return webLink(text, "The component at ")
	case s.owner.is("V1GitType") && s.field.Name == "url":
		return webLink(repositoryPage(text), "The repository at ")
	case s.field.Name == "hubRef":
		return Link{Hub: text, Tooltip: "The page of " + text}, true
	}
	return Link{}, false
}

// fileLink leads to a file that is there. A folder is nothing that an editor could show.
func fileLink(folder, name, what string) (Link, bool) {
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || !filepath.IsAbs(path) {
		return Link{}, false
	}
	return Link{Path: path, Tooltip: what + name}, true
}

// webLink leads to an address of the web. What is secret of it is left out.
func webLink(text, what string) (Link, bool) {
	address, err := url.Parse(strings.TrimSpace(text))
	if err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Hostname() == "" {
		return Link{}, false
	}
	address.User = nil
	return Link{URL: address.String(), Tooltip: what + address.Host + address.Path}, true
}

// remote matches the addresses of repositories that git reads over SSH.
var remote = regexp.MustCompile(`^(?:ssh://)?[\w.-]+@([\w.-]+)(?::\d+/|[:/])(.+)$`)

// repositoryPage is where a browser shows a repository, as far as its address tells.
func repositoryPage(address string) string {
	if m := remote.FindStringSubmatch(address); m != nil {
		address = "https://" + m[1] + "/" + strings.TrimPrefix(m[2], "/")
	}
	return strings.TrimSuffix(address, ".git")
}

// SettingsLinks are the files that the sets of a settings file in a folder name, where they are there.
func SettingsLinks(folder string, tree *syntax.Tree) []Link {
	var links []Link
	for _, set := range itemsOf(tree.Root, "sets") {
		_, files := set.Get("files")
		if files = files.Resolve(); files == nil || files.Kind != yaml.SequenceNode {
			continue
		}
		for _, n := range files.Children {
			written, ok := tree.Text.Written(n)
			if link, found := fileLink(folder, n.Value, "The file "); ok && found {
				link.Range = written.Range(0, len(n.Value))
				links = append(links, link)
			}
		}
	}
	return links
}
