// Package blackbox holds the tests that drive the built program as an editor does: over its standard input and output,
// with a client written here. Messages are decoded with github.com/sourcegraph/go-lsp, whose types the server does not
// share, so that a misunderstanding cannot hide on both sides; where go-lsp is older than the protocol (pull
// diagnostics, versions and related places of diagnostics, most of initialize) with small structs of our own.
package blackbox
