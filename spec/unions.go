package spec

import "gopkg.in/yaml.v3"

// Runtime is what a component runs: one container, a service, a graph of operations, or a set of pods that work
// together.
type Runtime interface {
	// Kind is the value of the key that tells the variants apart.
	Kind() RunKind
}

// Kind is always RunJob.
func (*Job) Kind() RunKind { return RunJob }

// Kind is always RunService.
func (*Service) Kind() RunKind { return RunService }

// Kind is always RunDag.
func (*Dag) Kind() RunKind { return RunDag }

// Kind is always RunMPIJob.
func (*MPIJob) Kind() RunKind { return RunMPIJob }

// Kind is always RunPytorchJob.
func (*PytorchJob) Kind() RunKind { return RunPytorchJob }

// Kind is always RunTFJob.
func (*TFJob) Kind() RunKind { return RunTFJob }

// Kind is always RunDaskCluster.
func (*DaskCluster) Kind() RunKind { return RunDaskCluster }

// Kind is always RunRayCluster.
func (*RayCluster) Kind() RunKind { return RunRayCluster }

// Kind is always RunNotifier.
func (*NotifierJob) Kind() RunKind { return RunNotifier }

// Kind is always RunCleaner.
func (*CleanerJob) Kind() RunKind { return RunCleaner }

// Kind is always RunTuner.
func (*TunerJob) Kind() RunKind { return RunTuner }

// PartialRuntime is a runtime without kind, kept as it was written: it completes the runtime of the component that the
// file refers to.
type PartialRuntime struct {
	Node *yaml.Node // a mapping
}

// Kind is empty: the kind is that of the runtime that this completes.
func (*PartialRuntime) Kind() RunKind { return "" }

// Matrix runs an operation many times with different params. Its kind says how the params are found.
type Matrix interface {
	// Kind is the value of the key that tells the variants apart.
	Kind() MatrixKind
}

// Kind is always MatrixBayes.
func (*Bayes) Kind() MatrixKind { return MatrixBayes }

// Kind is always MatrixGrid.
func (*GridSearch) Kind() MatrixKind { return MatrixGrid }

// Kind is always MatrixHyperband.
func (*Hyperband) Kind() MatrixKind { return MatrixHyperband }

// Kind is always MatrixTPE.
func (*TPE) Kind() MatrixKind { return MatrixTPE }

// Kind is always MatrixIterative.
func (*Iterative) Kind() MatrixKind { return MatrixIterative }

// Kind is always MatrixMapping.
func (*Mapping) Kind() MatrixKind { return MatrixMapping }

// Kind is always MatrixRandom.
func (*RandomSearch) Kind() MatrixKind { return MatrixRandom }

// HpParam says where a matrix takes the values of one param from. Its kind is a list, a range or a distribution.
type HpParam interface {
	// Kind is the value of the key that tells the variants apart.
	Kind() HpKind
}

// Kind is always HpKindChoice.
func (*HpChoice) Kind() HpKind { return HpKindChoice }

// Kind is always HpKindPChoice.
func (*HpPChoice) Kind() HpKind { return HpKindPChoice }

// Kind is always HpKindRange.
func (*HpRange) Kind() HpKind { return HpKindRange }

// Kind is always HpKindDateRange.
func (*HpDateRange) Kind() HpKind { return HpKindDateRange }

// Kind is always HpKindDateTimeRange.
func (*HpDateTimeRange) Kind() HpKind { return HpKindDateTimeRange }

// Kind is always HpKindLinSpace.
func (*HpLinSpace) Kind() HpKind { return HpKindLinSpace }

// Kind is always HpKindLogSpace.
func (*HpLogSpace) Kind() HpKind { return HpKindLogSpace }

// Kind is always HpKindGeomSpace.
func (*HpGeomSpace) Kind() HpKind { return HpKindGeomSpace }

// Kind is always HpKindUniform.
func (*HpUniform) Kind() HpKind { return HpKindUniform }

// Kind is always HpKindQUniform.
func (*HpQUniform) Kind() HpKind { return HpKindQUniform }

// Kind is always HpKindLogUniform.
func (*HpLogUniform) Kind() HpKind { return HpKindLogUniform }

// Kind is always HpKindQLogUniform.
func (*HpQLogUniform) Kind() HpKind { return HpKindQLogUniform }

// Kind is always HpKindNormal.
func (*HpNormal) Kind() HpKind { return HpKindNormal }

// Kind is always HpKindQNormal.
func (*HpQNormal) Kind() HpKind { return HpKindQNormal }

// Kind is always HpKindLogNormal.
func (*HpLogNormal) Kind() HpKind { return HpKindLogNormal }

// Kind is always HpKindQLogNormal.
func (*HpQLogNormal) Kind() HpKind { return HpKindQLogNormal }

// Schedule says when Polyaxon starts an operation by itself.
type Schedule interface {
	// Kind is the value of the key that tells the variants apart.
	Kind() ScheduleKind
}

// Kind is always ScheduleInterval.
func (*IntervalSchedule) Kind() ScheduleKind { return ScheduleInterval }

// Kind is always ScheduleCron.
func (*CronSchedule) Kind() ScheduleKind { return ScheduleCron }

// Kind is always ScheduleDateTime.
func (*DateTimeSchedule) Kind() ScheduleKind { return ScheduleDateTime }

// EarlyStopping ends a matrix or DAG before all its runs are done.
type EarlyStopping interface {
	// Kind is the value of the key that tells the variants apart.
	Kind() EarlyStoppingKind
}

// Kind is always EarlyStoppingMetric.
func (*MetricEarlyStopping) Kind() EarlyStoppingKind { return EarlyStoppingMetric }

// Kind is always EarlyStoppingFailure.
func (*FailureEarlyStopping) Kind() EarlyStoppingKind { return EarlyStoppingFailure }

// EarlyStoppingPolicy compares the runs of a matrix or DAG and stops those that fall behind.
type EarlyStoppingPolicy interface {
	// Kind is the value of the key that tells the variants apart.
	Kind() StoppingPolicyKind
}

// Kind is always StoppingMedian.
func (*MedianStoppingPolicy) Kind() StoppingPolicyKind { return StoppingMedian }

// Kind is always StoppingTruncation.
func (*TruncationStoppingPolicy) Kind() StoppingPolicyKind { return StoppingTruncation }

// Kind is always StoppingDiff.
func (*DiffStoppingPolicy) Kind() StoppingPolicyKind { return StoppingDiff }
