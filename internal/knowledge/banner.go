package knowledge

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// How long a banner may be: in characters, and in time.
const (
	bannerTitle = 90
	bannerText  = 600
	bannerStays = 60 * 24 * time.Hour
)

// Tidy is the banner without needless white space.
func (b Banner) Tidy() Banner {
	b.Title, b.Text, b.Say = oneLine(b.Title), strings.TrimSpace(b.Text), strings.TrimSpace(b.Say)
	slices.Sort(b.Products)
	b.Products = slices.Compact(b.Products)
	return b
}

// Check says what is wrong with a banner at a moment: a title, a text and an
// end that is still to come are always there.
func (b Banner) Check(now calendar.Instant) error {
	var l fault.List
	if b.Title == "" {
		l = append(l, fault.New(fault.Invalid, "Geef het bericht een titel.", "Give the message a title.").At("titel"))
	}
	if utf8.RuneCountInString(b.Title) > bannerTitle {
		l = append(l, fault.Newf(fault.Invalid, "De titel is te lang: gebruik hooguit %d tekens.", "The title is too long: use at most %d characters.", bannerTitle).At("titel"))
	}
	if b.Text == "" {
		l = append(l, fault.New(fault.Invalid, "Schrijf wat er aan de hand is.", "Write what is going on.").At("tekst"))
	}
	if utf8.RuneCountInString(b.Text) > bannerText || utf8.RuneCountInString(b.Say) > bannerText {
		l = append(l, fault.Newf(fault.Invalid, "De tekst is te lang: gebruik hooguit %d tekens.", "The text is too long: use at most %d characters.", bannerText).At("tekst"))
	}
	switch {
	case !b.Until.Known():
		l = append(l, fault.New(fault.Invalid, "Zeg tot wanneer dit geldt. U kunt het later verlengen.", "Say until when this holds. You can extend it later.").At("tot"))
	case b.Until <= now || b.Until <= b.From:
		l = append(l, fault.New(fault.Invalid, "Het einde ligt in het verleden of voor het begin.", "The end lies in the past or before the start.").At("tot"))
	case b.Until.Sub(max(b.From, now)) > bannerStays:
		l = append(l, fault.New(fault.Invalid, "Een bericht staat hooguit 60 dagen. Maak van wat langer geldt een antwoord.", "A message stays 60 days at most. Make an answer of what holds longer.").At("tot"))
	}
	return l.Err()
}

// Shown says whether everybody sees the banner at a moment.
func (b Banner) Shown(now calendar.Instant) bool { return b.From <= now && now < b.Until }

// About says whether the banner concerns a product: one of its own, or all
// when it names none.
func (b Banner) About(product string) bool {
	return len(b.Products) == 0 || slices.Contains(b.Products, product)
}

// OrderBanners puts disruptions first and then the newest.
func OrderBanners(all []Banner) {
	slices.SortStableFunc(all, func(a, b Banner) int {
		switch {
		case a.Disruption != b.Disruption && a.Disruption:
			return -1
		case a.Disruption != b.Disruption:
			return 1
		case a.From != b.From:
			return int(max(min(b.From-a.From, 1), -1))
		}
		return int(max(min(b.ID-a.ID, 1), -1))
	})
}

// oneLine is a text on one line with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
