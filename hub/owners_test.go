package hub

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ownersOffered are the owners that are offered once all are known.
func ownersOffered(c *Components, config Config) (owners []string) {
	f := fetcher{c, config}
	for _, reading := f.owners(); reading; _, reading = f.owners() {
		time.Sleep(time.Millisecond)
	}
	offers, _ := f.Offers("")
	for _, o := range offers {
		if owner, ok := strings.CutSuffix(o.Ref, "/"); ok {
			owners = append(owners, owner)
		}
	}
	return owners
}

func TestOwners(t *testing.T) {
	p := newPolyaxon(t, "v1=a")
	folder := t.TempDir()
	for name, text := range map[string]string{"garbage": "\n\n", "half": "plx-lsp component 1 x", "bad": "x\n{\"owner\":\"a/b\"}\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	offline := append(p.env(), envOffline, "true") // the list of Polyaxon's own hub is not asked for
	for _, test := range []struct {
		name   string
		env    []string
		config Config
		want   []string
	}{
		{"nothing is configured", []string{envOffline, "true"}, Config{}, nil},
		{"a deployment without a name of an owner", offline, Config{}, []string{"default"}},
		{"the settings name one", offline, Config{Owner: "team"}, []string{"team"}},
	} {
		c, _ := newTest(t, Options{LookupEnv: variables(test.env...), Folder: folder, OnChange: func() {}})
		if diff := cmp.Diff(test.want, ownersOffered(c, test.config)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}

	earlier, _ := newTest(t, Options{LookupEnv: variables(p.env()...), Folder: folder})
	expectText(t, earlier, hubRef("acme/train:v1"), trainText)
	c, _ := newTest(t, Options{LookupEnv: variables(offline...), Folder: folder, OnChange: func() {}})
	if diff := cmp.Diff([]string{"acme", "default"}, ownersOffered(c, Config{})); diff != "" {
		t.Errorf("with a copy of a component: %s", diff)
	}
}
