package blackbox

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

// says answers with a status and a body.
func says(status int, media, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// troubles are the ways in which a deployment does not answer as it should. elsewhere is another host.
func troubles(elsewhere string) []trouble {
	const object, warning, mistake = "application/json", int(lsp.Warning), int(lsp.Error)
	version := func(kind, content string) string {
		return `{"name":"1","kind":"` + kind + `","stage":"testing","content":` + content + `}`
	}
	return []trouble{
		{"401", says(401, object, `{"detail":"Invalid token."}`), all, "not-fetched", warning,
			[]string{"does not accept the token of POLYAXON_AUTH_TOKEN", "`polyaxon login`"}, true},
		{"403", says(403, object, `{"detail":"You do not have permission."}`), all, "not-fetched", warning,
			[]string{"does not let the owner of the token from POLYAXON_AUTH_TOKEN read it; ask its owner for access"}, true},
		{"404 of a component", says(404, object, `{"detail":"No ProjectVersion matches the given query."}`), alone, "hub-ref", mistake,
			[]string{"`default/wanted:1` names nothing"}, false},
		{"404 of an address", says(404, "text/html; charset=utf-8", ""), all, "not-fetched", warning,
			[]string{"there is no hub at", "`plx-lsp auth status`"}, true},
		{"429", says(429, object, `{"detail":"Request was throttled."}`), all, "not-fetched", warning, []string{"429 Too Many Requests"}, false},
		{"500", says(500, "text/html", "<h1>Server Error</h1>"), all, "not-fetched", warning, []string{"500 Internal Server Error"}, false},
		{"no answer at all", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, silence, "not-fetched", warning,
			[]string{"there was no whole answer within 2s"}, false},
		{"broken off in the middle", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, `{"name":"1",`)
			panic(http.ErrAbortHandler)
		}, all, "not-fetched", warning, []string{"broke the connection off"}, false},
		{"another kind", says(200, object, version("model", `"kind: component"`)), alone, "hub-ref", mistake,
			[]string{"it is not a component but of kind `model`"}, false},
		{"null as content", says(200, object, version("component", "null")), all, "not-fetched", warning,
			[]string{"has a version without a component in it"}, false},
		{"no YAML", says(200, object, version("component", `"kind: [component"`)), alone, "hub-ref", mistake,
			[]string{"The component `default/wanted:1` is not valid"}, false},
		{"a web page", says(200, "text/html", "<!doctype html><title>Log in</title>"), all, "not-fetched", warning,
			[]string{"answered with a web page, not with a component"}, false},
		{"a redirect to another host", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere+r.URL.Path, http.StatusFound)
		}, all, "not-fetched", warning, []string{"it was redirected to another host, which is not followed"}, false},
		{"50 MB", func(w http.ResponseWriter, _ *http.Request) {
			part := []byte(strings.Repeat(" ", 1<<20))
			for range 50 {
				if _, err := w.Write(part); err != nil {
					return // as is to be hoped
				}
			}
		}, all, "not-fetched", warning, []string{"is larger than the limit of 8 MiB"}, false},
		{"a certificate that nobody trusts", nil, all, "not-fetched", warning, []string{"is signed by nobody whom this machine trusts"}, false},
	}
}

// Operations of a DAG, the first of which stands on line 4.
const (
	dagLines   = "kind: component\nrun:\n  kind: dag\n  operations:\n"
	keptFine   = "    - {name: a, hubRef: \"default/kept:1\", params: {rate: {value: 0.1}}}\n"
	keptBad    = "    - {name: a, hubRef: \"default/kept:1\", params: {rate: {value: high}}}\n"
	keptNoKey  = "    - {name: a, hubRef: \"default/kept:1\", params: {rate: {value: 0.1}}, nonsense: 1}\n"
	wantedLine = "    - {name: b, hubRef: \"default/wanted:1\", params: {rate: {value: 1}}}\n"
)

// TestDeploymentsInTrouble types on while a deployment is silent, and sees what is told when it has answered, in each way that it
// should not. All goes well again when the deployment does.
func TestDeploymentsInTrouble(t *testing.T) {
	var strayed atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strayed.Add(1) }))
	defer other.Close()
	for _, trouble := range troubles(other.URL) {
		t.Run(trouble.name, func(t *testing.T) {
			d := &troubled{}
			secure := trouble.answer == nil
			d.start(t, secure)
			timeout := deadline.String()
			if trouble.extent == silence {
				timeout = "2s"
			}
			e, _ := begin(t, atHub(), map[string]any{
				"trace": "verbose", "initializationOptions": map[string]any{"hub": map[string]any{"timeout": timeout}},
			})
			e.open(polyaxonfile, "yaml", 1, dagLines+keptBad)
			e.settle(polyaxonfile, "word about the param", has("param-type"))

			d.turn(&trouble)
			if secure {
				d.distrust(t)
			}
			e.refreshHub()
			e.change(polyaxonfile, 2, whole(dagLines+keptFine+wantedLine))
			d.isAsked(t)
			typeOn(t, e)
			d.release()
			tellsTrouble(t, e, &trouble)
			keepsWhatItHas(t, &trouble)

			d.turn(nil)
			d.release()
			if secure {
				d.trust(t)
			}
			e.refreshHub()
			e.change(polyaxonfile, 8, whole(dagLines+keptFine+wantedLine))
			e.settle(polyaxonfile, "empty set", func(p published) bool { return *p.Version == 8 && clean(p) })
			e.quit()
			e.tellsNoToken(t)
		})
	}
	if strayed.Load() > 0 {
		t.Errorf("another host was asked %d times", strayed.Load())
	}
}

