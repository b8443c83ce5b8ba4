package hub

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

const trainer = "kind: component\nname: trainer\ninputs:\n  - {name: lr, type: float}\nrun: {kind: job, container: {image: a}}"

// TestRecordedConversation carries out conversations with the answers that a real deployment gave; see
// TestSandboxConversation.
func TestRecordedConversation(t *testing.T) {
	for name, hold := range conversations() {
		t.Run(name, func(t *testing.T) {
			hold(t, newClientTo(t, replay(t, "testdata/sandbox/"+name+".json").URL))
		})
	}
}

// TestConversationWithDouble holds the same conversations with the deployment in memory that other tests use.
func TestConversationWithDouble(t *testing.T) {
	talks := conversations()
	delete(talks, "refusals") // in words of its own
	for name, hold := range talks {
		t.Run(name, func(t *testing.T) {
			server := hubdouble.Start()
			t.Cleanup(server.Close)
			hold(t, newClientTo(t, server.URL))
		})
	}
}

// conversations are uses of the client that a deployment without any project answers as they expect, by name.
func conversations() map[string]func(*testing.T, *Client) {
	return map[string]func(*testing.T, *Client){
		"projects": talkOfProjects, "versions": talkOfVersions, "stages": talkOfStages, "refusals": talkOfRefusals,
		"registrations": talkOfRegistrations, "runs": talkOfRuns,
	}
}

