package spec

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// MaxFileSize is the size in bytes above which a file is refused without being read. Real Polyaxonfiles are a
// thousand times smaller.
const MaxFileSize = 8 << 20

// Unreadable is the error of a file that can be opened and is no text: binary, badly encoded or too large.
type Unreadable struct {
	Reason string       // a sentence for people
	Text   *syntax.Text // what was read, with the bytes that are no text; empty when the file is too large
	Range  syntax.Range // the first place in Text that is no text
}

func (u *Unreadable) Error() string { return u.Reason }

// Diagnostic is what a report says about the file.
func (u *Unreadable) Diagnostic() Diagnostic {
	return Diagnostic{Range: u.Range, Severity: Error, Code: CodeUnreadableFile, Message: u.Reason}
}

// ReadFile reads the text of the file at path. The error is an *Unreadable, or that of the file system when the file
// cannot be opened or read.
func ReadFile(path string) (*syntax.Text, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > MaxFileSize {
		return nil, tooLarge(info.Size())
	}
	return ReadText(file, int(info.Size()))
}

// ReadText reads a text to its end and not beyond MaxFileSize. sizeHint is the size that it probably has, 0 when that
// is unknown.
func ReadText(r io.Reader, sizeHint int) (*syntax.Text, error) {
	var buffer bytes.Buffer
	buffer.Grow(sizeHint + bytes.MinRead)
	n, err := buffer.ReadFrom(io.LimitReader(r, MaxFileSize+1))
	if err != nil {
		return nil, err
	}
	if n > MaxFileSize {
		return nil, tooLarge(0)
	}
	source := buffer.String()
	if reason, at := notText(source); reason != "" {
		text := syntax.NewText(source)
		return nil, &Unreadable{reason, text, syntax.Range{Start: text.Pos(at), End: text.Pos(at + 1)}}
	}
	return syntax.NewText(source), nil
}

func tooLarge(size int64) *Unreadable {
	const limit = MaxFileSize >> 20
	reason := fmt.Sprintf("The file is larger than the limit of %d MiB and was not read.", limit)
	if size > 0 {
		megabytes := float64(size) / (1 << 20)
		reason = fmt.Sprintf("The file has %.1f MiB, more than the limit of %d MiB, and was not read.", megabytes, limit)
	}
	return &Unreadable{Reason: reason, Text: syntax.NewText("")}
}

// notText says why source is no text, and at which byte that shows; "" when it is text.
func notText(source string) (reason string, at int) {
	switch {
	case strings.HasPrefix(source, "\xff\xfe"), strings.HasPrefix(source, "\xfe\xff"):
		return "The file is encoded as UTF-16; save it as UTF-8.", 0
	}
	if at := strings.IndexByte(source, 0); at >= 0 {
		return "The file holds a NUL byte, so it is binary or damaged; a Polyaxonfile is UTF-8 text.", at
	}
	if !utf8.ValidString(source) {
		at := firstInvalid(source)
		return fmt.Sprintf("Byte 0x%02x is not valid UTF-8 here; save the file as UTF-8.", source[at]), at
	}
	return "", 0
}

func firstInvalid(source string) int {
	for i, r := range source {
		if r == utf8.RuneError && !strings.HasPrefix(source[i:], "\uFFFD") {
			return i
		}
	}
	return 0
}

// Disk is the resolver that reads files from disk, each time anew. The zero Disk fetches nothing.
type Disk struct {
	Remote Fetcher // fetches what is no file here; nil: nothing is fetched
}

// Fetch implements Resolver.
func (d Disk) Fetch(ctx context.Context, ref Reference) (*syntax.Tree, error) {
	if d.Remote == nil {
		return nil, errors.New("nothing is fetched here")
	}
	return d.Remote.Fetch(ctx, ref)
}

// File implements Resolver.
func (Disk) File(ctx context.Context, path string) (*syntax.Tree, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file: %w", path, fs.ErrNotExist)
	}
	text, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	return syntax.Parse(text), nil
}
