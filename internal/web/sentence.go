package web

import (
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// readSentence reads a sentence of a charter into a norm, and says what it
// leaves open. It never guesses.
func readSentence(r kit.Reader, action, text string) page.SentenceBox {
	b := page.SentenceBox{Action: action, Sentence: text}
	if text = clean(text); text == "" {
		return b
	}
	b.Asked = true
	reading, err := sentence.Read(text, "")
	if err != nil {
		refused, ok := fault.Text(err, r.Lang)
		if !ok {
			refused = r.T("Deze zin is niet te lezen. Maak hem korter.", "This sentence cannot be read. Make it shorter.")
		}
		b.Refused = upper(refused)
	}
	add := func(nl, en, value string) {
		if value != "" {
			b.Reading = append(b.Reading, page.Row{Name: r.T(nl, en), Text: value})
		}
	}
	add("Soort", "Kind", kindText(r, reading.Kind))
	if reading.HasQuantity {
		limit := r.T("hoogstens ", "at most ")
		if reading.Comparator == "min" {
			limit = r.T("minstens ", "at least ")
		}
		if reading.Direction == "before" {
			limit += r.T("(vooraf) ", "(before) ")
		}
		add("Termijn", "Term", limit+r.Units(int64(reading.Quantity), reading.Unit))
	}
	level := ""
	switch {
	case reading.Min > 0 && reading.Max > 0:
		level = r.Level(reading.Min) + r.T(" tot ", " to ") + r.Level(reading.Max)
	case reading.Min > 0 && reading.Strict:
		level = r.T("meer dan ", "more than ") + r.Level(reading.Min)
	case reading.Min > 0:
		level = r.T("minstens ", "at least ") + r.Level(reading.Min)
	case reading.Max > 0:
		level = r.T("hoogstens ", "at most ") + r.Level(reading.Max)
	}
	add("Aandeel", "Share", level)
	add("Venster", "Window", reading.Window)
	add("In ruil", "In return", reading.Compensation)
	if reading.Measurable {
		add("Meetbaar", "Measurable", r.T("ja", "yes"))
	} else {
		add("Meetbaar", "Measurable", r.T("nog niet: beantwoord de vragen", "not yet: answer the questions"))
	}
	if reading.Measurable && len(reading.Contradictions) == 0 {
		b.Rendered = sentence.Write(sentence.ToPromise(reading), r.Lang)
	}
	for _, q := range append(reading.Contradictions, reading.Questions...) {
		b.Questions = append(b.Questions, upper(r.Of(q.Text)))
	}
	return b
}

func kindText(r kit.Reader, kind string) string {
	switch kind {
	case sentence.Duration:
		return r.T("een termijn", "a term")
	case sentence.Percentage:
		return r.T("een aandeel", "a share")
	case sentence.Waiting:
		return r.T("een wachttijd", "a waiting time")
	case sentence.Availability:
		return r.T("beschikbaarheid", "availability")
	case sentence.Communication:
		return r.T("communicatie", "communication")
	case sentence.Compensation:
		return r.T("goedmaken", "compensation")
	}
	return r.T("kwaliteit, te meten met een enquête", "quality, measured by a survey")
}
