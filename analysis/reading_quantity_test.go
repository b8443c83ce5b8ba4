package analysis

import (
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// of is a function that reads amounts of a resource.
func of(name string, read func(string, *syntax.Node) string) func(*syntax.Node) string {
	return func(n *syntax.Node) string { return read(name, n) }
}

func TestReadCores(t *testing.T) {
	checkReadings(t, of("cpu", readQuantity), map[string]string{
		"500m": "Half a core (0.5 CPU).", "0.5": "Half a core (0.5 CPU).", "250m": "A quarter of a core (0.25 CPU).",
		"100m": "A tenth of a core (0.1 CPU).", "370m": "0.37 of a core.", "1": "1 core.", `"2"`: "2 cores.", "1500m": "1.5 cores.", "0": "0 cores.",
		"500M":                 "500,000,000 cores: a thousandth of a core is written with a small `m`.",
		"1GHz":                 "`1GHz` is no amount: write a number, with a unit such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`.",
		`"{{ params.cores }}"`: "",
	})
}

func TestReadBytes(t *testing.T) {
	checkReadings(t, of("memory", readQuantity), map[string]string{
		"1.5Gi": "1.5 GiB = 1,610,612,736 bytes.", "512Mi": "512 MiB = 536,870,912 bytes.", "1Ki": "1 KiB = 1,024 bytes.",
		"1G": "1 GB = 1,000,000,000 bytes (about 953.67 MiB).", "1073741824": "1 GiB = 1,073,741,824 bytes (about 1.07 GB).",
		"100": "100 bytes.", "0": "0 bytes.", "1": "1 byte.", "8e9": "8 GB = 8,000,000,000 bytes (about 7.45 GiB).",
		"512m":  "0.512 bytes: `m` is a thousandth, and `512M` or `512Mi` may be meant.",
		"9Ei":   "As many bytes as Kubernetes can count.",
		"512MB": "`512MB` is no amount that Kubernetes reads: write `512M`, or `512Mi` to count in 1024s.",
	})
	checkReadings(t, of("ephemeral-storage", readQuantity), map[string]string{"10Gi": "10 GiB = 10,737,418,240 bytes."})
}

func TestReadDevices(t *testing.T) {
	checkReadings(t, of("nvidia.com/gpu", readQuantity), map[string]string{"1": "1 GPU.", "8": "8 GPUs."})
	checkReadings(t, of("google.com/tpu", readQuantity), map[string]string{"4": "4 TPUs."})
	checkReadings(t, of("aws.amazon.com/neuron", readQuantity), map[string]string{"2": "2 of `aws.amazon.com/neuron`."})
}

func TestReadAmount(t *testing.T) {
	checkReadings(t, of("cpu", readAmount), map[string]string{
		"500m..2": "Asks for half a core (0.5 CPU), and may use up to 2 cores.", "2": "Asks for 2 cores, without a limit.",
		"..2": "May use up to 2 cores, which Kubernetes then asks for, too.", `"1.."`: "Asks for 1 core, without a limit.", "a..b": "", "{}": "",
	})
	checkReadings(t, of("memory", readAmount), map[string]string{"2Gi..4Gi": "Asks for 2 GiB = 2,147,483,648 bytes, and may use up to 4 GiB = 4,294,967,296 bytes."})
	checkReadings(t, of("gpu", readAmount), map[string]string{"1": "Asks for 1 GPU, and gets no more.", "2": "Asks for 2 GPUs, and gets no more."})
}
