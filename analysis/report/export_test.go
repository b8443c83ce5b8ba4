package report

// What tests of the package look at from outside.
var ArtifactURI = artifactURI
