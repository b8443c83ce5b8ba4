package lsp

import "testing"

func TestResolvedRef(t *testing.T) {
	for _, test := range []struct {
		ref  resolvedRef
		want string
	}{
		{resolvedRef{uri: "file:///w/polyaxonfile.yaml"}, "plx-resolved:///w/polyaxonfile.yaml"},
		{resolvedRef{uri: "file:///w/a%20b.yaml", show: viewCompiled}, "plx-resolved:///w/a%20b.yaml?compiled"},
		{resolvedRef{uri: "file:///w/a.yaml", show: viewCompiled, set: 2}, "plx-resolved:///w/a.yaml?compiled%2Cset=2"},
		{resolvedRef{uri: "untitled:Untitled-1", show: viewCompiled}, "plx-resolved:///Untitled-1?compiled%2Cof=untitled:Untitled-1"},
	} {
		if got := test.ref.String(); got != test.want {
			t.Errorf("%+v is %s, want %s", test.ref, got, test.want)
		}
		if back, ok := parseResolved(test.want); !ok || back != test.ref {
			t.Errorf("%s is read as %+v", test.want, back)
		}
	}
	for spelling, want := range map[string]resolvedRef{
		"plx-resolved:/w/a.yaml?compiled":                {uri: "file:///w/a.yaml", show: viewCompiled},
		"plx-resolved:/w/a.yaml?runs":                    {uri: "file:///w/a.yaml", show: viewRuns},
		"plx-resolved:/w/a.yaml?compiled%2Cset%3D2":      {uri: "file:///w/a.yaml", show: viewCompiled, set: 2},
		"plx-resolved:///w/%61.yaml#x":                   {uri: "file:///w/a.yaml"},
		"plx-resolved:/x?of%3Duntitled%3Aa%252Cb%2Cc%3D": {uri: "untitled:a%2Cb,c="},
	} {
		if got, ok := parseResolved(spelling); !ok || got != want {
			t.Errorf("%s is read as %+v, want %+v", spelling, got, want)
		}
	}
}

// FuzzParseResolved reads any text as such a URI. What can be read can be written, and that can be read, too.
func FuzzParseResolved(f *testing.F) {
	f.Add("plx-resolved:///w/a.yaml?compiled,set=2")
	f.Add("plx-resolved:/x?of=untitled:a")
	f.Add("plx-resolved:%zz?%")
	f.Fuzz(func(t *testing.T, spelling string) {
		ref, ok := parseResolved(spelling)
		if !ok {
			return
		}
		again, ok := parseResolved(ref.String())
		if !ok || again.show != ref.show || max(again.set, 1) != max(ref.set, 1) || !isResolved(ref.String()) {
			t.Errorf("%q is %+v, written %q, and read again %+v", spelling, ref, ref.String(), again)
		}
	})
}
