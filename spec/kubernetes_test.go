package spec

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
)

func containerOf(t *testing.T, text string) *K8s[corev1.Container] {
	t.Helper()
	root, err := decodeText(t, "container:\n"+text)
	if err != nil {
		t.Fatal(err)
	}
	return root.Polyaxonfile().Container
}

func TestKubernetesTypedView(t *testing.T) {
	got, err := containerOf(t, `
  image: python:3.12
  image_pull_policy: Always
  command: [python, a.py]
  resources: {limits: {cpu: 2, memory: 1Gi}}
  env: [{name: A, value: "1"}]
  tty: yes
`).Typed()
	if err != nil {
		t.Fatal(err)
	}
	if got.Image != "python:3.12" || got.ImagePullPolicy != corev1.PullAlways || !got.TTY {
		t.Errorf("the container is %v", got)
	}
	if diff := cmp.Diff([]corev1.EnvVar{{Name: "A", Value: "1"}}, got.Env); diff != "" {
		t.Error(diff)
	}
	if cpu := got.Resources.Limits.Cpu().String(); cpu != "2" {
		t.Errorf("cpu is %s", cpu)
	}
	if empty, err := (*K8s[corev1.Volume])(nil).Typed(); err != nil || empty.Name != "" {
		t.Errorf("a missing object is %v, %v", empty, err)
	}
}

// TestKubernetesKeepsWhatWasWritten: the reference does not look at values, so neither may the writing.
func TestKubernetesKeepsWhatWasWritten(t *testing.T) {
	for _, test := range []struct{ text, typedError string }{
		{"  command: \"python a.py\"\n", "v1.Container: command is a string, Kubernetes wants []string"},
		{"  ports: \"{{ ports }}\"\n", "v1.Container: ports is a string, Kubernetes wants []v1.ContainerPort"},
		{"  image: 3\n", "v1.Container: image is a number, Kubernetes wants string"},
		{"  resources: {limits: {cpu: '{{ n }}'}}\n", "v1.Container: quantities must match the regular expression"},
		{"  image: a\n  env: [{nam: A}]\n", ""},
	} {
		c := containerOf(t, test.text)
		got := encodeText(t, c)
		if want := strings.ReplaceAll(test.text, "  ", ""); flat(got) != flat(want) {
			t.Errorf("%q is written as %q", want, got)
		}
		_, err := c.Typed()
		if test.typedError == "" && err != nil || test.typedError != "" && (err == nil || !strings.HasPrefix(err.Error(), test.typedError)) {
			t.Errorf("%q: the typed view fails with %v, want %s", test.text, err, test.typedError)
		}
	}
}

// flat is a text without what tells block from flow style.
func flat(text string) string {
	return strings.NewReplacer(" ", "", "\n", "", "-", "", "[", "", "]", "", "{", "", "}", "").Replace(text)
}

// TestKubernetesAliasesStandAlone: what is kept does not need the anchors of the file, nor PyYAML's idea of scalars.
func TestKubernetesAliasesStandAlone(t *testing.T) {
	root, err := decodeText(t, `
container: {<<: &base {image: a, tty: yes, stdin: 'no'}, name: 1:30}
sidecars: [*base, {<<: *base, image: b}]
`)
	if err != nil {
		t.Fatal(err)
	}
	got := encodeText(t, root)
	want := `container: {image: a, tty: true, stdin: 'no', name: 90}
sidecars:
    - {image: a, tty: true, stdin: 'no'}
    - {image: b, tty: true, stdin: 'no'}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestNewK8s(t *testing.T) {
	policy, err := NewK8s(batchv1.PodFailurePolicy{Rules: []batchv1.PodFailurePolicyRule{{
		Action:      batchv1.PodFailurePolicyActionFailJob,
		OnExitCodes: &batchv1.PodFailurePolicyOnExitCodesRequirement{Operator: "In", Values: []int32{42}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	volume, err := NewK8s(corev1.Volume{Name: "v", VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}}})
	if err != nil {
		t.Fatal(err)
	}
	got := encodeText(t, &Polyaxonfile{
		Termination: Of(Termination{PodFailurePolicy: policy}), Volumes: []*K8s[corev1.Volume]{volume},
	})
	want := `termination:
    podFailurePolicy:
        rules:
            - action: FailJob
              onExitCodes:
                operator: In
                values:
                    - 42
volumes:
    - name: v
      emptyDir: {}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
