package web

import (
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/web/page"
)

func (x *complaintView) satisfiedForm() page.FileForm {
	r, s := x.r, &x.c.Settlement
	how := []page.FileChoice{x.none("Kies", "Choose", s.How == "")}
	for _, w := range [][2]string{{"aan de telefoon", "on the telephone"}, {"in een gesprek", "in person"}, {"per mail", "by mail"}, {"per brief", "by letter"}} {
		how = append(how, page.FileChoice{Value: w[0], Text: r.T(w[0], w[1]), On: s.How == w[0]})
	}
	day := x.one.Today
	if s.Agreed.Known() && s.Agreed != 0 {
		day = x.day(s.Agreed)
	}
	return x.form("akkoord", r.T("De klager is tevreden", "The complainant is satisfied"), r.T("Schrijf op wanneer en hoe de klager dat zelf zei. Dan hoeft de procedure niet verder (Awb 9:5).", "Write down when and how the complainant said so. Then the procedure need not go on (Awb 9:5)."),
		r.T("Bewaar", "Save"), x.dayField("akkoord", "Op welke dag", "On which day", day), x.pick("akkoord-hoe", "Hoe", "How", how...), x.words("akkoord-woorden", "Wat u afsprak", "What you agreed", s.Words))
}

func (x *complaintView) refuseForm() page.FileForm {
	r, c := x.r, x.c
	all := []page.FileChoice{x.none("Geen: wij behandelen de klacht", "None: we handle the complaint", c.Refusal.Ground == "")}
	for _, g := range complaint.Grounds {
		all = append(all, page.FileChoice{Value: string(g.Code), Text: say(r, g.Word) + " (" + g.Basis + ")", On: g.Code == c.Refusal.Ground})
	}
	return x.form("weiger", r.T("Kies de grond", "Choose the ground"), r.T("Verstuur daarna de brief: uiterlijk ", "Send the letter after it: at the latest ")+r.LongDate(x.one.Terms.Refuse)+".", r.T("Bewaar de grond", "Save the ground"),
		x.pick("grond", "Grond van artikel 9:8", "Ground of article 9:8", all...), x.dayField("gebeurd", "Wanneer gebeurde het?", "When did it happen?", c.Conduct), x.words("motivering", "Waarom geldt deze grond hier?", "Why does this ground hold here?", c.Refusal.Why))
}

func (x *complaintView) hearForm() page.FileForm {
	r, h := x.r, &x.c.Hearing
	day := x.one.Today
	if h.Held.Done() {
		day = x.day(h.Held.At)
	}
	return x.form("hoor", r.T("Leg het gesprek en het verslag vast", "Record the meeting and its report"), "", r.T("Bewaar het verslag", "Save the report"), x.dayField("gehoord", "Dag van het gesprek", "Day of the meeting", day),
		x.line("aanwezig", "Wie waren erbij", "Who were there", h.Present), page.FileField{Name: "verslag", Label: r.T("Verslag (Awb 9:10 lid 3)", "Report (Awb 9:10(3))"), Kind: page.LongField, Rows: 6, Value: h.Report})
}

func (x *complaintView) waiveForm() page.FileForm {
	r, h := x.r, &x.c.Hearing
	var all []page.FileChoice
	for _, w := range []complaint.Waiver{complaint.NoWaiver, complaint.NotWanted, complaint.NoReaction, complaint.Unfounded} {
		all = append(all, page.FileChoice{Value: string(w), Text: say(r, w.Text()), On: w == h.Waived})
	}
	return x.form("afzien", r.T("Horen hoeft niet", "Hearing is not needed"), r.T("Alleen op een van drie gronden (Awb 9:10 lid 2).", "Only on one of three grounds (Awb 9:10(2))."), r.T("Bewaar", "Save"),
		x.pick("afzien", "Grond", "Ground", all...), x.words("afzien-waarom", "Waaruit blijkt dat", "What shows it", h.Reason))
}

