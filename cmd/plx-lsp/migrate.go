package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/migrate"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// migrateFlags is what the command line of `migrate` says.
type migrateFlags struct {
	write, diff  bool
	build, color choice
}

func migrateCommand() *cobra.Command {
	flags := migrateFlags{
		build: choice{value: "section", of: []string{"section", "command"}},
		color: choice{value: "auto", of: []string{"auto", "always", "never"}},
	}
	command := &cobra.Command{
		Use:   "migrate [--write] [--diff] FILE...",
		Short: "Convert files of Polyaxon 0.x",
		Long: "Convert Polyaxonfiles that were written for Polyaxon 0.x (kinds experiment, group, notebook ...) to what\n" +
			"Polyaxon reads today, and print the result. A file of today stays as it is.\n\n" +
			"A FILE may be - for standard input, or a folder, which is searched for such files. Several need --write\n" +
			"or --diff. With --write, each file is replaced in one step, and what it said is kept in FILE.bak.\n\n" +
			"What has no equivalent, and what is left to do, stands in the new file as comments that begin with\n" +
			"\"TODO migrate:\", and is told on standard error. docs/migrate.md says what becomes of what.\n\n" +
			"The exit code is 0 when all files are files of today now, 1 when one cannot be converted, which stays as it\n" +
			"is, 2 when the command line is wrong or something could not be opened or written.",
		Example: "  plx-lsp migrate polyaxonfile.yml > polyaxonfile.yaml\n" +
			"  plx-lsp migrate --diff experiments/\n" +
			"  plx-lsp migrate --write train.yaml notebook.yaml\n" +
			"  plx-lsp migrate --build=command train.yaml\n" +
			"  cat train.yaml | plx-lsp migrate -",
		Args:              atLeastOneFile,
		ValidArgsFunction: completePaths,
		RunE:              func(c *cobra.Command, args []string) error { return runMigrate(c, flags, args) },
	}
	f := command.Flags()
	f.BoolVar(&flags.write, "write", false, "replace the files, and keep what they said in FILE.bak")
	f.BoolVar(&flags.diff, "diff", false, "print what changes, as a unified diff")
	flags.build.register(command, "build", "where the steps of a build go: section, which builds an image first, or command, which runs them at each start")
	flags.color.register(command, "color", "colour the diff: auto (on a terminal), always or never")
	return command
}

func atLeastOneFile(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return wrongUse(command, errors.New("name the FILE to convert, or - for standard input"))
	}
	return nil
}

func runMigrate(c *cobra.Command, flags migrateFlags, args []string) error {
	sources := findPaths(c, args)
	isFolder := len(sources.inputs) > 0 && !sources.inputs[0].named
	if !flags.write && !flags.diff && (len(args) > 1 || isFolder) {
		return wrongUse(c, errors.New("several files need --write or --diff"))
	}
	for _, in := range sources.inputs {
		if flags.write && in.name == stdinName {
			return wrongUse(c, errors.New("standard input cannot be written to: leave out --write"))
		}
	}
	m := migrator{command: c, flags: flags}
	m.trouble = len(sources.trouble)
	tellTrouble(c.ErrOrStderr(), sources.trouble)
	bar := newProgress(c.ErrOrStderr(), len(sources.inputs), "Converting")
	for _, in := range sources.inputs {
		if c.Context().Err() != nil {
			break
		}
		m.file(in)
		bar.step()
	}
	bar.stop()
	return m.finish(len(sources.inputs))
}

// migrator converts files, one after the other, and counts what became of them.
type migrator struct {
	command *cobra.Command
	flags   migrateFlags

	converted, current, failed, trouble, notes int
}

// tell writes a line about a file.
func (m *migrator) tell(format string, args ...any) {
	fmt.Fprintf(m.command.ErrOrStderr(), "plx-lsp: "+format+"\n", args...)
}

