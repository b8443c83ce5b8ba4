package spec

import (
	corev1 "k8s.io/api/core/v1"
)

type Init struct {
	Artifacts   *OrTemplate[ArtifactsType]   `yaml:"artifacts,omitempty"`
	Paths       *OrTemplate[Paths]           `yaml:"paths,omitempty"`
	Git         *OrTemplate[GitType]         `yaml:"git,omitempty"`
	Dockerfile  *OrTemplate[DockerfileType]  `yaml:"dockerfile,omitempty"`
	File        *OrTemplate[FileType]        `yaml:"file,omitempty"`
	Tensorboard *OrTemplate[TensorboardType] `yaml:"tensorboard,omitempty"`
	LineageRef  string                       `yaml:"lineageRef,omitempty" spec:"template"`
	ModelRef    string                       `yaml:"modelRef,omitempty" spec:"template"`
	ArtifactRef string                       `yaml:"artifactRef,omitempty" spec:"template"`
	Connection  string                       `yaml:"connection,omitempty"`
	Path        string                       `yaml:"path,omitempty"`
	Container   *K8s[corev1.Container]       `yaml:"container,omitempty"`
}