func newClientTo(t *testing.T, host string) *Client {
	t.Helper()
	client, err := NewClient(Load(machine(nil), Config{Host: host}))
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func talkOfProjects(t *testing.T, client *Client) {
	ctx := t.Context()
	train := NewProjectClient(client, "default", "train")
	_, err := train.Get(ctx)
	expectMissing(t, err)

	created, err := train.Create(ctx, NewProject{Description: "trains", Tags: []string{"a", "b"}, Readme: "# Train"})
	expectNo(t, err)
	if created.UUID == "" || created.CreatedAt.IsZero() {
		t.Errorf("created %+v", created)
	}
	got, err := train.Get(ctx)
	expectNo(t, err)
	expectSame(t, got, &Project{Owner: "default", Name: "train", Description: "trains", Tags: []string{"a", "b"}, Readme: "# Train"})

	for _, name := range []string{"evaluate", "serve"} {
		_, err := NewProjectClient(client, "default", name).Create(ctx, NewProject{})
		expectNo(t, err)
	}
	names, err := All(train.Names(ctx, ListOptions{Sort: "name", Page: 2})) // in two parts
	expectNo(t, err)
	if diff := cmp.Diff([]string{"evaluate", "serve", "train"}, names); diff != "" {
		t.Error(diff)
	}
	found, err := All(train.List(ctx, ListOptions{Query: "name: train"}))
	expectNo(t, err)
	if len(found) != 1 || found[0].Name != "train" || found[0].Description != "trains" {
		t.Errorf("found %+v", found)
	}

	changed, err := train.Update(ctx, ProjectChange{Description: new("trains well"), Tags: []string{}})
	expectNo(t, err)
	expectSame(t, changed, &Project{Owner: "default", Name: "train", Description: "trains well", Tags: []string{}, Readme: "# Train"})
	changed, err = train.Update(ctx, ProjectChange{Name: new("learn"), Readme: new("")})
	expectNo(t, err)
	if changed.Name != "learn" || changed.Readme != "" {
		t.Errorf("changed %+v", changed)
	}
	_, err = train.Get(ctx)
	expectMissing(t, err)
	learn := NewProjectClient(client, "default", "learn")
	expectNo(t, learn.Delete(ctx))
	_, err = learn.Get(ctx)
	expectMissing(t, err)
}

func talkOfVersions(t *testing.T, client *Client) {
	ctx := t.Context()
	project := NewProjectClient(client, "default", "versioned")
	_, err := project.Create(ctx, NewProject{})
	expectNo(t, err)
	contents := map[VersionKind]string{ComponentVersion: trainer, ModelVersion: "accuracy: 0.9", ArtifactVersion: ""}
	for _, kind := range []VersionKind{ComponentVersion, ModelVersion, ArtifactVersion} {
		_, err = project.Version(ctx, kind, "1.0")
		expectMissing(t, err)
		for _, name := range []string{"1.0", "1.1", "latest"} {
			_, err := project.CreateVersion(ctx, kind, NewVersion{Name: name, Content: contents[kind], Tags: []string{"x"}})
			expectNo(t, err)
		}
		names, err := All(project.VersionNames(ctx, kind, ListOptions{Sort: "name"}))
		expectNo(t, err)
		if diff := cmp.Diff([]string{"1.0", "1.1", "latest"}, names); diff != "" {
			t.Error(diff)
		}
		var listed []string
		for version, err := range project.Versions(ctx, kind, ListOptions{Sort: "-created_at", Page: 2}) {
			expectNo(t, err)
			if version.Kind != kind || version.Stage != StageTesting {
				t.Errorf("listed %+v", version)
			}
			listed = append(listed, version.Name)
		}
		if diff := cmp.Diff([]string{"latest", "1.1", "1.0"}, listed); diff != "" {
			t.Error(diff)
		}
		got, err := project.Version(ctx, kind, "1.0")
		expectNo(t, err)
		expectSame(t, got, &Version{
			Name: "1.0", Kind: kind, Tags: []string{"x"}, Stage: StageTesting, Owner: "default", Project: "versioned",
			Content: contents[kind],
		})
		changed, err := project.UpdateVersion(ctx, kind, "1.0", VersionChange{Description: new("the first"), Readme: new("# One")})
		expectNo(t, err)
		if changed.Description != "the first" || changed.Readme != "# One" || changed.Content != contents[kind] {
			t.Errorf("changed %+v", changed)
		}
		expectNo(t, project.DeleteVersion(ctx, kind, "1.0"))
		expectMissing(t, project.DeleteVersion(ctx, kind, "1.0"))
	}
	changed, err := project.UpdateVersion(ctx, ComponentVersion, "1.1", VersionChange{Content: new(strings.ReplaceAll(trainer, "image: a", "image: b"))})
	expectNo(t, err)
	if before, err := project.Version(ctx, ComponentVersion, "latest"); err != nil || before.State == changed.State {
		t.Errorf("another component has the same state %+v, %v", changed, err)
	}
}

func talkOfStages(t *testing.T, client *Client) {
	ctx := t.Context()
	project := NewProjectClient(client, "default", "staged")
	_, err := project.Create(ctx, NewProject{})
	expectNo(t, err)
	_, err = project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: "1", Content: trainer})
	expectNo(t, err)
	expectNo(t, project.SetStage(ctx, ComponentVersion, "1", StageProduction, "", "it works"))
	expectNo(t, project.SetStage(ctx, ComponentVersion, "1", StageDisabled, "Retired", ""))
	history, err := project.Stages(ctx, ComponentVersion, "1")
	expectNo(t, err)
	want := &Stages{Stage: StageDisabled, Conditions: []Condition{
		{Type: "testing", Status: true, Reason: "ComponentVersionCreated", Message: "A new component version is created"},
		{Type: "production", Status: true, Reason: "ClientStageUpdate", Message: "it works"},
		{Type: "disabled", Status: true, Reason: "Retired"},
	}}
	if diff := cmp.Diff(want, history, cmpopts.IgnoreTypes(time.Time{})); diff != "" {
		t.Error(diff)
	}
	_, err = project.Stages(ctx, ComponentVersion, "2")
	expectMissing(t, err)
}

