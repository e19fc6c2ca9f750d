package page

import (
	"handvest/internal/charter"
	"handvest/internal/web/kit"
)

// ExampleShell is the surroundings of every example page.
func ExampleShell(r kit.Reader, title string) Shell {
	return Shell{Reader: r, Title: title, Organisation: "Gemeente Voorbeeldstad", Home: "/", OtherHref: "#",
		Nav:    []NavItem{{Text: r.T("Balie", "Desk"), Href: "#"}, {Text: r.T("Mijn werk", "My work"), Href: "#"}, {Text: r.T("Klanten", "Customers"), Href: "#"}, {Text: r.T("Kennis", "Knowledge"), Href: "#"}, {Text: r.T("Sturen", "Steering"), Href: "#", Current: true}, {Text: r.T("Handvest", "Charter"), Href: "#"}, {Text: r.T("Beheer", "Manage"), Href: "#"}},
		Voices: []Link{{Text: r.T("Klacht", "Complaint"), Href: "#"}, {Text: r.T("Compliment", "Compliment"), Href: "#"}, {Text: r.T("Idee", "Idea"), Href: "#"}},
		Search: "#", Me: &Me{Name: "S. Bakker", Account: "#", SignOut: "#", Presence: examplePresence(r), Bell: &Bell{Href: "#", Count: "3", Text: r.T("3 nieuwe waarschuwingen", "3 new warnings")}}}
}

func spark(r kit.Reader, tone kit.Tone, w, h int, target int32, shares ...int32) *kit.Spark {
	return &kit.Spark{Reader: r, Shares: shares, Tone: tone, Width: w, Height: h, Target: target}
}

