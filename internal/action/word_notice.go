package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// wordNotice fills the title and the words of a notice.
func (a *Actions) wordNotice(ctx context.Context, tx *store.Tx, organisation int64, n *notice.Notice) error {
	rules, err := a.noticeRules(ctx, tx, organisation)
	if err != nil {
		return err
	}
	day := func(i calendar.Instant) string { return calendar.FormatLongDate(rules.zone.Date(i), fault.NL) }
	f := &n.Facts
	var lines []string
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	switch n.Kind {
	case notice.Late:
		n.Title = "Uw vraag duurt langer dan wij beloofden"
		say("Uw vraag is niet klaar op de dag die wij beloofden: %s.", day(f.Due))
		say("U krijgt ons antwoord later. De nieuwe datum is uiterlijk %s.", day(f.NewDue))
		say("%s", f.Cause)
		if f.Tardy {
			say("Ook dit bericht komt later dan wij beloven.")
		}
		say("Het spijt ons dat u moet wachten.")
	case notice.Paused:
		n.Title = "Wij wachten even met uw vraag"
		say("Wij kunnen nog niet verder met uw vraag.")
		if notice.Given(f.Until) {
			say("Wij verwachten dat wij op %s verder gaan.", day(f.Until))
		}
	case notice.Resumed:
		n.Title = "Wij gaan verder met uw vraag"
		say("Wij werken weer aan uw vraag.")
	case notice.NotReached:
		n.Title = "Wij belden u, maar u was er niet"
		say("Wij belden u, maar wij kregen u niet te pakken.")
	case notice.Answered, notice.Closed:
		n.Title = "Uw vraag is klaar"
		say("Uw vraag is klaar.")
		if f.Answer != "" {
			say("%s", f.Answer)
		}
		if notice.Given(f.Due) {
			say("Wij beloofden het voor %s. Dat is niet gelukt. Dat spijt ons.", day(f.Due))
		}
	case notice.Reopened:
		n.Title = "Wij gaan opnieuw aan de slag met uw vraag"
		say("Wij werken weer aan uw vraag.")
	default:
		n.Title = "Nieuws over uw vraag"
		say("Er is een stap gezet met uw vraag.")
	}
	n.Body = strings.Join(lines, "\n\n")
	return nil
}
