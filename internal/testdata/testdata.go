// Package testdata finds real data that nobody of the project wrote. It lives
// beside the project and never in it, so a stranger's clone does without.
package testdata

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir is the folder of the real data: the setting HANDVEST_DATA, or shared/data
// beside the repository.
func Dir() string {
	if dir := os.Getenv("HANDVEST_DATA"); dir != "" {
		return dir
	}
	return filepath.Join(Root(), "..", "shared", "data")
}

// Root is the folder of the repository: the one with go.mod, above the folder
// in which the go command runs a test. It does not depend on the paths that a
// build keeps.
func Root() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			panic("no go.mod above " + dir)
		}
	}
}

// Real is the path of one file of real data. Where it is missing the test is
// left out and says so; where CI promised to have it (CI=true), it fails.
func Real(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(Dir(), name)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if os.Getenv("CI") == "true" {
		tb.Fatalf("the real data %s is not at %s: set HANDVEST_DATA to its folder", name, Dir())
	}
	tb.Skipf("left out: the real data %s is not here (set HANDVEST_DATA to its folder)", name)
	return ""
}

// Words is the Dutch word list that make build left in ui/dist, packed. Where
// it was not built the test is left out; with CI=true it fails.
func Words(tb testing.TB) []byte {
	tb.Helper()
	return built(tb, "words-nl.txt.gz")
}

// Passwords is the list of leaked passwords that make build left in ui/dist,
// packed. Where it was not built the test is left out; with CI=true it fails.
func Passwords(tb testing.TB) []byte {
	tb.Helper()
	return built(tb, "passwords.txt.gz")
}

func built(tb testing.TB, name string) []byte {
	tb.Helper()
	path := filepath.Join(Root(), "ui", "dist", name)
	list, err := os.ReadFile(path)
	if err == nil {
		return list
	}
	if os.Getenv("CI") == "true" {
		tb.Fatalf("the list is not at %s: run make build first", path)
	}
	tb.Skipf("left out: the list %s is not built yet (make build)", name)
	return nil
}
