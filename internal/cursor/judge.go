package cursor

import (
	"fmt"
	"slices"
	"strings"
)

// JudgeItems says what is wrong with the completions at the cursor of a file, one sentence each.
func JudgeItems(f File, items []Item) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	shown, atAll := Shown(f.Text, f.At, items, false), Shown(f.Text, f.At, items, true)
	have := labels(shown)
	for _, label := range f.Want.Offers {
		if !slices.Contains(have, label) {
			say("%q is not offered", label)
		}
	}
	for _, label := range f.Want.Lacks {
		if slices.Contains(labels(atAll), label) {
			say("%q is offered", label)
		}
	}
	for _, want := range f.Want.Order {
		if order := inOrder(have, want); !slices.Equal(order, want) {
			say("the order is %q, not %q", order, want)
		}
	}
	if f.Want.Exact && !slices.Equal(sorted(labels(atAll)), sorted(f.Want.Only)) {
		say("offered are %q, wanted only %q", sorted(labels(atAll)), sorted(f.Want.Only))
	}
	if f.Want.Nothing && len(atAll) > 0 {
		say("offered are %q, wanted nothing", sorted(labels(atAll)))
	}
	for _, label := range f.Want.Deprecated {
		if !slices.ContainsFunc(shown, func(i Item) bool { return i.Label == label && i.Deprecated }) {
			say("%q is not deprecated", label)
		}
	}
	if len(wrong) > 0 {
		wrong = append(wrong, fmt.Sprintf("shown are %q", have))
	}
	return wrong
}

// Accepted is the item that is to be accepted, as it is shown.
func Accepted(f File, items []Item) (Item, bool) {
	shown := Shown(f.Text, f.At, items, false)
	i := slices.IndexFunc(shown, func(i Item) bool { return i.Label == f.Want.Accept })
	if i < 0 {
		return Item{}, false
	}
	return shown[i], true
}

// JudgeEnd says what is wrong with the document after the wanted completion was accepted, "" when nothing is.
func JudgeEnd(f File, text string, at int) string {
	if f.Want.AfterAt < 0 {
		at = -1
	}
	if text == f.Want.After && at == f.Want.AfterAt {
		return ""
	}
	return fmt.Sprintf("after %q the document is\n%s\nnot\n%s", f.Want.Accept, visible(Join(text, at)),
		visible(Join(f.Want.After, f.Want.AfterAt)))
}

// JudgeText says what is wrong with what is told at the cursor of a file. covers is the text that it is about.
func JudgeText(f File, text, covers string) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if f.Want.Nothing && text != "" {
		say("something is told")
	}
	for _, part := range f.Want.Says {
		if !strings.Contains(text, part) {
			say("it does not say %q", part)
		}
	}
	for _, part := range f.Want.Never {
		if strings.Contains(text, part) {
			say("it says %q", part)
		}
	}
	if missing := MissingFacts(f, text); len(missing) > 0 {
		say("it lacks %q", missing)
	}
	if f.Want.Covers != nil && covers != *f.Want.Covers {
		say("it is about %q, not %q", covers, *f.Want.Covers)
	}
	if len(wrong) > 0 {
		wrong = append(wrong, "told is\n"+text)
	}
	return wrong
}

// MissingFacts are the words that a right answer has and text lacks, in whatever case.
func MissingFacts(f File, text string) []string {
	var missing []string
	for _, fact := range f.Want.Facts {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(fact)) {
			missing = append(missing, fact)
		}
	}
	return missing
}

func labels(items []Item) []string {
	var all []string
	for _, i := range items {
		all = append(all, i.Label)
	}
	return all
}

// inOrder are those of have that are wanted.
func inOrder(have, want []string) []string {
	var order []string
	for _, label := range have {
		if slices.Contains(want, label) {
			order = append(order, label)
		}
	}
	return order
}

func sorted(all []string) []string {
	all = slices.Clone(all)
	slices.Sort(all)
	return all
}

// visible shows carriage returns.
func visible(text string) string { return strings.ReplaceAll(text, "\r", "␍") }