func (x *complaintView) adviceForms() []page.FileForm {
	r, a := x.r, &x.c.Advice
	ask := x.form("advies", r.T("Vraag advies aan een commissie", "Ask a committee for advice"), r.T("Dan geldt een termijn van tien weken, en de ontvangstbevestiging noemt wie adviseert (Awb 9:11, 9:15). Laat leeg om geen advies te vragen.", "Then a term of ten weeks holds, and the acknowledgement names who advises (Awb 9:11, 9:15). Leave it empty to ask for none."),
		r.T("Bewaar", "Save"), x.line("advies", "Wie adviseert", "Who advises", a.Adviser))
	if !a.Asked {
		return []page.FileForm{ask}
	}
	all := []page.FileChoice{x.none("Kies", "Choose", a.Advised == "")}
	for _, j := range complaint.Judgments {
		all = append(all, page.FileChoice{Value: string(j), Text: say(r, j.Text()), On: j == a.Advised})
	}
	day := x.one.Today
	if a.Given.Done() {
		day = x.day(a.Given.At)
	}
	return []page.FileForm{ask, x.form("geadviseerd", r.T("Het advies is er", "The advice came"), "", r.T("Bewaar het advies", "Save the advice"), x.dayField("advies-dag", "Op welke dag", "On which day", day), x.pick("geadviseerd", "Wat is er geadviseerd?", "What was advised?", all...))}
}

func (x *complaintView) delayForms() []page.FileForm {
	r, d := x.r, &x.c.Delay
	more := ""
	if d.MoreWeeks > 0 {
		more = strconv.Itoa(int(d.MoreWeeks))
	}
	longer := x.form("verdaag", r.T("Verdaag met ten hoogste vier weken", "Postpone by four weeks at most"), r.T("Alleen als u beide kanten dit al op papier hebt verteld (Awb 9:11 lid 2). Met de knop Brieven gaat het vanzelf.", "Only when you told both sides on paper already (Awb 9:11(2)). With the button Letters it goes by itself."), r.T("Bewaar het uitstel", "Save the delay"),
		page.FileField{Name: "uitstel", Label: r.T("Hoeveel weken (1 tot 4)", "How many weeks (1 to 4)"), Kind: "number", Value: map[bool]string{true: strconv.Itoa(int(d.Weeks))}[d.Weeks > 0]}, x.dayField("bericht", "Verteld op", "Told on", x.one.Today))
	agree := x.form("verder", r.T("Verder uitstel, met instemming van de klager", "Further delay, with the complainant's consent"), r.T("Zo lang als de klager op schrift goedvindt (Awb 9:11 lid 3).", "As long as the complainant agrees to in writing (Awb 9:11(3))."), r.T("Bewaar de instemming", "Save the consent"),
		page.FileField{Name: "verder", Label: r.T("Hoeveel weken", "How many weeks"), Kind: "number", Value: more}, x.dayField("instemming", "Op welke dag stemde de klager in", "On which day did the complainant agree", d.Agreed), x.line("instemming-woorden", "Hoe, op schrift", "How, in writing", d.AgreedWords))
	if x.c.Delay.Weeks >= complaint.MostDelay {
		return []page.FileForm{agree}
	}
	return []page.FileForm{longer, agree}
}

func (x *complaintView) judgeForm() page.FileForm {
	r, c := x.r, x.c
	var fields []page.FileField
	for i := range c.Elements {
		e, n := &c.Elements[i], strconv.Itoa(i+1)
		all := []page.FileChoice{x.none("Nog geen oordeel", "No judgment yet", e.Finding == "")}
		for _, j := range complaint.Judgments {
			all = append(all, page.FileChoice{Value: string(j), Text: say(r, j.Text()), On: j == e.Finding})
		}
		f := x.pick("oordeel"+n, "Oordeel", "Judgment", all...)
		f.Group = r.T("Onderdeel ", "Element ") + n + ": " + shortened(e.Text, 80)
		fields = append(fields, f, x.words("waarom"+n, "Hoe kwam u daartoe?", "How did you come to it?", e.Why))
	}
	whole := x.words("bevindingen", "Bevindingen: wat is er gebeurd?", "Findings: what happened?", c.Findings)
	whole.Group = r.T("De klacht als geheel", "The complaint as a whole")
	fields = append(fields, whole, x.words("conclusies", "Conclusies: wat doen wij ermee?", "Conclusions: what do we do about it?", c.Conclusions))
	if c.Advice.Asked {
		fields = append(fields, x.words("afwijken", "Waarom wijkt dit af van het advies? (alleen als het afwijkt)", "Why does this depart from the advice? (only when it does)", c.Advice.Departed))
	}
	return x.form("oordeel", r.T("Schrijf bevindingen en oordeel op", "Write findings and judgment down"), r.T("U mag dit in stukken doen. Na de brief staat het vast.", "You may do this piece by piece. After the letter it is fixed."), r.T("Bewaar", "Save"), fields...)
}

