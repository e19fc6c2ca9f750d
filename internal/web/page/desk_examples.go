package page

import (
	"handvest/internal/web/kit"
)

// ExampleDesk is the desk in the middle of a telephone call.
func ExampleDesk(sh Shell) Desk {
	r := sh.Reader
	p := Desk{Shell: sh, Action: "#", SignIn: "#", Settle: "#", Press: true, New: exampleChannels(r), Keys: exampleKeys(r),
		Tabs: []DeskTab{
			{ID: "1", Href: "#", Channel: r.T("Telefoon", "Phone"), Title: "Anna de Vries", On: true, Clock: DeskClock{Elapsed: 134_000, Text: "02:14", Runs: true, Name: r.T("gesprek", "conversation")}},
			{ID: "2", Href: "#", Channel: r.T("E-mail", "E-mail"), Title: "J. Peeters", Word: r.T("nog 3 uur", "3 hours left"), Tone: kit.Soon},
			{ID: "3", Href: "#", Channel: "Chat", Title: r.T("anoniem", "anonymous"), Clock: DeskClock{Elapsed: 110_000, Text: "01:50", Runs: true, Name: r.T("gesprek", "conversation")}},
		}}
	w := exampleWork(r)
	p.Work = &w
	return p
}

func exampleChannels(r kit.Reader) []DeskChannelChoice {
	return []DeskChannelChoice{{"telefoon", r.T("Telefoon", "Phone"), "t"}, {"balie", r.T("Balie", "Counter"), "b"}, {"mail", "E-mail", "e"}, {"post", r.T("Brief", "Letter"), "p"}, {"web", r.T("Formulier", "Web form"), "f"}, {"chat", "Chat", "c"}, {"social", r.T("Sociale media", "Social media"), "s"}, {"app", "App", "a"}}
}

func exampleKeys(r kit.Reader) []DeskKey {
	return []DeskKey{{"Ctrl K", r.T("Zoek klant, zaak, product of antwoord", "Search customer, case, product or answer")}, {"Ctrl Enter", r.T("Rond dit contact af", "Finish this contact")}, {"Alt PgDn", r.T("Volgende tab", "Next tab")}, {"Alt PgUp", r.T("Vorige tab", "Previous tab")},
		{"N", r.T("Nieuw contact", "New contact")}, {"T", r.T("Taak voor afdeling", "Task for department")}, {"B", r.T("Terugbellen", "Call back")}, {"D", r.T("Doorverbinden", "Put through")}, {"V", r.T("Tweede vraag", "Second question")}, {"M", r.T("Antwoord ontbreekt", "Answer is missing")}, {"I", r.T("Controlevragen", "Control questions")}, {"Esc", r.T("Verlaat het veld", "Leave the field")}}
}

