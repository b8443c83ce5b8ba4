package hub

import (
	"strings"
	"testing"
)

func TestComponentOfAConnection(t *testing.T) {
	for _, test := range []struct{ owner, ref, want string }{
		{"acme", "trainer", "acme/trainer:"},
		{"acme", "trainer:1.2", "acme/trainer:1.2"},
		{"acme", "trainer:", "acme/trainer:"},
		{"", "trainer", "default/trainer:"},
		{"acme", "other/trainer:v1", "other/trainer:v1"},
		{"acme", "other.trainer:v1", "other/trainer:v1"},
		{"acme", "über/größe:1", "über/größe:1"},
		{"acme", "", "the name of the project is missing"},
		{"acme", "/trainer", "the name of the owner is missing"},
		{"acme", "other/", "the name of the project is missing"},
		{"acme", "a/b/c", `found "b/c"`},
		{"acme", "a:b:c", `found "b:c"`},
		{"acme", "trainer:..", `found ".."`},
		{"acme", "train er", `found "train er"`},
		{"acme", "trainer:1?x=y", `found "1?x=y"`},
		{"acme", "trainer\xff", `found "trainer\xff"`},
		{"acme", strings.Repeat("a", 129), "may have at most 128 characters, found 129"},
	} {
		owner, name, version, err := (&Connection{Owner: Value{Text: test.owner}}).Component(test.ref)
		if err != nil {
			expectError(t, err, test.want)
			continue
		}
		if got := owner + "/" + name + ":" + version; got != test.want {
			t.Errorf("%q of %q is %s, want %s", test.ref, test.owner, got, test.want)
		}
	}
}

// FuzzComponent reads arbitrary references: what is one names the same when it is written out.
func FuzzComponent(f *testing.F) {
	f.Add("acme/trainer:1.2")
	f.Add("acme.trainer")
	f.Fuzz(func(t *testing.T, ref string) {
		c := &Connection{}
		owner, name, version, err := c.Component(ref)
		if err != nil {
			return
		}
		again, sameName, sameVersion, err := c.Component(owner + "/" + name + ":" + version)
		if err != nil || again != owner || sameName != name || sameVersion != version {
			t.Errorf("%q is %s/%s:%s, and that is %s/%s:%s, %v", ref, owner, name, version, again, sameName, sameVersion, err)
		}
	})
}
