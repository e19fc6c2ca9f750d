package storetest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestAFolderEndsWithItsTest(t *testing.T) {
	var dir string
	t.Run("one", func(t *testing.T) {
		dir = Folder(t)
		if err := os.WriteFile(filepath.Join(dir, "test.db"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", dir, err)
	}
}

func TestWhatAKilledTestLeftIsRemovedAndNothingElse(t *testing.T) {
	gone := exec.Command("true")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	base := t.TempDir()
	for name, stays := range map[string]bool{
		fmt.Sprintf("%s%d-1", folder, gone.Process.Pid): false,
		fmt.Sprintf("%s%d-1", folder, os.Getpid()):      true,
		folder + "of-somebody":                          true,
		fmt.Sprintf("other-%d-1", gone.Process.Pid):     true,
	} {
		if err := os.MkdirAll(filepath.Join(base, name, "deep"), 0o700); err != nil {
			t.Fatal(err)
		}
		sweep(base)
		if _, err := os.Stat(filepath.Join(base, name)); (err == nil) != stays {
			t.Errorf("%s stays: %v, want %v", name, err == nil, stays)
		}
	}
}
