package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/fault"
	"handvest/internal/testdata"
	"handvest/internal/web/kit"
)

func TestTheGuideOfTheDeskNamesEveryKeyAndNoOther(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(testdata.Root(), "docs", "desk.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "\n## Keys\n")
	keys, _, _ := strings.Cut(rest, "\n## ")
	var have []string
	for line := range strings.Lines(keys) {
		if strings.HasPrefix(line, "| `") {
			have = append(have, strings.TrimSpace(line))
		}
	}
	var want []string
	for _, k := range deskKeys(kit.Reader{Lang: fault.EN}) {
		want = append(want, "| `"+k.Key+"` | "+k.Does+" |")
	}
	if strings.Join(have, "\n") != strings.Join(want, "\n") {
		t.Errorf("docs/desk.md names\n%s\nthe product\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}
