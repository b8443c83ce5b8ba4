package hub

import "testing"

func TestPage(t *testing.T) {
	named := []string{"POLYAXON_HOST", "https://user:secret@plx.example/base/?x=1"}
	static := []string{"POLYAXON_USE_GIT_REGISTRY", "1", "POLYAXON_PUBLIC_REGISTRY", "https://user:secret@files.example/hub"}
	for _, test := range []struct {
		name      string
		env       []string
		config    Config
		ref, want string
	}{
		{"the deployment of the environment", named, Config{}, "acme/train:1.2", "https://plx.example/base/ui/acme/train/components/1.2/"},
		{"that of the settings", named, Config{Host: "http://set.example:8000"}, "acme/train", "http://set.example:8000/ui/acme/train/components/latest/"},
		{"a dot for the slash", named, Config{}, "acme.train:1", "https://plx.example/base/ui/acme/train/components/1/"},
		{"without an owner it is Polyaxon's own hub", named, Config{Owner: "me"}, "kaniko", "https://cloud.polyaxon.com/ui/polyaxon/kaniko/components/latest/"},
		{"which needs no deployment", nil, Config{}, "kaniko:1", "https://cloud.polyaxon.com/ui/polyaxon/kaniko/components/1/"},
		{"no deployment", nil, Config{}, "acme/train", ""},
		{"a deployment without an address", []string{"POLYAXON_HOST", "ftp://plx.example"}, Config{}, "acme/train", ""},
		{"no component", named, Config{}, "a/b/c", ""},
		{"two versions", named, Config{}, "a/b:1:2", ""},
		{"nothing", named, Config{}, "", ""},
		{"static files", static, Config{}, "acme/train:1", "https://files.example/hub/acme/train/1.yaml"},
		{"no static file", static, Config{}, ":1", ""},
	} {
		c, _ := newTest(t, Options{LookupEnv: variables(test.env...)})
		found, ok := c.Page(test.config, test.ref)
		if found != test.want || ok != (test.want != "") {
			t.Errorf("%s: %q, want %q", test.name, found, test.want)
		}
	}
}
