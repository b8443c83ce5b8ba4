package spec

import "strings"

// Suggest is the candidate that somebody who wrote word most likely meant, or "". Letters that only differ in case and
// the dashes and underscores between words do not count.
func Suggest(word string, candidates []string) string {
	plain := []rune(plainWord(word))
	best, distance := "", maxEdits(len(plain))+1
	for _, c := range candidates {
		if d := editDistance(plain, []rune(plainWord(c)), distance); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// maxEdits is how many mistakes a word of some letters may hold: another word is soon reached from a short one.
func maxEdits(letters int) int {
	switch {
	case letters < 3:
		return 0
	case letters < 6:
		return 1
	case letters < 12:
		return 2
	}
	return 3
}

var wordBreaks = strings.NewReplacer("_", "", "-", "", " ", "")

func plainWord(s string) string { return wordBreaks.Replace(strings.ToLower(s)) }

// editDistance counts the letters to insert, remove, replace or swap with their neighbour to make b of a. It gives up at
// most and yields most then.
func editDistance(a, b []rune, most int) int {
	if abs(len(a)-len(b)) >= most {
		return most
	}
	var before []int // the row before the last
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			same := row[j-1]
			if a[i-1] != b[j-1] {
				same++
			}
			next[j] = min(row[j]+1, next[j-1]+1, same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least > most {
			return most
		}
		before, row = row, next
	}
	return min(row[len(b)], most)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// didYouMean is the end of a message that suggests what was meant, or "".
func didYouMean(word string, candidates []string) string { return proposal(Suggest(word, candidates)) }

// proposal is the end of a message that proposes what was found to be meant; "" when that is nothing.
func proposal(meant string) string {
	if meant == "" {
		return ""
	}
	return " Did you mean `" + meant + "`?"
}
