package spec

// Template marks a file that somebody has to fill in. While it is enabled, running the file fails with the
// description and the list of fields.
type Template struct {
	// Refuses to run the file. `check` only warns.
	Enabled *OrTemplate[bool] `yaml:"enabled,omitempty"`
	// What has to be filled in, for the message that people get.
	Description string `yaml:"description,omitempty"`
	// Paths of the fields to change, such as `run.container.image`.
	Fields *OrTemplate[[]string] `yaml:"fields,omitempty"`
}
