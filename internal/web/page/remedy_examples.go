package page

import "handvest/internal/web/kit"

func exampleRefusals(r kit.Reader) []kit.Choice {
	return []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}, {Value: "force", Text: r.T("Overmacht", "Force majeure")}}
}

// ExampleRemedies is a list to decide on: one that may be approved, and one that
// the reader asked for.
func ExampleRemedies(sh Shell) Remedies {
	r := sh.Reader
	p := Remedies{Shell: sh, Keys: true, Press: true, Lead: r.T("Wat klanten krijgen omdat wij een belofte braken.", "What customers get because we broke a promise."),
		Views: []Link{{Text: r.T("Wacht op goedkeuring 2", "Waits for approval 2"), Href: "#", On: true}, {Text: r.T("Nog niet aangevraagd 7", "Not asked for yet 7"), Href: "#"}, {Text: r.T("Uitbetaald 31", "Paid 31"), Href: "#"}},
		Next:  "#"}
	row := func(id, amount string) RemedyRow {
		return RemedyRow{ID: id, Amount: amount, Form: r.T("Donatie, Dierenasiel De Elzenhof", "Donation, De Elzenhof animal shelter"), Case: Link{Text: "M-2026-1187", Href: "#"}, About: r.T("Speeltoestel kapot", "Playground equipment broken"),
			Party: "mevrouw A. de Vries", Promise: r.T("Speeltoestel binnen 2 werkdagen", "Playground within 2 working days"), Why: r.T("gebroken op do 19 nov 23:59", "broken on Thu 19 Nov 23:59"), Version: "2",
			Asked: r.T("Aangevraagd door Yara Blok, vr 20 nov 10:12", "Asked for by Yara Blok, Fri 20 Nov 10:12"), Word: r.T("Wacht op goedkeuring", "Waits for approval"), Tone: kit.Soon, Refuse: "#", Reasons: exampleRefusals(r)}
	}
	first, second := row("1", "€ 15,00"), row("2", "€ 25,00")
	first.Approve, first.Marks = "#", []string{r.T("na een klacht", "after a complaint")}
	second.Form, second.Eyes, second.Because = r.T("Geld", "Money"), r.T("U vroeg dit zelf aan. Een ander keurt het goed: vier ogen.", "You asked for this yourself. Somebody else approves it: four eyes."), r.T("Opnieuw, want: de storm was een week eerder", "Again, because: the storm was a week before")
	p.Rows = []RemedyRow{first, second}
	return p
}

// ExamplePanel is the panel beside a case.
func ExamplePanel(r kit.Reader) *RemedyPanel {
	ask := ExampleRemedies(Shell{Reader: r}).Rows[0]
	ask.Word, ask.Tone, ask.Asked, ask.Marks = r.T("Nog niet aangevraagd", "Not asked for yet"), kit.Out, "", nil
	return &RemedyPanel{Press: true, Rows: []PanelRow{{RemedyRow: ask, Known: r.T("Wij weten dit al sinds do 19 nov 23:59; de klant hoeft niets te bewijzen.", "We know this since Thu 19 Nov 23:59; the customer needs to prove nothing."), Drop: "#",
		Claim: &ClaimForm{Action: "#", Promise: "speeltuin", From: "vraag", Button: r.T("Vraag aan", "Ask for it"), Text: r.T("Een leidinggevende keurt het goed.", "A manager approves it."),
			Causes: &PickField{Field: kit.Field{Name: "doel", Label: r.T("Goed doel", "Good cause"), Choices: []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}, {Value: "dieren", Text: "Dierenasiel De Elzenhof"}}}}}}}}
}

