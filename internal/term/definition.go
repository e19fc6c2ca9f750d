package term

import (
	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Definition is one term by law: how long, from what, on what ground and since
// when (DEC-8).
type Definition struct {
	ID        string
	Name      Text
	From      Text // the day that starts it, which is not counted itself
	Basis     string
	Rule      string // of rules.md
	Term      calendar.Term
	Committee int32 // the longer quantity with an advisory committee, 0 for none
	Postpone  int32 // the most weeks of postponement by the authority, 0 for none
	Months    int32 // the most months of extension, 0 for none
	ValidFrom calendar.Date
	ValidTill calendar.Date // last day, or NoDate
	Seen      bool          // the wording was seen in a public source; others must be checked on wetten.overheid.nl
}

// Text is one text in the two languages of the screens.
type Text struct{ NL, EN string }

// In is the text in one language.
func (t Text) In(lang fault.Lang) string {
	if lang == fault.EN {
		return t.EN
	}
	return t.NL
}

var (
	awb     = calendar.NewDate(1994, 1, 1)
	receipt = Text{"ontvangst", "receipt"}
	notice  = Text{"bekendmaking", "announcement"}
	hearing = Text{"de hoorzitting", "the hearing"}
)

func weeks(n int32) calendar.Term {
	return calendar.Term{Quantity: n, Unit: calendar.Weeks, Roll: calendar.RollAtw}
}

func before(n int32, u calendar.Unit) calendar.Term {
	return calendar.Term{Quantity: n, Unit: u, Backward: true, Roll: calendar.RollAtw}
}

// definitions is the table of terms by law.
var definitions = []Definition{
	{ID: "bezwaartermijn", Name: Text{"Bezwaar maken", "Objecting"}, From: notice, Basis: "Awb 6:7, 6:8", Rule: "BZ-1", Term: weeks(6), ValidFrom: awb},
	{ID: "beslistermijn_awb", Name: Text{"Beslissen op een aanvraag", "Deciding on an application"}, From: receipt, Basis: "Awb 4:13", Rule: "DEC-1", Term: weeks(8), ValidFrom: awb},
	{ID: "beslissing_op_bezwaar", Name: Text{"Beslissen op bezwaar", "Deciding on an objection"}, From: Text{"het einde van de bezwaartermijn", "the end of the objection period"},
		Basis: "Awb 7:10", Rule: "BZ-2", Term: weeks(6), Committee: 12, Postpone: 6, ValidFrom: calendar.NewDate(2009, 10, 1), Seen: true},
	{ID: "klacht", Name: Text{"Afhandelen van een klacht", "Handling a complaint"}, From: receipt, Basis: "Awb 9:11", Rule: "KL-8", Term: weeks(6), Committee: 10, Postpone: 4, ValidFrom: calendar.NewDate(1999, 7, 1)},
	{ID: "klacht_niet_behandelen", Name: Text{"Melden dat een klacht niet wordt behandeld", "Telling that a complaint is not handled"}, From: receipt, Basis: "Awb 9:8(3)", Rule: "KL-6", Term: weeks(4), ValidFrom: calendar.NewDate(1999, 7, 1)},
	{ID: "ombudsman", Name: Text{"Verzoek aan de ombudsman", "Request to the ombudsman"}, From: Text{"het bericht over de uitkomst", "notice of the outcome"}, Basis: "Awb 9:24", Rule: "KL-12",
		Term: calendar.Term{Quantity: 1, Unit: calendar.Years, Roll: calendar.RollAtw}, ValidFrom: calendar.NewDate(2005, 3, 15)},
	{ID: "woo", Name: Text{"Beslissen op een Woo-verzoek", "Deciding on an information request"}, From: receipt, Basis: "Woo 4.4", Rule: "WOO-1", Term: weeks(4), Postpone: 2, ValidFrom: calendar.NewDate(2022, 5, 1), Seen: true},
	{ID: "woo_openbaar", Name: Text{"Openbaar maken bij verwacht bezwaar van een derde", "Disclosure when a third party is expected to object"}, From: notice, Basis: "Woo 4.4(5)", Rule: "WOO-5", Term: weeks(2), ValidFrom: calendar.NewDate(2022, 5, 1), Seen: true},
	{ID: "avg", Name: Text{"Verzoek over persoonsgegevens", "Request about personal data"}, From: receipt, Basis: "AVG 12(3); Vo 1182/71 art. 3", Rule: "AVG-1",
		Term: calendar.Term{Quantity: 1, Unit: calendar.Months, Roll: calendar.RollEU}, Months: 2, ValidFrom: calendar.NewDate(2018, 5, 25), Seen: true},
	{ID: "dwangsom", Name: Text{"Twee weken na ingebrekestelling", "Two weeks after a notice of default"}, From: Text{"ontvangst van de ingebrekestelling", "receipt of the notice of default"},
		Basis: "Awb 4:17(3)", Rule: "DW-4", Term: weeks(2), ValidFrom: calendar.NewDate(2009, 10, 1), Seen: true},
	{ID: "dwangsombesluit", Name: Text{"Dwangsom vaststellen", "Fixing the penalty"}, From: Text{"de laatste dag van de dwangsom", "the last penalty day"}, Basis: "Awb 4:18", Rule: "DW-8", Term: weeks(2), ValidFrom: calendar.NewDate(2009, 10, 1)},
	{ID: "betaling", Name: Text{"Betalen van een geldschuld", "Paying a debt"}, From: notice, Basis: "Awb 4:87", Rule: "DW-8", Term: weeks(6), ValidFrom: calendar.NewDate(2009, 7, 1)},
	{ID: "hoorzitting_stukken", Name: Text{"Nadere stukken indienen", "Handing in further documents"}, From: hearing, Basis: "Awb 7:4(1)", Rule: "BZ-6", Term: before(10, calendar.Days), ValidFrom: awb},
	{ID: "hoorzitting_inzage", Name: Text{"Stukken ter inzage leggen", "Opening the file for inspection"}, From: hearing, Basis: "Awb 7:4(2)", Rule: "BZ-6", Term: before(1, calendar.Weeks), ValidFrom: awb},
	{ID: "wmo_onderzoek", Name: Text{"Onderzoek na een melding (Wmo)", "Investigation after a report (Wmo)"}, From: Text{"de melding", "the report"}, Basis: "Wmo 2015 2.3.2", Rule: "DEC-8", Term: weeks(6), ValidFrom: calendar.NewDate(2015, 1, 1), Seen: true},
	{ID: "wmo_besluit", Name: Text{"Beslissen op een Wmo-aanvraag", "Deciding on a Wmo application"}, From: receipt, Basis: "Wmo 2015 2.3.5(2)", Rule: "DEC-8", Term: weeks(2), ValidFrom: calendar.NewDate(2015, 1, 1), Seen: true},
	{ID: "omgevingsvergunning", Name: Text{"Beslissen op een omgevingsvergunning", "Deciding on an environmental permit"}, From: receipt, Basis: "Omgevingswet 16.64", Rule: "DEC-8", Term: weeks(8), Postpone: 6, ValidFrom: calendar.NewDate(2024, 1, 1)},
	{ID: "participatiewet", Name: Text{"Beslissen op een bijstandsaanvraag", "Deciding on social assistance"}, From: receipt, Basis: "Participatiewet; Awb 4:13", Rule: "DEC-8", Term: weeks(8), ValidFrom: calendar.NewDate(2015, 1, 1)},
	{ID: "schuldhulp_gesprek", Name: Text{"Eerste gesprek schuldhulpverlening", "First talk about debts"}, From: Text{"het verzoek om hulp", "the request for help"}, Basis: "Wgs 4(1)", Rule: "DEC-8", Term: weeks(4), ValidFrom: calendar.NewDate(2012, 7, 1)},
	{ID: "schuldhulp_bedreigend", Name: Text{"Eerste gesprek bij een bedreigende situatie", "First talk in a threatening situation"}, From: Text{"het verzoek om hulp", "the request for help"}, Basis: "Wgs 4(2)", Rule: "DEC-8",
		Term: calendar.Term{Quantity: 3, Unit: calendar.WorkingDays}, ValidFrom: calendar.NewDate(2012, 7, 1)},
	{ID: "schuldhulp_besluit", Name: Text{"Beslissen over schuldhulpverlening", "Deciding on help with debts"}, From: Text{"het eerste gesprek", "the first talk"}, Basis: "Wgs 4a", Rule: "DEC-8", Term: weeks(8), ValidFrom: calendar.NewDate(2021, 1, 1)},
}

// Definitions is the table of terms by law, with the settings that change it.
func Definitions(s Settings) []Definition {
	out := make([]Definition, 0, len(definitions)+2)
	for _, d := range definitions {
		d.ValidTill = calendar.NoDate
		out = append(out, d)
	}
	return append(out,
		Definition{ID: "melding_gebroken_belofte", Name: Text{"Bericht over een gebroken belofte", "Notice of a broken promise"}, From: Text{"het verstrijken van de belofte", "the breach"},
			Basis: "norm", Rule: "PR-7", Term: s.BreachNotice, ValidFrom: awb, ValidTill: calendar.NoDate},
		Definition{ID: "bewaren_klantcontact", Name: Text{"Bewaren van een los klantcontact", "Keeping a plain contact"}, From: Text{"het contact", "the contact"},
			Basis: "Selectielijst gemeenten 2020, 6.3", Rule: "RET-1", Term: s.ContactRetention, ValidFrom: calendar.NewDate(2020, 1, 1), ValidTill: calendar.NoDate, Seen: true})
}

// Find is a definition by its id.
func Find(id string, s Settings) (Definition, bool) {
	for _, d := range Definitions(s) {
		if d.ID == id {
			return d, true
		}
	}
	return Definition{}, false
}
