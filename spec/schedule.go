package spec

// IntervalSchedule starts an operation every so often.
//
//	schedule: {kind: interval, frequency: 3600}
type IntervalSchedule struct {
	// When the first run may start, such as `2024-06-01T08:00:00Z`; the later ones are counted from it. Default: now.
	StartAt *OrTemplate[DateTime] `yaml:"startAt,omitempty"`
	// When the schedule ends. Default: never.
	EndAt *OrTemplate[DateTime] `yaml:"endAt,omitempty"`
	// How many runs to start at most. 0 means no limit.
	MaxRuns *OrTemplate[int64] `yaml:"maxRuns,omitempty"`
	// The time between two starts: seconds as a number, or `1 day`, `02:30:00`, `PT1H`.
	Frequency *OrTemplate[Duration] `yaml:"frequency" spec:"required"`
	// Waits for the end of the last run before it starts the next. Default `false`.
	DependsOnPast *OrTemplate[bool] `yaml:"dependsOnPast,omitempty"`
}

// CronSchedule starts an operation at the times of a cron expression.
//
//	schedule: {kind: cron, cron: "0 6 * * MON-FRI"}
type CronSchedule struct {
	// Minute, hour, day of month, month and day of week, or a word such as `@daily`.
	Cron string `yaml:"cron" spec:"required"`
	// When the first run may start, such as `2024-06-01T08:00:00Z`. Default: now.
	StartAt *OrTemplate[DateTime] `yaml:"startAt,omitempty"`
	// When the schedule ends. Default: never.
	EndAt *OrTemplate[DateTime] `yaml:"endAt,omitempty"`
	// How many runs to start at most. 0 means no limit.
	MaxRuns *OrTemplate[int64] `yaml:"maxRuns,omitempty"`
	// Waits for the end of the last run before it starts the next. Default `false`.
	DependsOnPast *OrTemplate[bool] `yaml:"dependsOnPast,omitempty"`
}

// DateTimeSchedule starts an operation once, at a given time.
type DateTimeSchedule struct {
	// When to start, such as `2024-06-01T08:00:00Z`.
	StartAt *OrTemplate[DateTime] `yaml:"startAt" spec:"required"`
}
