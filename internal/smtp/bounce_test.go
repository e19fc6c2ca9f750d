package smtp_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"handvest/internal/smtp"
)

// report is one as Exchange, Postfix and others write it, with parts to choose.
func report(to, action, id, returned string) string {
	return strings.ReplaceAll("From: Mail Delivery System <MAILER-DAEMON@mx.elders.test>\nTo: "+to+`
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="grens"

--grens
Content-Type: text/plain; charset=us-ascii

This is the mail system. I'm sorry to have to inform you.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elders.test
`+id+`
Final-Recipient: rfc822; weg@elders.test
Action: `+action+`
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User
    unknown

--grens
Content-Type: text/rfc822-headers

From: noreply@elzermonde.test
Message-ID: <`+returned+`@elzermonde.test>
Subject: Uw melding

--grens--
`, "\n", "\r\n")
}

func TestAReportIsFoundBackByAddressNumberOrMessage(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want smtp.Bounce
	}{
		"by its address":      {report("<bounce+ref-1@elzermonde.test>", "failed", "", "x"), smtp.Bounce{Reference: "ref-1", Failed: true, Proof: "5.1.1 550 5.1.1 User unknown"}},
		"by envelope number":  {report("noreply@elzermonde.test", "failed", "Original-Envelope-Id: ref-2\n", "x"), smtp.Bounce{Reference: "ref-2", Failed: true, Proof: "5.1.1 550 5.1.1 User unknown"}},
		"by its message":      {report("noreply@elzermonde.test", "Failed", "", "ref-3"), smtp.Bounce{Reference: "ref-3", Failed: true, Proof: "5.1.1 550 5.1.1 User unknown"}},
		"delivered":           {report("bounce+ref-4@elzermonde.test", "delivered", "", "x"), smtp.Bounce{Reference: "ref-4", Delivered: true, Proof: "5.1.1 550 5.1.1 User unknown"}},
		"delayed is no end":   {report("bounce+ref-5@elzermonde.test", "delayed", "", "x"), smtp.Bounce{}},
		"no reference of us":  {report("noreply@elzermonde.test", "failed", "", "een id met spaties"), smtp.Bounce{}},
		"an absence note":     {"From: a@b.nl\r\nTo: bounce+ref-1@elzermonde.test\r\nAuto-Submitted: auto-replied\r\n\r\nIk ben op vakantie.", smtp.Bounce{}},
		"no message at all":   {"\x00\x01", smtp.Bounce{}},
		"parts without end":   {strings.TrimSuffix(report("bounce+ref-6@elzermonde.test", "failed", "", "x"), "--grens--\r\n"), smtp.Bounce{Reference: "ref-6", Failed: true, Proof: "5.1.1 550 5.1.1 User unknown"}},
		"one of several fell": {strings.Replace(report("bounce+ref-7@elzermonde.test", "failed", "", "x"), "unknown\r\n", "unknown\r\n\r\nFinal-Recipient: rfc822; b@c.nl\r\nAction: delivered\r\nStatus: 2.0.0\r\n", 1), smtp.Bounce{Reference: "ref-7", Failed: true, Proof: "5.1.1 550 5.1.1 User unknown"}},
	} {
		got, err := smtp.ReadBounce(strings.NewReader(c.text))
		if got != c.want || (err != nil) != (c.want == smtp.Bounce{}) || err != nil && !errors.Is(err, smtp.ErrNoReport) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestAMessageThatCameBackIsKeptUntilItIsTold(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"1.a": report("bounce+ref-1@x.nl", "failed", "", "x"), "2.b": "geen bericht", "3.c": report("bounce+ref-3@x.nl", "failed", "", "x")} {
		if err := os.MkdirAll(filepath.Join(dir, "new"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "new", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	broken := errors.New("no database")
	n, err := smtp.Maildir(dir).Read(context.Background(), 10, func(_ context.Context, b smtp.Bounce) error {
		if b.Reference == "ref-1" {
			return broken
		}
		return nil
	})
	if n != 1 || !errors.Is(err, broken) {
		t.Fatalf("%d: %v", n, err)
	}
	again := ""
	n, err = smtp.Maildir(dir).Read(context.Background(), 10, func(_ context.Context, b smtp.Bounce) error { again += b.Reference; return nil })
	if n != 1 || err != nil || again != "ref-1" {
		t.Fatalf("%d %q: %v", n, again, err)
	}
	if kept, err := os.ReadDir(filepath.Join(dir, "cur")); err != nil || len(kept) != 3 {
		t.Errorf("%d messages put away: %v", len(kept), err)
	}
}

func FuzzReadBounce(f *testing.F) {
	f.Add(report("bounce+ref-1@x.nl", "failed", "", "x"))
	f.Add(report("noreply@x.nl", "delivered", "Original-Envelope-Id: ref-2\n", "x"))
	f.Add("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nQWN0aW9uOiBmYWlsZWQ=\n--b--")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := smtp.ReadBounce(strings.NewReader(text))
		if err != nil {
			if b != (smtp.Bounce{}) || !errors.Is(err, smtp.ErrNoReport) {
				t.Errorf("%+v with %v", b, err)
			}
			return
		}
		if b.Reference == "" || len(b.Reference) > 64 || b.Failed == b.Delivered || !utf8.ValidString(b.Proof) || len(b.Proof) > 1300 || strings.ContainsAny(b.Proof, "\r\n") {
			t.Errorf("%+v", b)
		}
	})
}
