package analysis

import (
	"path"
	"path/filepath"
	"strings"
)

// matchGlob reports whether a glob of the settings matches a file. Segments are those of path.Match, "**" stands for
// any number of them. A glob without "/" matches names in every folder; any other is matched against the path from
// root, which is "" when there is no workspace. A broken glob matches nothing.
func matchGlob(glob, root, file string) bool {
	glob, file = filepath.ToSlash(glob), filepath.ToSlash(file)
	if !strings.Contains(glob, "/") {
		ok, err := path.Match(glob, path.Base(file))
		return ok && err == nil
	}
	if root != "" && !path.IsAbs(glob) {
		inside, found := strings.CutPrefix(file, strings.TrimSuffix(filepath.ToSlash(root), "/")+"/")
		if !found {
			return false
		}
		file = inside
	}
	glob = strings.TrimPrefix(glob, "./")
	return matchSegments(strings.Split(glob, "/"), strings.Split(file, "/"))
}

// matchSegments follows all ways through the glob at once, so that no glob takes long.
func matchSegments(glob, file []string) bool {
	reached := make([]bool, len(file)+1) // reached[i]: the glob up to here matches the first i segments
	reached[0] = true
	for _, g := range glob {
		next := make([]bool, len(file)+1)
		for i := range reached {
			switch {
			case g == "**":
				next[i] = reached[i] || i > 0 && next[i-1]
			case i > 0 && reached[i-1]:
				ok, err := path.Match(g, file[i-1])
				next[i] = ok && err == nil
			}
		}
		reached = next
	}
	return reached[len(file)]
}

// badGlob says what is wrong with a glob, "" when nothing is.
func badGlob(glob string) string {
	for _, segment := range strings.Split(filepath.ToSlash(glob), "/") {
		if _, err := path.Match(segment, ""); err != nil {
			return "`" + glob + "` is no glob: a bracket or a backslash is left open."
		}
	}
	return ""
}
