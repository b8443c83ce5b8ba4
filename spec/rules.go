package spec

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// A modelRule checks a mapping as a whole, once its fields are checked; fine says whether they all were right.
type modelRule func(v *validator, n *syntax.Node, f fields, s site, fine bool)

// A fieldRule checks the value of a field, which is not null, before its type is looked at. It yields false when nothing
// is left to check.
type fieldRule func(v *validator, n *syntax.Node, f *Field, s site) bool

// modelRuleOf is the rule that the reference adds to the types of a model, by its class; nil when there is none.
func modelRuleOf(class string) modelRule {
	switch class {
	case "V1Polyaxonfile", "V1Component", "V1Operation":
		return rootRule
	case "V1IO":
		return ioRule
	case "V1Init":
		return initRule
	case "V1Param", "V1JoinParam":
		return paramRule
	case "V1HpPChoice":
		return probabilitiesRule
	case "V1GridSearch":
		return gridRule
	case "V1Bayes":
		return bayesRule
	case "UtilityFunctionConfig":
		return acquisitionRule
	case "Range", "LinSpace", "LogSpace", "GeomSpace", "DateRange",
		"QUniform", "QLogUniform", "QNormal", "QLogNormal":
		return rangeRule
	case "DateTimeRange":
		return dateTimeRangeRule
	}
	return nil
}

// fieldRuleOf is the rule that the reference adds to a field; nil when there is none.
func fieldRuleOf(class, field string) fieldRule {
	switch class {
	case "V1Polyaxonfile", "V1Component", "V1Operation":
		return rootFieldRule(field)
	case "V1TensorboardType":
		if field == "uuids" || field == "plugins" {
			return splitRule
		}
	case "V1GridSearch", "V1Bayes":
		if field == "params" {
			return searchParamsRule
		}
	}
	switch class + "." + field {
	case "V1Hook.trigger":
		return hookTriggerRule
	case "V1DockerfileType.image":
		return imageRule
	case "V1IO.name":
		return ioNameRule
	case "V1GridSearch.numRuns", "V1GridSearch.concurrency", "V1RandomSearch.numRuns", "V1RandomSearch.concurrency",
		"V1TPE.numRuns", "V1TPE.concurrency", "V1Iterative.maxIterations", "V1Iterative.concurrency":
		return noTemplateRule
	case "V1Environment.dnsConfig":
		return notEmptyRule
	case "V1Mapping.concurrency":
		return onlyNumberRule
	}
	return nil
}

// rootFieldRule is fieldRuleOf for files, components and operations.
func rootFieldRule(field string) fieldRule {
	switch field {
	case "conditions":
		return conditionsRule
	case "kind":
		return rootKindRule
	case "tags", "presets":
		return splitRule
	case "cmd":
		return commandRule
	case "env":
		return envRule
	case "resources":
		return resourcesRule
	case "params":
		return paramsRule
	}
	return nil
}
