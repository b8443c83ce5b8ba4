package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// Environment holds the settings of the pods: labels, where they may run, who they are on the cluster, network and
// priority.
type Environment struct {
	// Kubernetes labels to add to the pods, for selectors and cost reports. Values are kept as text.
	Labels map[string]string `yaml:"labels,omitempty" spec:"generic"`
	// Kubernetes annotations to add to the pods, which tools read. Values are kept as text.
	Annotations map[string]string `yaml:"annotations,omitempty" spec:"generic"`
	// Labels that a node must have for the pods to run on it.
	//
	//     nodeSelector: {accelerator: nvidia-a100}
	NodeSelector map[string]string `yaml:"nodeSelector,omitempty" spec:"generic"`
	// Rules for the choice of node, by its labels or by the pods that it already runs, as in Kubernetes.
	Affinity *K8s[corev1.Affinity] `yaml:"affinity,omitempty"`
	// Taints that the pods put up with, so that they may run on nodes kept for some purpose such as GPU work.
	//
	//     tolerations: [{key: nvidia.com/gpu, operator: Exists}]
	Tolerations []*K8s[corev1.Toleration] `yaml:"tolerations,omitempty"`
	// The one node to run on, past the scheduler. Prefer `nodeSelector`.
	NodeName string `yaml:"nodeName,omitempty"`
	// The Kubernetes service account of the pods, which decides what they may do on the cluster and often in the
	// cloud.
	ServiceAccountName string `yaml:"serviceAccountName,omitempty"`
	// Lines to add to `/etc/hosts` of the pods.
	HostAliases []*K8s[corev1.HostAlias] `yaml:"hostAliases,omitempty"`
	// The user and group that the containers run as, and how they are confined. Polyaxon reads it as the context of a
	// container, so that `fsGroup`, `supplementalGroups` and `sysctls` are not accepted, and sets it on the pod, where
	// `capabilities`, `privileged` and `readOnlyRootFilesystem` mean nothing: those go to `container.securityContext`.
	SecurityContext *K8s[corev1.SecurityContext] `yaml:"securityContext,omitempty"`
	// Names of the Kubernetes secrets with which to pull private images.
	ImagePullSecrets []string `yaml:"imagePullSecrets,omitempty"`
	// Uses the network of the node. Default `false`; set `dnsPolicy: ClusterFirstWithHostNet` beside it.
	HostNetwork *bool `yaml:"hostNetwork,omitempty"`
	// Lets the pods see the processes of the node. Default `false`; dangerous on a shared cluster.
	HostPID *bool `yaml:"hostPID,omitempty"`
	// How the pods look up names: `ClusterFirst` (the default), `ClusterFirstWithHostNet`, `Default` or `None`.
	DNSPolicy string `yaml:"dnsPolicy,omitempty"`
	// Name servers, search domains and options beside those of `dnsPolicy`.
	DNSConfig *K8s[corev1.PodDNSConfig] `yaml:"dnsConfig,omitempty"`
	// The Kubernetes scheduler to place the pods with. Default: that of the cluster.
	SchedulerName string `yaml:"schedulerName,omitempty"`
	// The Kubernetes priority class. Pods of a higher one may push out those of a lower one.
	PriorityClassName string `yaml:"priorityClassName,omitempty"`
	// The priority as a number, in place of a class. Most clusters set it from `priorityClassName` only.
	Priority *int64 `yaml:"priority,omitempty" spec:"lax"`
	// When Kubernetes restarts a container that ended. For retries of the whole run see `termination.maxRetries`.
	RestartPolicy RestartPolicy `yaml:"restartPolicy,omitempty"`
}
