// Package hubdouble is a Polyaxon deployment in memory, for tests and examples: projects, their versions and their runs, with the
// addresses, the answers and the refusals of the community edition. The tests of package hub hold the same conversations with
// it and with a real one.
package hubdouble

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"
)

// Server is a deployment. Its zero value is one without projects. It does not know who asks.
type Server struct {
	mu       sync.Mutex
	projects []*project
	changes  int
}

// Start serves a new deployment over HTTP until Close is called.
func Start() *httptest.Server { return httptest.NewServer((&Server{}).Handler()) }

// Owner is whom everything belongs to, whichever owner is asked for.
const Owner = "default"

type project struct {
	entity
	Readme   *string    `json:"readme"`
	versions []*version // of all kinds
	runs     []*run
}

type version struct {
	entity
	Stage   string         `json:"stage"`
	State   *string        `json:"state"`
	Kind    string         `json:"kind"`
	Owner   string         `json:"owner"`
	Project string         `json:"project"`
	Content *string        `json:"content"`
	Readme  *string        `json:"readme"`
	Run     *string        `json:"run"`
	Meta    map[string]any `json:"meta_info"`

	history []map[string]any
}

// entity is what projects and versions have in common.
type entity struct {
	UUID        string   `json:"uuid"`
	Name        string   `json:"name"`
	Description *string  `json:"description"`
	Tags        []string `json:"tags"`
	User        *string  `json:"user"`
	CreatedAt   string   `json:"created_at"`
	UpdatedAt   string   `json:"updated_at"`
}

// Handler serves the deployment.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for pattern, handle := range map[string]func(*request){
		"GET /installation":                                       s.installation,
		"GET /{owner}/projects/list":                              s.listProjects,
		"GET /{owner}/projects/names":                             s.nameProjects,
		"POST /{owner}/projects/create":                           s.createProject,
		"GET /{owner}/{project}":                                  s.getProject,
		"PATCH /{owner}/{project}":                                s.changeProject,
		"DELETE /{owner}/{project}":                               s.deleteProject,
		"GET /{owner}/{project}/versions/{kind}":                  s.listVersions,
		"GET /{owner}/{project}/versions/{kind}/names":            s.nameVersions,
		"POST /{owner}/{project}/versions/{kind}":                 s.createVersion,
		"GET /{owner}/{project}/versions/{kind}/{name}":           s.getVersion,
		"PATCH /{owner}/{project}/versions/{kind}/{name}":         s.changeVersion,
		"DELETE /{owner}/{project}/versions/{kind}/{name}":        s.deleteVersion,
		"GET /{owner}/{project}/versions/{kind}/{name}/stages":    s.getStages,
		"POST /{owner}/{project}/versions/{kind}/{name}/stages":   s.setStage,
		"POST /{owner}/{project}/versions/{kind}/{name}/transfer": s.transferVersion,
		"GET /{owner}/{project}/runs":                             s.listRuns,
		"POST /{owner}/{project}/runs":                            s.createRun,
		"GET /{owner}/{project}/runs/{run}":                       s.getRun,
		"PATCH /{owner}/{project}/runs/{run}":                     s.changeRun,
		"GET /{owner}/{project}/runs/{run}/statuses":              s.getStatuses,
		"POST /{owner}/{project}/runs/{run}/statuses":             s.setStatus,
	} {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" /api/v1"+path, func(w http.ResponseWriter, r *http.Request) {
			s.mu.Lock()
			defer s.mu.Unlock()
			handle(&request{w, r})
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
	})
	return mux
}

func (s *Server) installation(r *request) {
	r.answer(http.StatusOK, map[string]string{"key": strings.Repeat("0", 32), "version": "2.18.0", "dist": "ce", "mode": "sandbox"})
}

