package page

import "handvest/internal/web/kit"

func columns(numbers string, texts ...string) []BoardColumn {
	all := make([]BoardColumn, len(texts))
	for i, t := range texts {
		all[i] = BoardColumn{Text: t, Number: i < len(numbers) && numbers[i] == 'n'}
	}
	return all
}

// ExampleAbsences is who is away, with a form that was refused.
func ExampleAbsences(sh Shell) Board {
	r := sh.Reader
	heads := columns("", r.T("Wie", "Who"), r.T("Vanaf", "From"), r.T("Tot", "Until"), r.T("Vervanger", "Deputy"), r.T("Werk", "Work"))
	circle := r.T("Dit maakt een kring: Fatma → Joost → Fatma. Kies een andere vervanger.", "This makes a circle: Fatma → Joost → Fatma. Choose another deputy.")
	p := Board{Shell: sh, Heading: r.T("Afwezigheid", "Absence"), Intro: r.T("Wie weg is, laat het werk niet liggen: kies wie waarneemt.", "Who is away leaves no work lying: choose who stands in."),
		Notice: &Notice{Kind: "error", Title: r.T("Er is nog niets bewaard", "Nothing was saved yet"), Lines: []string{circle}}}
	acts := []BoardAct{{Href: "#", Button: r.T("Wijzig", "Change"), About: "Joost Terpstra"}, {Action: "#", Button: r.T("Is terug", "Is back"), About: "Joost Terpstra", Hidden: []Row{{"versie", "2"}}}}
	p.Now = BoardNow{Reader: r, Tiles: []Tile{{Label: r.T("Nu weg", "Away now"), Value: "2", Note: r.T("collega's", "colleagues")}, {Label: r.T("Zonder vervanger", "Without a deputy"), Value: "1", Note: r.T("van alles hieronder", "of all below"), Tone: kit.Broken}}, Tables: []BoardTable{
		{ID: "nu-weg", Title: r.T("Nu weg", "Away now"), Columns: heads, Rows: []BoardRow{
			{ID: "a1", Cells: []BoardCell{{Text: "Joost Terpstra", Note: r.T("verlof", "leave")}, {Text: r.T("ma 16 nov 08:00", "Mon 16 Nov 08:00")}, {Text: r.T("ma 23 nov 08:00", "Mon 23 Nov 08:00")}, {Text: "Fatma Yıldız"}, {Text: r.T("4 overgedragen", "4 handed over")}}, Acts: acts},
			{ID: "a2", Cells: []BoardCell{{Text: "Roel Bakhuis", Note: r.T("afwezig", "absent")}, {Text: r.T("vr 20 nov 08:00", "Fri 20 Nov 08:00")}, {Text: r.T("za 21 nov 00:00", "Sat 21 Nov 00:00")}, {Word: r.T("zonder vervanger", "no deputy"), Tone: kit.Late, Note: r.T("Rooster belastingen", "Roster of taxes")}, {Text: r.T("2 blijft liggen", "2 stays"), Tone: kit.Late}}}}},
		{ID: "straks-weg", Title: r.T("Binnenkort weg", "Away soon"), Empty: r.T("Er is niets gepland.", "Nothing is planned.")},
		{ID: "agendas", Title: r.T("Agenda's die wij lezen", "Calendars that we read"), Columns: columns("  n", r.T("Agenda", "Calendar"), r.T("Gelezen", "Read"), r.T("Afwezigheden", "Absences"), r.T("Stand", "State")), Rows: []BoardRow{
			{ID: "f1", Cells: []BoardCell{{Text: r.T("Rooster belastingen", "Roster of taxes")}, {Text: "10:00"}, {Text: "7"}, {Word: r.T("lukt niet", "fails"), Tone: kit.Late, Note: r.T("De agenda is niet bereikbaar.", "The calendar cannot be reached.")}}}}}}}
	p.Forms = []BoardForm{
		{ID: "invoeren", Title: r.T("Afwezig melden", "Enter an absence"), Action: "#", Button: r.T("Bewaar", "Save"), Cancel: "#", Hidden: []Row{{"id", "4"}},
			Picks:  []PickField{{Field: kit.Field{Name: "vervanger", Label: r.T("Wie neemt waar?", "Who stands in?"), Choices: []kit.Choice{{Value: "niemand", Text: r.T("niemand (dat wordt gemeld)", "nobody (this is reported)")}, {Value: "1", Text: "Joost Terpstra", On: true}}}, Error: circle}},
			Fields: []TextField{{Name: "vanaf", Label: r.T("Vanaf", "From"), Type: "datetime-local", Value: "2026-11-20T08:00", Required: true}, {Name: "tot", Label: r.T("Tot", "Until"), Type: "datetime-local", Value: "2026-11-21T08:00", Required: true, Hint: r.T("Het eerste moment waarop iemand er weer is.", "The first moment at which somebody is back.")}}},
		{ID: "agenda", Title: r.T("Agenda koppelen", "Connect a calendar"), Action: "#", Button: r.T("Lees de agenda", "Read the calendar"), Multipart: true, Folded: true, Fields: []TextField{{Name: "adres", Label: r.T("Adres van de agenda (https)", "Address of the calendar (https)"), Type: "url"}}, File: r.T("Of een bestand (.ics)", "Or a file (.ics)")}}
	return p
}

