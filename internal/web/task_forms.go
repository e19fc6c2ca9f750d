package web

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// formParts is how many parts the form of splitting has room for.
const formParts = 3

// taskForms are the panels of what can be done with a task.
func (l *listing) taskForms(p *page.Task, one *action.OneTask) {
	r, t := l.r, &one.Task
	at, v := taskPlace.In(r, itoa(t.ID)), strconv.Itoa(int(t.Version))
	form := func(doing, title, button string, fields ...page.FormField) page.CorrectForm {
		return page.CorrectForm{Action: at + "?doe=" + doing, Version: v, Title: title, Button: button, Fields: fields}
	}
	reason := page.FormField{Name: "reden", Label: r.T("Waarom", "Why")}
	if t.State == handover.Closed {
		if t.Routed == "" {
			p.Panels = []page.TaskPanel{{ID: "heropen", Form: form("heropen", r.T("De klant zegt dat het niet is opgelost", "The customer says that it was not solved"), r.T("Open opnieuw", "Open again"), reason)}}
		}
		return
	}
	if t.Staff != l.who.ID {
		p.Take = &page.CorrectForm{Action: at + "?doe=pak", Version: v, Title: r.T("Oppakken", "Take"), Button: r.T("Ik doe dit", "I do this")}
	}
	if t.Wait.For != handover.ForNobody {
		p.Waits = l.waits(t, at, v)
	}
	closing := page.TaskPanel{ID: "antwoord", Key: "b", Primary: true, Open: t.Staff == l.who.ID && t.Wait.For == handover.ForNobody, Form: l.closeForm(one, form)}
	p.Panels = append(p.Panels, closing)
	if t.Kind == handover.Callback || t.Number != "" {
		p.Panels = append(p.Panels, page.TaskPanel{ID: "poging", Key: "a", Lead: p.Advice, Form: l.attemptForm(form)})
	}
	if t.Wait.For != handover.ForParts {
		p.Panels = append(p.Panels, page.TaskPanel{ID: "wacht", Key: "w", Lead: r.T("De klant krijgt bericht waarop u wacht en tot wanneer. Belofteklokken die dit toestaan, staan zolang stil.",
			"The customer is told what you wait for and until when. Promise clocks that allow it stand still meanwhile."), Form: form("wacht", r.T("Wachten", "Wait"), r.T("Zet op wachten", "Wait"),
			page.FormField{Name: "op", Label: r.T("Op wie wacht u?", "Whom do you wait for?"), Choices: []kit.Choice{{Value: "klant", Text: r.T("De klant", "The customer"), On: true}, {Value: "derde", Text: r.T("Een andere partij", "Another party")}}},
			page.FormField{Name: "waarop", Label: r.T("Waarop wacht u? De klant leest dit.", "What do you wait for? The customer reads this."), Value: t.Wait.What, Long: true},
			page.FormField{Name: "dag", Label: r.T("Tot en met welke dag", "Until which day"), Type: "date"})})
	}
	send := l.sendFields()
	send[0].Name = "afdeling"
	p.Panels = append(p.Panels, page.TaskPanel{ID: "stuur", Key: "d", Form: form("stuur", r.T("Doorsturen", "Send on"), r.T("Stuur door", "Send on"), send...)})
	if t.Parent == 0 && t.Wait.For != handover.ForParts {
		p.Panels = append(p.Panels, page.TaskPanel{ID: "splits", Key: "s", Lead: r.T("Elk deel is een taak met een eigen afdeling. Deze taak sluit met het laatste deel.", "Each part is a task with its own department. This task closes with the last part."),
			Form: form("splits", r.T("Splitsen", "Split"), r.T("Splits", "Split"), l.splitFields()...)})
	}
	if t.Staff == l.who.ID {
		p.Panels = append(p.Panels, page.TaskPanel{ID: "terug", Key: "t", Form: form("terug", r.T("Teruggeven aan het team", "Give back to the team"), r.T("Geef terug", "Give back"), reason)})
	}
}

type formMaker func(doing, title, button string, fields ...page.FormField) page.CorrectForm

