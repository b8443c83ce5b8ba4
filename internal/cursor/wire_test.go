package cursor

import (
	"encoding/json"
	"testing"
)

func TestOffset(t *testing.T) {
	const text = "ab\r\n😀é x\n\nend"
	for at := range text {
		line, column := Position(text, at, UTF16)
		if got := Offset(text, line, column, UTF16); got != at && text[at] != '\n' {
			t.Errorf("byte %d is %d:%d, which is byte %d", at, line, column, got)
		}
	}
	if line, column := Position(text, len("ab\r\n😀é"), UTF16); line != 1 || column != 3 {
		t.Errorf("%d:%d", line, column)
	}
	for _, test := range [][3]int{{0, 99, 2}, {2, 5, len("ab\r\n😀é x\n")}, {9, 0, len(text)}} {
		if got := Offset(text, test[0], test[1], UTF16); got != test[2] {
			t.Errorf("%v is %d", test, got)
		}
	}
}

func TestReadItems(t *testing.T) {
	const text = "😀 ru\n"
	at := len("😀 ru")
	for answer, want := range map[string]string{
		`[{"label":"run"}]`: "😀 run‸\n",
		`{"items":[{"label":"run","insertText":"run: $1!","insertTextFormat":2}]}`:                                                         "😀 run: ‸!\n",
		`{"items":[{"label":"run","textEdit":{"newText":"X","range":{"start":{"line":0,"character":3},"end":{"line":0,"character":5}}}}]}`: "😀 X‸\n",
		`{"items":[{"label":"run","textEdit":{"newText":"X","insert":{"start":{"line":0,"character":3},"end":{"line":0,"character":4}},
			"replace":{"start":{"line":0,"character":3},"end":{"line":0,"character":5}}},
			"additionalTextEdits":[{"newText":"y","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":2}}}]}]}`: "y X‸\n",
	} {
		items, err := ReadItems(json.RawMessage(answer), text, at, UTF16)
		if err != nil || len(items) != 1 {
			t.Fatalf("%s: %v %v", answer, items, err)
		}
		after, cursor := Accept(text, items[0])
		if got := Join(after, cursor); got != want {
			t.Errorf("%s: %q, want %q", answer, got, want)
		}
	}
	items, err := ReadItems(json.RawMessage(`[{"label":"a","tags":[1]},{"label":"b","deprecated":true},{"label":"c","kind":15}]`), "", 0, UTF16)
	if err != nil || !items[0].Deprecated || !items[1].Deprecated || items[2].Deprecated || items[0].Outline || !items[2].Outline {
		t.Errorf("%+v %v", items, err)
	}
	if items, err := ReadItems(json.RawMessage(`null`), "", 0, UTF16); err != nil || len(items) != 0 {
		t.Errorf("%+v %v", items, err)
	}
	if _, err := ReadItems(json.RawMessage(`7`), "", 0, UTF16); err == nil {
		t.Error("a number is a list")
	}
}

func TestReadHover(t *testing.T) {
	const r = `,"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":3}}}`
	for answer, want := range map[string][2]string{
		`null`: {"", ""},
		`{"contents":{"kind":"markdown","value":"a"}` + r: {"a", "x"},
		`{"contents":"a"}`: {"a", ""},
		`{"contents":["a",{"language":"yaml","value":"b"}]}`: {"a\n\nb", ""},
	} {
		told, covers, err := ReadHover(json.RawMessage(answer), "😀x", UTF16)
		if err != nil || told != want[0] || covers != want[1] {
			t.Errorf("%s: %q about %q, %v", answer, told, covers, err)
		}
	}
}
