package complaint

import (
	"handvest/internal/calendar"
	"handvest/internal/term"
)

// Terms are the last days that the law gives a complaint.
type Terms struct {
	Refuse    calendar.Date // to tell that it is not handled (9:8(3))
	Handle    calendar.Date // to handle it, with what was postponed and agreed (9:11)
	Ombudsman calendar.Date // for the complainant, a year after the outcome; NoDate before it (9:24)
	Steps     []term.Step   // how Handle was counted
}

// TermsOf computes the terms of a complaint from the day of its receipt, which
// stays the same when it came in as something else (KL-6, KL-8, KL-12, KL-13).
func (c *Complaint) TermsOf(book *term.Book, spec calendar.Spec, zone *calendar.Zone) (Terms, error) {
	t := Terms{Ombudsman: calendar.NoDate}
	handle := term.Request{Rule: "klacht", Day: c.Day, At: calendar.NoInstant, Calendar: spec}
	handle.Options.Committee = c.Advice.Asked
	handle.Options.Postpone.Weeks = c.Delay.Weeks
	handle.Options.Agreed.Weeks = c.Delay.MoreWeeks
	handle.Options.DecidedOn, handle.Options.DecisionDue = calendar.NoDate, calendar.NoDate
	r, err := book.Compute(handle)
	if err != nil {
		return t, err
	}
	t.Handle, t.Steps = r.Due.Date, r.Steps
	refuse := handle
	refuse.Rule, refuse.Options.Committee, refuse.Options.Postpone, refuse.Options.Agreed = "klacht_niet_behandelen", false, term.Length{}, term.Length{}
	if r, err = book.Compute(refuse); err != nil {
		return t, err
	}
	t.Refuse = r.Due.Date
	outcome := c.Letter
	if c.State == NotHandled {
		outcome = c.Refusal.Told
	}
	if outcome.Done() {
		year := refuse
		year.Rule, year.Day = "ombudsman", zone.Date(outcome.At)
		if r, err = book.Compute(year); err != nil {
			return t, err
		}
		t.Ombudsman = r.Due.Date
	}
	return t, nil
}

// Postpone writes down that handling takes longer (Awb 9:11(2) and (3)): at most
// four weeks on our own, further as far as the complainant agreed in writing.
func (c *Complaint) Postpone(d Delay, t Terms, today calendar.Date) error {
	n := &needs{}
	n.need(c.State == Formal || c.State == Informal || c.State == Taken, "uitstel", "Deze klacht is al afgerond.", "This complaint is closed already.")
	n.need(d.Weeks >= 0 && d.Weeks <= MostDelay, "uitstel", "Uitstel kan voor ten hoogste vier weken (Awb 9:11 lid 2). Vraag voor langer de instemming van de klager.", "Postponement is for four weeks at most (Awb 9:11(2)). Ask the complainant's consent for longer.")
	if d.Weeks > c.Delay.Weeks {
		n.need(today <= t.Handle, "uitstel", "De termijn is al voorbij: uitstel kan alleen nog met instemming van de klager (Awb 9:11 lid 3).", "The term has passed: further delay needs the complainant's consent (Awb 9:11(3)).")
		n.need(d.Told.Done(), "bericht", "Vertel de klager op schrift dat het langer duurt.", "Tell the complainant in writing that it takes longer.")
		if len(c.About) > 0 {
			n.need(d.ToldOther.Done(), "bericht-ander", "Vertel ook degene over wie is geklaagd dat het langer duurt.", "Tell who is complained about too that it takes longer.")
		}
	}
	if d.MoreWeeks != 0 {
		n.need(d.MoreWeeks > 0 && d.MoreWeeks <= 52, "verder", "Kies 1 tot 52 weken.", "Choose 1 to 52 weeks.")
		n.need(d.Agreed.Known() && d.AgreedWords != "", "instemming", "Schrijf op wanneer en hoe de klager op schrift instemde (Awb 9:11 lid 3).", "Write down when and how the complainant agreed in writing (Awb 9:11(3)).")
	}
	if err := n.all.Err(); err != nil {
		return err
	}
	c.Delay = d
	return nil
}
