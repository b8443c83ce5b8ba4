package template

import "slices"

// Entry is a name that the language or Polyaxon provides.
type Entry struct {
	Name string
	// Signature is how it is written, of filters, tests and functions: with its arguments and their defaults.
	Signature string
	Doc       string // full sentences
}

// Filters are the filters that Polyaxon knows: those of Jinja2 and its own, sorted by name.
func Filters() []Entry { return slices.Clone(filters) }

// Tests are the tests that Polyaxon knows, sorted by name. Those that are mere signs, such as ==, are left out.
func Tests() []Entry { return slices.Clone(tests) }

// Functions are the functions that can be called anywhere, sorted by name.
func Functions() []Entry { return slices.Clone(functions) }

// Statements are the statements that begin with a keyword of their own, sorted by name.
func Statements() []Entry { return slices.Clone(statements) }

// Lookup finds an entry by its name.
func Lookup(entries []Entry, name string) (Entry, bool) {
	for _, e := range entries {
		if e.Name == name {
			return e, true
		}
	}
	return Entry{}, false
}

func entryNames(entries []Entry) []string {
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Name
	}
	return all
}

var filters = []Entry{
	{"abs", "abs", "The number without its sign."},
	{"attr", "attr(name)", "The attribute of this name: `x|attr('y')` never looks for a key, as `x.y` does when there is no attribute."},
	{"batch", "batch(linecount, fill_with=none)", "Cuts a list into lists of `linecount` items. The last one is filled up with `fill_with`, if that is given."},
	{"capitalize", "capitalize", "The text with its first letter in upper case and all others in lower case."},
	{"center", "center(width=80)", "The text in the middle of `width` columns, with spaces around it."},
	{"count", "count", "How many items a list, a mapping or a text has. The same as `length`."},
	{"d", "d(default_value='', boolean=false)", "Short for `default`."},
	{"default", "default(default_value='', boolean=false)", "The value, or `default_value` where the name does not exist. With `boolean=true` also where the value is false, empty or none. It does not help where something before the last dot is missing."},
	{"dictsort", "dictsort(case_sensitive=false, by='key', reverse=false)", "The pairs of a mapping, sorted by `'key'` or `'value'`."},
	{"e", "e", "Short for `escape`."},
	{"escape", "escape", "The text with `&`, `<`, `>` and quotes written as HTML wants them."},
	{"filesizeformat", "filesizeformat(binary=false)", "A number of bytes as people read it, such as 13 kB; with `binary=true` in steps of 1024."},
	{"first", "first", "The first item."},
	{"float", "float(default=0.0)", "The value as a floating point number, or `default` where it is none."},
	{"forceescape", "forceescape", "Escapes for HTML even what has been escaped."},
	{"format", "format(*args, **kwargs)", "Puts values into a text that has `%s`, `%d` or `%(name)s` for them."},
	{"groupby", "groupby(attribute, default=none, case_sensitive=false)", "Groups the items of a list by an attribute: pairs of `grouper` and `list`."},
	{"indent", "indent(width=4, first=false, blank=false)", "The text with its lines indented, but the first one and empty ones only on request."},
	{"int", "int(default=0, base=10)", "The value as an integer, or `default` where it is none. Decimals are cut off."},
	{"items", "items", "The pairs of key and value of a mapping; nothing when it does not exist."},
	{"join", "join(d='', attribute=none)", "The items in one text, with `d` between them; of each item the `attribute`, if one is given."},
	{"last", "last", "The last item."},
	{"length", "length", "How many items a list, a mapping or a text has."},
	{"list", "list", "The value as a list; of a text, its characters."},
	{"lower", "lower", "The text in lower case."},
	{"map", "map(filter, *args)", "Applies the named filter to each item: `names|map('upper')`. With `attribute='x'` it takes that attribute of each instead. What it yields is a generator: put `|list` or `|join` after it."},
	{"map_format", "map_format(pattern, variable_name=none)", "Polyaxon's own: puts the value into `pattern` at `%s`, or at `%(variable_name)s` if `variable_name` is given. Made for lists: `values|map('map_format', '--lr=%s')|join(' ')`."},
	{"max", "max(case_sensitive=false, attribute=none)", "The largest item."},
	{"min", "min(case_sensitive=false, attribute=none)", "The smallest item."},
	{"pprint", "pprint", "The value as Python would print it, over several lines where it is long."},
	{"random", "random", "An item by chance: another one each time that the operation is compiled."},
	{"reject", "reject(test, *args)", "The items that do not pass the named test; without one, those that are not true. Put `|list` after it."},
	{"rejectattr", "rejectattr(attribute, test, *args)", "The items of which an attribute does not pass the named test. Put `|list` after it."},
	{"replace", "replace(old, new, count=none)", "The text with `new` in place of `old`, everywhere or the first `count` times."},
	{"reverse", "reverse", "The text or the items from the last to the first."},
	{"round", "round(precision=0, method='common')", "The number rounded to `precision` decimals; `method` is `'common'`, `'ceil'` or `'floor'`. It stays a floating point number: put `|int` after it for none."},
	{"safe", "safe", "Says that a text needs no escaping. Polyaxon escapes nothing, so that it changes nothing."},
	{"select", "select(test, *args)", "The items that pass the named test; without one, those that are true. Put `|list` after it."},
	{"selectattr", "selectattr(attribute, test, *args)", "The items of which an attribute passes the named test. Put `|list` after it."},
	{"slice", "slice(slices, fill_with=none)", "Deals the items out to `slices` lists of about the same length."},
	{"sort", "sort(reverse=false, case_sensitive=false, attribute=none)", "The items in their order."},
	{"string", "string", "The value as a text."},
	{"striptags", "striptags", "The text without HTML tags."},
	{"sum", "sum(attribute=none, start=0)", "The sum of the items."},
	{"title", "title", "The text with each word's first letter in upper case."},
	{"tojson", "tojson(indent=none)", "The value as JSON. The characters `<`, `>`, `&` and `'` come out as escapes such as `\\u0027`."},
	{"trim", "trim(chars=none)", "The text without white space at its ends, or without the characters in `chars`."},
	{"truncate", "truncate(length=255, killwords=false, end='...', leeway=none)", "The text cut to `length` characters, with `end` for what was cut. Unless `killwords` is true, no word is cut."},
	{"unique", "unique(case_sensitive=false, attribute=none)", "The items without repetitions. Put `|list` after it."},
	{"upper", "upper", "The text in upper case."},
	{"urlencode", "urlencode", "The text as it is written in a URL; of a mapping, its query."},
	{"urlize", "urlize(trim_url_limit=none, nofollow=false, target=none, rel=none, extra_schemes=none)", "The text with its URLs as HTML links."},
	{"wordcount", "wordcount", "How many words the text has."},
	{"wordwrap", "wordwrap(width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true)", "The text in lines of at most `width` columns."},
	{"xmlattr", "xmlattr(autospace=true)", "A mapping as the attributes of an HTML tag."},
}

