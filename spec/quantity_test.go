package spec_test

import (
	"testing"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/plx-lsp/plx-lsp/spec"
)

func TestQuantity(t *testing.T) {
	for text, want := range map[string]string{
		"500m": "500m", "0.5": "0.5", "2": "2", `"2"`: "2", "1.5Gi": "1.5Gi", "128e6": "128e6", "1k": "1k", "100u": "100u", "+1": "1",
		"1_000": "1000", "1e-07": "1e-07", `"-1"`: "-1", ".5": "0.5",
		"1GB":            "`1GB` is no amount that Kubernetes reads: write `1G`, or `1Gi` to count in 1024s.",
		"512mb":          "`512mb` is no amount that Kubernetes reads: write `512M`, or `512Mi` to count in 1024s.",
		"1 Gi":           "`1 Gi` is no amount that Kubernetes reads: write `1Gi`.",
		"1.5GiB":         "`1.5GiB` is no amount that Kubernetes reads: write `1.5Gi`.",
		"1K":             "`1K` is no amount that Kubernetes reads: write `1k`, or `1Ki` to count in 1024s.",
		"100b":           "`100b` is no amount that Kubernetes reads: write `100`.",
		"100i":           "`100i` is no amount: a letter is missing before the `i`, as in `100Gi`.",
		"1,5":            "`1,5` is no amount: write a number, with a unit such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`.",
		"half":           "`half` is no amount: write a number, with a unit such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`.",
		`""`:             "The amount is empty: write a number, with a unit such as `m` or `Gi`.",
		`"1e1000000000"`: "`1e1000000000` is no amount: write a number, with a unit such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`.",
		".inf":           "`inf` is no amount: write a number, with a unit such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`.",
		"true":           "An amount is a number, or text with a unit such as `500m` or `2Gi`.",
		"[1]":            "An amount is a number, or text with a unit such as `500m` or `2Gi`.",
		"~":              "An amount is a number, or text with a unit such as `500m` or `2Gi`.",
	} {
		q, problem := spec.Quantity(nodeOf(t, text))
		if expected, err := resource.ParseQuantity(want); err == nil && (problem != "" || q.Cmp(expected) != 0) {
			t.Errorf("%s is %v %q, want %v", text, q.String(), problem, expected.String())
		} else if err != nil && problem != want {
			t.Errorf("%s is %v %q, want %q", text, q.String(), problem, want)
		}
	}
	if _, problem := spec.Quantity(nil); problem == "" {
		t.Error("nothing is an amount")
	}
}

func TestShortAmount(t *testing.T) {
	for _, test := range [][4]string{
		{"cpu", "2", "2", ""}, {"cpu", "500m..2", "500m", "2"}, {"memory", "..4Gi", "", "4Gi"}, {"memory", `" 1Gi .. "`, "1Gi", ""},
		{"gpu", "1", "1", "1"}, {"gpu", `"2"`, "2", "2"}, {"gpu", "1..2", "1", "2"}, {"gpu", "[]", "", ""},
	} {
		request, limit := spec.ShortAmount(test[0], nodeOf(t, test[1]))
		if request != test[2] || limit != test[3] {
			t.Errorf("%s: %s asks for %q and allows %q, want %q and %q", test[0], test[1], request, limit, test[2], test[3])
		}
	}
}