// ExampleSteering is the steering page with one promise chosen.
func ExampleSteering(sh Shell) Steering {
	r := sh.Reader
	trend := kit.TrendExamples(r)[0].Show
	backtest := kit.BackTestExample(r)
	p := Steering{Shell: sh, Count: r.T("7 in het handvest · 4 gehaald · 2 niet", "7 in the charter · 4 met · 2 not"), Action: "#", CSV: "#", All: "#",
		Fields: []kit.Field{
			{Name: "periode", Label: r.T("Periode", "Period"), Choices: []kit.Choice{{Value: "2026-10", Text: r.T("oktober 2026", "October 2026"), On: true}, {Value: "jaar", Text: r.T("laatste 12 maanden", "last 12 months")}}},
			{Name: "kanaal", Label: r.T("Kanaal", "Channel"), Choices: []kit.Choice{{Text: r.T("alle kanalen", "all channels"), On: true}}},
			{Name: "wijk", Label: r.T("Waar", "Where"), Choices: []kit.Choice{{Text: r.T("hele gemeente", "everywhere"), On: true}}},
		}}
	row := func(title, level, n, share string, tone kit.Tone, shares ...int32) {
		x := PromiseRow{Title: title, Href: "#", Level: level, N: n, Share: share, Tone: tone}
		if share != "" {
			x.Spark = spark(r, tone, 84, 28, 0, shares...)
		}
		p.Rows = append(p.Rows, x)
	}
	row(r.T("Telefoon binnen 20 seconden", "Telephone within 20 seconds"), r.T("80 van 100", "80 of 100"), "n 7.412", r.Percent(8640), kit.Kept, 8100, 8180, 8130, 8350, 8420, 8560, 8640)
	row(r.T("Lantaarnpaal binnen 10 werkdagen", "Street light within 10 working days"), r.T("elke melding", "every report"), "n 178", r.Percent(9213), kit.Broken, 9820, 9800, 9850, 9540, 9400, 9330, 9213)
	p.Rows[1].On = true
	row(r.T("E-mail binnen 2 werkdagen", "E-mail within 2 working days"), r.T("80 van 100", "80 of 100"), "n 2.006", r.Percent(9170), kit.Kept, 9100, 9110, 9180, 9140, 9200, 9150, 9170)
	row(r.T("Terugbellen binnen 2 werkdagen", "Call back within 2 working days"), r.T("90 van 100", "90 of 100"), "n 866", r.Percent(7340), kit.Broken, 8300, 8120, 7950, 7800, 7500, 7620, 7340)
	row(r.T("Bijzondere bijstand binnen 8 weken", "Special assistance within 8 weeks"), r.T("ook wettelijk", "also by law"), "n 66", r.Percent(9700), kit.Kept, 9500, 9520, 9560, 9610, 9600, 9680, 9700)
	row(r.T("Balie zonder afspraak: 20 minuten", "Desk without appointment: 20 minutes"), r.T("95 van 100", "95 of 100"), "n 3.140", r.Percent(9820), kit.Kept, 9750, 9740, 9780, 9760, 9800, 9830, 9820)
	row(r.T("Onze medewerker denkt met u mee", "Our employee thinks along with you"), r.T("enquête", "survey"), "", "", "")
	p.Rows[6].Why = r.T("niet te meten met een systeem", "not measurable by a system")
	p.Detail = &PromiseDetail{
		Line:  r.T("Openbare Ruimte · versie 3, sinds 1 juli 2026", "Public Space · version 3, since 1 July 2026"),
		Title: r.T("Een kapotte lantaarnpaal is binnen 10 werkdagen gemaakt", "A broken street light is repaired within 10 working days"),
		Tiles: []Tile{
			{r.T("Op tijd", "In time"), r.Percent(9213), r.T("164 van 178 · van de afgeronde 93,2%", "164 of 178 · of those ended 93.2%"), kit.Broken, ""},
			{r.T("Doel", "Target"), r.T("elke", "every"), r.T("14 beloften gebroken", "14 promises broken"), "", "#"},
			{r.T("Netto duur", "Net time"), r.T("4,2 · 9,6", "4.2 · 9.6"), r.T("werkdagen, mediaan · p90", "working days, median · p90"), "", ""},
			{r.T("Bruto duur", "Gross time"), r.T("6,0 · 14,1", "6.0 · 14.1"), r.T("dagen; stilgestaan: 11", "days; paused: 11"), "", ""},
			{r.T("Stilgestaan", "Paused"), "11", r.T("zaken, mediaan 3,1 dagen", "cases, median 3.1 days"), "", "#"},
			{r.T("Telt niet mee", "Not counted"), "5", r.T("3 ingetrokken, 2 tegenstrijdig", "3 withdrawn, 2 contradictory"), "", "#"},
		},
		Trend: &trend, Steps: []Link{{r.T("per maand", "by month"), "#", true}, {r.T("per week", "by week"), "#", false}},
		Dimensions: []Link{{r.T("Product", "Product"), "#", true}, {r.T("Kanaal", "Channel"), "#", false}, {r.T("Wijk", "District"), "#", false}},
		Breakdown: Breakdown{Title: r.T("Ruim de helft van wat te laat was, is een kabelstoring", "More than half of what was late is a cable fault"), By: r.T("Product", "Product"), Rest: r.T("en 3 andere, zonder gebroken beloften", "and 3 others, without broken promises"), Rows: []BreakRow{
			{r.T("Lantaarnpaal: kabelstoring", "Street light: cable"), "#", 61, 8, 8689}, {r.T("Lantaarnpaal: lamp stuk", "Street light: lamp"), "#", 84, 3, 9643}, {r.T("Lantaarnpaal: schade", "Street light: damage"), "#", 24, 2, 9167}, {r.T("Lantaarnpaal: overig", "Street light: other"), "#", 9, 1, 8889}}},
		BackTest: &backtest,
		Broken: CaseList{Title: r.T("Gebroken beloften", "Broken promises"), Count: r.T("14 zaken", "14 cases"), CSV: "#", Next: "#", Net: r.T("Netto werkdagen", "Net working days"), Pages: r.T("1 tot 3 van 14", "1 to 3 of 14"),
			Views: []Link{{r.T("Te laat", "Late"), "#", true}, {r.T("Nog open", "Still open"), "#", false}, {r.T("Stilgestaan", "Paused"), "#", false}, {r.T("Telt niet mee", "Not counted"), "#", false}},
			Rows: []CaseRow{
				{"M-2026-08114", "#", r.T("Lantaarnpaal: kabelstoring", "Street light: cable"), r.T("Website", "Website"), r.T("ma 5 okt 09:12", "Mon 5 Oct 09:12"), r.T("ma 19 okt", "Mon 19 Oct"), r.T("do 22 okt 11:40", "Thu 22 Oct 11:40"), r.T("2 dagen te laat", "2 days late"), kit.Broken, "13"},
				{"M-2026-08240", "#", r.T("Lantaarnpaal: schade", "Street light: damage"), r.T("Telefoon", "Telephone"), r.T("wo 7 okt 14:55", "Wed 7 Oct 14:55"), r.T("wo 21 okt", "Wed 21 Oct"), "", r.T("31 dagen te laat", "31 days late"), kit.Late, "32"},
				{"M-2026-08391", "#", r.T("Lantaarnpaal: kabelstoring", "Street light: cable"), r.T("App", "App"), r.T("vr 9 okt 18:02", "Fri 9 Oct 18:02"), r.T("vr 23 okt", "Fri 23 Oct"), r.T("di 27 okt 10:10", "Tue 27 Oct 10:10"), r.T("3 dagen te laat", "3 days late"), kit.Broken, "12"}}},
		Definition: []Row{
			{r.T("Begint", "Starts"), r.T("bij ontvangst van de melding", "when the report is received")}, {r.T("Eindigt", "Ends"), r.T("als de melding is afgesloten", "when the report is closed")},
			{r.T("Termijn", "Term"), r.T("10 werkdagen, tot het einde van de dag", "10 working days, to the end of the day")}, {r.T("Staat stil bij", "Pauses for"), r.T("wachten op de netbeheerder", "waiting for the grid operator")},
			{r.T("Telt mee", "Counts"), r.T("afgerond, of open en over tijd", "ended, or open and past due")}, {r.T("Berekend uit", "Computed from"), r.T("gebeurtenissen tot za 21 nov 2026, 14:03", "events until Sat 21 Nov 2026, 14:03")}},
		Versions: []VersionRow{{r.T("Versie 3", "Version 3"), r.T("gepubliceerd", "published"), r.T("sinds 1 juli 2026", "since 1 July 2026"), r.T("binnen 10 werkdagen", "within 10 working days")}, {r.T("Versie 2", "Version 2"), r.T("vervallen", "ended"), r.T("1 januari 2025 tot en met 30 juni 2026", "1 January 2025 to 30 June 2026"), r.T("binnen 15 werkdagen", "within 15 working days")}},
		Excluded: []Row{{r.T("ingetrokken door de klant", "withdrawn by the customer"), "3"}, {r.T("tijden spreken elkaar tegen", "moments contradict"), "2"}},
	}
	return p
}

