package analysis

import (
	"io"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// MaxFileSize is the size in bytes above which a file is refused without being read.
const MaxFileSize = spec.MaxFileSize

// CodeUnreadableFile is the code of the diagnostic on a file that is no text.
const CodeUnreadableFile = spec.CodeUnreadableFile

// Unreadable is the error of a file that can be opened and is no text.
type Unreadable = spec.Unreadable

// Disk is the resolver that reads files from disk, each time anew.
type Disk = spec.Disk

// ReadFile reads the text of the file at path, as spec.ReadFile does.
func ReadFile(path string) (*syntax.Text, error) { return spec.ReadFile(path) }

// ReadText reads a text to its end and not beyond MaxFileSize, as spec.ReadText does.
func ReadText(r io.Reader, sizeHint int) (*syntax.Text, error) { return spec.ReadText(r, sizeHint) }
