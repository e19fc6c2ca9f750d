package complaint

import (
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// MostDelay is by how many weeks handling may be postponed (Awb 9:11(2)).
const MostDelay = 4

// ways are the states that can follow each state.
var ways = map[State][]State{
	Taken:    {Solved, Informal, Formal, NotHandled, Moved, Withdrawn},
	Informal: {Settled, Formal, NotHandled, Moved, Withdrawn},
	Formal:   {Decided, Settled, NotHandled, Moved, Withdrawn},
}

// Ways are the states that can follow, whatever is still missing. A compliment
// or an idea asks for thanks, and for nothing of the procedure.
func (c *Complaint) Ways() []State {
	if c.Kind != Grievance && c.Kind != "" {
		if c.State == Taken {
			return []State{Thanked}
		}
		return nil
	}
	return slices.Clone(ways[c.State])
}

// needs collects what is missing, each with its place on the screen, why the
// law or the house asks for it, and what to do.
type needs struct{ all fault.List }

func (n *needs) need(met bool, place, nl, en string) {
	if !met {
		n.all = append(n.all, fault.New(fault.Invalid, nl, en).At(place))
	}
}

// May says what is missing before a complaint can reach its next state; nil is
// nothing. Terms are judged by the terms of the complaint on that day.
func (c *Complaint) May(next State, t Terms, today calendar.Date) error {
	if !slices.Contains(c.Ways(), next) {
		return fault.New(fault.Conflict, "Deze stap kan niet vanuit deze stand. Laad de pagina opnieuw om te zien wat nu kan.",
			"This step is not possible from this state. Load the page again to see what is possible now.")
	}
	n := &needs{}
	switch next {
	case Solved:
		c.solvable(n)
	case Informal, Formal:
		c.handling(n)
		if next == Formal {
			c.formal(n)
		}
	case Settled:
		c.settled(n)
	case Decided:
		c.decided(n)
	case NotHandled:
		c.refused(n, t, today)
	case Moved:
		n.need(c.Moves.To != "" && c.Moves.Subject != 0, "verplaatsen", "Maak eerst het bezwaar of de melding, met de eerste dag van ontvangst.", "Make the objection or the report first, with the first day of receipt.")
		n.need(c.Moves.Told.Done(), "bericht", "Vertel de klager dat dit geen klacht is, en wat het wel is.", "Tell the complainant that this is no complaint, and what it is.")
	case Thanked:
		n.need(c.Thanks.Done(), "bedankt", "Bedank wie dit gaf, en schrijf op dat u dat deed.", "Thank who gave this, and write down that you did.")
	case Withdrawn:
		n.need(strings.TrimSpace(c.Settlement.Words) != "", "intrekken", "Schrijf op hoe de klager de klacht introk.", "Write down how the complainant withdrew the complaint.")
		n.all = append(n.all, listed(c.Learning.Check())...)
	}
	return n.all.Err()
}

// solvable is the seven steps of the conversation (S1-20). Solving at once ends
// with the sixth; the seventh is for what could not be solved.
func (c *Complaint) solvable(n *needs) {
	for i := range 6 {
		n.need(c.Steps[i], "stap", StepNames[i].undone().NL, StepNames[i].undone().EN)
	}
	n.all = append(n.all, listed(c.Learning.Check())...)
}

// StepNames are the seven steps of a conversation with somebody who complains
// (S1-20).
var StepNames = [7]StepName{
	{Word{"Begrip tonen", "Show that you understand"}}, {Word{"Bedanken", "Thank them"}}, {Word{"Uitleggen waarom de klacht belangrijk is", "Explain why the complaint matters"}},
	{Word{"Excuses maken", "Apologise"}}, {Word{"Opschrijven", "Write it down"}}, {Word{"Direct verhelpen, als dat kan", "Put it right at once, if that is possible"}},
	{Word{"Zorgen dat het wordt verholpen", "See to it that it is put right"}},
}

// StepName is the name of a step.
type StepName struct{ Word }

func (s StepName) undone() Word {
	return Word{"Zet in het gesprek de stap “" + s.NL + "”.", "Take the step “" + s.EN + "” in the conversation."}
}

// handling is what any handling begins with.
func (c *Complaint) handling(n *needs) {
	n.need(c.Handler != 0, "behandelaar", "Kies wie deze klacht behandelt.", "Choose who handles this complaint.")
	n.all = append(n.all, listed(c.CheckHandler(c.Handler))...)
}

// CheckHandler refuses somebody who was involved in the conduct, or decided
// about it (Awb 9:7, KL-5). A complaint about the authority itself, its chair or
// a member is excepted by the act.
func (c *Complaint) CheckHandler(id int64) error {
	if c.OnBoard || id == 0 {
		return nil
	}
	switch {
	case slices.Contains(c.About, id):
		return fault.New(fault.Invalid, "Deze collega is betrokken bij waar de klacht over gaat en mag haar niet behandelen (Awb 9:7). Kies iemand anders.",
			"This colleague was involved in what the complaint is about and may not handle it (Awb 9:7). Choose somebody else.").At("behandelaar")
	case slices.Contains(c.Deciders, id):
		return fault.New(fault.Invalid, "Deze leidinggevende besliste over waar de klacht over gaat en mag haar niet behandelen (Awb 9:7). Kies iemand anders.",
			"This manager decided about what the complaint is about and may not handle it (Awb 9:7). Choose somebody else.").At("behandelaar")
	}
	return nil
}

// formal is what the procedure begins with (Awb 9:4).
func (c *Complaint) formal(n *needs) {
	n.need(c.Party != 0, "klager", "De procedure geldt voor een klacht met naam en adres (Awb 9:4). Vul in wie klaagt, of los de klacht informeel op.",
		"The procedure is for a complaint with a name and address (Awb 9:4). Fill in who complains, or settle it informally.")
	n.need(c.Attributes.Written, "schriftelijk", "De procedure geldt voor een klacht op schrift (Awb 9:4). Zet de mondelinge klacht op papier en laat de klager die bevestigen.",
		"The procedure is for a complaint in writing (Awb 9:4). Put the oral complaint on paper and let the complainant confirm it.")
	n.need(strings.TrimSpace(c.Text) != "", "omschrijving", "Beschrijf waar de klacht over gaat (Awb 9:4).", "Describe what the complaint is about (Awb 9:4).")
	n.need(len(c.Elements) > 0, "onderdelen", "Zet de klacht uiteen in een of meer onderdelen.", "Set the complaint out in one or more elements.")
	n.need(c.Acknowledged.Done(), "bevestiging", "Bevestig eerst op schrift dat u de klacht hebt ontvangen (Awb 9:6).", "Confirm in writing first that you received the complaint (Awb 9:6).")
	if c.Advice.Asked {
		n.need(strings.TrimSpace(c.Advice.Adviser) != "", "advies", "Noem in de bevestiging wie adviseert (Awb 9:15).", "Name in the confirmation who advises (Awb 9:15).")
	}
}

// settled is KL-3: the complainant is satisfied, and that is on record.
func (c *Complaint) settled(n *needs) {
	n.need(c.Settlement.Agreed.Known() && c.Settlement.Agreed != 0, "akkoord", "Schrijf op wanneer de klager zei tevreden te zijn (Awb 9:5).", "Write down when the complainant said to be satisfied (Awb 9:5).")
	n.need(c.Settlement.How != "", "akkoord-hoe", "Schrijf op hoe de klager dat zei: aan de telefoon, per brief of mail, of in een gesprek.", "Write down how the complainant said so: on the telephone, by letter or mail, or in person.")
	n.all = append(n.all, listed(c.Learning.Check())...)
}

// refused is KL-6.
func (c *Complaint) refused(n *needs, t Terms, today calendar.Date) {
	r := &c.Refusal
	n.need(slices.ContainsFunc(Grounds, func(g GroundOf) bool { return g.Code == r.Ground }), "grond", "Kies de grond van artikel 9:8.", "Choose the ground of article 9:8.")
	n.need(strings.TrimSpace(r.Why) != "", "motivering", "Leg uit waarom deze grond hier geldt.", "Explain why this ground holds here.")
	if r.Ground == OverAYear && !YearPassed(c.Conduct, c.Day) {
		n.need(false, "grond", "De gedraging was niet langer dan een jaar vóór de klacht, of de dag ervan is niet ingevuld.", "The conduct was not more than a year before the complaint, or its day is not filled in.")
	}
	n.need(r.Told.Done(), "bericht", "Vertel de klager op schrift dat u de klacht niet behandelt, met de weg naar de ombudsman (Awb 9:8 lid 3, 9:12 lid 2).", "Tell the complainant in writing that you do not handle the complaint, with the way to the ombudsman (Awb 9:8(3), 9:12(2)).")
	n.need(c.Ombudsman.Done(), "ombudsman", "Noem in de brief bij welke ombudsman en tot wanneer de klager terecht kan.", "Name in the letter to which ombudsman the complainant can go, and until when.")
	if today > t.Refuse && !r.Told.Done() {
		n.need(false, "termijn", "De vier weken om dit te melden zijn voorbij. Overleg of u de klacht toch behandelt.", "The four weeks to tell this have passed. Consider handling the complaint after all.")
	}
	n.all = append(n.all, listed(c.Learning.Check())...)
}

// decided is everything before the decision letter counts as sent: both sides
// were heard or a ground of 9:10(2) holds, each element is judged, and the
// letter names the ombudsman (KL-7, KL-9, KL-11).
func (c *Complaint) decided(n *needs) {
	c.handling(n)
	if len(c.About) > 0 {
		n.need(c.CopySent.Done(), "afschrift", "Stuur degene over wie is geklaagd een afschrift van de klacht (Awb 9:9).", "Send who is complained about a copy of the complaint (Awb 9:9).")
	}
	c.heard(n)
	if c.Advice.Asked {
		n.need(c.Advice.Given.Done(), "advies", "Wacht op het advies (Awb 9:14).", "Wait for the advice (Awb 9:14).")
		n.need(c.Advice.Advised == NoJudgmentYet || !c.differs() || strings.TrimSpace(c.Advice.Departed) != "", "afwijken", "Leg uit waarom het oordeel afwijkt van het advies (Awb 9:16).", "Explain why the judgment departs from the advice (Awb 9:16).")
	}
	n.need(len(c.Elements) > 0, "onderdelen", "Zet de klacht uiteen in een of meer onderdelen.", "Set the complaint out in one or more elements.")
	for i := range c.Elements {
		e := &c.Elements[i]
		n.need(slices.Contains(Judgments, e.Finding), "oordeel", "Geef een oordeel over elk onderdeel.", "Judge each element.")
		n.need(strings.TrimSpace(e.Why) != "", "waarom", "Leg bij elk onderdeel uit hoe u tot het oordeel kwam.", "Explain with each element how you came to the judgment.")
		n.need(known(Classes, e.Class), "soort", "Kies bij elk onderdeel waar het over gaat.", "Choose with each element what it is about.")
	}
	n.need(strings.TrimSpace(c.Findings) != "", "bevindingen", "Schrijf de bevindingen op (Awb 9:12).", "Write down the findings (Awb 9:12).")
	n.need(strings.TrimSpace(c.Conclusions) != "", "conclusies", "Schrijf op welke conclusies u eraan verbindt (Awb 9:12).", "Write down the conclusions that you draw (Awb 9:12).")
	n.need(c.Letter.Done(), "brief", "Verstuur de brief met het oordeel.", "Send the letter with the judgment.")
	n.need(c.Ombudsman.Done(), "ombudsman", "Zonder de alinea over de ombudsman kan de brief niet weg (Awb 9:12 lid 2).", "Without the paragraph about the ombudsman the letter cannot leave (Awb 9:12(2)).")
	n.all = append(n.all, listed(c.Learning.Check())...)
}

// heard is Awb 9:10: both could be heard, and a report was made.
func (c *Complaint) heard(n *needs) {
	h := &c.Hearing
	switch h.Waived {
	case NoWaiver:
		n.need(h.Invited.Done(), "horen", "Nodig de klager uit om te vertellen wat er gebeurde (Awb 9:10).", "Invite the complainant to tell what happened (Awb 9:10).")
		if len(c.About) > 0 {
			n.need(h.InvitedOther.Done(), "horen-ander", "Nodig ook degene over wie is geklaagd uit (Awb 9:10).", "Invite who is complained about too (Awb 9:10).")
		}
		n.need(h.Held.Done(), "gehoord", "Hoor de klager, of kies waarom dat niet hoeft (Awb 9:10 lid 2).", "Hear the complainant, or choose why that is not needed (Awb 9:10(2)).")
		n.need(strings.TrimSpace(h.Report) != "", "verslag", "Maak een verslag van het horen (Awb 9:10 lid 3).", "Make a report of the hearing (Awb 9:10(3)).")
	case Unfounded, NotWanted, NoReaction:
		n.need(strings.TrimSpace(h.Reason) != "", "afzien", "Schrijf op waaruit blijkt dat horen niet hoeft (Awb 9:10 lid 2).", "Write down what shows that hearing is not needed (Awb 9:10(2)).")
		if h.Waived == NoReaction {
			n.need(h.Invited.Done(), "horen", "Wie niet reageert moet wel zijn uitgenodigd (Awb 9:10 lid 2).", "Who does not react must have been invited (Awb 9:10(2)).")
		}
		if h.Waived == Unfounded {
			n.need(!c.anyFounded(), "afzien", "Een klacht die deels gegrond is, is niet kennelijk ongegrond: hoor de klager.", "A complaint that is partly founded is not manifestly unfounded: hear the complainant.")
		}
	default:
		n.need(false, "afzien", "Kies een van de drie gronden om niet te horen.", "Choose one of the three grounds not to hear.")
	}
}

func (c *Complaint) anyFounded() bool {
	return slices.ContainsFunc(c.Elements, func(e Element) bool { return e.Finding == Founded || e.Finding == Partly })
}

// differs says whether the judgment as a whole departs from the advice.
func (c *Complaint) differs() bool { return c.Judgment() != c.Advice.Advised }

// Judgment is that of the complaint as a whole: founded or unfounded when all
// judged elements are, partly when they differ.
func (c *Complaint) Judgment() Judgment {
	whole := NoJudgmentYet
	for i := range c.Elements {
		switch f := c.Elements[i].Finding; {
		case f == NoJudgmentYet:
			return NoJudgmentYet
		case f == NoJudgment:
			if whole == NoJudgmentYet {
				whole = NoJudgment
			}
		case whole == NoJudgmentYet || whole == NoJudgment:
			whole = f
		case whole != f:
			whole = Partly
		}
	}
	return whole
}

// listed is every fault in an error.
func listed(err error) fault.List {
	if err == nil {
		return nil
	}
	if l, ok := err.(fault.List); ok { //nolint:errorlint // ours come unwrapped
		return l
	}
	if f := fault.As(err); f != nil {
		return fault.List{f}
	}
	return nil
}
