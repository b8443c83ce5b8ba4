package template

import "slices"

// The lists of this file are shared: nobody changes them.

// Roots are the variables that Polyaxon provides besides the params by their bare names.
func Roots() []Entry { return slices.Clip(roots) }

// Globals are the members of globals in every run.
func Globals() []Entry { return slices.Clip(globals) }

// ServiceGlobals are the members that globals has in a service only.
func ServiceGlobals() []Entry { return slices.Clip(serviceGlobals) }

// ParamMembers are the members of params.NAME.
func ParamMembers() []Entry { return slices.Clip(paramMembers) }

// AsArgs is the one member of params that is no param.
func AsArgs() Entry { return asArgs }

// ConnectionMembers are the members of connections.NAME and init.NAME that a connection of some kind can have, all of them
// for the kind "". Which a connection has is set where it is defined, outside of the file: one that is left out there does
// not exist. known is false for kinds whose members are free.
func ConnectionMembers(kind string) (members []Entry, known bool) {
	for _, m := range connectionMembers {
		if kind == "" || slices.Contains(m.kinds, kind) {
			members = append(members, m.Entry)
		}
	}
	return members, kind != "" && len(members) > 0
}

// IsMappingMethod reports whether a name, written after a dot, is a method of every mapping, and so never the key of this
// name: params.items is a function, params['items'] is the param.
func IsMappingMethod(name string) bool { return slices.Contains(mappingMethods, name) }

var mappingMethods = []string{"clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"}

var roots = []Entry{
	{"connections", "connections.NAME", "What is known of each connection that the run, or this replica of it, lists under `connections`."},
	{"globals", "globals.NAME", "What Polyaxon knows of the run: its name, project, paths and times."},
	{"init", "init.NAME", "What is known of each connection that an item of `init` uses, here or in this replica."},
	{"params", "params.NAME", "The inputs, outputs and params of the operation by name, each with its `value`, `type`, `connection`, `as_str` and `as_arg`. The bare name of a param is its value."},
}

var asArgs = Entry{"as_args", "params.as_args",
	"The arguments of all params that have a value, as a list: put `|join(' ')` after it, or loop over it. In the replicas of distributed runs the list holds `--globals`, `--connections` and `--init` as well."}

var paramMembers = []Entry{
	{"as_arg", "params.NAME.as_arg", "The param as an argument of a command: `--NAME=VALUE`, for a flag `--NAME`, or what `argFormat` makes of it. Empty where there is no value."},
	{"as_str", "params.NAME.as_str", "The value as a text; lists and mappings as JSON. Empty where there is no value."},
	{"connection", "params.NAME.connection", "The name of the connection that the param or its input has; none without one."},
	{"type", "params.NAME.type", "The type of the input or output; none for a param that has neither."},
	{"value", "params.NAME.value", "The value of the param, or the default of its input; none where there is neither."},
}

var globals = []Entry{
	{"artifacts_path", "globals.artifacts_path", "The folder in the run's containers that holds its artifacts: `/plx-context/artifacts`."},
	{"cloning_kind", "globals.cloning_kind", "How the run was made of another: `copy`, `restart` or `cache`. None otherwise."},
	{"compiled_at", "globals.compiled_at", "When the operation was compiled, as a date: `globals.compiled_at.year`."},
	{"context_path", "globals.context_path", "The folder that Polyaxon shares between the run's containers: `/plx-context`."},
	{"created_at", "globals.created_at", "When the run was created, as a date: `globals.created_at.strftime('%Y-%m-%d')`."},
	{"duration", "globals.duration", "How many seconds the run took. None before it has finished."},
	{"finished_at", "globals.finished_at", "When the run finished, as a date. None before."},
	{"is_independent", "globals.is_independent", "Whether the run stands alone: false in a matrix, a schedule or a DAG."},
	{"iteration", "globals.iteration", "The number of the iteration that a matrix made the run in. None otherwise."},
	{"name", "globals.name", "The name of the run. None without one."},
	{"namespace", "globals.namespace", "The Kubernetes namespace that the run is scheduled in."},
	{"original_uuid", "globals.original_uuid", "The identifier of the run that this one was made of. None otherwise."},
	{"owner_name", "globals.owner_name", "The user or organization that owns the project."},
	{"project_name", "globals.project_name", "The name of the project."},
	{"project_unique_name", "globals.project_unique_name", "The project with its owner: `OWNER.PROJECT`."},
	{"project_uuid", "globals.project_uuid", "The identifier of the project."},
	{"run_artifacts_path", "globals.run_artifacts_path", "The folder of the run's own artifacts: `/plx-context/artifacts/UUID`, or its folder in the artifacts store where the plugin `collectArtifacts` is off."},
	{"run_info", "globals.run_info", "The run with its project and owner: `OWNER.PROJECT.runs.UUID`."},
	{"run_outputs_path", "globals.run_outputs_path", "The folder `outputs` in the run's own artifacts: what is written there is kept."},
	{"run_relative_outputs_path", "globals.run_relative_outputs_path", "Where the run's outputs are in the artifacts store: `UUID/outputs`."},
	{"schedule_at", "globals.schedule_at", "When the run is to start, as a date, if a schedule says so. None otherwise."},
	{"started_at", "globals.started_at", "When the run started, as a date. None before."},
	{"store_path", "globals.store_path", "The path of the artifacts store, where the plugin `mountArtifactsStore` is on. Empty otherwise."},
	{"user_email", "globals.user_email", "The email address of whoever started the run, where the deployment knows it."},
	{"username", "globals.username", "The name of whoever started the run, where the deployment knows it."},
	{"uuid", "globals.uuid", "The identifier of the run."},
}

var serviceGlobals = []Entry{
	{"base_url", "globals.base_url", "The path under which Polyaxon serves the service's first port."},
	{"base_urls", "globals.base_urls", "The paths under which Polyaxon serves the service's ports, in their order."},
	{"ports", "globals.ports", "The ports of the service, as a list. None without any."},
}

type connectionMember struct {
	Entry
	kinds []string
}

var connectionMembers = []connectionMember{
	{Entry{"bucket", "connections.NAME.bucket", "The bucket of the connection, such as `s3://NAME`."}, []string{"gcs", "s3", "wasb"}},
	{Entry{"flags", "connections.NAME.flags", "The flags for `git`, as a list."}, []string{"git"}},
	{Entry{"hostPath", "connections.NAME.hostPath", "The folder on the node."}, []string{"host_path"}},
	{Entry{"insecure", "connections.NAME.insecure", "Whether the host is reached without TLS."}, []string{"registry"}},
	{Entry{"mountPath", "connections.NAME.mountPath", "Where the volume is mounted in containers."}, []string{"host_path", "volume_claim"}},
	{Entry{"readOnly", "connections.NAME.readOnly", "Whether the volume is only read."}, []string{"host_path", "volume_claim"}},
	{Entry{"revision", "connections.NAME.revision", "The commit, branch or tag of the repository."}, []string{"git"}},
	{Entry{"url", "connections.NAME.url", "The address of the repository, or of the host."}, []string{"git", "registry"}},
	{Entry{"volumeClaim", "connections.NAME.volumeClaim", "The name of the persistent volume claim."}, []string{"volume_claim"}},
}
