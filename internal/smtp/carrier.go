package smtp

import (
	"context"
	"errors"
	"net/textproto"
	"strconv"
	"strings"
	"sync"
	"time"

	"handvest/internal/notice"
)

// idle is how long a line may rest before it is not trusted any more.
const idle = 20 * time.Second

// Carrier brings mail to one server. It may be used by several at once; lines
// are kept and used again.
type Carrier struct {
	config Config
	now    func() time.Time
	slots  chan struct{}

	mu   sync.Mutex
	free []*session
}

// New makes a carrier. The clock writes the Date of each message.
func New(config Config, now func() time.Time) *Carrier {
	lines := config.Lines
	if lines == 0 {
		lines = 4
	}
	return &Carrier{config: config, now: now, slots: make(chan struct{}, lines)}
}

// Send hands one envelope to the server. Its error wraps notice.ErrLater,
// ErrRefused or ErrDoubtful, and its text is the server's answer.
//
// A line that rested and turns out dead before the message was handed over is
// replaced once: nothing was sent over it.
func (c *Carrier) Send(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
	if err := check(&d); err != nil {
		return notice.Receipt{}, err
	}
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return notice.Receipt{}, stopped(connecting, ctx.Err())
	}
	for {
		s, err := c.take(ctx)
		if err != nil {
			return notice.Receipt{}, err
		}
		again := s.used
		proof, err := c.deliver(ctx, s, &d)
		if err == nil {
			c.give(s)
			return notice.Receipt{Proof: proof, State: notice.Sent}, nil
		}
		var t *trouble
		var said *textproto.Error
		if errors.As(err, &said) && said.Code != 421 && s.reset(ctx) {
			c.give(s)
			return notice.Receipt{}, err
		}
		_ = s.conn.Close() // what it said is in the error
		dead := errors.As(err, &t) && t.at != atDot && (said == nil || said.Code == 421)
		if again && dead && ctx.Err() == nil {
			continue
		}
		return notice.Receipt{}, err
	}
}

// check refuses what no server can take.
func check(d *notice.Dispatch) error {
	if !sendable(d.Address) {
		return &trouble{toReader, notice.ErrRefused, errors.New("this is no mail address")}
	}
	if d.Reference == "" || strings.ContainsFunc(d.Reference, func(r rune) bool { return !letter(r) }) {
		return &trouble{content, notice.ErrRefused, errors.New("a reference has letters, digits, . - and _")}
	}
	return nil
}

// SaysLastWord says that notice.LastWord is called before the final dot.
func (c *Carrier) SaysLastWord() bool { return true }

func letter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_'
}

// deliver says one message over an open line.
func (c *Carrier) deliver(ctx context.Context, s *session, d *notice.Dispatch) (proof string, err error) {
	stop := context.AfterFunc(ctx, func() { _ = s.conn.SetDeadline(time.Unix(1, 0)) }) // whoever stops waits for no server
	defer stop()
	text, err := c.message(d)
	if err != nil {
		return "", &trouble{content, notice.ErrRefused, err}
	}
	from, err := c.mailFrom(s, d, len(text))
	if err != nil {
		return "", err
	}
	if _, _, err := s.ask(ctx, 2, "%s", from); err != nil {
		return "", stopped(asSender, err)
	}
	if _, _, err := s.ask(ctx, 2, "%s", rcptTo(s, d)); err != nil {
		return "", stopped(toReader, err)
	}
	if _, _, err := s.ask(ctx, 354, "DATA"); err != nil {
		return "", stopped(content, err)
	}
	s.wait(ctx, c.config.limit())
	if _, err := s.c.Text.W.Write(stuffed(text)); err != nil {
		return "", stopped(content, err)
	}
	if err := s.c.Text.W.Flush(); err != nil {
		return "", stopped(content, err)
	}
	if err := notice.LastWord(ctx); err != nil {
		return "", stopped(content, err)
	}
	if !stop() {
		return "", stopped(content, context.Cause(ctx))
	}
	// From here on the server may have it, whatever becomes of the line.
	s.wait(context.Background(), c.config.last())
	if _, err := s.c.Text.W.WriteString(".\r\n"); err != nil {
		return "", stopped(atDot, err)
	}
	if err := s.c.Text.W.Flush(); err != nil {
		return "", stopped(atDot, err)
	}
	code, said, err := s.c.Text.ReadResponse(250)
	if err != nil {
		return "", stopped(atDot, err)
	}
	return answer(code, said), nil
}

// mailFrom names the sender of the envelope, with the reference in it: what
// comes back is addressed to exactly this message (VERP).
func (c *Carrier) mailFrom(s *session, d *notice.Dispatch, size int) (string, error) {
	line := "MAIL FROM:<" + c.config.sender(d.Reference) + ">"
	if ok, _ := s.c.Extension("SIZE"); ok {
		line += " SIZE=" + strconv.Itoa(size)
	}
	if ok, _ := s.c.Extension("DSN"); ok { // RFC 3461
		line += " RET=HDRS ENVID=" + d.Reference
	}
	if !ascii(wire(d.Address)) { // RFC 6531
		if ok, _ := s.c.Extension("SMTPUTF8"); !ok {
			return "", &trouble{toReader, notice.ErrRefused, errors.New("the mail server takes no addresses with letters outside ASCII")}
		}
		line += " BODY=8BITMIME SMTPUTF8"
	}
	return line, nil
}

func rcptTo(s *session, d *notice.Dispatch) string {
	line := "RCPT TO:<" + wire(d.Address) + ">"
	if ok, _ := s.c.Extension("DSN"); ok {
		line += " NOTIFY=FAILURE"
	}
	return line
}

// reset makes a line ready for the next message after a refusal.
func (s *session) reset(ctx context.Context) bool {
	_, _, err := s.ask(ctx, 2, "RSET")
	return err == nil
}

// Check opens a line and signs in, without sending anything.
func (c *Carrier) Check(ctx context.Context) error {
	s, err := dial(ctx, &c.config)
	if err != nil {
		return err
	}
	s.close()
	return nil
}

// take gives a line: one that rested shortly, or a new one.
func (c *Carrier) take(ctx context.Context) (*session, error) {
	c.mu.Lock()
	for len(c.free) > 0 {
		s := c.free[len(c.free)-1]
		c.free = c.free[:len(c.free)-1]
		if time.Since(s.since) < idle { // wall clock: a line rests in real time
			c.mu.Unlock()
			return s, nil
		}
		_ = s.conn.Close() // the server lets go of it by itself
	}
	c.mu.Unlock()
	return dial(ctx, &c.config)
}

func (c *Carrier) give(s *session) {
	s.used, s.since = true, time.Now() // wall clock: the same
	c.mu.Lock()
	defer c.mu.Unlock()
	c.free = append(c.free, s)
}

// Close says goodbye on the lines that rest.
func (c *Carrier) Close() {
	c.mu.Lock()
	free := c.free
	c.free = nil
	c.mu.Unlock()
	for _, s := range free {
		s.close()
	}
}

// stuffed doubles a dot at the start of a line (RFC 5321, 4.5.2).
func stuffed(text []byte) []byte {
	s := strings.ReplaceAll(string(text), "\r\n.", "\r\n..")
	if strings.HasPrefix(s, ".") {
		s = "." + s
	}
	return []byte(s)
}
