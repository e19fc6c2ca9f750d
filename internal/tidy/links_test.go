package tidy

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

func TestEveryLinkOfTheDocumentationLeadsSomewhere(t *testing.T) {
	seen := 0
	for _, name := range files(t) {
		if filepath.Ext(name) != ".md" {
			continue
		}
		for i, line := range strings.Split(string(read(t, name)), "\n") {
			for _, m := range link.FindAllStringSubmatch(line, -1) {
				u, err := url.Parse(m[1])
				if err != nil || u.Scheme != "" || u.Path == "" {
					continue
				}
				seen++
				path := filepath.Join(testdata.Root(), filepath.Dir(name), filepath.FromSlash(u.Path))
				if _, err := os.Stat(path); err != nil {
					t.Errorf("%s:%d: %s is not there", name, i+1, m[1])
				}
			}
		}
	}
	if seen == 0 {
		t.Error("there are no links: this test looks in the wrong place")
	}
}
