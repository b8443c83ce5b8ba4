package spec

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// readerOf reads the files and components of a map.
func readerOf(files map[string]string) Reader { return Reader{Files: memory(files)} }

type memory map[string]string

var errOffline = errors.New("the network is away")

func (m memory) File(ctx context.Context, path string) (*syntax.Tree, error) {
	text, ok := m[path]
	if !ok {
		return nil, fmt.Errorf("open %s: %w", path, fs.ErrNotExist)
	}
	return syntax.Parse(syntax.NewText(text)), ctx.Err()
}

func (m memory) Fetch(ctx context.Context, ref Reference) (*syntax.Tree, error) {
	switch text, ok := m[ref.Text]; {
	case ok:
		return syntax.Parse(syntax.NewText(text)), ctx.Err()
	case strings.HasPrefix(ref.Text, "no-"):
		return nil, fmt.Errorf("%w: %s", ErrNoComponent, ref.Text)
	}
	return nil, errOffline
}

type keys = map[string]any

var job = keys{"kind": "job", "container": keys{"image": "a"}}

// TestReadKinds: what the reference's specifications of a known kind read and refuse.
func TestReadKinds(t *testing.T) {
	component := func(l ...Layer) (any, error) { return ReadComponent(l...) }
	operation := func(l ...Layer) (any, error) { return ReadOperation(l...) }
	root := func(l ...Layer) (any, error) { return Read(l...) }
	compiled := func(l ...Layer) (any, error) { return Reader{}.CompiledOperation(context.Background(), l...) }
	for _, test := range []struct {
		name   string
		read   func(...Layer) (any, error)
		layers []Layer
		want   string // the type; or the code of the error
	}{
		{"no kind", component, []Layer{FromMap(keys{"run": job})}, "*spec.Component"},
		{"its kind", component, []Layer{FromMap(keys{"version": 1, "kind": "component", "run": job})}, "*spec.Component"},
		{"another kind", component, []Layer{FromMap(keys{"kind": "operation", "run": job})}, CodeWrongKind},
		{"a null for kind", component, []Layer{FromMap(keys{"kind": nil, "run": job})}, CodeWrongKind},
		{"a list for kind", component, []Layer{FromMap(keys{"kind": []any{}, "run": job})}, CodeWrongKind},
		{"another kind later", component, []Layer{FromMap(keys{"run": job}), FromMap(keys{"kind": "operation"})}, CodeWrongKind},
		{"an empty map", component, []Layer{FromMap(keys{})}, CodeEmptyFile},
		{"no map", component, []Layer{FromMap(nil)}, CodeEmptyFile},
		{"an empty layer", component, []Layer{FromMap(keys{"run": job}), FromText("")}, CodeEmptyFile},
		{"no layer", component, nil, CodeEmptyFile},
		{"a list", component, []Layer{FromText("- a")}, CodeEmptyFile},
		{"a wrong section", component, []Layer{FromMap(keys{"run": job}), FromMap(keys{"run": keys{"cmd": "x"}})}, CodeUnknownField},
		{"snake case at the root", component, []Layer{FromMap(keys{"run_patch": keys{"a": 1}})}, CodeSnakeCaseField},
		{"without run", component, []Layer{FromMap(keys{"name": "a"})}, "*spec.Component"},
		{"operation", operation, []Layer{FromMap(keys{"run": job, "params": keys{"x": 1}})}, "*spec.Operation"},
		{"component as operation", operation, []Layer{FromText("kind: component\nrun: {}")}, CodeWrongKind},
		{"any: no kind", root, []Layer{FromMap(keys{"name": "a", "run_patch": keys{"a": 1}})}, "*spec.Polyaxonfile"},
		{"any: operation", root, []Layer{FromText("kind: operation\nhubRef: a")}, "*spec.Operation"},
		{"any: null", root, []Layer{FromText("kind: null\nhubRef: a")}, "*spec.Polyaxonfile"},
		{"any: unknown", root, []Layer{FromText("kind: job\nhubRef: a")}, CodeUnknownKind},
		{"any: compiled", root, []Layer{FromText("kind: compiled_operation")}, CodeCompiledOperation},
		{"compiled", compiled, []Layer{FromText("kind: compiled_operation\nrun: {kind: job, container: {image: a}}\ncontexts: [{name: a}]")}, "*spec.CompiledOperation"},
		{"compiled with params", compiled, []Layer{FromText("params: {a: 1}")}, CodeUnknownField},
		{"object", component, []Layer{FromObject(&Component{Name: "a"}), FromMap(keys{"name": "b"})}, "*spec.Component"},
		{"two texts in one", component, []Layer{FromText("run: {kind: job}\n---\na: b")}, syntax.MultipleDocuments},
		{"a file of Python", component, []Layer{FromFile("main.py")}, CodeUnreadableFile},
		{"a folder", component, []Layer{FromFile(t.TempDir())}, CodeUnreadableFile},
		{"a URL without network", component, []Layer{FromURL("https://example.org/a.yaml")}, CodeNotFetched},
	} {
		t.Run(test.name, func(t *testing.T) {
			value, err := test.read(test.layers...)
			got := fmt.Sprintf("%T", value)
			if err != nil {
				got = codesOf(t, err)
			}
			if got != test.want {
				t.Errorf("got %s (%v), want %s", got, err, test.want)
			}
		})
	}
}

