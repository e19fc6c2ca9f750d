package app

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
)

// scanFor is how long a virus scanner may take for one file.
const scanFor = 30 * time.Second

// scanner makes the virus scanner of a setting: "clamd:127.0.0.1:3310" asks
// clamd on this machine, "command:clamdscan --no-summary -" runs a program that
// reads the file from its standard input. Empty is no scanner.
func scanner(setting string) (action.Scanner, error) {
	kind, rest, _ := strings.Cut(setting, ":")
	rest = strings.TrimSpace(rest)
	switch {
	case setting == "":
		return nil, nil
	case kind == "clamd" && onThisMachine(rest):
		return func(ctx context.Context, data []byte) (bool, string, error) { return askClamd(ctx, rest, data) }, nil
	case kind == "command" && rest != "":
		words := strings.Fields(rest)
		return func(ctx context.Context, data []byte) (bool, string, error) { return runScan(ctx, words, data) }, nil
	}
	return nil, fault.Newf(fault.Invalid, "%q is geen virusscanner: schrijf clamd:127.0.0.1:POORT of command:PROGRAMMA.",
		"%q is no virus scanner: write clamd:127.0.0.1:PORT or command:PROGRAM.", setting).At("HANDVEST_SCAN")
}

// onThisMachine says whether an address is on the loopback: files of citizens
// do not travel unencrypted.
func onThisMachine(address string) bool {
	host, port, err := net.SplitHostPort(address)
	if err != nil || port == "" {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// runScan runs a program. It exits with 0 when the file is clean and with 1
// when it found something; anything else is that it could not look.
func runScan(ctx context.Context, words []string, data []byte) (bool, string, error) {
	ctx, cancel := context.WithTimeout(ctx, scanFor)
	defer cancel()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...) //nolint:gosec // the administrator names the program
	cmd.Stdin = bytes.NewReader(data)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	verdict := firstLine(out)
	var exit *exec.ExitError
	switch {
	case err == nil:
		return true, verdict, nil
	case errors.As(err, &exit) && exit.ExitCode() == 1:
		return false, verdict, nil
	}
	return false, "", fmt.Errorf("run the virus scanner: %w", err)
}

// askClamd sends a file to clamd in the way of INSTREAM: pieces with their
// length in front, and an empty piece at the end.
func askClamd(ctx context.Context, address string, data []byte) (bool, string, error) {
	ctx, cancel := context.WithTimeout(ctx, scanFor)
	defer cancel()
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return false, "", fmt.Errorf("reach clamd: %w", err)
	}
	defer func() { _ = c.Close() }() // what it answered is read
	if deadline, ok := ctx.Deadline(); ok {
		if err := c.SetDeadline(deadline); err != nil {
			return false, "", fmt.Errorf("reach clamd: %w", err)
		}
	}
	var b bytes.Buffer
	b.WriteString("zINSTREAM\x00")
	for len(data) > 0 {
		n := min(len(data), 64<<10)
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(n)))
		b.Write(data[:n])
		data = data[n:]
	}
	b.Write([]byte{0, 0, 0, 0})
	if _, err := c.Write(b.Bytes()); err != nil {
		return false, "", fmt.Errorf("send a file to clamd: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(c, 4096))
	if err != nil {
		return false, "", fmt.Errorf("hear clamd: %w", err)
	}
	answer := strings.TrimSpace(strings.TrimRight(string(out), "\x00\n"))
	switch {
	case strings.HasSuffix(answer, " OK"):
		return true, answer, nil
	case strings.HasSuffix(answer, " FOUND"):
		return false, answer, nil
	}
	return false, "", fmt.Errorf("clamd says %q", answer)
}

// firstLine is what a scanner said, short enough to keep.
func firstLine(out []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if len(line) > 200 {
		line = line[:200]
	}
	return strings.ToValidUTF8(line, "")
}
