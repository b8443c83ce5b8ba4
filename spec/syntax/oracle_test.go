package syntax

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"testing"
)

// oracleCase is a line of what testdata/pyyaml_oracle.py prints.
type oracleCase struct {
	Name   string `json:"name,omitempty"`
	Text   string `json:"text"`
	OK     bool   `json:"ok"`
	Value  any    `json:"value"`
	Huge   bool   `json:"huge"`
	Error  string `json:"error"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// compare says how our reading of a text differs from PyYAML's; "" when it does not.
func (c *oracleCase) compare() string {
	tree := Parse(NewText(c.Text))
	var failure *Problem
	polyaxonFails := false // where PyYAML reads on and Polyaxon fails
	for i, p := range tree.Problems {
		switch {
		case p.Code == RecursiveAlias || p.Code == AliasBomb:
			polyaxonFails = true
		case !p.Warning && failure == nil:
			failure = &tree.Problems[i]
		}
	}
	switch {
	case c.OK && failure != nil:
		return fmt.Sprintf("PyYAML reads it, we do not: %s at %v: %s", failure.Code, failure.Range, failure.Message)
	case !c.OK && failure == nil && !polyaxonFails:
		return fmt.Sprintf("we read it, PyYAML does not: %s at %d:%d", c.Error, c.Line, c.Column)
	case !c.OK || c.Huge || polyaxonFails:
		return ""
	}
	var ours any
	raw, err := json.Marshal(pyValue(tree.Root))
	if err != nil {
		return err.Error()
	}
	if err := json.Unmarshal(raw, &ours); err != nil {
		return err.Error()
	}
	if !reflect.DeepEqual(ours, c.Value) {
		theirs, _ := json.Marshal(c.Value)
		return fmt.Sprintf("values differ:\n ours:   %s\n PyYAML: %s", raw, theirs)
	}
	return ""
}

// TestProbes holds our reading against PyYAML's of the probes in testdata/probes.jsonl, which testdata/probes.py made.
func TestProbes(t *testing.T) {
	data, err := os.ReadFile("testdata/probes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	cases := readCases(t, data)
	if len(cases) < 400 {
		t.Fatalf("only %d probes", len(cases))
	}
	for _, c := range cases {
		if d := c.compare(); d != "" {
			t.Errorf("%s\n%q", d, shorten(c.Text))
		}
	}
}

// ask sends texts to PyYAML.
func ask(t *testing.T, python string, texts []string) []oracleCase {
	t.Helper()
	var in bytes.Buffer
	encoder := json.NewEncoder(&in)
	for _, text := range texts {
		if err := encoder.Encode(map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(python, "testdata/pyyaml_oracle.py")
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	cases := readCases(t, out)
	if len(cases) != len(texts) {
		t.Fatalf("%d answers to %d texts", len(cases), len(texts))
	}
	return cases
}

func readCases(t *testing.T, data []byte) []oracleCase {
	t.Helper()
	var cases []oracleCase
	scanner := bufio.NewScanner(bytes.NewReader(data))
	scanner.Buffer(nil, 64<<20)
	for scanner.Scan() {
		var c oracleCase
		if err := json.Unmarshal(scanner.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	return cases
}
