package hub

import (
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

// newPushTest is a project in a deployment in memory, with a version 1.
func newPushTest(t *testing.T) *ProjectClient {
	server := hubdouble.Start()
	t.Cleanup(server.Close)
	project := NewProjectClient(newClientTo(t, server.URL), "default", "trainer")
	_, err := project.Create(t.Context(), NewProject{})
	expectNo(t, err)
	_, err = project.CreateVersion(t.Context(), ComponentVersion, NewVersion{Name: "1", Content: trainer, Tags: []string{"kept"}})
	expectNo(t, err)
	return project
}

func planPush(t *testing.T, project *ProjectClient, name, content string) *Push {
	t.Helper()
	push, err := project.PlanPush(t.Context(), name, content)
	expectNo(t, err)
	return push
}

func TestPushOfTheSame(t *testing.T) {
	project := newPushTest(t)
	for _, content := range []string{trainer, trainer + "\n\n", "\ufeff" + trainer} {
		push := planPush(t, project, "1", content)
		if !push.Unchanged() || push.Diff() != "" {
			t.Errorf("%q changes something: %s", content, push.Diff())
		}
	}
}

func TestPushKeepsWhatElseAVersionHas(t *testing.T) {
	project := newPushTest(t)
	other := strings.Replace(trainer, "image: a", "image: b", 1)
	version, err := planPush(t, project, "1", other).Do(t.Context())
	expectNo(t, err)
	if version.Content != other || len(version.Tags) != 1 {
		t.Errorf("pushed %+v", version)
	}
}

func TestPushOfANewVersionIsComparedWithTheNewest(t *testing.T) {
	project := newPushTest(t)
	push := planPush(t, project, "2", strings.Replace(trainer, "image: a", "image: b", 1))
	if push.Before != nil || push.Newest.Name != "1" || !strings.HasPrefix(push.Diff(), "--- default/trainer:1\n+++ default/trainer:2\n") {
		t.Errorf("%+v\n%s", push, push.Diff())
	}
	version, err := push.Do(t.Context())
	expectNo(t, err)
	if version.Name != "2" {
		t.Errorf("pushed %+v", version)
	}
}

// TestPushIsNotMadeOverTheWorkOfSomebodyElse shows that a push is refused when what it was compared with has changed.
func TestPushIsNotMadeOverTheWorkOfSomebodyElse(t *testing.T) {
	project := newPushTest(t)
	change, create := planPush(t, project, "1", trainer+"\ntags: [mine]"), planPush(t, project, "2", trainer+"\ntags: [mine]")
	for _, name := range []string{"1", "2"} {
		_, err := planPush(t, project, name, trainer+"\ntags: [theirs]").Do(t.Context())
		expectNo(t, err)
	}
	_, err := change.Do(t.Context())
	expectError(t, err, "somebody has changed this version in the meantime")
	_, err = create.Do(t.Context())
	expectError(t, err, "A version with name 2 already exists")
	for _, name := range []string{"1", "2"} {
		version, err := project.Version(t.Context(), ComponentVersion, name)
		expectNo(t, err)
		if !strings.Contains(version.Content, "theirs") {
			t.Errorf("%s is now %s", name, version.Content)
		}
	}
}