var tests = []Entry{
	{"boolean", "boolean", "It is true or false."},
	{"callable", "callable", "It can be called."},
	{"defined", "defined", "The name exists. Everything before its last dot has to exist all the same."},
	{"divisibleby", "divisibleby(num)", "The number can be divided by `num` without a rest."},
	{"eq", "eq(other)", "It equals `other`, as `==` says."},
	{"equalto", "equalto(other)", "It equals `other`, as `==` says."},
	{"escaped", "escaped", "It is a text that was escaped for HTML."},
	{"even", "even", "The number is even."},
	{"false", "false", "It is false itself, not merely empty."},
	{"filter", "filter", "There is a filter of this name."},
	{"float", "float", "It is a floating point number."},
	{"ge", "ge(other)", "It is at least `other`, as `>=` says."},
	{"greaterthan", "greaterthan(other)", "It is greater than `other`, as `>` says."},
	{"gt", "gt(other)", "It is greater than `other`, as `>` says."},
	{"in", "in(seq)", "It is one of the items of `seq`."},
	{"integer", "integer", "It is an integer."},
	{"iterable", "iterable", "A loop can go over it."},
	{"le", "le(other)", "It is at most `other`, as `<=` says."},
	{"lessthan", "lessthan(other)", "It is less than `other`, as `<` says."},
	{"lower", "lower", "The text is all in lower case."},
	{"lt", "lt(other)", "It is less than `other`, as `<` says."},
	{"mapping", "mapping", "It is a mapping."},
	{"ne", "ne(other)", "It does not equal `other`, as `!=` says."},
	{"none", "none", "It is none: a name that does not exist is not."},
	{"number", "number", "It is a number."},
	{"odd", "odd", "The number is odd."},
	{"sameas", "sameas(other)", "It is the same object as `other`."},
	{"sequence", "sequence", "It is a list, a mapping or a text."},
	{"string", "string", "It is a text."},
	{"test", "test", "There is a test of this name."},
	{"true", "true", "It is true itself, not merely not empty."},
	{"undefined", "undefined", "The name does not exist. Everything before its last dot has to exist all the same."},
	{"upper", "upper", "The text is all in upper case."},
}

