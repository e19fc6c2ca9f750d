package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWithoutPackagesTheBuildSaysWhatToDo(t *testing.T) {
	_, err := build(t.TempDir(), t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("got %v", err)
	}
}

func TestAnEarlierBuildIsClearedAway(t *testing.T) {
	out := t.TempDir()
	for _, name := range []string{".keep", "app-OLD.js"} {
		if err := os.WriteFile(filepath.Join(out, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := clean(out); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(out)
	if err != nil || len(left) != 1 || left[0].Name() != ".keep" {
		t.Errorf("left are %v, %v", left, err)
	}
}