func exampleWork(r kit.Reader) DeskWork {
	bars := kit.BarExamples(r)
	late, calm, aloud := bars[2].Show, bars[3].Show, bars[0].Show
	late.ID, calm.ID, aloud.ID = "loopt-1", "loopt-2", "belofte"
	late.Note = r.T("Bericht gestuurd op vr 20 nov · € 15 voor een goed doel aangeboden", "Told on Fri 20 Nov · €15 for a good cause offered")
	aloud.Title, aloud.Steps = "", nil
	w := DeskWork{Reader: r, ID: "1", Action: "#", Save: "#", Version: "7", Saved: "14:03:22"}
	w.Channel = DeskChannel{Choices: exampleChoices(r), From: "06 1234 5678", FromName: r.T("Nummer", "Number"), FromKind: "tel", CanEnd: true,
		Clock: DeskClock{Elapsed: 134_000, Text: "02:14", Runs: true, Name: r.T("Gesprek", "Conversation")}}
	w.Who = DeskWho{Level: 1, LevelWord: r.T("Zegt wie zij is.", "Says who she is."), May: r.T("Noem geen gegevens uit het dossier.", "Give out nothing from the file."), CanAsk: true, Strong: false,
		Party:   &DeskParty{Name: "Anna de Vries", Known: r.T("Nummer is bekend bij deze klant", "The number is known with this customer"), Lines: []string{"Wilhelminasingel 14, 4301 CX Elzermonde", r.T("06 1234 5678 · liefst na 16.00 uur", "06 1234 5678 · preferably after 4 pm")}, Href: "#"},
		Running: []kit.Bar{late, calm},
		Runs:    []DeskLink{{"11", r.T("Hierover gaat het", "This is about it"), true}, {"12", r.T("Gaat hierover", "About this one"), false}},
		Past: []EventRow{
			{r.T("vandaag 09:12", "today 09:12"), "2026-11-23T09:12:00+01:00", r.T("Belde, verbroken in de wacht", "Called, line cut while waiting"), "", "", kit.Wait},
			{r.T("wo 18 nov", "Wed 18 Nov"), "2026-11-18T11:02:00+01:00", r.T("E-mail over lantaarnpaal", "E-mail about street light"), r.T("beantwoord door M. Jansen", "answered by M. Jansen"), "#", ""},
			{r.T("do 5 nov", "Thu 5 Nov"), "2026-11-05T09:12:00+01:00", r.T("Melding lantaarnpaal, website", "Report of a street light, website"), "", "#", ""},
		},
		PastMore: &Link{Text: r.T("Alles van deze klant", "All of this customer"), Href: "#"}}
	w.About = DeskAbout{
		Broken:  &DeskSay{Title: r.T("Belofte gebroken: kapotte lantaarnpaal, 2 dagen te laat", "Promise broken: broken street light, 2 days late"), Words: r.T("“Wij zouden de lamp uiterlijk 19 november maken. Dat is niet gelukt, en dat spijt ons.”", "“We would mend the light by 19 November. We did not, and we are sorry.”")},
		Repeat:  &DeskSay{Title: r.T("Derde contact over hetzelfde", "Third contact about the same"), Words: r.T("“Ik zie dat u hier al twee keer over belde. U hoeft het niet opnieuw uit te leggen.”", "“I see that you called about this twice before. You need not explain it again.”")},
		Subject: r.T("Straatverlichting: storing of schade", "Street lights: fault or damage"), Product: "straatverlichting",
		Text:    r.T("Paal 14 voor de deur is sinds 3 november stuk. Zij voelt zich onveilig als zij laat thuiskomt. Wil weten wanneer het echt gebeurt.", "Post 14 at the door has been dark since 3 November. She feels unsafe coming home late. Wants to know when it will really be done."),
		Request: &DeskRequest{"M-2026-11873", r.T("Kapotte lantaarnpaal", "Broken street light"), "#"},
		Answer: &DeskAnswer{Title: r.T("Straatverlichting: wanneer is het klaar?", "Street lights: when is it mended?"), Owner: r.T("Openbare Ruimte", "Public Space"), Until: r.T("geldig tot 1 maart", "valid until 1 March"), Href: "#",
			Say:      r.T("Wij maken de lamp binnen 10 werkdagen. Is het gevaarlijk, dan komen wij vandaag.", "We mend the light within 10 working days. If it is dangerous, we come today."),
			Public:   r.T("<p>Een losse kabel of een scheve paal is gevaarlijk. Raak de paal niet aan.</p>", "<p>A loose cable or a leaning post is dangerous. Do not touch the post.</p>"),
			Internal: r.T("<p>Kabelstoring in een hele straat: aannemer belt netbeheerder, dat duurt langer.</p>", "<p>Cable fault in a whole street: the contractor calls the network operator, which takes longer.</p>"),
			Steps: []DeskStep{
				{Code: "hoeveel", Ask: r.T("Eén paal, of een hele straat?", "One post, or a whole street?"), Kind: "choice", Value: "een", Options: []kit.Choice{{Value: "een", Text: r.T("Eén", "One"), On: true}, {Value: "straat", Text: r.T("Straat", "Street"), On: false}}},
				{Code: "gevaar", Ask: r.T("Is er gevaar?", "Is there danger?"), Kind: "yesno", Value: "nee", Options: []kit.Choice{{Value: "ja", Text: r.T("Ja", "Yes"), On: false}, {Value: "nee", Text: r.T("Nee", "No"), On: true}}},
				{Code: "paal", Ask: r.T("Nummer op de paal?", "Number on the post?"), Kind: "text", Value: "14-0372"},
			},
			Others: []DeskOther{{"5", r.T("Schade door storing", "Damage by a fault")}},
		},
		CanMiss: true, FilesAt: "#", Files: []DeskFile{{"9", "paal-14.jpg", "812 kB", "#"}},
	}
	w.Deal = DeskDeal{
		Promise: &DeskPromise{Big: r.T("Vóór vrijdag 4 december", "By Friday 4 December"), Say: r.T("De lamp is gemaakt vóór vrijdag 4 december.", "The light is mended by Friday 4 December."), Line: r.T("10 werkdagen, versie 3 · in oktober 92,1% gehaald", "10 working days, version 3 · 92.1% kept in October"), Tone: kit.Soon, Bar: &aloud},
		Card: &DeskCard{Department: r.T("Openbare Ruimte", "Public Space"), In: r.T("3 aanwezig", "3 in"), Tone: kit.Calm, Href: "#", Rows: []Row{
			{r.T("Mag", "May"), r.T("melding aannemen, datum noemen", "take the report, name the date")}, {r.T("Niet", "Not"), r.T("oorzaak of schuld", "cause or guilt")}, {r.T("Spoed", "Urgent"), r.T("P. Smeets, 0113 55 12 40", "P. Smeets, 0113 55 12 40")}}},
		Ending: "direct", Endings: exampleEndings(r), Asked: true, Reasons: exampleReasons(r), Finish: r.T("Rond af: afgehandeld", "Finish: dealt with"),
		Confirm:   r.T("U belde ons op 23 november over straatverlichting. De lamp is gemaakt vóór vrijdag 4 december. Lukt dat niet, dan hoort u het van ons.", "You called us on 23 November about street lights. The light is mended by Friday 4 December. If we do not manage, you hear it from us."),
		ConfirmAt: "#"}
	return w
}

