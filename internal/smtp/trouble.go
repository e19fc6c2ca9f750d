package smtp

import (
	"errors"
	"fmt"
	"net/textproto"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/notice"
)

// stage is how far a conversation with a mail server got.
type stage string

const (
	connecting stage = "connect"
	securing   stage = "tls"
	signingIn  stage = "sign in"
	asSender   stage = "sender"
	toReader   stage = "recipient"
	content    stage = "content"
	atDot      stage = "final dot"
)

// trouble is where a conversation stopped, and what that means for the message.
type trouble struct {
	at    stage
	class error // notice.ErrLater, ErrRefused or ErrDoubtful
	err   error
}

// Error is what is kept as proof: the words of the server, in one line.
func (t *trouble) Error() string {
	var said *textproto.Error
	if errors.As(t.err, &said) {
		return answer(said.Code, said.Msg)
	}
	return string(t.at) + ": " + oneLine(t.err.Error())
}

// Unwrap gives class and cause to errors.Is and errors.As.
func (t *trouble) Unwrap() []error { return []error{t.class, t.err} }

// stopped judges an error at a stage. What a server has against us is no reason
// to give up on a citizen: only what it says of the recipient or of this text is
// final.
func stopped(at stage, err error) error {
	class := notice.ErrLater
	var said *textproto.Error
	answered := errors.As(err, &said)
	switch {
	case at == atDot && !answered:
		class = notice.ErrDoubtful
	case answered && said.Code >= 500 && said.Code < 600 && (at == toReader || at == content || at == atDot) && !aboutUs(said):
		class = notice.ErrRefused
	}
	return &trouble{at, class, err}
}

// aboutUs says whether a refusal is about our own sign-in or rights: 530 to 538
// (RFC 4954), or that this server passes nothing on for us.
func aboutUs(said *textproto.Error) bool {
	text := strings.ToLower(said.Msg)
	return said.Code >= 530 && said.Code <= 538 || said.Code == 503 || strings.Contains(text, "relay access denied") || strings.Contains(text, "relaying denied") || strings.Contains(text, "relay not permitted")
}

// Explain is an error of this package in words for who set it up.
func Explain(err error) *fault.Fault {
	if f := fault.As(err); f != nil {
		return f
	}
	var t *trouble
	if !errors.As(err, &t) {
		return fault.New(fault.Unavailable, "de mail kon niet weg.", "the mail could not leave.").Because(err)
	}
	said := t.Error()
	say := func(nl, en string) *fault.Fault {
		return fault.Newf(fault.Unavailable, nl+" (%s)", en+" (%s)", said).Because(err)
	}
	switch t.at {
	case connecting:
		return say("de mailserver is niet te bereiken; controleer naam en poort in HANDVEST_SMTP, en of een firewall de weg verspert.",
			"the mail server cannot be reached; check name and port in HANDVEST_SMTP, and whether a firewall is in the way.")
	case securing:
		return say("de verbinding met de mailserver kan niet veilig worden gemaakt; controleer of het certificaat geldig is voor deze naam, en zet een eigen uitgever in HANDVEST_SMTP_CA.",
			"the line to the mail server cannot be made safe; check that the certificate is valid for this name, and name an issuer of your own in HANDVEST_SMTP_CA.")
	case signingIn:
		return say("de mailserver laat ons niet binnen; controleer de gebruiker in HANDVEST_SMTP en HANDVEST_SMTP_PASSWORD.",
			"the mail server does not let us in; check the user in HANDVEST_SMTP and HANDVEST_SMTP_PASSWORD.")
	case asSender:
		return say("de mailserver neemt geen post aan van deze afzender; controleer HANDVEST_SMTP_FROM en HANDVEST_SMTP_BOUNCE.",
			"the mail server takes no mail of this sender; check HANDVEST_SMTP_FROM and HANDVEST_SMTP_BOUNCE.")
	case toReader:
		return say("de mailserver neemt geen post aan voor dit adres; controleer het adres, en of deze server post voor ons mag doorsturen.",
			"the mail server takes no mail for this address; check the address, and whether this server may pass mail on for us.")
	case content:
		return say("de mailserver neemt dit bericht niet aan.", "the mail server does not take this message.")
	}
	return say("de verbinding brak nadat het bericht was overgedragen; het is niet zeker of het is aangenomen.", "the line broke after the message was handed over; whether it was taken is not certain.")
}

// answer is what a server said, in one line.
func answer(code int, text string) string { return fmt.Sprintf("%d %s", code, oneLine(text)) }

// oneLine makes what another system said fit to keep and to show.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ")
	if r := []rune(s); len(r) > 300 {
		s = string(r[:300]) + "…"
	}
	return s
}