// closeForm answers the customer and closes.
func (l *listing) closeForm(one *action.OneTask, form formMaker) page.CorrectForm {
	r, t := l.r, &one.Task
	answer := page.FormField{Name: "antwoord", Label: r.T("Antwoord aan de klant (de klant krijgt dit te lezen)", "Answer to the customer (the customer reads this)"), Long: true}
	words := page.FormField{Name: "woorden", Label: r.T("Wat deed u of sprak u af? (voor collega's)", "What did you do or agree? (for colleagues)"), Long: true}
	var fields []page.FormField
	if t.Kind == handover.Callback { // what was said on the telephone comes first
		choices := []kit.Choice{{Value: "", Text: r.T("Kies", "Choose"), On: t.Reached != handover.Spoken}, {Value: "ja", Text: r.T("Ja", "Yes"), On: t.Reached == handover.Spoken},
			{Value: "later", Text: r.T("Nee, ik probeer het later opnieuw", "No, I will try again later")}, {Value: "nee", Text: r.T("Nee, en ik stop ermee", "No, and I stop trying")}}
		fields = append(fields, page.FormField{Name: "bereikt", Label: r.T("Heeft u de klant gesproken?", "Did you speak to the customer?"), Choices: choices}, words, answer)
	} else {
		fields = append(fields, answer, words)
	}
	if one.Request != nil && one.Request.Open {
		fields = append(fields, page.FormField{Name: "vraag", Label: r.T("De vraag ", "The request ") + one.Request.Reference, Choices: []kit.Choice{{Text: r.T("blijft open", "stays open"), On: true}, {Value: "klaar", Text: r.T("is hiermee ook klaar", "is done with this too")}}})
	}
	return form("klaar", r.T("Beantwoorden en afronden", "Answer and close"), r.T("Rond af", "Close"), fields...)
}

func (l *listing) attemptForm(form formMaker) page.CorrectForm {
	r := l.r
	how := []kit.Choice{}
	for _, o := range []handover.AttemptOutcome{handover.NoAnswer, handover.Voicemail, handover.Engaged, handover.WrongNumber, handover.GotThrough} {
		how = append(how, kit.Choice{Value: strconv.Itoa(int(o)), Text: attemptText(r, o), On: o == handover.NoAnswer})
	}
	fields := []page.FormField{{Name: "hoe", Label: r.T("Hoe ging het?", "How did it go?"), Choices: how}, {Name: "notitie", Label: r.T("Notitie", "Note")}}
	fields = append(fields, page.FormField{Name: "dag", Label: r.T("Volgende poging: dag (leeg is wat het protocol vraagt)", "Next attempt: day (empty is what the protocol asks)"), Type: "date"},
		page.FormField{Name: "tijd", Label: r.T("Volgende poging: tijd", "Next attempt: time"), Type: "time"})
	return form("poging", r.T("Poging opschrijven", "Write an attempt down"), r.T("Bewaar de poging", "Save the attempt"), fields...)
}

func (l *listing) splitFields() []page.FormField {
	var all []page.FormField
	for i := range formParts {
		n := strconv.Itoa(i + 1)
		all = append(all, page.FormField{Group: l.r.T("Deel ", "Part ") + n, Name: "titel" + n, Label: l.r.T("Wat vraagt u?", "What do you ask?")},
			page.FormField{Name: "afdeling" + n, Label: l.r.T("Afdeling", "Department"), Choices: choose(l.labels.departments, "", l.r.T("Kies een afdeling", "Choose a department"))})
	}
	return all
}

// partsOf reads the parts of a form; lines without anything are left out.
func partsOf(form url.Values) []action.TaskPart {
	var all []action.TaskPart
	for i := range formParts {
		n := strconv.Itoa(i + 1)
		part := action.TaskPart{Title: strings.TrimSpace(form.Get("titel" + n)), Department: form.Get("afdeling" + n)}
		if part != (action.TaskPart{}) {
			all = append(all, part)
		}
	}
	return all
}

// waits says for whom a task waits.
func (l *listing) waits(t *handover.Task, at, v string) *page.TaskWait {
	r := l.r
	x := &page.TaskWait{Action: at + "?doe=verder", Version: v, Button: r.T("Het is er: ga verder", "It is there: go on")}
	who := map[handover.WaitFor]string{handover.ForCustomer: r.T("de klant", "the customer"), handover.ForOther: r.T("een andere partij", "another party")}[t.Wait.For]
	if t.Wait.For == handover.ForParts {
		x.Text, x.Button = r.T("Deze taak is gesplitst en sluit met het laatste deel.", "This task was split and closes with its last part."), ""
		return x
	}
	x.Text = fmt.Sprintf(r.T("Wacht sinds %s op %s, tot %s: %s", "Waits since %s for %s, until %s: %s"), r.Moment(t.Wait.Since), who, r.Moment(t.Wait.Until), t.Wait.What)
	return x
}

// moment reads a day and a time of a form. Both empty is no moment.
func moment(r kit.Reader, day, clock string) (calendar.Instant, error) {
	if day == "" && (clock == "" || clock == "09:00") {
		return calendar.NoInstant, nil
	}
	d, err := calendar.ParseDate(day)
	if err != nil || r.Zone == nil {
		return calendar.NoInstant, badMoment
	}
	var h, m int
	if n, err := fmt.Sscanf(cmp.Or(clock, "09:00"), "%d:%d", &h, &m); err != nil || n != 2 || h < 0 || h > 23 || m < 0 || m > 59 {
		return calendar.NoInstant, badMoment
	}
	return r.Zone.At(d, int32(h*3600+m*60)), nil
}
