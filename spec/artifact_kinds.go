package spec

// ArtifactKind is the kind of an artifact, by which the UI chooses how to show it.
type ArtifactKind string

const (
	// A trained model.
	ArtifactModel ArtifactKind = "model"
	// Sound.
	ArtifactAudio ArtifactKind = "audio"
	// A film.
	ArtifactVideo ArtifactKind = "video"
	// A histogram over steps.
	ArtifactHistogram ArtifactKind = "histogram"
	// A picture.
	ArtifactImage ArtifactKind = "image"
	// A tensor.
	ArtifactTensor ArtifactKind = "tensor"
	// A table of pandas or another data frame.
	ArtifactDataFrame ArtifactKind = "dataframe"
	// A chart of Plotly, Bokeh, Altair or the like.
	ArtifactChart ArtifactKind = "chart"
	// A table separated by commas.
	ArtifactCSV ArtifactKind = "csv"
	// A table separated by tabs.
	ArtifactTSV ArtifactKind = "tsv"
	// A table separated by pipes.
	ArtifactPSV ArtifactKind = "psv"
	// A table separated by spaces.
	ArtifactSSV ArtifactKind = "ssv"
	// Numbers over steps.
	ArtifactMetric ArtifactKind = "metric"
	// A record of the environment: packages, hardware, settings.
	ArtifactEnv ArtifactKind = "env"
	// A web page.
	ArtifactHTML ArtifactKind = "html"
	// Text over steps.
	ArtifactText ArtifactKind = "text"
	// A file of any type.
	ArtifactFile ArtifactKind = "file"
	// A folder.
	ArtifactDir ArtifactKind = "dir"
	// A Dockerfile.
	ArtifactDockerfile ArtifactKind = "dockerfile"
	// A reference to a container image.
	ArtifactDockerImage ArtifactKind = "docker_image"
	// A dataset.
	ArtifactData ArtifactKind = "data"
	// A reference to a commit.
	ArtifactCodeRef ArtifactKind = "coderef"
	// A table.
	ArtifactTable ArtifactKind = "table"
	// Logs for TensorBoard.
	ArtifactTensorboard ArtifactKind = "tensorboard"
	// A curve such as ROC or precision and recall.
	ArtifactCurve ArtifactKind = "curve"
	// A confusion matrix.
	ArtifactConfusion ArtifactKind = "confusion"
	// A report on data or a model.
	ArtifactAnalysis ArtifactKind = "analysis"
	// A round of a search, with the params that it proposed.
	ArtifactIteration ArtifactKind = "iteration"
	// Text in Markdown.
	ArtifactMarkdown ArtifactKind = "markdown"
	// Use of memory, CPU and GPU over time.
	ArtifactSystem ArtifactKind = "system"
	// Anything else.
	ArtifactArtifact ArtifactKind = "artifact"
	// A step of a trace, such as a call to a language model.
	ArtifactSpan ArtifactKind = "span"
)
