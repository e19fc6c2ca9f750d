package handover

import (
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Part is a part of the day; its number is a bit in Prefer.Parts.
type Part uint8

// The parts of a day, by local time.
const (
	Morning   Part = 1 // before 12.00
	Afternoon Part = 2 // 12.00 to 17.00
	Evening   Part = 4 // from 17.00
)

// DayParts are the parts in the order of the day.
var DayParts = []Part{Morning, Afternoon, Evening}

// PartOf is the part of the day of a local second.
func PartOf(secondOfDay int64) Part {
	switch {
	case secondOfDay < 12*3600:
		return Morning
	case secondOfDay < 17*3600:
		return Afternoon
	}
	return Evening
}

// Prefer is when and how a customer wants to be reached. The zero value is no
// preference.
type Prefer struct {
	Parts   Part   `json:"parts,omitempty"` // bits; 0 is any
	Day     string `json:"day,omitempty"`   // ISO date; empty is any
	From    string `json:"from,omitempty"`  // "13:00"; empty is any
	Until   string `json:"until,omitempty"`
	Channel string `json:"channel,omitempty"` // telefoon, mail, sms …; empty is the telephone
}

// Known says whether anything is preferred.
func (p Prefer) Known() bool { return p != Prefer{} }

// Check says what is wrong with a preference.
func (p Prefer) Check() error {
	if p.Parts > Morning|Afternoon|Evening {
		return fault.New(fault.Invalid, "Dit deel van de dag bestaat niet. Kies ochtend, middag of avond.", "This part of the day does not exist. Choose morning, afternoon or evening.").At("prefer")
	}
	if p.Day != "" {
		if _, err := calendar.ParseDate(p.Day); err != nil {
			return fault.New(fault.Invalid, "Schrijf de dag als jjjj-mm-dd.", "Write the day as yyyy-mm-dd.").At("prefer")
		}
	}
	from, okFrom := minute(p.From)
	until, okUntil := minute(p.Until)
	if !okFrom || !okUntil || p.From != "" && p.Until != "" && until <= from {
		return fault.New(fault.Invalid, "Kies een begintijd die vóór de eindtijd ligt, zoals 13:00 en 15:00.", "Choose a begin before the end, such as 13:00 and 15:00.").At("prefer")
	}
	return nil
}

func minute(text string) (int, bool) {
	if text == "" {
		return 0, true
	}
	var h, m int
	if n, err := fmt.Sscanf(text, "%d:%d", &h, &m); err != nil || n != 2 || h < 0 || h > 24 || m < 0 || m > 59 {
		return 0, false
	}
	return h*60 + m, true
}

// Text is the preference in words: "morgen" is never used, because a note is
// read on another day than it was written.
func (p Prefer) Text(lang fault.Lang) string {
	en := lang == fault.EN
	pick := func(nl, english string) string {
		if en {
			return english
		}
		return nl
	}
	var words []string
	if d, err := calendar.ParseDate(p.Day); err == nil && p.Day != "" {
		words = append(words, calendar.FormatDate(d, lang))
	}
	names := map[Part]string{Morning: pick("in de ochtend", "in the morning"), Afternoon: pick("in de middag", "in the afternoon"), Evening: pick("in de avond", "in the evening")}
	var parts []string
	for _, d := range DayParts {
		if p.Parts&d != 0 {
			parts = append(parts, names[d])
		}
	}
	if len(parts) > 0 {
		words = append(words, strings.Join(parts, pick(" of ", " or ")))
	}
	switch {
	case p.From != "" && p.Until != "":
		words = append(words, pick("tussen ", "between ")+p.From+pick(" en ", " and ")+p.Until)
	case p.From != "":
		words = append(words, pick("na ", "after ")+p.From)
	case p.Until != "":
		words = append(words, pick("vóór ", "before ")+p.Until)
	}
	text := strings.Join(words, ", ")
	if p.Channel != "" && p.Channel != "telefoon" {
		text = strings.TrimPrefix(text+", "+pick("liefst per ", "preferably by ")+p.Channel, ", ")
	}
	return text
}
