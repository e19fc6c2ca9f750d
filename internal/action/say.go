package action

import (
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// ending is how a promise is said aloud, by the event that ends it. The %s is
// the moment: "vrijdag 27 november".
var sayings = map[charter.Event]charter.Text{
	charter.Acknowledged: {NL: "U krijgt uiterlijk %s bericht dat wij uw vraag hebben ontvangen.", EN: "By %s at the latest you will hear that we have received your request."},
	charter.Answered:     {NL: "U hoort uiterlijk %s van ons.", EN: "You will hear from us by %s at the latest."},
	charter.Helped:       {NL: "Wij helpen u uiterlijk %s.", EN: "We will help you by %s at the latest."},
	charter.Planned:      {NL: "Uiterlijk %s ligt er een plan.", EN: "There will be a plan by %s at the latest."},
	charter.Started:      {NL: "Wij beginnen uiterlijk %s.", EN: "We will start by %s at the latest."},
	charter.Decided:      {NL: "Uiterlijk %s krijgt u ons besluit.", EN: "You will have our decision by %s at the latest."},
	charter.Delivered:    {NL: "U heeft het uiterlijk %s.", EN: "You will have it by %s at the latest."},
	charter.Closed:       {NL: "Dit is uiterlijk %s klaar.", EN: "This will be done by %s at the latest."},
}

// callbackSaying is that of a promise about ringing back.
var callbackSaying = charter.Text{NL: "Wij bellen u uiterlijk %s terug.", EN: "We will call you back by %s at the latest."}

// sayDue is a promise as it is said to a citizen, with its date. Short and
// active, so that it can be read aloud.
func sayDue(p *charter.Promise, due calendar.Due, term calendar.Term, zone *calendar.Zone, from calendar.Instant, lang fault.Lang) string {
	text := charter.Text{NL: "Dit is uiterlijk %s klaar.", EN: "This will be done by %s at the latest."}
	if len(p.End) > 0 {
		if s, ok := sayings[p.End[0]]; ok {
			text = s
		}
	}
	if slices.Contains(p.Scope.Products, callbackProduct) {
		text = callbackSaying
	}
	form := text.NL
	if lang == fault.EN {
		form = text.EN
	}
	return fmt.Sprintf(form, sayMoment(due, term, zone, from, lang))
}

// sayMoment is a due moment as people say it: "vandaag om 16.30 uur", "vrijdag
// 27 november", with the year only when it is another one.
func sayMoment(due calendar.Due, term calendar.Term, zone *calendar.Zone, from calendar.Instant, lang fault.Lang) string {
	at := due.Date
	if !at.Known() {
		at = zone.Date(due.At)
	}
	today := zone.Date(from)
	day := calendar.FormatLongDate(at, lang)
	switch {
	case at == today:
		day = map[fault.Lang]string{fault.NL: "vandaag", fault.EN: "today"}[lang]
	case at.Year() == today.Year():
		day = strings.TrimSuffix(day, fmt.Sprintf(" %d", at.Year()))
	}
	if !term.Unit.Clocked() {
		return day
	}
	clock := calendar.FormatTime(due.At, zone)
	if lang == fault.EN {
		return day + " at " + clock
	}
	return day + " om " + strings.Replace(clock, ":", ".", 1) + " uur"
}
