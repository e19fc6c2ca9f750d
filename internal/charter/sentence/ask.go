package sentence

import (
	"fmt"

	"handvest/internal/calendar"
)

// ask gives the questions that an editor should put to the owner.
func (s *scan) ask(r *Reading, h hedges, main *candidate, all []candidate) {
	add := func(code, word, nl, en string) { r.Questions = append(r.Questions, question(code, word, nl, en)) }
	if h.usually != "" {
		add("vague", h.usually, fmt.Sprintf("Wat betekent %q: in welk deel van de gevallen, bijvoorbeeld 90%%?", h.usually),
			fmt.Sprintf("What does %q mean: in which share of the cases, for example 90%%?", h.usually))
	}
	if h.soon != "" && !r.HasQuantity && h.reference == "" {
		add("vague", h.soon, fmt.Sprintf("Wat betekent %q: binnen hoeveel uur, werkdagen of weken?", h.soon),
			fmt.Sprintf("What does %q mean: within how many hours, working days or weeks?", h.soon))
	}
	if h.trying != "" {
		add("aim", h.trying, fmt.Sprintf("%q is een streven. Belooft u dit, en in welk deel van de gevallen?", h.trying),
			fmt.Sprintf("%q is an aim. Do you promise this, and in which share of the cases?", h.trying))
	}
	if h.reference != "" && !r.HasQuantity {
		add("reference", h.reference, fmt.Sprintf("Welke termijn is %q? Noem het getal en de eenheid.", h.reference),
			fmt.Sprintf("Which term is %q? Name the number and the unit.", h.reference))
	}
	if r.Kind == Duration && !r.HasQuantity && h.soon == "" && h.reference == "" {
		add("no_term", "", "Er staat geen termijn in de zin. Binnen hoeveel tijd doet u dit?", "The sentence has no term. Within what time do you do this?")
	}
	if r.Missing != "" && (r.Kind == Availability || r.Kind == Waiting || r.Kind == Percentage) {
		add("window", r.Window, "De uren of dagen staan niet in de zin. Wanneer precies?", "The hours or days are not in the sentence. When exactly?")
	}
	if (r.Min != 0 || r.Max != 0) && r.Aggregate == AverageOf {
		add("average", "gemiddeld", "Een percentage of een gemiddelde: welk van de twee belooft u?", "A percentage or an average: which of the two do you promise?")
	}
	if main != nil {
		s.askTerm(r, *main, add)
	}
	for _, c := range all {
		switch {
		case s.customer(c):
			add("customer", s.words(c), "Dit is een termijn voor de klant. Wat belooft u zelf?", "This is a term for the customer. What do you promise yourself?")
		case c.noteworthy == "fraction" && c.strength > 0:
			add("fraction", s.words(c), "Een gebroken aantal werkdagen of maanden is niet te tellen. Welk heel getal bedoelt u?",
				"A fraction of working days or months cannot be counted. Which whole number do you mean?")
		case c.strength == 0 && main == nil && r.Kind != Quality && !c.instant && c.unit != calendar.Times:
			add("loose", s.words(c), fmt.Sprintf("Is %q een termijn die u belooft?", s.words(c)), fmt.Sprintf("Is %q a term that you promise?", s.words(c)))
		}
	}
	if !r.Measurable && len(r.Questions) == 0 {
		add("not_measurable", "", "Waaraan ziet de klant dat u dit waarmaakt? Noem een termijn, een percentage of een andere meting.",
			"By what does the customer see that you make this true? Name a term, a percentage or another measurement.")
	}
	if len(r.Also) > 0 {
		add("more_terms", "", "De zin noemt meer dan een termijn. Maak van elk een eigen belofte.", "The sentence names more than one term. Make each a promise of its own.")
	}
}

func (s *scan) askTerm(r *Reading, c candidate, add func(code, word, nl, en string)) {
	words := s.words(c)
	switch {
	case c.low >= 0:
		add("range", words, fmt.Sprintf("%q is een bereik; de bovengrens telt. Klopt dat?", words), fmt.Sprintf("%q is a range; the upper limit counts. Is that right?", words))
	case c.approx:
		add("approximate", words, fmt.Sprintf("%q is ongeveer. Wat is de grens?", words), fmt.Sprintf("%q is approximate. What is the limit?", words))
	case c.strength == 1:
		add("weak", words, fmt.Sprintf("Is %q de langste tijd die u belooft?", words), fmt.Sprintf("Is %q the longest time that you promise?", words))
	case c.instant && c.unit == calendar.Minutes:
		add("instant", words, fmt.Sprintf("%q is gelezen als 0 minuten. Binnen hoeveel minuten meet u dit?", words), fmt.Sprintf("%q is read as 0 minutes. Within how many minutes do you measure it?", words))
	case c.noteworthy == "interval":
		add("interval", words, fmt.Sprintf("%q zegt hoe vaak. Is dat ook de langste tijd die een klant wacht?", words), fmt.Sprintf("%q says how often. Is that also the longest time that a customer waits?", words))
	case c.noteworthy == "extension":
		add("extension", words, "Dit is een recht om te verlengen en geen belofte. Hoort het bij een andere termijn?", "This is a right to extend and no promise. Does it belong to another term?")
	}
	if r.Unit == calendar.Rings {
		add("rings", words, "Hoeveel seconden duurt eenmaal overgaan? Zonder antwoord tellen er 5.", "How many seconds does one ring last? Without an answer 5 are counted.")
	}
}

// words is a length of time as it stands in the sentence.
func (s *scan) words(c candidate) string { return s.src[s.t[c.from].from:s.t[c.to-1].to] }

// same says whether two lengths of time are equal, such as 2 weken en 14 dagen.
func same(a, b candidate) bool {
	scale := map[calendar.Unit]float64{calendar.Seconds: 1, calendar.Minutes: 60, calendar.Hours: 3600, calendar.Days: 86400, calendar.Weeks: 7 * 86400}
	if a.unit == b.unit {
		return a.high == b.high
	}
	x, okA := scale[a.unit]
	y, okB := scale[b.unit]
	if okA && okB {
		return x*a.high == y*b.high
	}
	return a.unit == calendar.WorkingDays && b.unit == calendar.Weeks && a.high == 5*b.high || b.unit == calendar.WorkingDays && a.unit == calendar.Weeks && b.high == 5*a.high
}

// alternative says whether the second term is for another case: "of binnen tien
// weken als er een commissie is".
func (s *scan) alternative(a, b candidate) bool {
	for i := a.to; i < b.from; i++ {
		if s.is(i, "of", "or") {
			return true
		}
	}
	return s.is(b.to, "als", "bij", "indien", "wanneer", "voor", "mits", "(", "if", "for", "when", "per", "via")
}
