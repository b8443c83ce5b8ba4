package analysis

import "testing"

// TestReadings shows which values hovers read out.
func TestReadings(t *testing.T) {
	for _, c := range []hoverCase{
		{name: "cron", about: `"0 6 * * MON-FRI"`, text: "schedule: {kind: cron, cron: \"0 6‸ * * MON-FRI\"}\n", says: []string{"At 06:00 from Monday to Friday (UTC).", "Next:"}},
		{name: "the key of a cron expression", about: "cron", text: "schedule: {kind: cron, cr‸on: \"61 * * * *\"}\n", says: []string{"The minute goes from 0 to 59"}},
		{name: "a frequency", about: "5400", text: "schedule: {kind: interval, frequency: 54‸00}\n", says: []string{"1 hour 30 minutes."}},
		{name: "a moment", about: "2026-01-31T12:00:00", text: "schedule: {kind: datetime, startAt: 2026-01-31T1‸2:00:00}\n", says: []string{"Saturday 31 January 2026, 12:00 UTC"}},
		{name: "seconds", about: "86400", text: "termination: {ttl: 86‸400}\n", says: []string{"1 day."}},
		{name: "seconds of idleness", about: "timeout", text: "termination: {culling: {time‸out: 3600}}\n", says: []string{"1 hour."}},
		{name: "seconds of Kubernetes", about: "90", text: "environment: {tolerations: [{tolerationSeconds: 9‸0}]}\n", says: []string{"1 minute 30 seconds."}},
		{name: "a template", about: `"{{ t }}"`, text: "termination: {timeout: \"{{‸ t }}\"}\n", says: []string{"!seconds."}},
		{name: "a short amount", about: "500m..2", text: "resources: {cpu: 500m.‸.2}\n", says: []string{"Asks for half a core (0.5 CPU), and may use up to 2 cores."}},
		{name: "the key of a short amount", about: "memory", text: "resources: {mem‸ory: 1Gi}\n", says: []string{"Asks for 1 GiB = 1,073,741,824 bytes, without a limit."}},
		{name: "an amount of Kubernetes", about: "500m", text: "run: {kind: job, container: {resources: {limits: {cpu: 50‸0m}}}}\n", says: []string{"Half a core (0.5 CPU)."}},
		{name: "an unreadable amount", about: "1GB", text: "run: {kind: job, container: {resources: {requests: {memory: 1‸GB}}}}\n", says: []string{"write `1G`, or `1Gi`"}},
		{name: "a size", about: "1Gi", text: "run: {kind: job, volumes: [{name: a, emptyDir: {sizeLimit: 1‸Gi}}]}\n", says: []string{"1 GiB = 1,073,741,824 bytes."}},
		{name: "a hyper-parameter", about: "lr", text: "matrix: {kind: grid, params: {l‸r: {kind: range, value: [0, 10, 2]}}}\n", says: []string{"5 values: `0`, `2`, `4`, `6`, `8`."}},
		{name: "the value of a hyper-parameter", about: "value", text: "matrix: {kind: grid, params: {lr: {kind: range, val‸ue: \"0:10:2\"}}}\n", says: []string{"5 values: `0`, `2`"}},
		{name: "the short form of a value", about: `"0:10:2"`, text: "matrix: {kind: grid, params: {lr: {kind: range, value: \"0:1‸0:2\"}}}\n", says: []string{"5 values: `0`, `2`"}},
		{name: "a matrix", about: "matrix", text: "mat‸rix: {kind: mapping, values: [{a: 1}, {a: 2}], concurrency: 1}\n", says: []string{"2 runs, 1 at a time."}},
		{name: "aliases without an end", about: "matrix", text: "mat‸rix: &a {kind: mapping, values: [*a]}\n", says: []string{"!run."}},
		{name: "params of an operation", about: "lr", text: "params: {l‸r: {value: 3600}}\n", says: []string{"!hour"}},
	} {
		c.check(t, noFiles{})
	}
}
