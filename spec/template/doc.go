// Package template reads the {{ }} language of Polyaxonfiles: Jinja2 3.1, as Polyaxon runs it on every text of a file that
// holds "{{" or "{%".
//
// Parse makes a Template of any text, finished or not: a tree in which every node knows where it stands, and the Problems
// for which Jinja2 would refuse the text. Three questions can be put to it: which names it uses and where they come from
// (Names), what can be written at a place (Cursor), and what is written there (Under). What those names may be, Polyaxon
// says when it runs an operation: Roots, Globals, Filters and their like are that knowledge as data.
//
// Offsets are bytes in the text that Parse was given, which for a YAML scalar is its value; where a byte of the value was
// written is for spec/syntax to say. The package knows nothing of YAML, of components or of diagnostics, and imports
// none of them.
package template
