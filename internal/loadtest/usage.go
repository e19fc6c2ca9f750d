package loadtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of processor time in /proc on Linux (USER_HZ, 100 on all
// machines that Go runs on).
const tick = time.Second / 100

// processorTime is what a process used so far; 0 when it cannot be read.
func processorTime(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ") // the name may have spaces
	f := strings.Fields(rest)
	if len(f) < 15 {
		return 0
	}
	user, _ := strconv.ParseInt(f[11], 10, 64)   // the kernel writes numbers
	system, _ := strconv.ParseInt(f[12], 10, 64) // see above
	return time.Duration(user+system) * tick
}

// resident is how much memory a process has, and has had at most, in MiB.
func resident(pid int) (now, most int) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0
	}
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		f := strings.Fields(value)
		if len(f) == 0 {
			continue
		}
		kib, _ := strconv.Atoi(f[0]) // the kernel writes numbers
		switch name {
		case "VmRSS":
			now = kib / 1024
		case "VmHWM":
			most = kib / 1024
		}
	}
	return now, most
}

// family is what a process and all its living children used together.
func family(pid int) time.Duration {
	total := processorTime(pid)
	children, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return total
	}
	for _, name := range children {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended
		}
		_, rest, _ := strings.Cut(string(text), ") ")
		if f := strings.Fields(rest); len(f) > 1 && f[1] == strconv.Itoa(pid) {
			id, _ := strconv.Atoi(filepath.Base(filepath.Dir(name))) // of the pattern
			total += processorTime(id)
		}
	}
	return total
}
