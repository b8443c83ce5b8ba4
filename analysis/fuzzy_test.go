package analysis

import "testing"

func TestFuzzy(t *testing.T) {
	for _, test := range []struct {
		query, name string
		ok          bool
	}{
		{"", "train", true}, {"trn", "train", true}, {"TR", "train", true}, {"lr", "learning-rate", true}, {"é", "É", true},
		{"nt", "train", false}, {"trainer", "train", false}, {"x", "", false},
	} {
		if _, ok := Fuzzy(test.query, test.name); ok != test.ok {
			t.Errorf("%q in %q: %v", test.query, test.name, ok)
		}
	}
	for _, test := range [][3]string{ // the query, and the first name fits it better than the second
		{"lr", "lr", "lr-schedule"}, {"lr", "lr-schedule", "color"}, {"train", "train", "constrain"}, {"lr", "learning-rate", "collar"},
		{"mr", "maxRuns", "merger"},
	} {
		better, _ := Fuzzy(test[0], test[1])
		worse, _ := Fuzzy(test[0], test[2])
		if better <= worse {
			t.Errorf("%q: %s has %d, %s has %d", test[0], test[1], better, test[2], worse)
		}
	}
}
