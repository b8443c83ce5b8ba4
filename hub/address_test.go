package hub

import (
	"errors"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
)

func TestAddress(t *testing.T) {
	use := []string{envUseRegistry, "1"}
	at := []string{envUseRegistry, "1", envRegistry, "https://components.example/hub"}
	host := []string{"POLYAXON_HOST", "https://polyaxon.example/sub/"}
	tests := []struct {
		name  string
		ref   spec.Reference
		env   []string
		want  string
		error string // with want ""
		none  bool   // the error is an ErrNoComponent
	}{
		{name: "a name is its latest version", ref: hubRef("kaniko"), env: at, want: "https://components.example/hub/kaniko/latest.yaml"},
		{name: "an empty version is the latest", ref: hubRef("kaniko:"), env: at, want: "https://components.example/hub/kaniko/latest.yaml"},
		{name: "a version", ref: hubRef("kaniko:1.2"), env: at, want: "https://components.example/hub/kaniko/1.2.yaml"},
		{name: "an owner", ref: hubRef("acme/kaniko:v1"), env: at, want: "https://components.example/hub/acme/kaniko/v1.yaml"},
		{name: "a space", ref: hubRef("my build:v1"), env: at, want: "https://components.example/hub/my%20build/v1.yaml"},
		{name: "any text switches the registry on", ref: hubRef("a"), env: []string{envUseRegistry, "false"}, want: publicRegistry + "/a/latest.yaml"},
		{name: "the default registry", ref: hubRef("a:b"), env: use, want: publicRegistry + "/a/b.yaml"},
		{name: "two colons", ref: hubRef("a:b:c"), env: at, error: "one colon", none: true},
		{name: "two colons, no hub", ref: hubRef("a:b:c"), error: "one colon", none: true},
		{name: "no name", ref: hubRef(":v1"), env: at, error: "name of a component", none: true},
		{name: "no owner: Polyaxon's own hub", ref: hubRef("a"), env: host, want: publicHost + "/api/v1/polyaxon/a/versions/component/latest"},
		{name: "a registry alone is not used", ref: hubRef("a:1"), env: at[2:], want: publicHost + "/api/v1/polyaxon/a/versions/component/1"},
		{name: "an empty switch", ref: hubRef("a"), env: []string{envUseRegistry, ""}, want: publicHost + "/api/v1/polyaxon/a/versions/component/latest"},
		{name: "an owner in a deployment", ref: hubRef("acme/train:v1"), env: host, want: "https://polyaxon.example/sub/api/v1/acme/train/versions/component/v1"},
		{name: "a dot for the slash", ref: hubRef("acme.train"), env: host, want: "https://polyaxon.example/sub/api/v1/acme/train/versions/component/latest"},
		{name: "a version with a dot and a blank", ref: hubRef("acme/train:1.0 b"), env: host, want: "https://polyaxon.example/sub/api/v1/acme/train/versions/component/1.0%20b"},
		{name: "two slashes", ref: hubRef("acme/x/train"), env: host, error: "one slash or dot at most", none: true},
		{name: "no owner before the slash", ref: hubRef("/train"), env: host, error: "the owner is missing", none: true},
		{name: "no component after the slash", ref: hubRef("acme/:v1"), env: host, error: "the name of a component is missing", none: true},
		{name: "an empty registry", ref: hubRef("a"), env: []string{envUseRegistry, "1", envRegistry, ""}, want: publicHost + "/api/v1/polyaxon/a/versions/component/latest"},
		{name: "a registry on disk", ref: hubRef("a"), env: []string{envUseRegistry, "1", envRegistry, "file:///etc"}, error: "POLYAXON_PUBLIC_REGISTRY is no http or https address"},
		{name: "a name that is no path", ref: hubRef("a%zz"), env: at, error: "cannot be read"},

		{name: "http", ref: urlRef("http://components.example/a.yaml"), want: "http://components.example/a.yaml"},
		{name: "https, a query, a fragment", ref: urlRef(" HTTPS://components.example/a?b=c#d"), want: "https://components.example/a?b=c"},
		{name: "a file", ref: urlRef("file:///etc/passwd"), error: "begins with http", none: true},
		{name: "another scheme", ref: urlRef("ftp://components.example/a"), error: "begins with http", none: true},
		{name: "no scheme", ref: urlRef("components.example/a"), error: "begins with http", none: true},
		{name: "no host", ref: urlRef("http:///a"), error: "begins with http", none: true},
		{name: "nothing", ref: urlRef(""), error: "begins with http", none: true},
		{name: "no address at all", ref: urlRef("http://user:secret@a b/%zz"), error: "the address cannot be read"},
		{name: "another field", ref: spec.Reference{Field: "dagRef", Text: "a"}, error: "a dagRef is not read from the network"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			components := NewComponents(t.Context(), Options{LookupEnv: variables(test.env...)})
			got, err := fetcher{components, Config{}}.source(test.ref)
			if test.want == "" {
				expectError(t, err, test.error)
				if errors.Is(err, spec.ErrNoComponent) != test.none {
					t.Errorf("%v: an ErrNoComponent is %v, want %v", err, !test.none, test.none)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.name() != test.want {
				t.Errorf("address %s, want %s", got.name(), test.want)
			}
		})
	}
}

func hubRef(text string) spec.Reference { return spec.Reference{Field: "hubRef", Text: text} }

func TestOfflineVariable(t *testing.T) {
	for value, want := range map[string]bool{
		"1": true, "true": true, "TRUE": true, "yes": true, "on": true, "t": true, "y": true,
		"": false, "0": false, "False": false, "no": false, "off": false, "f": false, "n": false,
	} {
		got, err := environment(variables(envOffline, value)).on(envOffline)
		if err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", value, got, err, want)
		}
	}
	_, err := environment(variables(envOffline, "maybe")).on(envOffline)
	expectError(t, err, "POLYAXON_IS_OFFLINE must be true or false, found `maybe`")
	if got, err := environment(variables()).on(envOffline); got || err != nil {
		t.Errorf("without the variable: %v, %v", got, err)
	}
}
