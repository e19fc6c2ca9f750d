package sentence

import (
	"math"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// maxBytes is the longest sentence that is read.
const maxBytes = 1500

// Read turns one sentence into a norm. The context is the heading above it, or
// empty. A sentence that contradicts itself comes with a fault.List that says
// why, beside the reading as far as it goes. Vague words give questions; a
// number that is not in the sentence is never made up.
func Read(sentence, context string) (Reading, error) {
	if len(sentence) > maxBytes {
		return Reading{Kind: Quality, Aggregate: None}, fault.Newf(fault.Invalid,
			"de zin is langer dan %d tekens: geef een zin tegelijk.", "the sentence is longer than %d characters: give one sentence at a time.", maxBytes)
	}
	s := newScan(sentence)
	var r Reading
	r.Window, r.Missing = s.windows()
	shares := s.shares()
	all := s.candidates()
	h := s.hedges()
	s.share(&r, shares)
	s.compensation(&r)
	main := s.choose(&r, all, len(shares) > 0)
	if main != nil {
		s.take(&r, *main)
		s.officeHours(&r)
	}
	s.also(&r, all, main)
	r.Kind = s.kind(&r, h, context)
	s.measure(&r, h, main, shares)
	s.contradict(&r, h, main, shares, all)
	s.ask(&r, h, main, all)
	r.Subject = s.subject()
	r.Answers = s.any([]string{"beantwoord", "beantwoorden", "antwoord", "reactie", "reageren", "reageert", "answer", "reply", "respond"})
	r.Decides = s.any([]string{"beslissing", "beslissen", "beslist", "besluit", "beschikking", "beschikt", "decide", "decision"})
	r.Trace = s.trace
	var faults fault.List
	for _, c := range r.Contradictions {
		faults = append(faults, fault.New(fault.Invalid, c.Text.NL, c.Text.EN))
	}
	return r, faults.Err()
}

// share takes the first percentage, and the other limit where the sentence
// names a lower and a higher one.
func (s *scan) share(r *Reading, list []share) {
	if len(list) == 0 {
		return
	}
	p := list[0]
	if len(list) > 1 && s.aimsFor(list) {
		p = list[len(list)-1]
	}
	r.Min, r.Max, r.Strict = p.low, p.high, p.strict
	if len(list) > 1 && r.Min != 0 && r.Max == 0 && list[1].high != 0 && list[1].low == 0 && s.onlyJoins(list[0].to, list[1].from) {
		r.Max = list[1].high
	}
}

// aimsFor finds growth: from 80% to 90%.
func (s *scan) aimsFor(list []share) bool {
	return s.is(list[0].from-1, "van", "from") && s.is(list[1].from-1, "naar", "tot", "to")
}

// choose picks the length of time that is promised. With a percentage, "direct"
// and a number of times are outcomes and no terms.
func (s *scan) choose(r *Reading, all []candidate, percent bool) *candidate {
	var best *candidate
	for i := range all {
		c := &all[i]
		if c.strength < 3 && s.t[c.number].clause == s.returned {
			continue
		}
		if c.strength == 0 || percent && (c.instant || c.unit == calendar.Times) || s.conditional(c.number) && s.hasMain() || s.denied(*c) || s.customer(*c) || c.noteworthy == "fraction" || c.negative {
			continue
		}
		if percent && c.aftermath && s.inParens(c.number) && !s.inParens(firstLimit(all)) {
			continue
		}
		switch {
		case best == nil, c.noteworthy == "lowered",
			best.instant && !c.instant,
			best.high == 0 && best.strength < 3 && c.strength == 3 && s.is(c.from, "uiterlijk"),
			!c.instant && c.strength > best.strength && (c.strength == 3 && best.strength < 2 || best.strength < 2),
			(best.aim || s.aiming(*best)) && c.strength == 3 && s.butAtLast(*c):
			best = c
		}
	}
	return best
}

func firstLimit(all []candidate) int {
	for _, c := range all {
		if c.strength == 3 {
			return c.number
		}
	}
	return -1
}

// hasMain says whether anything of the sentence is not a condition.
func (s *scan) hasMain() bool {
	for i := range s.t {
		if s.t[i].kind == word && !s.conditional(i) {
			return true
		}
	}
	return false
}

// denied finds "niet binnen 6 weken".
func (s *scan) denied(c candidate) bool {
	return s.is(c.from-1, "niet", "not") && !s.is(c.from, "langer", "meer", "later", "vaker", "niet")
}

// customer finds a term that the customer must keep: bezwaar maken binnen 6
// weken, betalen, aanleveren.
func (s *scan) customer(c candidate) bool {
	you := false
	for i := range s.t {
		if s.t[i].clause != s.t[c.number].clause || s.inParens(i) != s.inParens(c.number) {
			continue
		}
		if s.is(i, "moet", "moeten", "dient", "dienen", "must") && s.is(i+1, "u", "de") || s.is(i-1, "u", "you") && s.is(i, "moet", "dient", "must") {
			you = true
		}
		if (s.is(i, "kunt") && (s.is(i+1, "u") || s.is(i-1, "u")) || s.is(i, "can") && s.is(i-1, "you")) && s.customerActs(s.t[i].clause) {
			you = true
		}
		if n, _ := s.anyOf(i, "graag ontvangen wij", "horen het graag", "horen dat graag", "horen graag", "hoort graag", "laat het ons", "ontvangen wij graag", "wilt u", "verzoeken u", "vragen u", "verzoeken wij u", "vragen wij u", "please send", "we ask you"); n > 0 {
			you = true
		}
		if s.is(i, customerVerbs...) && (s.is(i+1, "u") && !s.opensSentence(i) || s.is(i-1, "u", "you") && !s.conditional(i)) {
			you = true
		}
		if s.is(i, "moet", "moeten", "dient", "dienen", "must") && s.customerGave(s.t[i].clause) {
			you = true
		}
		if s.is(i, "kan", "kunnen", "mogelijk") && (s.is(c.from, "tot") || s.is(c.from-1, "tot")) && s.customerActs(s.t[i].clause) {
			you = true
		}
		if s.is(i, "bezwaar", "beroep", "objection", "appeal") && (s.is(i+1, "maken", "indienen", "aantekenen", "instellen", "aan", "in") || s.is(i-1, "an", "maakt", "tekent")) {
			you = true
		}
	}
	return (you || s.imperative(c)) && !s.expects(c)
}

// expects finds what a customer may count on: "u moet rekenen op 8 weken".
func (s *scan) expects(c candidate) bool {
	for i := range s.t {
		if s.t[i].clause == s.t[c.number].clause && s.is(i, "rekenen", "rekening", "uitgaan", "wachten", "expect", "wait") {
			return true
		}
	}
	return false
}

// imperative finds a term in what a customer is told to do: "vraag de bijdrage
// aan binnen 6 maanden". Behind "en" it is ours again.
func (s *scan) imperative(c candidate) bool {
	for i := c.from - 1; i >= 0 && s.t[i].clause == s.t[c.number].clause; i-- {
		if s.is(i, "en", "and", "dan", "wij", "we") {
			return false
		}
		if (i == 0 || s.boundary(i-1)) && s.is(i, "vraag", "meld", "stuur", "geef", "dien", "lever", "betaal", "annuleer", "laat", "schrijf", "breng", "zeg", "reageer", "apply", "send", "pay", "report", "cancel") {
			return true
		}
	}
	return false
}

// customerVerbs are what a customer does by a certain time.
var customerVerbs = []string{"meldt", "levert", "vraagt", "betaalt", "stuurt", "dient", "reageert", "brengt", "retourneert", "verzendt", "vult", "overlegt", "pay", "send", "report", "submit", "return"}

// customerGave finds what only a customer can have done, in one clause.
func (s *scan) customerGave(clause int) bool {
	for i := range s.t {
		if s.t[i].clause == clause && (s.is(i, "ingediend", "aangeleverd", "ingeleverd", "aangevraagd", "gemeld", "doorgegeven", "ingezonden", "ingestuurd", "teruggestuurd", "aangemeld", "opgezegd", "submitted", "returned", "lodged") || s.is(i, "betaald", "voldaan", "paid") && !s.any([]string{"wij", "we", "ons"})) {
			return true
		}
	}
	return s.customerActs(clause)
}

// customerActs finds what only a customer does, in one clause.
func (s *scan) customerActs(clause int) bool {
	for i := range s.t {
		if s.t[i].clause == clause && s.is(i, "doorgeven", "indienen", "annuleren", "wijzigen", "afzeggen", "inleveren", "aanmelden", "opzeggen", "herroepen", "cancel", "reageren", "inschrijven", "verzetten", "aanvragen", "inspreken", "betalen", "aanleveren", "terugsturen") {
			return true
		}
	}
	return false
}

// aiming finds a wish before the term: wij streven naar 2 dagen.
func (s *scan) aiming(c candidate) bool {
	for i := c.number; i >= 0 && s.t[i].clause == s.t[c.number].clause; i-- {
		if n, _ := s.anyOf(i, trying...); n > 0 {
			return true
		}
	}
	return false
}

// butAtLast finds the hard limit behind a wish: maar uiterlijk, in ieder geval.
func (s *scan) butAtLast(c candidate) bool {
	for i := c.from; i >= 0 && i >= c.from-4; i-- {
		if s.is(i, "uiterlijk", "geval", "maximaal", "hooguit", "most", "latest", "case", "nooit", "altijd") {
			return true
		}
	}
	return false
}

// take puts the chosen length of time into the reading.
func (s *scan) take(r *Reading, c candidate) {
	t, ok := termOf(c)
	if !ok {
		return
	}
	r.HasQuantity, r.Quantity, r.Unit, r.Comparator, r.Direction = true, t.Quantity, t.Unit, t.Comparator, t.Direction
	s.term = c.number
	s.note("term", c.from, c.to)
}

func termOf(c candidate) (Term, bool) {
	v := c.high
	if c.min && c.low >= 0 {
		v = c.low
	}
	if v < 0 || v > math.MaxInt32 || isDecimal(v) {
		return Term{}, false
	}
	t := Term{Quantity: int32(v), Unit: c.unit, Comparator: "max", Direction: "after"}
	if c.min {
		t.Comparator = "min"
	}
	if c.backward {
		t.Direction = "before"
	}
	return t, true
}

// also keeps the other terms of the sentence.
func (s *scan) also(r *Reading, all []candidate, main *candidate) {
	for i := range all {
		c := &all[i]
		if c == main || c.strength < 3 || c.instant || c.negative || s.conditional(c.number) || s.denied(*c) || s.customer(*c) {
			continue
		}
		if t, ok := termOf(*c); ok {
			r.Also = append(r.Also, t)
			s.note("other term", c.from, c.to)
		}
	}
}

// onlyJoins says whether nothing but connecting words stands between two places.
func (s *scan) onlyJoins(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.is(i, "en", "of", "maar", ",", "-", "dan", "and", "or", "but", "en/of", "/", "van", "de", "wel", "ook") {
			return false
		}
	}
	return true
}