// ExampleCase is one case with several clocks.
func ExampleCase(sh Shell) Case {
	r := sh.Reader
	p := Case{Shell: sh, Ref: "M-2026-08114", Heading: r.T("Lantaarnpaal: kabelstoring", "Street light: cable fault"), Back: Link{Text: r.T("Lantaarnpaal binnen 10 werkdagen", "Street light within 10 working days"), Href: "#"}}
	for i, e := range kit.BarExamples(r) {
		e.Show.ID = string(rune('a' + i))
		p.Bars = append(p.Bars, e.Show)
	}
	p.Facts = []Row{{r.T("Product", "Product"), r.T("Lantaarnpaal: kabelstoring", "Street light: cable")}, {r.T("Kanaal", "Channel"), r.T("Website", "Website")}, {r.T("Wijk", "District"), r.T("Noordrand", "North Edge")}, {r.T("Herkomst", "Origin"), r.T("meldsysteem", "report system")}}
	p.Events = []EventRow{
		{r.T("ma 5 okt 09:12", "Mon 5 Oct 09:12"), "2026-10-05T09:12:00+02:00", r.T("Ontvangen", "Received"), r.T("via de website", "through the website"), "", ""},
		{r.T("wo 7 okt 10:30", "Wed 7 Oct 10:30"), "2026-10-07T10:30:00+02:00", r.T("Klok stilgezet", "Clock paused"), r.T("wacht op de netbeheerder", "waiting for the grid operator"), "", kit.Wait},
		{r.T("ma 12 okt 08:00", "Mon 12 Oct 08:00"), "2026-10-12T08:00:00+02:00", r.T("Klok loopt weer", "Clock resumed"), "", "", ""},
		{r.T("ma 19 okt", "Mon 19 Oct"), "2026-10-19T23:59:59+02:00", r.T("Belofte gebroken", "Promise broken"), r.T("10 werkdagen om", "10 working days have passed"), "", kit.Late},
		{r.T("do 22 okt 11:40", "Thu 22 Oct 11:40"), "2026-10-22T11:40:00+02:00", r.T("Afgesloten", "Closed"), "", "", ""},
	}
	return p
}

