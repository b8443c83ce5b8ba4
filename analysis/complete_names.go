package analysis

import (
	"fmt"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
)

// nameValues adds the names that may stand in a slot: what is called something elsewhere. It reports whether these are all
// that there is to say.
func (c *completer) nameValues(p *place, s slot) bool {
	c.paramValues(p, s)
	if s.isList() {
		return false // names are for its items
	}
	c.usedNames(p, s)
	at := &p.steps[p.fieldStep()]
	switch {
	case s.field != nil && at.owner.model != nil:
		if c.modelNames(p, at.owner, s) {
			return true
		}
	case s.k8sField != nil && at.owner.k8s != nil:
		c.kubernetesNames(p, at.owner, s)
	}
	c.wholeTemplates(p, s)
	return false
}

// modelNames adds what the value of a field of a model may be called.
func (c *completer) modelNames(p *place, owner object, s slot) bool {
	switch {
	case owner.isRoot():
		c.rootNames(p, s)
	case isHyperParam(owner.model) && s.field.Name == "kind":
		return true
	}
	switch owner.model.Ref + "." + s.field.Name {
	case "V1EventTrigger.ref":
		c.operations(p, "ops.", nil)
		c.run("3")
	case "V1Join.ref":
		c.operations(p, "ops.", nil)
	case "V1Build.hubRef", "V1Hook.hubRef", "V1Tuner.hubRef":
		c.hubRefs()
	case "V1Cache.io":
		c.cacheNames(p)
	case "V1OptimizationResource.name":
		c.resourceNames(p)
	case "V1Template.fields":
		c.fieldPaths(p)
	case "V1CronSchedule.cron":
		c.cronTexts()
	case "V1Mount.from":
		c.filePaths(true)
	case "V1Cache.ttl", "V1Termination.ttl", "V1Termination.timeout", "V1Culling.timeout":
		c.seconds()
	case "V1Param.toEnv", "V1JoinParam.toEnv":
		_, io, _ := p.paramAround()
		c.environmentNames(io.name)
	}
	switch {
	case owner.is("V1IO"):
		c.ioFields(p, s)
	case owner.is("V1Environment"):
		if key := p.last().key; s.depth == 1 && key != nil && !s.isList() {
			c.environmentValues(p, s.field.Name, key.Value)
		}
	}
	c.knownWords(fieldWords[owner.model.Ref+"."+s.field.Name])
	for _, t := range s.alternatives() {
		c.times(t)
	}
	return false
}

// rootNames adds what the value of a field of an operation or component may be called.
func (c *completer) rootNames(p *place, s slot) {
	switch s.field.Name {
	case "dependencies":
		c.operations(p, "", nil)
	case "dagRef":
		c.dagComponents(p)
	case "hubRef":
		c.hubRefs()
	case "pathRef":
		c.filePaths(false)
	case "mount":
		c.filePaths(true)
	case "resources":
		if key := p.last().key; s.depth == 1 && key != nil {
			c.amounts(key.Value, true)
		}
	}
}

// ioFields adds what the fields of an input or output may be.
func (c *completer) ioFields(p *place, s slot) {
	node := p.steps[p.fieldStep()-1].node.Resolve()
	name := textOf(node, "name")
	switch s.field.Name {
	case "type":
		c.ioTypes()
	case "argFormat":
		c.argFormats(name)
	case "toEnv":
		c.environmentNames(name)
	case "value":
		c.ioValues(declaredAs(layer{}, "", node), s.depth > 0)
	}
}

// kubernetesNames adds what the value of a field of a Kubernetes object may be called.
func (c *completer) kubernetesNames(p *place, owner object, s slot) {
	switch owner.k8s.Name + "." + s.k8sField.Name {
	case "V1ResourceRequirements.limits", "V1ResourceRequirements.requests":
		if key := p.last().key; s.depth == 1 && key != nil {
			c.amounts(key.Value, false)
		}
	case "V1NodeSelectorRequirement.values":
		label := textOf(p.steps[p.fieldStep()-1].node, "key")
		for _, known := range nodeLabels {
			for i, value := range known.values {
				if known.text == label {
					c.value(value, Completion{Sort: fmt.Sprintf("1%03d", i)})
				}
			}
		}
	case "V1EmptyDirVolumeSource.sizeLimit":
		c.amounts("memory", false)
	case "V1Toleration.key":
		c.knownWords(taints)
	case "V1NodeSelectorRequirement.key", "V1PodAffinityTerm.topologyKey":
		c.knownWords(nodeLabels)
	}
}

