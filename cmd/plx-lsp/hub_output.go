package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/plx-lsp/plx-lsp/analysis/report"
)

// writeJSON writes a value as one JSON object on one line.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return cannotWrite(encoder.Encode(value))
}

// writeTable writes rows in columns.
func writeTable(w io.Writer, rows [][]string) error {
	var table bytes.Buffer
	t := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, text := range row {
			if i > 0 {
				text = "\t" + cell(text)
			}
			_, _ = io.WriteString(t, text) // to memory
		}
		_, _ = io.WriteString(t, "\n")
	}
	_ = t.Flush()
	var out bytes.Buffer
	for line := range strings.Lines(table.String()) {
		out.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return writeAll(w, out.Bytes())
}

func writeAll(w io.Writer, text []byte) error {
	_, err := w.Write(text)
	return cannotWrite(err)
}

func cannotWrite(err error) error {
	if err != nil {
		return fmt.Errorf("the result could not be written: %w", err)
	}
	return nil
}

// cell is a text in a table: its first line, as far as a row has room for it.
func cell(text string) string {
	const widest = 60
	line, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	runes := []rune(report.Visible(strings.TrimSpace(line)))
	if len(runes) > widest {
		return string(runes[:widest-1]) + "…"
	}
	return string(runes) + strings.Repeat(" …", min(1, len(rest)))
}

// shownLine is a line of somebody's text on a terminal.
func shownLine(line string) string {
	line = strings.TrimRight(line, "\r\n")
	return report.Visible(strings.ReplaceAll(line, "\t", "    "))
}
