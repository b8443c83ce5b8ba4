package spec

// ArtifactsType names files and folders of a store.
type ArtifactsType struct {
	// Paths of files, as text or as pairs `[from, to]`.
	Files *OrTemplate[[]Strings] `yaml:"files,omitempty" spec:"lax"`
	// Paths of folders, as text or as pairs `[from, to]`.
	Dirs *OrTemplate[[]Strings] `yaml:"dirs,omitempty" spec:"lax"`
	// How many downloads may go on at once.
	Workers *OrTemplate[int64] `yaml:"workers,omitempty"`
}

// GitType names a git repository and a state of it.
type GitType struct {
	// The address of the repository. May be left out with a git connection.
	URL string `yaml:"url,omitempty"`
	// The branch, tag or commit to check out. Default: the default branch.
	Revision string `yaml:"revision,omitempty"`
	// Options for `git fetch`, such as `--depth=1`.
	Flags *OrTemplate[[]string] `yaml:"flags,omitempty"`
}

// DockerfileType describes a Dockerfile that Polyaxon writes for a builder.
//
//	dockerfile:
//	  image: python:3.12
//	  run: [pip install -r requirements.txt]
type DockerfileType struct {
	// The image to start from. At most three parts between colons and no spaces, unless a template stands in it.
	Image string `yaml:"image" spec:"required"`
	// Environment variables of the image, as a mapping or as a list of pairs.
	Env *OrTemplate[DockerEnv] `yaml:"env,omitempty" spec:"lax"`
	// Folders to add to `PATH`.
	Path *OrTemplate[[]string] `yaml:"path,omitempty"`
	// What to copy before `run`: a path goes to `workdir`, a pair is `[from, to]`.
	Copy *OrTemplate[[]Strings] `yaml:"copy,omitempty" spec:"alias=copy_"`
	// What to copy after `run`, so that a change to it leaves the layers of `run` cached.
	PostRunCopy *OrTemplate[[]Strings] `yaml:"postRunCopy,omitempty"`
	// Commands to run, one layer each.
	Run *OrTemplate[[]string] `yaml:"run,omitempty"`
	// The locale to set as `LC_ALL`, `LANG` and `LANGUAGE`, such as `en_US.UTF-8`.
	LangEnv string `yaml:"langEnv,omitempty"`
	// The number of a user to create and run as. Needs `gid`.
	UID *OrTemplate[int64] `yaml:"uid,omitempty" spec:"lax"`
	// The number of the group of that user.
	GID *OrTemplate[int64] `yaml:"gid,omitempty" spec:"lax"`
	// The name of that user. Default `polyaxon`.
	Username string `yaml:"username,omitempty"`
	// The name of the file, without a path.
	Filename string `yaml:"filename,omitempty" spec:"default=Dockerfile"`
	// The working folder in the image.
	Workdir string `yaml:"workdir,omitempty" spec:"default=/code"`
	// A local folder to copy to `workdir`.
	WorkdirPath string `yaml:"workdirPath,omitempty"`
	// The shell of `run`.
	Shell string `yaml:"shell,omitempty" spec:"default=/bin/bash"`
}

// FileType is a file with its content, such as a script written in the Polyaxonfile.
//
//	file: {filename: run.sh, chmod: "+x", content: "echo hello"}
type FileType struct {
	// What kind of artifact it counts as. Default `file`.
	Kind ArtifactKind `yaml:"kind,omitempty" spec:"template"`
	// The text of the file.
	Content string `yaml:"content" spec:"required"`
	// The name of the file. Default: one that Polyaxon makes up.
	Filename string `yaml:"filename,omitempty"`
	// Permissions to set, as for `chmod`: `"755"` or `+x`. Quote a number.
	Chmod string `yaml:"chmod,omitempty"`
}

// TensorboardType gathers the logs of runs for a TensorBoard service.
type TensorboardType struct {
	// The port that TensorBoard listens on, usually `{{ globals.ports[0] }}`.
	Port *OrTemplate[int64] `yaml:"port,omitempty"`
	// The runs to show, by UUID. A text with commas between them counts as a list.
	UUIDs *OrTemplate[[]string] `yaml:"uuids,omitempty" spec:"split,uuid"`
	// Shows the runs by name rather than by UUID. Default `false`.
	UseNames *OrTemplate[bool] `yaml:"useNames,omitempty"`
	// The path under which TensorBoard is served, usually `{{ globals.base_url }}`.
	PathPrefix string `yaml:"pathPrefix,omitempty"`
	// Python packages of TensorBoard plugins to install first. A text with commas between them counts as a list.
	Plugins *OrTemplate[[]string] `yaml:"plugins,omitempty" spec:"split"`
}
