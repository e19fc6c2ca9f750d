package notifynl

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"handvest/internal/notice"
)

// Carrier hands envelopes to NotifyNL. It may be used by several at once.
type Carrier struct {
	base, service, secret string
	templates             map[notice.Channel]string
	client                *http.Client
	now                   func() time.Time
}

// New makes a carrier. The clock signs each question: NotifyNL takes none that
// is more than half a minute old.
func New(c Config, now func() time.Time) (*Carrier, error) {
	at, err := base(c.Base)
	if err != nil {
		return nil, err
	}
	service, secret, err := parts(c.Key)
	if err != nil {
		return nil, err
	}
	limit := c.Limit
	if limit == 0 {
		limit = 30 * time.Second
	}
	return &Carrier{base: at, service: service, secret: secret, templates: c.Templates, now: now, client: &http.Client{Timeout: limit,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}, nil
}

// Channels are those that go this way.
func (c *Carrier) Channels() []notice.Channel {
	var all []notice.Channel
	for _, ch := range []notice.Channel{notice.Email, notice.SMS, notice.Letter} {
		if c.templates[ch] != "" {
			all = append(all, ch)
		}
	}
	return all
}

// Send hands one envelope over. Its error wraps notice.ErrLater, ErrRefused or
// ErrDoubtful. What was tried before is looked up by its reference first, so that a
// second try is never a second message.
func (c *Carrier) Send(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
	if d.Attempts > 0 {
		if r, err := c.Lookup(ctx, d); !errors.Is(err, notice.ErrUnknown) {
			return r, err
		}
	}
	kind, form, err := c.form(&d)
	if err != nil {
		return notice.Receipt{}, err
	}
	if err := notice.LastWord(ctx); err != nil {
		return notice.Receipt{}, fmt.Errorf("%w: %w", notice.ErrLater, err)
	}
	var taken struct {
		ID string `json:"id"`
	}
	status, err := c.ask(ctx, http.MethodPost, "/v2/notifications/"+kind, form, &taken)
	var said *refusal
	switch {
	case err == nil && status == http.StatusCreated && taken.ID != "":
		return notice.Receipt{Provider: taken.ID, Proof: "201 " + taken.ID, State: notice.Sent}, nil
	case errors.As(err, &said):
		return notice.Receipt{}, said.judged()
	case unsent(err):
		return notice.Receipt{}, fmt.Errorf("%w: %w", notice.ErrLater, err)
	}
	if err == nil {
		err = fmt.Errorf("%d without an id", status)
	}
	return c.settle(ctx, d.Reference, err)
}

// settle finds out whether a message of which the answer was lost is there.
// Where that cannot be known now, it is in doubt.
func (c *Carrier) settle(ctx context.Context, reference string, lost error) (notice.Receipt, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.client.Timeout)
	defer cancel()
	r, found, err := c.Find(ctx, reference)
	if err == nil && found {
		return r, outcome(r)
	}
	return notice.Receipt{}, fmt.Errorf("%w: %w", notice.ErrDoubtful, lost)
}

// SaysLastWord says that notice.LastWord is called before each question that
// sends something.
func (c *Carrier) SaysLastWord() bool { return true }

// Lookup asks what became of a message. Its error wraps notice.ErrUnknown when
// the service never got it, ErrRefused when it did not arrive, and ErrLater when
// it cannot say now.
func (c *Carrier) Lookup(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
	r, found, err := c.Find(ctx, d.Reference)
	switch {
	case err != nil:
		return notice.Receipt{}, fmt.Errorf("%w: %w", notice.ErrLater, err)
	case !found:
		return notice.Receipt{}, fmt.Errorf("%w: NotifyNL knows no message %s", notice.ErrUnknown, d.Reference)
	}
	return r, outcome(r)
}

// outcome is an error when a message that is there did not arrive.
func outcome(r notice.Receipt) error {
	if r.State == notice.Bounced {
		return fmt.Errorf("%w: %s", notice.ErrRefused, r.Proof)
	}
	return nil
}

