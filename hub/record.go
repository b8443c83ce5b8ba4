package hub

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"unicode/utf8"
)

// A record is a copy of a component as it lies on disk: a line that names the form and the hash of all that follows, a
// line of JSON about the answer, and the text. The hash tells a record that was damaged or written by somebody else.
const recordForm = "plx-lsp component 1 "

// maxRecord is the size in bytes of the largest record.
const maxRecord = maxBody + 8<<10

// about is the second line of a record.
type about struct {
	Key   string `json:"key"`             // of the URL, so that a record that was renamed answers for no other URL
	Owner string `json:"owner,omitempty"` // of the component
	validators
}

var errRecord = errors.New("not a record of this component")

// encode is the record of what is at the URL with this key.
func encode(key string, c *answer) []byte {
	head, _ := json.Marshal(about{key, c.owner, c.validators}) // strings alone: cannot fail
	rest := append(append(head, '\n'), c.text...)
	return append([]byte(recordForm+hash(rest)+"\n"), rest...)
}

// decode reads a record of what is at the URL with this key. The copy has no tree yet.
func decode(key string, record []byte) (*answer, error) {
	first, rest, ok := bytes.Cut(record, []byte("\n"))
	if !ok || len(record) > maxRecord || string(first) != recordForm+hash(rest) {
		return nil, errRecord
	}
	head, text, ok := bytes.Cut(rest, []byte("\n"))
	var a about
	if !ok || json.Unmarshal(head, &a) != nil || a.Key != key {
		return nil, errRecord
	}
	if len(text) > maxBody || !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return nil, errRecord
	}
	return &answer{validators: a.validators, text: string(text)}, nil
}

// maxHead is how many bytes of a record are looked at for its owner.
const maxHead = 4 << 10

// ownerOf is the owner that the second line of a record names, "" when it is no name.
func ownerOf(head []byte) string {
	var a about
	if json.Unmarshal(head, &a) != nil || checkName("owner", a.Owner) != nil {
		return ""
	}
	return a.Owner
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
