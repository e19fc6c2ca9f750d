package remedy

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// By is who does something about an entitlement. The zero By is the citizen, or
// the rule itself.
type By struct {
	ID   int64
	Name string
}

// Ask asks for the payout. Up to the limit (euro cents) the rule decides: then
// it is granted, and the budget has the last word; above it waits for somebody
// else (PR-8). Asking again is refused, with how far it is (S0-08).
func (e *Entitlement) Ask(by By, limit int64, now calendar.Instant) error {
	if err := e.taken(); err != nil {
		return err
	}
	if err := e.Complete(); err != nil {
		return err
	}
	e.Asker, e.AskerName, e.Requested, e.State = by.ID, by.Name, now, Asked
	if e.Cents <= limit {
		e.grant(By{}, now)
	}
	return nil
}

// taken is nil for one that nobody asked for yet.
func (e *Entitlement) taken() error {
	switch e.State {
	case Owed:
		return nil
	case Paid:
		return fault.New(fault.Conflict, "Deze compensatie is al uitbetaald. Voor één belofte op één zaak betalen wij één keer.",
			"This compensation was paid already. We pay once for one promise on one case.")
	case Approved:
		return fault.New(fault.Conflict, "Deze compensatie is al toegekend en wordt uitbetaald. Voor één belofte op één zaak betalen wij één keer.",
			"This compensation was granted already and will be paid. We pay once for one promise on one case.")
	case Waiting:
		return fault.New(fault.Conflict, "Deze compensatie is al toegekend en wacht op budget. Zij gaat voor zodra er geld is.",
			"This compensation was granted already and waits for budget. It goes first as soon as there is money.")
	case Asked:
		return fault.Newf(fault.Conflict, "Deze compensatie is al aangevraagd%[1]s en wacht op goedkeuring door een ander.",
			"This compensation was asked for already%[2]s and waits for approval by somebody else.", with(" door ", e.AskerName), with(" by ", e.AskerName))
	}
	return fault.Newf(fault.Conflict, "Deze compensatie is geweigerd: %[1]s. Is er iets nieuws? Vraag dan om een nieuwe beoordeling.",
		"This compensation was refused: %[2]s. Is there anything new? Then ask for it to be judged again.", e.Refusal.Text().NL, e.Refusal.Text().EN)
}

func with(before, name string) string {
	if name == "" {
		return ""
	}
	return before + name
}

// Complete says what is missing before it can be paid.
func (e *Entitlement) Complete() error {
	switch e.Form {
	case charter.Donation:
		if e.Cause == "" {
			return fault.New(fault.Invalid, "Kies het goede doel waar de donatie heen gaat.", "Choose the good cause to which the donation goes.").At("doel")
		}
	case charter.Money:
		if strings.TrimSpace(e.Name) == "" {
			return fault.New(fault.Invalid, "Vul in op wiens naam de rekening staat.", "Fill in in whose name the account is.").At("naam")
		}
		if _, err := ParseIBAN(e.IBAN); err != nil {
			return err
		}
	case charter.Flowers, charter.BookToken:
		if e.Party == 0 {
			return fault.New(fault.Invalid, "Wij weten niet aan wie wij dit sturen. Koppel eerst een klant met een adres aan de zaak.",
				"We do not know to whom to send this. First link a customer with an address to the case.")
		}
	}
	return nil
}

// Approve is the second pair of eyes. Who asked can never approve, whatever
// their rights (S0-13).
func (e *Entitlement) Approve(by By, now calendar.Instant) error {
	if e.State != Asked {
		return e.notAsked()
	}
	if err := e.MayApprove(by.ID); err != nil {
		return err
	}
	e.grant(by, now)
	return nil
}

// MayApprove is nil for somebody who can be the second pair of eyes.
func (e *Entitlement) MayApprove(by int64) error {
	if by == 0 {
		return fault.New(fault.Forbidden, "Een compensatie boven de grens keurt een mens goed, niet het programma.", "A compensation above the limit is approved by a person, not by the program.")
	}
	if by == e.Asker {
		return fault.New(fault.Forbidden, "U vroeg deze compensatie zelf aan. Een ander keurt haar goed; zo kijken er altijd vier ogen.",
			"You asked for this compensation yourself. Somebody else approves it, so that there are always four eyes.")
	}
	return nil
}

func (e *Entitlement) notAsked() error {
	if e.State == Owed {
		return fault.New(fault.Conflict, "Deze compensatie is nog niet aangevraagd.", "Nobody asked for this compensation yet.")
	}
	return fault.Newf(fault.Conflict, "Over deze compensatie is al beslist: %[1]s.", "This compensation was decided already: %[2]s.",
		strings.ToLower(e.State.Text().NL), strings.ToLower(e.State.Text().EN))
}

// grant waits for the budget to let it through, see Fund.
func (e *Entitlement) grant(by By, now calendar.Instant) {
	e.Approver, e.ApproverName, e.Decided, e.State = by.ID, by.Name, now, Waiting
}

// Fund lets a granted one through: the budget of a year pays it.
func (e *Entitlement) Fund(year int) { e.State, e.Year = Approved, year }

// Refuse says no, with a reason. What is in a payment file or an order can no
// longer be refused.
func (e *Entitlement) Refuse(by By, why Refusal, words string, now calendar.Instant) error {
	words = strings.TrimSpace(words)
	switch {
	case e.State == Paid || e.State == Refused:
		return e.notAsked()
	case e.State == Approved && e.Batch != 0:
		return fault.New(fault.Conflict, "Deze compensatie staat al in een betaalbestand. Draai dat eerst terug.", "This compensation is in a payment file already. Undo that first.")
	case !why.Known():
		return fault.New(fault.Invalid, "Kies waarom u weigert.", "Choose why you refuse.").At("waarom")
	case why == OtherRefusal && words == "":
		return fault.New(fault.Invalid, "Schrijf op waarom u weigert; de klant kan erom vragen.", "Write down why you refuse; the customer may ask.").At("woorden")
	}
	e.Approver, e.ApproverName, e.Decided, e.State, e.Refusal, e.Reason = by.ID, by.Name, now, Refused, why, words
	return nil
}

// Again asks for a new judgement of what was refused. It needs four eyes,
// however small it is.
func (e *Entitlement) Again(by By, why string, now calendar.Instant) error {
	why = strings.TrimSpace(why)
	if e.State != Refused {
		return e.taken()
	}
	if why == "" {
		return fault.New(fault.Invalid, "Schrijf op wat er nieuw is.", "Write down what is new.").At("woorden")
	}
	if err := e.Complete(); err != nil {
		return err
	}
	e.Asker, e.AskerName, e.Requested, e.State, e.Refusal, e.Reason = by.ID, by.Name, now, Asked, "", why
	e.Approver, e.ApproverName, e.Decided = 0, "", calendar.NoInstant
	return nil
}

// Pay puts it in a payment file or an order.
func (e *Entitlement) Pay(batch int64, now calendar.Instant) error {
	if e.State != Approved {
		return e.notAsked()
	}
	e.State, e.Batch, e.Paid = Paid, batch, now
	return nil
}

// Unpay takes it out of a file that did not go to the bank.
func (e *Entitlement) Unpay() {
	e.State, e.Batch, e.Paid = Approved, 0, calendar.NoInstant
}
