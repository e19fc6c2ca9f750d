package tidy

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// TestPagesAreMadeOfTheirTemplates makes the Go of every template anew. That of
// the queries is checked beside them, in the store.
func TestPagesAreMadeOfTheirTemplates(t *testing.T) {
	root, dir := testdata.Root(), t.TempDir()
	templates := 0
	for _, name := range files(t) {
		data := read(t, name)
		if filepath.Ext(name) != ".templ" || data == nil {
			continue
		}
		templates++
		copied := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(copied), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if templates == 0 {
		t.Fatal("there are no templates")
	}
	for _, name := range []string{"go.mod", "go.sum"} { // templ names the module in its messages
		if err := os.WriteFile(filepath.Join(dir, name), read(t, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "tool", "-modfile="+filepath.Join(root, "tools", "go.mod"), "templ", "generate", "-path", filepath.Join(dir, "internal", "web"))
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("templ: %v\n%s", err, out)
	}
	for _, name := range files(t) {
		have := read(t, name)
		if !strings.HasSuffix(name, "_templ.go") || have == nil {
			continue
		}
		want, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case err != nil:
			t.Errorf("%s has no template any more: remove it", name)
		case !bytes.Equal(want, have):
			t.Errorf("%s is not what its template says: run make generate", name)
		}
		templates--
	}
	if templates > 0 {
		t.Errorf("%d templates have no Go: run make generate", templates)
	}
}
