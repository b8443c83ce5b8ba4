package blackbox

import (
	"testing"
)

// TestSilenceInSets silences an error in the base of two sets. Only one of them has it, and the comment is needed for all
// that. Another comment is needed in neither.
func TestSilenceInSets(t *testing.T) {
	w := makeWorkspace(t, map[string]string{
		".plx-lsp.yaml": "sets:\n- files: [base.yaml, fine.yaml]\n- files: [base.yaml, broken.yaml]\n- files: [broken.yaml]\n",
		"base.yaml":     cleanFile,
		"fine.yaml":     "queue: a\n",
		"broken.yaml":   "nme: a # plx-lsp: ignore[unknown-field]\nrun: {image: a} # plx-lsp: ignore[missing-kind]\n",
	})
	e, _ := begin(t, pushing(), w.root())
	e.open(w.uri("broken.yaml"), "yaml", 1, "nme: a # plx-lsp: ignore[unknown-field]\nrun: {} # plx-lsp: ignore[missing-kind]\n")
	e.settle(w.uri("broken.yaml"), "silence: each comment is needed in some set", clean)
	e.change(w.uri("broken.yaml"), 2, whole("nme: a # plx-lsp: ignore[unknown-field]\n"+runLine+"queue: a # plx-lsp: ignore[wrong-type]\n"))
	e.settle(w.uri("broken.yaml"), "the comment that is needed in no set", only(2, "unused-ignore"))
	e.quit()
}

// TestSilenceAndSettings switches a rule off: the comment that silences it is needed no less. What is wrong with comments
// is a rule like others.
func TestSilenceAndSettings(t *testing.T) {
	w := makeWorkspace(t, map[string]string{".plx-lsp.yaml": "rules: {unknown-field: off}\n"})
	e, _ := begin(t, pushing(), w.root())
	file, settings := w.uri("polyaxonfile.yaml"), w.uri(".plx-lsp.yaml")
	e.open(file, "yaml", 1, cleanFile+"nme: a # plx-lsp: ignore[unknown-field]\nqueue: a # plx-lsp: ignore[wrong-type]\n")
	e.settle(file, "the comment that silences nothing", only(3, "unused-ignore"))
	e.open(settings, "yaml", 1, "rules: {unused-ignore: off}\n")
	e.settle(file, "silence", clean)
	e.change(settings, 2, whole("rules: {unused-ignore: error}\nfles: [] # plx-lsp: ignore[settings-key]\ntrace: off # plx-lsp: ignore\n"))
	e.settle(settings, "the comment in the settings that silences nothing", only(2, "unused-ignore"))
	e.settle(file, "the comment, as an error", func(p published) bool { return only(3, "unused-ignore")(p) && p.Diagnostics[0].Severity == 1 })
	e.quit()
}

// TestSilenceOfReferredFiles opens an operation. What it makes of a component that is closed is told in that one, but for
// what comments silence there; of the comments nothing is said, for not all is known about the file.
func TestSilenceOfReferredFiles(t *testing.T) {
	w := makeWorkspace(t, map[string]string{
		"train.yaml": "kind: component\ninputs:\n- {name: a, type: int}\n- {name: b, value: x, type: int} # plx-lsp: ignore[invalid-default]\n" +
			"nme: a\ntgs: a # plx-lsp: ignore[unknown-field]\nqueue: a # plx-lsp: ignore[wrong-type]\n" + runLine,
	})
	e, _ := begin(t, pushing(), w.root())
	e.open(w.uri("polyaxonfile.yaml"), "yaml", 1, "kind: operation\npathRef: train.yaml\n")
	e.settle(w.uri("train.yaml"), "the error without a comment", only(4, "unknown-field"))
	e.open(w.uri("train.yaml"), "yaml", 1, cleanFile+"queue: a # plx-lsp: ignore[wrong-type]\n")
	e.settle(w.uri("train.yaml"), "the comment that silences nothing, now that the file is open", only(2, "unused-ignore"))
	e.quit()
}