func (x *complaintView) learnForm() page.FileForm {
	r, l := x.r, &x.c.Learning
	owners := []page.FileChoice{x.none("Kies", "Choose", l.Owner == 0)}
	for _, p := range x.owners {
		owners = append(owners, page.FileChoice{Value: itoa(p.ID), Text: p.Name, On: p.ID == l.Owner})
	}
	act := x.ticks("actie", "Verandert er iets?", "Does something change?", page.FileChoice{Value: "1", Text: r.T("Ja, iemand gaat dit verbeteren", "Yes, somebody will improve this"), On: l.Action == complaint.Act},
		page.FileChoice{Value: "2", Text: r.T("Nee, er verandert niets", "No, nothing changes"), On: l.Action == complaint.LeaveIt})
	act.Kind = page.RadioField
	return x.form("leer", r.T("Schrijf op wat wij leren", "Write down what we learn"), r.T("Zonder oorzaak sluit geen klacht. Bij ja krijgt de collega een taak, zonder namen erin.", "No complaint closes without a cause. With yes the colleague gets a task, without names in it."), r.T("Bewaar", "Save"),
		x.line("oorzaak", "Waardoor kwam dit?", "What caused this?", l.Cause), act, x.pick("eigenaar", "Bij ja: wie", "If yes: who", owners...), x.dayField("datum", "Bij ja: klaar op", "If yes: done by", l.Until), x.words("reden", "Bij nee: waarom niet", "If no: why not", l.Why))
}

func (x *complaintView) moveForm() page.FileForm {
	r := x.r
	to := x.ticks("verplaatsen", "Wat is het?", "What is it?", page.FileChoice{Value: string(complaint.Objection), Text: r.T("Een bezwaar: het gaat over een besluit", "An objection: it is about a decision")},
		page.FileChoice{Value: string(complaint.Report), Text: r.T("Een melding: er moet iets worden gemaakt of opgeruimd", "A report: something must be mended or cleaned up")})
	to.Kind = page.RadioField
	announced := x.dayField("bekend", "Bij een bezwaar: wanneer is het besluit bekendgemaakt?", "For an objection: when was the decision made known?", x.c.Moves.Announced)
	announced.Hint = r.T("Dan rekenen wij uit of de klant op tijd is en tot wanneer u beslist.", "Then we compute whether the customer is in time, and until when you decide.")
	return x.form("verplaats", r.T("Maak er een bezwaar of een melding van", "Make it an objection or a report"), r.T("De eerste dag van ontvangst blijft gelden: ", "The first day of receipt stays: ")+r.LongDate(x.c.Day)+".", r.T("Maak aan", "Make it"),
		to, x.labelPick("product", "Onderwerp", "Subject", "", false), x.labelPick("afdeling", "Afdeling", "Department", "", true), x.line("titel", "Titel", "Title", x.c.Title), announced)
}

// thankForm thanks who gave a compliment or an idea, with a sentence that is
// ready; what was sent by itself when it came in is not sent twice.
func (x *complaintView) thankForm() page.FileForm {
	r := x.r
	words := x.words("woorden", "Wat doen wij hiermee? (voor onszelf, mag leeg)", "What do we do with it? (for ourselves, may be empty)", x.c.Conclusions)
	if x.thanks == nil {
		return x.form("bedankt", r.T("Bedankt", "Thanked"), r.T("Wij kunnen wie dit gaf niet bereiken: er gaat geen bericht uit.", "We cannot reach who gave this: no message is sent."), r.T("Rond af als bedankt", "Close as thanked"), words)
	}
	to := r.T("Dit gaat naar ", "This goes to ") + strings.Join(x.thanks.To, ", ") + "."
	message := x.words("bericht", "Wat schrijven wij?", "What do we write?", x.thanks.Body)
	if x.c.Thanks.Done() {
		to = fmt.Sprintf(r.T("Op %s ging dit bedankje al uit. Laat het zo staan, dan gaat er niets meer uit. Wijzigt u het, dan sturen wij het nog een keer.", "On %s these thanks were sent already. Leave them as they are, and nothing more is sent. When you change them, we send them once more."), x.when(x.c.Thanks))
	}
	f := x.form("bedankt", r.T("Bedankt", "Thanked"), to, r.T("Bedank en rond af", "Thank and close"), message, words)
	if x.c.Thanks.Done() {
		f.Fields = append(f.Fields, page.FileField{Name: "ging-al-uit", Kind: page.HiddenField, Value: x.thanks.Body})
	}
	return f
}
