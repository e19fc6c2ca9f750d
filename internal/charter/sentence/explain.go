package sentence

import (
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

var kindText = map[string]noun{
	Duration: {oneNL: "tijd tot het klaar is", oneEN: "time until it is done"}, Percentage: {oneNL: "aandeel", oneEN: "share"},
	Waiting: {oneNL: "wachttijd", oneEN: "waiting time"}, Availability: {oneNL: "bereikbaarheid", oneEN: "availability"},
	Communication: {oneNL: "bericht", oneEN: "message"}, Quality: {oneNL: "kwaliteit of bejegening", oneEN: "quality or conduct"},
	Compensation: {oneNL: "compensatie", oneEN: "compensation"},
}

var whatText = map[string]string{
	"subject": "onderwerp", "term": "termijn", "other term": "andere termijn", "percentage": "percentage", "days": "dagen", "clock": "uren", "window": "openingstijd",
	"vague": "vaag woord", "aim": "streven", "always": "altijd", "reference": "termijn elders", "compensation": "compensatie",
	"phone": "telefoonnummer", "date": "datum", "money": "bedrag", "article": "wetsartikel", "age": "leeftijd", "address": "adres",
}

// Explain tells in a few lines what a sentence was read as, from which words,
// and what an editor should still ask.
func Explain(r Reading, lang fault.Lang) string {
	en := lang == fault.EN
	pick := func(nl, english string) string {
		if en {
			return english
		}
		return nl
	}
	var b strings.Builder
	line := func(nl, english, value string) {
		fmt.Fprintf(&b, "%-14s %s\n", pick(nl, english)+":", value)
	}
	line("Soort", "Kind", pick(kindText[r.Kind].oneNL, kindText[r.Kind].oneEN))
	if r.HasQuantity {
		length := TermText(calendar.Term{Quantity: r.Quantity, Unit: r.Unit}, lang)
		switch {
		case r.Direction == "before":
			length = pick("minstens "+length+" van tevoren", "at least "+length+" in advance")
		case r.Comparator == "min":
			length = pick("minstens "+length, "at least "+length)
		default:
			length = pick("hoogstens "+length, "at most "+length)
		}
		if r.Aggregate == AverageOf {
			length += pick(", gemiddeld", ", on average")
		}
		line("Termijn", "Term", length)
	}
	if r.Min != 0 || r.Max != 0 {
		line("Aandeel", "Share", writer{p: ToPromise(r), lang: lang}.share100())
	}
	if r.Window != "" {
		line("Uren", "Hours", r.WindowText())
	}
	if r.Compensation != "" {
		line("Compensatie", "Compensation", r.Compensation)
	}
	line("Meetbaar", "Measurable", map[bool]string{true: pick("ja", "yes"), false: pick("nee", "no")}[r.Measurable])
	for _, m := range r.Trace {
		line("Gelezen", "Read", fmt.Sprintf("%q = %s (%s %d-%d)", m.Text, pick(whatText[m.What], m.What), pick("bytes", "bytes"), m.From, m.To))
	}
	for _, q := range r.Questions {
		line("Vraag", "Question", pick(q.Text.NL, q.Text.EN))
	}
	for _, q := range r.Contradictions {
		line("Tegenspraak", "Contradiction", pick(q.Text.NL, q.Text.EN))
	}
	if r.Measurable && len(r.Contradictions) == 0 && (r.HasQuantity || r.Min != 0 || r.Max != 0) {
		line("Als belofte", "As promise", Write(ToPromise(r), lang))
	}
	return b.String()
}
