package hubdouble

import (
	"net/http"
	"slices"
)

type run struct {
	entity
	Status     string         `json:"status"`
	Kind       string         `json:"kind"`
	Runtime    *string        `json:"runtime"`
	StartedAt  *string        `json:"started_at"`
	FinishedAt *string        `json:"finished_at"`
	Inputs     map[string]any `json:"inputs"`
	Outputs    map[string]any `json:"outputs"`
	Meta       map[string]any `json:"meta_info"`
	Owner      string         `json:"owner"`
	Project    string         `json:"project"`
	RawContent *string        `json:"raw_content"`
	Content    *string        `json:"content"`
	Readme     *string        `json:"readme"`

	history []map[string]any
}

func (r *run) of() entity { return r.entity }

// run is the one that is asked for. Where there is none, nil, it answers.
func (s *Server) run(r *request) *run {
	if p := s.project(r); p != nil {
		if at := slices.IndexFunc(p.runs, func(x *run) bool { return x.UUID == r.r.PathValue("run") }); at >= 0 {
			return p.runs[at]
		}
	}
	r.missing("Run")
	return nil
}

func (s *Server) listRuns(r *request) {
	p := s.project(r)
	if p == nil {
		r.missing("Project")
		return
	}
	listBy(r, slices.Clone(p.runs), (*run).of, map[string]func(*run) string{
		"name": func(x *run) string { return x.Name }, "status": func(x *run) string { return x.Status },
	})
}

// createRun makes a run that somebody else manages, as tracking does: nothing runs here.
func (s *Server) createRun(r *request) {
	p := s.project(r)
	created := &run{}
	switch {
	case p == nil:
		r.missing("Project")
		return
	case !r.read(created):
		return
	}
	created.entity = s.made(created.entity)
	created.Kind, created.Status, created.Owner, created.Project = "job", "created", Owner, p.Name
	created.Meta = map[string]any{}
	created.history = []map[string]any{{
		"type": "created", "status": "True", "reason": "ModelManager", "message": "Run is created",
		"last_update_time": created.CreatedAt, "last_transition_time": created.CreatedAt,
	}}
	p.runs = append(p.runs, created)
	r.answer(http.StatusCreated, created)
}

func (s *Server) getRun(r *request) {
	if x := s.run(r); x != nil {
		r.answer(http.StatusOK, x)
	}
}

func (s *Server) changeRun(r *request) {
	if x := s.run(r); x != nil && r.read(x) {
		x.UpdatedAt = s.now()
		r.answer(http.StatusOK, x)
	}
}

func (s *Server) getStatuses(r *request) {
	if x := s.run(r); x != nil {
		r.answer(http.StatusOK, map[string]any{"uuid": x.UUID, "status": x.Status, "status_conditions": x.history, "meta_info": x.Meta})
	}
}

func (s *Server) setStatus(r *request) {
	x := s.run(r)
	var body struct{ Condition map[string]any }
	if x == nil || !r.read(&body) {
		return
	}
	x.Status, _ = body.Condition["type"].(string)
	x.history = append(x.history, body.Condition)
	at := s.now()
	switch x.Status {
	case "running":
		x.StartedAt = &at
	case "succeeded", "failed", "stopped", "skipped", "upstream_failed":
		x.FinishedAt = &at
	}
	r.answer(http.StatusCreated, map[string]any{"status": nil, "status_conditions": nil, "meta_info": nil})
}
