package hub

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// machine is a user's machine: files by their paths, and an environment.
func machine(files map[string]string, env ...string) Places {
	return Places{
		LookupEnv: variables(env...), Home: "/home/bob", Temp: "/tmp", Work: "/w",
		ReadFile: func(path string) ([]byte, error) {
			if text, ok := files[path]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		},
	}
}

// TestWaysOfAuthentication takes the ways away one by one, from the one that wins over all others to none.
func TestWaysOfAuthentication(t *testing.T) {
	const mounted, own, temp = "/plx-context/.configs/.auth", "/home/bob/.polyaxon/.auth", "/tmp/.polyaxon/.auth"
	auth := func(token string) string {
		return `{"POLYAXON_AUTH_USERNAME":"bob","POLYAXON_AUTH_TOKEN":"` + token + `"}`
	}
	all := map[string]string{mounted: auth("mounted"), own: auth("own"), temp: auth("temp")}
	without := func(paths ...string) map[string]string {
		files := map[string]string{}
		for path, text := range all {
			files[path] = text
		}
		for _, path := range paths {
			delete(files, path)
		}
		return files
	}
	env := []string{"POLYAXON_AUTH_TOKEN", "environment"}
	for _, test := range []struct {
		name   string
		files  map[string]string
		env    []string
		config Config
		token  Token
		origin string
	}{
		{"an explicit client", all, env, Config{Token: "explicit"}, "explicit", explicitOrigin},
		{"the file in a pod", all, env, Config{}, "mounted", mounted},
		{"that file where the pod has it", map[string]string{"/ctx/.configs/.auth": auth("moved")}, append(env, "POLYAXON_CONTEXT_ROOT", "/ctx"), Config{}, "moved", "/ctx/.configs/.auth"},
		{"the environment", without(mounted), env, Config{}, "environment", "POLYAXON_AUTH_TOKEN"},
		{"the authenticated CLI", without(mounted), nil, Config{}, "own", own},
		{"the CLI of a user without a home", without(mounted, own), nil, Config{}, "temp", temp},
		{"none", without(mounted, own, temp), nil, Config{}, "", ""},

		{"an empty variable hides the files", without(mounted), []string{"POLYAXON_AUTH_TOKEN", ""}, Config{}, "", ""},
		{"no configuration at all", all, append(env, "POLYAXON_NO_CONFIG", "true"), Config{}, "", ""},
		{"a moved home", map[string]string{"/data/.polyaxon/.auth": auth("moved"), own: auth("own")}, []string{"POLYAXON_HOME", "/data"}, Config{}, "moved", "/data/.polyaxon/.auth"},
		{"a home moved by the CLI", map[string]string{"/home/bob/.polyaxon/.home": "POLYAXON_HOME: /data\n", "/data/.polyaxon/.auth": auth("moved"), own: auth("own")}, nil, Config{}, "moved", "/data/.polyaxon/.auth"},
		{"names of fields", map[string]string{own: `{"token":"field","username":"bob"}`}, nil, Config{}, "field", own},
		{"a file that is broken", map[string]string{own: `{"token":`, temp: auth("temp")}, nil, Config{}, "temp", temp},
		{"an empty file", map[string]string{own: ``, temp: auth("temp")}, nil, Config{}, "temp", temp},
		{"a foreign file", map[string]string{own: `[1, 2]`}, nil, Config{}, "", ""},
		{"a token of a wrong type", map[string]string{own: `{"token":["a"]}`}, nil, Config{}, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := Load(machine(test.files, test.env...), test.config)
			if c.Token != test.token || c.TokenOrigin != test.origin {
				t.Errorf("the token %q comes from %q, want %q from %q", string(c.Token), c.TokenOrigin, string(test.token), test.origin)
			}
		})
	}
}

