package analysis

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
)

// rendersSame reports whether the document is rendered to the same operation after one of its values was put into an
// input: as far as can be known, nothing differs but templates with its name, and the input itself.
func (r *refactorer) rendersSame(f Refactoring, name string) bool {
	after, ok := r.outcome(f)
	if !ok || r.ctx.Err() != nil {
		return false
	}
	before := r.resolved()
	compiled := before.Compiled()
	if compiled == nil {
		return errorsAmong(after.Found) <= errorsAmong(before.Found)
	}
	return equalBut(decoded(compiled), decoded(after.Compiled()), name)
}

func decoded(text []byte) (value any) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if d.Decode(&value) != nil {
		return nil
	}
	return value
}

// withoutPaths is a compiled operation without the paths that its components were read from and without their kind, as
// operations of a DAG keep both where they were written: they say no more than the components themselves.
func withoutPaths(value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = withoutPaths(value[i])
		}
	case map[string]any:
		if component, ok := value["component"].(map[string]any); ok {
			delete(value, "pathRef")
			delete(component, "kind")
		}
		for key := range value {
			value[key] = withoutPaths(value[key])
		}
	}
	return value
}

// equalBut reports whether two values are equal but for scalars that the second has a template with a name for, and an
// input with that name.
func equalBut(before, after any, name string) bool {
	switch after := after.(type) {
	case string:
		if after == "{{ "+name+" }}" || after == "{{ params."+name+" }}" {
			return !isCollection(before)
		}
	case []any:
		before, ok := before.([]any)
		return ok && slices.EqualFunc(before, after, func(a, b any) bool { return equalBut(a, b, name) })
	case map[string]any:
		before, ok := before.(map[string]any)
		if !ok {
			return false
		}
		for key, value := range after {
			other, both := before[key]
			if list, isList := value.([]any); isList && key == "inputs" {
				list = slices.DeleteFunc(slices.Clone(list), func(io any) bool { return nameOf(io) == name })
				if value = any(list); len(list) == 0 && (!both || other == nil) {
					continue
				}
			} else if !both {
				return false
			}
			if !equalBut(other, value, name) {
				return false
			}
		}
		for key := range before {
			if _, both := after[key]; !both {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(before, after)
}

func nameOf(io any) any {
	m, _ := io.(map[string]any)
	return m["name"]
}

func isCollection(value any) bool {
	switch value.(type) {
	case []any, map[string]any:
		return true
	}
	return false
}
