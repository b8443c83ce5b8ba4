//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

// interrupt needs named pipes.
func interrupt(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("scripts use interrupt on unix only")
}
