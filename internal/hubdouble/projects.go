package hubdouble

import (
	"net/http"
	"slices"
)

func (p *project) of() entity { return p.entity }

// project is the one that is asked for, nil when there is none.
func (s *Server) project(r *request) *project {
	at := slices.IndexFunc(s.projects, func(p *project) bool { return p.Name == r.r.PathValue("project") })
	if at < 0 {
		return nil
	}
	return s.projects[at]
}

func (s *Server) listProjects(r *request) { list(r, slices.Clone(s.projects), (*project).of) }
func (s *Server) nameProjects(r *request) { names(r, s.projects, (*project).of) }

func (s *Server) createProject(r *request) {
	created := &project{}
	if !r.read(created) {
		return
	}
	switch {
	case created.Name == "":
		r.refuse(map[string][]string{"name": {"This field is required."}})
	case slices.ContainsFunc(s.projects, func(p *project) bool { return p.Name == created.Name }):
		r.refuse(map[string][]string{"name": {"project with this name already exists."}})
	default:
		created.entity = s.made(created.entity)
		s.projects = append(s.projects, created)
		r.answer(http.StatusCreated, created)
	}
}

func (s *Server) getProject(r *request) {
	if p := s.project(r); p != nil {
		r.answer(http.StatusOK, p)
		return
	}
	r.missing("Project")
}

func (s *Server) changeProject(r *request) {
	p := s.project(r)
	switch {
	case p == nil:
		r.missing("Project")
	case r.read(p):
		p.UpdatedAt = s.now()
		r.answer(http.StatusOK, p)
	}
}

func (s *Server) deleteProject(r *request) {
	p := s.project(r)
	if p == nil {
		r.missing("Project")
		return
	}
	s.projects = slices.DeleteFunc(s.projects, func(other *project) bool { return other == p })
	r.w.WriteHeader(http.StatusNoContent)
}
