package spec

// RunKind tells the runtimes apart.
type RunKind string

const (
	// Runs a container until it ends: training, preprocessing, an export.
	RunJob RunKind = "job"
	// Runs a container that keeps answering on a port until it is stopped: a notebook, TensorBoard, an app.
	RunService RunKind = "service"
	// Runs a graph of operations in the order of their dependencies.
	RunDag RunKind = "dag"
	// Runs an MPI program: a launcher and workers, through the Kubeflow operator.
	RunMPIJob RunKind = "mpijob"
	// Runs distributed PyTorch: a master and workers, through the Kubeflow operator.
	RunPytorchJob RunKind = "pytorchjob"
	// Runs distributed TensorFlow: chief, workers, parameter servers and evaluators, through the Kubeflow operator.
	RunTFJob RunKind = "tfjob"
	// Runs a Dask cluster: a scheduler and workers.
	RunDaskCluster RunKind = "daskcluster"
	// Runs a Ray cluster: a head and groups of workers, through KubeRay.
	RunRayCluster RunKind = "raycluster"
	// Runs the container that sends notifications. Polyaxon starts such runs by itself.
	RunNotifier RunKind = "notifier"
	// Runs the container that removes the artifacts of deleted runs. Polyaxon starts such runs by itself.
	RunCleaner RunKind = "cleaner"
	// Runs the container that proposes the next params of a search.
	RunTuner RunKind = "tuner"
)

// MatrixKind tells the ways to find params apart.
type MatrixKind string

const (
	// Learns from the runs so far, with a Gaussian process, where to try next.
	MatrixBayes MatrixKind = "bayes"
	// Runs every combination of the listed values.
	MatrixGrid MatrixKind = "grid"
	// Starts many runs with a small budget and gives more to the best.
	MatrixHyperband MatrixKind = "hyperband"
	// Proposes params that are likelier among the good runs so far (tree-structured Parzen estimator).
	MatrixTPE MatrixKind = "tpe"
	// Asks a tuner of your own for the next params, round after round.
	MatrixIterative MatrixKind = "iterative"
	// Runs once for every item of a list of params.
	MatrixMapping MatrixKind = "mapping"
	// Runs with params drawn at random.
	MatrixRandom MatrixKind = "random"
)

// HpKind tells apart where the values of a param come from.
type HpKind string

const (
	// One of the listed values, all equally likely.
	HpKindChoice HpKind = "choice"
	// One of the listed values, each with its probability.
	HpKindPChoice HpKind = "pchoice"
	// Numbers a step apart: `[start, stop, step]`.
	HpKindRange HpKind = "range"
	// Days a step apart: `[start, stop, step]`.
	HpKindDateRange HpKind = "daterange"
	// Moments a step apart: `[start, stop, step]`.
	HpKindDateTimeRange HpKind = "datetimerange"
	// Evenly spaced numbers: `[start, stop, num]`.
	HpKindLinSpace HpKind = "linspace"
	// Numbers evenly spaced on a log scale: `[start, stop, num]` of exponents, with the base as an optional fourth.
	HpKindLogSpace HpKind = "logspace"
	// Numbers of which each is the same multiple of the one before: `[start, stop, num]`.
	HpKindGeomSpace HpKind = "geomspace"
	// Any number between two, all equally likely: `[low, high]`.
	HpKindUniform HpKind = "uniform"
	// As `uniform`, rounded down to multiples of `q`: `[low, high, q]`.
	HpKindQUniform HpKind = "quniform"
	// Numbers with an evenly spread logarithm: `[low, high]` of natural logarithms. Good for learning rates.
	HpKindLogUniform HpKind = "loguniform"
	// As `loguniform`, rounded down to multiples of `q`: `[low, high, q]`.
	HpKindQLogUniform HpKind = "qloguniform"
	// A normal distribution: `[loc, scale]`, the mean and the standard deviation.
	HpKindNormal HpKind = "normal"
	// As `normal`, rounded down to multiples of `q`: `[loc, scale, q]`.
	HpKindQNormal HpKind = "qnormal"
	// Numbers with a normally distributed logarithm: `[loc, scale]` of the logarithm.
	HpKindLogNormal HpKind = "lognormal"
	// As `lognormal`, rounded down to multiples of `q`: `[loc, scale, q]`.
	HpKindQLogNormal HpKind = "qlognormal"
)

// ScheduleKind tells the schedules apart.
type ScheduleKind string

const (
	// Starts every so often, counted from `startAt`.
	ScheduleInterval ScheduleKind = "interval"
	// Starts at the times of a cron expression.
	ScheduleCron ScheduleKind = "cron"
	// Starts once, at a given time.
	ScheduleDateTime ScheduleKind = "datetime"
)

// EarlyStoppingKind tells apart what ends a matrix or DAG early.
type EarlyStoppingKind string

const (
	// A metric that is good enough, or runs that fall behind.
	EarlyStoppingMetric EarlyStoppingKind = "metric_early_stopping"
	// Too many failed runs.
	EarlyStoppingFailure EarlyStoppingKind = "failure_early_stopping"
)

// StoppingPolicyKind tells apart how runs are compared.
type StoppingPolicyKind string

const (
	// Stops a run that is worse than the median of the others.
	StoppingMedian StoppingPolicyKind = "median"
	// Stops the worst share of the runs at every look.
	StoppingTruncation StoppingPolicyKind = "truncation"
	// Stops a run that is worse than the best by more than a share.
	StoppingDiff StoppingPolicyKind = "diff"
)
