package analysis

import (
	"os"
	"path/filepath"
)

// FindSettings is the path of the settings file that is for the files in a folder: the nearest one, in the folder or
// above it. It is not looked for above the root of the repository, which is the folder with `.git`; outside of a
// repository, not above the working directory, nor above the folder itself where that lies elsewhere. It is "" when there
// is none. Both folders are absolute paths.
func FindSettings(folder, working string) string {
	root := repositoryRoot(folder)
	if root == "" {
		root = folder
		if isWithin(working, folder) {
			root = working
		}
	}
	for {
		path := filepath.Join(folder, SettingsFile)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
		if folder == root {
			return ""
		}
		folder = filepath.Dir(folder)
	}
}

// repositoryRoot is the innermost folder around folder that holds `.git`, a folder or, in a work tree, a file; "" when
// none does.
func repositoryRoot(folder string) string {
	for {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

func isWithin(folder, path string) bool {
	way, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(way)
}
