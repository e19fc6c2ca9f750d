package sentence

import (
	"strings"

	"handvest/internal/calendar"
)

// license reads the words around a length of time and decides how strongly
// they make it a term.
func (s *scan) license(c *candidate) {
	limit := s.left(c)
	s.right(c, limit)
	if c.strength == 0 && c.noteworthy != "longer" {
		s.context(c)
	}
	if s.is(c.from-1, "tot", "naar", "to") && s.any([]string{"korten", "verkorten", "verkort", "ingekort", "teruggebracht", "terugbrengen", "brengen", "reduce", "shorten"}) {
		c.strength, c.noteworthy = 3, "lowered" // "van 8 weken korten wij in tot 5 weken"
	}
	if s.is(c.to, "gratis", "free") {
		c.strength = 0
	}
	if limit == "" && !c.backward && c.strength == 3 {
		c.min = c.min && !s.is(c.from, "binnen")
	}
}

// left walks over the words before it: binnen, uiterlijk, gemiddeld, circa. It
// gives the word that made it a limit.
func (s *scan) left(c *candidate) (limit string) {
	atLeast, upward := false, false
	spare := 2
	for i := c.from; i > 0; {
		if start, w := s.before(i, maxWords...); w != "" && !(w == "eerste" && !s.is(start-1, "de", "binnen")) {
			if c.strength < 3 || limit == "" {
				limit = w
			}
			if w == "binnen" || w == "within" {
				limit = w
			}
			c.strength, c.from, i = 3, start, start
			continue
		}
		if start, fewer, ok := s.comparative(i); ok {
			if fewer || s.never(start) {
				limit = "dan"
			} else {
				atLeast, upward = true, true
			}
			c.strength, c.from, i = 3, start, start
			continue
		}
		if start, w := s.before(i, minWords...); w != "" {
			if s.never(start) {
				limit, c.strength = w, 3
			} else {
				atLeast = true
				upward = upward || w == "langer dan" || w == "longer than" || w == "later dan" || w == "later than"
				c.strength = max(c.strength, 3)
			}
			c.from, i = start, start
			continue
		}
		if start, w := s.before(i, avgWords...); w != "" {
			c.average, c.strength = true, max(c.strength, 2)
			c.from, i = start, start
			continue
		}
		if start, w := s.before(i, aboutWords...); w != "" {
			c.approx = true
			c.from, i = start, start
			continue
		}
		if start, w := s.before(i, aimWords...); w != "" {
			c.aim = true
			c.from, i = start, start
			continue
		}
		if s.is(i-1, "de") && s.is(i-2, "tussen") {
			i--
		}
		if s.is(i-1, "tussen", "between") && c.low >= 0 {
			c.strength = max(c.strength, 2)
			i--
			c.from = i
			continue
		}
		if spare > 0 && s.is(i-1, fillers...) && s.t[i-1].spent == "" {
			spare--
			i--
			continue
		}
		break
	}
	c.min = atLeast && limit == ""
	if c.min && upward && c.unit != calendar.Times {
		c.strength, c.noteworthy = 0, "longer" // "het duurt soms langer dan 3 weken" promises nothing
	}
	return limit
}

// comparative finds any comparison just before token i: verder weg dan, hoger
// dan, quicker than. Fewer says that it compares downwards.
func (s *scan) comparative(i int) (start int, fewer, ok bool) {
	if !s.is(i-1, "dan", "than") {
		return 0, false, false
	}
	for j := i - 2; j >= i-3 && j >= 0; j-- {
		w := s.t[j].text
		if s.t[j].kind == word && len(w) > 4 && strings.HasSuffix(w, "er") && !s.is(j, "ander", "onder", "after", "ieder", "eerder", "minder") {
			return j, s.is(j, "korter", "sneller", "vlugger", "vroeger", "lager", "kleiner", "dichter", "fewer", "shorter", "quicker", "sooner", "faster"), true
		}
	}
	return 0, false, false
}

// never says whether "langer dan" at token i is denied: nooit langer dan,
// niemand wacht langer dan, langer dan 10 minuten wacht u niet.
func (s *scan) never(i int) bool {
	if !s.is(i, ">") && !s.is(i+1, "dan", "than") && !s.is(i+2, "dan", "than") {
		return false
	}
	if _, ruledOut := s.has("komt niet voor", "komt bij ons niet voor", "komt nooit voor", "komt bij ons nooit voor", "doen we niet", "doen wij niet", "gebeurt niet", "gebeurt nooit", "does not happen", "never happens"); ruledOut {
		return true
	}
	for j := i - 1; j >= 0 && s.t[j].clause == s.t[i].clause; j-- {
		if s.is(j, denials...) {
			return true
		}
	}
	for j := i + 2; j < len(s.t) && s.t[j].clause == s.t[i].clause; j++ {
		if s.is(j, denials...) {
			return true
		}
	}
	return false
}

