package analysis

import (
	"fmt"
	"slices"
	"strings"
)

// extended are resources that are counted in whole devices.
var extended = []wellKnown{
	{"nvidia.com/gpu", "GPUs of NVIDIA.", nil}, {"amd.com/gpu", "GPUs of AMD.", nil}, {"google.com/tpu", "TPU chips of Google.", nil},
	{"habana.ai/gaudi", "Gaudi accelerators of Intel.", nil}, {"aws.amazon.com/neuron", "Trainium and Inferentia chips of AWS.", nil},
}

var (
	shortResources = append([]wellKnown{
		{"cpu", "Processor cores: `2`, `500m` for half a core. `1..2` asks for one and allows two.", nil},
		{"memory", "Memory: `4Gi`. `2Gi..4Gi` asks for two and allows four.", nil},
		{"gpu", "GPUs of NVIDIA, whole ones.", nil},
	}, extended[1:]...)
	kubernetesResources = append([]wellKnown{
		{"cpu", "Processor cores: `2`, `500m` for half a core.", nil},
		{"memory", "Memory, such as `4Gi`.", nil},
		{"ephemeral-storage", "Disk space of the node for what the container writes, such as `10Gi`.", nil},
	}, extended...)
)

// resourceKeys adds resources that a map of amounts does not have yet.
func (c *completer) resourceKeys(p *place, resources []wellKnown, column int) {
	taken := map[string]bool{}
	for _, e := range p.last().node.Entries() {
		taken[e.Key.Value] = true
	}
	for i, r := range resources {
		if !taken[r.text] {
			c.entry(r.text, sketch{}, column, Completion{Doc: text(r.doc), Sort: fmt.Sprintf("0%03d", i)})
		}
	}
}

// amount is a quantity with what it comes to in words.
type amount struct{ text, meaning string }

// amountsOf are usual amounts of a resource. ranges says that a range such as 1..2 will do.
func amountsOf(resource string, ranges bool) []amount {
	var all, more []amount
	switch {
	case resource == "cpu":
		all = []amount{{"500m", "half a core"}, {"1", "a core"}, {"2", "two cores"}, {"4", "four cores"}, {"8", "eight cores"}}
		more = []amount{{"1..2", "one core, and two where they are free"}}
	case resource == "memory", resource == "ephemeral-storage":
		all = []amount{{"512Mi", "half a GiB"}, {"1Gi", "1024 MiB"}, {"2Gi", ""}, {"4Gi", ""}, {"8Gi", ""}, {"16Gi", ""}, {"32Gi", ""}}
		more = []amount{{"2Gi..4Gi", "2 GiB, and 4 GiB where it is free"}}
	case resource == "gpu", strings.Contains(resource, "/"):
		all = []amount{{"1", "one device"}, {"2", "two devices"}, {"4", "four devices"}, {"8", "eight devices"}}
	}
	if ranges {
		return append(all, more...)
	}
	return all
}

// amounts adds usual amounts of a resource.
func (c *completer) amounts(resource string, ranges bool) {
	for i, a := range amountsOf(resource, ranges) {
		item := Completion{Detail: a.meaning, Sort: fmt.Sprintf("1%03d", i)}
		if isDigits(a.text) && c.word.quote == 0 {
			c.bare(a.text, item)
		} else {
			c.value(a.text, item)
		}
	}
}

func isDigits(text string) bool {
	return text != "" && !slices.ContainsFunc([]byte(text), func(b byte) bool { return b < '0' || b > '9' })
}