func exampleChoices(r kit.Reader) []kit.Choice {
	var all []kit.Choice
	for i, c := range exampleChannels(r) {
		all = append(all, kit.Choice{Value: c.Value, Text: c.Text, On: i == 0})
	}
	return all
}

func exampleEndings(r kit.Reader) []kit.Choice {
	return []kit.Choice{{Value: "", Text: r.T("Anders…", "Other…"), On: true}, {Value: "verwezen", Text: r.T("Verwezen naar een ander", "Referred elsewhere"), On: false}, {Value: "melding", Text: r.T("Nieuwe melding gemaakt", "New report made"), On: false}, {Value: "toegevoegd", Text: r.T("Toegevoegd aan lopende zaak", "Added to a running case"), On: false}, {Value: "verbroken", Text: r.T("Verbinding verbroken", "Line broke"), On: false}}
}

func exampleReasons(r kit.Reader) []kit.Choice {
	return []kit.Choice{{Value: "1", Text: r.T("Wij weten het niet", "We do not know how"), On: false}, {Value: "2", Text: r.T("Andere afdeling nodig", "Another department is needed"), On: false}, {Value: "3", Text: r.T("Informatie ontbreekt", "Information is missing"), On: false}, {Value: "4", Text: r.T("Proces laat het niet toe", "The process does not allow it"), On: false}, {Value: "5", Text: r.T("Systeem werkt niet", "A system does not work"), On: false}, {Value: "6", Text: r.T("Onze brief of site was onduidelijk", "Our letter or site was unclear"), On: false}}
}
