package smtptest

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"testing"
)

// Message is one message that a server took.
type Message struct {
	From, To string
	Data     string
}

// Drop, as an answer, breaks the line without a word; Silence lets it live and
// says nothing.
const (
	Drop    = "\x00drop"
	Silence = "\x00silence"
)

// Sink is a mail server that keeps what it takes. Its functions may be set
// before the first message; each gives the answer, and empty is a friendly one.
type Sink struct {
	Addr     string
	Host     string
	Port     string
	Safe     *Authority // offers STARTTLS, or TLS from the start
	Implicit bool
	Offers   []string // further lines of EHLO, such as DSN
	Password string   // asked for when set, of user "handvest"
	Greeting string
	Sender   func(from string) string
	Rcpt     func(to string) string
	Final    func(m Message) string // called with the message when the final dot came

	mu    sync.Mutex
	lines int
	kept  []Message
	mails []string
	l     net.Listener
	open  map[net.Conn]bool
}

// Start begins to listen on the loopback, until the test ends.
func (s *Sink) Start(t testing.TB) *Sink {
	t.Helper()
	at := "127.0.0.1:0"
	if s.Addr != "" {
		at = s.Addr // again at the same place
	}
	l, err := net.Listen("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	s.l, s.Addr, s.open = l, l.Addr().String(), map[net.Conn]bool{}
	s.Host, s.Port, _ = net.SplitHostPort(s.Addr)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s.mu.Lock()
			s.lines++
			s.open[c] = true
			s.mu.Unlock()
			go s.serve(c)
		}
	}()
	t.Cleanup(s.Stop)
	return s
}

// Stop breaks all lines and listens no more.
func (s *Sink) Stop() {
	_ = s.l.Close() // perhaps closed already
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		_ = c.Close() // that is the point
	}
}

// Kept are the messages so far.
func (s *Sink) Kept() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Message(nil), s.kept...)
}

// Lines is how many connections were made.
func (s *Sink) Lines() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lines
}

// Commands are the MAIL and RCPT lines as they came.
func (s *Sink) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.mails...)
}

// talk is one line to a client.
type talk struct {
	s      *Sink
	c      net.Conn
	r      *textproto.Reader
	safe   bool
	inside bool
}

func (s *Sink) serve(raw net.Conn) {
	defer func() {
		s.mu.Lock()
		delete(s.open, raw)
		s.mu.Unlock()
		_ = raw.Close() // the client may have done so
	}()
	k := &talk{s: s}
	k.use(raw)
	if s.Implicit {
		k.use(tls.Server(raw, &tls.Config{Certificates: []tls.Certificate{s.Safe.Cert}, MinVersion: tls.VersionTLS12}))
		k.safe = true
	}
	if !k.say(s.Greeting, "220 localhost ready") {
		return
	}
	var m Message
	for {
		line, err := k.r.ReadLine()
		if err != nil || !k.answer(line, &m) {
			return
		}
	}
}

func (k *talk) use(c net.Conn) { k.c, k.r = c, textproto.NewReader(bufio.NewReader(c)) }

// say gives an answer, and false when the conversation is over.
func (k *talk) say(answer, friendly string) bool {
	if answer == "" {
		answer = friendly
	}
	switch answer {
	case Drop:
		return false
	case Silence:
		_, _ = io.Copy(io.Discard, k.c) // until the other side is tired of it
		return false
	}
	_, err := fmt.Fprintf(k.c, "%s\r\n", answer)
	return err == nil && !strings.HasPrefix(answer, "421")
}

func (k *talk) answer(line string, m *Message) bool {
	verb, rest, _ := strings.Cut(line, " ")
	switch strings.ToUpper(verb) {
	case "EHLO", "HELO":
		lines := append([]string{"localhost"}, k.s.Offers...)
		if k.s.Safe != nil && !k.safe {
			lines = append(lines, "STARTTLS")
		}
		if k.s.Password != "" {
			lines = append(lines, "AUTH PLAIN LOGIN")
		}
		text := ""
		for i, l := range lines {
			sep := "-"
			if i == len(lines)-1 {
				sep = " "
			}
			text += "250" + sep + l + "\r\n"
		}
		_, err := io.WriteString(k.c, text)
		return err == nil
	case "STARTTLS":
		if k.s.Safe == nil {
			return k.say("", "502 5.5.1 not here")
		}
		if !k.say("", "220 go ahead") {
			return false
		}
		k.use(tls.Server(k.c, &tls.Config{Certificates: []tls.Certificate{k.s.Safe.Cert}, MinVersion: tls.VersionTLS12}))
		k.safe = true
		return true
	case "AUTH":
		_, secret, _ := strings.Cut(rest, " ")
		plain, _ := base64.StdEncoding.DecodeString(secret) // nonsense is a wrong password
		if k.inside = string(plain) == "\x00handvest\x00"+k.s.Password; !k.inside {
			return k.say("", "535 5.7.8 who are you")
		}
		return k.say("", "235 2.7.0 welcome")
	case "MAIL":
		if k.s.Password != "" && !k.inside {
			return k.say("", "530 5.7.0 sign in first")
		}
		k.note(line)
		m.From = between(rest)
		return k.say(k.own(k.s.Sender, m.From), "250 2.1.0 ok")
	case "RCPT":
		k.note(line)
		m.To = between(rest)
		return k.say(k.own(k.s.Rcpt, m.To), "250 2.1.5 ok")
	case "DATA":
		if !k.say("", "354 go on") {
			return false
		}
		data, err := k.r.ReadDotBytes()
		if err != nil {
			return false
		}
		m.Data = string(data)
		answer := ""
		if k.s.Final != nil {
			answer = k.s.Final(*m)
		}
		if answer == "" || answer == Drop || strings.HasPrefix(answer, "2") {
			k.s.mu.Lock()
			k.s.kept = append(k.s.kept, *m)
			k.s.mu.Unlock()
		}
		return k.say(answer, "250 2.0.0 kept")
	case "QUIT":
		k.say("", "221 bye")
		return false
	}
	return k.say("", "250 ok")
}

func (k *talk) own(f func(string) string, of string) string {
	if f == nil {
		return ""
	}
	return f(of)
}

func (k *talk) note(line string) {
	k.s.mu.Lock()
	defer k.s.mu.Unlock()
	k.s.mails = append(k.s.mails, line)
}

// between is the address in <>.
func between(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return s
}
