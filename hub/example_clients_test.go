package hub_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"strings"

	"github.com/plx-lsp/plx-lsp/hub"
	"github.com/plx-lsp/plx-lsp/internal/hubdouble"
	"github.com/plx-lsp/plx-lsp/spec"
)

// A client is for one deployment, here one that the program names itself. Without a Config it is the one that Polyaxon is
// configured with on this machine.
func ExampleNewClient() {
	deployment := hubdouble.Start()
	defer deployment.Close()
	connection := hub.Load(hub.MachinePlaces(), hub.Config{Host: deployment.URL, Token: "secret"})
	client, err := hub.NewClient(connection)
	if err != nil {
		log.Fatal(err)
	}
	installation, err := client.Installation(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Polyaxon", installation.Version)
	fmt.Println("with a token:", connection.HasToken())
	fmt.Println("which nobody sees:", connection.Token)
	// Output:
	// Polyaxon 2.18.0
	// with a token: true
	// which nobody sees: (hidden)
}

// A component that a hubRef names is read, and then it is the component of a Polyaxonfile.
func ExampleNewProjectClient() {
	ctx := context.Background()
	trainer, stop := exampleProject("trainer")
	defer stop()
	if _, err := trainer.GetOrCreate(ctx, hub.NewProject{}); err != nil {
		log.Fatal(err)
	}
	version := hub.NewVersion{Name: "1.0", Content: component}
	if _, err := trainer.RegisterVersion(ctx, hub.ComponentVersion, version, false); err != nil {
		log.Fatal(err)
	}

	read, err := trainer.Version(ctx, hub.ComponentVersion, "1.0") // acme/trainer:1.0
	if err != nil {
		log.Fatal(err)
	}
	parsed, err := spec.ReadComponent(spec.FromText(read.Content))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(parsed.Name, "takes", parsed.Inputs[0].Name)
	// Output: trainer takes lr
}

// The reference `runs.UUID` gives what a run has put out.
func ExampleNewRunClient() {
	ctx := context.Background()
	client, uuid, stop := exampleRun()
	defer stop()
	run := hub.NewRunClient(client, "acme", "trainer", uuid)
	got, err := run.Get(ctx)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(got.Name, "is", got.Status)
	fmt.Println("loss:", got.Outputs["loss"])
	history, err := run.Statuses(ctx)
	if err != nil {
		log.Fatal(err)
	}
	for _, step := range history.Conditions {
		fmt.Printf("%s: %s\n", step.Type, step.Message)
	}
	// Output:
	// night is succeeded
	// loss: 0.25
	// created: Run is created
	// succeeded: it trained
}

// exampleRun is a run in a deployment in memory, which stop ends, and a client for that.
func exampleRun() (client *hub.Client, uuid string, stop func()) {
	ctx := context.Background()
	deployment := hubdouble.Start()
	client, err := hub.NewClient(hub.Load(hub.MachinePlaces(), hub.Config{Host: deployment.URL}))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := hub.NewProjectClient(client, "acme", "trainer").Create(ctx, hub.NewProject{}); err != nil {
		log.Fatal(err)
	}
	runs := deployment.URL + "/api/v1/acme/trainer/runs"
	post(runs, `{"name": "night", "outputs": {"loss": 0.25}}`)
	for run, err := range hub.NewRunClient(client, "acme", "trainer", "").List(ctx, hub.ListOptions{}) {
		if err != nil {
			log.Fatal(err)
		}
		uuid = run.UUID
	}
	post(runs+"/"+uuid+"/statuses", `{"condition": {"type": "succeeded", "status": true, "message": "it trained"}}`)
	return client, uuid, deployment.Close
}

// post does what tracking does beside a run.
func post(address, body string) {
	response, err := http.Post(address, "application/json", strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	response.Body.Close()
}
