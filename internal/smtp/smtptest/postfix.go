package smtptest

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Postfix is Debian's mail server with a folder of its own, on the loopback. It
// takes mail for the boxes at elzermonde.test, asks for grey@elzermonde.test to
// come back once, and passes mail for elders.test on to another server. Nothing
// ever leaves this machine.
type Postfix struct {
	Host     string
	StartTLS string // port
	Implicit string // port
	dir      string
}

// Boxes are the mailboxes at elzermonde.test.
var Boxes = []string{"burger", "grey", "bounce", "noreply"}

const (
	postfixTools = "/usr/lib/postfix/sbin"
	nobody       = 65534
)

// StartPostfix runs Postfix until the test ends. Mail for elders.test goes to
// the server at next. Without Postfix or root the test is skipped; with CI=true
// that is a failure.
func StartPostfix(t testing.TB, a *Authority, next string) *Postfix {
	t.Helper()
	if _, err := exec.LookPath("postfix"); err != nil || os.Getuid() != 0 {
		why := "this test needs Debian's postfix, and root to run it (apt-get install postfix)"
		if os.Getenv("CI") == "true" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	dir, err := os.MkdirTemp("", "handvest-postfix-") // not that of the test: its parents are closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // a test's folder
	p := &Postfix{Host: "localhost", StartTLS: freePort(t), Implicit: freePort(t), dir: dir}
	p.write(t, a, next, greylist(t))
	if out, err := exec.Command("postfix", "-c", dir, "check").CombinedOutput(); err != nil {
		t.Fatalf("postfix check: %v: %s", err, out)
	}
	cmd := exec.Command(filepath.Join(postfixTools, "master"), "-c", dir, "-d")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) // ours: master and what it started
		_ = cmd.Wait()                                      // it was told to stop
	})
	for range 100 {
		if c, err := net.Dial("tcp", "127.0.0.1:"+p.Implicit); err == nil {
			_ = c.Close() // it listens
			return p
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("postfix does not listen: %s", p.Log())
	return nil
}

func (p *Postfix) write(t testing.TB, a *Authority, next, policy string) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Chmod(p.dir, 0o755)) //nolint:gosec // postfix works as several users
	for _, d := range []string{"queue", "data", "box", "log"} {
		must(os.Mkdir(filepath.Join(p.dir, d), 0o755)) //nolint:gosec // the same
	}
	must(os.Chown(filepath.Join(p.dir, "box"), nobody, nobody))
	must(exec.Command("chown", "postfix", filepath.Join(p.dir, "data")).Run())
	cert, err := os.ReadFile(a.CertFile)
	must(err)
	key, err := os.ReadFile(a.KeyFile)
	must(err)
	boxes := ""
	for _, b := range Boxes {
		boxes += b + "@elzermonde.test " + b + "/\n"
	}
	files := map[string]string{
		"cert.pem": string(cert), "key.pem": string(key), "boxes": boxes,
		"main.cf": fmt.Sprintf(`compatibility_level = 3.6
queue_directory = %[1]s/queue
data_directory = %[1]s/data
daemon_directory = %[2]s
maillog_file = %[1]s/log/mail.log
maillog_file_prefixes = %[1]s
myhostname = mail.elzermonde.test
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
recipient_delimiter = +
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = elzermonde.test
virtual_mailbox_base = %[1]s/box
virtual_mailbox_maps = texthash:%[1]s/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:%[3]d
virtual_gid_maps = static:%[3]d
relay_domains = elders.test
relay_transport = smtp:[127.0.0.1]:%[4]s
default_transport = error:nothing leaves this machine
smtpd_tls_cert_file = %[1]s/cert.pem
smtpd_tls_key_file = %[1]s/key.pem
smtpd_tls_security_level = encrypt
smtpd_recipient_restrictions = reject_unlisted_recipient, check_policy_service inet:%[5]s, permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
smtp_host_lookup = native
smtpd_peername_lookup = no
minimal_backoff_time = 1s
queue_run_delay = 1s
`, p.dir, postfixTools, nobody, next, policy),
		"master.cf": fmt.Sprintf(`127.0.0.1:%s inet n - n - - smtpd
127.0.0.1:%s inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`, p.StartTLS, p.Implicit),
	}
	for name, text := range files {
		must(os.WriteFile(filepath.Join(p.dir, name), []byte(text), 0o644)) //nolint:gosec // a test's own certificate
	}
}

// Box is the Maildir of a mailbox.
func (p *Postfix) Box(name string) string { return filepath.Join(p.dir, "box", name) }

// Read are the messages in a mailbox.
func (p *Postfix) Read(t testing.TB, name string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(p.Box(name), "new", "*"))
	if err != nil {
		t.Fatal(err)
	}
	all := make([]string, len(files))
	for i, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = string(text)
	}
	return all
}

// Await reads a mailbox until it holds n messages.
func (p *Postfix) Await(t testing.TB, name string, n int) []string {
	t.Helper()
	for range 600 {
		if all := p.Read(t, name); len(all) >= n {
			return all
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("after half a minute box %s holds %d of %d messages: %s", name, len(p.Read(t, name)), n, p.Log())
	return nil
}

// Log is what Postfix wrote about itself.
func (p *Postfix) Log() string {
	text, err := os.ReadFile(filepath.Join(p.dir, "log", "mail.log"))
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// greylist asks mail for grey@… to come back, once for each sender. It speaks
// the policy protocol of Postfix.
func greylist(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() }) // the test is over
	var mu sync.Mutex
	seen := map[string]bool{}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = c.Close() }() // postfix hung up
				in := bufio.NewScanner(c)
				asked := map[string]string{}
				for in.Scan() {
					if name, value, ok := strings.Cut(in.Text(), "="); ok {
						asked[name] = value
						continue
					}
					verdict := "DUNNO"
					mu.Lock()
					if who := asked["sender"]; strings.HasPrefix(asked["recipient"], "grey@") && !seen[who] {
						seen[who] = true
						verdict = "451 4.7.1 greylisted, come back later"
					}
					mu.Unlock()
					if _, err := fmt.Fprintf(c, "action=%s\n\n", verdict); err != nil {
						return
					}
					asked = map[string]string{}
				}
			}()
		}
	}()
	return l.Addr().String()
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }() // free again
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}
