package spec

import (
	"reflect"
	"testing"
)

// TestUnionsTellOneThing checks that one mistake gives one message, in the words of the form that was meant.
func TestUnionsTellOneThing(t *testing.T) {
	const run = "run: {kind: job}\n"
	tests := []struct{ text, want string }{
		{"cache: 3\n" + run, "1: `cache` must be a mapping or a {{ template }}, but this is the integer 3."},
		{"cache: {ttl: a}\n" + run, "1: `ttl` must be an integer or a {{ template }}, but this is the string \"a\"."},
		{"cache: {tll: 1}\n" + run, "1: Unknown key `tll` in `cache`. Did you mean `ttl`?"},
		{"trigger: sometimes\n" + run, "1: `trigger` cannot be \"sometimes\": it must be one of `all_succeeded`, `all_failed`, " +
			"`all_done`, `one_succeeded`, `one_failed`, `one_done`."},
		{"name: a b\n" + run, "1: `name` cannot be \"a b\": it may hold letters, digits, `-` and `_`, or be a {{ template }}."},
		{"mount: [{form: a}]\n" + run, "1: Unknown key `form` in an item of `mount`. Did you mean `from`?"},
		{"mount: [[a]]\n" + run, "1: An item of `mount` must be a string or a mapping, but this is a list: write a itself, not in a list."},
		{"matrix: {kind: iterative, maxIterations: 0}\n" + run, "1: `maxIterations` must be an integer greater than 0, not 0."},
		{"matrix: {kind: iterative, maxIterations: 1, params: {a: {kind: range, value: [1, 2]}}}\n" + run,
			"1: `value` requires `step`: write it as a list [start, stop, step]."},
		{"matrix: {kind: iterative, maxIterations: 1, params: {a: {kind: range, value: true}}}\n" + run,
			"1: `value` must be a mapping, a list [start, stop, step], a string \"start:stop:step\" or a {{ template }}, but this is the boolean true."},
		{"run: {kind: job, container: 3}\n", "1: `container` must be a mapping, but this is the integer 3."},
		{"run: {kind: tfjob, cleanPodPolicy: Never}\n", "1: `cleanPodPolicy` cannot be \"Never\": it must be one of `All`, `Running`, `None`."},
		{"schedule: {kind: interval, frequency: soon}\n" + run, "1: `frequency` must be a duration (a number of seconds, \"1 day\", " +
			"\"02:00:00\" or \"PT2H\") or a {{ template }}, but this is the string \"soon\"."},
		{"resources: {cpu: [1]}\n" + run, "1: `resources.cpu` must be a number or a range such as 1..2, but this is a list."},
		{"inputs: [{name: a, validation: {gt: a}}]\n" + run, "1: `gt` must be a number or a {{ template }}, but this is the string \"a\"."},
	}
	for _, tt := range tests {
		if got := lintText(tt.text); !reflect.DeepEqual(got, []string{tt.want}) {
			t.Errorf("%s got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}
