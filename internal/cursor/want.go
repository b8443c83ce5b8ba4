package cursor

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Want is what is wanted at a cursor.
type Want struct {
	// Of completions, by their labels.
	Offers     []string   // what must be among them
	Lacks      []string   // what must not
	Order      [][]string // what must stand in this order, though not one right after the other
	Only       []string   // what they must be, in any order, when Exact
	Exact      bool
	Deprecated []string // what must be struck through
	Accept     string   // what is accepted
	After      string   // the document after that, without the cursor
	AfterAt    int      // the byte that the cursor stands before then; -1 where it does not matter
	Valid      bool     // nothing is wrong with the document then

	// Of texts: a hover, a signature, the documentation of a completion.
	Says    []string // parts of it
	Never   []string // what is no part of it
	Facts   []string // words that any right answer has, whoever wrote it
	Covers  *string  // the text of its range
	Nothing bool     // there is no answer

	Active string // of a signature: its active parameter

	crlf bool // the text has "\r\n"
	open bool // the text has no line break at its end
}

// parseWant reads wishes. Lists are separated by commas; an entry with a comma is quoted as in Go.
func parseWant(text string) (Want, error) {
	w := Want{AfterAt: -1}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		word, rest, _ := strings.Cut(line, ":")
		if err := w.wish(word, strings.TrimSpace(rest)); err != nil {
			return w, fmt.Errorf("%q: %w", line, err)
		}
	}
	return w, nil
}

func (w *Want) wish(word, rest string) (err error) {
	lists := map[string]*[]string{
		"offers": &w.Offers, "lacks": &w.Lacks, "only": &w.Only, "deprecated": &w.Deprecated, "fact": &w.Facts,
	}
	flags := map[string]*bool{"nothing": &w.Nothing, "valid": &w.Valid, "crlf": &w.crlf, "open": &w.open}
	switch {
	case lists[word] != nil:
		var entries []string
		entries, err = list(rest)
		*lists[word] = append(*lists[word], entries...)
		w.Exact = w.Exact || word == "only"
	case flags[word] != nil && rest == "":
		*flags[word] = true
	case word == "order":
		var entries []string
		entries, err = list(rest)
		w.Order = append(w.Order, entries)
	case word == "accept" && rest != "":
		var entries []string
		if entries, err = list(rest); err == nil && len(entries) == 1 {
			w.Accept = entries[0]
		}
	case word == "says" && rest != "":
		w.Says = append(w.Says, rest)
	case word == "never" && rest != "":
		w.Never = append(w.Never, rest)
	case word == "active" && rest != "":
		w.Active = rest
	case word == "covers":
		var covers string
		covers, err = strconv.Unquote(rest)
		w.Covers = &covers
	default:
		err = fmt.Errorf("this is no wish")
	}
	return err
}

// list reads entries between commas.
func list(text string) ([]string, error) {
	var entries []string
	for text = strings.TrimSpace(text); text != ""; {
		entry, rest, _ := strings.Cut(text, ",")
		if text[0] == '"' {
			quoted, err := strconv.QuotedPrefix(text)
			if err != nil {
				return nil, err
			}
			if entry, err = strconv.Unquote(quoted); err != nil {
				return nil, err
			}
			rest = strings.TrimPrefix(strings.TrimSpace(text[len(quoted):]), ",")
		}
		entries = append(entries, strings.TrimSpace(entry))
		text = strings.TrimSpace(rest)
	}
	if slices.Contains(entries, "") {
		return nil, fmt.Errorf("an entry is empty")
	}
	return entries, nil
}

// spell gives a text the line breaks that it is wanted with.
func (w *Want) spell(text string) string {
	if w.open {
		text = strings.TrimSuffix(text, "\n")
	}
	if w.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}
