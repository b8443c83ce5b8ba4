package hub

import "testing"

func TestPage(t *testing.T) {
	for _, test := range []struct{ host, owner, ref, want string }{
		{"https://plx.example", "", "acme/train:1.2", "https://plx.example/ui/acme/train/components/1.2/"},
		{"http://plx.example:8000/base/", "me", "train", "http://plx.example:8000/base/ui/me/train/components/latest/"},
		{"https://user:secret@plx.example?x=1", "", "a/b", "https://plx.example/ui/a/b/components/latest/"},
		{"https://plx.example", "", "train", ""},
		{"https://plx.example", "", "a/b/c", ""},
		{"https://plx.example", "", "a/b:1:2", ""},
		{"https://plx.example", "me", "", ""},
		{"", "me", "train", ""},
		{"ftp://plx.example", "me", "train", ""},
	} {
		found, ok := Config{Host: test.host, Owner: test.owner}.Page(test.ref)
		if found != test.want || ok != (test.want != "") {
			t.Errorf("%s of %q at %q: %q, want %q", test.ref, test.owner, test.host, found, test.want)
		}
	}
}
