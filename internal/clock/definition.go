package clock

import (
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
)

// eventTexts are the moments in the words of a definition.
var eventTexts = map[charter.Event]charter.Text{
	charter.Sent:                {NL: "verzonden door de klant", EN: "sent by the customer"},
	charter.Received:            {NL: "ontvangen", EN: "received"},
	charter.Registered:          {NL: "geregistreerd", EN: "registered"},
	charter.Complete:            {NL: "alle gegevens binnen", EN: "all information received"},
	charter.Paid:                {NL: "betaald", EN: "paid"},
	charter.Acknowledged:        {NL: "ontvangst bevestigd", EN: "receipt confirmed"},
	charter.Answered:            {NL: "beantwoord", EN: "answered"},
	charter.Helped:              {NL: "geholpen door een medewerker", EN: "helped by an employee"},
	charter.Planned:             {NL: "plan gereed", EN: "plan ready"},
	charter.Agreed:              {NL: "afgesproken moment", EN: "agreed moment"},
	charter.Started:             {NL: "begonnen", EN: "started"},
	charter.Decided:             {NL: "besloten", EN: "decided"},
	charter.Delivered:           {NL: "geleverd", EN: "delivered"},
	charter.Closed:              {NL: "afgehandeld", EN: "closed"},
	charter.Expires:             {NL: "verloopt", EN: "expires"},
	charter.Reminded:            {NL: "herinnerd", EN: "reminded"},
	charter.Abandoned:           {NL: "opgehangen", EN: "hung up"},
	charter.WithdrawnByCustomer: {NL: "ingetrokken door de klant", EN: "withdrawn by the customer"},
	charter.Paused:              {NL: "gepauzeerd", EN: "paused"},
	charter.Resumed:             {NL: "hervat", EN: "resumed"},
	charter.Reopened:            {NL: "heropend", EN: "reopened"},
	charter.Transferred:         {NL: "doorverbonden", EN: "transferred"},
	charter.Down:                {NL: "storing begonnen", EN: "went down"},
	charter.Up:                  {NL: "storing voorbij", EN: "back up"},
	charter.Due:                 {NL: "termijn verstreken", EN: "fell due"},
	charter.AtRisk:              {NL: "termijn in gevaar", EN: "at risk"},
	charter.Changed:             {NL: "gewijzigd", EN: "changed"},
}

// EventText is an event in words for people.
func EventText(e charter.Event) charter.Text { return eventTexts[e] }

// TermText is a term in words: "10 werkdagen", "10 working days".
func TermText(t calendar.Term) charter.Text {
	return charter.Text{NL: calendar.FormatTerm(t, fault.NL), EN: calendar.FormatTerm(t, fault.EN)}
}

