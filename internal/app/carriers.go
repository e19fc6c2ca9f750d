package app

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/notifynl"
	"handvest/internal/paper"
	"handvest/internal/smtp"
)

// Carriers makes who takes notices out of the house, by channel, as the settings
// say. A channel without one waits. Mail goes by the mail server when there is
// one, else by NotifyNL; letters are printed here unless NotifyNL does.
func Carriers(c config.Config, now func() time.Time) (map[notice.Channel]action.Carrier, error) {
	all := map[notice.Channel]action.Carrier{}
	if c.Letters != "none" {
		all[notice.Letter] = paper.Carrier{}
	}
	if c.NotifyNLKey != "" {
		templates, err := notifynl.ParseTemplates(c.NotifyNLTemplates)
		if err != nil {
			return nil, err
		}
		n, err := notifynl.New(notifynl.Config{Base: c.NotifyNL, Key: c.NotifyNLKey, Templates: templates}, now)
		if err != nil {
			return nil, err
		}
		for _, ch := range n.Channels() {
			all[ch] = n
		}
	}
	if c.NotifyNLToken != "" && len(c.NotifyNLToken) < 16 {
		return nil, fault.New(fault.Invalid, "dit token is te kort: kies minstens 16 willekeurige tekens.", "this token is too short: choose 16 random characters or more.").At("HANDVEST_NOTIFYNL_TOKEN")
	}
	if c.SMTP == "" {
		return all, nil
	}
	mail, err := mailServer(c)
	if err != nil {
		return nil, err
	}
	all[notice.Email] = smtp.New(mail, now)
	return all, nil
}

// mailServer is what the settings say of the mail server.
func mailServer(c config.Config) (smtp.Config, error) {
	m, err := smtp.Parse(c.SMTP)
	if err != nil {
		return m, err
	}
	if m.From, err = smtp.ParseFrom(c.SMTPFrom); err != nil {
		return m, err
	}
	m.Password, m.ReplyTo, m.Bounce = c.SMTPPassword, c.SMTPReply, c.SMTPBounce
	for _, f := range []struct{ name, value string }{{"HANDVEST_SMTP_REPLY_TO", m.ReplyTo}, {"HANDVEST_SMTP_BOUNCE", m.Bounce}} {
		if a, err := smtp.ParseFrom(f.value); f.value != "" && (err != nil || a.Address != f.value) {
			return m, fault.New(fault.Invalid, "dit is geen mailadres: schrijf bijvoorbeeld post@voorbeeld.nl.", "this is no mail address: write for example post@example.nl.").At(f.name)
		}
	}
	if c.SMTPCA != "" {
		m.Roots, err = smtp.Authorities(c.SMTPCA)
	}
	return m, err
}

// closeCarriers says goodbye on the lines that rest.
func closeCarriers(all map[notice.Channel]action.Carrier) {
	for _, c := range all {
		if m, ok := c.(*smtp.Carrier); ok {
			m.Close()
		}
	}
}

// explain is an error of a carrier in words for who set it up.
func explain(c action.Carrier, err error) *fault.Fault {
	switch c.(type) {
	case *notifynl.Carrier:
		return notifynl.Explain(err)
	case *smtp.Carrier:
		return smtp.Explain(err)
	}
	if f := fault.As(err); f != nil {
		return f
	}
	return fault.New(fault.Unavailable, "het bericht kon niet weg.", "the message could not leave.").Because(err)
}

// rehearsal is the carrier of a demo: nothing leaves, and the envelope says so.
type rehearsal struct{}

// Send keeps the envelope as if it left. An address that ends in .weg came back
// at once, so that a demo shows that too.
func (rehearsal) Send(_ context.Context, d notice.Dispatch) (notice.Receipt, error) {
	if strings.HasSuffix(d.Address, ".weg") {
		return notice.Receipt{}, errors.Join(notice.ErrRefused, errors.New("voorbeeld: dit adres bestaat niet"))
	}
	return notice.Receipt{State: notice.Sent, Proof: "voorbeeld: niet echt verstuurd"}, nil
}

// SaysLastWord is true: nothing leaves.
func (rehearsal) SaysLastWord() bool { return true }

// rehearsals are the carriers of a demo: mail and text messages are kept, and
// letters wait to be printed.
func rehearsals() map[notice.Channel]action.Carrier {
	return map[notice.Channel]action.Carrier{notice.Email: rehearsal{}, notice.SMS: rehearsal{}, notice.Letter: paper.Carrier{}}
}

// letters prints letters in the name of the organisation.
func (a *App) letters(ctx context.Context, to io.Writer, all []action.Letter) error {
	o, err := a.organisation(ctx)
	if err != nil {
		return err
	}
	house := paper.House{Name: o.Name.NL}
	if a.Config.Letters != "none" {
		house.Return = a.Config.Letters
	}
	out := make([]paper.Letter, len(all))
	for i, l := range all {
		out[i] = paper.Letter{Name: l.Name, Address: l.Address, Language: l.Language, Date: l.Date, Reference: l.Reference, Title: l.Title, Body: l.Body}
	}
	return paper.Print(to, house, out, a.Now())
}

// reported takes what NotifyNL tells by itself. False is a wrong token.
func (a *App) reported(ctx context.Context, token string, body io.Reader) (bool, error) {
	want, got := sha256.Sum256([]byte(a.Config.NotifyNLToken)), sha256.Sum256([]byte(token))
	if a.Config.NotifyNLToken == "" || subtle.ConstantTimeCompare(want[:], got[:]) != 1 {
		return false, nil
	}
	r, err := notifynl.ReadReport(body)
	if err != nil {
		return true, fault.New(fault.Invalid, "Dit is geen melding over een bericht.", "This is no report of a message.").Because(err)
	}
	return true, a.Actions.TakeReport(ctx, a.who(), action.DeliveryReport{Reference: r.Reference, State: r.State, Proof: r.Proof})
}

// cameBack reads the mailbox for mail that did not arrive.
func (a *App) cameBack(ctx context.Context) (bool, error) {
	const most = 200
	n, err := smtp.Maildir(a.Config.SMTPMaildir).Read(ctx, most, a.bounced)
	return n == most, err
}

// bounced tells what a report of a mail server says.
func (a *App) bounced(ctx context.Context, b smtp.Bounce) error {
	state := notice.Delivered
	if b.Failed {
		state = notice.Bounced
	}
	return a.Actions.TakeReport(ctx, a.who(), action.DeliveryReport{Reference: b.Reference, State: state, Proof: b.Proof})
}

// Bounce reads one report of a mail server, as a mail server hands it to a
// program.
func (a *App) Bounce(ctx context.Context, message io.Reader) error {
	b, err := smtp.ReadBounce(message)
	if err != nil {
		return fault.New(fault.Invalid, "dit bericht meldt niets over een mail van ons.", "this message reports nothing of mail of ours.").Because(err)
	}
	return a.bounced(ctx, b)
}
