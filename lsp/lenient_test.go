package lsp

import (
	"testing"

	"go.lsp.dev/protocol"
)

func TestInitializeWithMembersThatDoNotFit(t *testing.T) {
	for name, params := range map[string]string{
		"processId with a fraction":   `{"processId":1.0,"rootUri":null,"capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
		"processId beyond 32 bits":    `{"processId":99999999999,"capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
		"a capability of wrong type":  `{"processId":1,"capabilities":{"workspace":{"configuration":"yes","applyEdit":true},"general":{"positionEncodings":["utf-8"]}}}`,
		"rootUri that is a number":    `{"processId":1,"rootUri":7,"capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
		"client info that is a text":  `{"clientInfo":"x","capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
		"nothing wrong":               `{"processId":1,"rootUri":null,"capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
		"folders of wrong type":       `{"workspaceFolders":{"a":1},"capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
		"a lone surrogate in a value": `{"locale":"\ud800","capabilities":{"general":{"positionEncodings":["utf-8"]}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			p, err := decodeInitialize([]byte(params))
			if err != nil {
				t.Fatal(err)
			}
			if got := chooseEncoding(p.Capabilities.General.PositionEncodings); encodingKind(got) != protocol.PositionEncodingKindUTF8 {
				t.Errorf("the encodings that do fit were lost: %v", p.Capabilities.General)
			}
		})
	}
	for _, params := range []string{`[]`, `7`, `"x"`, `{`} {
		if _, err := decodeInitialize([]byte(params)); err == nil {
			t.Errorf("params %s were taken", params)
		}
	}
}
