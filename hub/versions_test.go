package hub

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// newAnswering is a project client whose deployment has these bodies for answers, one after the other, and then the last.
func newAnswering(t *testing.T, bodies ...string) *ProjectClient {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, bodies[0])
		bodies = bodies[min(1, len(bodies)-1):]
	}))
	t.Cleanup(server.Close)
	return NewProjectClient(newClientTo(t, server.URL), "default", "trainer")
}

func TestWhatIsNoVersionOfAComponent(t *testing.T) {
	for body, want := range map[string]string{
		`{"name":"1","kind":"model","content":"a"}`: `the version 1 is not of kind component, found "model"`,
		`{}`: `is not of kind component`,
		`{"name":"1","kind":"component","content":{"run":null}}`: "what is not as Polyaxon answers",
		`{"name":"1","kind":"component","created_at":"soon"}`:    "what is not as Polyaxon answers",
		`[]`:            "what is not as Polyaxon answers",
		`<html></html>`: "answered with a web page",
		``:              "what is not as Polyaxon answers",
	} {
		_, err := newAnswering(t, body).Version(t.Context(), ComponentVersion, "1")
		expectError(t, err, want)
	}
}

func TestFieldsThatAreNullOrUnknown(t *testing.T) {
	version, err := newAnswering(t, `{"name":"1","kind":"component","description":null,"tags":null,"created_at":null,"run":null,`+
		`"artifacts":null,"meta_info":null,"content":null,"role":"viewer","contributors":[{"username":"ann"}]}`).
		Version(t.Context(), ComponentVersion, "1")
	expectNo(t, err)
	if diff := cmp.Diff(&Version{Name: "1", Kind: ComponentVersion}, version); diff != "" {
		t.Error(diff)
	}
}

func TestTimes(t *testing.T) {
	want := time.Date(2026, 1, 2, 3, 4, 5, 678901000, time.UTC)
	for _, text := range []string{"2026-01-02T03:04:05.678901Z", "2026-01-02T03:04:05.678901+00:00", "2026-01-02T05:04:05.678901+02:00"} {
		version, err := newAnswering(t, `{"name":"1","kind":"component","updated_at":"`+text+`"}`).Version(t.Context(), ComponentVersion, "1")
		expectNo(t, err)
		if !version.UpdatedAt.Equal(want) {
			t.Errorf("%s is %s", text, version.UpdatedAt)
		}
	}
}

// TestListsThatLie shows that a list ends when there is no more of it, whatever it says about its length.
func TestListsThatLie(t *testing.T) {
	for name, bodies := range map[string][]string{
		"more than there is":  {`{"count":9,"results":[{"name":"a"},{"name":"b"}]}`, `{"count":9,"results":[]}`},
		"less than there is":  {`{"count":1,"results":[{"name":"a"},{"name":"b"}]}`, `{"count":1,"results":[{"name":"c"}]}`},
		"no count":            {`{"count":null,"results":[{"name":"a"},{"name":"b"}]}`, `{"results":[]}`},
		"parts of other size": {`{"count":2,"results":[{"name":"a"}]}`, `{"count":2,"results":[{"name":"b"}]}`},
	} {
		names, err := All(newAnswering(t, bodies...).VersionNames(t.Context(), ComponentVersion, ListOptions{}))
		expectNo(t, err)
		if diff := cmp.Diff([]string{"a", "b"}, names); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestListIsReadNoFurtherThanItIsWanted(t *testing.T) {
	project := newAnswering(t, `{"count":3,"results":[{"name":"a"},{"name":"b"}]}`, `no JSON`)
	for name, err := range project.VersionNames(t.Context(), ComponentVersion, ListOptions{}) {
		expectNo(t, err)
		if name == "b" {
			break
		}
	}
	if _, err := All(project.VersionNames(t.Context(), ComponentVersion, ListOptions{})); err == nil {
		t.Error("the second part, which is none, was not read")
	}
}

// TestWhatIsNeverAsked shows what is refused before anything is sent.
func TestWhatIsNeverAsked(t *testing.T) {
	ctx := t.Context()
	project := NewProjectClient(newClientTo(t, "http://127.0.0.1:1"), "default", "trainer")
	_, err := project.Version(ctx, "image", "1")
	expectError(t, err, `the kind of a version is component, model or artifact, found "image"`)
	_, err = project.Version(ctx, ComponentVersion, "../1")
	expectError(t, err, "the name of the version may have letters")
	_, err = project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: "v+1"})
	expectError(t, err, "the name of the version may have letters")
	_, err = project.UpdateVersion(ctx, ComponentVersion, "1", VersionChange{Name: new("")})
	expectError(t, err, "the name of the version is missing")
	expectError(t, project.SetStage(ctx, ComponentVersion, "1", "done", "", ""), `a stage is testing, staging, production or disabled, found "done"`)
	_, err = NewProjectClient(project.client, "", "trainer").Get(ctx)
	expectError(t, err, "the name of the owner is missing")
	_, err = NewProjectClient(project.client, "default", "").Create(ctx, NewProject{})
	expectError(t, err, "the name of the project is missing")
	_, err = project.Update(ctx, ProjectChange{Name: new("a b")})
	expectError(t, err, "the name of the project may have letters")
	_, err = All(NewProjectClient(project.client, "a/b", "").List(ctx, ListOptions{}))
	expectError(t, err, "the name of the owner may have letters")
}

func TestStatusOfConditions(t *testing.T) {
	for text, want := range map[string]bool{`true`: true, `"True"`: true, `"true"`: true, `false`: false, `"False"`: false, `null`: false} {
		var c Condition
		expectNo(t, json.Unmarshal([]byte(`{"type":"testing","status":`+text+`,"last_update_time":"2026-01-02T03:04:05.678Z"}`), &c))
		if c.Status != want || c.Type != "testing" || c.LastUpdateTime.IsZero() {
			t.Errorf("%s: %+v", text, c)
		}
	}
}

// FuzzAnswers reads arbitrary answers: what is read can be written, and reads the same again.
func FuzzAnswers(f *testing.F) {
	f.Add([]byte(`{"name":"1","kind":"component","tags":["a"],"created_at":"2026-01-02T03:04:05.678901Z","meta_info":{"a":[1]}}`))
	f.Add([]byte(`{"stage":"testing","stage_conditions":[{"type":"testing","status":"True","last_update_time":null}]}`))
	f.Add([]byte(`{"count":1,"results":[{"name":null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		again(t, data, &Version{}, &Version{})
		again(t, data, &Project{}, &Project{})
		again(t, data, &Stages{}, &Stages{})
		again(t, data, &Run{}, &Run{})
		again(t, data, &RunStatuses{}, &RunStatuses{})
		again(t, data, &page[*Version]{}, &page[*Version]{})
	})
}

func again(t *testing.T, data []byte, first, second any) {
	t.Helper()
	if json.Unmarshal(data, first) != nil {
		return
	}
	text, err := json.Marshal(first)
	expectNo(t, err)
	expectNo(t, json.Unmarshal(text, second))
	written, err := json.Marshal(second)
	expectNo(t, err)
	if diff := cmp.Diff(string(text), string(written)); diff != "" {
		t.Error(diff)
	}
}
