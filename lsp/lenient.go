package lsp

import (
	"encoding/json"

	"go.lsp.dev/protocol"
)

// decodeInitialize reads the params of initialize. The decoder of the protocol refuses them as a whole for one
// mistyped member ("processId": 1.0, a capability that is a string), which would leave the editor without server; so
// when it does, the members that do fit are taken one by one and the others count as absent.
func decodeInitialize(params []byte) (*protocol.InitializeParams, error) {
	p := new(protocol.InitializeParams)
	err := protocol.Unmarshal(params, p)
	if err == nil {
		return p, nil
	}
	fitting, ok := salvage(params, func(data []byte) bool {
		return protocol.Unmarshal(data, new(protocol.InitializeParams)) == nil
	})
	if !ok {
		return nil, err
	}
	p = new(protocol.InitializeParams)
	return p, protocol.Unmarshal(fitting, p)
}

// salvage is the largest part of the JSON value data that fits: data itself, or, where it is an object, the members
// of it that fit. It is false when nothing does.
func salvage(data []byte, fits func([]byte) bool) ([]byte, bool) {
	if fits(data) {
		return data, true
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil || members == nil {
		return nil, false
	}
	kept := map[string]json.RawMessage{}
	for name, value := range members {
		part, ok := salvage(value, func(part []byte) bool {
			alone, err := json.Marshal(map[string]json.RawMessage{name: part})
			return err == nil && fits(alone)
		})
		if ok {
			kept[name] = part
		}
	}
	all, err := json.Marshal(kept)
	return all, err == nil && fits(all)
}
