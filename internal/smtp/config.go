package smtp

import (
	"crypto/x509"
	"net"
	"net/mail"
	"net/url"
	"os"
	"strings"
	"time"

	"handvest/internal/fault"
)

// Security is how the line to the mail server is protected.
type Security uint8

// The ways to protect the line. Plain is only for a server on this machine.
const (
	Implicit Security = iota + 1 // TLS from the first byte (RFC 8314)
	StartTLS                     // a plain greeting, then TLS, always (RFC 3207)
	Plain
)

// Config is where mail goes, and in whose name.
type Config struct {
	Host, Port string
	Security   Security
	User       string // empty is no sign-in
	Password   string
	From       mail.Address   // whom the citizen sees
	ReplyTo    string         // where an answer goes; empty is From
	Bounce     string         // mailbox for what comes back, such as bounce@example.nl; empty is From
	Roots      *x509.CertPool // who may sign the server's certificate; nil is whom this machine trusts
	Hello      string         // our own name in the greeting; empty is that of this machine
	Limit      time.Duration  // how long one answer may take; zero is half a minute
	Last       time.Duration  // how long the answer to the final dot may take; zero is two minutes
	Lines      int            // connections kept at most; zero is four
}

// Parse reads an address such as smtps://user@mail.example.nl:465,
// smtp+starttls://mail.example.nl:587, or smtp://127.0.0.1:25 for a server on
// this machine. The password never stands in it.
func Parse(address string) (Config, error) {
	wrong := func(nl, en string) (Config, error) {
		return Config{}, fault.New(fault.Invalid, nl, en).At("HANDVEST_SMTP")
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return wrong("dit is geen adres van een mailserver: schrijf bijvoorbeeld smtps://gebruiker@mail.voorbeeld.nl:465.",
			"this is no address of a mail server: write for example smtps://user@mail.example.nl:465.")
	}
	c := Config{Host: u.Hostname(), Port: u.Port(), User: u.User.Username()}
	if _, has := u.User.Password(); has {
		return wrong("zet het wachtwoord niet in het adres maar in HANDVEST_SMTP_PASSWORD.", "put the password not in the address but in HANDVEST_SMTP_PASSWORD.")
	}
	port := "587"
	switch u.Scheme {
	case "smtps":
		c.Security, port = Implicit, "465"
	case "smtp+starttls":
		c.Security = StartTLS
	case "smtp":
		c.Security, port = Plain, "25"
		if ip := net.ParseIP(c.Host); c.Host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			return wrong("post van burgers gaat niet onversleuteld over de lijn: begin met smtps:// of smtp+starttls://. Alleen een server op deze machine mag met smtp://.",
				"mail of citizens does not travel unencrypted: begin with smtps:// or smtp+starttls://. Only a server on this machine may have smtp://.")
		}
	default:
		return wrong("het adres van een mailserver begint met smtps://, smtp+starttls:// of smtp://.", "the address of a mail server begins with smtps://, smtp+starttls:// or smtp://.")
	}
	if c.Port == "" {
		c.Port = port
	}
	return c, nil
}

// ParseFrom reads the sender, such as Gemeente Voorbeeld <noreply@example.nl>.
func ParseFrom(text string) (mail.Address, error) {
	a, err := mail.ParseAddress(text)
	if err != nil || !sendable(a.Address) {
		return mail.Address{}, fault.New(fault.Invalid, "dit is geen afzender: schrijf bijvoorbeeld Gemeente Voorbeeld <noreply@voorbeeld.nl>.",
			"this is no sender: write for example Gemeente Voorbeeld <noreply@example.nl>.").At("HANDVEST_SMTP_FROM")
	}
	return *a, nil
}

// Authorities reads a file with the certificates of those who sign: for a mail
// server whose certificate only the organisation itself vouches for.
func Authorities(path string) (*x509.CertPool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Newf(fault.NotFound, "het bestand %s is niet te lezen.", "the file %s cannot be read.", path).At("HANDVEST_SMTP_CA").Because(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return nil, fault.Newf(fault.Invalid, "in %s staat geen certificaat (PEM).", "%s holds no certificate (PEM).", path).At("HANDVEST_SMTP_CA")
	}
	return pool, nil
}

// domain is the right part of an address.
func domain(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

// sendable says whether an address can stand in a command: what is not would
// let somebody else's words into the conversation.
func sendable(address string) bool {
	at := strings.LastIndexByte(address, '@')
	return at > 0 && at < len(address)-1 && len(address) <= 254 && !strings.ContainsFunc(address, func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>()[],;:\\\"", r)
	})
}
