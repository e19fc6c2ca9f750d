package web

import (
	"fmt"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/remedy"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// sayings are sentences to say at each step of the conversation, in plain words.
// A promise that was broken comes into the apology with its day.
func sayings(r kit.Reader, broken *action.PromiseOnCase) [7][]string {
	sorry := r.T("Dit hadden wij anders moeten doen. Daarvoor bied ik u namens ons excuses aan.", "We should have done this otherwise. I apologise to you on behalf of all of us.")
	if broken != nil {
		sorry = fmt.Sprintf(r.T("Wij beloofden u dit %s. Dat is niet gelukt, en dat wisten wij. Daarvoor bied ik u excuses aan.", "We promised you this %s. We did not manage, and we knew. I apologise for that."), r.By(broken.Due))
	}
	return [7][]string{
		{r.T("Wat vervelend dat dit zo is gegaan. Ik begrijp dat u daar boos over bent.", "I am sorry that it went like this. I understand that you are angry about it."), r.T("Vertelt u eens: wat is er gebeurd?", "Please tell me: what happened?")},
		{r.T("Dank u dat u ons dit vertelt.", "Thank you for telling us this.")},
		{r.T("Alleen als wij dit weten, kunnen wij het voor u en voor anderen beter doen.", "Only when we know this can we do better, for you and for others.")},
		{sorry},
		{r.T("Ik schrijf het voor u op. Ik lees het zo voor: klopt het?", "I write it down for you. I will read it out: is it right?")},
		{r.T("Ik kijk of ik dit nu meteen voor u kan oplossen.", "Let me see if I can solve this for you at once.")},
		{r.T("Ik zorg dat dit wordt verholpen. Ik noem u wie dat doet, en wanneer het klaar is.", "I see to it that this is put right. I tell you who does that, and when it is done.")},
	}
}

// talkSteps are the seven steps with their words.
func talkSteps(r kit.Reader, steps [7]bool, now int, broken *action.PromiseOnCase) []page.TalkStep {
	say := sayings(r, broken)
	all := make([]page.TalkStep, len(steps))
	for i := range all {
		name := complaint.StepNames[i]
		all[i] = page.TalkStep{Number: i + 1, Name: r.T(name.NL, name.EN), Say: say[i], Done: steps[i], On: i == now}
	}
	return all
}

// worstOf is the promise that was broken first; nil is none.
func worstOf(all []action.PromiseOnCase) *action.PromiseOnCase {
	for i := range all {
		if all[i].Stand == complaint.StandBroken {
			return &all[i] // the first due stands first
		}
	}
	return nil
}

// standsOf says how the promises stand on the case: facts, whoever asks.
func standsOf(r kit.Reader, all []action.PromiseOnCase) []page.TalkStand {
	var out []page.TalkStand
	for i := range all {
		x := &all[i]
		s := page.TalkStand{Title: r.Of(x.Title)}
		switch x.Stand {
		case complaint.StandBroken:
			s.Word, s.Tone = r.T("niet waargemaakt", "not kept"), kit.Late
			s.Text = fmt.Sprintf(r.T("Gebroken op %s.", "Broken on %s."), r.Moment(x.Due))
			if x.Known {
				s.Text = fmt.Sprintf(r.T("Zeg: wij wisten dit al sinds %s.", "Say: we knew this since %s already."), r.Moment(x.Due))
			}
			if owed := owedText(r, x); owed != "" {
				s.Text += " " + owed
			}
		case complaint.StandKept:
			s.Word, s.Tone = r.T("gehaald", "kept"), kit.Kept
			s.Text = fmt.Sprintf(r.T("Klaar op %s, op tijd: uiterlijk %s.", "Done on %s, in time: by %s at the latest."), r.Moment(x.End), r.Moment(x.Due))
		case complaint.StandRunning:
			s.Word, s.Tone = r.T("loopt nog", "still runs"), kit.Calm
			s.Text = fmt.Sprintf(r.T("De termijn loopt tot %s.", "The term runs until %s."), r.Moment(x.Due))
		default:
			s.Word, s.Tone = r.T("telt niet mee", "does not count"), kit.Out
			s.Text = r.T("Deze zaak telt niet mee voor deze belofte.", "This case does not count for this promise.")
		}
		out = append(out, s)
	}
	return out
}

// owedText is what a broken promise gives, and how far that is.
func owedText(r kit.Reader, x *action.PromiseOnCase) string {
	if x.Form == "" || x.Form == string(charter.Apology) {
		return ""
	}
	form := r.Cents(x.Cents) + " (" + r.Of(remedy.FormText(charter.RemedyForm(x.Form))) + ")"
	switch x.State {
	case remedy.Paid:
		return fmt.Sprintf(r.T("De compensatie van %s is al uitbetaald: dat gebeurt één keer voor deze zaak.", "The compensation of %s was paid already: that happens once for this case."), form)
	case remedy.Approved, remedy.Waiting:
		return fmt.Sprintf(r.T("De compensatie van %s is al toegekend.", "The compensation of %s was granted already."), form)
	case remedy.Asked:
		return fmt.Sprintf(r.T("De compensatie van %s is aangevraagd en wacht op goedkeuring.", "The compensation of %s was asked for and waits for approval."), form)
	case remedy.Refused:
		return fmt.Sprintf(r.T("De compensatie van %s is geweigerd.", "The compensation of %s was refused."), form)
	}
	switch {
	case x.Secret:
		return fmt.Sprintf(r.T("Er hoort %s bij. Vertel dat nog niet: het is een verrassing.", "It gives %s. Do not tell that yet: it is a surprise."), form)
	case x.Form == string(charter.Donation):
		return fmt.Sprintf(r.T("De klant heeft recht op %s: vraag voor welk goed doel.", "The customer has a right to %s: ask for which good cause."), form)
	case x.Form == string(charter.Money):
		return fmt.Sprintf(r.T("De klant heeft recht op %s: vraag het rekeningnummer.", "The customer has a right to %s: ask for the account number."), form)
	}
	return fmt.Sprintf(r.T("De klant heeft recht op %s.", "The customer has a right to %s."), form)
}

// kindChoices are what somebody can express.
func kindChoices(r kit.Reader, now complaint.Kind) []kit.Choice {
	return []kit.Choice{{Value: string(complaint.Grievance), Text: r.T("Klacht", "Complaint"), On: now == complaint.Grievance},
		{Value: string(complaint.Compliment), Text: r.T("Compliment", "Compliment"), On: now == complaint.Compliment},
		{Value: string(complaint.Idea), Text: r.T("Idee", "Idea"), On: now == complaint.Idea}}
}

// dayField writes a day for a field; one that was not filled in is empty.
func dayField(d calendar.Date) string {
	if d == 0 || !d.Known() {
		return ""
	}
	return d.String()
}

// dayOf reads a day of a form; what is none is no day.
func dayFrom(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		return calendar.NoDate
	}
	return d
}

var decisions = map[complaint.Decision]string{complaint.Act: "ja", complaint.LeaveIt: "nee"}

func decisionOf(code string) complaint.Decision {
	for d, c := range decisions {
		if c == code {
			return d
		}
	}
	return complaint.Undecided
}

// hintOf is the first thing in a text that looks like a complaint; nil is
// nothing.
func hintOf(r kit.Reader, text string) *page.DeskHint {
	all := complaint.Suggest(text)
	if len(all) == 0 {
		return nil
	}
	return &page.DeskHint{Words: all[0].Words, Why: r.T(all[0].Why.NL, all[0].Why.EN)}
}
