package sentence

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// Write gives the norm of a promise as a short sentence in plain words, B1 in
// Dutch. What it writes is read back to the same norm (see Same): a title that
// would be read as a norm itself is left out.
func Write(p charter.Promise, lang fault.Lang) string {
	w := writer{p: p, lang: lang, titled: true}
	text := w.write()
	if r, err := Read(text, ""); err == nil && Same(p, r) {
		return text
	}
	w.titled = false
	return w.write()
}

// Text is what customers read: the words of the charter where there are any,
// and otherwise the written norm.
func Text(p charter.Promise, lang fault.Lang) string {
	switch {
	case lang == fault.EN && p.Text.EN != "":
		return p.Text.EN
	case lang != fault.EN && p.Text.NL != "":
		return p.Text.NL
	}
	return Write(p, lang)
}

// writer writes one promise in one language.
type writer struct {
	p      charter.Promise
	lang   fault.Lang
	titled bool
}

// pick chooses the text of the language.
func (w writer) pick(nl, en string) string {
	if w.lang == fault.EN {
		return en
	}
	return nl
}

func (w writer) write() string {
	main := w.main()
	if len(w.p.Scope.Products) > 0 && w.titled && w.p.Kind != charter.Unmeasured {
		if title := strings.TrimRight(strings.TrimSpace(w.title()), ".:"); title != "" {
			main = title + ": " + lowerFirst(main)
		}
	}
	parts := []string{main}
	if w.p.Norm.Window != "" {
		parts = append(parts, w.pick("Dat geldt ", "This applies ")+w.window()+".")
	}
	if s := w.start(); s != "" {
		parts = append(parts, s)
	}
	if len(w.p.Norm.PerProduct) > 0 && w.p.Norm.Term.Unit != calendar.NoUnit {
		parts = append(parts, w.pick("Voor sommige producten geldt een eigen tijd.", "Some products have a time of their own."))
	}
	return strings.Join(parts, " ")
}

func (w writer) title() string {
	if w.lang == fault.EN {
		return w.p.Title.EN
	}
	return w.p.Title.NL
}

// main is the sentence that names the norm.
func (w writer) main() string {
	switch w.p.Kind {
	case charter.Availability:
		return w.availability()
	case charter.OutcomeShare:
		return w.outcome()
	case charter.Unmeasured:
		return w.unmeasured()
	case charter.Appointment:
		return w.appointment()
	case charter.Reminder:
		if w.percent() {
			return upperFirst(w.pick(w.share()+" klanten krijgen "+w.ahead()+" een bericht.", w.share()+" customers get a message "+w.ahead()+"."))
		}
		return w.pick("U krijgt "+w.ahead()+" een bericht.", "You get a message "+w.ahead()+".")
	}
	f := w.frame()
	one, many := w.nouns()
	term := w.term()
	if w.percent() {
		return tidy(upperFirst(strings.NewReplacer("{S}", w.share()+" "+many, "{T}", term).Replace(w.pick(f.shareNL, f.shareEN))))
	}
	if w.p.Kind == charter.Average {
		term = w.pick("gemiddeld ", "on average ") + term
	}
	return tidy(strings.NewReplacer("{N}", one, "{T}", term).Replace(w.pick(f.eachNL, f.eachEN)))
}

func (w writer) percent() bool { return w.p.Target.Min != 0 || w.p.Target.Max != 0 }

// ahead is a backward term: minstens 4 weken van tevoren.
func (w writer) ahead() string {
	return w.pick("minstens "+w.length()+" van tevoren", "at least "+w.length()+" in advance")
}

func (w writer) availability() string {
	level := w.share100() + w.pick(" van de tijd", " of the time")
	phone := has(w.p.Scope.Channels, "phone", "telefoon", "telephone") || has(w.p.Scope.Subjects, "call")
	site := has(w.p.Scope.Channels, "web", "website", "site", "portal", "portaal") || has(w.p.Scope.Subjects, "service")
	switch {
	case phone:
		return w.pick("Wij zijn "+level+" telefonisch bereikbaar.", "You can reach us by telephone "+level+"; we are then available.")
	case site:
		return w.pick("Onze website is "+level+" beschikbaar.", "Our website is available "+level+".")
	}
	return w.pick("Wij zijn "+level+" bereikbaar.", "We are available "+level+".")
}

