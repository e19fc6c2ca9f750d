package smtp

import (
	"bufio"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// Bounce is what a mail server reports of a message of ours (RFC 3464).
type Bounce struct {
	Reference string // of the dispatch
	Failed    bool   // it will not arrive
	Delivered bool   // it did arrive
	Proof     string // status and words of the server that gave up, such as "5.1.1 550 no such user"
}

// ErrNoReport says that a message is no report of delivery: an absence note, an
// answer, or advertising.
var ErrNoReport = errors.New("this message is no report of delivery")

// The most that is read of a message and of one part.
const (
	mostMessage = 10 << 20
	mostPart    = 256 << 10
	mostParts   = 20
)

// ReadBounce reads a report of delivery. Its reference comes from the address
// to which it was sent (bounce+REFERENCE@…), else from the envelope number that
// we gave, else from the Message-ID of the message that came back. A report of
// delay, or one without a reference, says nothing final and is ErrNoReport.
func ReadBounce(r io.Reader) (Bounce, error) {
	m, err := mail.ReadMessage(bufio.NewReader(io.LimitReader(r, mostMessage)))
	if err != nil {
		return Bounce{}, ErrNoReport
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/report" || params["boundary"] == "" {
		return Bounce{}, ErrNoReport
	}
	var found Bounce
	addressed := plus(m.Header)
	returned, envelope := "", ""
	parts := multipart.NewReader(m.Body, params["boundary"])
	for range mostParts {
		p, err := parts.NextRawPart()
		if err != nil {
			break
		}
		kind, _, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if err != nil {
			continue
		}
		text := bufio.NewReader(decoded(p))
		switch kind {
		case "message/delivery-status", "message/global-delivery-status":
			envelope = found.status(textproto.NewReader(text))
		case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers":
			if head, err := textproto.NewReader(text).ReadMIMEHeader(); err == nil || len(head) > 0 {
				returned = own(head.Get("Message-Id"))
			}
		}
	}
	for _, r := range []string{addressed, envelope, returned} {
		if r != "" && reference(r) {
			found.Reference = r
			break
		}
	}
	if found.Reference == "" || !found.Failed && !found.Delivered {
		return Bounce{}, ErrNoReport
	}
	return found, nil
}

// status reads the fields of a report: those of the message, then those of each
// recipient. A message of ours has one recipient; should one of several have
// failed, it failed.
func (b *Bounce) status(r *textproto.Reader) (envelope string) {
	for range 50 {
		fields, err := r.ReadMIMEHeader()
		if id := strings.TrimSpace(fields.Get("Original-Envelope-Id")); id != "" {
			envelope = id
		}
		switch strings.ToLower(strings.TrimSpace(fields.Get("Action"))) {
		case "failed":
			b.Failed, b.Delivered, b.Proof = true, false, proof(fields)
		case "delivered", "relayed", "expanded":
			if !b.Failed {
				b.Delivered, b.Proof = true, proof(fields)
			}
		}
		if err != nil {
			return envelope
		}
	}
	return envelope
}

// proof is status and diagnosis in one line. The address of the citizen is not
// in it by our doing; what a server says may name it.
func proof(fields textproto.MIMEHeader) string {
	said := fields.Get("Diagnostic-Code")
	if _, text, typed := strings.Cut(said, ";"); typed {
		said = text
	}
	return oneLine(fields.Get("Status") + " " + said)
}

// plus is what stands behind the plus in the address of a report.
func plus(head mail.Header) string {
	for _, name := range []string{"X-Original-To", "Delivered-To", "Envelope-To", "To"} {
		for _, value := range head[name] {
			for _, a := range addresses(value) {
				local, _, at := strings.Cut(a, "@")
				if _, tag, has := strings.Cut(local, "+"); at && has && reference(tag) {
					return tag
				}
			}
		}
	}
	return ""
}

func addresses(value string) []string {
	list, err := mail.ParseAddressList(value)
	if err != nil {
		return []string{strings.Trim(strings.TrimSpace(value), "<>")}
	}
	all := make([]string, len(list))
	for i, a := range list {
		all[i] = a.Address
	}
	return all
}

// own is the left part of a Message-ID.
func own(id string) string {
	left, _, _ := strings.Cut(strings.Trim(strings.TrimSpace(id), "<>"), "@")
	return left
}

// reference says whether a text has the form of a reference of ours.
func reference(s string) bool {
	return s != "" && len(s) <= 64 && !strings.ContainsFunc(s, func(r rune) bool { return !letter(r) })
}

func decoded(p *multipart.Part) io.Reader {
	r := io.LimitReader(p, mostPart)
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}