func (m *migrator) file(in input) {
	text, err := m.read(in)
	var unreadable *analysis.Unreadable
	switch {
	case errors.As(err, &unreadable):
		if in.named {
			m.failed++
			m.tell("%s cannot be converted: %s", in.name, unreadable.Diagnostic().Message)
		}
		return
	case err != nil:
		m.trouble++
		m.tell("%s", cannotOpen(err))
		return
	}
	tree := syntax.Parse(text)
	if !in.named && !analysis.Recognise(in.name, tree, analysis.Settings{}).Yes() {
		return
	}
	result, err := migrate.File(tree, migrate.Options{Path: in.name, BuildInCommand: m.flags.build.value == "command"})
	if err != nil {
		m.failed++
		m.tell("%s cannot be converted: %v", in.name, err)
		return
	}
	if result.Unchanged {
		m.current++
	} else {
		m.converted++
	}
	if err := m.put(in, text.String(), result); err != nil {
		m.trouble++
		m.tell("%v", err)
		return
	}
	m.notes += len(result.Notes)
	m.mistakes(in.name, result)
	for _, n := range result.Notes {
		fmt.Fprintf(m.command.ErrOrStderr(), "%s:%d: %s\n", in.name, n.Range.Start.Line+1, n.Message)
	}
}

// mistakes tells what is wrong with a new file, because it was wrong in the old one.
func (m *migrator) mistakes(name string, result *migrate.Result) {
	if result.Unchanged {
		return
	}
	for _, d := range spec.Lint(m.command.Context(), name, syntax.Parse(syntax.NewText(result.Text)), spec.Disk{}) {
		if d.Severity == spec.Error {
			m.tell("line %d of the new %s has an error that was there before: %s", d.Range.Start.Line+1, name, d.Message)
		}
	}
}

func (m *migrator) read(in input) (*syntax.Text, error) {
	if in.name == stdinName {
		return analysis.ReadText(m.command.InOrStdin(), 0)
	}
	return analysis.ReadFile(in.name)
}

// put prints or writes what became of a file.
func (m *migrator) put(in input, before string, result *migrate.Result) error {
	if !m.flags.write && !m.flags.diff {
		return printed(writeAll(m.command.OutOrStdout(), []byte(result.Text)))
	}
	if result.Unchanged {
		return nil
	}
	if m.flags.write {
		if err := replaceWithBackup(in.name, before, result.Text); err != nil {
			return fmt.Errorf("%s cannot be written, and stays as it was: %w", in.name, err)
		}
	}
	if !m.flags.diff {
		return nil
	}
	_, unified, _ := strings.Cut(string(diff.Diff(in.name, []byte(before), in.name, []byte(result.Text))), "\n")
	out := m.command.OutOrStdout()
	return printed(writeAll(out, []byte(shownDiff(unified, textOptions(out, m.flags.color.value).Color))))
}

func printed(err error) error {
	if err != nil {
		return fmt.Errorf("the result could not be written: %w", err)
	}
	return nil
}

// finish tells in a line what became of several files, and how the command ends.
func (m *migrator) finish(all int) error {
	if m.command.Context().Err() != nil {
		m.tell("interrupted after %d of %d files", m.converted+m.current+m.failed, all)
		return exitInterrupted
	}
	if m.flags.write || m.flags.diff {
		verb := "converted"
		if !m.flags.write {
			verb = "to convert"
		}
		m.tell("%s %s, %d of today already, %d that cannot be converted; %d remarks", files(m.converted), verb, m.current, m.failed, m.notes)
	}
	switch {
	case m.trouble > 0:
		return exitTrouble
	case m.failed > 0:
		return exitFindings
	}
	return nil
}

func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}

// replaceWithBackup writes a file, and keeps what it said in another one with .bak at the end of its name, which may not
// be there yet.
func replaceWithBackup(path, before, after string) error {
	now, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if string(now) != before {
		return errors.New("it has changed meanwhile, or is not in UTF-8")
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	backup, err := writeNew(path+".bak", now, info.Mode().Perm())
	if err != nil {
		return err
	}
	if err := replaceFile(path, after); err != nil {
		return errors.Join(err, os.Remove(backup))
	}
	return nil
}

// writeNew writes a file that is not there yet: with a number after its name where one is.
func writeNew(path string, data []byte, mode fs.FileMode) (string, error) {
	for i := 0; ; i++ {
		name := path
		if i > 0 {
			name = fmt.Sprintf("%s.%d", path, i)
		}
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, os.ErrExist) && i < maxBackups {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = file.Write(data)
		if err = errors.Join(err, file.Close()); err != nil {
			return "", errors.Join(err, os.Remove(name))
		}
		return name, nil
	}
}

// maxBackups is how many backups of one file there may be.
const maxBackups = 100
