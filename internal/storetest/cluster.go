package storetest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Cluster is a PostgreSQL of one test alone, that it may kill.
type Cluster struct {
	t       testing.TB
	bin     string
	dir     string
	as      *syscall.SysProcAttr
	server  *exec.Cmd
	ended   chan error
	address string
}

// OwnPostgres starts a server of its own with an empty database. Without
// PostgreSQL the test is left out, as with PostgresURL. It ends with the test.
func OwnPostgres(t testing.TB) *Cluster {
	t.Helper()
	bin, err := programs()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("left out: PostgreSQL is not on this machine (Debian: apt install postgresql)")
	}
	dir, err := os.MkdirTemp(base(), "handvest-own-pg-") // not t.TempDir: an ordinary user must reach it, and the path of a socket is short
	if err != nil {
		t.Fatal(err)
	}
	c := &Cluster{t: t, bin: bin, dir: dir, address: "postgres://handvest@/postgres?host=" + url.QueryEscape(dir)}
	t.Cleanup(func() {
		c.Kill()
		_ = os.RemoveAll(dir) // a leftover in the temporary folder harms nobody
	})
	if c.as, err = ordinary(dir); err != nil {
		t.Fatal(err)
	}
	initdb := exec.Command(filepath.Join(bin, "initdb"), "--no-sync", "--auth=trust", "--username=handvest", "--encoding=UTF8", "--locale=C", "--pgdata="+filepath.Join(dir, "data"))
	initdb.SysProcAttr, initdb.Dir = c.as, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v: %s", err, out)
	}
	c.Start()
	return c
}

// URL is the address of its database.
func (c *Cluster) URL() string { return c.address }

// Start starts the server and waits until it answers: after a Kill it first
// brings its files in order.
func (c *Cluster) Start() {
	c.t.Helper()
	log, err := os.OpenFile(filepath.Join(c.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		c.t.Fatal(err)
	}
	defer log.Close()
	c.server = exec.Command(filepath.Join(c.bin, "postgres"), "-D", filepath.Join(c.dir, "data"), "-k", c.dir, "-c", "listen_addresses=", "-c", "fsync=off",
		"-c", "shared_buffers=64MB", "-c", "max_connections=40")
	c.server.SysProcAttr, c.server.Dir, c.server.Stdout, c.server.Stderr = c.as, c.dir, log, log
	if err := c.server.Start(); err != nil {
		c.t.Fatalf("start PostgreSQL: %v", err)
	}
	c.ended = make(chan error, 1)
	go func(s *exec.Cmd, ended chan error) { ended <- s.Wait() }(c.server, c.ended)
	for range 600 {
		if c.answers() {
			return
		}
		select {
		case err := <-c.ended:
			text, _ := os.ReadFile(log.Name()) // empty when it cannot be read
			c.t.Fatalf("postgres ended: %v: %s", err, text)
		case <-time.After(50 * time.Millisecond):
		}
	}
	c.t.Fatal("postgres does not answer")
}

func (c *Cluster) answers() bool {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.address)
	if err != nil {
		return false
	}
	return conn.Close(ctx) == nil
}

// Kill ends the server and everything it started at once, without a word, as
// when the power goes.
func (c *Cluster) Kill() {
	if c.server == nil {
		return
	}
	children := childrenOf(c.server.Process.Pid)
	_ = c.server.Process.Kill() // it may have ended already
	for _, pid := range children {
		_ = syscall.Kill(pid, syscall.SIGKILL) // so may they
	}
	if err := <-c.ended; err == nil {
		c.t.Error("a server that was killed ended well")
	}
	for _, pid := range children {
		for range 200 {
			if syscall.Kill(pid, 0) != nil {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	c.server = nil
}

// childrenOf are the processes that one started.
func childrenOf(parent int) (all []int) {
	files, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is sound
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // it ended meanwhile
		}
		_, rest, _ := strings.Cut(string(text), ") ")
		var state string
		var of int
		if _, err := fmt.Sscan(rest, &state, &of); err != nil || of != parent {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(name))); err == nil {
			all = append(all, pid)
		}
	}
	return all
}