// codesOf are the codes of an error, which must be of the family whatever way one looks at it.
func codesOf(t *testing.T, err error) string {
	t.Helper()
	infos := ErrorInfos(err)
	if !errors.Is(err, ErrPolyaxon) || len(infos) == 0 {
		t.Fatalf("%v is a %T, not of this package", err, err)
	}
	var codes []string
	for _, info := range infos {
		if info.Message == "" || !strings.Contains(err.Error(), info.Error()) {
			t.Errorf("%q does not tell %q", err, info.Error())
		}
		codes = append(codes, info.Code)
	}
	return strings.Join(codes, " ")
}

// TestLayers: later layers override sections of earlier ones.
func TestLayers(t *testing.T) {
	for _, test := range []struct {
		name   string
		layers []Layer
		want   string
	}{
		{"mappings are merged at any depth", []Layer{
			FromText("name: a\nrun: {kind: job, container: {image: a, env: [{name: x, value: y}]}}"),
			FromText(`{"run": {"container": {"image": "b"}}}`),
		}, "name: a\nrun: {kind: job, container: {image: b, env: [{name: x, value: y}]}}"},
		{"lists are replaced", []Layer{FromText("tags: [a, b]"), FromMap(keys{"tags": []string{"c"}})}, "tags: [c]"},
		{"null removes", []Layer{FromText("name: a\ntags: [a]"), FromMap(keys{"tags": nil})}, "name: a"},
		{"a mapping over something else", []Layer{FromText("cache: '{{ c }}'"), FromText("cache: {disable: true}")}, "cache: {disable: true}"},
		{"in order", []Layer{FromText("name: a"), FromText("name: b"), FromText("name: c")}, "name: c"},
		{"aliases", []Layer{
			FromText("name: x\nparams: {a: &a {value: {b: 1}}, c: *a}"), FromText("params: {c: {value: &v {d: *n}}, e: &n 2}"),
		}, ""},
		{"aliases in each", []Layer{
			FromText("params: {a: &a {value: {b: 1}}, c: *a}"), FromText("params: {n: &n 2, c: {value: {d: *n}}}"),
		}, "params: {a: {value: {b: 1}}, n: 2, c: {value: {b: 1, d: 2}}}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Read(test.layers...)
			if test.want == "" {
				if codesOf(t, err) != syntax.UndefinedAlias {
					t.Error(err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want, err := decodeText(t, test.want)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got, compared); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestErrorPlaces: an error names the layer, the line and the key that the wrong value came from.
func TestErrorPlaces(t *testing.T) {
	r := readerOf(map[string]string{
		"base.yaml": "# base\nname: a\ncolour: blue\nrun:\n  kind: job\n  container: {image: ü, x: 1}\n",
		"over.yaml": "run:\n  container:\n    imag: a\ntags: {a: 1}\n",
		"tab.yaml":  "run:\n\tkind: job\n",
	})
	for _, test := range []struct {
		name   string
		layers []Layer
		want   []string
	}{
		{"one file", []Layer{FromFile("base.yaml")}, []string{
			"base.yaml:3:1: Unknown key `colour`", "base.yaml:6:25: Unknown key `x`",
		}},
		{"files", []Layer{FromFile("base.yaml"), FromFile("over.yaml"), FromMap(keys{"mount": 3})}, []string{
			"base.yaml:3:1: Unknown key `colour`", "over.yaml:4:7: ", "layer 3: mount: ",
			"base.yaml:6:25: Unknown key `x`", "over.yaml:3:5: Unknown key `imag`",
		}},
		{"a text", []Layer{FromText("name: [a]")}, []string{"line 1, column 7: "}},
		{"texts", []Layer{FromText("name: a"), FromText("\ntags: {a: 1}")}, []string{"layer 2:2:7: "}},
		{"a map", []Layer{FromMap(keys{"run": keys{"kind": "job", "init": []any{keys{"git": 1}}}})}, []string{"run.init[0].git: "}},
		{"broken files, all of them", []Layer{FromFile("tab.yaml"), FromText("a: ["), FromFile("none.yaml")}, []string{
			"tab.yaml:2:1: ", "layer 2:1:4: ", "none.yaml: The file cannot be read",
		}},
		{"too large for Go", []Layer{FromText("name: a\nports: [80, 100000000000000000000]")}, []string{"line 2, column 13: "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := r.Component(context.Background(), test.layers...)
			if err == nil {
				t.Fatal("no error")
			}
			codesOf(t, err)
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(test.want) {
				t.Fatalf("got %q, want %q", lines, test.want)
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is not in\n%v", want, err)
				}
			}
		})
	}
}

// TestErrorFamily: each thing that can go wrong has a type, and the cause below it.
func TestErrorFamily(t *testing.T) {
	ctx := context.Background()
	ended, cancel := context.WithCancel(ctx)
	cancel()
	check := func(files map[string]string, l Layer) error {
		_, err := readerOf(files).Check(ctx, CheckOptions{}, l)
		return err
	}
	_, interruptedErr := readerOf(map[string]string{"a": "run: {}"}).Check(ended, CheckOptions{}, FromFile("a"))
	_, latinErr := Reader{}.Component(ctx, FromFile("testdata/latin-1.yaml"))
	_, encodeErr := Encode(make(chan int))
	_, cmd := decodeText(t, "description: 3")
	for _, test := range []struct {
		name  string
		err   error
		like  any   // a pointer to the type
		cause error // nil: any
	}{
		{"no YAML", check(nil, FromText("a: [")), new(*SchemaError), nil},
		{"empty", check(nil, FromText("")), new(*SchemaError), nil},
		{"a rule", check(nil, FromText("nam: a")), new(*ValidationError), nil},
		{"no file", check(nil, FromFile("a")), new(*FileError), fs.ErrNotExist},
		{"no text", latinErr, new(*Unreadable), nil},
		{"no text, as a file", latinErr, new(*FileError), nil},
		{"pathRef to nothing", check(nil, FromText("pathRef: b")), new(*ReferenceError), fs.ErrNotExist},
		{"pathRef to what is wrong", check(map[string]string{"b": "nam: c"}, FromText("pathRef: b")), new(*ReferenceError), nil},
		{"pathRef in a circle", check(map[string]string{"a": "pathRef: a"}, FromFile("a")), new(*ReferenceError), nil},
		{"hubRef to nothing", check(nil, FromText("hubRef: no-thing")), new(*ReferenceError), ErrNoComponent},
		{"hub has nothing", check(nil, FromHub("no-thing")), new(*ReferenceError), ErrNoComponent},
		{"hubRef without network", check(nil, FromText("hubRef: a")), new(*ClientError), errOffline},
		{"hub without network", check(nil, FromHub("a")), new(*ClientError), errOffline},
		{"URL without network", check(nil, FromURL("https://example.org")), new(*ClientError), errOffline},
		{"interrupted", interruptedErr, new(*ClientError), context.Canceled},
		{"not writable", encodeErr, new(*SchemaError), nil},
		{"a misfit", cmd, new(*DecodeError), nil},
		{"several", check(nil, FromText("nam: a\nrn: b")), new(*ErrorList), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.err == nil {
				t.Fatal("no error")
			}
			if !errors.Is(test.err, ErrPolyaxon) || !errors.As(test.err, test.like) {
				t.Errorf("%v is a %T", test.err, test.err)
			}
			if test.cause != nil && !errors.Is(test.err, test.cause) {
				t.Errorf("the cause of %v is %v", test.err, errors.Unwrap(test.err))
			}
		})
	}
	if _, other := (memory{}).File(ctx, "a"); errors.Is(other, ErrPolyaxon) || ErrorInfos(other) != nil || ErrorInfos(nil) != nil {
		t.Error("errors of others count as ours")
	}
}

// nothing is a resolver that keeps no promise.
type nothing struct{}

func (nothing) File(context.Context, string) (*syntax.Tree, error)     { return nil, nil }
func (nothing) Fetch(context.Context, Reference) (*syntax.Tree, error) { return nil, nil }

func TestNothingComesBack(t *testing.T) {
	r := Reader{Files: nothing{}}
	for _, layer := range []Layer{FromFile("a"), FromURL("https://example.org"), FromHub("a"), FromText("pathRef: a"), FromText("hubRef: a")} {
		if _, err := r.Check(context.Background(), CheckOptions{}, layer); err == nil {
			t.Errorf("%v was fine", layer)
		} else {
			codesOf(t, err)
		}
	}
}

// TestErrorsInOtherFiles: what is wrong in a file that a reference leads to is said there and at the reference.
func TestErrorsInOtherFiles(t *testing.T) {
	r := readerOf(map[string]string{"ops/train.yaml": "name: a\npathRef: ../c.yaml", "c.yaml": "run:\n  kind: job\n  foo: 1"})
	_, err := r.Check(context.Background(), CheckOptions{}, FromFile("ops/train.yaml"))
	for _, want := range []string{"ops/train.yaml:2:10: ", "c.yaml:3:3: "} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
}

const withInputs = `kind: component
inputs:
- {name: n, type: int}
- {name: d, type: dict, isOptional: true, value: {}}
run: {kind: job, container: {image: a}}`

// TestCheckParams: params are text that the input's type decides about, or the values that they are.
func TestCheckParams(t *testing.T) {
	for _, test := range []struct {
		name   string
		params keys
		lint   bool
		want   keys // nil: an error
	}{
		{"text", keys{"n": "3"}, false, keys{"n": "3"}},
		{"number", keys{"n": 3, "d": keys{"a": []int{1}}}, false, keys{"n": int64(3), "d": keys{"a": []any{int64(1)}}}},
		{"a wrong number", keys{"n": 2.5}, false, nil},
		{"a wrong text", keys{"n": "x"}, false, nil},
		{"missing", nil, false, nil},
		{"missing, and nobody asks", nil, true, keys{}},
		{"what no file can hold", keys{"n": func() {}}, false, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			o, err := Reader{}.Check(context.Background(), CheckOptions{Params: test.params, Lint: test.lint}, FromText(withInputs))
			if test.want == nil {
				if err == nil {
					t.Fatal("no error")
				}
				codesOf(t, err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got := keys{}
			for name, p := range o.Params {
				got[name] = p.Value
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if o.Component.Kind != RootComponent {
				t.Errorf("the component is of kind %q", o.Component.Kind)
			}
		})
	}
}

// TestCheckMergesParams: a mapping is laid over the one in the file, as the reference does.
func TestCheckMergesParams(t *testing.T) {
	text := "kind: operation\nparams: {d: {value: {a: 1, b: {c: 2}}}}\ncomponent:\n  " + strings.ReplaceAll(withInputs, "\n", "\n  ")
	params := keys{"n": 1, "d": keys{"b": keys{"e": 3}}}
	o, err := Reader{}.Check(context.Background(), CheckOptions{Params: params}, FromText(text))
	if err != nil {
		t.Fatal(err)
	}
	want := keys{"a": int64(1), "b": keys{"c": int64(2), "e": int64(3)}}
	if diff := cmp.Diff(want, o.Params["d"].Value); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCheckStrictParams(t *testing.T) {
	options := CheckOptions{Params: keys{"n": 1, "other": 2}, StrictParams: new(true)}
	if _, err := (Reader{}).Check(context.Background(), options, FromText(withInputs)); codesOf(t, err) != CodeUndeclaredParam {
		t.Error(err)
	}
	options.StrictParams = nil
	if _, err := (Reader{}).Check(context.Background(), options, FromText(withInputs)); err != nil {
		t.Error(err)
	}
}

// TestOddValues: whatever stands in a map, there is an answer.
func TestOddValues(t *testing.T) {
	type other struct{ A int }
	loop := keys{}
	loop["loop"] = loop
	list := []any{nil}
	list[0] = list
	var pointer any
	pointer = &pointer
	bomb := keys{"x": 1}
	for range 60 {
		bomb = keys{"a": bomb, "b": bomb}
	}
	node := &yaml.Node{Kind: yaml.MappingNode}
	node.Content = []*yaml.Node{{Kind: yaml.ScalarNode, Value: "a"}, node}
	operation := &Operation{}
	operation.Component = (*Polyaxonfile)(operation)
	day := time.Date(2024, 3, 1, 8, 30, 0, 0, time.UTC)
	for _, test := range []struct {
		name  string
		value any
		want  any // of a param; nil: an error
	}{
		{"a loop of maps", loop, nil},
		{"a loop of lists", list, nil},
		{"a loop of pointers", pointer, nil},
		{"a loop of nodes", &PartialRuntime{Node: node}, nil},
		{"a loop of objects", operation, nil},
		{"maps that multiply", bomb, nil},
		{"a struct", other{1}, nil},
		{"a function", func() {}, nil},
		{"a channel", make(chan int), nil},
		{"a complex number", 1i, nil},
		{"keys that are numbers", map[int]string{1: "a"}, nil},
		{"no UTF-8", "\xff", nil},
		{"a key that is no UTF-8", keys{"\xff": 1}, nil},
		{"a year", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), nil},
		{"a number that is none", json.Number("abc"), nil},
		{"a number that is no JSON", json.Number("NaN"), nil},
		{"a number that is too large", json.Number("1e999"), nil},
		{"NaN", math.NaN(), math.NaN()},
		{"infinity", math.Inf(-1), math.Inf(-1)},
		{"json.Number", json.Number("12"), int64(12)},
		{"json.Number with a point", json.Number("1e3"), 1000.0},
		{"a time", day, syntax.DateTime{Time: day, Zoned: true}},
		{"an unsigned number", uint64(math.MaxUint64), new(big.Int).SetUint64(math.MaxUint64)},
		{"text that looks like more", "1e3", "1e3"},
		{"text with a NUL", "a\x00b", "a\x00b"},
		{"a nil map", keys(nil), keys{}},
		{"an object of the specification", &Job{}, keys{"kind": "job"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := ReadOperation(FromMap(keys{"params": keys{"x": keys{"value": test.value}}}))
			if test.want == nil {
				if err == nil {
					t.Fatalf("read as %v", got.Params["x"].Value)
				}
				codesOf(t, err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Params["x"].Value, compared); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestValidate(t *testing.T) {
	for _, test := range []struct {
		name  string
		value any
		want  string // the code; "" when it is fine
		field string
	}{
		{"an operation", &Operation{HubRef: "a"}, "", ""},
		{"a component by value", Component{Name: "a"}, "", ""},
		{"a job", &Job{Init: Of([]*Init{{Git: Of(GitType{})}})}, CodeInitSource, "init[0]"},
		{"a matrix", &RandomSearch{NumRuns: Of[int64](0), Params: Of(map[string]HpParam{"a": &HpUniform{Value: Of(Uniform{Low: 1, High: 2})}})}, CodeOutOfRange, "numRuns"},
		{"a wrong name", &Operation{Name: "a b", HubRef: "a"}, CodeInvalidValue, "name"},
		{"nothing", nil, CodeNotWritable, ""},
		{"a nil pointer", (*Operation)(nil), CodeNotWritable, ""},
		{"a struct of others", &struct{ A int }{1}, CodeNotWritable, ""},
		{"an empty operation", &Polyaxonfile{}, CodeEmptyFile, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := Validate(test.value)
			if test.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil {
				t.Fatal("no error")
			}
			if got := codesOf(t, err); got != test.want || !strings.HasPrefix(ErrorInfos(err)[0].Field, test.field) {
				t.Errorf("got %s at %q: %v", got, ErrorInfos(err)[0].Field, err)
			}
		})
	}
}

func TestGet(t *testing.T) {
	c, err := ReadComponent(FromText("run: {kind: job, container: {image: 3, image_pull_policy: Always, command: [a, {b: 1}], tty: yes}}"))
	if err != nil {
		t.Fatal(err)
	}
	container := c.Run.(*Job).Container
	for key, want := range map[string]any{
		"image": int64(3), "imagePullPolicy": "Always", "image_pull_policy": "Always", "command": []any{"a", keys{"b": int64(1)}},
		"tty": true, "args": nil, "nothing": nil,
	} {
		if diff := cmp.Diff(want, container.Get(key)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", key, diff)
		}
	}
}

// TestUnmarshal: encoding/json and yaml.v3 read what they write, and YAML as Polyaxon reads it.
func TestUnmarshal(t *testing.T) {
	for text, want := range map[string]string{
		"kind: operation\nname: a\ntags: [&x b, *x]\nisApproved: yes\nrun: {kind: job, container: {image: a, command: 1e3}}": "",
		"name: a":         "",
		"kind: component": CodeWrongKind,
		"tags: {a: 1}":    CodeMisfit,
		"nam: a":          CodeMisfit,
		"{}":              CodeEmptyFile,
	} {
		var first, second, third Operation
		if err := yaml.Unmarshal([]byte(text), &first); err != nil || want != "" {
			if got := codesOf(t, err); got != want {
				t.Errorf("%s: got %s (%v), want %s", text, got, err, want)
			}
			continue
		}
		data, err := json.Marshal(&first)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &second); err != nil {
			t.Fatal(err)
		}
		if data, err = yaml.Marshal(&first); err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(data, &third); err != nil {
			t.Fatal(err)
		}
		first.Kind = RootOperation // which is written
		if diff := cmp.Diff([]Operation{first, first}, []Operation{second, third}, compared); diff != "" {
			t.Errorf("(-read +read again)\n%s\n%s", diff, data)
		}
	}
}
