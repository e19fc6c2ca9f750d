package webtest

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/testdata"
)

// The name and the secret under which the provider of OpenID knows us.
const (
	ClientID     = "handvest"
	ClientSecret = "a secret of the test alone, long enough"
)

// Provider is a certified OpenID provider that runs on loopback. It knows
// "s.bakker", an agent, and "gast", who has no group; any password is good.
type Provider struct {
	Issuer string
	t      testing.TB
	in     io.Writer
	lines  *bufio.Scanner
}

// OpenID starts the provider of the npm package oidc-provider until the test
// ends. It sends people back to the callback, and after signing out to one of
// the other addresses. Where the package is missing the test fails in CI and is
// left out elsewhere.
func OpenID(t testing.TB, callback string, after ...string) *Provider {
	t.Helper()
	folder := filepath.Join(testdata.Root(), "e2e")
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "oidc-provider")); err != nil {
		why := "the certified OpenID provider is missing: npm ci was not run in e2e (make test does it)"
		if os.Getenv("CI") == "true" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	cmd := exec.CommandContext(ctx, "node", append([]string{"provider.mjs", callback}, after...)...)
	cmd.Dir = folder
	var complaints strings.Builder
	cmd.Stderr = &complaints
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close() // it stops then
		_ = cmd.Wait()
		stop()
	})
	p := &Provider{t: t, in: in, lines: bufio.NewScanner(out)}
	for p.lines.Scan() {
		if line := p.lines.Text(); strings.HasPrefix(line, "http://") {
			p.Issuer = line
			return p
		}
	}
	t.Fatalf("the provider did not start: %s", complaints.String())
	return nil
}

// Groups gives somebody at the provider other groups: "agent" is the role agent
// in realm_access.roles, and the group KCC-agent in roles.
func (p *Provider) Groups(user string, groups ...string) {
	p.t.Helper()
	if groups == nil {
		groups = []string{}
	}
	line, err := json.Marshal(map[string][]string{user: groups})
	if err != nil {
		p.t.Fatal(err)
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		p.t.Fatal(err)
	}
	for p.lines.Scan() {
		if p.lines.Text() == "done" {
			return
		}
	}
	p.t.Fatal("the provider does not take other groups")
}
