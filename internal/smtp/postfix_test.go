package smtp_test

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/notice"
	"handvest/internal/smtp"
	"handvest/internal/smtp/smtptest"
)

// posting is a carrier to a real Postfix, by one kind of safe line.
func posting(t *testing.T, p *smtptest.Postfix, a *smtptest.Authority, how smtp.Security) *smtp.Carrier {
	t.Helper()
	port := p.StartTLS
	if how == smtp.Implicit {
		port = p.Implicit
	}
	c := smtp.New(smtp.Config{Host: p.Host, Port: port, Security: how, From: mail.Address{Name: "Gemeente Elzermonde", Address: "noreply@elzermonde.test"},
		ReplyTo: "kcc@elzermonde.test", Bounce: "bounce@elzermonde.test", Roots: a.Pool}, time.Now)
	t.Cleanup(c.Close)
	return c
}

func dispatch(reference, to string) notice.Dispatch {
	return notice.Dispatch{Channel: notice.Email, Address: to, Name: "Ömer van 't Hof", Language: "nl", Reference: reference,
		Title: "Uw melding: één lantaarn is stuk", Body: "Beste meneer Van 't Hof,\n\nU krijgt uiterlijk vrijdag antwoord.\n.\nOp een nieuwe regel € 12.\n\n- Eerst kijken wij.\n- Dan <maken> wij.\n\nVolg het op https://kcc.elzermonde.test/volgen/x?a=1&b=2."}
}

func TestMailReachesARealServerAndIsReadBack(t *testing.T) {
	a := smtptest.NewAuthority(t)
	elders := (&smtptest.Sink{Rcpt: func(to string) string {
		if strings.HasPrefix(to, "weg@") {
			return "550 5.1.1 this mailbox is gone"
		}
		return ""
	}}).Start(t)
	p := smtptest.StartPostfix(t, a, elders.Port)
	ctx := context.Background()

	t.Run("with TLS, both ways", func(t *testing.T) {
		for i, how := range []smtp.Security{smtp.Implicit, smtp.StartTLS} {
			r, err := posting(t, p, a, how).Send(ctx, dispatch(fmt.Sprintf("tls-%d", i), "burger@elzermonde.test"))
			if err != nil || r.State != notice.Sent || !strings.HasPrefix(r.Proof, "250 2.0.0 Ok: queued as ") {
				t.Fatalf("%+v: %v", r, err)
			}
		}
		for _, text := range p.Await(t, "burger", 2) {
			m, err := mail.ReadMessage(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
			if err != nil || subject != "Uw melding: één lantaarn is stuk" {
				t.Errorf("subject %q: %v", subject, err)
			}
			plain, page := both(t, m)
			if want := dispatch("", "").Body + "\n"; strings.ReplaceAll(plain, "\r\n", "\n") != strings.TrimSuffix(want, "\n") {
				t.Errorf("the text came back as %q", plain)
			}
			if !strings.Contains(page, "<li>Dan &lt;maken&gt; wij.</li>") || !strings.Contains(page, `<html lang="nl">`) ||
				!strings.Contains(page, `<a href="https://kcc.elzermonde.test/volgen/x?a=1&amp;b=2">`) {
				t.Errorf("the page came back as %q", page)
			}
			if from := m.Header.Get("Return-Path"); !strings.HasPrefix(from, "<bounce+tls-") {
				t.Errorf("the envelope came from %s", from)
			}
			if !strings.Contains(text, " with ESMTPS ") || m.Header.Get("Auto-Submitted") != "auto-generated" || m.Header.Get("Reply-To") != "kcc@elzermonde.test" {
				t.Errorf("the head came back as %v", m.Header)
			}
		}
	})

	t.Run("refused", func(t *testing.T) {
		_, err := posting(t, p, a, smtp.StartTLS).Send(ctx, dispatch("nobody", "niemand@elzermonde.test"))
		if !errors.Is(err, notice.ErrRefused) || !strings.HasPrefix(err.Error(), "550 5.1.1 ") {
			t.Fatal(err)
		}
	})

	t.Run("greylisted, then taken", func(t *testing.T) {
		c := posting(t, p, a, smtp.StartTLS)
		_, err := c.Send(ctx, dispatch("grey-1", "grey@elzermonde.test"))
		if !errors.Is(err, notice.ErrLater) || !strings.HasPrefix(err.Error(), "451 4.7.1 ") {
			t.Fatal(err)
		}
		if _, err := c.Send(ctx, dispatch("grey-1", "grey@elzermonde.test")); err != nil {
			t.Fatal(err)
		}
		p.Await(t, "grey", 1)
	})

	t.Run("taken, and bounced afterwards", func(t *testing.T) {
		if _, err := posting(t, p, a, smtp.StartTLS).Send(ctx, dispatch("came-back", "weg@elders.test")); err != nil {
			t.Fatal(err)
		}
		p.Await(t, "bounce", 1)
		var told []smtp.Bounce
		n, err := smtp.Maildir(p.Box("bounce")).Read(ctx, 100, func(_ context.Context, b smtp.Bounce) error {
			told = append(told, b)
			return nil
		})
		if err != nil || n != 1 || told[0].Reference != "came-back" || !told[0].Failed || !strings.HasPrefix(told[0].Proof, "5.1.1 550 5.1.1 this mailbox is gone") {
			t.Fatalf("%d, %+v: %v", n, told, err)
		}
		if n, err = smtp.Maildir(p.Box("bounce")).Read(ctx, 100, nil); n != 0 || err != nil {
			t.Fatalf("it is told again: %d, %v", n, err)
		}
	})

	t.Run("hundreds, each once", func(t *testing.T) {
		const many = 400
		c := posting(t, p, a, smtp.StartTLS)
		before := len(p.Read(t, "burger"))
		var wg sync.WaitGroup
		for lane := range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i := lane; i < many; i += 4 {
					if _, err := c.Send(ctx, dispatch(fmt.Sprintf("many-%d", i), "burger@elzermonde.test")); err != nil {
						t.Errorf("message %d: %v", i, err)
						return
					}
				}
			}()
		}
		wg.Wait()
		seen := map[string]int{}
		for _, text := range p.Await(t, "burger", before+many) {
			m, err := mail.ReadMessage(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			seen[m.Header.Get("Message-ID")]++
		}
		for i := range many {
			if id := fmt.Sprintf("<many-%d@elzermonde.test>", i); seen[id] != 1 {
				t.Errorf("%s arrived %d times", id, seen[id])
			}
		}
	})
}
