package smtp_test

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/smtp"
	"handvest/internal/smtp/smtptest"
)

// to is a carrier to a server of ours that answers fast or not at all.
func to(t *testing.T, s *smtptest.Sink, change ...func(*smtp.Config)) *smtp.Carrier {
	t.Helper()
	c := smtp.Config{Host: s.Host, Port: s.Port, Security: smtp.Plain, From: mail.Address{Address: "noreply@elzermonde.test"}, Limit: 300 * time.Millisecond, Last: 300 * time.Millisecond}
	for _, f := range change {
		f(&c)
	}
	carrier := smtp.New(c, time.Now)
	t.Cleanup(carrier.Close)
	return carrier
}

func always(answer string) func(string) string { return func(string) string { return answer } }

func TestAnswersOfAServerBecomeWhatTheyMeanForTheCitizen(t *testing.T) {
	final := func(answer string) func(smtptest.Message) string {
		return func(smtptest.Message) string { return answer }
	}
	for name, c := range map[string]struct {
		sink *smtptest.Sink
		want error
		said string
	}{
		"no such mailbox":                   {&smtptest.Sink{Rcpt: always("550 5.1.1 no such user")}, notice.ErrRefused, "550 5.1.1 no such user"},
		"greylisted":                        {&smtptest.Sink{Rcpt: always("451 4.7.1 come back later")}, notice.ErrLater, "451 4.7.1 come back later"},
		"text refused":                      {&smtptest.Sink{Final: final("554 5.7.1 looks like spam")}, notice.ErrRefused, "554 5.7.1 looks like spam"},
		"disk full after the dot":           {&smtptest.Sink{Final: final("452 4.3.1 no room")}, notice.ErrLater, "452 4.3.1 no room"},
		"our sender refused":                {&smtptest.Sink{Sender: always("550 5.7.1 who are you")}, notice.ErrLater, "550 5.7.1 who are you"},
		"we may not pass mail on":           {&smtptest.Sink{Rcpt: always("554 5.7.1 <x@y>: Relay access denied")}, notice.ErrLater, "554 5.7.1 <x@y>: Relay access denied"},
		"sign-in asked":                     {&smtptest.Sink{Password: "goed"}, notice.ErrLater, "530 5.7.0 sign in first"},
		"too busy":                          {&smtptest.Sink{Greeting: "421 4.3.2 too busy"}, notice.ErrLater, "421 4.3.2 too busy"},
		"takes the line and says nothing":   {&smtptest.Sink{Greeting: smtptest.Silence}, notice.ErrLater, "connect: "},
		"falls silent at the recipient":     {&smtptest.Sink{Rcpt: always(smtptest.Silence)}, notice.ErrLater, "recipient: "},
		"hangs up at the recipient":         {&smtptest.Sink{Rcpt: always(smtptest.Drop)}, notice.ErrLater, "recipient: "},
		"hangs up after the final dot":      {&smtptest.Sink{Final: final(smtptest.Drop)}, notice.ErrDoubtful, "final dot: "},
		"falls silent after the final dot":  {&smtptest.Sink{Final: final(smtptest.Silence)}, notice.ErrDoubtful, "final dot: "},
		"an answer that is no answer":       {&smtptest.Sink{Rcpt: always("hello there")}, notice.ErrLater, "recipient: "},
		"an answer of many lines, refusing": {&smtptest.Sink{Rcpt: always("550-5.1.1 no such\r\n550 5.1.1 user")}, notice.ErrRefused, "550 5.1.1 no such 5.1.1 user"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.sink.Start(t)
			_, err := to(t, c.sink).Send(context.Background(), dispatch("ref-1", "burger@elders.test"))
			if !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), c.said) {
				t.Errorf("got %v", err)
			}
			for _, other := range []error{notice.ErrLater, notice.ErrRefused, notice.ErrDoubtful} {
				if !errors.Is(other, c.want) && errors.Is(err, other) {
					t.Errorf("it is also %v", other)
				}
			}
			if f := smtp.Explain(err); f.In(fault.NL) == "" || f.Kind != fault.Unavailable {
				t.Errorf("explained as %+v", f)
			}
		})
	}
}

