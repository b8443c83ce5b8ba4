package syntax

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestReference asks PyYAML about random mutations of real files. It needs PLX_REFERENCE_PYTHON, the name of a Python
// interpreter with PyYAML; PLX_REFERENCE_CASES says how many texts to try and PLX_REFERENCE_SEED which.
func TestReference(t *testing.T) {
	python := os.Getenv("PLX_REFERENCE_PYTHON")
	if python == "" {
		t.Log("PLX_REFERENCE_PYTHON names no interpreter: nothing to ask")
		return
	}
	number := func(name string, otherwise int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return otherwise
	}
	seeds := corpus(t)
	rng := rand.New(rand.NewPCG(uint64(number("PLX_REFERENCE_SEED", 1)), 0))
	texts := make([]string, number("PLX_REFERENCE_CASES", 2000))
	for i := range texts {
		texts[i] = mutate(rng, seeds)
	}
	if number("PLX_REFERENCE_CASES", 2000) == 0 {
		texts = seeds
	}
	differences := 0
	for _, c := range ask(t, python, texts) {
		if d := c.compare(); d != "" {
			if differences++; differences <= 20 {
				t.Errorf("%s\n%q", d, c.Text)
			}
		}
	}
	t.Logf("%d texts, %d differences", len(texts), differences)
}

// corpus is every text to start from: the probes, and the files that lie beside the repository, if any do.
func corpus(t *testing.T) []string {
	t.Helper()
	var texts []string
	probes, err := os.ReadFile("testdata/probes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range readCases(t, probes) {
		texts = append(texts, c.Text)
	}
	for _, pattern := range []string{"../../../shared/corpus/natural/*", "../../../shared/corpus/wild/*"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(data))
		}
	}
	for _, name := range []string{"mutants", "generated"} {
		data, _ := os.ReadFile("../../../shared/corpus/" + name + ".jsonl")
		for line := range bytes.Lines(data) {
			var c struct{ Text string }
			if err := json.Unmarshal(line, &c); err != nil {
				t.Fatal(err)
			}
			texts = append(texts, c.Text)
		}
	}
	return texts
}

var morsels = []string{
	"\t", " ", "  ", "\n", ":", ": ", "- ", "-", "? ", "'", "\"", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "!", "!!str ", "!!int ",
	"!foo ", "|", ">", "|-\n", ">+\n", "|2\n", "---\n", "...\n", "%YAML 1.1\n", "<<: *a\n", "<<: ", "=", "~", "null", "yes", "1e3", "1_0", "0x1F", "1:30",
	"2001-12-14", "2001-13-45", "2001-12-14t21:59:43.10-05:00", "\u0085", "\u2028", "\r\n", "\r", "\\", "\\x41", "\\\n", "@", "`", "%", "{{ x }}",
	"!!set ", "!!omap ", "!!binary ", "é", "😀", "\uFEFF", "\x00", ".inf", "!!float ", "&b", "*b ", "''", "\"\"", "!<tag:yaml.org,2002:int> ",
}

// mutate takes one of the texts, or a stretch of it, and changes a few places.
func mutate(rng *rand.Rand, seeds []string) string {
	text := seeds[rng.IntN(len(seeds))]
	if lines := strings.SplitAfter(text, "\n"); len(lines) > 12 && rng.IntN(3) > 0 {
		from := rng.IntN(len(lines) - 6)
		text = strings.Join(lines[from:min(from+4+rng.IntN(12), len(lines))], "")
	}
	for range 1 + rng.IntN(4) {
		runes := []rune(text)
		if len(runes) == 0 {
			return text
		}
		at := rng.IntN(len(runes))
		to := min(at+1+rng.IntN(4), len(runes))
		before, cut, after := string(runes[:at]), string(runes[at:to]), string(runes[to:])
		switch rng.IntN(6) {
		case 0:
			text = before + after
		case 1:
			text = before + cut + cut + after
		case 2:
			text = mutateLine(rng, text)
		default:
			text = before + morsels[rng.IntN(len(morsels))] + cut + after
		}
	}
	return text
}

// mutateLine deletes, doubles, moves or indents a line.
func mutateLine(rng *rand.Rand, text string) string {
	lines := strings.SplitAfter(text, "\n")
	i := rng.IntN(len(lines))
	switch rng.IntN(5) {
	case 0:
		lines[i] = ""
	case 1:
		lines[i] += lines[i]
	case 2:
		j := rng.IntN(len(lines))
		lines[i], lines[j] = lines[j], lines[i]
	case 3:
		lines[i] = strings.Repeat(" ", 1+rng.IntN(3)) + lines[i]
	default:
		lines[i] = strings.TrimPrefix(lines[i], " ")
	}
	return strings.Join(lines, "")
}
