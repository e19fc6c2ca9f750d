package notifynl

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/notice"
)

// refusal is an answer that says no, with its reason.
type refusal struct {
	status int
	kind   string // such as ValidationError
	text   string
}

// Error is the answer in one line, as it is kept as proof.
func (r *refusal) Error() string { return oneLine(fmt.Sprintf("%d %s: %s", r.status, r.kind, r.text)) }

func refused(status int, body []byte) error {
	var said struct {
		Errors []struct{ Error, Message string }
	}
	r := &refusal{status: status, kind: "error"}
	if json.Unmarshal(body, &said) == nil && len(said.Errors) > 0 {
		r.kind, r.text = said.Errors[0].Error, said.Errors[0].Message
	}
	return r
}

// judged says what a refusal means for the message. Only what it says of this
// number, address or text is final; our key, our template and our limits are for
// us to mend.
func (r *refusal) judged() error {
	ours := strings.Contains(r.text, "template_id") || strings.Contains(r.text, "personalisation is") || strings.Contains(r.text, "sms_sender_id")
	if r.status == 400 && r.kind == "ValidationError" && !ours || r.status == 400 && strings.Contains(r.text, "character count") {
		return fmt.Errorf("%w: %w", notice.ErrRefused, r)
	}
	return fmt.Errorf("%w: %w", notice.ErrLater, r)
}

// Explain is an error of this package in words for who set it up.
func Explain(err error) *fault.Fault {
	if f := fault.As(err); f != nil {
		return f
	}
	nl, en := "NotifyNL is niet te bereiken of antwoordt niet zoals het hoort; controleer HANDVEST_NOTIFYNL en probeer het later weer.",
		"NotifyNL cannot be reached or does not answer as it should; check HANDVEST_NOTIFYNL and try again later."
	var r *refusal
	if errors.As(err, &r) {
		switch r.status {
		case 401, 403:
			nl, en = "NotifyNL kent onze sleutel niet; controleer HANDVEST_NOTIFYNL_KEY, en of de klok van deze machine gelijk loopt.",
				"NotifyNL does not know our key; check HANDVEST_NOTIFYNL_KEY, and whether the clock of this machine is right."
		case 429:
			nl, en = "NotifyNL neemt nu niet meer berichten aan dan het al kreeg; het wordt later weer geprobeerd.",
				"NotifyNL takes no more messages now than it got; it is tried again later."
		default:
			nl, en = "NotifyNL neemt dit bericht niet aan; controleer het nummer of adres, en het template in HANDVEST_NOTIFYNL_TEMPLATES.",
				"NotifyNL does not take this message; check the number or address, and the template in HANDVEST_NOTIFYNL_TEMPLATES."
		}
	}
	said := oneLine(err.Error())
	return fault.Newf(fault.Unavailable, nl+" (%s)", en+" (%s)", said).Because(err)
}

// message is what the service tells of one message, asked or by itself.
type message struct {
	ID        string `json:"id"`
	Reference string `json:"reference"`
	Status    string `json:"status"`
	Completed string `json:"completed_at"`
}

// state is how far the message is, in our words.
func (m message) state() notice.DispatchState {
	switch m.Status {
	case "delivered":
		return notice.Delivered
	case "permanent-failure", "temporary-failure", "technical-failure", "validation-failed", "virus-scan-failed", "cancelled":
		return notice.Bounced
	}
	return notice.Sent
}

func (m message) proof() string { return oneLine(m.Status + " " + m.Completed + " " + m.ID) }

// Report is what the service told by itself of one message.
type Report struct {
	Reference string
	Provider  string
	State     notice.DispatchState // Delivered or Bounced; Sent is on its way
	Proof     string
}

// ErrNoReport says that what came in is no report of delivery.
var ErrNoReport = errors.New("this is no report of delivery")

// ReadReport reads a report of delivery as the service posts it.
func ReadReport(r io.Reader) (Report, error) {
	text, err := io.ReadAll(io.LimitReader(r, 64<<10))
	if err != nil {
		return Report{}, fmt.Errorf("read a report of delivery: %w", err)
	}
	var m message
	if json.Unmarshal(text, &m) != nil || m.Reference == "" || len(m.Reference) > 64 || m.Status == "" || len(m.ID) > 64 {
		return Report{}, ErrNoReport
	}
	return Report{Reference: m.Reference, Provider: m.ID, State: m.state(), Proof: m.proof()}, nil
}

func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ")
	if r := []rune(s); len(r) > 300 {
		s = string(r[:300]) + "…"
	}
	return s
}
