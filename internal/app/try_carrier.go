package app

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/notice"
)

// TryCarrier sends one message that says it is a test, by the way that the
// settings give for the kind of address: a mail address, or a mobile number in
// its international form. It returns what the other side said.
func TryCarrier(ctx context.Context, c config.Config, address string) (string, error) {
	all, err := Carriers(c, time.Now)
	if err != nil {
		return "", err
	}
	defer closeCarriers(all)
	d := notice.Dispatch{Channel: notice.Email, Address: address, Language: c.Lang, Reference: "test-" + strings.ToLower(rand.Text()[:12]), Title: "Proefbericht van Handvest",
		Body: "Dit is een proefbericht van " + c.Name + ".\n\nKomt het aan, dan kunnen berichten langs deze weg naar burgers."}
	switch {
	case strings.HasPrefix(address, "+"):
		d.Channel = notice.SMS
	case !strings.Contains(address, "@"):
		return "", fault.New(fault.Invalid, "geef een mailadres, of een mobiel nummer dat met + begint.", "give a mail address, or a mobile number that begins with +.")
	}
	carrier := all[d.Channel]
	if carrier == nil {
		setting := "HANDVEST_SMTP"
		if d.Channel == notice.SMS {
			setting = "HANDVEST_NOTIFYNL_KEY"
		}
		return "", fault.Newf(fault.Unavailable, "voor dit kanaal is geen weg naar buiten ingesteld; zie %s in handvest config.", "no way out is set for this channel; see %s in handvest config.", setting)
	}
	r, err := carrier.Send(ctx, d)
	if err != nil {
		return "", explain(carrier, err)
	}
	return fmt.Sprintf("%s: %s", d.Reference, r.Proof), nil
}
