package spec

import (
	"math"
	"math/big"
)

// Bracket is one of the tournaments of a hyperband: it starts with many runs of a small budget, and gives the best of
// them more, round after round.
type Bracket []BracketRound

// BracketRound is one round of a bracket.
type BracketRound struct {
	Runs     int64
	Resource float64 // the budget of each, as the input gets it
}

// maxBrackets bounds what is counted: more come only of an eta that is hardly above 1.
const maxBrackets = 100

// hyperband plans the brackets as the reference's tuner does, in its arithmetic.
func (runs *MatrixRuns) hyperband(m *record) {
	s, ok := spaceOf(m)
	most, limited := positive(m, "maxIterations")
	n, resource := resolvedValue(m, "eta"), resolvedValue(m, "resource")
	if !ok || !limited || n == nil || resource == nil {
		return
	}
	eta, err := coerceFloat(scalarOf(n))
	if err != nil || !(eta > 1) || math.IsInf(eta, 0) {
		return
	}
	brackets := math.Trunc(logarithm(float64(most))/logarithm(eta)) + 1
	if brackets > maxBrackets {
		return
	}
	for bracket := brackets - 1; bracket >= 0; bracket-- {
		// Of the budget for all brackets, each gets as much; it is divided among runs that get the least at first.
		started, ends := s.drawn(wholeRuns(math.Ceil(brackets * math.Pow(eta, bracket) / (bracket + 1))))
		if !ends {
			runs.Sure, runs.Brackets = EndlessRuns, nil
			return
		}
		rounds, total := plan(started, bracket, float64(most), eta, fieldText(resource, "type"))
		runs.Brackets = append(runs.Brackets, rounds)
		runs.Rounds += int64(len(rounds))
		runs.Total += total
	}
	runs.Sure, runs.First = PlannedRuns, runs.Brackets[0][0].Runs
}

// plan is one bracket: its rounds go on until the budget is largest, or no run is left.
func plan(started int64, bracket, most, eta float64, kind string) (rounds Bracket, total int64) {
	least := most * math.Pow(eta, -bracket)
	for i := range int(bracket) + 1 {
		n := started
		if i > 0 {
			n = wholeRuns(float64(started) * math.Pow(eta, -float64(i-1)) / eta)
		}
		resource := least * math.Pow(eta, float64(i))
		switch kind {
		case "int", "Int", "INT":
			resource = math.Trunc(resource)
		}
		if n == 0 {
			break
		}
		rounds, total = append(rounds, BracketRound{n, resource}), total+n
	}
	return rounds, total
}

// wholeRuns cuts a number of runs off at one that adds up without overflow.
func wholeRuns(n float64) int64 { return int64(min(n, 1<<48)) }

// logarithm is the natural logarithm of a number above 0, rounded as C libraries round it. math.Log may differ in the
// last digit, and that decides whether log(243) / log(3) is 5: it is a little less, and so the reference has 5 brackets.
func logarithm(x float64) float64 {
	fraction, exponent := math.Frexp(x)
	sum := precise(float64(exponent))
	sum.Mul(sum, logOfFraction(0.5))
	sum.Sub(logOfFraction(fraction), sum)
	f, _ := sum.Float64()
	return f
}

func precise(x float64) *big.Float { return new(big.Float).SetPrec(160).SetFloat64(x) }

// logOfFraction is the logarithm of a number from 0.5 to 1, by the series 2 (z + z^3/3 + z^5/5 ...) of z = (x-1) / (x+1).
func logOfFraction(x float64) *big.Float {
	z := precise(x)
	z.Quo(z.Sub(z, precise(1)), precise(0).Add(precise(x), precise(1)))
	square := precise(0).Mul(z, z)
	sum := precise(0)
	for i := 1; i < 100; i += 2 {
		sum.Add(sum, precise(0).Quo(z, precise(float64(i))))
		z.Mul(z, square)
	}
	return sum.Mul(sum, precise(2))
}
