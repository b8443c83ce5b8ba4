package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type Environment struct {
	Labels             map[string]string            `yaml:"labels,omitempty" spec:"generic"`
	Annotations        map[string]string            `yaml:"annotations,omitempty" spec:"generic"`
	NodeSelector       map[string]string            `yaml:"nodeSelector,omitempty" spec:"generic"`
	Affinity           *K8s[corev1.Affinity]        `yaml:"affinity,omitempty"`
	Tolerations        []*K8s[corev1.Toleration]    `yaml:"tolerations,omitempty"`
	NodeName           string                       `yaml:"nodeName,omitempty"`
	ServiceAccountName string                       `yaml:"serviceAccountName,omitempty"`
	HostAliases        []*K8s[corev1.HostAlias]     `yaml:"hostAliases,omitempty"`
	SecurityContext    *K8s[corev1.SecurityContext] `yaml:"securityContext,omitempty"`
	ImagePullSecrets   []string                     `yaml:"imagePullSecrets,omitempty"`
	HostNetwork        *bool                        `yaml:"hostNetwork,omitempty"`
	HostPID            *bool                        `yaml:"hostPID,omitempty"`
	DNSPolicy          string                       `yaml:"dnsPolicy,omitempty"`
	DNSConfig          *K8s[corev1.PodDNSConfig]    `yaml:"dnsConfig,omitempty"`
	SchedulerName      string                       `yaml:"schedulerName,omitempty"`
	PriorityClassName  string                       `yaml:"priorityClassName,omitempty"`
	Priority           *int64                       `yaml:"priority,omitempty" spec:"lax"`
	RestartPolicy      RestartPolicy                `yaml:"restartPolicy,omitempty"`
}
