package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/plx-lsp/plx-lsp/analysis/report"
)

// textOptions says how text looks that goes to w; color is auto, always or never.
func textOptions(w io.Writer, color string) report.TextOptions {
	options := report.TextOptions{Color: color == "always"}
	if !isTerminal(w) {
		return options
	}
	if color == "auto" {
		options.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil {
		options.Width = width
	}
	return options
}

// isTerminal reports whether a stream, to read from or to write to, is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