func talkOfRegistrations(t *testing.T, client *Client) {
	ctx := t.Context()
	project, other := NewProjectClient(client, "default", "registered"), NewProjectClient(client, "default", "other")
	for range 2 {
		made, err := project.GetOrCreate(ctx, NewProject{Description: "once"})
		expectNo(t, err)
		expectSame(t, made, &Project{Owner: "default", Name: "registered", Description: "once"})
	}
	_, err := other.GetOrCreate(ctx, NewProject{})
	expectNo(t, err)

	first := NewVersion{Name: "1", Content: trainer, Description: "the first", Tags: []string{"a"}}
	_, err = project.RegisterVersion(ctx, ComponentVersion, first, false)
	expectNo(t, err)
	_, err = project.RegisterVersion(ctx, ComponentVersion, first, false)
	if !errors.Is(err, ErrExists) {
		t.Errorf("error %v, want that it exists", err)
	}
	again, err := project.RegisterVersion(ctx, ComponentVersion, NewVersion{Name: "1", Readme: "# First"}, true)
	expectNo(t, err)
	want := &Version{
		Name: "1", Kind: ComponentVersion, Stage: StageTesting, Owner: "default", Project: "registered",
		Content: trainer, Description: "the first", Tags: []string{"a"}, Readme: "# First",
	}
	expectSame(t, again, want)

	copied, err := project.CopyVersion(ctx, ComponentVersion, "1", "", "", false)
	expectNo(t, err)
	want.Name = "1-copy"
	expectSame(t, copied, want)
	copied, err = project.CopyVersion(ctx, ComponentVersion, "1", "other", "2", false)
	expectNo(t, err)
	want.Name, want.Project = "2", "other"
	expectSame(t, copied, want)

	expectNo(t, project.TransferVersion(ctx, ComponentVersion, "1-copy", "other"))
	_, err = project.Version(ctx, ComponentVersion, "1-copy")
	expectMissing(t, err)
	_, err = other.Version(ctx, ComponentVersion, "1-copy")
	expectNo(t, err)
	expectError(t, project.TransferVersion(ctx, ComponentVersion, "1", "nowhere"), "The destination project `nowhere` does not exist")
}

func talkOfRefusals(t *testing.T, client *Client) {
	ctx := t.Context()
	project := NewProjectClient(client, "default", "refused")
	_, err := project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: "1", Content: trainer})
	expectMissing(t, err)
	_, err = All(project.Versions(ctx, ComponentVersion, ListOptions{}))
	expectMissing(t, err)
	_, err = project.Create(ctx, NewProject{})
	expectNo(t, err)
	_, err = project.Create(ctx, NewProject{})
	expectError(t, err, "project with this name already exists")
	_, err = project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: "1"})
	expectError(t, err, "the `content` is required to create a component version")
	_, err = project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: "1", Content: "kind: componen"})
	expectError(t, err, "Input should be 'component' or 'operation'")
	_, err = project.CreateVersion(ctx, ArtifactVersion, NewVersion{Name: "1", Run: "123"})
	expectError(t, err, "is not a valid UUID")
	for range 2 {
		_, err = project.CreateVersion(ctx, ComponentVersion, NewVersion{Name: "1", Content: trainer})
	}
	expectError(t, err, "A version with name 1 already exists on the requested project")
	_, err = All(project.Versions(ctx, ComponentVersion, ListOptions{Query: "nothing: 1"}))
	expectError(t, err, "key `nothing` is not supported")
}

// expectSame compares projects or versions, but for what a deployment decides.
func expectSame(t *testing.T, got, want any) {
	t.Helper()
	decided := cmpopts.IgnoreFields
	diff := cmp.Diff(want, got, decided(Project{}, "UUID"), decided(Version{}, "UUID", "State"),
		cmpopts.IgnoreTypes(time.Time{}), cmpopts.EquateEmpty())
	if diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func expectNo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func expectMissing(t *testing.T, err error) {
	t.Helper()
	if !IsNotFound(err) {
		t.Fatalf("error %v, want one that says that it is not there", err)
	}
}
