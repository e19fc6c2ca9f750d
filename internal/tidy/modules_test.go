package tidy

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

func goList(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = testdata.Root()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	return strings.TrimSpace(string(out))
}

// modernc.org/sqlite is a translation that fits exactly one version of its C
// library; another module may not lift it.
func TestSQLiteRunsOnTheLibraryItWasMadeFor(t *testing.T) {
	mod := goList(t, "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite")
	made := ""
	for _, line := range strings.Split(readAbsolute(t, mod), "\n") {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "modernc.org/libc" {
			made = f[1]
		}
	}
	got := goList(t, "-m", "-f", "{{if .Replace}}{{.Replace.Version}}{{else}}{{.Version}}{{end}}", "modernc.org/libc")
	if made == "" || got != made {
		t.Errorf("modernc.org/libc is %s, but modernc.org/sqlite was made for %s: mend the replace line in go.mod", got, made)
	}
}

func readAbsolute(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
