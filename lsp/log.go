package lsp

import (
	"context"
	"fmt"
	"io"
	"sync"

	"go.lsp.dev/protocol"
)

type level = protocol.MessageType

const (
	levelError = protocol.MessageTypeError
	levelWarn  = protocol.MessageTypeWarning
	levelInfo  = protocol.MessageTypeInfo
)

// logger writes log lines to the writer of Options and, once there is an editor, to its output panel. Lines hold
// neither document text nor settings.
type logger struct {
	mu     sync.Mutex
	writer io.Writer
	editor protocol.Client // nil until the client is initialized
}

func (l *logger) errorf(format string, args ...any) { l.line(levelError, format, args...) }
func (l *logger) warnf(format string, args ...any)  { l.line(levelWarn, format, args...) }
func (l *logger) infof(format string, args ...any)  { l.line(levelInfo, format, args...) }

func (l *logger) line(at level, format string, args ...any) {
	l.stderr(at, format, args...)
	l.mu.Lock()
	editor := l.editor
	l.mu.Unlock()
	if editor != nil {
		message := fmt.Sprintf(format, args...)
		_ = editor.LogMessage(context.Background(), &protocol.LogMessageParams{Type: at, Message: message})
	}
}

// stderr writes a line to the writer only.
func (l *logger) stderr(at level, format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.writer != nil {
		names := map[level]string{levelError: "error", levelWarn: "warning", levelInfo: "info"}
		fmt.Fprintf(l.writer, "plx-lsp: %s: %s\n", names[at], fmt.Sprintf(format, args...))
	}
}

// connect makes the logger speak to the editor too.
func (l *logger) connect(editor protocol.Client) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.editor = editor
}
