package analysis

import "fmt"

// wellKnown is a word that many clusters know, with what it means and the values that it takes.
type wellKnown struct {
	text, doc string
	values    []string
}

// nodeLabels are labels that nodes have, by which pods choose among them.
var nodeLabels = []wellKnown{
	{"kubernetes.io/arch", "The architecture of the node's processor.", []string{"amd64", "arm64"}},
	{"kubernetes.io/os", "The operating system of the node.", []string{"linux", "windows"}},
	{"kubernetes.io/hostname", "The name of the node.", nil},
	{"node.kubernetes.io/instance-type", "The machine type of the cloud, such as `g5.xlarge`.", nil},
	{"topology.kubernetes.io/zone", "The zone of the cloud that the node is in.", nil},
	{"topology.kubernetes.io/region", "The region of the cloud that the node is in.", nil},
	{"nvidia.com/gpu.product", "The model of the node's GPUs, as NVIDIA's feature discovery finds it.", nil},
	{"nvidia.com/gpu.memory", "The memory of each GPU of the node in MiB, as NVIDIA's feature discovery finds it.", nil},
	{"nvidia.com/gpu.count", "How many GPUs the node has, as NVIDIA's feature discovery finds it.", nil},
	{"cloud.google.com/gke-accelerator", "The kind of GPU of a node of GKE.", []string{"nvidia-tesla-t4", "nvidia-l4", "nvidia-tesla-v100", "nvidia-tesla-a100", "nvidia-a100-80gb", "nvidia-h100-80gb"}},
	{"cloud.google.com/gke-tpu-accelerator", "The kind of TPU of a node of GKE.", []string{"tpu-v4-podslice", "tpu-v5-lite-podslice", "tpu-v5p-slice", "tpu-v6e-slice"}},
	{"cloud.google.com/gke-tpu-topology", "How the TPU chips of a node of GKE are connected, such as `2x4`.", []string{"1x1", "2x2", "2x4", "4x4"}},
	{"cloud.google.com/gke-nodepool", "The pool of GKE that the node belongs to.", nil},
	{"cloud.google.com/gke-spot", "Marks cheap nodes of GKE that may be taken away at any time.", []string{"true"}},
	{"eks.amazonaws.com/nodegroup", "The group of EKS that the node belongs to.", nil},
	{"eks.amazonaws.com/capacityType", "How the node of EKS is paid: cheap ones may be taken away at any time.", []string{"ON_DEMAND", "SPOT"}},
	{"karpenter.sh/capacity-type", "How the node that Karpenter started is paid: cheap ones may be taken away at any time.", []string{"on-demand", "spot"}},
	{"karpenter.sh/nodepool", "The pool of Karpenter that the node belongs to.", nil},
	{"kubernetes.azure.com/agentpool", "The pool of AKS that the node belongs to.", nil},
	{"kubernetes.azure.com/scalesetpriority", "Marks cheap nodes of AKS that may be taken away at any time.", []string{"spot"}},
}

// taints are keys of taints, which keep pods off a node that do not tolerate them.
var taints = []wellKnown{
	{"nvidia.com/gpu", "Keeps nodes with GPUs of NVIDIA for work that uses them.", nil},
	{"amd.com/gpu", "Keeps nodes with GPUs of AMD for work that uses them.", nil},
	{"google.com/tpu", "Keeps nodes with TPUs for work that uses them.", nil},
	{"cloud.google.com/gke-spot", "Marks cheap nodes of GKE that may be taken away at any time.", []string{"true"}},
	{"kubernetes.azure.com/scalesetpriority", "Marks cheap nodes of AKS that may be taken away at any time.", []string{"spot"}},
	{"node.kubernetes.io/not-ready", "Kubernetes sets it on nodes that are not ready.", nil},
	{"node.kubernetes.io/unreachable", "Kubernetes sets it on nodes that it cannot reach.", nil},
	{"node.kubernetes.io/memory-pressure", "Kubernetes sets it on nodes that run out of memory.", nil},
	{"node.kubernetes.io/disk-pressure", "Kubernetes sets it on nodes that run out of disk.", nil},
	{"node.kubernetes.io/unschedulable", "Kubernetes sets it on nodes that take no new pods.", nil},
	{"node-role.kubernetes.io/control-plane", "Keeps the nodes that run Kubernetes itself.", nil},
}

