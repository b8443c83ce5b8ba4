package report

import (
	"bufio"
	"encoding/json"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"slices"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
)

// The parts of SARIF 2.1.0 that a report has something to say in. Absent parts mean their defaults.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool             sarifTool       `json:"tool"`
		ColumnKind       string          `json:"columnKind"`
		NewlineSequences []string        `json:"newlineSequences"`
		Artifacts        []sarifArtifact `json:"artifacts"`
		Results          []sarifResult   `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string `json:"id"`
		HelpURI string `json:"helpUri"`
	}
	sarifArtifact struct {
		Location sarifArtifactLocation `json:"location"`
	}
	sarifArtifactLocation struct {
		URI string `json:"uri"`
	}
	sarifResult struct {
		RuleID           string             `json:"ruleId"`
		RuleIndex        int                `json:"ruleIndex"`
		Level            string             `json:"level"`
		Message          sarifMessage       `json:"message"`
		Locations        []sarifLocation    `json:"locations"`
		RelatedLocations []sarifLocation    `json:"relatedLocations,omitempty"`
		Suppressions     []sarifSuppression `json:"suppressions,omitzero"`
	}
	sarifSuppression struct {
		Kind string `json:"kind"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		ID               *int          `json:"id,omitempty"`
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifactLocation `json:"artifactLocation"`
		Region           sarifRegion           `json:"region"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// SARIF writes the report as a SARIF 2.1.0 log. version is that of the program.
func SARIF(w io.Writer, r *Report, version string) error {
	rules, ruleIndex := sarifRules(r)
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name: "plx-lsp", Version: version, InformationURI: analysis.DocsURL + "cli.md", Rules: rules,
		}},
		ColumnKind:       "unicodeCodePoints",
		NewlineSequences: []string{"\r\n", "\n", "\r"},
		Artifacts:        make([]sarifArtifact, 0, len(r.Files)),
		Results:          []sarifResult{},
	}
	for _, f := range r.Files {
		run.Artifacts = append(run.Artifacts, sarifArtifact{sarifArtifactLocation{artifactURI(f.Name)}})
	}
	run.Results = append(run.Results, sarifResults(r, ruleIndex)...)
	out := bufio.NewWriterSize(w, 1<<16)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	log := sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	}
	if err := encoder.Encode(log); err != nil {
		return err
	}
	return out.Flush()
}

// sarifResults are what was found, and what of it comments silence. Where something is silenced, the standard wants every
// other result to say that it is not.
func sarifResults(r *Report, ruleIndex map[string]int) []sarifResult {
	var results []sarifResult
	var none []sarifSuppression
	if slices.ContainsFunc(r.Files, func(f File) bool { return len(f.Silenced) > 0 }) {
		none = []sarifSuppression{}
	}
	for _, f := range r.Files {
		for _, d := range f.Diagnostics {
			results = append(results, toSARIF(d, ruleIndex[d.Code], none))
		}
		for _, d := range f.Silenced {
			results = append(results, toSARIF(d, ruleIndex[d.Code], []sarifSuppression{{Kind: "inSource"}}))
		}
	}
	return results
}

// sarifRules lists the rules that have results, and the index of each.
func sarifRules(r *Report) ([]sarifRule, map[string]int) {
	var codes []string
	for _, f := range r.Files {
		for _, d := range slices.Concat(f.Diagnostics, f.Silenced) {
			codes = append(codes, d.Code)
		}
	}
	slices.Sort(codes)
	rules, index := []sarifRule{}, map[string]int{}
	for i, code := range slices.Compact(codes) {
		rules = append(rules, sarifRule{code, analysis.RuleURL(code)})
		index[code] = i
	}
	return rules, index
}

func toSARIF(d Diagnostic, ruleIndex int, suppressions []sarifSuppression) sarifResult {
	result := sarifResult{
		RuleID: d.Code, RuleIndex: ruleIndex, Level: sarifLevel(d.Severity), Message: sarifMessage{d.Message},
		Locations: []sarifLocation{{PhysicalLocation: toPhysical(d.Place)}}, Suppressions: suppressions,
	}
	for id, r := range d.Related {
		result.RelatedLocations = append(result.RelatedLocations,
			sarifLocation{ID: &id, PhysicalLocation: toPhysical(r.Place), Message: &sarifMessage{r.Message}})
	}
	return result
}

func toPhysical(p Place) sarifPhysical {
	return sarifPhysical{
		sarifArtifactLocation{artifactURI(p.File)},
		sarifRegion{p.Line, p.Column, p.EndLine, p.EndColumn},
	}
}

func sarifLevel(severity spec.Severity) string {
	switch severity {
	case spec.Error:
		return "error"
	case spec.Warning:
		return "warning"
	}
	return "note"
}

// artifactURI is a file's name as a URI reference: relative names stay relative, so that a viewer finds them from the
// root of the checkout. A name that is a URL stays one.
func artifactURI(name string) string {
	if address, ok := webAddress(name); ok {
		return address.String()
	}
	slashed := path.Clean(filepath.ToSlash(name))
	if !filepath.IsAbs(name) {
		return (&url.URL{Path: slashed}).String()
	}
	if slashed[0] != '/' { // a Windows drive
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// webAddress is the URL that a file was fetched from, when its name is one.
func webAddress(name string) (*url.URL, bool) {
	address, err := url.Parse(name)
	return address, err == nil && (address.Scheme == "http" || address.Scheme == "https") && address.Host != ""
}
