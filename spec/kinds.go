package spec

type RunKind string

const (
	RunJob         RunKind = "job"
	RunService     RunKind = "service"
	RunDag         RunKind = "dag"
	RunMPIJob      RunKind = "mpijob"
	RunPytorchJob  RunKind = "pytorchjob"
	RunTFJob       RunKind = "tfjob"
	RunDaskCluster RunKind = "daskcluster"
	RunRayCluster  RunKind = "raycluster"
	RunNotifier    RunKind = "notifier"
	RunCleaner     RunKind = "cleaner"
	RunTuner       RunKind = "tuner"
)

type MatrixKind string

const (
	MatrixBayes     MatrixKind = "bayes"
	MatrixGrid      MatrixKind = "grid"
	MatrixHyperband MatrixKind = "hyperband"
	MatrixTPE       MatrixKind = "tpe"
	MatrixIterative MatrixKind = "iterative"
	MatrixMapping   MatrixKind = "mapping"
	MatrixRandom    MatrixKind = "random"
)

type HpKind string

const (
	HpKindChoice        HpKind = "choice"
	HpKindPChoice       HpKind = "pchoice"
	HpKindRange         HpKind = "range"
	HpKindDateRange     HpKind = "daterange"
	HpKindDateTimeRange HpKind = "datetimerange"
	HpKindLinSpace      HpKind = "linspace"
	HpKindLogSpace      HpKind = "logspace"
	HpKindGeomSpace     HpKind = "geomspace"
	HpKindUniform       HpKind = "uniform"
	HpKindQUniform      HpKind = "quniform"
	HpKindLogUniform    HpKind = "loguniform"
	HpKindQLogUniform   HpKind = "qloguniform"
	HpKindNormal        HpKind = "normal"
	HpKindQNormal       HpKind = "qnormal"
	HpKindLogNormal     HpKind = "lognormal"
	HpKindQLogNormal    HpKind = "qlognormal"
)

type ScheduleKind string

const (
	ScheduleInterval ScheduleKind = "interval"
	ScheduleCron     ScheduleKind = "cron"
	ScheduleDateTime ScheduleKind = "datetime"
)

type EarlyStoppingKind string

const (
	EarlyStoppingMetric  EarlyStoppingKind = "metric_early_stopping"
	EarlyStoppingFailure EarlyStoppingKind = "failure_early_stopping"
)

type StoppingPolicyKind string

const (
	StoppingMedian     StoppingPolicyKind = "median"
	StoppingTruncation StoppingPolicyKind = "truncation"
	StoppingDiff       StoppingPolicyKind = "diff"
)
