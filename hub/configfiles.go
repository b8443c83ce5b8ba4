package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxConfigFile is the size in bytes above which a configuration file is not read: Polyaxon's own have some hundred.
const maxConfigFile = 1 << 20

// configFile is what a file of Polyaxon's configuration says: the values by their keys, as text.
type configFile struct {
	path   string
	values map[string]string
}

// configFolders are the folders that Polyaxon keeps its configuration in, the first one first: that of the user, which
// POLYAXON_HOME or the file .home moves, and the one for users without a home.
func (l *loader) configFolders() []string {
	var folders []string
	if home := l.home(); home != "" {
		folders = append(folders, filepath.Join(home, configFolder))
	}
	if l.places.Temp != "" {
		folders = append(folders, filepath.Join(l.places.Temp, configFolder))
	}
	return folders
}

const configFolder = ".polyaxon"

// home is the folder that holds the user's configuration folder.
func (l *loader) home() string {
	if home, set := l.variable("POLYAXON_HOME"); set && home != "" {
		return home
	}
	if l.places.Home == "" {
		return ""
	}
	if moved := l.file(filepath.Join(l.places.Home, configFolder, ".home"), yamlValues); moved != nil {
		for _, key := range []string{"POLYAXON_HOME", "path"} {
			if home := moved.values[key]; home != "" {
				return home
			}
		}
	}
	return l.places.Home
}

// file reads a file of the configuration; nil when it is not there or cannot be understood, which is noted. It is left as
// it is in any case.
func (l *loader) file(path string, decode func([]byte) (map[string]string, error)) *configFile {
	if f, known := l.files[path]; known {
		return f
	}
	l.files[path] = nil
	data, err := l.places.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var values map[string]string
	switch {
	case err != nil:
		err = errors.New("it cannot be read")
	case len(data) > maxConfigFile:
		err = errors.New("it is too large for a configuration file")
	default:
		values, err = decode(data)
	}
	if err != nil {
		l.problems = append(l.problems, Problem{Path: path, Message: err.Error()})
		return nil
	}
	l.files[path] = &configFile{path, values}
	return l.files[path]
}

// jsonValues reads a file of JSON. Values that are no scalars are left out; the error never quotes the file, in which there
// is a token.
func jsonValues(data []byte) (map[string]string, error) {
	var all map[string]any
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.UseNumber()
	if err := decoder.Decode(&all); err != nil || decoder.More() {
		return nil, errors.New("it is not JSON as Polyaxon writes it")
	}
	return scalars(all), nil
}

// yamlValues reads a file of YAML.
func yamlValues(data []byte) (map[string]string, error) {
	var all map[string]any
	if yaml.Unmarshal(data, &all) != nil {
		return nil, errors.New("it is not YAML as Polyaxon writes it")
	}
	return scalars(all), nil
}

func scalars(all map[string]any) map[string]string {
	values := map[string]string{}
	for key, value := range all {
		switch v := value.(type) {
		case string:
			values[key] = v
		case bool, json.Number, int, float64:
			values[key] = fmt.Sprint(v)
		}
	}
	return values
}
