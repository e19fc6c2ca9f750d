package smtp

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
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
	if len(d.Files) == 0 {
		fmt.Fprintf(&b, "Content-Type: multipart/alternative; boundary=%q\r\n\r\n", parts.Boundary())
		if err := words(parts, d); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}
	fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%q\r\n\r\n", parts.Boundary())
	if err := mixed(parts, d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// words are the text of a message in two forms; the reader's own program
// chooses.
func words(parts *multipart.Writer, d *notice.Dispatch) error {
	if err := part(parts, "text/plain", d.Body); err != nil {
		return err
	}
	if err := part(parts, "text/html", page(d)); err != nil {
		return err
	}
	if err := parts.Close(); err != nil {
		return fmt.Errorf("end a message: %w", err)
	}
	return nil
}

// mixed is a message with files behind its words (RFC 2046, section 5.1.3).
func mixed(parts *multipart.Writer, d *notice.Dispatch) error {
	boundary := "=_w_" + d.Reference
	w, err := parts.CreatePart(textproto.MIMEHeader{"Content-Type": {fmt.Sprintf("multipart/alternative; boundary=%q", boundary)}})
	if err != nil {
		return fmt.Errorf("begin a part: %w", err)
	}
	inner := multipart.NewWriter(w)
	if err := inner.SetBoundary(boundary); err != nil {
		return fmt.Errorf("write the parts of a message: %w", err)
	}
	if err := words(inner, d); err != nil {
		return err
	}
	for _, f := range d.Files {
		if err := file(parts, f); err != nil {
			return err
		}
	}
	if err := parts.Close(); err != nil {
		return fmt.Errorf("end a message: %w", err)
	}
	return nil
}

// file is one file, in lines that every mail server passes on.
func file(to *multipart.Writer, f notice.File) error {
	w, err := to.CreatePart(textproto.MIMEHeader{"Content-Type": {flat(f.Type)}, "Content-Transfer-Encoding": {"base64"},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": flat(f.Name)})}})
	if err != nil {
		return fmt.Errorf("begin a part: %w", err)
	}
	text := base64.StdEncoding.EncodeToString(f.Data)
	for len(text) > 0 {
		n := min(76, len(text))
		if _, err := io.WriteString(w, text[:n]+"\r\n"); err != nil {
			return fmt.Errorf("write a part: %w", err)
		}
		text = text[n:]
	}
	return nil
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
