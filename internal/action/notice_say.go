package action

import (
	"cmp"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
)

// apology fits what happened: a day that will not be met, one that passed, or
// work that was not good the first time.
func (f *noticeFacts) apology() string {
	due, said := f.promised(), f.n.Created
	if !notice.Given(said) {
		said = f.tx.Now()
	}
	switch {
	case f.n.Kind == notice.Reopened:
		return f.say("Het spijt ons dat het de eerste keer niet goed ging.", "We are sorry that it did not go well the first time.")
	case f.n.Kind == notice.Answered || f.n.Kind == notice.Closed:
		return f.say("Dat spijt ons.", "We are sorry.")
	case f.n.Facts.Tardy:
		return f.say("Het spijt ons dat u langer moet wachten. Het spijt ons ook dat u dit nu pas hoort.", "We are sorry that you have to wait longer. We are also sorry that you only hear this now.")
	case f.n.Kind == notice.Compensation || notice.Given(due) && due < said:
		return f.say("Het spijt ons dat wij niet deden wat wij u beloofden.", "We are sorry that we did not do what we promised you.")
	}
	return f.say("Het spijt ons dat u langer moet wachten dan wij beloofden.", "We are sorry that you have to wait longer than we promised.")
}

// causesEN are the causes of the house for who reads English, by their Dutch
// words. What a colleague wrote is told as it was written.
var causesEN = map[string]string{
	houseCause:     "We did not get to your request in time.",
	houseCauses[0]: "There are more requests than we expected.",
	houseCauses[1]: "A colleague who works on your request is ill.",
	houseCauses[2]: "We are waiting for information from another organisation.",
	houseCauses[3]: "We need more time to look into your request well.",
	houseCauses[4]: "Because of a fault in our systems we could not reach the data.",
	houseCauses[5]: "Because of the weather the work could not go on.",
}

// cause is why it takes longer.
func (f *noticeFacts) cause() string {
	if text := causesEN[f.n.Facts.Cause]; text != "" && f.lang == fault.EN {
		return text
	}
	return f.n.Facts.Cause
}

// waitsFor is what we wait for, in the words of a colleague when there are any.
func (f *noticeFacts) waitsFor() string {
	switch {
	case f.n.Facts.Cause != "":
		return f.n.Facts.Cause
	case f.n.Facts.Reason == handover.PausedForCustomer:
		return f.say("informatie van u.", "information from you.")
	case f.n.Facts.Reason == handover.PausedForOther:
		return f.say("informatie van een andere organisatie.", "information from another organisation.")
	}
	return f.say("informatie die wij nog nodig hebben.", "information that we still need.")
}

// answer is what we answered, or how it ended when there was nothing to answer.
func (f *noticeFacts) answer() string {
	if f.n.Facts.Answer == "" && f.n.Kind == notice.Closed && f.n.Facts.Reason == withdrawnOutcome {
		return f.say("U heeft dit ingetrokken. Wij doen er niets meer mee.", "You have withdrawn this. We will not work on it any more.")
	}
	return f.n.Facts.Answer
}

// unreachedOutcome is how a call-back ended that never reached anybody.
const unreachedOutcome = "niet_bereikt"

// doThis is what the citizen can do now.
func (f *noticeFacts) doThis() string {
	switch why := f.n.Facts.Reason; {
	case f.n.Kind == notice.Closed && why == withdrawnOutcome:
		return f.say("Heeft u het later toch nodig? Vraag het dan gewoon opnieuw.", "Do you need it later after all? Then just ask again.")
	case f.n.Kind == notice.Closed:
		return f.say("Is het niet goed opgelost? Laat het ons weten. Dan pakken wij het weer op.", "Is it not solved? Please tell us. Then we will pick it up again.")
	case f.n.Kind == notice.NotReached && why == unreachedOutcome:
		return f.say("Wij bellen u nu niet nog een keer. Wilt u ons toch spreken? Laat het ons dan weten.", "We will not call you again now. Do you still want to speak to us? Then please tell us.")
	case f.n.Kind != notice.Paused:
	case why == handover.PausedForCustomer:
		return f.say("Stuur ons dit voordat die dag voorbij is. Dan gaan wij meteen verder.", "Send us this before that day is over. Then we go on at once.")
	case why == handover.PausedForOther:
		return f.say("U hoeft zelf niets te doen.", "You do not need to do anything.")
	}
	return ""
}

// steps are the steps that a citizen is told about, in words.
var steps = map[charter.Event]charter.Text{
	charter.Complete:     {NL: "Wij hebben nu alles van u wat wij nodig hebben.", EN: "We now have everything that we need from you."},
	charter.Paid:         {NL: "Uw betaling is bij ons binnen.", EN: "We have received your payment."},
	charter.Acknowledged: {NL: "Wij hebben uw vraag goed ontvangen.", EN: "We have received your request well."},
	charter.Helped:       {NL: "Wij hebben u geholpen.", EN: "We have helped you."},
	charter.Planned:      {NL: "Het staat nu in onze planning.", EN: "It is now in our planning."},
	charter.Agreed:       {NL: "Wij hebben met u een afspraak gemaakt.", EN: "We have made an appointment with you."},
	charter.Started:      {NL: "Wij zijn ermee begonnen.", EN: "We have started with it."},
	charter.Decided:      {NL: "Wij hebben een besluit genomen. U krijgt het besluit nog van ons.", EN: "We have decided. You will still get the decision from us."},
	charter.Delivered:    {NL: "Wij hebben geleverd wat u vroeg.", EN: "We have delivered what you asked for."},
	charter.Transferred:  {NL: "Een andere afdeling neemt uw vraag over.", EN: "Another department takes over your request."},
}

// step is which step was taken.
func (f *noticeFacts) step() string {
	text := cmp.Or(f.n.Facts.Answer, f.n.Facts.Cause)
	if e, ok := charter.ParseEvent(f.n.Facts.Step); ok && text == "" {
		text = f.say(steps[e].NL, steps[e].EN)
	}
	return text
}

// remedyWords is a compensation as it stands in a sentence: "een boekenbon van
// € 15"; empty when there is none.
func remedyWords(form string, cents int64, lang fault.Lang) string {
	amount := ""
	if cents > 0 {
		if amount = "€ " + charter.EuroText(int32(min(cents, 1<<31-1))); lang == fault.NL {
			amount = strings.ReplaceAll(amount, ".", ",")
		}
	}
	words := map[charter.RemedyForm][2]charter.Text{ // without and with an amount
		charter.Apology:   {{NL: "ons excuus", EN: "our apology"}, {NL: "ons excuus", EN: "our apology"}},
		charter.Flowers:   {{NL: "een bos bloemen", EN: "a bunch of flowers"}, {NL: "een bos bloemen ter waarde van ", EN: "a bunch of flowers worth "}},
		charter.BookToken: {{NL: "een boekenbon", EN: "a book token"}, {NL: "een boekenbon van ", EN: "a book token of "}},
		charter.Donation:  {{NL: "een gift aan een goed doel", EN: "a gift to a good cause"}, {NL: "een gift aan een goed doel van ", EN: "a gift to a good cause of "}},
		charter.Money:     {{}, {NL: "een bedrag van ", EN: "an amount of "}},
	}
	w, known := words[charter.RemedyForm(form)]
	if !known {
		return ""
	}
	say := w[0]
	if amount != "" {
		say = w[1]
	}
	text := say.NL
	if lang == fault.EN {
		text = say.EN
	}
	if amount == "" || charter.RemedyForm(form) == charter.Apology {
		return text
	}
	return text + amount
}
