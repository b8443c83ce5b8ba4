package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// formerParts say what becomes of the parts of a file of Polyaxon 0.x, by their keys from the root.
var formerParts = map[string]string{
	"version":                    "Dropped: it has no effect any more.",
	"kind":                       "`experiment`, `job` and `group` become a component with a job, a group with a matrix an operation around it, `notebook` and `tensorboard` a service, `pipeline` a DAG.",
	"params":                     "Becomes `inputs`: each value is the default, and says the type.",
	"declarations":               "Becomes `inputs`: each value is the default, and says the type.",
	"inputs":                     "Stays `inputs`: `default` is `value` now, with `isOptional: true`.",
	"framework":                  "Becomes a tag; with workers it decides the kind of run.",
	"logging":                    "Becomes `plugins.logLevel`.",
	"backend":                    "Of a notebook it chooses Jupyter's program, and `mpi` chooses an `mpijob`; otherwise dropped.",
	"settings":                   "Its search becomes `matrix`, its level `plugins.logLevel`.",
	"project":                    "Dropped: `polyaxon run -p PROJECT` names the project.",
	"model":                      "Has no equivalent: Polyaxon runs programs, and builds no models.",
	"train":                      "Has no equivalent: Polyaxon runs programs, and builds no models.",
	"eval":                       "Has no equivalent: Polyaxon runs programs, and builds no models.",
	"build":                      "Becomes a `build` section that makes the image before the run; an image without steps is run as it is.",
	"build.image":                "Becomes `container.image`, and the image that a build starts from.",
	"build.build_steps":          "Become `RUN` lines of the dockerfile that `build` writes.",
	"build.env_vars":             "Become variables of the image that is built, or of the container.",
	"build.dockerfile":           "Becomes the dockerfile of the `build` section.",
	"run.cmd":                    "Becomes `command: [/bin/bash, -c]` and `args`: the very text that 0.x ran, on one line.",
	"environment.resources":      "Becomes `container.resources`: memory was counted in MiB, and GPUs are limits of `nvidia.com/gpu`.",
	"environment.node_selector":  "Becomes `environment.nodeSelector` of the run.",
	"environment.node_selectors": "Becomes `environment.nodeSelector` of the run.",
	"environment.persistence":    "Becomes names of `connections`, which somebody has to set up.",
	"environment.outputs":        "Has no equivalent: these were runs of the old server.",
	"environment.replicas":       "Becomes a `tfjob`, `pytorchjob` or `mpijob`.",
	"environment.max_restarts":   "Becomes `termination.maxRetries`.",
	"hptuning":                   "Becomes the `matrix` of an operation.",
	"hptuning.matrix":            "Becomes `matrix.params`: `values` are a `choice`.",
	"hptuning.concurrency":       "Stays `concurrency`; without it 0.x ran one at a time.",
	"hptuning.random_search":     "Becomes `kind: random` with `numRuns`.",
	"hptuning.grid_search":       "Becomes `kind: grid`.",
	"hptuning.hyperband":         "Becomes `kind: hyperband`.",
	"hptuning.bo":                "Becomes `kind: bayes`.",
	"hptuning.early_stopping":    "Becomes `earlyStopping`.",
	"ops":                        "Become the operations of a DAG.",
	"templates":                  "Become the components of a DAG.",
}

// aboutFormer says what becomes of a part of a file of Polyaxon 0.x; nil where the file is none, or nothing is to be said.
func (h *hoverer) aboutFormer() *explanation {
	if spec.FormerOf(h.steps[0].node) == nil || h.key == nil {
		return nil
	}
	var way []string
	for _, s := range h.steps[1:] {
		if s.key != nil {
			way = append(way, s.key.Value)
		}
	}
	says := formerParts[strings.Join(append(way, h.key.Value), ".")]
	if says == "" {
		return nil
	}
	e := &explanation{}
	e.add(says + " [Coming from 0.x](" + DocsURL + "migrate.md)")
	return e
}
