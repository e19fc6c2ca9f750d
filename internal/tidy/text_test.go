package tidy

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// files are all files that git tracks, or would.
func files(t *testing.T) []string {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard")
	cmd.Dir = testdata.Root()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("git ls-files: %v", err)
	}
	return strings.Fields(string(out))
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(testdata.Root(), name))
	if os.IsNotExist(err) {
		return nil // removed, not yet committed
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func generated(name string, data []byte) bool {
	return strings.HasSuffix(name, ".sum") || strings.HasSuffix(name, "package-lock.json") ||
		bytes.Contains(data[:min(len(data), 200)], []byte("Code generated"))
}

var ofOneMachine = regexp.MustCompile(`(^|[^A-Za-z0-9_.$-])/(work|root|home/[a-z]+|Users|tmp/hv)/|proxy\.golang\.org|registry\.npmjs\.org`)

func TestNothingOfOneMachineIsCommitted(t *testing.T) {
	for _, name := range files(t) {
		data := read(t, name)
		if bytes.IndexByte(data, 0) >= 0 || name == "internal/tidy/text_test.go" || strings.HasSuffix(name, ".sum") {
			continue
		}
		for i, line := range strings.Split(string(data), "\n") {
			if m := ofOneMachine.FindString(line); m != "" {
				t.Errorf("%s:%d: %q belongs to one machine", name, i+1, m)
			}
		}
	}
}

var unfinished = regexp.MustCompile(`\b(TODO|FIXME|XXX|HACK)\b|not implemented|unimplemented`)

func TestNothingIsUnfinishedByItsOwnWords(t *testing.T) {
	for _, name := range files(t) {
		switch filepath.Ext(name) {
		case ".go", ".templ", ".ts", ".sql", ".css":
		default:
			continue
		}
		data := read(t, name)
		if generated(name, data) || name == "internal/tidy/text_test.go" {
			continue
		}
		for i, line := range strings.Split(string(data), "\n") {
			if m := unfinished.FindString(line); m != "" {
				t.Errorf("%s:%d: says %q", name, i+1, m)
			}
		}
	}
}

func TestFilesAreShortEnoughToBeOneIdea(t *testing.T) {
	const most = 700
	for _, name := range files(t) {
		if ext := filepath.Ext(name); ext != ".go" && ext != ".ts" && ext != ".templ" {
			continue
		}
		data := read(t, name)
		if generated(name, data) || strings.HasSuffix(name, "_templ.go") {
			continue
		}
		if n := bytes.Count(data, []byte("\n")); n > most {
			t.Errorf("%s has %d lines: more than %d is more than one idea", name, n, most)
		}
	}
}

// wallClock is a call that reads the time of the machine.
var wallClock = regexp.MustCompile(`\btime\.(Now|Since|Until)\(`)

func TestOnlyAppAndCommandsReadTheWallClock(t *testing.T) {
	for _, name := range files(t) {
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		switch r := room("handvest/" + filepath.Dir(name)); r {
		case "app", "cmd", "storetest", "webtest", "loadtest":
			continue
		}
		for i, line := range strings.Split(string(read(t, name)), "\n") {
			if wallClock.MatchString(line) && !strings.Contains(line, "// wall clock:") {
				t.Errorf("%s:%d reads the wall clock; a clock is handed in, or the line says why with \"// wall clock:\"", name, i+1)
			}
		}
	}
}

func TestNothingBinaryIsCommittedButPicturesOfTheDocs(t *testing.T) {
	for _, name := range files(t) {
		data := read(t, name)
		if bytes.IndexByte(data, 0) >= 0 && (filepath.Dir(name) != "docs" || filepath.Ext(name) != ".png") {
			t.Errorf("%s is binary: what is built or photographed stays out, pictures for the docs live in docs", name)
		}
	}
}
