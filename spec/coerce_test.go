package spec

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// conversions are what the reference's types do, by their names in testdata/scalars.json; results in Python's writing.
var conversions = map[string]func(any) (string, error){
	"bool":  func(v any) (string, error) { b, err := coerceBool(v); return fmt.Sprint(b), err },
	"int":   func(v any) (string, error) { n, err := coerceInt(v); return fmt.Sprint(n), err },
	"float": func(v any) (string, error) { f, err := coerceFloat(v); return formatFloat(f), err },
	"strict int": func(v any) (string, error) {
		if !strictInt(v) {
			return "", errCoerce
		}
		return fmt.Sprint(v), nil
	},
	"strict float": func(v any) (string, error) {
		if !strictFloat(v) {
			return "", errCoerce
		}
		f, err := coerceFloat(v)
		return formatFloat(f), err
	},
	"datetime":  func(v any) (string, error) { d, err := coerceDateTime(v); return isoText(d), err },
	"date":      func(v any) (string, error) { d, err := coerceDate(v); return d.String(), err },
	"timedelta": func(v any) (string, error) { s, err := coerceDuration(v); return formatFloat(float64(s)), err },
	"uuid":      coerceUUID,
}

// isoText is Python's isoformat.
func isoText(d syntax.DateTime) string {
	layout := "2006-01-02T15:04:05"
	if d.Time.Nanosecond() != 0 {
		layout += ".000000"
	}
	if d.Zoned {
		layout += "-07:00"
	}
	return d.Time.Format(layout)
}

// TestCoercions holds the conversions of scalars against testdata/scalars.json, which testdata/scalars.py makes.
func TestCoercions(t *testing.T) {
	data, err := os.ReadFile("testdata/scalars.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][3]json.RawMessage
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) < 1000 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		var kind, text string
		var want map[string]string
		for i, into := range []any{&kind, &text, &want} {
			if err := json.Unmarshal(row[i], into); err != nil {
				t.Fatal(err)
			}
		}
		value := valueOfRow(t, kind, text)
		for name, convert := range conversions {
			expected, ok := want[name]
			got, err := convert(value)
			switch {
			case ok != (err == nil):
				t.Errorf("%s of the %s %q: reference %v %q, ours %q %v", name, kind, text, ok, expected, got, err)
			case ok && !sameText(name, got, expected):
				t.Errorf("%s of the %s %q is %q, want %q", name, kind, text, got, expected)
			}
		}
	}
}

// sameText compares two results; what a UUID looks like does not matter, only that it is one.
func sameText(name, got, want string) bool {
	switch name {
	case "uuid":
		return true
	case "float", "strict float", "timedelta":
		x, _ := strconv.ParseFloat(got, 64)
		y, _ := strconv.ParseFloat(want, 64)
		return x == y || math.IsNaN(x) && math.IsNaN(y) || math.Abs(x-y) <= math.Abs(y)*1e-15
	}
	return got == want
}

func valueOfRow(t *testing.T, kind, text string) any {
	switch kind {
	case "string":
		return text
	case "bool":
		return text == "true"
	case "int":
		n, _ := new(big.Int).SetString(text, 10)
		if n.IsInt64() {
			return n.Int64()
		}
		return n
	case "float":
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	case "date":
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return syntax.DateOf(d)
	case "datetime":
		if d, err := time.Parse(time.RFC3339, text); err == nil {
			return syntax.DateTime{Time: d, Zoned: true}
		}
		d, err := time.Parse("2006-01-02T15:04:05", text)
		if err != nil {
			t.Fatal(err)
		}
		return syntax.DateTime{Time: d}
	}
	t.Fatalf("no values of kind %q", kind)
	return nil
}
