package app

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
)

// laid is one call of the past days that left work for a department.
type laid struct {
	hours      int64 // before the scene
	product    string
	department string
	asked      string // what the customer said
	text       string // for the colleague
	name       string
	number     string
	prefer     handover.Prefer
	callback   bool
	then       func(ctx context.Context, a *action.Actions, who staff.Person, t handover.Task, now calendar.Instant) error
}

// scenery of Mijn werk: some of each state, so that nobody meets an empty list.
var work = []laid{
	{30, "paspoort", "burgerzaken", "Mijn paspoort zou dinsdag klaar zijn. Ik vlieg vrijdag en hoor niets.", "Is het paspoort binnen? Zij vliegt vrijdag.", "Wilma Dekker", "06 1234 0101", handover.Prefer{Parts: handover.Afternoon}, true, tried},
	{26, "verhuizing", "burgerzaken", "Mijn zoon staat nog op het oude adres.", "De verhuizing van haar zoon is niet verwerkt. Kun je kijken waarom?", "Ayla Demir", "06 1234 0102", handover.Prefer{}, true, nil},
	{20, "rijbewijs", "burgerzaken", "Ik stond voor niets aan de balie: mijn rijbewijs was er niet.", "Excuses aanbieden en een nieuwe dag afspreken.", "Henk Visser", "06 1234 0103", handover.Prefer{From: "14:00", Until: "16:00"}, true, take},
	{4, "paspoort", "burgerzaken", "Welke papieren heb ik nodig voor een paspoort van mijn pleegkind?", "Zoek uit welke toestemming nodig is bij voogdij.", "Noor Jacobs", "06 1234 0104", handover.Prefer{Parts: handover.Morning}, true, wait},
	{3, "verhuizing", "burgerzaken", "Ik krijg brieven voor iemand die hier niet woont.", "Onderzoek of er iemand ten onrechte op dit adres staat.", "Sjaak Bos", "06 1234 0105", handover.Prefer{}, false, nil},
	{28, "verbouwen", "vergunningen", "Ik wacht op een telefoontje over mijn dakkapel.", "Leg uit wat er nog ontbreekt aan de tekening.", "Ruud Hermans", "06 1234 0106", handover.Prefer{}, true, nil},
	{2, "verbouwen", "vergunningen", "Mag ik een schuur van vier meter hoog?", "Bel over de hoogte: hij wil zaterdag beginnen.", "Tess Mulder", "06 1234 0107", handover.Prefer{Parts: handover.Afternoon}, true, nil},
	{5, "boom", "buiten", "De wortels duwen de stoep omhoog, mijn moeder is gevallen.", "Kijk vandaag of de stoep veilig is en bel haar terug.", "Leila Bakker", "06 1234 0108", handover.Prefer{}, true, take},
	{50, "boom", "buiten", "Ik wil de eik in mijn tuin kappen.", "Mag deze eik weg? Hij staat op eigen grond.", "Gerard Smit", "06 1234 0110", handover.Prefer{}, true, sendOn(handover.WrongDepartment, "vergunningen", "Dit gaat over een kapvergunning, niet over onderhoud.")},
	{47, "boom", "buiten", "Mijn buurman kapt een boom. Mag dat zomaar?", "Bel haar over de regels voor kappen.", "Els Vink", "06 1234 0111", handover.Prefer{}, true, sendOn(handover.WrongDepartment, "vergunningen", "Kappen is van Vergunningen.")},
	{44, "verbouwen", "vergunningen", "Er ligt zand van een bouwplaats op de stoep.", "Wie ruimt dit op?", "Omar Haddad", "06 1234 0112", handover.Prefer{}, false, sendOn(handover.WrongProduct, "buiten", "Het gaat om de stoep, niet om een vergunning.")},
	{43, "verhuizing", "burgerzaken", "Mijn adres klopt nog niet.", "Graag nakijken.", "Daan Kok", "06 1234 0113", handover.Prefer{}, false, sendOn(handover.Incomplete, "kcc", "Vanaf welke dag woont hij daar? Dat staat er niet bij.")},
	{9, "lantaarnpaal", "buiten", "De hele straat is donker.", "Hoort dit bij de storing van gisteren?", "Joke Prins", "06 1234 0109", handover.Prefer{}, false, nil},
}

