package lsp

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
)

const (
	maxMessage = 64 << 20 // bytes of one message; a longer one is refused without being kept
	maxHeader  = 8 << 10  // bytes of one header line
)

// stream frames messages as the base protocol of LSP does. Unlike the stream of jsonrpc2 it survives what a client
// gets wrong inside a frame: it answers a body that is no message with an error of null id and reads on. It ends only
// where the frame itself is broken, because nothing says then where the next message begins.
//
// It also keeps count of the answers that are owed: the connection drops those that come after the end of the input.
type stream struct {
	in  *bufio.Reader
	out jsonrpc2.Stream
	end func(error) // called once, when nothing more will be read

	mu      sync.Mutex
	owed    int           // requests read and not yet answered
	settled chan struct{} // closed while nothing is owed
}

func newStream(in io.Reader, out io.Writer, end func(error)) *stream {
	s := &stream{in: bufio.NewReader(in), out: jsonrpc2.NewHeaderStream(writeOnly{out}), end: end}
	s.settled = make(chan struct{})
	close(s.settled)
	return s
}

// Read implements jsonrpc2.Stream. It tells of the end of the input at once, and returns it when all is answered.
func (s *stream) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	message, n, err := s.next(ctx)
	if err != nil {
		s.end(err)
		s.settle(patience)
		return nil, 0, err
	}
	if _, ok := message.(*jsonrpc2.Call); ok {
		s.owe(1)
	}
	return message, n, nil
}

// next reads up to the next message.
func (s *stream) next(ctx context.Context) (jsonrpc2.Message, int64, error) {
	for {
		body, err := s.frame()
		var wrong *jsonrpc2.Error
		if err == nil {
			var message jsonrpc2.Message
			if message, err = jsonrpc2.DecodeMessage(body); err == nil {
				return message, int64(len(body)), nil
			}
		}
		if !errors.As(err, &wrong) {
			return nil, 0, err
		}
		if _, err := s.out.Write(ctx, jsonrpc2.NewResponse(jsonrpc2.ID{}, nil, wrong)); err != nil {
			return nil, 0, err
		}
	}
}

// frame reads one body. A *jsonrpc2.Error says that the body was skipped and that the next frame can be read.
func (s *stream) frame() ([]byte, error) {
	length, err := s.header()
	if err != nil {
		return nil, err
	}
	if length > maxMessage {
		if _, err := io.CopyN(io.Discard, s.in, length); err != nil {
			return nil, short(err)
		}
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "message of %d bytes is longer than %d", length, maxMessage)
	}
	// The buffer grows with what arrives, not with what the header promises.
	var body bytes.Buffer
	if _, err := io.CopyN(&body, s.in, length); err != nil {
		return nil, short(err)
	}
	return body.Bytes(), nil
}

// header reads the header lines and yields the length of the body.
func (s *stream) header() (int64, error) {
	length := int64(-1)
	for first := true; ; first = false {
		line, err := s.line()
		if err != nil {
			if first && errors.Is(err, io.EOF) && line == "" {
				return 0, io.EOF
			}
			return 0, short(err)
		}
		line = strings.TrimSuffix(line, "\r")
		if line == "" {
			if length < 1 {
				return 0, fmt.Errorf("%w: no usable Content-Length", jsonrpc2.ErrInvalidHeader)
			}
			return length, nil
		}
		name, value, found := strings.Cut(line, ":")
		if !found {
			return 0, fmt.Errorf("%w: a header line without colon", jsonrpc2.ErrInvalidHeader)
		}
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			if length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil {
				return 0, fmt.Errorf("%w: Content-Length is no number", jsonrpc2.ErrInvalidHeader)
			}
		}
	}
}

// line reads up to the next "\n" and yields what stands before it.
func (s *stream) line() (string, error) {
	var line []byte
	for {
		b, err := s.in.ReadByte()
		switch {
		case err != nil:
			return string(line), err
		case b == '\n':
			return string(line), nil
		case len(line) == maxHeader:
			return "", fmt.Errorf("%w: a header line longer than %d bytes", jsonrpc2.ErrInvalidHeader, maxHeader)
		}
		line = append(line, b)
	}
}

func short(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Write implements jsonrpc2.Stream.
func (s *stream) Write(ctx context.Context, message jsonrpc2.Message) (int64, error) {
	n, err := s.out.Write(ctx, message)
	if isResponse(message) {
		s.owe(-1)
	}
	return n, err
}

// isResponse tells by the encoded message, because the connection writes types of its own that say nothing.
func isResponse(message jsonrpc2.Message) bool {
	body, err := jsonrpc2.EncodeMessage(message)
	if err != nil {
		return false
	}
	decoded, err := jsonrpc2.DecodeMessage(body)
	_, ok := decoded.(*jsonrpc2.Response)
	return ok && err == nil
}

func (s *stream) owe(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.owed
	s.owed += n
	switch {
	case before == 0 && s.owed > 0:
		s.settled = make(chan struct{})
	case before > 0 && s.owed == 0:
		close(s.settled)
	}
}

// settle returns when nothing is owed, or after patience.
func (s *stream) settle(patience time.Duration) {
	s.mu.Lock()
	settled := s.settled
	s.mu.Unlock()
	select {
	case <-settled:
	case <-time.After(patience):
	}
}

// Close implements jsonrpc2.Stream. The reader and the writer belong to the caller of Serve and stay open.
func (s *stream) Close() error { return nil }

// writeOnly is the writing half of a connection.
type writeOnly struct{ io.Writer }

func (writeOnly) Read([]byte) (int, error) { return 0, io.EOF }
func (writeOnly) Close() error             { return nil }
