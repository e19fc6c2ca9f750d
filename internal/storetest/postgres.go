package storetest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// The server is started by the first test that needs one and shared by all
// packages of one go test run. It listens on a socket in a folder of its own,
// runs as an ordinary user, and a watcher stops it and removes the folder when
// the run is over, also when that was killed.

var server struct {
	once    sync.Once
	address string // with the database postgres
	err     error
}

var errNoPostgres = errors.New("PostgreSQL is not on this machine")

// PostgresURL makes an empty database and gives its address. Without
// PostgreSQL the test is left out and says so; where CI promised to have it
// (CI=true), it fails. HANDVEST_TEST_POSTGRES is the address of another server,
// as a user that may make databases.
func PostgresURL(t testing.TB) string {
	t.Helper()
	serve(t)
	return database(t, "")
}

// serve sees to it that there is a server.
func serve(t testing.TB) {
	t.Helper()
	server.once.Do(func() {
		if server.address = os.Getenv("HANDVEST_TEST_POSTGRES"); server.address == "" {
			server.address, server.err = start()
		}
	})
	switch {
	case errors.Is(server.err, errNoPostgres) && os.Getenv("CI") != "true":
		t.Skip("left out: PostgreSQL is not on this machine (Debian: apt install postgresql; or set HANDVEST_TEST_POSTGRES to the address of a server)")
	case server.err != nil:
		t.Fatalf("start PostgreSQL for the tests: %v", server.err)
	}
}

// database makes a database of the test, empty or as a copy of a template, and
// gives its address.
func database(t testing.TB, template string) string {
	t.Helper()
	name := fmt.Sprintf("handvest_test_%d_%d", os.Getpid(), databases.Add(1))
	statement := "CREATE DATABASE " + name
	if template != "" {
		statement += " TEMPLATE " + template + " STRATEGY " + strategy
	}
	admin(t, statement)
	t.Cleanup(func() { admin(t, "DROP DATABASE "+name+" WITH (FORCE)") })
	return addressOf(t, name)
}

// addressOf is the address of one database of the server.
func addressOf(t testing.TB, name string) string {
	t.Helper()
	u, err := url.Parse(server.address)
	if err != nil {
		t.Fatalf("read the address in HANDVEST_TEST_POSTGRES: %v", err)
	}
	u.Path = "/" + name
	return u.String()
}

func admin(t testing.TB, statement string) {
	t.Helper()
	c, err := pgx.Connect(context.Background(), server.address)
	if err != nil {
		t.Fatalf("connect to PostgreSQL: %v", err)
	}
	defer func() { _ = c.Close(context.Background()) }() // the statement has told its error
	if _, err := c.Exec(context.Background(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// programs is the folder of initdb and postgres, of the newest version there is.
func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // the pattern is sound
	version := func(i int) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(found[i])))) // 0 sorts last
		return n
	}
	sort.Slice(found, func(i, j int) bool { return version(i) > version(j) })
	if len(found) > 0 {
		return filepath.Dir(found[0]), nil
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	return "", errNoPostgres
}

// owner is the process whose end is the end of the run: the go command when it
// runs the tests, else this process.
func owner() int {
	parent := os.Getppid()
	if name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", parent)); err == nil && strings.TrimSpace(string(name)) == "go" {
		return parent
	}
	return os.Getpid()
}

func start() (string, error) {
	bin, err := programs()
	if err != nil {
		return "", err
	}
	run := owner()
	dir := filepath.Join(base(), fmt.Sprintf("handvest-pg-%d", run))
	address := "postgres://handvest@/postgres?host=" + url.QueryEscape(dir)

	lock, err := os.OpenFile(dir+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return "", fmt.Errorf("wait for another test: %w", err)
	}
	if answers(address) {
		return address, nil
	}
	return address, launch(bin, dir, run, address)
}

func answers(address string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	c, err := pgx.Connect(ctx, address)
	if err != nil {
		return false
	}
	return c.Close(ctx) == nil
}

func launch(bin, dir string, run int, address string) error {
	if err := os.RemoveAll(dir); err != nil { // of an earlier run with this number
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	as, err := ordinary(dir)
	if err != nil {
		return err
	}
	data := filepath.Join(dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "--no-sync", "--auth=trust", "--username=handvest",
		"--encoding=UTF8", "--locale=C", "--pgdata="+data)
	initdb.SysProcAttr, initdb.Dir = as, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	postgres := exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-c", "listen_addresses=",
		"-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "shared_buffers=256MB",
		"-c", "wal_level=minimal", "-c", "max_wal_senders=0", "-c", "max_wal_size=512MB", "-c", "autovacuum_naptime=10s")
	postgres.SysProcAttr, postgres.Dir, postgres.Stdout, postgres.Stderr = as, dir, log, log
	if err := postgres.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- postgres.Wait() }()
	watch := exec.Command("sh", "-c", `
		while kill -0 "$1" 2>/dev/null && kill -0 "$2" 2>/dev/null; do sleep 0.5; done
		kill -QUIT "$2" 2>/dev/null
		while kill -0 "$2" 2>/dev/null; do sleep 0.1; done
		rm -rf "$3" "$3.lock"`, "sh", strconv.Itoa(run), strconv.Itoa(postgres.Process.Pid), dir)
	watch.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := watch.Start(); err != nil {
		_ = postgres.Process.Kill() // the error that matters is told
		return err
	}
	go func() { _ = watch.Wait() }() // it ends after us
	for range 200 {
		if answers(address) {
			return nil
		}
		select {
		case err := <-ended:
			text, _ := os.ReadFile(log.Name()) // empty when it cannot be read
			return fmt.Errorf("postgres ended: %w: %s", err, text)
		case <-time.After(50 * time.Millisecond):
		}
	}
	return errors.New("postgres does not answer")
}

// ordinary gives the folder to an ordinary user when we are root, which
// PostgreSQL refuses, and says how to run as that user.
func ordinary(dir string) (*syscall.SysProcAttr, error) {
	as := &syscall.SysProcAttr{Setsid: true}
	if os.Getuid() != 0 {
		return as, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, fmt.Errorf("find an ordinary user to run PostgreSQL as: %w", err)
		}
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return as, os.Chown(dir, uid, gid)
}
