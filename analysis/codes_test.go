package analysis

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"
)

// TestCodes holds the list against the constants that it is made of.
func TestCodes(t *testing.T) {
	var want []string
	for _, file := range []string{"../spec/codes.go", "../spec/syntax/problem.go"} {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if constant, ok := n.(*ast.ValueSpec); ok {
				for _, value := range constant.Values {
					if literal, ok := value.(*ast.BasicLit); ok && literal.Kind == token.STRING {
						code, _ := strconv.Unquote(literal.Value)
						want = append(want, code)
					}
				}
			}
			return true
		})
	}
	want = append(want, CodeUnreadableFile, CodeUnusedIgnore, CodeUnknownCode)
	for _, r := range rules() {
		if !slices.Contains(want, r.code) { // what is said of layers, too, is named in spec
			want = append(want, r.code)
		}
	}
	got := Codes()
	for _, code := range want {
		if !slices.Contains(got, code) {
			t.Errorf("%s is missing", code)
		}
	}
	if len(want) < 60 || len(got) != len(want) {
		t.Errorf("%d codes, %d constants", len(got), len(want))
	}
}