// now is the time of a change: no two are at the same.
func (s *Server) now() string {
	s.changes++
	start := time.Date(2026, 1, 2, 3, 4, 5, 678901000, time.UTC)
	return start.Add(time.Duration(s.changes) * time.Second).Format("2006-01-02T15:04:05.000000Z")
}

// made is what a new project, version or run begins with, of what was sent for it.
func (s *Server) made(sent entity) entity {
	at := s.now()
	return entity{
		UUID: fmt.Sprintf("%032x", s.changes), Name: sent.Name, Description: sent.Description, Tags: sent.Tags, CreatedAt: at, UpdatedAt: at,
	}
}

// request is a request under way.
type request struct {
	w http.ResponseWriter
	r *http.Request
}

func (r *request) answer(status int, value any) {
	r.w.Header().Set("Content-Type", "application/json")
	r.w.WriteHeader(status)
	_ = json.NewEncoder(r.w).Encode(value) // or the client has gone
}

// missing answers that there is nothing of this type.
func (r *request) missing(typ string) {
	r.answer(http.StatusNotFound, map[string]string{"detail": "No " + typ + " matches the given query."})
}

// refuse answers that the request is wrong.
func (r *request) refuse(messages any) { r.answer(http.StatusBadRequest, messages) }

// read reads the body into a value that has what it changes already. It answers by itself when it cannot.
func (r *request) read(into any) bool {
	if err := json.NewDecoder(r.r.Body).Decode(into); err != nil {
		r.refuse(map[string]string{"detail": "JSON parse error - " + err.Error()})
		return false
	}
	return true
}

// list answers with the part of items that is asked for.
func list[T any](r *request, items []T, of func(T) entity) {
	listBy(r, items, of, map[string]func(T) string{"name": func(item T) string { return of(item).Name }})
}

// listBy is list for items of which queries may ask for some fields.
func listBy[T any](r *request, items []T, of func(T) entity, fields map[string]func(T) string) {
	query := r.r.URL.Query()
	if wanted := query.Get("query"); wanted != "" {
		name, value, _ := strings.Cut(wanted, ":")
		field := fields[strings.TrimSpace(name)]
		if field == nil {
			r.refuse([]string{"Error applying or resolving queryset, key `" + name + "` is not supported by the query manager."})
			return
		}
		items = slices.DeleteFunc(slices.Clone(items), func(item T) bool { return field(item) != strings.TrimSpace(value) })
	}
	order(items, query.Get("sort"), of)
	offset, limit := 0, 20
	_, _ = fmt.Sscan(query.Get("offset"), &offset)
	_, _ = fmt.Sscan(query.Get("limit"), &limit)
	first := min(max(offset, 0), len(items))
	last := min(first+min(limit, 100), len(items))
	next := any(nil)
	if last < len(items) {
		next = fmt.Sprintf("http://%s%s?limit=%d&offset=%d", r.r.Host, r.r.URL.Path, limit, last)
	}
	r.answer(http.StatusOK, map[string]any{"count": len(items), "next": next, "previous": nil, "results": items[first:last]})
}

// order sorts by a field, descending behind a -; what changed last comes first where nothing is said.
func order[T any](items []T, by string, of func(T) entity) {
	field, down := strings.CutPrefix(by, "-")
	slices.SortStableFunc(items, func(a, b T) int {
		x, y := of(a), of(b)
		if down || by == "" {
			x, y = y, x
		}
		switch field {
		case "name":
			return strings.Compare(x.Name, y.Name)
		case "created_at":
			return strings.Compare(x.CreatedAt, y.CreatedAt)
		}
		return strings.Compare(x.UpdatedAt, y.UpdatedAt)
	})
}

// names answers with the names of items.
func names[T any](r *request, items []T, of func(T) entity) {
	type named struct {
		Name   string `json:"name"`
		entity entity
	}
	var all []named
	for _, item := range items {
		all = append(all, named{of(item).Name, of(item)})
	}
	list(r, all, func(n named) entity { return n.entity })
}
