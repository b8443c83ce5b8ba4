package spec

import (
	corev1 "k8s.io/api/core/v1"
)

// Init prepares something before the main container starts: clones a repository, downloads artifacts, writes a
// file, or runs a container of your own. One of the handlers per item.
//
//	init:
//	  - git: {url: https://github.com/org/repo}
//	  - {connection: s3-data, artifacts: {dirs: [images]}}
type Init struct {
	// Files and folders to download from the connection, or from the artifacts store without one.
	Artifacts *OrTemplate[ArtifactsType] `yaml:"artifacts,omitempty"`
	// Paths to download, as plain text or as pairs of where from and where to.
	Paths *OrTemplate[Paths] `yaml:"paths,omitempty"`
	// The repository to clone. Without a `url` the connection must be one for git.
	Git *OrTemplate[GitType] `yaml:"git,omitempty"`
	// A Dockerfile to write, for a builder.
	Dockerfile *OrTemplate[DockerfileType] `yaml:"dockerfile,omitempty"`
	// A file to write, such as a script or a configuration.
	File *OrTemplate[FileType] `yaml:"file,omitempty"`
	// The logs of runs to gather for TensorBoard.
	Tensorboard *OrTemplate[TensorboardType] `yaml:"tensorboard,omitempty"`
	// Artifacts that a run logged, as `RUN_UUID:NAME`.
	LineageRef string `yaml:"lineageRef,omitempty" spec:"template"`
	// A model version to download: `VERSION` of this project, `PROJECT:VERSION`, or `OWNER/PROJECT:VERSION`.
	ModelRef string `yaml:"modelRef,omitempty" spec:"template"`
	// An artifact version to download: `VERSION` of this project, `PROJECT:VERSION`, or `OWNER/PROJECT:VERSION`.
	ArtifactRef string `yaml:"artifactRef,omitempty" spec:"template"`
	// The connection to read from: a bucket, a volume, a git repository.
	Connection string `yaml:"connection,omitempty"`
	// Where to put the result in the container. Default: a folder named for the connection under
	// `/plx-context/artifacts`.
	Path string `yaml:"path,omitempty"`
	// The init container to run, in place of the built-in one; with a handler, changes to the built-in one such as
	// its resources.
	Container *K8s[corev1.Container] `yaml:"container,omitempty"`
}
