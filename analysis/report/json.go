package report

import (
	"bufio"
	"encoding/json"
	"io"
)

type jsonReport struct {
	Files []jsonFile `json:"files"`
}

type jsonFile struct {
	File        string           `json:"file"`
	Valid       bool             `json:"valid"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonPlace struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
}

type jsonDiagnostic struct {
	jsonPlace
	Severity string        `json:"severity"`
	Code     string        `json:"code"`
	Message  string        `json:"message"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	File string `json:"file"`
	jsonPlace
	Message string `json:"message"`
}

// JSON writes the report as one JSON object and a line break. Its shape is part of the command line's contract.
func JSON(w io.Writer, r *Report) error {
	out := bufio.NewWriterSize(w, 1<<16)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(toJSON(r)); err != nil {
		return err
	}
	return out.Flush()
}

func toJSON(r *Report) jsonReport {
	out := jsonReport{Files: make([]jsonFile, 0, len(r.Files))}
	for _, f := range r.Files {
		file := jsonFile{f.Name, f.Valid(), make([]jsonDiagnostic, 0, len(f.Diagnostics))}
		for _, d := range f.Diagnostics {
			diagnostic := jsonDiagnostic{
				jsonPlace: toJSONPlace(d.Place), Severity: d.Severity.String(), Code: d.Code, Message: d.Message,
			}
			for _, r := range d.Related {
				diagnostic.Related = append(diagnostic.Related, jsonRelated{r.File, toJSONPlace(r.Place), r.Message})
			}
			file.Diagnostics = append(file.Diagnostics, diagnostic)
		}
		out.Files = append(out.Files, file)
	}
	return out
}

func toJSONPlace(p Place) jsonPlace { return jsonPlace{p.Line, p.Column, p.EndLine, p.EndColumn} }
