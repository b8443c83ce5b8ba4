package hub

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// track makes a run as Polyaxon's tracking does, with an output, and brings it to some statuses.
func track(t *testing.T, client *Client, project, name string, loss float64, statuses ...RunStatus) *Run {
	t.Helper()
	ctx := context.Background()
	run := &Run{}
	body := map[string]any{"name": name, "is_managed": false, "managed_by": "user", "tags": []string{"tracked"}}
	expectNo(t, client.call(ctx, http.MethodPost, "/api/v1/default/"+project+"/runs", nil, body, run))
	path := "/api/v1/default/" + project + "/runs/" + run.UUID
	values := map[string]any{"inputs": map[string]any{"rate": 0.1}, "outputs": map[string]any{"loss": loss}}
	expectNo(t, client.call(ctx, http.MethodPatch, path, nil, values, nil))
	for _, status := range statuses {
		condition := map[string]any{"type": status, "status": true, "reason": "Test", "message": "it is " + status}
		expectNo(t, client.call(ctx, http.MethodPost, path+"/statuses", nil, map[string]any{"condition": condition}, nil))
	}
	return run
}

// nobody is the uuid of nothing.
const nobody = "0123456789abcdef0123456789abcdef"

func talkOfRuns(t *testing.T, client *Client) {
	ctx := t.Context()
	project := NewProjectClient(client, "default", "tracked")
	_, err := project.Create(ctx, NewProject{})
	expectNo(t, err)
	made := track(t, client, "tracked", "first", 0.5, RunRunning, RunSucceeded)
	track(t, client, "tracked", "second", 0.25, RunRunning, RunFailed)

	runs := NewRunClient(client, "default", "tracked", made.UUID)
	got, err := runs.Get(ctx)
	expectNo(t, err)
	want := &Run{
		Name: "first", Tags: []string{"tracked"}, Status: RunSucceeded, Kind: "job", Owner: "default", Project: "tracked",
		Inputs: map[string]any{"rate": 0.1}, Outputs: map[string]any{"loss": 0.5},
	}
	ignore := cmp.Options{cmpopts.IgnoreFields(Run{}, "UUID"), cmpopts.IgnoreTypes(time.Time{}), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(want, got, ignore); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if got.UUID != made.UUID || got.CreatedAt.IsZero() || got.FinishedAt.IsZero() || !got.Status.IsFinal() {
		t.Errorf("the run is %+v", got)
	}

	history, err := runs.Statuses(ctx)
	expectNo(t, err)
	var steps []string
	for _, c := range history.Conditions {
		steps = append(steps, c.Type)
		if !c.Status {
			t.Errorf("%s is not so", c.Type)
		}
	}
	if diff := cmp.Diff([]string{"created", "running", "succeeded"}, steps); diff != "" || history.Status != RunSucceeded {
		t.Errorf("%s: %s", history.Status, diff)
	}

	var names []string
	for run, err := range runs.List(ctx, ListOptions{Sort: "created_at", Page: 1}) {
		expectNo(t, err)
		names = append(names, run.Name)
	}
	if diff := cmp.Diff([]string{"first", "second"}, names); diff != "" {
		t.Error(diff)
	}
	failed, err := All(runs.List(ctx, ListOptions{Query: "status: failed"}))
	expectNo(t, err)
	if len(failed) != 1 || failed[0].Name != "second" || failed[0].Outputs["loss"] != 0.25 {
		t.Errorf("failed are %+v", failed)
	}

	nowhere := NewRunClient(client, "default", "tracked", nobody)
	_, err = nowhere.Get(ctx)
	expectMissing(t, err)
	_, err = nowhere.Statuses(ctx)
	expectMissing(t, err)
}

func TestRunsThatAreNeverAsked(t *testing.T) {
	client := newClientTo(t, "http://127.0.0.1:1")
	for _, uuid := range []string{"", "../../trainer", "0123", "0123456789abcdef0123456789abcdeg"} {
		_, err := NewRunClient(client, "default", "trainer", uuid).Get(t.Context())
		expectError(t, err, "a run is named by its uuid, of 32 hexadecimal digits, found")
	}
	_, err := NewRunClient(client, "a/b", "trainer", nobody).Statuses(t.Context())
	expectError(t, err, "the name of the owner may have letters")
	_, err = All(NewRunClient(client, "default", "", "").List(t.Context(), ListOptions{}))
	expectError(t, err, "the name of the project is missing")
}

func TestFinalStatuses(t *testing.T) {
	for status, want := range map[RunStatus]bool{RunSucceeded: true, RunUpstreamFailed: true, RunDone: false, RunRunning: false, "": false} {
		if status.IsFinal() != want {
			t.Errorf("%q is final: %v, want %v", status, !want, want)
		}
	}
}