// asked is what two departments want to know first.
var asked = []knowledge.QuestionSet{
	{Product: "lantaarnpaal", Questions: []knowledge.Asked{{Code: "paal", Ask: "Welk nummer staat er op de paal?", Help: "Een sticker op ooghoogte, zoals 14-0372.", Kind: knowledge.Text},
		{Code: "gevaar", Ask: "Is er gevaar, zoals een losse kabel of een scheve paal?", Kind: knowledge.YesNo, Required: true}}},
	{Product: "verbouwen", Questions: []knowledge.Asked{{Code: "adres", Ask: "Om welk adres gaat het?", Kind: knowledge.Text, Required: true},
		{Code: "fase", Ask: "Is er al een aanvraag?", Kind: knowledge.Choice, Options: []string{"Nee", "Ja, loopt", "Ja, besloten"}, Required: true}}},
}

func take(ctx context.Context, a *action.Actions, who staff.Person, t handover.Task, _ calendar.Instant) error {
	_, err := a.TakeTask(ctx, who, t.ID, t.Version)
	return err
}

func tried(ctx context.Context, a *action.Actions, who staff.Person, t handover.Task, _ calendar.Instant) error {
	_, err := a.AddAttempt(ctx, who, t.ID, t.Version, handover.Attempt{Outcome: handover.Voicemail, Note: "Ingesproken dat het paspoort onderweg is.", Next: calendar.NoInstant})
	return err
}

// sendOn sends work to where it belongs, as somebody does who gets it wrongly.
func sendOn(why handover.Why, department, reason string) func(context.Context, *action.Actions, staff.Person, handover.Task, calendar.Instant) error {
	return func(ctx context.Context, a *action.Actions, who staff.Person, t handover.Task, _ calendar.Instant) error {
		_, err := a.RouteTask(ctx, who, t.ID, t.Version, action.Route{Department: department, Why: why, Reason: reason})
		return err
	}
}

func wait(ctx context.Context, a *action.Actions, who staff.Person, t handover.Task, now calendar.Instant) error {
	const days = 5 * 24 * 3600_000
	_, err := a.WaitForCustomer(ctx, who, t.ID, t.Version, "Een kopie van de beschikking over de voogdij", now+days)
	return err
}

// layWork leaves work for the departments of the demo, and the questions that
// two of them want answered first.
func (p *play) layWork(ctx context.Context, agent staff.Person) error {
	a := p.app.Actions
	for _, s := range asked {
		if have, err := a.QuestionSet(ctx, p.actor(), s.Product); err != nil || have.Version > 0 {
			return err
		}
		if _, err := a.SaveQuestionSet(ctx, p.actor(), s); err != nil {
			return fmt.Errorf("lay the questions of %s: %w", s.Product, err)
		}
	}
	for _, x := range work {
		if err := p.layOne(ctx, agent, x); err != nil {
			return fmt.Errorf("lay work about %s: %w", x.product, err)
		}
	}
	return nil
}

func (p *play) layOne(ctx context.Context, agent staff.Person, x laid) error {
	a, at := p.app.Actions, p.scene.Start-calendar.Instant(x.hours)*3600_000
	d, err := a.StartContact(ctx, agent, action.NewContact{Channel: contact.Phone, From: x.number, Received: at})
	if err != nil {
		return err
	}
	d.Solved = contact.NotAsked
	d.Caller = contact.Caller{Name: x.name, Phone: x.number}
	ending := contact.ToTask
	if x.callback {
		ending = contact.ToCallback
	}
	d.Questions[0] = contact.Question{Product: x.product, Text: x.asked, Department: x.department, Ending: ending,
		Answers: map[string]string{"gevaar": knowledge.No, "paal": "14-0380", "adres": "Kerkpad 7", "fase": "Ja, loopt"},
		Task:    &contact.Handover{Callback: x.callback, Text: x.text, Number: x.number, Prefer: x.prefer}}
	done, err := a.FinishContact(ctx, agent, d.ID, d.Version, d)
	if err != nil || x.then == nil || len(done.Tasks) == 0 {
		return err
	}
	i := slices.IndexFunc(p.accounts, func(c staff.Account) bool {
		return c.Active() && slices.ContainsFunc(c.Grants, func(g staff.Grant) bool { return slices.Contains(g.Departments, x.department) })
	})
	if i < 0 {
		return nil
	}
	return x.then(ctx, a, p.accounts[i].Person(p.organisation), done.Tasks[0], p.scene.Start)
}
