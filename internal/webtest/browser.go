package webtest

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"handvest/internal/storetest"
	"handvest/internal/testdata"
)

// browsers are the names under which Chromium is installed.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

// Browser runs one script of e2e/ against a server in Chromium. Pictures are
// taken only when HANDVEST_SHOTS names a folder for them. The profile of the
// browser, hundreds of small files, goes where databases of tests go. Where
// Chromium is missing the test fails in CI and is left out elsewhere.
func Browser(t *testing.T, script, base string, args ...string) {
	t.Helper()
	chromium := Chromium(t)
	e2e := filepath.Join(testdata.Root(), "e2e")
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", append([]string{script, base}, args...)...)
	cmd.Dir = e2e
	cmd.Env = append(os.Environ(), "CHROMIUM="+chromium, "SHOTS="+os.Getenv("HANDVEST_SHOTS"), "SCRATCH="+storetest.Folder(t))
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("%s: %v", script, err)
	}
}

// Chromium finds the browser of the tests and what drives it. Where one of them
// is missing the test fails in CI and is left out elsewhere.
func Chromium(t *testing.T) string {
	t.Helper()
	chromium := ""
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			chromium = path
			break
		}
	}
	if chromium == "" {
		leave(t, "Chromium is not installed: what a person sees in a browser was not tested")
	}
	if _, err := os.Stat(filepath.Join(testdata.Root(), "e2e", "node_modules", "playwright-core")); err != nil {
		leave(t, "e2e/node_modules is missing (run npm ci in e2e): what a person sees in a browser was not tested")
	}
	return chromium
}

func leave(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// Serve serves a handler on a free port of loopback until the test ends, and
// gives its address.
func Serve(t testing.TB, h http.Handler) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	return "http://" + l.Addr().String()
}
