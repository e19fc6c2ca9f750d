package town

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"handvest/internal/calendar"
)

// title is what a request is called in a list.
func (n *note) title() string {
	if n.p.department == "buiten" && n.who != nil {
		return n.p.nl + ", " + n.who.Party.Address.Street
	}
	return n.p.nl
}

// words makes a text of one of some sentences.
func (n *note) words(sentences []string) string {
	if len(sentences) == 0 {
		return n.p.nl + "."
	}
	return trim(say(n.r, sentences[n.r.IntN(len(sentences))], n.value))
}

func (n *note) value(name string) string {
	switch name {
	case "straat":
		if n.who != nil {
			return n.who.Party.Address.Street
		}
		q := quarterOf(n.s.District)
		return q.streets[n.r.IntN(len(q.streets))]
	case "nr":
		if n.who != nil {
			return n.who.Party.Address.Number
		}
		return strconv.Itoa(1 + n.r.IntN(90))
	case "dag":
		return pickOne(n.r, "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
	case "iemand":
		return pickOne(n.r, "de partner", "een buurvrouw", "de dochter", "de zoon", "een vriend", "de begeleider")
	case "datum":
		return n.date(-3 - n.r.IntN(50))
	case "straks":
		return n.date(4 + n.r.IntN(90))
	case "ontvangen":
		if n.s.About != nil && len(n.s.About.Events) > 0 {
			return n.d.hours.day(n.s.About.Events[0].At)
		}
		return n.date(-20)
	case "n":
		return strconv.Itoa(2 + n.r.IntN(6))
	case "paal":
		return strconv.Itoa(1+n.r.IntN(60)) + "-0" + strconv.Itoa(100+n.r.IntN(800))
	case "zaak":
		if n.s.About != nil {
			return n.s.About.Ref
		}
		return "de melding"
	case "product":
		if n.s.About != nil {
			return lower(find(n.s.About.Product).nl)
		}
		if n.p.department == "kcc" {
			return pickOne(n.r, "een aanvraag", "een brief van ons", "de rekening", "een melding", "een afspraak")
		}
		return lower(n.p.nl)
	}
	return ""
}

// date is a day some days after the first event, in words.
func (n *note) date(days int) string {
	return n.d.hours.day(n.first.Add(time.Duration(days) * 24 * time.Hour))
}

// day is a day in words, without its year.
func (h hours) day(at calendar.Instant) string {
	_, month, day := h.zone.Date(at).Civil()
	return strconv.Itoa(day) + " " + months[month-1]
}

var months = words("januari februari maart april mei juni juli augustus september oktober november december")

// lower is the name of a product inside a sentence.
func lower(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if strings.HasPrefix(name, "Elzer") || strings.HasPrefix(name, "Nederlander") || strings.HasPrefix(name, "Mijn") {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}

// trim takes out the spaces that a choice of nothing leaves.
func trim(text string) string { return strings.Join(strings.Fields(text), " ") }