func (w writer) outcome() string {
	_, many := w.nouns()
	s := w.share() + " " + many
	var main string
	switch {
	case len(w.p.Outcomes) == 1 && w.p.Outcomes[0] == "direct":
		main = w.pick(upperFirst(s)+" beantwoorden wij direct.", "We answer "+s+" directly.")
	case len(w.p.Outcomes) == 1 && w.p.Outcomes[0] == "transferred":
		main = w.pick(upperFirst(s)+" verbinden wij door.", "We transfer "+s+".")
	default:
		words := strings.NewReplacer("_", " ", "-", " ").Replace(strings.Join(w.p.Outcomes, w.pick(" of ", " or ")))
		if !w.titled {
			words = w.pick("zoals afgesproken", "as agreed")
		}
		main = w.pick("Bij "+s+" is de uitkomst: "+words+".", "For "+s+" the outcome is: "+words+".")
	}
	if w.p.Norm.Term.Unit != calendar.NoUnit {
		main += w.pick(" Dat doen wij "+w.term()+".", " We do so "+w.term()+".")
	}
	return main
}

func (w writer) unmeasured() string {
	title := strings.TrimRight(strings.TrimSpace(w.title()), ".")
	if title == "" || !w.titled {
		title = w.pick("Dit beloven wij u", "This we promise you")
	}
	by := w.p.MeasuredBy
	switch {
	case by == "survey":
		by = w.pick("een enquête", "a survey")
	case by == "audit":
		by = w.pick("een controle", "an audit")
	case by == "inspection":
		by = w.pick("een schouw", "an inspection")
	case by == "" || !w.titled:
		by = w.pick("een onderzoek", "research")
	default:
		by = strings.NewReplacer("_", " ").Replace(by)
	}
	main := upperFirst(title) + w.pick(". Dat meten wij met ", ". We measure that by ") + by + "."
	if w.p.Norm.Term.Unit == calendar.Times {
		main += w.pick(" Het gebeurt hoogstens ", " It happens at most ") + w.length() + "."
	} else if w.p.Norm.Term.Unit != calendar.NoUnit {
		main += w.pick(" Het gebeurt ", " It happens ") + w.term() + "."
	}
	return main
}

func (w writer) appointment() string {
	t := w.p.Norm.Term
	atDesk := len(w.p.End) > 0 && (w.p.End[0] == charter.Started || w.p.End[0] == charter.Helped)
	exact := t.Quantity == 0 && !w.percent()
	switch {
	case exact && atDesk:
		return w.pick("U bent op het afgesproken tijdstip aan de beurt.", "It is your turn at the agreed time.")
	case exact:
		return w.pick("Wij zijn op het afgesproken moment klaar.", "We are ready at the agreed time.")
	}
	length := w.length()
	if t.Unit == calendar.NoUnit {
		length = w.pick("0 minuten", "0 minutes")
	}
	late := w.pick("hoogstens "+length+" na het moment van de afspraak", "at most "+length+" after the moment of the appointment")
	switch {
	case w.percent() && atDesk:
		return upperFirst(w.pick(w.share()+" klanten wachten "+late+".", w.share()+" customers wait "+late+"."))
	case w.percent():
		return upperFirst(w.pick(w.share()+" afspraken zijn "+late+" klaar.", w.share()+" agreed jobs are ready "+late+"."))
	case atDesk:
		return w.pick("U wacht "+late+".", "You wait "+late+".")
	}
	return w.pick("Wij zijn "+late+" klaar.", "We are ready "+late+".")
}

// start tells from when the time counts, where that is not the receipt.
func (w writer) start() string {
	if w.p.Kind == charter.Chained {
		return w.pick("Wij tellen vanaf het moment dat de vorige stap klaar is.", "We count from the moment that the step before it is ready.")
	}
	var nl, en []string
	for _, e := range w.p.Start.Events {
		switch e {
		case charter.Paid:
			nl, en = append(nl, "uw betaling er is"), append(en, "your payment is here")
		case charter.Complete:
			nl, en = append(nl, "uw gegevens compleet zijn"), append(en, "your data are complete")
		}
	}
	if len(nl) == 0 || w.p.Kind == charter.Reminder || w.p.Kind == charter.Appointment {
		return ""
	}
	return w.pick("Wij tellen vanaf het moment dat "+strings.Join(nl, " en ")+".", "We count from the moment that "+strings.Join(en, " and ")+".")
}

func has(list []string, names ...string) bool {
	for _, v := range list {
		for _, n := range names {
			if strings.EqualFold(v, n) {
				return true
			}
		}
	}
	return false
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst makes the first letter small, not that of a name such as "I".
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// tidy removes the double blanks that an empty term leaves.
func tidy(s string) string {
	return strings.NewReplacer(" .", ".", "  ", " ").Replace(strings.ReplaceAll(s, "  ", " "))
}

func percentText(p int32, lang fault.Lang) string {
	s := fmt.Sprintf("%d.%02d", p/100, p%100)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if lang != fault.EN {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