// podLabels and podAnnotations are labels and annotations that tools look for on pods.
var (
	podLabels = []wellKnown{
		{"app.kubernetes.io/name", "The name of the application.", nil},
		{"app.kubernetes.io/instance", "A name for this instance of the application.", nil},
		{"app.kubernetes.io/version", "The version of the application.", nil},
		{"app.kubernetes.io/component", "What the pod does in the application, such as `database`.", nil},
		{"app.kubernetes.io/part-of", "The name of the larger application that this one belongs to.", nil},
		{"app.kubernetes.io/managed-by", "The tool that runs the application.", nil},
		{"sidecar.istio.io/inject", "Whether Istio adds its proxy to the pod. A proxy keeps a job from ending.", []string{"false", "true"}},
		{"azure.workload.identity/use", "Gives the pod an identity of Azure.", []string{"true"}},
		{"kueue.x-k8s.io/queue-name", "The local queue of Kueue that the pod waits in.", nil},
	}
	podAnnotations = []wellKnown{
		{"cluster-autoscaler.kubernetes.io/safe-to-evict", "Whether the autoscaler may move the pod in order to remove its node.", []string{"false", "true"}},
		{"karpenter.sh/do-not-disrupt", "Keeps Karpenter from removing the node of the pod.", []string{"true"}},
		{"sidecar.istio.io/inject", "Whether Istio adds its proxy to the pod. A proxy keeps a job from ending.", []string{"false", "true"}},
		{"prometheus.io/scrape", "Whether Prometheus reads metrics of the pod.", []string{"true", "false"}},
		{"prometheus.io/port", "The port that Prometheus reads metrics from.", nil},
		{"prometheus.io/path", "The path that Prometheus reads metrics from.", []string{"/metrics"}},
		{"iam.amazonaws.com/role", "The role of AWS that kube2iam gives the pod.", nil},
	}
)

// clusterKeys are the maps of an environment whose keys clusters and tools know.
func clusterKeys(field string) []wellKnown {
	switch field {
	case "nodeSelector":
		return nodeLabels
	case "labels":
		return podLabels
	case "annotations":
		return podAnnotations
	}
	return nil
}

// environmentKeys adds labels and annotations: those used elsewhere in the document, then the well-known ones.
func (c *completer) environmentKeys(p *place, field string, column int) {
	taken := map[string]bool{}
	for _, e := range p.last().node.Entries() {
		taken[e.Key.Value] = true
	}
	for i, key := range p.usedKeys("V1Environment", field) {
		if !taken[key] {
			c.entry(key, sketch{quoted: true}, column, Completion{Detail: "used in this file", Sort: fmt.Sprintf("0%03d", i)})
		}
	}
	for i, known := range clusterKeys(field) {
		if !taken[known.text] {
			value := sketch{quoted: true}
			for _, v := range known.values {
				value.choices = append(value.choices, c.layout.text(v, false))
				value.quoted = false
			}
			c.entry(known.text, value, column, Completion{Doc: text(known.doc), Sort: fmt.Sprintf("1%03d", i)})
		}
	}
}

// environmentValues adds values that a label or annotation has elsewhere in the document, and those that are well known.
func (c *completer) environmentValues(p *place, field, key string) {
	for i, value := range p.usedValues("V1Environment", field, key) {
		c.value(value, Completion{Kind: ValueCompletion, Detail: "used in this file", Sort: fmt.Sprintf("0%03d", i)})
	}
	for _, known := range clusterKeys(field) {
		if known.text == key {
			for i, value := range known.values {
				c.value(value, Completion{Sort: fmt.Sprintf("1%03d", i)})
			}
		}
	}
}

// knownWords adds well-known words as values.
func (c *completer) knownWords(words []wellKnown) {
	for i, known := range words {
		c.value(known.text, Completion{Doc: text(known.doc), Sort: fmt.Sprintf("1%03d", i)})
	}
}