func TestAServerThatIsAwayIsTriedLater(t *testing.T) {
	s := (&smtptest.Sink{}).Start(t)
	s.Stop()
	if _, err := to(t, s).Send(context.Background(), dispatch("ref-1", "burger@elders.test")); !errors.Is(err, notice.ErrLater) {
		t.Error(err)
	}
}

func TestWhatIsNoMailAddressIsRefusedWithoutAskingTheServer(t *testing.T) {
	s := (&smtptest.Sink{}).Start(t)
	for _, address := range []string{"", "jan", "@x.nl", "jan@", "a@b.nl>\r\nRCPT TO:<c@d.nl", "a b@c.nl", "<a@b.nl>", "a@b.nl,c@d.nl", strings.Repeat("a", 250) + "@b.nl"} {
		if _, err := to(t, s).Send(context.Background(), dispatch("ref-1", address)); !errors.Is(err, notice.ErrRefused) {
			t.Errorf("%q: %v", address, err)
		}
	}
	if n := s.Lines(); n != 0 {
		t.Errorf("the server was asked %d times", n)
	}
}

func TestAWordOfTheCitizenStaysInItsLine(t *testing.T) {
	s := (&smtptest.Sink{}).Start(t)
	d := dispatch("ref-1", "burger@elders.test")
	d.Title, d.Name = "Hallo\r\nBcc: ander@elders.test", "Jan\r\nX-Boos: ja"
	if _, err := to(t, s).Send(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(strings.NewReader(s.Kept()[0].Data))
	if err != nil || m.Header.Get("Bcc") != "" || m.Header.Get("X-Boos") != "" {
		t.Errorf("%v: %v", m.Header, err)
	}
}

func TestALineIsUsedForManyMessagesAndReplacedWhenItDied(t *testing.T) {
	var n atomic.Int32
	s := (&smtptest.Sink{Rcpt: func(string) string {
		switch n.Add(1) {
		case 3:
			return "550 5.1.1 no such user"
		case 5:
			return smtptest.Drop
		case 6:
			return "421 4.3.0 restarting"
		}
		return ""
	}}).Start(t)
	c := to(t, s)
	for i := 1; i <= 6; i++ {
		_, err := c.Send(context.Background(), dispatch(fmt.Sprintf("ref-%d", i), "burger@elders.test"))
		if i == 3 != errors.Is(err, notice.ErrRefused) {
			t.Errorf("message %d: %v", i, err)
		}
		if i == 5 != errors.Is(err, notice.ErrLater) { // its second line said 421 to it
			t.Errorf("message %d: %v", i, err)
		}
	}
	if s.Lines() != 3 || len(s.Kept()) != 4 {
		t.Errorf("%d lines, %d messages", s.Lines(), len(s.Kept()))
	}
}

func TestTheLineIsSafeOrThereIsNone(t *testing.T) {
	ours, theirs := smtptest.NewAuthority(t), smtptest.NewAuthority(t)
	safe := func(how smtp.Security, a *smtptest.Authority) func(*smtp.Config) {
		return func(c *smtp.Config) { c.Security, c.Roots, c.User, c.Password = how, a.Pool, "handvest", "goed" }
	}
	for name, c := range map[string]struct {
		sink *smtptest.Sink
		how  func(*smtp.Config)
		want string // in the explanation; empty is sent
	}{
		"TLS from the start":       {&smtptest.Sink{Safe: ours, Implicit: true, Password: "goed"}, safe(smtp.Implicit, ours), ""},
		"STARTTLS":                 {&smtptest.Sink{Safe: ours, Password: "goed"}, safe(smtp.StartTLS, ours), ""},
		"another's certificate":    {&smtptest.Sink{Safe: theirs, Password: "goed"}, safe(smtp.StartTLS, ours), "HANDVEST_SMTP_CA"},
		"no STARTTLS on offer":     {&smtptest.Sink{Password: "goed"}, safe(smtp.StartTLS, ours), "HANDVEST_SMTP_CA"},
		"a wrong password":         {&smtptest.Sink{Safe: ours, Password: "anders"}, safe(smtp.StartTLS, ours), "HANDVEST_SMTP_PASSWORD"},
		"no sign-in that we know":  {&smtptest.Sink{Safe: ours, Offers: []string{"AUTH GSSAPI"}}, safe(smtp.StartTLS, ours), "HANDVEST_SMTP_PASSWORD"},
		"silence instead of hands": {&smtptest.Sink{Greeting: smtptest.Silence}, safe(smtp.Implicit, ours), "HANDVEST_SMTP_CA"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.sink.Start(t)
			_, err := to(t, c.sink, c.how).Send(context.Background(), dispatch("ref-1", "burger@elders.test"))
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if !errors.Is(err, notice.ErrLater) || !strings.Contains(smtp.Explain(err).NL, c.want) {
				t.Errorf("%v: %s", err, smtp.Explain(err).NL)
			}
			for _, l := range c.sink.Commands() {
				t.Errorf("the server heard %q", l)
			}
		})
	}
}