// ExampleReach is the reachability of departments.
func ExampleReach(sh Shell) Board {
	r := sh.Reader
	trend := kit.TrendExamples(r)[0].Show
	p := Board{Shell: sh, Heading: r.T("Bereikbaarheid", "Reachability"), Intro: r.T("Hoe vaak doorverbinden lukt, en wat het kost als het doodloopt.", "How often putting through succeeds, and what it costs when it leads to nothing."), Action: "#", From: "2026-10-24", Until: "2026-11-20",
		Ways: []Link{{Text: r.T("Als CSV", "As CSV"), Href: "#"}}, Fields: []kit.Field{{Name: "afdeling", Label: r.T("Afdeling", "Department"), Choices: []kit.Choice{{Text: r.T("alle afdelingen", "all departments"), On: true}}}}}
	p.Now = BoardNow{Reader: r, Trend: &trend, Tiles: []Tile{{Label: r.T("Bereikt", "Reached"), Value: r.Percent(2500), Note: r.T("25 van 100 pogingen", "25 of 100 attempts")}, {Label: r.T("Doodgelopen", "Dead ends"), Value: "40", Note: r.T("niemand, en niets geregeld", "nobody, and nothing arranged"), Tone: kit.Broken},
		{Label: r.T("Extra werk", "Extra work"), Value: r.Percent(3333), Note: r.T("100 keer terug op 300 nuttige contacten", "100 came back on 300 useful contacts")}},
		Tables: []BoardTable{{ID: "per-afdeling", Title: r.T("Per afdeling", "By department"), Note: r.T("Opgenomen en geholpen zijn twee cijfers die u nooit optelt.", "Answered and helped are two figures that are never added up."),
			Columns: columns(" nnnn", r.T("Afdeling", "Department"), r.T("Bereikt", "Reached"), r.T("Pogingen", "Attempts"), r.T("Doodlopend", "Dead ends"), r.T("Geholpen", "Helped")),
			Rows:    []BoardRow{{ID: "d1", Cells: []BoardCell{{Text: r.T("Vergunningen", "Permits"), Href: "#"}, {Text: r.Percent(2500)}, {Text: "100"}, {Text: "40", Tone: kit.Late}, {Text: r.Percent(6120)}}}}},
			{ID: "zonder", Title: r.T("Afwezig zonder vervanger", "Absent without a deputy"), Empty: r.T("Voor iedereen die weg was, nam iemand waar.", "For everybody who was away somebody stood in.")}}}
	return p
}

// ExampleRouting is where work came to the wrong place, or too early.
func ExampleRouting(sh Shell) Board {
	r := sh.Reader
	p := Board{Shell: sh, Heading: r.T("Routering", "Routing"), Intro: r.T("Werk dat bij de verkeerde afdeling kwam, of te vroeg.", "Work that came to the wrong department, or too early."), Action: "#", From: "2026-10-24", Until: "2026-11-20", Ways: []Link{{Text: r.T("Als CSV", "As CSV"), Href: "#"}}}
	p.Now = BoardNow{Reader: r, Tiles: []Tile{{Label: r.T("Verkeerd terechtgekomen", "Came to the wrong place"), Value: "9", Note: r.T("n = 341 taken gemaakt", "n = 341 tasks made"), Tone: kit.Broken}, {Label: r.T("Tegengehouden aan de balie", "Held back at the desk"), Value: "4", Note: r.T("een verplichte vraag was leeg", "a required question was empty")}}, Tables: []BoardTable{
		{ID: "verkeerd", Title: r.T("Verkeerde afdeling", "Wrong department"), Columns: columns("  nnn", r.T("Product", "Product"), r.T("Kwam bij", "Came to"), r.T("Verkeerd", "Wrong"), "n", r.T("Aandeel", "Share")), Rows: []BoardRow{
			{ID: "v1", Cells: []BoardCell{{Text: r.T("Boom", "Tree")}, {Text: r.T("Burgerzaken", "Civil affairs")}, {Text: "9", Tone: kit.Late}, {Text: "62"}, {Text: r.Percent(1452)}}}}},
		{ID: "te-vroeg", Title: r.T("Te vroeg overgedragen", "Handed over too early"), Empty: r.T("In deze tijd kwam geen werk te vroeg.", "No work came too early in this time.")}}}
	return p
}

