package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestMain lets the test binary be the command itself, so that tests can start
// it as a process of its own, and kill it.
func TestMain(m *testing.M) {
	if os.Getenv("HANDVEST_TEST_COMMAND") == "1" {
		main()
		return
	}
	os.Exit(m.Run())
}

// command is the handvest command, not yet started.
func command(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "HANDVEST_TEST_COMMAND=1", "HANDVEST_LANG=en", "HANDVEST_DB=sqlite:"+filepath.Join(t.TempDir(), "none.db"))
	c.Dir = t.TempDir()
	return c
}

// run runs the command to its end and gives what it printed and its exit code.
func run(t testing.TB, c *exec.Cmd) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