func TestHostsAndOwners(t *testing.T) {
	const client, tempClient, user = "/home/bob/.polyaxon/.client", "/tmp/.polyaxon/.client", "/home/bob/.polyaxon/.user"
	files := map[string]string{
		client:     `{"POLYAXON_HOST":"https://own","POLYAXON_VERIFY_SSL":false,"POLYAXON_TIMEOUT":2.5,"client_header":{}}`,
		user:       `{"username":"bob","organization":"acme"}`,
		tempClient: `{"host":"https://temp"}`, "/w/.polyaxon/.project": `{"name":"here","owner":"local"}`,
		"/home/bob/.polyaxon/.project": `{"name":"global","owner":"other"}`,
	}
	host := []string{"POLYAXON_HOST", "polyaxon.example:8000/"}
	for _, test := range []struct {
		name   string
		places Places
		config Config
		host   string
		origin string
	}{
		{"the settings", machine(files, host...), Config{Host: "https://set"}, "https://set", explicitOrigin},
		{"the settings, by https", machine(files, host...), Config{Host: "set:8443", UseHTTPS: true}, "https://set:8443", explicitOrigin},
		{"https is for a host without a scheme", machine(files), Config{Host: "http://set", UseHTTPS: true}, "http://set", explicitOrigin},
		{"the environment", machine(files, host...), Config{}, "http://polyaxon.example:8000", "POLYAXON_HOST"},
		{"the CLI", machine(files), Config{}, "https://own", client},
		{"the CLI of a user without a home", machine(map[string]string{tempClient: files[tempClient]}), Config{}, "https://temp", tempClient},
		{"nothing", machine(nil), Config{}, "http://localhost:8000", defaultOrigin},
		{"no configuration", machine(files, append(host, "POLYAXON_NO_CONFIG", "1")...), Config{}, "http://localhost:8000", defaultOrigin},
	} {
		c := Load(test.places, test.config)
		u, err := c.URL()
		if err != nil || u.String() != test.host || c.Host.Origin != test.origin {
			t.Errorf("%s: %v from %s, %v; want %s from %s", test.name, u, c.Host.Origin, err, test.host, test.origin)
		}
	}
	c := Load(machine(files), Config{})
	if c.VerifyTLS != (Switch{false, client}) || c.Timeout != 2500*time.Millisecond {
		t.Errorf("TLS %v, timeout %v", c.VerifyTLS, c.Timeout)
	}
	if diff := cmp.Diff([]Value{{"local", "/w/.polyaxon/.project"}, {"here", "/w/.polyaxon/.project"}}, []Value{c.Owner, c.Project}); diff != "" {
		t.Error(diff)
	}
	delete(files, "/w/.polyaxon/.project")
	delete(files, "/home/bob/.polyaxon/.project")
	if c := Load(machine(files), Config{}); c.Owner != (Value{"acme", user}) {
		t.Errorf("owner %v", c.Owner)
	}
}

// TestTokenStaysWithItsHost: a workspace that names a host does not get the token that the user has for another one.
func TestTokenStaysWithItsHost(t *testing.T) {
	env := []string{"POLYAXON_HOST", "https://own/", "POLYAXON_AUTH_TOKEN", "secret"}
	for host, sent := range map[string]bool{"": true, "https://own": true, "https://evil": false, "http://own": false, "https://own.evil": false} {
		c := Load(machine(nil, env...), Config{Host: host})
		if got := c.Header().Get("Authorization") != ""; got != sent {
			t.Errorf("to %q the token is sent: %v, want %v", host, got, sent)
		}
	}
}

func TestWrongConfigurationIsToldAndLeftAlone(t *testing.T) {
	c := Load(machine(map[string]string{"/home/bob/.polyaxon/.client": "no JSON: secret"}, "POLYAXON_VERIFY_SSL", "maybe", "POLYAXON_TIMEOUT", "-1", "POLYAXON_HOST", "ftp://x"), Config{})
	var told []string
	for _, p := range c.Problems {
		told = append(told, p.String())
	}
	want := []string{
		"/home/bob/.polyaxon/.client: it is not JSON as Polyaxon writes it",
		"POLYAXON_TIMEOUT: the timeout must be a number of seconds, found `-1`",
		"POLYAXON_VERIFY_SSL: it must be true or false, found `maybe`",
		"POLYAXON_HOST: the host must be an address such as https://polyaxon.example.com",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	if !c.VerifyTLS.On {
		t.Error("certificates are not verified")
	}
}

func TestTokensAreNeverShown(t *testing.T) {
	c := Load(machine(nil, "POLYAXON_AUTH_TOKEN", "secret-token"), Config{Token: "secret-token"})
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{fmt.Sprintf("%v %+v %#v %s %q %x", c, c, c, c.Token, c.Token, c.Token), fmt.Sprint(*c), string(data), fmt.Sprintf("%#v", Config{Token: "secret-token"})} {
		if strings.Contains(shown, "secret") || strings.Contains(shown, fmt.Sprintf("%x", "secret-token")) {
			t.Errorf("the token is in %s", shown)
		}
	}
}

// FuzzConfigFiles: whatever is in the files, the connection can be used or says what is wrong with it.
func FuzzConfigFiles(f *testing.F) {
	f.Add(`{"POLYAXON_AUTH_TOKEN":"t"}`, `{"host":"h","header":"a:","header_service":"\n"}`, "POLYAXON_HOME: /x\n")
	f.Add(``, `{"POLYAXON_TIMEOUT":1e400}`, "- a\n")
	f.Add(`null`, `{"host":"http://[::1"}`, "&a [*a]")
	f.Fuzz(func(t *testing.T, auth, client, home string) {
		files := map[string]string{
			"/home/bob/.polyaxon/.auth": auth, "/home/bob/.polyaxon/.client": client, "/home/bob/.polyaxon/.home": home,
		}
		c := Load(machine(files), Config{})
		if _, err := c.URL(); err != nil && len(c.Problems) == 0 {
			t.Errorf("%v, and no problem is told", err)
		}
		c.Header()
		if c.Timeout <= 0 {
			t.Errorf("timeout %v", c.Timeout)
		}
	})
}
