package analysis

import (
	"strconv"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeOutOfBounds is about a number that Polyaxon or Kubernetes cannot do anything with, though the reference accepts it.
const CodeOutOfBounds = "out-of-bounds"

// numberBounds are the least and the greatest value of a number, and what is to be known about the others.
type numberBounds struct {
	least, most int64
	why         string
}

const unbounded = 1<<63 - 1

var (
	notNegative = numberBounds{0, unbounded, "it cannot be negative"}
	positive    = numberBounds{1, unbounded, "there must be at least one"}
	portNumber  = numberBounds{1, 65535, "ports go from 1 to 65535"}
	weight      = numberBounds{1, 100, "weights go from 1 to 100"}
	percentage  = numberBounds{0, 100, "it is a percentage, from 0 to 100"}
)

// fieldBounds are the bounds of fields, by the model and the field.
var fieldBounds = map[string]numberBounds{
	"V1Termination.maxRetries": notNegative, "V1Termination.ttl": notNegative, "V1Termination.timeout": notNegative,
	"V1Culling.timeout": notNegative, "V1Cache.ttl": notNegative, "V1Environment.priority": notNegative,
	"V1CronSchedule.maxRuns": notNegative, "V1IntervalSchedule.maxRuns": notNegative,
	"V1Service.replicas": notNegative, "V1KFReplica.replicas": notNegative, "V1DaskReplica.replicas": notNegative,
	"V1RayReplica.replicas": notNegative, "V1RayReplica.minReplicas": notNegative, "V1RayReplica.maxReplicas": notNegative,
	"V1DaskCluster.minReplicas": notNegative, "V1DaskCluster.maxReplicas": notNegative,
	"V1PytorchElasticPolicy.minReplicas": notNegative, "V1PytorchElasticPolicy.maxReplicas": notNegative,
	"V1PytorchElasticPolicy.maxRestarts": notNegative, "V1PytorchElasticPolicy.nProcPerNode": positive,
	"V1PytorchElasticPolicy.rdvzPort": portNumber, "V1PytorchJob.nProcPerNode": positive, "V1MPIJob.slotsPerWorker": positive,
	"V1SchedulingPolicy.minAvailable": notNegative, "V1SchedulingPolicy.scheduleTimeoutSeconds": notNegative,
	"V1Service.ports": portNumber, "V1Polyaxonfile.ports": portNumber, "V1TensorboardType.port": portNumber,
	"V1PolyaxonSidecarContainer.sleepInterval": notNegative, "V1PolyaxonSidecarContainer.syncInterval": notNegative,
	"V1ArtifactsType.workers": positive, "V1Join.limit": notNegative, "V1Join.offset": notNegative,
	"V1FailureEarlyStopping.percent": percentage, "V1TruncationStoppingPolicy.percent": percentage, "V1DiffStoppingPolicy.percent": percentage,
	"V1MedianStoppingPolicy.evaluationInterval": positive, "V1MedianStoppingPolicy.minInterval": notNegative,
	"V1MedianStoppingPolicy.minSamples": notNegative, "V1TruncationStoppingPolicy.evaluationInterval": positive,
	"V1TruncationStoppingPolicy.minInterval": notNegative, "V1TruncationStoppingPolicy.minSamples": notNegative,
	"V1DiffStoppingPolicy.evaluationInterval": positive, "V1DiffStoppingPolicy.minInterval": notNegative,
	"V1DiffStoppingPolicy.minSamples": notNegative, "UtilityFunctionConfig.numWarmup": notNegative,
	"UtilityFunctionConfig.numIterations": notNegative, "GaussianProcessConfig.numRestartsOptimizer": notNegative,
	"V1TPE.maxIterations": positive, "LinSpace.num": positive, "LogSpace.num": positive, "GeomSpace.num": positive,
	"V1Validation.minDigits": notNegative, "V1Validation.maxDigits": notNegative, "V1Validation.decimalPlaces": notNegative,
	"V1Validation.minLength": notNegative, "V1Validation.maxLength": notNegative, "V1Validation.minItems": notNegative,
	"V1Validation.maxItems": notNegative,

	// of Kubernetes
	"V1Probe.initialDelaySeconds": notNegative, "V1Probe.timeoutSeconds": notNegative, "V1Probe.periodSeconds": notNegative,
	"V1Probe.successThreshold": notNegative, "V1Probe.failureThreshold": notNegative, "V1Probe.terminationGracePeriodSeconds": notNegative,
	"V1SleepAction.seconds": notNegative, "V1SecurityContext.runAsUser": notNegative, "V1SecurityContext.runAsGroup": notNegative,
	"V1PreferredSchedulingTerm.weight": weight, "V1WeightedPodAffinityTerm.weight": weight,
}

var boundsRule = &rule{
	code: CodeOutOfBounds, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		object, field := "", ""
		switch {
		case s.k8sField != nil && s.owner.k8s != nil:
			object, field = s.owner.k8s.Name, s.k8sField.Name
		case s.field == nil || s.owner.model == nil:
			return
		case s.owner.isRoot():
			object, field = "V1Polyaxonfile", s.field.Name
		default:
			object, field = s.owner.model.Ref, s.field.Name
		}
		b, ok := fieldBounds[object+"."+field]
		if !ok {
			return
		}
		value, ok := numberOf(s.node)
		switch {
		case ok && b.most == unbounded && value > unbounded:
			c.report(s.node.Range, "`%s` is larger than any number that Kubernetes reads.", field)
		case ok && (value < float64(b.least) || value > float64(b.most)):
			c.report(s.node.Range, "`%s` is %s, but %s.", field, strconv.FormatFloat(value, 'g', -1, 64), b.why)
		}
	},
}

// CodeBoundsOrder is about a least value that is greater than the greatest one.
const CodeBoundsOrder = "bounds-order"

// boundPairs are pairs of fields of a model of which the first cannot be greater than the second.
var boundPairs = map[string][][2]string{
	"V1DaskCluster": {{"minReplicas", "maxReplicas"}}, "V1RayReplica": {{"minReplicas", "maxReplicas"}},
	"V1PytorchElasticPolicy": {{"minReplicas", "maxReplicas"}},
	"V1Validation": {
		{"gt", "lt"}, {"gt", "le"}, {"ge", "lt"}, {"ge", "le"}, {"minLength", "maxLength"}, {"minDigits", "maxDigits"},
		{"minItems", "maxItems"},
	},
}

var boundsOrderRule = &rule{
	code: CodeBoundsOrder, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		o := s.object()
		if o.model == nil || len(s.objects) != 1 {
			return
		}
		for _, pair := range boundPairs[o.model.Ref] {
			least, most := fieldOf(s.node, pair[0]), fieldOf(s.node, pair[1])
			a, known := numberOf(least)
			b, alsoKnown := numberOf(most)
			strict := strings.HasPrefix(pair[0], "g") && (pair[0] == "gt" || pair[1] == "lt")
			if !known || !alsoKnown || a < b || a == b && !strict {
				continue
			}
			c.report(most.Range, "No value can be both `%s` %s and `%s` %s: exchange the two, or correct one.",
				pair[0], least.Value, pair[1], most.Value).relate(least.Range, "the other bound")
			return
		}
	},
}