func TestWhatAServerOffersIsUsed(t *testing.T) {
	s := (&smtptest.Sink{Offers: []string{"DSN", "SIZE 1000000", "SMTPUTF8"}}).Start(t)
	c := to(t, s, func(c *smtp.Config) { c.Bounce = "bounce@elzermonde.test" })
	for i, address := range []string{"burger@elders.test", "jérôme@elders.test", "info@café.test"} {
		if _, err := c.Send(context.Background(), dispatch(fmt.Sprintf("ref-%d", i), address)); err != nil {
			t.Fatal(err)
		}
	}
	said := s.Commands()
	for i, want := range []string{"MAIL FROM:<bounce+ref-0@elzermonde.test> SIZE=", "RCPT TO:<burger@elders.test> NOTIFY=FAILURE", "MAIL FROM:<bounce+ref-1@elzermonde.test> SIZE=",
		"RCPT TO:<jérôme@elders.test> NOTIFY=FAILURE", "MAIL FROM:<bounce+ref-2@elzermonde.test> SIZE=", "RCPT TO:<info@xn--caf-dma.test> NOTIFY=FAILURE"} {
		if !strings.HasPrefix(said[i], want) {
			t.Errorf("line %d is %q", i, said[i])
		}
	}
	if !strings.HasSuffix(said[0], "RET=HDRS ENVID=ref-0") || strings.Contains(said[4], "SMTPUTF8") || !strings.HasSuffix(said[2], "SMTPUTF8") {
		t.Errorf("it said %q", said)
	}
	none := (&smtptest.Sink{}).Start(t)
	if _, err := to(t, none).Send(context.Background(), dispatch("ref-9", "jérôme@elders.test")); !errors.Is(err, notice.ErrRefused) {
		t.Error(err)
	}
}

func TestWhoStopsWaitsForNoServerButHearsTheAnswerToTheDot(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := (&smtptest.Sink{Rcpt: func(string) string { cancel(); return smtptest.Silence }}).Start(t)
	_, err := to(t, s, func(c *smtp.Config) { c.Limit = time.Minute }).Send(ctx, dispatch("ref-1", "burger@elders.test"))
	if !errors.Is(err, notice.ErrLater) {
		t.Error(err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	s = (&smtptest.Sink{Final: func(smtptest.Message) string { cancel(); return "" }}).Start(t)
	if _, err := to(t, s).Send(ctx, dispatch("ref-1", "burger@elders.test")); err != nil {
		t.Error(err)
	}
}

func TestAnAddressOfAServerIsReadOrExplained(t *testing.T) {
	for address, want := range map[string]smtp.Config{
		"smtps://jan%40x.nl@mail.x.nl":   {Host: "mail.x.nl", Port: "465", Security: smtp.Implicit, User: "jan@x.nl"},
		"smtp+starttls://mail.x.nl:2525": {Host: "mail.x.nl", Port: "2525", Security: smtp.StartTLS},
		"smtp://127.0.0.1":               {Host: "127.0.0.1", Port: "25", Security: smtp.Plain},
	} {
		c, err := smtp.Parse(address)
		if err != nil || c.Host != want.Host || c.Port != want.Port || c.Security != want.Security || c.User != want.User {
			t.Errorf("%s: %+v, %v", address, c, err)
		}
	}
	for _, address := range []string{"", "mail.x.nl", "smtp://mail.x.nl", "smtps://", "smtps://jan:geheim@mail.x.nl", "https://mail.x.nl", "smtps://mail.x.nl/pad", "://"} {
		if _, err := smtp.Parse(address); fault.As(err) == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