// signTests are the tests that are no words.
var signTests = []string{"!=", "<", "<=", "==", ">", ">="}

var functions = []Entry{
	{"cycler", "cycler(*items)", "Goes through values in turn: each call of its `next()` yields the next one."},
	{"dict", "dict(**items)", "A mapping: `dict(a=1)` is `{'a': 1}`."},
	{"joiner", "joiner(sep=', ')", "Yields nothing when called first, and `sep` from then on."},
	{"lipsum", "lipsum(n=5, html=true, min=20, max=100)", "Text without meaning, to fill a place."},
	{"namespace", "namespace(**attributes)", "An object whose attributes `{% set ns.name = value %}` can change from within a loop."},
	{"range", "range(start, stop, step)", "Integers from `start`, or from 0 with one argument, up to but without `stop`."},
}

var statements = []Entry{
	{"autoescape", "{% autoescape true %}...{% endautoescape %}", "Escapes what is printed for HTML."},
	{"block", "{% block NAME %}...{% endblock %}", "A part with a name. It is printed where it stands."},
	{"call", "{% call NAME(...) %}...{% endcall %}", "Calls a macro that prints the text between the tags where it calls `caller()`."},
	{"extends", "{% extends TEMPLATE %}", "Builds on another template. A Polyaxonfile has no other templates: compiling it fails."},
	{"filter", "{% filter NAME %}...{% endfilter %}", "Puts the text between the tags through a filter."},
	{"for", "{% for NAME in LIST %}...{% endfor %}", "Repeats the text between the tags for each item. `loop.index`, `loop.first` and `loop.last` tell where it is; what follows `{% else %}` is for an empty list."},
	{"from", "{% from TEMPLATE import NAME %}", "Takes macros from another template. A Polyaxonfile has no other templates: compiling it fails."},
	{"if", "{% if CONDITION %}...{% endif %}", "Prints the text between the tags where the condition is true. `{% elif %}` and `{% else %}` may follow."},
	{"import", "{% import TEMPLATE as NAME %}", "Takes all macros of another template. A Polyaxonfile has no other templates: compiling it fails."},
	{"include", "{% include TEMPLATE %}", "Prints another template. A Polyaxonfile has no other templates: compiling it fails."},
	{"macro", "{% macro NAME(ARGUMENTS) %}...{% endmacro %}", "A text with arguments that `{{ NAME(...) }}` prints."},
	{"print", "{% print VALUE %}", "Prints a value, as `{{ VALUE }}` does."},
	{"raw", "{% raw %}...{% endraw %}", "Leaves braces between the tags as they are: for text that another program will render."},
	{"set", "{% set NAME = VALUE %}", "Gives a name a value. Set in a loop, it is gone after the loop."},
	{"with", "{% with NAME = VALUE %}...{% endwith %}", "Gives a name a value between the tags."},
}
