package hub

import (
	"cmp"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"
)

// Places are where the configuration is looked for. Nothing else of the machine is.
type Places struct {
	LookupEnv func(name string) (value string, set bool) // as os.LookupEnv
	ReadFile  func(path string) ([]byte, error)          // as os.ReadFile
	Home      string                                     // the user's home folder
	Temp      string                                     // the folder for temporary files
	Work      string                                     // the working folder
}

// MachinePlaces are those of this machine and user.
func MachinePlaces() Places {
	home, _ := os.UserHomeDir()
	work, _ := os.Getwd()
	temp := "/tmp" // as in Polyaxon, which does not ask the environment
	if os.PathSeparator != '/' {
		temp = os.TempDir()
	}
	return Places{LookupEnv: os.LookupEnv, ReadFile: readConfigFile, Home: home, Temp: temp, Work: work}
}

// readConfigFile reads a regular file; a pipe would never end.
func readConfigFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, os.ErrInvalid
	}
	return os.ReadFile(path)
}

// loader looks values up in the order in which Polyaxon does.
type loader struct {
	places   Places
	files    map[string]*configFile // that were looked for, by path
	problems []Problem
}

// Load finds out how to reach a deployment: of each value, that of the first of these that has it.
//
//  1. explicit, what a program or the settings of an editor say
//  2. the file that Polyaxon mounts into the pods of a run, for the token
//  3. the environment
//  4. the files of the authenticated CLI, in the user's configuration folder
//  5. the same in the folder for temporary files
//
// What is wrong with any of them is among the problems of the connection; a wrong value counts as absent.
func Load(places Places, explicit Config) *Connection {
	l := &loader{places: places, files: map[string]*configFile{}}
	token := l.first(given(string(explicit.Token), explicitOrigin), l.mounted("POLYAXON_AUTH_TOKEN", "token"), l.config(".auth", "POLYAXON_AUTH_TOKEN", "token"))
	c := &Connection{
		Host:    l.first(given(explicit.host(), explicitOrigin), l.ownHost()),
		Token:   Token(token.Text),
		User:    l.first(l.mounted("POLYAXON_AUTH_USERNAME", "username"), l.config(".auth", "POLYAXON_AUTH_USERNAME", "username")),
		Scheme:  l.first(l.config(".client", "POLYAXON_AUTHENTICATION_TYPE", "authentication_type"), Value{"Token", defaultOrigin}),
		CACert:  l.first(given(explicit.CACert, explicitOrigin), l.config(".client", "POLYAXON_SSL_CA_CERT", "ssl_ca_cert")),
		Cert:    l.config(".client", "POLYAXON_CERT_FILE", "cert_file"),
		Key:     l.config(".client", "POLYAXON_KEY_FILE", "key_file"),
		Owner:   l.first(given(explicit.Owner, explicitOrigin), l.stored(".project", "owner"), l.stored(".user", "organization")),
		Project: l.first(given(explicit.Project, explicitOrigin), l.stored(".project", "name")),
		Proxy:   given(explicit.Proxy, explicitOrigin),
		Headers: explicit.Headers.Clone(),
		Timeout: l.timeout(explicit.Timeout, l.config(".client", "POLYAXON_TIMEOUT", "timeout")),
	}
	if c.Token != "" {
		c.TokenOrigin = token.Origin
	}
	l.switches(c, explicit)
	if l.isOwn(c, explicit) {
		l.header(c)
	} else if c.Token != "" {
		c.Withheld = l.ownHost()
	}
	l.checkHost(c)
	c.Ways = l.ways(explicit)
	c.Problems = l.problems
	return c
}

// explicitOrigin is where a value comes from that a program or the settings of an editor give.
const explicitOrigin = "the settings"

// ownHost is the host that the user has configured, or the default.
func (l *loader) ownHost() Value {
	return l.first(l.config(".client", "POLYAXON_HOST", "host"), Value{defaultHost, defaultOrigin})
}

func (l *loader) switches(c *Connection, explicit Config) {
	c.VerifyTLS = l.boolean(l.config(".client", "POLYAXON_VERIFY_SSL", "verify_ssl"), true)
	if explicit.VerifyTLS != nil {
		c.VerifyTLS = Switch{*explicit.VerifyTLS, explicitOrigin}
	}
	c.CheckHostname = l.boolean(l.config(".client", "POLYAXON_ASSERT_HOSTNAME", "assert_hostname"), true)
	c.NoOp = l.boolean(l.config(".client", "POLYAXON_NO_OP", "no_op"), false)
	c.Offline = l.boolean(l.config(".client", "POLYAXON_IS_OFFLINE", "is_offline"), false)
	if explicit.Offline {
		c.Offline = Switch{true, explicitOrigin}
	}
}

