package hub

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Stage says how far a version has come.
type Stage string

// The stages of a version. A disabled one can still be read and run.
const (
	StageTesting    Stage = "testing"
	StageStaging    Stage = "staging"
	StageProduction Stage = "production"
	StageDisabled   Stage = "disabled"
)

// Condition is one step in the history of something: of a version to a stage, for one.
type Condition struct {
	Type               string    `json:"type"`
	Status             bool      `json:"status"`
	Reason             string    `json:"reason"`
	Message            string    `json:"message"`
	LastUpdateTime     time.Time `json:"last_update_time,omitzero"`
	LastTransitionTime time.Time `json:"last_transition_time,omitzero"`
}

// UnmarshalJSON implements json.Unmarshaler. A status is true or false when a client has set it, and the text "True" or
// "False" when the deployment has.
func (c *Condition) UnmarshalJSON(data []byte) error {
	type plain Condition
	read := struct {
		*plain
		Status any `json:"status"`
	}{plain: (*plain)(c)}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	c.Status = read.Status == true || read.Status == "True" || read.Status == "true"
	return nil
}

// Stages are the stage of a version, and how it came there, the oldest step first.
type Stages struct {
	Stage      Stage       `json:"stage"`
	Conditions []Condition `json:"stage_conditions"`
}

// Stages is the history of a version.
func (p *ProjectClient) Stages(ctx context.Context, kind VersionKind, name string) (*Stages, error) {
	path, err := p.versionPath(kind, name, "stages")
	if err != nil {
		return nil, err
	}
	history := &Stages{}
	if err := p.client.call(ctx, http.MethodGet, path, nil, nil, history); err != nil {
		return nil, err
	}
	return history, nil
}

// SetStage brings a version to a stage. reason is one word for programs, message a sentence for people; both may be empty.
func (p *ProjectClient) SetStage(ctx context.Context, kind VersionKind, name string, stage Stage, reason, message string) error {
	path, err := p.versionPath(kind, name, "stages")
	if err != nil {
		return err
	}
	switch stage {
	case StageTesting, StageStaging, StageProduction, StageDisabled:
	default:
		return fmt.Errorf("a stage is testing, staging, production or disabled, found %q", stage)
	}
	if reason == "" {
		reason = "ClientStageUpdate" // as Polyaxon's own client says
	}
	body := map[string]Condition{"condition": {Type: string(stage), Status: true, Reason: reason, Message: message}}
	return p.client.call(ctx, http.MethodPost, path, nil, body, nil) // the answer has fields without values only
}
