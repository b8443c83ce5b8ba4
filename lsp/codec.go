package lsp

import (
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// codec encodes the types of the protocol, whose unions the codec of jsonrpc2 does not know.
type codec struct{}

// Marshal implements jsonrpc2.Codec.
func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(json.RawMessage); ok {
		return raw, nil
	}
	return protocol.Marshal(v)
}

// Unmarshal implements jsonrpc2.Codec. Data belongs to the connection, so a raw message is copied.
func (codec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*json.RawMessage); ok {
		*raw = append(json.RawMessage(nil), data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// raw is v as JSON, for the fields of the protocol that hold any value.
func raw(v any) protocol.LSPAny {
	data, err := protocol.Marshal(v)
	if err != nil {
		return protocol.LSPAny("null") // v is one of the protocol's own types, which always encode
	}
	return data
}

// encoded is v as JSON. V must be of a type of ours that always encodes.
func encoded(v any) protocol.LSPAny {
	data, _ := json.Marshal(v)
	return data
}

func isNull(data []byte) bool { return len(data) == 0 || string(data) == "null" }

var _ jsonrpc2.Codec = codec{}