// form is what the service wants to know, by channel.
func (c *Carrier) form(d *notice.Dispatch) (kind string, form map[string]any, err error) {
	template := c.templates[d.Channel]
	if template == "" {
		return "", nil, fmt.Errorf("%w: no template for channel %s", notice.ErrLater, d.Channel)
	}
	words := map[string]string{textField: d.Body}
	form = map[string]any{"template_id": template, "reference": d.Reference, "personalisation": words}
	switch d.Channel {
	case notice.SMS:
		form["phone_number"] = d.Address
		return "sms", form, nil
	case notice.Email:
		words[subjectField] = d.Title
		form["email_address"] = d.Address
		return "email", form, nil
	}
	words[subjectField] = d.Title
	n := 0
	for _, line := range append([]string{d.Name}, strings.Split(d.Address, "\n")...) {
		if line = strings.TrimSpace(line); line != "" {
			n++
			words[fmt.Sprintf("address_line_%d", n)] = line
		}
	}
	if n < 3 || n > 7 {
		return "", nil, fmt.Errorf("%w: a letter has an address of three to seven lines, this has %d", notice.ErrRefused, n)
	}
	return "letter", form, nil
}

// Find looks a message up by its reference.
func (c *Carrier) Find(ctx context.Context, reference string) (notice.Receipt, bool, error) {
	var list struct {
		Notifications []message `json:"notifications"`
	}
	status, err := c.ask(ctx, http.MethodGet, "/v2/notifications?reference="+url.QueryEscape(reference), nil, &list)
	if err != nil {
		return notice.Receipt{}, false, err
	}
	if status != http.StatusOK {
		return notice.Receipt{}, false, fmt.Errorf("look up a message: %d", status)
	}
	for _, m := range list.Notifications {
		if m.Reference == reference {
			return notice.Receipt{Provider: m.ID, Proof: m.proof(), State: m.state()}, true, nil
		}
	}
	return notice.Receipt{}, false, nil
}

// Check asks the service something harmless, to see whether it knows us.
func (c *Carrier) Check(ctx context.Context) error {
	_, _, err := c.Find(ctx, "handvest-check")
	return err
}

// most is the longest answer that is read.
const most = 1 << 20

// ask sends one question and reads its answer into to. An answer of 400 or above
// is a refusal, except those of a broken service (500 and above), which say
// nothing of what became of the message.
func (c *Carrier) ask(ctx context.Context, method, path string, form, to any) (int, error) {
	var body io.Reader
	if form != nil {
		text, err := json.Marshal(form)
		if err != nil {
			return 0, fmt.Errorf("write a question to NotifyNL: %w", err)
		}
		body = bytes.NewReader(text)
	}
	q, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		return 0, fmt.Errorf("write a question to NotifyNL: %w", err)
	}
	q.Header.Set("Authorization", "Bearer "+c.token())
	q.Header.Set("Content-Type", "application/json")
	a, err := c.client.Do(q)
	if err != nil {
		return 0, plain(err)
	}
	defer func() { _ = a.Body.Close() }() // it is read
	text, err := io.ReadAll(io.LimitReader(a.Body, most))
	if err != nil {
		return 0, fmt.Errorf("hear NotifyNL: %w", err)
	}
	if a.StatusCode >= 400 && a.StatusCode < 500 {
		return a.StatusCode, refused(a.StatusCode, text)
	}
	if a.StatusCode >= 300 {
		return a.StatusCode, fmt.Errorf("NotifyNL says %d", a.StatusCode)
	}
	if err := json.Unmarshal(text, to); err != nil {
		return a.StatusCode, fmt.Errorf("NotifyNL says %d, and no JSON", a.StatusCode)
	}
	return a.StatusCode, nil
}

// plain takes the address out of an error of the client: it has a reference in
// it at most, but a log needs none.
func plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return fmt.Errorf("reach NotifyNL: %w", u.Err)
	}
	return err
}

// unsent says whether an error came before anything was said.
func unsent(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// token is a signed note of who we are and what time it is (RFC 7519, HS256).
func (c *Carrier) token() string {
	code := base64.RawURLEncoding
	head := code.EncodeToString([]byte(`{"typ":"JWT","alg":"HS256"}`)) + "." + code.EncodeToString(fmt.Appendf(nil, `{"iss":%q,"iat":%d}`, c.service, c.now().Unix()))
	sum := hmac.New(sha256.New, []byte(c.secret))
	sum.Write([]byte(head))
	return head + "." + code.EncodeToString(sum.Sum(nil))
}
