package hub

import "sync"

// Once passes on each problem that it is given for the first time.
func Once(tell func(Problem)) func(Problem) {
	var mu sync.Mutex
	told := map[Problem]bool{}
	return func(p Problem) {
		mu.Lock()
		known := told[p]
		if len(told) < maxStates {
			told[p] = true
		}
		mu.Unlock()
		if !known {
			tell(p)
		}
	}
}
