package complaint

import "handvest/internal/calendar"

// Duty is what a term asks to be done; its code is stored.
type Duty string

// The duties with a term.
const (
	ConfirmReceipt Duty = "receipt" // in writing, within the norm of the house (KL-4)
	ChooseOrRefuse Duty = "refuse"  // after four weeks nobody can be told any more that it is not handled (KL-6)
	GiveAnswer     Duty = "answer"  // within six weeks, or ten, and what was added to them (KL-8)
)

// comingDays is how long before a term ends its duty is brought up.
const comingDays = 7

// Coming is a duty whose term ends soon, or has ended.
type Coming struct {
	Duty  Duty
	Until calendar.Date // the last day
	Past  bool
}

// Coming are the duties of a running complaint that somebody must look at on a
// day. The norm for the receipt is short, so its last day is soon enough.
func (c *Complaint) Coming(t Terms, receipt, today calendar.Date) (all []Coming) {
	if c.State.Over() || c.Kind != Grievance {
		return nil
	}
	ask := func(due bool, d Duty, until calendar.Date, before int) {
		if due && until.Known() && today >= until.AddDays(-before) {
			all = append(all, Coming{d, until, today > until})
		}
	}
	ask(c.Attributes.Written && !c.Acknowledged.Done(), ConfirmReceipt, receipt, 0)
	ask(!c.Refusal.Told.Done() && (c.Refusal.Ground != NoGround || c.State == Taken && today <= t.Refuse), ChooseOrRefuse, t.Refuse, comingDays)
	ask(!c.Letter.Done(), GiveAnswer, t.Handle, comingDays)
	return all
}

// Text is what a duty asks.
func (d Duty) Text() Word {
	switch d {
	case ConfirmReceipt:
		return Word{"Bevestig op schrift dat u de klacht hebt ontvangen.", "Confirm in writing that you received the complaint."}
	case ChooseOrRefuse:
		return Word{"Kies of u de klacht behandelt, of vertel de klager dat u dat niet doet (Awb 9:8).", "Choose whether you handle the complaint, or tell the complainant that you do not (Awb 9:8)."}
	default:
		return Word{"Geef de klager antwoord, of stel uit met een brief (Awb 9:11).", "Answer the complainant, or postpone with a letter (Awb 9:11)."}
	}
}
