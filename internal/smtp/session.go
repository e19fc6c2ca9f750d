package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	netsmtp "net/smtp"
	"os"
	"strings"
	"time"
)

// session is one open line to the mail server.
type session struct {
	config *Config
	conn   net.Conn
	c      *netsmtp.Client
	used   bool // a message went over it before
	since  time.Time
}

// dial opens a line, makes it safe and signs in.
func dial(ctx context.Context, config *Config) (_ *session, err error) {
	d := net.Dialer{Timeout: config.limit()}
	conn, err := d.DialContext(ctx, "tcp", net.JoinHostPort(config.Host, config.Port))
	if err != nil {
		return nil, stopped(connecting, err)
	}
	s := &session{config: config, conn: conn}
	defer func() {
		if err != nil {
			_ = conn.Close() // the first error says it all
		}
	}()
	s.wait(ctx, config.limit())
	safe := &tls.Config{ServerName: config.Host, RootCAs: config.Roots, MinVersion: tls.VersionTLS12}
	if config.Security == Implicit {
		line := tls.Client(conn, safe)
		if err := line.HandshakeContext(ctx); err != nil {
			return nil, stopped(securing, err)
		}
		s.conn = line
	}
	if s.c, err = netsmtp.NewClient(s.conn, config.Host); err != nil {
		return nil, stopped(connecting, err)
	}
	if err := s.c.Hello(config.hello()); err != nil {
		return nil, stopped(connecting, err)
	}
	if config.Security == StartTLS {
		if err := s.c.StartTLS(safe); err != nil {
			return nil, stopped(securing, err)
		}
	}
	if config.User != "" {
		if err := s.signIn(); err != nil {
			return nil, stopped(signingIn, err)
		}
	}
	return s, nil
}

func (s *session) signIn() error {
	_, ways := s.c.Extension("AUTH")
	var way netsmtp.Auth
	for _, w := range strings.Fields(strings.ToUpper(ways)) {
		if w == "PLAIN" {
			way = netsmtp.PlainAuth("", s.config.User, s.config.Password, s.config.Host)
			break
		}
		if w == "LOGIN" {
			way = &login{s.config.User, s.config.Password}
		}
	}
	if way == nil {
		return fmt.Errorf("the server offers no sign-in that we know; it offers %q", ways)
	}
	return s.c.Auth(way)
}

// login is the LOGIN mechanism, which many mail servers of offices still ask for.
type login struct{ user, password string }

// Start begins it, on a safe line only.
func (l *login) Start(server *netsmtp.ServerInfo) (string, []byte, error) {
	if ip := net.ParseIP(server.Name); !server.TLS && server.Name != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "", nil, errors.New("the line is not encrypted")
	}
	return "LOGIN", nil, nil
}

// Next answers the two questions in their order.
func (l *login) Next(asked []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	if strings.Contains(strings.ToLower(string(asked)), "user") {
		return []byte(l.user), nil
	}
	return []byte(l.password), nil
}

// wait sets until when the line may be silent.
func (s *session) wait(ctx context.Context, d time.Duration) {
	until := time.Now().Add(d) // wall clock: a line is silent in real time
	if t, ok := ctx.Deadline(); ok && t.Before(until) {
		until = t
	}
	_ = s.conn.SetDeadline(until) // on a closed line the next word fails
}

// ask says one line and reads the answer, which must begin with a digit or code.
func (s *session) ask(ctx context.Context, want int, format string, args ...any) (code int, text string, err error) {
	s.wait(ctx, s.config.limit())
	id, err := s.c.Text.Cmd(format, args...)
	if err != nil {
		return 0, "", err
	}
	s.c.Text.StartResponse(id)
	defer s.c.Text.EndResponse(id)
	return s.c.Text.ReadResponse(want)
}

// close says goodbye when the line still lives.
func (s *session) close() {
	s.wait(context.Background(), time.Second)
	if s.c == nil || s.c.Quit() != nil {
		_ = s.conn.Close() // gone anyway
	}
}

func (c *Config) limit() time.Duration {
	if c.Limit > 0 {
		return c.Limit
	}
	return 30 * time.Second
}

func (c *Config) last() time.Duration {
	if c.Last > 0 {
		return c.Last
	}
	return 2 * time.Minute
}

func (c *Config) hello() string {
	if c.Hello != "" {
		return c.Hello
	}
	if name, err := os.Hostname(); err == nil && name != "" && !strings.ContainsAny(name, " \r\n") {
		return name
	}
	return "localhost"
}
