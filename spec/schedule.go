package spec

type IntervalSchedule struct {
	StartAt       *OrTemplate[DateTime] `yaml:"startAt,omitempty"`
	EndAt         *OrTemplate[DateTime] `yaml:"endAt,omitempty"`
	MaxRuns       *OrTemplate[int64]    `yaml:"maxRuns,omitempty"`
	Frequency     *OrTemplate[Duration] `yaml:"frequency" spec:"required"`
	DependsOnPast *OrTemplate[bool]     `yaml:"dependsOnPast,omitempty"`
}

type CronSchedule struct {
	Cron          string                `yaml:"cron" spec:"required"`
	StartAt       *OrTemplate[DateTime] `yaml:"startAt,omitempty"`
	EndAt         *OrTemplate[DateTime] `yaml:"endAt,omitempty"`
	MaxRuns       *OrTemplate[int64]    `yaml:"maxRuns,omitempty"`
	DependsOnPast *OrTemplate[bool]     `yaml:"dependsOnPast,omitempty"`
}

type DateTimeSchedule struct {
	StartAt *OrTemplate[DateTime] `yaml:"startAt" spec:"required"`
}
