package storetest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// inMemory is where Linux keeps files in memory. A database of a test is a
// thousand small files that live for a second: on a disk making and removing
// them takes ten times as long as the test.
const inMemory = "/dev/shm"

// room is what the databases of a run need at most, in bytes; with less there
// they go to the temporary folder.
const room = 4 << 30

// base is the folder in which databases are made.
func base() string {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(inMemory, &fs); err == nil && fs.Bavail*uint64(fs.Bsize) >= room && syscall.Access(inMemory, 2) == nil { // 2: may write
		return inMemory
	}
	return os.TempDir()
}

// Folder is like t.TempDir, in memory where there is room: for the files of a
// database.
func Folder(t testing.TB) string {
	t.Helper()
	once()
	dir, err := os.MkdirTemp(base(), fmt.Sprintf("%s%d-", folder, os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

const folder = "handvest-test-"

// once sweeps the first time.
var once = sync.OnceFunc(func() { sweep(base()) })

// sweep removes what tests left behind that were killed: nothing else gives
// that memory back.
func sweep(base string) {
	left, _ := filepath.Glob(filepath.Join(base, folder+"*")) // the pattern is sound
	for _, dir := range left {
		of, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(dir), folder), "-")
		if pid, err := strconv.Atoi(of); err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			_ = os.RemoveAll(dir) // another run may be doing the same
		}
	}
}