// entryKeys adds the keys that a map whose keys are the writer's own may get.
func (c *completer) entryKeys(p *place, o object, column int) {
	if m, ok := p.paramsAt(len(p.steps) - 1); ok {
		c.paramKeys(p, m, column)
		return
	}
	last := p.last()
	switch {
	case last.owner.isRoot() && last.field.Name == "resources":
		c.resourceKeys(p, shortResources, column)
	case last.owner.is("V1Environment"):
		c.environmentKeys(p, last.field.Name, column)
	case last.owner.is("V1PolyaxonSidecarContainer"):
		for _, name := range []string{"limits", "requests"} {
			if !has(last.node, name) {
				c.entry(name, sketch{mapping: true}, column, Completion{})
			}
		}
	case last.owner.k8s != nil && last.owner.k8s.Name == "V1ResourceRequirements":
		c.resourceKeys(p, kubernetesResources, column)
	}
}

// isHyperParam reports whether a model is a kind of hyper-parameter.
func isHyperParam(m *spec.Model) bool {
	return slices.ContainsFunc(hyperParamType().Of, func(t *spec.Type) bool { return t.Model == m })
}

// fieldWords are words that fields take which may hold any text.
var fieldWords = map[string][]wellKnown{
	"V1Environment.dnsPolicy": {
		{"ClusterFirst", "Names of the cluster first, then those of the node. The default.", nil},
		{"ClusterFirstWithHostNet", "The same for pods with `hostNetwork: true`.", nil},
		{"Default", "As the node looks up names.", nil},
		{"None", "As `dnsConfig` says, and not otherwise.", nil},
	},
	"V1Environment.schedulerName": {
		{"default-scheduler", "The scheduler that every cluster has.", nil}, {"volcano", "Volcano, which starts the pods of a run together.", nil},
	},
	"V1Plugins.logLevel": {
		{"DEBUG", "Everything.", nil}, {"INFO", "What happens.", nil}, {"WARNING", "What may go wrong.", nil}, {"ERROR", "What went wrong.", nil},
	},
	"V1TFJob.successPolicy": {
		{"AllWorkers", "The run succeeds when all workers do.", nil},
	},
	"V1PytorchElasticPolicy.rdvzBackend": {
		{"c10d", "PyTorch's own, which needs nothing else. The usual one.", nil}, {"etcd", "A server of etcd.", nil}, {"etcd-v2", "A server of etcd; better than `etcd`.", nil},
		{"static", "None: the workers are known from the start.", nil},
	},
	"V1RayAutoscalerOptions.upscalingMode": {
		{"Default", "Adds workers as they are needed.", nil}, {"Aggressive", "The same.", nil},
		{"Conservative", "Adds workers in steps, so that there are never more pending than running ones.", nil},
	},
	"V1RayAutoscalerOptions.imagePullPolicy": {
		{"Always", "Looks for a newer image at every start.", nil}, {"IfNotPresent", "Takes the image that the node has.", nil}, {"Never", "Takes no other image than the one that the node has.", nil},
	},
	"V1Build.hubRef": {
		{"kaniko", "Builds an image from a Dockerfile, without Docker.", nil}, {"dockerizer", "Builds an image from a Dockerfile, with Docker.", nil},
	},
	"V1DockerfileType.shell": {{"/bin/bash", "", nil}, {"/bin/sh", "", nil}},
	"V1Join.sort": {
		{"-created_at", "The newest first.", nil}, {"created_at", "The oldest first.", nil}, {"-finished_at", "Those that ended last first.", nil},
		{"duration", "The shortest first.", nil}, {"-duration", "The longest first.", nil},
	},
}
