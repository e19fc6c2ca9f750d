package smtp

import (
	"bytes"
	"fmt"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"handvest/internal/notice"
)

// sender is the address to which a message comes back: the mailbox for bounces
// with the reference behind a plus.
func (c *Config) sender(reference string) string {
	box := c.Bounce
	if box == "" {
		box = c.From.Address
	}
	at := strings.LastIndexByte(box, '@')
	return box[:at] + "+" + reference + box[at:]
}

// message writes the whole message, with lines that end as mail does. The same
// envelope gives the same Message-ID, however often it is tried, so that the
// reader's own mail program shows one message.
func (c *Carrier) message(d *notice.Dispatch) ([]byte, error) {
	var b bytes.Buffer
	head := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, flat(value)) }
	to := mail.Address{Name: flat(d.Name), Address: wire(d.Address)}
	head("Date", c.now().Format(time.RFC1123Z))
	head("From", c.config.From.String())
	head("To", to.String())
	if c.config.ReplyTo != "" {
		head("Reply-To", c.config.ReplyTo)
	}
	head("Subject", mime.QEncoding.Encode("utf-8", flat(d.Title)))
	head("Message-ID", "<"+d.Reference+"@"+domain(c.config.From.Address)+">")
	head("Auto-Submitted", "auto-generated") // RFC 3834: no absence notes back
	head("X-Auto-Response-Suppress", "All")  // the same for Exchange
	if d.Language != "" {
		head("Content-Language", d.Language)
	}
	head("MIME-Version", "1.0")
	parts := multipart.NewWriter(&b)
	if err := parts.SetBoundary("=_" + d.Reference); err != nil {
		return nil, fmt.Errorf("write the parts of a message: %w", err)
	}
	fmt.Fprintf(&b, "Content-Type: multipart/alternative; boundary=%q\r\n\r\n", parts.Boundary())
	if err := part(parts, "text/plain", d.Body); err != nil {
		return nil, err
	}
	if err := part(parts, "text/html", page(d)); err != nil {
		return nil, err
	}
	if err := parts.Close(); err != nil {
		return nil, fmt.Errorf("end a message: %w", err)
	}
	return b.Bytes(), nil
}

func part(to *multipart.Writer, kind, text string) error {
	w, err := to.CreatePart(textproto.MIMEHeader{"Content-Type": {kind + "; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"}})
	if err != nil {
		return fmt.Errorf("begin a part: %w", err)
	}
	q := quotedprintable.NewWriter(w)
	if _, err := q.Write([]byte(strings.ReplaceAll(text, "\r\n", "\n"))); err != nil {
		return fmt.Errorf("write a part: %w", err)
	}
	if err := q.Close(); err != nil {
		return fmt.Errorf("end a part: %w", err)
	}
	return nil
}

// flat keeps a value on its own line of the head.
func flat(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s))
}

// wire is an address as mail servers write it: a domain with letters outside
// ASCII in the form of RFC 5891.
func wire(address string) string {
	at := strings.LastIndexByte(address, '@')
	if name, err := idna.Lookup.ToASCII(address[at+1:]); err == nil {
		return address[:at+1] + name
	}
	return address
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e })
}
