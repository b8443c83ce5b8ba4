// Command compare puts the cases of completion and hover to this server and to yaml-language-server, which gets a schema,
// and prints how many each passes.
package main

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
)

func main() {
	schema := flag.String("schema", "", "the JSON Schema for yaml-language-server; .gz is unpacked")
	verbose := flag.Bool("v", false, "name the cases that a server does not pass, and say why")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: compare -schema FILE [-v] TESTDATA PLX_LSP YAML_LANGUAGE_SERVER")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 3 || *schema == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := compare(*schema, flag.Arg(0), flag.Arg(1), flag.Arg(2), *verbose); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// contender is one of the servers.
type contender struct {
	name     string
	language string
	command  []string
	settings map[string]any
}

// score is how many cases of a topic each contender passes.
type score struct {
	topic  string
	cases  int
	passed [2]int
}

func compare(schema, testdata, ours, peer string, verbose bool) error {
	folder, err := os.MkdirTemp("", "compare")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	schemaFile, err := unpack(schema, folder)
	if err != nil {
		return err
	}
	contenders := [2]contender{
		{"plx-lsp", "polyaxonfile", []string{ours, "serve", "--stdio"}, nil},
		{"yaml-language-server", "yaml", []string{peer, "--stdio"}, map[string]any{
			"yaml": map[string]any{
				"schemas": map[string]any{fileURI(schemaFile): []string{"*"}}, "validate": true, "hover": true, "completion": true,
				"schemaStore": map[string]any{"enable": false},
			},
			"http": map[string]any{}, "[yaml]": map[string]any{}, "editor": map[string]any{}, "files": map[string]any{},
		}},
	}
	for _, kind := range []string{"completion", "hover"} {
		scores, err := run(contenders, filepath.Join(testdata, kind), kind, verbose)
		if err != nil {
			return err
		}
		printTable(kind, contenders, scores)
	}
	return nil
}

// unpack is the path of the schema as plain JSON.
func unpack(schema, folder string) (string, error) {
	file, err := os.Open(schema)
	if err != nil {
		return "", err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(schema, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return "", err
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	if !json.Valid(data) {
		return "", fmt.Errorf("%s is no JSON", schema)
	}
	path := filepath.Join(folder, "schema.json")
	return path, os.WriteFile(path, data, 0o666)
}

// run puts all archives of a folder to the contenders.
func run(contenders [2]contender, folder, kind string, verbose bool) ([]score, error) {
	archives, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(archives) == 0 {
		return nil, fmt.Errorf("there are no archives in %s", folder)
	}
	var scores []score
	for _, archive := range archives {
		data, err := os.ReadFile(archive)
		if err != nil {
			return nil, err
		}
		c, err := cursor.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", archive, err)
		}
		s := score{topic: strings.TrimSuffix(filepath.Base(archive), ".txtar")}
		for _, f := range c.Files {
			if f.At >= 0 {
				s.cases++
			}
		}
		for i, contender := range contenders {
			failed, err := put(c, contender, kind)
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", contender.name, archive, err)
			}
			s.passed[i] = s.cases - len(failed)
			if verbose {
				for _, f := range failed {
					fmt.Printf("%s: %s/%s/%s\n", contender.name, kind, s.topic, f)
				}
			}
		}
		scores = append(scores, s)
	}
	return scores, nil
}

// printTable prints scores in Markdown.
func printTable(kind string, contenders [2]contender, scores []score) {
	fmt.Printf("| %s | cases | %s | %s |\n|---|---:|---:|---:|\n", kind, contenders[0].name, contenders[1].name)
	sum := score{}
	for _, s := range scores {
		fmt.Printf("| %s | %d | %d | %d |\n", s.topic, s.cases, s.passed[0], s.passed[1])
		sum.cases += s.cases
		for i := range sum.passed {
			sum.passed[i] += s.passed[i]
		}
	}
	fmt.Printf("| **all** | **%d** | **%d** | **%d** |\n\n", sum.cases, sum.passed[0], sum.passed[1])
}
