package hub_test

import (
	"context"
	"fmt"
	"log"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
)

const component = `kind: component
name: trainer
inputs:
  - {name: lr, type: float}
run: {kind: job, container: {image: trainer}}
`

// exampleProject is a client for a project of a deployment in memory, which close ends.
func exampleProject(name string) (project *hub.ProjectClient, close func()) {
	server := hubdouble.Start()
	client, err := hub.NewClient(hub.Load(hub.MachinePlaces(), hub.Config{Host: server.URL}))
	if err != nil {
		log.Fatal(err)
	}
	return hub.NewProjectClient(client, "acme", name), server.Close
}

// A component is made, given a version, and read back as the hubRef acme/trainer:1.0 reads it.
func ExampleProjectClient_CreateVersion() {
	ctx := context.Background()
	trainer, stop := exampleProject("trainer")
	defer stop()
	if _, err := trainer.Create(ctx, hub.NewProject{Description: "Trains what there is to train"}); err != nil {
		log.Fatal(err)
	}
	_, err := trainer.CreateVersion(ctx, hub.ComponentVersion, hub.NewVersion{Name: "1.0", Content: component})
	if err != nil {
		log.Fatal(err)
	}
	version, err := trainer.Version(ctx, hub.ComponentVersion, "1.0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(version.Name, version.Stage)
	fmt.Println(version.Content)
	// Output:
	// 1.0 testing
	// kind: component
	// name: trainer
	// inputs:
	//   - {name: lr, type: float}
	// run: {kind: job, container: {image: trainer}}
}

// Lists are read part by part, while they are walked over.
func ExampleProjectClient_Versions() {
	ctx := context.Background()
	trainer, stop := exampleProject("trainer")
	defer stop()
	if _, err := trainer.Create(ctx, hub.NewProject{}); err != nil {
		log.Fatal(err)
	}
	for _, name := range []string{"1.0", "1.1", "2.0"} {
		_, err := trainer.CreateVersion(ctx, hub.ModelVersion, hub.NewVersion{Name: name})
		if err != nil {
			log.Fatal(err)
		}
	}
	for version, err := range trainer.Versions(ctx, hub.ModelVersion, hub.ListOptions{Sort: "-created_at"}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(version.Name, version.Kind)
	}
	// Output:
	// 2.0 model
	// 1.1 model
	// 1.0 model
}

// What is not there is told apart from what went wrong.
func ExampleIsNotFound() {
	trainer, stop := exampleProject("trainer")
	defer stop()
	_, err := trainer.Version(context.Background(), hub.ComponentVersion, "1.0")
	fmt.Println(hub.IsNotFound(err))
	// Output: true
}

// A version goes from stage to stage, and its history tells why.
func ExampleProjectClient_SetStage() {
	ctx := context.Background()
	trainer, stop := exampleProject("trainer")
	defer stop()
	if _, err := trainer.Create(ctx, hub.NewProject{}); err != nil {
		log.Fatal(err)
	}
	_, err := trainer.CreateVersion(ctx, hub.ComponentVersion, hub.NewVersion{Name: "1.0", Content: component})
	if err != nil {
		log.Fatal(err)
	}
	if err := trainer.SetStage(ctx, hub.ComponentVersion, "1.0", hub.StageProduction, "Reviewed", "it trains"); err != nil {
		log.Fatal(err)
	}
	history, err := trainer.Stages(ctx, hub.ComponentVersion, "1.0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(history.Stage)
	for _, step := range history.Conditions {
		fmt.Printf("%s: %s\n", step.Type, step.Message)
	}
	// Output:
	// production
	// testing: A new component version is created
	// production: it trains
}

// A push shows what it would change before it changes it.
func ExampleProjectClient_PlanPush() {
	ctx := context.Background()
	trainer, stop := exampleProject("trainer")
	defer stop()
	for _, content := range []string{component, component + "tags: [slow]\n"} {
		push, err := trainer.PlanPush(ctx, "1.0", content)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Print(push.Diff())
		if _, err := push.Do(ctx); err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// --- acme/trainer:1.0
	// +++ acme/trainer:1.0
	// @@ -3,3 +3,4 @@
	//  inputs:
	//    - {name: lr, type: float}
	//  run: {kind: job, container: {image: trainer}}
	// +tags: [slow]
}
