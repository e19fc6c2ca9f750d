package web

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// newChannels are the ways in which a contact begins, most used first, with
// the key that chooses each.
var newChannels = []struct {
	channel contact.Channel
	key     string
}{{contact.Phone, "t"}, {contact.Counter, "b"}, {contact.Email, "e"}, {contact.Letter, "p"}, {contact.WebForm, "f"}, {contact.Chat, "c"}, {contact.Social, "s"}, {contact.App, "a"}}

// channelName is a channel as people say it.
func channelName(r kit.Reader, c contact.Channel) string {
	switch c {
	case contact.Phone:
		return r.T("Telefoon", "Phone")
	case contact.Counter:
		return r.T("Balie", "Counter")
	case contact.Email:
		return r.T("E-mail", "E-mail")
	case contact.Letter:
		return r.T("Brief", "Letter")
	case contact.WebForm:
		return r.T("Formulier", "Web form")
	case contact.App:
		return "App"
	case contact.Chat:
		return "Chat"
	case contact.Social:
		return r.T("Sociale media", "Social media")
	}
	return string(c)
}

// endingNames are the endings that have no button of their own.
func endingNames(r kit.Reader, now contact.Ending) []kit.Choice {
	all := []kit.Choice{
		{Value: "", Text: r.T("Anders…", "Other…")},
		{Value: string(contact.Referred), Text: r.T("Verwezen naar een andere organisatie", "Referred to another organisation")},
		{Value: string(contact.Reported), Text: r.T("Melding of aanvraag", "Report or application")},
		{Value: string(contact.Added), Text: r.T("Toegevoegd aan wat al loopt", "Added to what runs already")},
		{Value: string(contact.CutOff), Text: r.T("Verbinding verbroken", "Line broke")},
	}
	for i := range all {
		all[i].On = all[i].Value == string(now)
	}
	if !slices.ContainsFunc(all, func(c kit.Choice) bool { return c.On }) {
		all[0].On = true
	}
	return all
}

// reasonNames are the six reasons of S4-13 why somebody was not helped.
func reasonNames(r kit.Reader, now contact.Reason) []kit.Choice {
	texts := [...]string{r.T("Wij weten het niet", "We do not know how"), r.T("Andere afdeling moet het doen", "Another department must do it"), r.T("Informatie ontbreekt", "Information is missing"),
		r.T("Proces laat het niet toe", "The process does not allow it"), r.T("Systeem werkt niet", "A system does not work"), r.T("Onze brief of site is onduidelijk", "Our letter or site is unclear")}
	all := make([]kit.Choice, len(texts))
	for i, t := range texts {
		all[i] = kit.Choice{Value: strconv.Itoa(i + 1), Text: t, On: contact.Reason(i+1) == now}
	}
	return all
}

// solvedCodes are the answers to the closing question as the form sends them.
var solvedCodes = map[contact.Solved]string{contact.Yes: "ja", contact.No: "nee", contact.NotAsked: "niet-gevraagd"}

// finishText is what the button that ends a contact says.
func finishText(r kit.Reader, e contact.Ending) string {
	switch e {
	case contact.ToTask:
		return r.T("Rond af met taak", "Finish with a task")
	case contact.ToCallback:
		return r.T("Rond af met terugbellen", "Finish with a call-back")
	case contact.Transferred:
		return r.T("Rond af: doorverbonden", "Finish: put through")
	case contact.Referred:
		return r.T("Rond af: verwezen", "Finish: referred")
	case contact.Reported:
		return r.T("Rond af met melding", "Finish with a report")
	case contact.Added:
		return r.T("Rond af: toegevoegd", "Finish: added")
	case contact.CutOff:
		return r.T("Rond af: verbroken", "Finish: cut off")
	case contact.Voiced:
		return r.T("Rond af met klacht of idee", "Finish with a complaint or idea")
	}
	return r.T("Rond af: afgehandeld", "Finish: dealt with")
}

// deskKeys is the list of keys. Each presses a button that is on the screen.
func deskKeys(r kit.Reader) []page.DeskKey {
	return []page.DeskKey{
		{Key: "Ctrl K", Does: r.T("Zoek klant, zaak, product of antwoord", "Search customer, case, product or answer")},
		{Key: "Ctrl Enter", Does: r.T("Rond dit contact af", "Finish this contact")},
		{Key: "Alt PageDown", Does: r.T("Volgende contact", "Next contact")},
		{Key: "Alt PageUp", Does: r.T("Vorige contact", "Previous contact")},
		{Key: "Esc", Does: r.T("Verlaat het veld, dan werken de letters", "Leave the field: the letters work then")},
		{Key: "N", Does: r.T("Nieuw contact, dan de letter van het kanaal", "New contact, then the letter of the channel")},
		{Key: "K", Does: r.T("Ja, dit is de klant van dit nummer", "Yes, this is the customer of this number")},
		{Key: "W", Does: r.T("Wie: naam en nummer noteren, of voor wie iemand spreekt", "Who: note name and number, or for whom somebody speaks")},
		{Key: "I", Does: r.T("Controlevragen stellen", "Ask control questions")},
		{Key: "L", Does: r.T("Legitimatie gezien, aan de balie", "Saw a document, at the counter")},
		{Key: "H", Does: r.T("Het gaat over wat bovenaan loopt", "It is about what runs on top")},
		{Key: "E", Does: r.T("Gesprek is voorbij", "Conversation is over")},
		{Key: "M", Does: r.T("Antwoord ontbreekt of klopt niet", "Answer is missing or wrong")},
		{Key: "F", Does: r.T("Bijlage toevoegen", "Add an attachment")},
		{Key: "V", Does: r.T("Tweede vraag in dit contact", "Second question in this contact")},
		{Key: "A", Does: r.T("Afgehandeld", "Dealt with")},
		{Key: "T", Does: r.T("Taak voor afdeling", "Task for department")},
		{Key: "B", Does: r.T("Terugbellen", "Call back")},
		{Key: "D", Does: r.T("Doorverbinden", "Put through")},
		{Key: "C", Does: r.T("Dit is een klacht, compliment of idee; ook ja bij het voorstel", "This is a complaint, compliment or idea; also yes to the suggestion")},
		{Key: "X", Does: r.T("Toch geen klacht", "No complaint after all")},
		{Key: "S", Does: r.T("Doorverbonden: de collega nam over", "Put through: the colleague took over")},
		{Key: "U", Does: r.T("Doorverbonden: niemand nam op", "Put through: nobody answered")},
		{Key: "O", Does: r.T("Andere afloop, dan de eerste letter: melding, toegevoegd, verwezen", "Another ending, then its first letter: report, added, referred")},
		{Key: "J N G", Does: r.T("Geholpen: ja, nee, niet gevraagd", "Helped: yes, no, not asked")},
	}
}

// labelNames are the products and departments, with their names.
type labelNames struct{ products, departments []action.Label }

func nameIn(all []action.Label, code string) string {
	for i := range all {
		if all[i].Code == code {
			return cmp.Or(all[i].Name, code)
		}
	}
	return code
}

func (n labelNames) product(code string) string    { return nameIn(n.products, code) }
func (n labelNames) department(code string) string { return nameIn(n.departments, code) }

// labelNames reads the names that the screen needs.
func (s *Server) labelNames(ctx context.Context, who action.Actor) (labelNames, error) {
	names, err := s.actions.Names(ctx, who)
	if err != nil {
		return labelNames{}, err
	}
	return labelNames{products: names.Of(clock.ByProduct), departments: names.Of(clock.ByDepartment)}, nil
}
