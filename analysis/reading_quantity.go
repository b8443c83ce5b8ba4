package analysis

import (
	"fmt"
	"math"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// readQuantity says in words what an amount of a resource is, or what is wrong with it; "" for a template.
func readQuantity(name string, n *syntax.Node) string {
	if spec.IsTemplate(n) {
		return ""
	}
	q, problem := spec.Quantity(n)
	if problem != "" {
		return problem
	}
	return capital(quantityWords(name, q)) + "."
}

// readAmount says in words what the short form of a resource at the root asks for and allows: "500m..2".
func readAmount(name string, n *syntax.Node) string {
	request, limit := spec.ShortAmount(name, n)
	words := func(text string) string {
		q, problem := spec.QuantityOf(text)
		if problem != "" {
			return "" // which the checks report
		}
		return quantityWords(name, q)
	}
	least, most := words(request), words(limit)
	switch {
	case request == limit && least != "":
		return fmt.Sprintf("Asks for %s, and gets no more.", least)
	case least != "" && most != "":
		return fmt.Sprintf("Asks for %s, and may use up to %s.", least, most)
	case least != "":
		return fmt.Sprintf("Asks for %s, without a limit.", least)
	case most != "":
		return fmt.Sprintf("May use up to %s, which Kubernetes then asks for, too.", most)
	}
	return ""
}

// quantityWords is an amount of a resource in words: "half a core (0.5 CPU)", "1.5 GiB = 1,610,612,736 bytes".
func quantityWords(name string, q resource.Quantity) string {
	short := name[strings.LastIndexByte(name, '/')+1:]
	switch amount := q.AsApproximateFloat64(); {
	case name == "cpu":
		return coreWords(amount)
	case name == "memory" || name == "ephemeral-storage" || name == "storage" || strings.HasPrefix(name, "hugepages-"):
		return byteWords(q)
	case short == "gpu" || short == "tpu":
		return plural(amount, strings.ToUpper(short))
	default:
		return spec.NumberText(amount) + " of " + code(name)
	}
}

// parts are the shares of a core that have a name.
var parts = map[float64]string{0.5: "half a core", 0.25: "a quarter of a core", 0.75: "three quarters of a core", 0.1: "a tenth of a core"}

func coreWords(amount float64) string {
	number := spec.NumberText(amount)
	switch name, ok := parts[amount]; {
	case ok:
		return name + " (" + number + " CPU)"
	case amount >= 1e5:
		return grouped(int64(amount)) + " cores: a thousandth of a core is written with a small `m`"
	case amount > 0 && amount < 1:
		return number + " of a core"
	}
	return plural(amount, "core")
}

func plural(amount float64, noun string) string {
	if amount == 1 {
		return "1 " + noun
	}
	return spec.NumberText(amount) + " " + noun + "s"
}

var (
	binaryUnits  = []string{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}
	decimalUnits = []string{"bytes", "kB", "MB", "GB", "TB", "PB", "EB"}
)

func byteWords(q resource.Quantity) string {
	amount := q.AsApproximateFloat64()
	if math.Abs(amount) >= math.MaxInt64 {
		return "as many bytes as Kubernetes can count"
	}
	if amount != math.Trunc(amount) {
		text := spec.NumberText(amount) + " bytes"
		if thousandths := q.MilliValue(); thousandths%1000 != 0 {
			text += fmt.Sprintf(": `m` is a thousandth, and `%dM` or `%dMi` may be meant", thousandths, thousandths)
		}
		return text
	}
	base, units, other, others := 1024.0, binaryUnits, 1000.0, decimalUnits
	if q.Format != resource.BinarySI && int64(amount)%(1<<20) != 0 {
		base, units, other, others = other, others, base, units
	}
	exact := counted(int64(amount), "byte")
	round, unit := scaled(amount, base, units)
	if unit == units[0] {
		return exact
	}
	words := round + " " + unit + " = " + exact
	if q.Format != resource.BinarySI {
		round, unit = scaled(amount, other, others)
		words += " (about " + round + " " + unit + ")"
	}
	return words
}

// scaled is an amount in the largest unit of which it is at least one, with two digits after the point.
func scaled(amount, base float64, units []string) (round, unit string) {
	i := 0
	for math.Abs(amount) >= base && i < len(units)-1 {
		amount, i = amount/base, i+1
	}
	return spec.NumberText(math.Round(amount*100) / 100), units[i]
}