// ExampleCharter is the public page.
func ExampleCharter(sh Shell) Charter {
	r := sh.Reader
	promise := func(id, text, terms string, share int32, tone kit.Tone, target int32, lines []string, shares ...int32) PublicPromise {
		verdict := r.T("doel gehaald", "target met")
		if tone == kit.Broken {
			verdict = r.T("doel niet gehaald", "target missed")
		}
		return PublicPromise{ID: id, Text: text, Terms: terms, Share: r.Percent(share), Verdict: verdict, Tone: tone, Lines: lines, Spark: spark(r, tone, 220, 60, target, shares...)}
	}
	p := Charter{Shell: sh, Period: r.T("oktober 2026", "October 2026"),
		Themes:    []Link{{r.T("Alles", "All"), "#", true}, {r.T("Bellen en mailen", "Calling and e-mailing"), "#", false}, {r.T("Straat en buurt", "Street and neighbourhood"), "#", false}, {r.T("Werk en inkomen", "Work and income"), "#", false}},
		Published: r.T("Publicatie 4 van 3 november 2026, over oktober 2026", "Publication 4 of 3 November 2026, about October 2026"), CSV: "#", JSON: "#", Schema: "#",
		Privacy:  r.T("Aantallen onder de 5 laten wij weg, zodat niemand te herkennen is.", "We leave out numbers below 5, so that nobody can be recognised."),
		Versions: []Publication{{r.T("Publicatie 4", "Publication 4"), r.T("3 november 2026, over oktober 2026", "3 November 2026, about October 2026"), r.T("twee dagen telefoongegevens ontbraken", "two days of telephone data were missing"), "#", true}, {r.T("Publicatie 3", "Publication 3"), r.T("2 november 2026, over oktober 2026", "2 November 2026, about October 2026"), "", "#", false}},
	}
	p.Promises = []PublicPromise{
		promise("telefoon", r.T("Belt u ons, dan spreekt u binnen 20 seconden een medewerker.", "Call us, and you speak to an employee within 20 seconds."), r.T("Beloofd voor minstens 80 van de 100 gesprekken · versie 2, sinds 1 juli 2026", "Promised for at least 80 of 100 calls · version 2, since 1 July 2026"), 8640, kit.Kept, 8000, []string{r.T("oktober 2026", "October 2026"), r.T("1.008 van 7.412 te laat", "1,008 of 7,412 late")}, 7700, 7850, 7800, 8060, 8010, 8230, 8190, 8390, 8330, 8480, 8530, 8640),
		promise("lantaarnpaal", r.T("Een kapotte lantaarnpaal is binnen 10 werkdagen gemaakt.", "A broken street light is repaired within 10 working days."), r.T("Beloofd voor elke melding · versie 3, sinds 1 juli 2026", "Promised for every report · version 3, since 1 July 2026"), 9213, kit.Broken, 10000, []string{r.T("oktober 2026", "October 2026"), r.T("14 van 178 te laat", "14 of 178 late")}, 9820, 9874, 9801, 9890, 9850, 9876, 9520, 9330, 9380, 9205, 9213),
		promise("bijstand", r.T("Op uw aanvraag bijzondere bijstand beslissen wij binnen 8 weken.", "We decide on your application for special assistance within 8 weeks."), r.T("Beloofd voor minstens 95 van de 100 aanvragen · versie 1, sinds 1 januari 2026", "Promised for at least 95 of 100 applications · version 1, since 1 January 2026"), 9700, kit.Kept, 9500, []string{r.T("oktober 2026", "October 2026"), r.T("66 besluiten", "66 decisions")}, 9500, 9520, 9560, 9610, 9600, 9680, 9700),
		{ID: "meedenken", Text: r.T("Onze medewerker denkt met u mee.", "Our employee thinks along with you."), Terms: r.T("Versie 1, sinds 1 januari 2026", "Version 1, since 1 January 2026"), NotYet: r.T("Nog niet gemeten. Dit kan geen systeem tellen: wij vragen het u in een enquête.", "Not measured yet. No system can count this: we ask you in a survey.")},
	}
	p.Promises[1].Small = []string{r.T("Te laat? Dan geven wij € 15 aan een goed doel dat u kiest.", "Late? Then we give €15 to a good cause of your choice.")}
	p.Promises[2].Small = []string{r.T("Ook de wet noemt een termijn. Tijd waarin wij op uw stukken wachten telt niet mee.", "The law sets a term too. Time in which we wait for your papers does not count.")}
	return p
}