// measure decides how the cases are judged together.
func (s *scan) measure(r *Reading, h hedges, main *candidate, shares []share) {
	percent := r.Min != 0 || r.Max != 0
	average := main != nil && main.average || r.HasQuantity && s.averages() && !(len(shares) > 0 && shares[0].average)
	switch {
	case average:
		r.Aggregate = AverageOf
	case percent:
		r.Aggregate = ShareOf
	case r.HasQuantity || r.Window != "" || r.Compensation != "" || h.reference != "":
		r.Aggregate = Each
	case r.Kind == Availability && s.any([]string{"tijdens de openingstijden", "tijdens openingstijden", "binnen de openingstijden", "during opening hours"}):
		r.Aggregate = Each
	case r.Kind == Communication && s.mayOnly():
		r.Aggregate = None
	case (r.Kind == Communication || r.Kind == Quality && s.countable()) && h.soon == "":
		r.Aggregate = Each
	default:
		r.Aggregate = None
	}
	if h.usually != "" && !percent {
		r.Aggregate = None
	}
	r.Measurable = r.Aggregate != None
}

// mayOnly says whether the sentence only tells what the customer may do.
func (s *scan) mayOnly() bool {
	return s.any([]string{"kunt u", "u kunt", "mag u", "u mag", "you can", "you may"}) && !s.any([]string{"wij", "we", "krijgt", "ontvangt", "hoort"})
}