// define writes out what the figure of a version means: which cases, from
// when to when, what is left out. Two figures with the same definition may be
// compared; two with different ones never.
func (v *version) define() charter.Text {
	var nl, en []string
	say := func(n, e string, args ...any) {
		nl, en = append(nl, fmt.Sprintf(n, args...)), append(en, fmt.Sprintf(e, args...))
	}
	p := &v.promise
	start, end := eventList(p.Start.Events, true), eventList(p.End, false)
	switch {
	case p.Start.After != "" && start.NL == "":
		start = charter.Text{NL: "einde van belofte " + p.Start.After, EN: "the end of promise " + p.Start.After}
	case p.Start.After != "":
		start = charter.Text{NL: start.NL + " en einde van belofte " + p.Start.After, EN: start.EN + " and the end of promise " + p.Start.After}
	}
	term := TermText(v.term)
	if v.table && v.term.Unit == calendar.NoUnit {
		term = charter.Text{NL: "de termijn van het product", EN: "the term of the product"}
	} else if v.table {
		term = charter.Text{NL: "de termijn van het product, of anders " + term.NL, EN: "the term of the product, or else " + term.EN}
	}

	switch v.kind {
	case charter.Unmeasured:
		say("Niet met een systeem te meten; gemeten met: %s.", "Not measurable by a system; measured by: %s.", p.MeasuredBy)
		return charter.Text{NL: nl[0], EN: en[0]}
	case charter.Availability:
		nl = append(nl, "Deel van de openstellingstijd waarin de dienst werkte; storingen daarbuiten tellen niet.")
		en = append(en, "Part of the service hours in which the service was up; down time outside them does not count.")
	case charter.OutcomeShare:
		nl = append(nl, fmt.Sprintf("Deel van de beëindigde zaken (van %s tot %s) met uitkomst %s.", start.NL, end.NL, codes(p.Outcomes, fault.NL, " of ")))
		en = append(en, fmt.Sprintf("Part of the ended cases (from %s to %s) with outcome %s.", start.EN, end.EN, codes(p.Outcomes, fault.EN, " or ")))
	case charter.Average:
		nl = append(nl, fmt.Sprintf("Gemiddelde tijd van %s tot %s van beëindigde zaken, hoogstens %s.", start.NL, end.NL, term.NL))
		en = append(en, fmt.Sprintf("Mean time from %s to %s of ended cases, at most %s.", start.EN, end.EN, term.EN))
	case charter.Reminder:
		nl = append(nl, fmt.Sprintf("Deel van de zaken waarin %s minstens %s vóór ‘%s’ viel.", end.NL, term.NL, start.NL))
		en = append(en, fmt.Sprintf("Part of the cases in which ‘%s’ came at least %s before ‘%s’.", end.EN, term.EN, start.EN))
	case charter.Appointment:
		late := charter.Text{NL: "hoogstens " + term.NL + " na", EN: "at most " + term.EN + " after"}
		if v.term.Quantity == 0 && !v.table {
			late = charter.Text{NL: "uiterlijk op", EN: "not after"}
		}
		nl = append(nl, fmt.Sprintf("Deel van de zaken waarin ‘%s’ %s ‘%s’ viel.", end.NL, late.NL, start.NL))
		en = append(en, fmt.Sprintf("Part of the cases in which ‘%s’ came %s ‘%s’.", end.EN, late.EN, start.EN))
	default:
		nl = append(nl, fmt.Sprintf("Deel van de zaken met hoogstens %s van ‘%s’ tot ‘%s’.", term.NL, start.NL, end.NL))
		en = append(en, fmt.Sprintf("Part of the cases with at most %s from ‘%s’ to ‘%s’.", term.EN, start.EN, end.EN))
	}
	if v.kind != charter.Availability && v.kind != charter.OutcomeShare && v.kind != charter.Average {
		if p.Population == charter.Ended {
			say("Geteld over beëindigde zaken.", "Counted over ended cases.")
		} else {
			say("Geteld over beëindigde zaken en open zaken waarvan de termijn verstreken is.", "Counted over ended cases and open cases whose term has passed.")
		}
	}
	say("Kalender: %s.", "Calendar: %s.", calendarName(v.cal.Spec()))
	if p.Norm.Window != "" {
		nl = append(nl, "Venster: "+sentence.WindowText(p.Norm.Window, fault.NL)+".")
		en = append(en, "Window: "+sentence.WindowText(p.Norm.Window, fault.EN)+".")
	}
	if v.onlyInWindow {
		say("Wat buiten het venster begon telt niet mee.", "What began outside the window is not counted.")
	}
	if len(v.pauses) > 0 {
		nl = append(nl, "De klok staat stil bij: "+codes(v.pauses, fault.NL, ", ")+".")
		en = append(en, "The clock stands still for: "+codes(v.pauses, fault.EN, ", ")+".")
	}
	if len(p.Exclude) > 0 {
		nl = append(nl, "Telt niet mee: "+codes(p.Exclude, fault.NL, ", ")+".")
		en = append(en, "Not counted: "+codes(p.Exclude, fault.EN, ", ")+".")
	}
	say("Versie %d.", "Version %d.", p.Version)
	return charter.Text{NL: strings.Join(nl, " "), EN: strings.Join(en, " ")}
}

func calendarName(s calendar.Spec) string {
	if s.Name != "" {
		return s.Name
	}
	return s.ID
}

// eventList names events: all of them for a start, any of them for an end.
func eventList(events []charter.Event, all bool) charter.Text {
	var nl, en []string
	for _, e := range events {
		nl, en = append(nl, eventTexts[e].NL), append(en, eventTexts[e].EN)
	}
	if all {
		return charter.Text{NL: strings.Join(nl, " en "), EN: strings.Join(en, " and ")}
	}
	return charter.Text{NL: strings.Join(nl, " of "), EN: strings.Join(en, " or ")}
}

// codes are outcomes, reasons and exclusions in words. What the product knows
// has its own words; a code of the organisation is its own word.
func codes(list []string, lang fault.Lang, between string) string {
	words := make([]string, len(list))
	for i, code := range list {
		words[i] = codeText(code, lang)
	}
	return strings.Join(words, between)
}

func codeText(code string, lang fault.Lang) string {
	known, after, _ := strings.Cut(code, " ")
	text := map[string]charter.Text{
		"withdrawn":   {NL: "ingetrokken door de klant", EN: "withdrawn by the customer"},
		"abandoned":   {NL: "opgehangen door de beller", EN: "hung up by the caller"},
		"direct":      {NL: "direct geholpen", EN: "helped directly"},
		"transferred": {NL: "doorverbonden", EN: "transferred"},
	}[known]
	switch {
	case text.NL == "":
		return strings.NewReplacer("_", " ", "-", " ").Replace(code)
	case lang == fault.EN && after != "":
		return text.EN + " within " + after
	case lang == fault.EN:
		return text.EN
	case after != "":
		return text.NL + " binnen " + after
	}
	return text.NL
}