var denials = []string{"niet", "nooit", "geen", "niemand", "nergens", "never", "not", "no", "nobody", "none", "zelden"}

// atLatest says whether a limit is a last moment: with "voor" behind it, it
// counts backwards.
func atLatest(limit string) bool {
	switch limit {
	case "uiterlijk", "op zijn laatst", "op z'n laatst", "ten laatste", "no later than", "not later than", "niet later dan", "nooit later dan", "at the latest":
		return true
	}
	return false
}

// event says whether something that happens stands at token i: what comes
// before it comes in time, and not for its sake.
func (s *scan) event(i int) bool {
	if i >= len(s.t) || s.t[i].kind != word || s.t[i].spent != "" {
		return i < len(s.t) && s.t[i].kind == number
	}
	return s.is(i, "de", "het", "een", "uw", "ons", "onze", "die", "deze", "dat", "dit", "elke", "elk", "iedere", "ieder", "zijn", "haar", "hun", "jouw", "aanvang", "start", "begin", "afloop", "verloop", "verlopen", "vertrek", "sluiting", "ingang", "einde", "uitvoering",
		"werkzaamheden", "oplevering", "aankomst", "verzending", "vervaldatum", "verloopdatum", "publicatie", "plaatsing", "kerst", "pasen") || len(s.t[i].text) > 6 && strings.HasSuffix(s.t[i].text, "ing")
}

// timeOfDay says whether a moment of the day stands at token i.
func (s *scan) timeOfDay(i int) bool {
	return i < len(s.t) && s.t[i].spent == "clock" || s.is(i, "het") && s.is(i+1, "einde", "eind")
}

// right reads what follows: van tevoren, voor de afloop, na ontvangst.
func (s *scan) right(c *candidate, limit string) {
	_, ahead := s.anyOf(c.to, "notice", "' notice", "van tevoren", "van te voren", "vantevoren", "tevoren", "te voren", "vooraf", "voordat", "voorafgaand", "voorafgaande", "in advance", "beforehand", "prior to", "vooruit", "ahead")
	_, before := s.anyOf(c.to, "voor", "before", "eerder")
	if before == "voor" && (s.is(c.from-1, "na") || s.is(c.to+2, "klaar", "gereed") || limit == "binnen" || s.is(c.to+1, "u", "uw", "een", "het", "de") && limit != "" && !atLatest(limit) && limit != "minimaal" && !c.min) {
		before = ""
	}
	if before == "voor" && !s.event(c.to+1) {
		before = "" // "5 dagen voor e-mail" is for e-mail
	}
	if _, lasts := s.has("duurt", "duren", "kost", "takes"); lasts && (ahead == "voordat" || before != "") && !c.min {
		ahead, before = "", "" // "het duurt 12 weken voordat u iets hoort"
	}
	if before != "" && s.timeOfDay(c.to+1) {
		before = "" // "uiterlijk de volgende werkdag voor 12.00 uur"
	}
	if (ahead != "" || before != "" && limit != "binnen" && limit != "within") && c.unit != calendar.Times && !c.instant {
		c.backward, c.min = true, true
		c.strength = max(c.strength, 2)
	}
	if s.lasting(c) && c.strength < 3 {
		return
	}
	if _, w := s.anyOf(c.to, "na", "nadat", "later", "after", "vanaf", "daarna", "erna", "following", "of receiving", "of receipt"); w != "" {
		c.aftermath = true
		c.strength = max(c.strength, 2)
	}
	if _, w := s.anyOf(c.to, "of korter", "of minder", "of sneller", "or less"); w != "" {
		c.strength = max(c.strength, 2)
	}
}

// context decides for a length of time without a limit: a noun such as
// wachttijd, or a weak word such as in.
func (s *scan) context(c *candidate) {
	if c.unit == calendar.Times {
		return
	}
	for j := c.from - 1; j >= 0; j-- {
		if s.boundary(j) && !s.is(j, ":", "(", ")") {
			break
		}
		if s.is(j, termNouns...) || s.termNoun(j) {
			c.strength = 2
			return
		}
	}
	if _, w := s.before(c.from, "elke", "iedere", "om de", "eens per", "eens in de", "every"); w != "" && s.any(doing) {
		c.strength, c.noteworthy = 2, "interval"
		return
	}
	if at, ok := s.stem("verleng", "uitgesteld", "uitstel", "verdaag", "verdag", "opgeschort", "opschort", "extend"); ok && s.is(c.from-1, "met") && at > 0 {
		c.strength, c.noteworthy = 2, "extension"
		return
	}
	if _, ok := s.stem("stre", "aim"); ok && s.is(c.from-1, "naar", "op", "for") {
		c.strength, c.aim = 2, true
		return
	}
	if s.is(c.from-1, "na") && s.anywhere([]string{"klaar", "gereed", "ophalen", "afhalen", "opgehaald", "afgehaald", "ready"}) {
		c.strength = 2
		return
	}
	if s.is(c.from-1, "na", "after") && (c.unit == calendar.Seconds || c.unit == calendar.Rings || c.unit != calendar.Years && !s.lasting(c) && s.anywhere([]string{"krijgt", "ontvangt", "hebt", "heeft", "bent u", "receive"}) && !s.anywhere([]string{"aanmaning", "boete", "dwangbevel"})) {
		c.strength = 1
		return
	}
	if s.is(c.from-1, "in") && c.unit != calendar.Years && !s.is(c.number, "een") || s.is(c.from-1, ":") {
		c.strength = 1
		return
	}
	if !s.lasting(c) && len(s.t) <= 7 && c.to >= len(s.t)-1 && c.unit != calendar.Years && s.verbless() {
		c.strength = 1 // a row of a table: "Brief 10 werkdagen"
		return
	}
	s.process(c)
}

