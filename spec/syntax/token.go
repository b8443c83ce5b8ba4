package syntax

// tokenKind is what a token is to the grammar.
type tokenKind uint8

const (
	tokEnd       tokenKind = iota // the end of the text
	tokDirective                  // %YAML, %TAG
	tokDocStart                   // ---
	tokDocEnd                     // ...
	tokBlockSeq                   // where a block sequence begins; no text
	tokBlockMap                   // where a block mapping begins; no text
	tokBlockEnd                   // where either ends; no text
	tokDash                       // -
	tokKey                        // ?, or where a key without "?" begins
	tokColon                      // :
	tokComma                      // ,
	tokOpenSeq                    // [
	tokCloseSeq                   // ]
	tokOpenMap                    // {
	tokCloseMap                   // }
	tokAlias                      // *name
	tokAnchor                     // &name
	tokTag                        // !tag
	tokScalar
)

// A token that turns out to begin a key (because ":" follows what it begins) is marked after the fact, as if tokKey and
// perhaps tokBlockMap stood before it.
const (
	leadKey uint8 = 1 << iota
	leadMap
)

// token is one word of the text. Offsets are bytes of the text, lines those of Text.
type token struct {
	value              string // of a scalar its value; of an anchor or alias its name; of a tag its text
	start, end         int32
	startLine, endLine int32
	column             int32 // as YAML counts: code points after the last YAML line break
	kind               tokenKind
	style              byte // of a scalar: ' " | > or 0 for plain
	lead               uint8
}