// header adds the one header that the configuration may name.
func (l *loader) header(c *Connection) {
	name, value := l.config(".client", "POLYAXON_HEADER", "header"), l.config(".client", "POLYAXON_HEADER_SERVICE", "header_service")
	switch {
	case name.Text == "" || value.Text == "":
	case !httpguts.ValidHeaderFieldName(name.Text) || !httpguts.ValidHeaderFieldValue(value.Text):
		l.problems = append(l.problems, Problem{Path: name.Origin, Message: "it is no header that can be sent"})
	default:
		if c.Headers == nil {
			c.Headers = http.Header{}
		}
		c.Headers.Set(name.Text, value.Text)
	}
}

// isOwn is false for a host that the user's token and header are not for: settings may come with a workspace, which anybody may
// have written, while these are the user's own.
func (l *loader) isOwn(c *Connection, explicit Config) bool {
	return explicit.Token != "" || explicit.Host == "" || sameHost(c.Host.Text, l.ownHost().Text)
}

func sameHost(a, b string) bool {
	return strings.TrimRight(withScheme(a, false), "/") == strings.TrimRight(withScheme(b, false), "/")
}

func (l *loader) checkHost(c *Connection) {
	if _, err := c.URL(); err != nil {
		l.problems = append(l.problems, Problem{Path: c.Host.Origin, Message: err.Error()})
	}
}

// variable is a variable of the environment. POLYAXON_NO_CONFIG hides all but itself.
func (l *loader) variable(name string) (string, bool) {
	if l.places.LookupEnv == nil || l.isBare() {
		return "", false
	}
	return l.places.LookupEnv(name)
}

// isBare reports whether POLYAXON_NO_CONFIG says to use neither files nor environment.
func (l *loader) isBare() bool {
	if l.places.LookupEnv == nil {
		return true
	}
	text, _ := l.places.LookupEnv("POLYAXON_NO_CONFIG")
	bare, err := parseBool(text)
	return err == nil && bare
}

// config is a value that a variable of the environment has, or a file, under the same name or that of its field.
func (l *loader) config(file, name, field string) Value {
	if text, set := l.variable(name); set {
		return Value{text, name}
	}
	return l.stored(file, name, field)
}

// stored is a value of a file in the first of the configuration folders that has it. What belongs to a project may stand
// beside its files.
func (l *loader) stored(file string, keys ...string) Value {
	if l.isBare() {
		return Value{}
	}
	folders := l.configFolders()
	if file == ".project" && l.places.Work != "" {
		folders = append([]string{filepath.Join(l.places.Work, configFolder)}, folders...)
	}
	for _, folder := range folders {
		if v := l.in(filepath.Join(folder, file), keys); v.Origin != "" {
			return v
		}
	}
	return Value{}
}

// mounted is a value of the file that Polyaxon mounts into the pods of a run.
func (l *loader) mounted(keys ...string) Value {
	if l.isBare() {
		return Value{}
	}
	return l.in(l.mountedPath(), keys)
}

func (l *loader) mountedPath() string {
	root, _ := l.variable("POLYAXON_CONTEXT_ROOT")
	return filepath.Join(cmp.Or(root, "/plx-context"), ".configs", ".auth")
}

func (l *loader) in(path string, keys []string) Value {
	f := l.file(path, jsonValues)
	if f == nil {
		return Value{}
	}
	for _, key := range keys {
		if text, has := f.values[key]; has {
			return Value{text, path}
		}
	}
	return Value{}
}

// first is the first value that was given; "" counts, for it hides the others.
func (l *loader) first(values ...Value) Value {
	for _, v := range values {
		if v.Origin != "" {
			return v
		}
	}
	return Value{}
}

func given(text, origin string) Value {
	if text == "" {
		return Value{}
	}
	return Value{text, origin}
}

// boolean reads a value that is on or off.
func (l *loader) boolean(v Value, otherwise bool) Switch {
	if v.Origin == "" || v.Text == "" {
		return Switch{otherwise, defaultOrigin}
	}
	on, err := parseBool(v.Text)
	if err != nil {
		l.problems = append(l.problems, Problem{Path: v.Origin, Message: "it must be true or false, found `" + v.Text + "`"})
		return Switch{otherwise, defaultOrigin}
	}
	return Switch{on, v.Origin}
}

// timeout reads how many seconds one request may take.
func (l *loader) timeout(explicit time.Duration, v Value) time.Duration {
	if explicit > 0 {
		return explicit
	}
	if v.Text == "" {
		return defaultTimeout
	}
	seconds, err := strconv.ParseFloat(v.Text, 64)
	if err != nil || !(seconds > 0) || seconds > 24*60*60 {
		l.problems = append(l.problems, Problem{Path: v.Origin, Message: "the timeout must be a number of seconds, found `" + v.Text + "`"})
		return defaultTimeout
	}
	return time.Duration(seconds * float64(time.Second))
}

// noFiles reads none.
func noFiles(string) ([]byte, error) { return nil, os.ErrNotExist }