// ExampleToday is the first page.
func ExampleToday(sh Shell) Today {
	r := sh.Reader
	p := Today{Shell: sh, Stream: ""}
	p.Now = Now{Reader: r, Day: r.T("ma 23 nov 2026", "Mon 23 Nov 2026"), Clock: "10:10:24", Machine: "2026-11-23T10:10:24+01:00", Speed: r.T("Gespeelde tijd: elke seconde hier is een minuut daar.", "Simulated time: every second here is a minute there."),
		Counts: []Tile{{r.T("Klokken lopen", "Clocks running"), r.Int(1204), r.T("op 988 zaken", "on 988 cases"), "", ""}, {r.T("Vandaag gehaald", "Kept today"), "312", r.T("beloften", "promises"), kit.Kept, ""}, {r.T("Vandaag gebroken", "Broken today"), "17", r.T("beloften", "promises"), kit.Broken, ""}, {r.T("Over tijd en open", "Past due and open"), "41", r.T("wachten nog", "still waiting"), kit.Broken, ""}, {r.T("Staat stil", "Paused"), "63", r.T("wacht op de klant", "waiting for the customer"), "", ""}}}
	for i, e := range kit.BarExamples(r)[:4] {
		e.Show.ID, e.Show.Steps = string(rune('a'+i)), nil
		p.Now.Next = append(p.Now.Next, e.Show)
	}
	p.Now.Just = []EventRow{{"10:10:21", "2026-11-23T10:10:21+01:00", r.T("E-mail beantwoord, op tijd", "E-mail answered in time"), r.T("E-mail binnen 2 werkdagen", "E-mail within 2 working days"), "", kit.Kept}, {"10:10:04", "2026-11-23T10:10:04+01:00", r.T("Terugbellen: te laat", "Call-back: late"), r.T("Terugbellen binnen 2 werkdagen", "Call back within 2 working days"), "", kit.Late}, {"10:09:58", "2026-11-23T10:09:58+01:00", r.T("Melding ontvangen", "Report received"), r.T("Lantaarnpaal: lamp stuk", "Street light: lamp"), "", ""}}
	return p
}

