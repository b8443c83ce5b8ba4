package spec

type ArtifactsType struct {
	Files   *OrTemplate[[]Strings] `yaml:"files,omitempty" spec:"lax"`
	Dirs    *OrTemplate[[]Strings] `yaml:"dirs,omitempty" spec:"lax"`
	Workers *OrTemplate[int64]     `yaml:"workers,omitempty"`
}

type GitType struct {
	URL      string                `yaml:"url,omitempty"`
	Revision string                `yaml:"revision,omitempty"`
	Flags    *OrTemplate[[]string] `yaml:"flags,omitempty"`
}

type DockerfileType struct {
	Image       string                 `yaml:"image" spec:"required"`
	Env         *OrTemplate[DockerEnv] `yaml:"env,omitempty" spec:"lax"`
	Path        *OrTemplate[[]string]  `yaml:"path,omitempty"`
	Copy        *OrTemplate[[]Strings] `yaml:"copy,omitempty" spec:"alias=copy_"`
	PostRunCopy *OrTemplate[[]Strings] `yaml:"postRunCopy,omitempty"`
	Run         *OrTemplate[[]string]  `yaml:"run,omitempty"`
	LangEnv     string                 `yaml:"langEnv,omitempty"`
	UID         *OrTemplate[int64]     `yaml:"uid,omitempty" spec:"lax"`
	GID         *OrTemplate[int64]     `yaml:"gid,omitempty" spec:"lax"`
	Username    string                 `yaml:"username,omitempty"`
	Filename    string                 `yaml:"filename,omitempty" spec:"default=Dockerfile"`
	Workdir     string                 `yaml:"workdir,omitempty" spec:"default=/code"`
	WorkdirPath string                 `yaml:"workdirPath,omitempty"`
	Shell       string                 `yaml:"shell,omitempty" spec:"default=/bin/bash"`
}

type FileType struct {
	Kind     ArtifactKind `yaml:"kind,omitempty" spec:"template"`
	Content  string       `yaml:"content" spec:"required"`
	Filename string       `yaml:"filename,omitempty"`
	Chmod    string       `yaml:"chmod,omitempty"`
}

type TensorboardType struct {
	Port       *OrTemplate[int64]    `yaml:"port,omitempty"`
	UUIDs      *OrTemplate[[]string] `yaml:"uuids,omitempty" spec:"uuid"`
	UseNames   *OrTemplate[bool]     `yaml:"useNames,omitempty"`
	PathPrefix string                `yaml:"pathPrefix,omitempty"`
	Plugins    *OrTemplate[[]string] `yaml:"plugins,omitempty"`
}
