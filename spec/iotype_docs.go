package spec

import "strings"

// ioTypeDocs are the documented types of inputs and outputs with the values that they take, those first that are needed most.
var ioTypeDocs = []Value{
	{"str", "Text. Any other value but null is taken too, as its JSON."},
	{"int", "Whole numbers, also as text: `3`, `3.0`, `\"3\"`. `true` counts as 1."},
	{"float", "Numbers, also as text: `0.1`, `3`, `\"1e-3\"`. `true` counts as 1."},
	{"bool", "`true` or `false`, also as 1, 0, `yes`, `no`, `on` and `off` in any case."},
	{"path", "The path of a file or folder, such as an artifact of an earlier run. Text alone."},
	{"list", "A list, or text that is one in JSON. `List[int]` says what its items are."},
	{"dict", "A mapping, or text that is one in JSON. `Dict[str, int]` says what its keys and values are."},
	{"any", "Any value, null too."},
	{"metric", "A number that the run logs, as for `float`. Meant for outputs."},
	{"date", "A day, such as `2026-01-31`. A moment is taken at midnight only."},
	{"datetime", "A day, as for `date`: Polyaxon refuses any time of day but midnight. Use `str` for a moment."},
	{"timedelta", "A stretch of time: seconds as a number, `1 day`, `02:30:00` or `PT1H`."},
	{"uuid", "A UUID, such as that of a run, with or without dashes."},
	{"email", "An e-mail address."},
	{"uri", "An address with a scheme and a host, such as `https://example.com/data.csv`."},
	{"image", "The name of a container image, such as `python:3.12`, or a mapping with `name`."},
	{"git", "A repository: a mapping with `url`, `revision` and `flags`. Plain text is refused."},
	{"artifacts", "Files and folders of a store: a mapping with `files`, `dirs` and `workers`."},
	{"dockerfile", "A Dockerfile to write: a mapping with `image`, `run` and more."},
	{"file", "A file to write: a mapping with `content`, `filename`, `chmod` and `kind`."},
	{"tensorboard", "Runs to show in TensorBoard: a mapping with `port`, `uuids` and more."},
	{"event", "An event that a run logged: a mapping."},
	{"s3", "An address of a bucket on S3: `s3://bucket/path`."},
	{"gcs", "An address of a bucket of Google: `gs://bucket/path`."},
	{"wasb", "An address of a container of Azure: `wasbs://container@account.blob.core.windows.net/path`."},
	{"metadata", "A mapping of whatever belongs to the value."},
}

// IOTypes are the documented types of inputs and outputs, those first that are needed most.
func IOTypes() []Value { return ioTypeDocs }

// IOTypeDoc says what values a type of inputs and outputs takes, in Markdown. ok is false for a type that does not exist.
func IOTypeDoc(name string) (doc string, ok bool) {
	if _, ok := parseIOType(name, false); !ok {
		return "", false
	}
	for _, t := range ioTypeDocs {
		if t.Text == name {
			return t.Doc, true
		}
	}
	inside := ""
	outside, rest, generic := strings.Cut(name, "[")
	if generic {
		inside = strings.TrimSuffix(strings.TrimSpace(rest), "]")
	}
	key, value, isPair := strings.Cut(inside, ",")
	switch outside = strings.ToLower(outside); {
	case outside == "list" && generic:
		return "A list of which every item is of type `" + inside + "`, or text that is one in JSON.", true
	case outside == "dict" && isPair:
		return "A mapping with keys of type `" + key + "` and values of type `" + strings.TrimSpace(value) + "`, or text that is one in JSON.", true
	case outside == "tuple" && generic:
		return "A list with an item of each of the types `" + inside + "`, in this order.", true
	case strings.HasSuffix(outside, "set") || outside == "tuple" || outside == "list":
		return "A list, or text that is one in JSON.", true
	case outside == "dict":
		return "A mapping, or text that is one in JSON.", true
	case outside == "any" || outside == "object":
		return "Any value, null too.", true
	case outside == "optional" && generic:
		return "A value of type `" + inside + "`, or null.", true
	case strings.Contains(name, "|"):
		return "A value of any of these types.", true
	}
	return "A type of Python that Polyaxon takes though it does not document it.", true
}
