package app

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"net"
	"testing"
)

// clamd is a scanner that finds "virus" in a file.
func clamd(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = c.Close() }()
				head := make([]byte, len("zINSTREAM\x00"))
				if _, err := io.ReadFull(c, head); err != nil || string(head) != "zINSTREAM\x00" {
					return
				}
				var file bytes.Buffer
				for {
					var n uint32
					if binary.Read(c, binary.BigEndian, &n) != nil {
						return
					}
					if n == 0 {
						break
					}
					if _, err := io.CopyN(&file, c, int64(n)); err != nil {
						return
					}
				}
				answer := "stream: OK\x00"
				if bytes.Contains(file.Bytes(), []byte("virus")) {
					answer = "stream: Test-Signature FOUND\x00"
				}
				_, _ = c.Write([]byte(answer))
			}()
		}
	}()
	return l.Addr().String()
}

func TestAScannerSaysCleanFoundOrNothing(t *testing.T) {
	ctx := context.Background()
	big := bytes.Repeat([]byte("schoon "), 50_000)
	for setting, answers := range map[string]bool{
		"clamd:" + clamd(t):      true,
		"command:grep -qv virus": true, // one line: exits with 1 when the word is in it
		"clamd:127.0.0.1:1":      false,
		"command:/bestaat/niet":  false,
	} {
		scan, err := scanner(setting)
		if err != nil {
			t.Fatal(err)
		}
		clean, _, err := scan(ctx, big)
		if (err == nil) != answers || answers && !clean {
			t.Errorf("%s says of a clean file: %v, %v", setting, clean, err)
		}
		clean, _, err = scan(ctx, append(bytes.Clone(big), "virus"...))
		if (err == nil) != answers || clean {
			t.Errorf("%s says of a file with a virus: %v, %v", setting, clean, err)
		}
	}
	for _, wrong := range []string{"clamd:10.0.0.7:3310", "clamd:", "command:", "icap:127.0.0.1:1344", "iets"} {
		if _, err := scanner(wrong); err == nil {
			t.Errorf("%q is taken for a scanner", wrong)
		}
	}
	if none, err := scanner(""); none != nil || err != nil {
		t.Errorf("no setting gives a scanner: %v", err)
	}
}
