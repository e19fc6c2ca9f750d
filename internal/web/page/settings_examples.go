package page

import "handvest/internal/web/kit"

// ExampleSettings is the page of settings with one that was refused, one that
// is chosen from a list, and one that was just saved.
func ExampleSettings(sh Shell) Settings {
	r := sh.Reader
	row := func(key, name, about, value string) SettingRow {
		return SettingRow{ID: "s-" + key, Key: "notice." + key, Name: name, About: about, Value: value, Edit: "#"}
	}
	bundle := row("bundle", r.T("Bundelen", "Bundling"), r.T("Zo veel minuten wacht een bericht op andere aan dezelfde klant.", "For so many minutes a message waits for others to the same customer."), "10")
	bundle.Form = &SettingForm{Field: TextField{Name: "waarde", Label: r.T("Waarde", "Value"), Value: "een kwartier", Hint: r.T("een getal van 0 tot en met 1440; leeg is die van Handvest", "a number from 0 to 1440; empty is that of Handvest"),
		Error: r.T("Dit past niet. Vul in: een getal van 0 tot en met 1440.", "This does not fit. Fill in: a number from 0 to 1440.")}}
	steps := row("steps", r.T("Stappen die wij melden", "Steps that we tell"), r.T("Bij deze stappen krijgt de klant bericht voordat hij vraagt.", "At these steps the customer is told before they ask."), r.T("gepland, besloten", "planned, decided"))
	steps.Own, steps.Saved = true, true
	office := row("department", r.T("Afdeling voor klachten", "Department for complaints"), r.T("Hier komen klachten binnen.", "Here complaints come in."), r.T("Bestuur en klachten", "Governance and complaints"))
	office.Form = &SettingForm{Seen: "bestuur", Pick: &PickField{Field: kit.Field{Name: "waarde", Label: r.T("Waarde ", "Value "), Choices: []kit.Choice{{Value: "bestuur", Text: r.T("Bestuur en klachten", "Governance and complaints"), On: true}}},
		Error: r.T("Fatma Yıldız wijzigde dit intussen. Er is niets bewaard.", "Fatma Yıldız changed this meanwhile. Nothing was saved.")}}
	ombudsman := row("ombudsman", "Ombudsman", r.T("Bij wie een klager na ons terechtkan.", "To whom a complainant can go after us."), r.T("de Ombudsman van Elzermonde", "the Ombudsman of Elzermonde"))
	ombudsman.Own, ombudsman.Lines = true, "Havenstraat 9\n3512 AB Elzermonde"
	return Settings{Shell: sh, Heading: r.T("Instellingen", "Settings"), Intro: r.T("Wat uw organisatie anders doet dan Handvest uit zichzelf.", "What your organisation does otherwise than Handvest does by itself."), Action: "#", Cancel: "",
		Groups: []SettingGroup{{ID: "notice", Title: r.T("Berichten aan de klant", "Messages to the customer"), Rows: []SettingRow{bundle, steps}}, {ID: "complaint", Title: r.T("Klachten", "Complaints"), Rows: []SettingRow{office, ombudsman}},
			{ID: "department", Title: r.T("Werk per afdeling", "Work by department")}},
		Elsewhere: BoardTable{ID: "elders", Title: r.T("Elders in te stellen", "Set elsewhere"), Columns: columns("", r.T("Instelling", "Setting"), r.T("Waar", "Where")), Rows: []BoardRow{{ID: "e-0", Cells: []BoardCell{{Text: r.T("Telefoonnummer in berichten", "Telephone number in messages"), Note: "notice.phone"}, {Text: r.T("Sjablonen", "Templates"), Href: "#"}}}}},
		Changes:   BoardTable{ID: "wijzigingen", Title: r.T("Laatste wijzigingen", "Last changes"), Empty: r.T("Er is nog niets gewijzigd.", "Nothing was changed yet.")}}
}
