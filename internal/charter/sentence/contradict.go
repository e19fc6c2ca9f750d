package sentence

import (
	"fmt"
	"unicode/utf8"
)

// contradict finds what cannot all be true. Each says where in the sentence it
// stands and what to write instead.
func (s *scan) contradict(r *Reading, h hedges, main *candidate, shares []share, all []candidate) {
	add := func(code, word, nl, en string) {
		r.Contradictions = append(r.Contradictions, question(code, word, nl, en))
	}
	for _, p := range shares {
		if p.low > 10_000 || p.high > 10_000 {
			w := s.place(p.from, p.to)
			add("over_100", w.text, fmt.Sprintf("%s is meer dan alles. Schrijf een percentage van hoogstens 100, bijvoorbeeld 100%%.", w.nl()),
				fmt.Sprintf("%s is more than all. Write a percentage of at most 100, for example 100%%.", w.en()))
		}
	}
	if r.Min != 0 && r.Max != 0 && r.Min > r.Max && len(shares) > 0 {
		w := s.place(shares[0].from, shares[len(shares)-1].to)
		low, high := percentText(r.Max, "nl"), percentText(r.Min, "nl")
		lowEN, highEN := percentText(r.Max, "en"), percentText(r.Min, "en")
		add("min_above_max", w.text, fmt.Sprintf("in %s ligt het minimum boven het maximum. Wissel ze om: \"minimaal %s%% en maximaal %s%%\", of laat er een weg.", w.nl(), low, high),
			fmt.Sprintf("in %s the minimum is above the maximum. Swap them: \"at least %s%% and at most %s%%\", or leave one out.", w.en(), lowEN, highEN))
	}
	if r.Min == 10_000 && r.Aggregate == AverageOf && len(shares) > 0 && main != nil {
		p, w := s.place(shares[0].from, shares[0].to), s.place(main.number, main.to)
		add("all_and_average", "gemiddeld",
			fmt.Sprintf("%s en \"gemiddeld\" spreken elkaar tegen: bij een gemiddelde mag een deel langer duren. Schrijf \"gemiddeld binnen %s\" zonder percentage, of \"100%% binnen %s\" zonder gemiddeld.", p.nl(), w.text, w.text),
			fmt.Sprintf("%s and \"average\" contradict each other: with an average some may take longer. Write \"on average within %s\" without a percentage, or \"100%% within %s\" without an average.", p.en(), w.text, w.text))
	}
	if h.always != "" && h.usually != "" {
		a, u := s.placeOf(h.always), s.placeOf(h.usually)
		add("always_usually", h.usually, fmt.Sprintf("%s en %s spreken elkaar tegen. Schrijf alleen %q, of noem het aandeel, bijvoorbeeld \"in 90%% van de gevallen\".", a.nl(), u.nl(), a.text),
			fmt.Sprintf("%s and %s contradict each other. Write only %q, or name the share, for example \"in 90%% of the cases\".", a.en(), u.en(), a.text))
	}
	s.contradictTerms(all, add)
	for i := 1; i < len(shares); i++ {
		a, b := shares[i-1], shares[i]
		if a.low != 0 && b.low != 0 && a.high == 0 && b.high == 0 && a.low != b.low && s.onlyJoins(a.to, b.from) && !s.aimsFor(shares) {
			v, w := s.place(a.from, a.to), s.place(b.from, b.to)
			add("two_percentages", w.text, fmt.Sprintf("%s en %s zijn twee percentages voor hetzelfde. Schrijf er een, of zeg waarvoor elk geldt.", v.nl(), w.nl()),
				fmt.Sprintf("%s and %s are two percentages for the same thing. Write one, or say what each is for.", v.en(), w.en()))
		}
	}
}

// contradictTerms finds lengths of time that cannot be, alone or together.
func (s *scan) contradictTerms(all []candidate, add func(code, word, nl, en string)) {
	for i, c := range all {
		w := s.place(c.from, c.to)
		if c.negative {
			n := s.place(c.number, c.to)
			add("negative", w.text, fmt.Sprintf("%s kan niet: een termijn is nooit minder dan nul. Schrijf \"binnen %s\", zonder minteken.", w.nl(), n.text),
				fmt.Sprintf("%s cannot be: a term is never less than nought. Write \"within %s\", without a minus sign.", w.en(), n.text))
		}
		if c.low >= 0 && c.low > c.high {
			add("min_above_max", w.text, fmt.Sprintf("in %s ligt de ondergrens boven de bovengrens. Zet het kleinste getal vooraan.", w.nl()),
				fmt.Sprintf("in %s the lower limit is above the upper limit. Put the smaller number first.", w.en()))
		}
		if i == 0 {
			continue
		}
		b := all[i-1]
		if c.strength == 3 && b.strength == 3 && c.min == b.min && c.backward == b.backward && !b.aim && !s.aiming(b) && s.onlyJoins(b.to, c.from) && !s.alternative(b, c) && !same(b, c) {
			v := s.place(b.from, b.to)
			add("two_terms", w.text, fmt.Sprintf("%s en %s zijn twee termijnen voor hetzelfde. Schrijf er een, of zeg voor welk geval elk geldt.", v.nl(), w.nl()),
				fmt.Sprintf("%s and %s are two terms for the same thing. Write one, or say for which case each holds.", v.en(), w.en()))
		}
	}
}

// placed is a piece of the sentence with the number of its first character,
// counted from 1.
type placed struct {
	text string
	at   int
}

func (p placed) nl() string { return fmt.Sprintf("%q (vanaf teken %d)", p.text, p.at) }
func (p placed) en() string { return fmt.Sprintf("%q (from character %d)", p.text, p.at) }

func (s *scan) place(from, to int) placed {
	if from < 0 || from >= to || to > len(s.t) {
		return placed{s.src, 1}
	}
	a, b := s.t[from].from, s.t[to-1].to
	return placed{s.src[a:b], utf8.RuneCountInString(s.src[:a]) + 1}
}

// placeOf is where a phrase stands first.
func (s *scan) placeOf(phrase string) placed {
	at, _ := s.has(phrase)
	end, _ := s.seq(at, phrase)
	return s.place(at, end)
}
