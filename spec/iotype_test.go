package spec

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// ioTable is testdata/iotypes.json, which testdata/iotypes.py makes.
type ioTable struct {
	Values, Validated []string
	Types             [][2]string
	Validations       [][3]string
}

func readIOTable(t *testing.T) ioTable {
	data, err := os.ReadFile("testdata/iotypes.json")
	if err != nil {
		t.Fatal(err)
	}
	var table ioTable
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	if len(table.Types) < 50 || len(table.Validations) < 100 {
		t.Fatalf("only %d types and %d validations", len(table.Types), len(table.Validations))
	}
	return table
}

func TestIOTypesTakeWhatTheReferenceTakes(t *testing.T) {
	table := readIOTable(t)
	for _, row := range table.Types {
		for i, value := range table.Values {
			found := lintText("inputs:\n- {name: a, isOptional: true, type: " + quoteYAML(row[0]) + ", value: " + value + "}\nrun: {kind: job}\n")
			if (len(found) == 0) != (row[1][i] == '+') {
				t.Errorf("type %s, value %s: reference %c, ours %q", row[0], value, row[1][i], found)
			}
		}
	}
}

func TestValidationsTakeWhatTheReferenceTakes(t *testing.T) {
	table := readIOTable(t)
	for _, row := range table.Validations {
		for i, value := range table.Validated {
			found := lintText("inputs:\n- {name: a, isOptional: true, type: " + row[0] + ", value: " + value +
				", validation: {" + row[1] + "}}\nrun: {kind: job}\n")
			if (len(found) == 0) != (row[2][i] == '+') {
				t.Errorf("type %s, {%s}, value %s: reference %c, ours %q", row[0], row[1], value, row[2][i], found)
			}
		}
	}
}

func quoteYAML(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
