package spec

import "slices"

// formerKinds are kinds that Polyaxon once had or that other tools have, with the one to write now; "" when there is
// none.
var formerKinds = map[string]string{
	"spark": "", "flink": "", "mxjob": "", "xgbjob": "", "paddlejob": "",
	"rayjob": "raycluster", "ray": "raycluster", "daskjob": "daskcluster", "dask": "daskcluster",
	"pytorch": "pytorchjob", "tensorflow": "tfjob", "mpi": "mpijob", "pipeline": "dag", "workflow": "dag",
	"hyperopt": "tpe", "grid_search": "grid", "random_search": "random",
	"exact_time": "datetime", "repeatable": "",
}

// ownKinds are kinds of run that Polyaxon starts by itself.
var ownKinds = []string{"watchdog", "builder", "matrix", "schedule"}

// kindHint is the end of a message about a kind that does not exist.
func kindHint(kind string, kinds []string) string {
	now, former := formerKinds[kind]
	switch {
	case slices.Contains(kinds, now):
		return " Write `" + now + "` for it."
	case former && now == "" && slices.Contains(kinds, "job"):
		return " Polyaxon 2.x runs no jobs of this kind."
	case former && now == "" && slices.Contains(kinds, "cron"):
		return " Polyaxon 2.x has no schedule that begins again when a run has ended: use `interval`."
	case slices.Contains(ownKinds, kind) && slices.Contains(kinds, "job"):
		return " Runs of this kind are made by Polyaxon itself."
	}
	return didYouMean(kind, kinds)
}

// kindMeant is the kind to write for one that does not exist, or "".
func kindMeant(kind string, kinds []string) string {
	switch now, former := formerKinds[kind]; {
	case slices.Contains(kinds, now):
		return now
	case former, slices.Contains(ownKinds, kind):
		return ""
	}
	return Suggest(kind, kinds)
}