func (e *editor) refreshHub() {
	e.t.Helper()
	e.call("workspace/executeCommand", map[string]any{"command": "plxLsp.hub.refresh", "arguments": []any{polyaxonfile}}, nil)
}

// typeOn works in a document with a deployment that does not answer: what is known is told meanwhile.
func typeOn(t *testing.T, e *editor) {
	e.change(polyaxonfile, 3, whole(dagLines+keptNoKey+wantedLine))
	e.settle(polyaxonfile, "word on the rest, which is wrong", func(p published) bool {
		return *p.Version == 3 && len(p.Diagnostics) == 2 && has("unknown-field")(p) && has("not-fetched")(p)
	})
	e.change(polyaxonfile, 4, whole(dagLines+keptBad+wantedLine))
	e.settle(polyaxonfile, "word on a param of the rest", func(p published) bool {
		return *p.Version == 4 && len(p.Diagnostics) == 2 && has("param-type")(p) && has("not-fetched")(p)
	})
	e.change(polyaxonfile, 5, whole(dagLines+keptFine+wantedLine))
	e.settle(polyaxonfile, "word on the rest, which is right", func(p published) bool {
		return *p.Version == 5 && len(p.Diagnostics) == 1 && has("not-fetched")(p)
	})
	holds(t, "hover", e.hover(polyaxonfile, 4, 30).Contents.Value, "component of the hub", "Trains a model.", "rate")
	if h := e.hover(polyaxonfile, 5, 30); h == nil {
		t.Error("nothing is said of the component that is awaited")
	}
	e.complete(polyaxonfile, 5, len(`    - {name: b, hubRef: "default/`))
	e.complete(polyaxonfile, 5, len(`    - {name: b, hubRef: "default/wanted:`))
}

// tellsTrouble looks at what is told of the trouble once the deployment has answered, and whether all else is as it was.
func tellsTrouble(t *testing.T, e *editor, trouble *trouble) {
	e.settle(polyaxonfile, "word about the trouble", func(p published) bool {
		if *p.Version != 5 || len(p.Diagnostics) != 1 {
			return false
		}
		d := p.Diagnostics[0]
		return d.Range.Start.Line == 5 && d.Code == trouble.code && int(d.Severity) == trouble.severity && hasAll(d.Message, trouble.words)
	})
	if shown := e.all("window/showMessage"); len(shown) > 0 {
		t.Errorf("on the screen, too: %s", shown[0].Params)
	}
	actions := titles(e.actions(polyaxonfile, lines(5, 6), nil))
	if !strings.Contains(actions, "Ask for the component again") || strings.Contains(actions, "Show how plx-lsp logs in") != trouble.login {
		t.Errorf("the actions are %s", actions)
	}
	e.change(polyaxonfile, 6, replace(4, 0, 4, 0, "# above\n"))
	e.settle(polyaxonfile, "word about the trouble a line below", func(p published) bool {
		return *p.Version == 6 && len(p.Diagnostics) == 1 && p.Diagnostics[0].Range.Start.Line == 6
	})
	e.change(polyaxonfile, 7, whole(dagLines+keptBad))
	e.settle(polyaxonfile, "word about the param of what was read before", func(p published) bool {
		return *p.Version == 7 && len(p.Diagnostics) == 1 && has("param-type")(p)
	})
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// keepsWhatItHas starts another editor, which may not use the network: it knows what was read before the trouble.
func keepsWhatItHas(t *testing.T, trouble *trouble) {
	offline := map[string]any{"initializationOptions": map[string]any{"hub": map[string]any{"offline": true}}}
	e, _ := begin(t, atHub(), offline)
	e.open(polyaxonfile, "yaml", 1, dagLines+keptBad)
	e.settle(polyaxonfile, "word about the param, after "+trouble.name, has("param-type"))
	e.quit()
}

// tellsNoToken looks at all that the program has said.
func (e *editor) tellsNoToken(t *testing.T) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, m := range e.inbox {
		for _, part := range []string{string(m.Params), string(m.Result)} {
			if strings.Contains(part, theToken) {
				t.Errorf("the token is in a message %s: %s", m.Method, part)
			}
		}
		if m.Error != nil && strings.Contains(m.Error.Message, theToken) {
			t.Errorf("the token is in an error: %s", m.Error.Message)
		}
	}
	if strings.Contains(e.log.String(), theToken) {
		t.Errorf("the token is in the log:\n%s", e.log.String())
	}
}