// ExampleManage is charter management with something wrong in the file.
func ExampleManage(sh Shell) Manage {
	r := sh.Reader
	return Manage{Shell: sh, Export: "#", Notice: &Notice{Kind: "ok", Lines: []string{r.T("Voorstel bewaard: Lantaarnpaal binnen 12 werkdagen.", "Proposal saved: street light within 12 working days.")}, Action: "#", Button: r.T("Ongedaan maken", "Undo")},
		Promises: []ManagedPromise{
			{ID: "lantaarnpaal", Title: r.T("Lantaarnpaal binnen 12 werkdagen", "Street light within 12 working days"), Text: r.Of(charter.Text{NL: "Een kapotte lantaarnpaal is binnen 12 werkdagen gemaakt.", EN: "A broken street light is repaired within 12 working days."}), Version: "4", Status: r.T("voorstel", "draft"), Tone: kit.Soon, Since: r.T("vanaf 1 januari 2027", "from 1 January 2027"), Evidence: r.T("Teruggekeken over november 2025 tot en met oktober 2026: 97,3% van 2.064 zaken.", "Looked back over November 2025 to October 2026: 97.3% of 2,064 cases."),
				Gates: []Gate{{true, r.T("Concreet: termijn, begin en einde staan vast.", "Concrete: term, start and end are set.")}, {true, r.T("Waargemaakt: 97,3%, tussen 90 en 99%.", "Realised: 97.3%, between 90 and 99%.")}, {false, r.T("Betekenisvol: noem waaruit blijkt dat klanten dit willen.", "Meaningful: say what shows that customers want this.")}}, Publish: "#", Discard: "#", Open: true},
			{ID: "telefoon", Title: r.T("Telefoon binnen 20 seconden", "Telephone within 20 seconds"), Version: "2", Status: r.T("gepubliceerd", "published"), Tone: kit.Kept, Since: r.T("sinds 1 juli 2026", "since 1 July 2026"), Figures: "#"},
		},
		Sentence: SentenceBox{Action: "#", Sentence: "Wij bellen u meestal binnen 2 werkdagen terug.", Asked: true, Reading: []Row{{r.T("Soort", "Kind"), r.T("elke zaak binnen een termijn", "every case within a term")}, {r.T("Termijn", "Term"), r.T("2 werkdagen", "2 working days")}}, Questions: []string{r.T("“Meestal”: in hoeveel van de 100 gevallen?", "“Meestal”: in how many of 100 cases?")}},
		File:     FileBox{Action: "#", Faults: []string{r.T("regel 12: een termijn van -3 werkdagen kan niet; schrijf een getal vanaf 1.", "line 12: a term of -3 working days cannot be; write a number from 1.")}, Text: "promises:\n  - id: lantaarnpaal\n    term: -3 working_days\n", Schema: "#"},
		Publish:  PublishBox{Action: "#", Text: r.T("Publiceer de cijfers over oktober 2026. Een publicatie verandert daarna niet meer.", "Publish the figures of October 2026. A publication does not change afterwards.")},
	}
}

// ExampleImports is the list of files that were read in.
func ExampleImports(sh Shell) Imports {
	r := sh.Reader
	return Imports{Shell: sh, Runs: []ImportRun{{File: "meldingen-2026.csv.gz", When: r.T("za 21 nov 13:58", "Sat 21 Nov 13:58"), State: r.T("bezig", "running"), Tone: kit.Calm, Rows: r.Int(70628), Rejects: "12", Share: 62}, {File: "telefoon-oktober.jsonl", When: r.T("vr 20 nov 09:00", "Fri 20 Nov 09:00"), State: r.T("klaar", "done"), Tone: kit.Kept, Rows: r.Int(7412), Rejects: "0", Share: 100}}}
}

// ExampleFault is a page that could not be found.
func ExampleFault(sh Shell) Fault {
	r := sh.Reader
	return Fault{Shell: sh, Heading: r.T("Deze pagina is er niet", "This page does not exist"), Text: r.T("Misschien is het adres verkeerd overgenomen, of is de zaak vernietigd.", "Perhaps the address was copied wrongly, or the case was destroyed."), Ways: []Link{{Text: r.T("Naar alle beloften", "To all promises"), Href: "#"}}}
}

func examplePresence(r kit.Reader) *Presence {
	return &Presence{Action: "#", Word: r.T("Beschikbaar", "Available"), Tone: kit.Calm, Choices: []PresenceChoice{
		{"beschikbaar", r.T("Beschikbaar", "Available"), "b", true}, {"bezet", r.T("Bezet", "Busy"), "", false}, {"pauze", r.T("Pauze", "Break"), "p", false}, {"weg", r.T("Weg", "Away"), "3", false}}}
}

// ExampleDisruption is a page during a disruption, with news beside it.
func ExampleDisruption(sh Shell) Today {
	r := sh.Reader
	sh.Banners = []Banner{
		{ID: "1", Disruption: true, Title: r.T("DigiD werkt niet", "DigiD is down"), Text: r.T("Zeg: “DigiD is even niet bereikbaar. Wilt u het na 15 uur weer proberen?”", "Say: “DigiD is out of reach for now. Will you try again after 3 pm?”"), Until: r.T("tot 15:00", "until 15:00"), Action: "#"},
		{ID: "2", Title: r.T("Paspoorten: nieuwe tarieven", "Passports: new fees"), Text: r.T("Vanaf 1 december gelden de tarieven van 2027.", "The fees of 2027 hold from 1 December."), Until: r.T("tot di 1 dec", "until Tue 1 Dec"), Action: "#"},
	}
	return ExampleToday(sh)
}
