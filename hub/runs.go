package hub

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"time"
)

// RunStatus says how far a run has come.
type RunStatus string

// The statuses of a run. Those below Succeeded are final, as Succeeded is.
const (
	RunCreated        RunStatus = "created"
	RunOnSchedule     RunStatus = "on_schedule"
	RunResuming       RunStatus = "resuming"
	RunCompiled       RunStatus = "compiled"
	RunQueued         RunStatus = "queued"
	RunScheduled      RunStatus = "scheduled"
	RunStarting       RunStatus = "starting"
	RunRunning        RunStatus = "running"
	RunProcessing     RunStatus = "processing"
	RunStopping       RunStatus = "stopping"
	RunWarning        RunStatus = "warning"
	RunUnschedulable  RunStatus = "unschedulable"
	RunRetrying       RunStatus = "retrying"
	RunUnknown        RunStatus = "unknown"
	RunDone           RunStatus = "done"
	RunSucceeded      RunStatus = "succeeded"
	RunFailed         RunStatus = "failed"
	RunStopped        RunStatus = "stopped"
	RunSkipped        RunStatus = "skipped"
	RunUpstreamFailed RunStatus = "upstream_failed"
)

// IsFinal reports whether a run with this status stays as it is.
func (s RunStatus) IsFinal() bool {
	switch s {
	case RunSucceeded, RunFailed, RunStopped, RunSkipped, RunUpstreamFailed:
		return true
	}
	return false
}

// Run is a run of a project. Lists have none of the fields below Outputs.
type Run struct {
	UUID        string    `json:"uuid"`
	Name        string    `json:"name"`
	Description string    `json:"description"`
	Tags        []string  `json:"tags"`
	User        string    `json:"user"`
	CreatedAt   time.Time `json:"created_at"`
	UpdatedAt   time.Time `json:"updated_at"`
	StartedAt   time.Time `json:"started_at,omitzero"`
	FinishedAt  time.Time `json:"finished_at,omitzero"`

	Status   RunStatus      `json:"status"`
	Kind     string         `json:"kind"`    // such as job, service, dag or matrix
	Runtime  string         `json:"runtime"` // such as tfjob; "" for the kind itself
	MetaInfo map[string]any `json:"meta_info"`
	Inputs   map[string]any `json:"inputs"`  // the values of the inputs, by name
	Outputs  map[string]any `json:"outputs"` // by name: what the reference `runs.UUID` gives for `outputs.NAME`

	Owner      string `json:"owner"`
	Project    string `json:"project"`
	RawContent string `json:"raw_content"` // the operation as it was submitted, as JSON or YAML
	Content    string `json:"content"`     // what was compiled of it, as JSON
	Readme     string `json:"readme"`
}

// RunClient speaks of one run of a project, and of the runs beside it. It reads them; it starts and stops none. Its methods may
// be called by several goroutines at once.
//
// Errors are those of a [Client]. For what is not there, [IsNotFound] holds.
type RunClient struct {
	client               *Client
	owner, project, uuid string
}

// NewRunClient makes a client for a run, such as the one that a version names, or that the reference `runs.UUID` does. uuid may be
// empty for a client that only lists the runs of the project.
func NewRunClient(client *Client, owner, project, uuid string) *RunClient {
	return &RunClient{client: client, owner: owner, project: project, uuid: uuid}
}

// UUID is the run that r speaks of.
func (r *RunClient) UUID() string { return r.uuid }

// List lists the runs of the project. Queries know more fields than names and stages, such as "status: succeeded" and
// "metrics.loss: <0.1".
func (r *RunClient) List(ctx context.Context, options ListOptions) iter.Seq2[*Run, error] {
	path, err := NewProjectClient(r.client, r.owner, r.project).path("runs")
	if err != nil {
		return failing[*Run](err)
	}
	return list[*Run](ctx, r.client, path, options)
}

// Get is the run.
func (r *RunClient) Get(ctx context.Context) (*Run, error) {
	run := &Run{}
	if err := r.read(ctx, run); err != nil {
		return nil, err
	}
	return run, nil
}

// RunStatuses are the status of a run, and how it came there, the oldest step first.
type RunStatuses struct {
	Status     RunStatus   `json:"status"`
	Conditions []Condition `json:"status_conditions"`
}

// Statuses is the history of the run.
func (r *RunClient) Statuses(ctx context.Context) (*RunStatuses, error) {
	history := &RunStatuses{}
	if err := r.read(ctx, history, "statuses"); err != nil {
		return nil, err
	}
	return history, nil
}

// read asks for the run, or for something below it.
func (r *RunClient) read(ctx context.Context, into any, below ...string) error {
	if err := checkUUID(r.uuid); err != nil {
		return err
	}
	path, err := NewProjectClient(r.client, r.owner, r.project).path(append([]string{"runs", r.uuid}, below...)...)
	if err != nil {
		return err
	}
	return r.client.call(ctx, http.MethodGet, path, nil, nil, into)
}

// checkUUID says what is wrong with the name of a run.
func checkUUID(uuid string) error {
	digits := strings.ReplaceAll(uuid, "-", "")
	if len(digits) != 32 || strings.Trim(strings.ToLower(digits), "0123456789abcdef") != "" {
		return fmt.Errorf("a run is named by its uuid, of 32 hexadecimal digits, found %q", uuid)
	}
	return nil
}
