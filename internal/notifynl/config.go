package notifynl

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"handvest/internal/fault"
	"handvest/internal/notice"
)

// Home is where NotifyNL answers.
const Home = "https://api.notifynl.nl"

// Config is one account at the service.
type Config struct {
	Base      string                    // where it answers; empty is Home
	Key       string                    // {name}-{service uuid}-{secret uuid}
	Templates map[notice.Channel]string // the id of the template of each channel that goes this way
	Limit     time.Duration             // how long one question may take; zero is half a minute
}

// The names of the fields in a template at the service: its whole text is
// ((tekst)), with ((onderwerp)) as the subject of a mail or letter.
const (
	subjectField = "onderwerp"
	textField    = "tekst"
)

var (
	uuid = `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`
	key  = regexp.MustCompile(`^.*?-?(` + uuid + `)-(` + uuid + `)$`)
	id   = regexp.MustCompile(`^` + uuid + `$`)
)

// ParseTemplates reads a setting such as sms=f33517ff-…,post=ceb50d92-….
func ParseTemplates(text string) (map[notice.Channel]string, error) {
	all := map[notice.Channel]string{}
	for _, one := range strings.Split(text, ",") {
		if strings.TrimSpace(one) == "" {
			continue
		}
		channel, template, _ := strings.Cut(one, "=")
		c, t := notice.Channel(strings.TrimSpace(channel)), strings.TrimSpace(template)
		if c != notice.SMS && c != notice.Email && c != notice.Letter || !id.MatchString(t) {
			return nil, fault.Newf(fault.Invalid, "%q is geen kanaal met een template: schrijf sms=, mail= of post= met het template-ID van NotifyNL erachter.",
				"%q is no channel with a template: write sms=, mail= or post= followed by the template id of NotifyNL.", strings.TrimSpace(one)).At("HANDVEST_NOTIFYNL_TEMPLATES")
		}
		all[c] = t
	}
	return all, nil
}

// parts are the service and the secret in a key.
func parts(text string) (service, secret string, err error) {
	m := key.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "", "", fault.New(fault.Invalid, "dit is geen sleutel van NotifyNL: die eindigt op twee nummers van elk 36 tekens. Maak er een op de pagina API-integratie.",
			"this is no key of NotifyNL: it ends with two numbers of 36 characters each. Make one at the page API integration.").At("HANDVEST_NOTIFYNL_KEY")
	}
	return m[1], m[2], nil
}

// base checks where the service answers: only a test on this machine may do
// without encryption.
func base(text string) (string, error) {
	if text == "" {
		return Home, nil
	}
	u, err := url.Parse(text)
	local := err == nil && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1")
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !local) || u.RawQuery != "" {
		return "", fault.New(fault.Invalid, "het adres van NotifyNL begint met https://.", "the address of NotifyNL begins with https://.").At("HANDVEST_NOTIFYNL")
	}
	return strings.TrimRight(text, "/"), nil
}
