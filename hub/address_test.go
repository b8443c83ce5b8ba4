package hub

import (
	"errors"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec"
)

func TestAddress(t *testing.T) {
	use := []string{envUseRegistry, "1"}
	at := []string{envUseRegistry, "1", envRegistry, "https://components.example/hub"}
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
		{name: "no hub", ref: hubRef("a"), error: "no hub is configured; set POLYAXON_USE_GIT_REGISTRY"},
		{name: "a registry alone is no hub", ref: hubRef("a"), env: at[2:], error: "no hub is configured"},
		{name: "an empty switch", ref: hubRef("a"), env: []string{envUseRegistry, ""}, error: "no hub is configured"},
		{name: "an empty registry is no hub", ref: hubRef("a"), env: []string{envUseRegistry, "1", envRegistry, ""}, error: "no hub is configured"},
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
			got, err := environment(variables(test.env...)).address(test.ref)
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
			if got.String() != test.want {
				t.Errorf("address %s, want %s", got, test.want)
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
		got, err := environment(variables(envOffline, value)).offline()
		if err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", value, got, err, want)
		}
	}
	_, err := environment(variables(envOffline, "maybe")).offline()
	expectError(t, err, "POLYAXON_IS_OFFLINE must be true or false, found `maybe`")
	if got, err := environment(variables()).offline(); got || err != nil {
		t.Errorf("without the variable: %v, %v", got, err)
	}
}