// ExampleChase is the work to run after.
func ExampleChase(sh Shell) Board {
	r := sh.Reader
	about := r.T("Boom op de stoep", "Tree on the pavement")
	p := Board{Shell: sh, Heading: r.T("Te laat werk", "Late work"), Intro: r.T("Herinner met één klik, of breng het naar de leidinggevende.", "Remind with one click, or bring it to the manager."), Notice: &Notice{Kind: "ok", Lines: []string{r.T("De herinnering staat bij de collega.", "The reminder stands with the colleague.")}}}
	p.Now = BoardNow{Reader: r, Tiles: []Tile{{Label: r.T("Te laat", "Late"), Value: "1", Note: r.T("van 2 op deze lijst", "of 2 on this list"), Tone: kit.Broken}}, Tables: []BoardTable{{ID: "groep-0", Title: r.T("Openbare Ruimte (2)", "Public Space (2)"), Columns: columns("", r.T("Werk", "Work"), r.T("Wie", "Who"), r.T("Klaar", "Due"), r.T("Herinnerd", "Reminded")), Rows: []BoardRow{
		{ID: "t1", Cells: []BoardCell{{Text: about, Note: r.T("Taak", "Task"), Href: "#"}, {Text: "Joost Terpstra", Note: r.T("weg tot ma 23 nov, Fatma Yıldız neemt waar", "away until Mon 23 Nov, Fatma Yıldız stands in")}, {Text: r.T("3 uur te laat", "3 hours late"), Tone: kit.Late}, {Text: r.T("2 keer", "2 times"), Note: r.T("vandaag nog", "today")}},
			Acts: []BoardAct{{Action: "#", Button: r.T("Naar leidinggevende", "To the manager"), About: about}, {Action: "#", Button: r.T("Neem terug", "Take back"), About: about}}},
		{ID: "t2", Cells: []BoardCell{{Text: r.T("Terugbellen", "Call back"), Href: "#"}, {Text: r.T("nog van niemand", "nobody's yet")}, {Text: r.T("vóór 16:00", "by 16:00"), Tone: kit.Soon}, {Text: r.T("nog niet", "not yet")}}, Acts: []BoardAct{{Action: "#", Button: r.T("Herinner", "Remind"), About: r.T("Terugbellen", "Call back")}}}}}}}
	return p
}

// ExampleAgreed is a service agreement with its results.
func ExampleAgreed(sh Shell) Board {
	r := sh.Reader
	p := Board{Shell: sh, Heading: r.T("Afspraken: Openbare Ruimte", "Agreements: Public Space"), Intro: r.T("Wat balie en afdeling elkaar beloven, en wat ervan kwam. Klanten zien dit nooit.", "What desk and department promise each other, and what came of it. Customers never see this."), Action: "#",
		Fields: []kit.Field{{Name: "kwartaal", Label: r.T("Kwartaal", "Quarter"), Choices: []kit.Choice{{Value: "1", Text: r.T("4de kwartaal 2026", "quarter 4 of 2026"), On: true}}}}, Ways: []Link{{Text: r.T("Als CSV", "As CSV"), Href: "#"}}}
	p.Now = BoardNow{Reader: r, Tiles: []Tile{{Label: r.T("Beloften gehaald", "Promises kept"), Value: r.T("1 van 2", "1 of 2"), Note: r.T("4de kwartaal 2026", "quarter 4 of 2026")}}, Tables: []BoardTable{
		{ID: "g1", Title: r.T("alle producten", "all products"), Note: r.T("Beide kanten zijn akkoord met versie 3.", "Both sides accepted version 3."), Columns: columns(" nnn", r.T("Belofte", "Promise"), r.T("Doel", "Target"), r.T("Gehaald", "Kept"), "n", r.T("Stand", "State")), Rows: []BoardRow{
			{ID: "i1", Cells: []BoardCell{{Text: r.T("Wij bellen een klant binnen 1 werkdag terug.", "We ring a customer back within 1 working day."), Note: r.T("de afdeling belooft", "the department promises")}, {Text: r.Percent(10000)}, {Text: r.Percent(8210)}, {Text: "134"}, {Word: r.T("niet gehaald", "not kept"), Tone: kit.Broken}}, Acts: []BoardAct{{Action: "#", Button: r.T("Stop", "End"), About: r.T("terugbellen", "ringing back")}}},
			{ID: "i2", Cells: []BoardCell{{Text: r.T("De balie meldt een campagne twee dagen vooraf.", "The desk tells of a campaign two days ahead."), Note: r.T("de balie belooft", "the desk promises")}, {}, {Text: "–"}, {}, {Word: r.T("samen beoordelen", "judge together"), Tone: kit.Calm}}}}},
		{ID: "gebroken", Title: r.T("Niet nagekomen in dit kwartaal", "Not kept in this quarter"), Empty: r.T("Alles wat telde, is nagekomen.", "Everything that counted was kept.")}}}
	p.Forms = []BoardForm{{ID: "belofte-1", Title: r.T("Belofte erbij: alle producten", "Add a promise: all products"), Action: "#", Button: r.T("Voeg toe", "Add"),
		Fields: []TextField{{Name: "zin", Label: r.T("De belofte", "The promise"), Rows: 2, Required: true, Error: r.T("Noem een termijn, zoals: \"binnen 1 werkdag\".", "Name a term, such as: \"within 1 working day\".")}}, Picks: []PickField{{Field: kit.Field{Name: "maat", Label: r.T("Waaraan meten wij dat?", "By what is it measured?"), Choices: []kit.Choice{{Value: "taak", Text: r.T("taak binnen de termijn", "task within the term"), On: true}}}}}}}
	return p
}