func (s *scan) averages() bool {
	_, ok := s.has("gemiddeld", "gemiddelde", "on average", "average")
	return ok
}

// countable finds rules about conduct that can be checked in the records.
func (s *scan) countable() bool {
	_, ok := s.has("dezelfde arts", "dezelfde medewerker", "dezelfde behandelaar", "vaste contactpersoon", "een contactpersoon", "een aanspreekpunt", "een vast aanspreekpunt", "een verslag", "verslag", "door iemand die niet", "schriftelijke reactie", "schriftelijk antwoord",
		"vaste behandelaar", "same doctor", "one contact person", "afspraken die wij", "naam van de", "kosteloos", "free of charge")
	return ok
}

// question makes a question with its two texts.
func question(code, word, nl, en string) Question {
	return Question{Code: code, Word: word, Text: charter.Text{NL: nl, EN: en}}
}

// officeHours makes hours into working hours where the sentence says so:
// "binnen 4 uur, tijdens kantooruren".
func (s *scan) officeHours(r *Reading) {
	for i := range s.t {
		if !s.is(i, "werktijden", "werktijd", "kantooruren", "kantoortijd", "kantoortijden", "openingstijden", "openingsuren") || !s.is(i-1, "binnen", "tijdens", "onder", "onze", "de") && !s.is(i-2, "binnen", "tijdens", "onder") {
			continue
		}
		switch r.Unit {
		case calendar.Hours:
			r.Unit = calendar.WorkingHours
		case calendar.Seconds, calendar.Minutes:
		default:
			continue
		}
		if r.Window == "" {
			r.Window, r.Missing = "mo-fr", "kantoortijd, niet nader bepaald"
		}
		s.note("window", i, i+1)
		return
	}
}
