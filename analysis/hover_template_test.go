package analysis

import "testing"

func TestHoverTemplates(t *testing.T) {
	const job = "inputs:\n- {name: lr, type: float, value: 0.01, description: The learning rate.}\n- {name: fast, type: bool, isFlag: true}\n" +
		"- {name: size, type: int}\nrun:\n  kind: job\n  connections: [data, 's3-logs']\n  init: [{connection: code}]\n  container:\n    image: a\n"
	args := func(text string) string { return job + "    args: [\"" + text + "\"]\n" }
	for _, c := range []hoverCase{
		{
			name: "an input", about: "lr", text: args("--lr={{ l‸r }}"),
			says: []string{"**`lr`** · `float` · input\n\nThe learning rate.", "Default: `0.01`.", "Declared in line 2."},
		},
		{name: "at its end", about: "lr", text: args("{{ lr‸ }}"), says: []string{"**`lr`**"}},
		{
			name: "what this operation gives it", about: "lr", text: "params: {lr: 0.5}\n" + args("{{ l‸r }}"),
			says: []string{"The value here: `0.5` (line 1)."},
		},
		{
			name: "what the operation around gives it", about: "lr",
			text: "params: {lr: {value: 0.5}}\ncomponent:\n  inputs: [{name: lr}]\n  run: {kind: job, container: {args: ['{{ ‸lr }}']}}\n",
			says: []string{"The value here: `0.5` (line 1)."},
		},
		{
			name: "what a matrix gives it", about: "lr", text: "matrix: {kind: grid, params: {lr: {kind: choice, value: [1, 2]}}}\n" + args("{{ l‸r }}"),
			says: []string{"The matrix gives it `{kind: choice, value: [1, 2]}`"},
		},
		{
			name: "a param that no input declares", about: "extra", text: "params: {extra: 5}\n" + args("{{ ex‸tra }}"),
			says: []string{"**`extra`** · param that no input declares", "The value here: `5`"},
		},
		{name: "a member of params", about: "lr", text: args("{{ params.l‸r.value }}"), says: []string{"**`lr`** · `float` · input"}},
		{name: "a quoted member", about: "lr", text: args("{{ params['l‸r'].value }}"), says: []string{"**`lr`** · `float` · input"}},
		{
			name: "an argument", about: "as_arg", text: args("{{ params.lr.as‸_arg }}"),
			says: []string{"**`params.lr.as_arg`** · of a param", "Here: `--lr=0.01`."},
		},
		{
			name: "an argument with a given value", about: "as_arg", text: "params: {lr: 0.5}\n" + args("{{ params.lr.as‸_arg }}"), says: []string{"Here: `--lr=0.5`."},
		},
		{name: "a flag", about: "as_arg", text: args("{{ params.fast.as‸_arg }}"), says: []string{"Here: `--fast` when the value is true"}},
		{name: "an argument without value", about: "as_arg", text: args("{{ params.size.as‸_arg }}"), says: []string{"Here: `--size=VALUE`"}},
		{name: "all arguments", about: "as_args", text: args("{{ params.as‸_args }}"), says: []string{"**`params.as_args`** · of `params`"}},
		{name: "a method", about: "items", text: args("{{ params.it‸ems() }}"), says: []string{"`params['items']`"}},
		{name: "no member", about: "vale", text: args("{{ params.lr.va‸le }}"), says: []string{"A param has no `vale`", "Did you mean `value`?"}},
		{name: "no param", about: "lrr", text: args("{{ params.lr‸r.value }}"), says: []string{"There is no param `lrr`: rendering fails. Did you mean `lr`?"}},
		{name: "a root", about: "globals", text: args("{{ glo‸bals.uuid }}"), says: []string{"**`globals.NAME`** · provided by Polyaxon"}},
		{name: "a global", about: "uuid", text: args("{{ globals.uu‸id }}"), says: []string{"**`globals.uuid`** · of the run\n\nThe identifier of the run."}},
		{name: "a global of services", about: "ports", text: args("{{ globals.po‸rts }}"), says: []string{"of a service", "This is a `job`, which has none"}},
		{name: "no global", about: "uid", text: args("{{ globals.ui‸d }}"), says: []string{"`globals` has no `uid`", "Did you mean `uuid`?"}},
		{name: "a connection", about: "data", text: args("{{ connections.da‸ta.bucket }}"), says: []string{"**`data`** · connection", "Listed under `connections`."}},
		{name: "a quoted connection", about: "s3-logs", text: args("{{ connections['s3-‸logs'].bucket }}"), says: []string{"Listed under `connections`."}},
		{name: "a connection of an init", about: "code", text: args("{{ init.co‸de.revision }}"), says: []string{"Listed under `init`."}},
		{name: "a connection that is not listed", about: "dat", text: args("{{ connections.da‸t.bucket }}"), says: []string{"not listed under `connections`", "Did you mean `data`?"}},
		{name: "a member of a connection", about: "bucket", text: args("{{ connections.data.buc‸ket }}"), says: []string{"**`connections.data.bucket`**", "The bucket of the connection"}},
		{name: "a filter", about: "default", text: args("{{ lr | def‸ault(1) }}"), says: []string{"**`default(default_value='', boolean=false)`** · filter"}},
		{name: "no filter", about: "defalt", text: args("{{ lr | def‸alt(1) }}"), says: []string{"There is no filter `defalt`, so that rendering fails. Did you mean `default`?"}},
		{name: "a test", about: "defined", text: args("{{ lr is def‸ined }}"), says: []string{"**`defined`** · test"}},
		{name: "a statement", about: "if", text: args("{% i‸f lr %}a{% endif %}"), says: []string{"**`{% if CONDITION %}...{% endif %}`** · statement"}},
		{name: "an operator", about: "", text: args("{{ lr an‸d size }}")},
		{name: "a function", about: "range", text: args("{% for i in ran‸ge(3) %}{{ i }}{% endfor %}"), says: []string{"**`range(start, stop, step)`** · function"}},
		{name: "a name of the template", about: "i", text: args("{% for i in range(3) %}{{ ‸i }}{% endfor %}"), says: []string{"set in this template, by `{% for %}`"}},
		{name: "where that is set", about: "x", text: args("{% set ‸x = 1 %}"), says: []string{"gets its value here, by `set`"}},
		{name: "loop", about: "loop", text: args("{% for i in range(3) %}{{ lo‸op.index }}{% endfor %}"), says: []string{"by `{% for %}` itself"}},
		{name: "an unknown name", about: "nope", text: args("{{ no‸pe }}"), says: []string{"**`nope`** · not known", "rendered as an empty text", "An operation may still give"}},
		{name: "a misspelled name", about: "sizes", text: "kind: operation\n" + args("{{ siz‸es.x }}"), says: []string{"so that rendering fails. Did you mean `size`?", "!may still"}},
		{name: "a root of refs", about: "inputs", text: args("{{ in‸puts.lr }}"), says: []string{"for a param with a `ref`"}},
		{name: "between words", about: `"{{ lr   + 1 }}"`, text: args("{{ lr ‸  + 1 }}"), says: []string{"**`args`**"}},
		{name: "outside of braces", about: `"a {{ lr }}"`, text: args("‸a {{ lr }}"), says: []string{"**`args`**"}},
		{
			name: "in a block of text", about: "lr", text: job + "    args:\n    - |\n      set -e\n\n      train --lr={{ l‸r }}\n", says: []string{"**`lr`** · `float`"},
		},
		{
			name: "behind escapes", about: "lr", text: job + "    args: [\"\\u20ac\\n{{ l‸r }}\"]\n", says: []string{"**`lr`** · `float`"},
		},
		{
			name: "where connections are not there yet", about: "connections", text: "conditions: '{{ connec‸tions.a.bucket }}'\nrun: {kind: job}\n",
			says: []string{"It is not there when this part is rendered: that is before the run has its connections."},
		},
		{name: "what is never rendered", about: "lr", text: "name: '{{ l‸r }}'\n", says: []string{"does not render this part"}},
		{
			name: "an argument's format", about: "lr", text: "inputs: [{name: lr, argFormat: '--x={{ ‸lr }}'}]\nrun: {kind: job}\n", says: []string{"**`lr`** · input"},
		},
		{
			name: "another name in an argument's format", about: "b", text: "inputs: [{name: lr, argFormat: '--x={{ ‸b }}'}, {name: b}]\nrun: {kind: job}\n",
			says: []string{"An `argFormat` knows only the name of its own"},
		},
		{
			name: "a component that is not known", about: "x", text: "hubRef: soon\nconditions: '{{ ‸x }}'\n", says: []string{"The component is not known now; it may declare this."},
		},
	} {
		c.check(t, someFiles{"hubRef soon": ""})
	}
}
