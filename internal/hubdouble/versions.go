package hubdouble

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

func (v *version) of() entity { return v.entity }

// versions are those of the kind that is asked for.
func (s *Server) versions(r *request) (p *project, versions []*version) {
	p = s.project(r)
	if p == nil {
		return nil, nil
	}
	for _, v := range p.versions {
		if v.Kind == r.r.PathValue("kind") {
			versions = append(versions, v)
		}
	}
	return p, versions
}

// version is the one that is asked for. Where there is none, nil, it answers.
func (s *Server) version(r *request) (*project, *version) {
	p, versions := s.versions(r)
	at := slices.IndexFunc(versions, func(v *version) bool { return v.Name == r.r.PathValue("name") })
	if at < 0 {
		r.missing("ProjectVersion") // also when it is the project that is missing
		return nil, nil
	}
	return p, versions[at]
}

// listed is a version as lists have it.
type listed struct {
	entity
	Stage string  `json:"stage"`
	State *string `json:"state"`
	Kind  string  `json:"kind"`
}

func (l listed) of() entity { return l.entity }

func (s *Server) listVersions(r *request) {
	p, versions := s.versions(r)
	if p == nil {
		r.missing("Project")
		return
	}
	all := []listed{}
	for _, v := range versions {
		all = append(all, listed{v.entity, v.Stage, v.State, v.Kind})
	}
	list(r, all, listed.of)
}

func (s *Server) nameVersions(r *request) {
	p, versions := s.versions(r)
	if p == nil {
		r.missing("Project")
		return
	}
	names(r, versions, (*version).of)
}

func (s *Server) createVersion(r *request) {
	p, versions := s.versions(r)
	created := &version{}
	switch {
	case p == nil:
		r.missing("Project")
		return
	case !r.read(created):
		return
	}
	kind := r.r.PathValue("kind")
	if problem := created.check(kind); problem != "" {
		r.refuse([]string{problem})
		return
	}
	if slices.ContainsFunc(versions, func(v *version) bool { return v.Name == created.Name }) {
		r.refuse([]string{"A version with name " + created.Name + " already exists on the requested project."})
		return
	}
	created.entity = s.made(created.entity)
	created.Kind, created.Stage, created.Owner, created.Project = kind, "testing", Owner, p.Name
	created.Meta = map[string]any{}
	created.history = []map[string]any{{
		"type": "testing", "status": "True", "last_update_time": created.CreatedAt, "last_transition_time": created.CreatedAt,
		"reason": strings.ToUpper(kind[:1]) + kind[1:] + "VersionCreated", "message": "A new " + kind + " version is created",
	}}
	p.versions = append(p.versions, created)
	r.answer(http.StatusCreated, created)
}

// check says what a deployment has against a version, and makes of its content what is kept.
func (v *version) check(kind string) string {
	if v.Content != nil {
		*v.Content = strings.TrimSpace(*v.Content)
	}
	if kind != "component" {
		return ""
	}
	if v.Content == nil || *v.Content == "" {
		return "the `content` is required to create a component version."
	}
	if _, err := spec.Read(spec.FromText(*v.Content)); err != nil {
		return err.Error()
	}
	sum := sha256.Sum256([]byte(*v.Content))
	state := hex.EncodeToString(sum[:16])
	v.State = &state
	return ""
}

func (s *Server) getVersion(r *request) {
	if _, v := s.version(r); v != nil {
		r.answer(http.StatusOK, v)
	}
}

func (s *Server) changeVersion(r *request) {
	_, v := s.version(r)
	if v == nil {
		return
	}
	changed := *v
	changed.Content = nil
	if !r.read(&changed) {
		return
	}
	if changed.Content == nil {
		changed.Content = v.Content
	} else if problem := changed.check(v.Kind); problem != "" {
		r.refuse([]string{problem})
		return
	}
	changed.UpdatedAt = s.now()
	*v = changed
	r.answer(http.StatusOK, v)
}

func (s *Server) deleteVersion(r *request) {
	p, v := s.version(r)
	if v == nil {
		return
	}
	p.versions = slices.DeleteFunc(p.versions, func(other *version) bool { return other == v })
	r.w.WriteHeader(http.StatusNoContent)
}

func (s *Server) getStages(r *request) {
	if _, v := s.version(r); v != nil {
		r.answer(http.StatusOK, map[string]any{"uuid": v.UUID, "stage": v.Stage, "stage_conditions": v.history})
	}
}

func (s *Server) setStage(r *request) {
	_, v := s.version(r)
	var body struct{ Condition map[string]any }
	if v == nil || !r.read(&body) {
		return
	}
	stage, _ := body.Condition["type"].(string)
	v.Stage = stage
	v.history = append(v.history, body.Condition)
	r.answer(http.StatusCreated, map[string]any{"stage": nil, "stage_conditions": nil})
}

func (s *Server) transferVersion(r *request) {
	p, v := s.version(r)
	var body struct{ Project string }
	if v == nil || !r.read(&body) {
		return
	}
	at := slices.IndexFunc(s.projects, func(p *project) bool { return p.Name == body.Project })
	if at < 0 {
		r.refuse([]string{"The destination project `" + body.Project + "` does not exist."})
		return
	}
	p.versions = slices.DeleteFunc(p.versions, func(other *version) bool { return other == v })
	v.Project = body.Project
	s.projects[at].versions = append(s.projects[at].versions, v)
	r.answer(http.StatusOK, map[string]any{})
}