// termNoun says whether token i is a word such as betaaltermijn or rijtijd, and not one for how old something is or when a door is open.
func (s *scan) termNoun(i int) bool {
	w := s.t[i].text
	if s.t[i].kind != word || len(w) < 7 || strings.HasSuffix(w, "leeftijd") || s.is(i, "altijd", "bedenktijd", "openingstijd", "wachttijd", "bewaartermijn", "bewaartijd", "opzegtermijn", "geldigheidsduur", "reistijd", "looptijd", "maaltijd", "wedstrijd") {
		return false
	}
	return strings.HasSuffix(w, "termijn") || strings.HasSuffix(w, "tijd") || strings.HasSuffix(w, "duur")
}

// process decides for a length of time with nothing before it: what is done,
// said or waited for in its clause takes that long. "We hebben 3 tot 5
// werkdagen nodig."
func (s *scan) process(c *candidate) {
	if c.instant || c.unit == calendar.Years || !s.expects(*c) && s.is(c.from-1, "van", "of", "tot", "op", "aan") && !s.is(c.from-2, "uitgaan", "uit") || s.is(c.number, "a", "an") || s.lasting(c) {
		return
	}
	if c.unit == calendar.WorkingDays || c.unit == calendar.WorkingHours || s.expects(*c) {
		c.strength = 1
		return
	}
	for i := range s.t {
		if s.t[i].clause == s.t[c.number].clause && (s.cue(i, doing) || s.cue(i, waiting) || s.cue(i, telling) || s.is(i, "nodig", "tijd", "need", "take", "takes")) {
			c.strength = 1
			return
		}
	}
}

// lasting finds a length of time that is a property of something and no term:
// a walk of 5 minutes, a course of 3 weeks.
func (s *scan) lasting(c *candidate) bool {
	return s.is(c.to, "lopen", "lopend", "rijden", "fietsen", "oud", "oude", "lang", "durende", "durend", "geleden", "jong", "parkeren", "gratis", "ago", "old", "long", "walk", "drive", "lesuur") ||
		s.is(c.to, "uit", "open") || s.is(c.from-1, "na", "after") && s.is(c.from-2, "vervalt", "verloopt", "vervallen", "verlopen", "expires", "stopt")
}

// verbless says whether the sentence looks like a row of a table.
func (s *scan) verbless() bool {
	_, ok := s.has("wij", "we", "u", "is", "zijn", "wordt", "worden", "heeft", "hebben", "kan", "kunt", "bestaat", "krijgt")
	return !ok
}

// frequency finds lengths of time that say how often: per week, elke 2 weken;
// and how long something is kept or valid.
func (s *scan) frequency(c candidate) bool {
	if c.instant {
		return false
	}
	if s.is(c.to, "per") && !s.is(c.to+1, "brief", "e-mail", "telefoon", "post", "mail", "sms") && c.strength < 3 {
		return true
	}
	if _, w := s.before(c.from, "elke", "iedere", "om de", "eens per", "eens in de", "every"); w != "" && c.strength < 3 && c.unit != calendar.Times && s.any(doing) {
		return false
	}
	if _, w := s.before(c.from, "elke", "iedere", "om de", "eens per", "eens in de", "keer per", "keer in de", "maal per", "per", "every", "once a", "once every", "een keer per", "een keer in de", "al", "ruim", "de afgelopen", "afgelopen", "de komende", "komende", "laatste", "de laatste"); w != "" && c.strength < 3 {
		return true
	}
	if c.unit == calendar.Times && (c.strength < 3 || c.min) {
		return true
	}
	if c.strength < 3 {
		if _, ok := s.stem("geldig", "bewaar", "bewaard", "bewaren", "houdbaar"); ok {
			return true
		}
	}
	return false
}