// ExamplePayouts is a file that waits, one that the bank has, and what is wrong
// in the settings.
func ExamplePayouts(sh Shell) Payouts {
	r := sh.Reader
	return Payouts{Shell: sh, Ready: r.T("4 compensaties, € 60,00", "4 compensations, €60.00"), Action: "#", Day: "2026-11-23", Rows: []PayoutRow{
		{What: r.T("Betaalbestand", "Payment file"), Amount: "€ 45,00", Lines: r.T("3 betalingen", "3 payments"), When: r.T("vr 20 nov 09:00", "Fri 20 Nov 09:00"), Machine: "2026-11-20T09:00:00+01:00", By: "F. Beheer", Note: r.T("de bank betaalt ma 23 nov", "the bank pays Mon 23 Nov"), Word: r.T("Nog aanleveren", "To be handed over"), Tone: kit.Soon, Version: "1", Hand: "#", Undo: "#",
			Files: []Link{{Text: r.T("Voor de bank (SEPA)", "For the bank (SEPA)"), Href: "#"}, {Text: r.T("Boekingen (CSV)", "Bookings (CSV)"), Href: "#"}}},
		{What: r.T("Bestelling: Bloemen", "Order: Flowers"), Amount: "€ 25,00", Lines: r.T("2 stuks", "2 pieces"), When: r.T("do 12 nov 16:30", "Thu 12 Nov 16:30"), Machine: "2026-11-12T16:30:00+01:00", By: "F. Beheer", Note: "Bloemisterij De Tulp", Word: r.T("Aangeleverd", "Handed over"), Tone: kit.Kept, Files: []Link{{Text: r.T("Bestellijst (CSV)", "Order list (CSV)"), Href: "#"}}},
	}, Settings: SettingsForm{Action: "#", Fields: []TextField{{Name: "naam", Label: r.T("Naam van de eigen rekening", "Name of your own account"), Value: "Gemeente Elzermonde"},
		{Name: "iban", Label: "IBAN", Value: "NL92 ABNA 0417 1643 00", Error: r.T("Dit rekeningnummer klopt niet: er is een teken verkeerd of verwisseld. Controleer het.", "This account number is wrong: a character is mistyped or swapped. Check it.")},
		{Name: "grens", Label: r.T("Grens in euro's", "Limit in euros"), Value: "10,00", Hint: r.T("Tot en met dit bedrag beslist de regel; daarboven kijken er vier ogen.", "Up to this amount the rule decides; above it there are four eyes.")}}}}
}

// ExampleBudgets is a budget with an alarm and its improvement.
func ExampleBudgets(sh Shell) RemedyBudgets {
	r := sh.Reader
	return RemedyBudgets{Shell: sh, Year: "2026", Years: []Link{{Text: "2025", Href: "#"}, {Text: "2026", Href: "#", On: true}}, Rows: []BudgetRow{
		{Code: "speeltuin", Promise: r.T("Speeltoestel binnen 2 werkdagen", "Playground within 2 working days"), Remedy: r.T("Een gift van € 15,00 aan een goed doel dat u kiest", "A gift of €15.00 to a good cause of your choice"), Budget: "€ 600,00", Used: "€ 180,00", Left: "€ 420,00", Share: 30, Rate: r.T("12 van 100 zaken", "12 of 100 cases"), Percent: "(12%)",
			Word: r.T("Te vaak", "Too often"), Tone: kit.Late, Plan: "#v1", Action: "#", Version: "1", Amount: "600,00"},
		{Code: "parkeren", Promise: r.T("Parkeervergunning binnen 5 werkdagen", "Parking permit within 5 working days"), Remedy: r.T("Een vergoeding van € 25,00", "A payment of €25.00"), Hidden: r.T("· niet vooraf verteld", "· not told beforehand"), Budget: "€ 150,00", Used: "€ 150,00", Left: "€ 0,00", Share: 100, Waiting: "1", Rate: r.T("6 van 240 zaken", "6 of 240 cases"), Percent: "(2,5%)",
			Word: r.T("Op", "Used up"), Tone: kit.Wait, Action: "#", Version: "2", Amount: "100", Error: r.T("Er is al EUR 150,00 toegekend. Het budget kan niet lager zijn dan dat.", "EUR 150.00 was granted already. The budget cannot be lower than that.")},
	}, Plans: []PlanCard{{ID: "1", Title: r.T("Speeltoestel binnen 2 werkdagen", "Playground within 2 working days"), Word: r.T("Nog niemand pakt dit op", "Nobody took this up yet"), Tone: kit.Late, Why: r.T("12 compensaties op 100 zaken, sinds 22 aug", "12 compensations on 100 cases, since 22 Aug"), Action: "#", Version: "1", Open: true,
		Owner:  &PickField{Field: kit.Field{Name: "eigenaar", Label: r.T("Wie verbetert dit?", "Who improves this?"), Choices: []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}, {Value: "4", Text: "Sanne Vos"}}}, Error: r.T("Kies wie dit verbetert.", "Choose who improves this.")},
		Fields: []TextField{{Name: "oorzaak", Label: r.T("Waardoor gaat het mis?", "Why does it go wrong?"), Rows: 2}, {Name: "datum", Label: r.T("Wanneer is het klaar?", "When is it done?"), Type: "date"}}},
		{ID: "2", Title: r.T("Terugbellen binnen 2 werkdagen", "Call back within 2 working days"), Word: r.T("Geleerd", "Learned"), Tone: kit.Kept, Why: r.T("9 compensaties op 70 zaken, sinds 1 mrt", "9 compensations on 70 cases, since 1 Mar"), Facts: []Row{{r.T("Erna", "After"), r.T("97 van 100 op tijd", "97 of 100 in time")}}}}}
}
