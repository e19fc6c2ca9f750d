package page

import "handvest/internal/web/kit"

func exampleLines(r kit.Reader) []FigureLine {
	return []FigureLine{
		{Name: r.T("Op tijd behandeld", "Handled in time"), Value: r.Percent(8710), Note: r.T("27 van 31", "27 of 31"), Means: r.T("Behandeld binnen zes of tien weken, met uitstel.", "Handled within six or ten weeks, with postponement."), Part: 87},
		{Name: r.T("Ontvangst op tijd bevestigd", "Acknowledged in time"), Value: r.Percent(10000), Note: r.T("18 van 18", "18 of 18"), Means: r.T("Schriftelijke klachten, binnen vijf werkdagen.", "Complaints in writing, within five working days."), Part: 100},
		{Name: r.T("Uitgesteld", "Postponed"), Value: r.T("weggelaten", "left out")},
	}
}

func exampleTables(r kit.Reader) []FigureTable {
	return []FigureTable{
		{Code: "class", Title: r.T("Waarover", "About what"), Means: r.T("Elke klacht telt één keer bij elk onderwerp dat zij noemt.", "Each complaint counts once with each subject that it names."), N: "n = 31.", Lines: []FigureLine{
			{Name: r.T("Te lang bezig", "Took too long"), Value: "12", Part: 100}, {Name: r.T("Informatie onjuist, onvolledig of niet gegeven", "Information wrong, incomplete or not given"), Value: "9", Part: 75}}, Rest: r.T("1 regel weggelaten: te weinig mensen", "1 line left out: too few people")},
		{Code: "aspect", Title: r.T("Aspect", "Aspect"), Means: r.T("Een klacht over twee aspecten telt in het totaal één keer.", "A complaint about two aspects counts once in the total."), N: "n = 31.", Rest: r.T("en 2 andere", "and 2 others"), Lines: []FigureLine{
			{Name: r.T("De manier waarop", "The way it went"), Value: "20", Part: 100}, {Name: r.T("De persoon", "The person"), Value: "8", Part: 40}}},
	}
}

func exampleTiles(r kit.Reader) []Tile {
	return []Tile{{r.T("Ontvangen klachten", "Complaints received"), "40", r.T("in de periode", "in the period"), "", ""}, {r.T("Nog open", "Still open"), "9", r.T("niet afgerond", "not ended"), "", ""},
		{r.T("Open en te laat", "Open and late"), "2", r.T("na de laatste dag", "after the last day"), kit.Late, ""}, {r.T("Mediaan in dagen", "Median in days"), r.Decimal(23.5, 1), r.T("van ontvangst tot antwoord", "from receipt to answer"), "", ""}}
}

// ExampleComplaintFigures are figures with everything on them.
func ExampleComplaintFigures(sh Shell) ComplaintFigures {
	r := sh.Reader
	return ComplaintFigures{Shell: sh, Lead: r.T("Laatste 12 maanden · hele organisatie", "Last 12 months · whole organisation"), Action: "#", CSV: "#",
		Fields: []kit.Field{{Name: "periode", Label: r.T("Periode", "Period"), Choices: []kit.Choice{{Value: "12m", Text: r.T("Laatste 12 maanden", "Last 12 months"), On: true}}}},
		Links:  []Link{{Text: r.T("Register", "Register"), Href: "#"}, {Text: r.T("Jaarverslag", "Yearly report"), Href: "#"}}, Tiles: exampleTiles(r),
		Now:    []ListRow{{Href: "#", Cells: []Cell{{"Z261120-0007", r.T("Burgerzaken", "Civil affairs")}, {Text: r.T("vr 1 jan", "Fri 1 Jan")}}, Word: r.T("Formele procedure", "Formal procedure"), Tone: kit.Calm}, {Cells: []Cell{{"Z261001-0003", r.T("Vergunningen", "Permits")}, {Text: r.T("do 12 nov", "Thu 12 Nov")}}, Word: r.T("Samen oplossen", "Settling together"), Tone: kit.Late}},
		Plans:  []ListRow{{Href: "#", Cells: []Cell{{r.T("Terugbelverzoek bleef liggen", "Call-back was left lying"), r.T("Burgerzaken", "Civil affairs")}, {}}, Word: r.T("Nog niemand", "Nobody yet"), Tone: kit.Late}},
		Beside: []FigureLine{{Name: r.T("Gemeten: niet tevreden", "Measured: not satisfied"), Value: r.Percent(800), Note: r.T("1 van 12", "1 of 12"), Part: 8}, {Name: r.T("Ter vergelijking, folklore", "For comparison, folklore"), Value: r.Percent(2500), Note: r.T("dat zou 3 van 12 zijn", "that would be 3 of 12")}},
		Guess: &Guess{Heard: &Heard{Text: r.T("Een andere vuistregel: een slechte ervaring gaat naar 20 mensen, een goede naar 5. Ook dit is een schatting.", "Another rule of thumb: a bad experience reaches 20 people, a good one 5. This is an estimate too."), Bad: "10", Good: "10", OfBad: "200", OfGood: "50"}, Spoken: "40", Unspoken: r.Int(1040), All: r.Int(1080), Text: r.T("Een vuistregel zegt: op elke klacht die iemand uit, houden 26 mensen hun mond. Dit is een schatting. Zij telt nergens in mee.", "A rule of thumb says: for each complaint that is voiced, 26 people keep silent. This is an estimate. It is part of no count."),
			Action: "#", Fields: []TextField{{Name: "factor", Label: r.T("Hoeveel mensen zwijgen per klacht (schatting)", "How many people keep silent for each complaint (estimate)"), Value: "26", Type: "number"}}},
		Shares: exampleLines(r), Tables: exampleTables(r), Marks: []FigureLine{{Name: r.T("Hoe snel wij uw klacht behandelden", "How fast we handled your complaint"), Value: r.Decimal(3.4, 1), Note: "n = 12", Part: 68}},
		MarkNote: r.T("Wie een klacht deed, geeft na afloop cijfers op de eigen pagina.", "Who complained gives marks afterwards, on their own page.")}
}

// ExampleComplaintYear is the report of a year; public says for whom.
func ExampleComplaintYear(sh Shell, public bool) ComplaintYear {
	r := sh.Reader
	p := ComplaintYear{Shell: sh, Heading: r.T("Klachten in 2025", "Complaints in 2025"), Lead: r.T("Hoeveel klachten wij kregen, waarover, en wat wij ermee deden.", "How many complaints we got, about what, and what we did with them."),
		Years: []Link{{Text: "2025", Href: "#", On: true}, {Text: "2024", Href: "#"}}, Words: []string{r.T("Wij bellen nu eerst, en schrijven daarna pas.", "We now call first, and write afterwards.")}, Tiles: exampleTiles(r), Shares: exampleLines(r), Tables: exampleTables(r),
		Marks: []FigureLine{{Name: r.T("Wat het opleverde", "What it brought"), Value: r.Decimal(3.1, 1), Note: "n = 9", Part: 62}}, Themes: []FigureLine{{Name: r.T("Afspraken nakomen", "Keeping agreements"), Value: "1", Note: r.T("afgerond; 2 begonnen", "closed; 2 begun")}},
		Written: []FigureTable{{Code: "s-state", Title: r.T("Stand", "State"), Means: r.T("Hoe de klachten er nu voor staan.", "How the complaints stand now."), N: "n = 18.", Lines: []FigureLine{{Name: r.T("Oordeel verstuurd", "Judgment sent"), Value: "14", Part: 100}}}},
		Issues:  []Publication{{Name: r.T("2025, versie 2", "2025, version 2"), Date: r.T("gepubliceerd op 3 februari 2026", "published on 3 February 2026"), Reason: r.T("Een klacht ontbrak.", "A complaint was missing."), Href: "#", On: true}, {Name: r.T("2025, versie 1", "2025, version 1"), Date: r.T("gepubliceerd op 2 februari 2026", "published on 2 February 2026"), Href: "#"}}}
	if public {
		p.Correction = r.T("Een klacht ontbrak.", "A complaint was missing.")
		p.Published, p.Privacy = r.T("Gepubliceerd op 3 februari 2026.", "Published on 3 February 2026."), r.T("Getallen over minder dan vijf mensen laten wij weg.", "We leave out numbers about fewer than five people.")
		p.Downloads = []Link{{Text: r.T("Download als CSV", "Download as CSV"), Href: "#"}, {Text: r.T("Download als PDF", "Download as PDF"), Href: "#"}}
		return p
	}
	p.Form = &YearForm{Action: "#", Year: "2025", Button: r.T("Publiceer een correctie over 2025", "Publish a correction about 2025"), Fields: []TextField{{Name: "woorden", Label: r.T("Wat leerden wij dit jaar?", "What did we learn this year?"), Hint: r.T("Noem geen namen.", "Name nobody."), Rows: 4},
		{Name: "reden", Label: r.T("Waarom een nieuwe versie?", "Why a new version?"), Error: r.T("Over dit jaar is al gepubliceerd. Geef de reden van de correctie.", "This year was published already. Give the reason of the correction.")}}}
	return p
}

// ExampleImprovement is one that somebody is working on.
func ExampleImprovement(sh Shell) Improvement {
	r := sh.Reader
	people := func(name, label, who string) *PickField {
		return &PickField{Field: kit.Field{Name: name, Label: label, Choices: []kit.Choice{{Text: r.T("Kies", "Choose")}, {Value: "4", Text: who, On: true}}}}
	}
	themes := people("thema", r.T("Waar gaat dit over?", "What is this about?"), "")
	themes.Many, themes.Choices, themes.Error = true, []kit.Choice{{Value: "afspraken", Text: r.T("Afspraken nakomen", "Keeping agreements"), On: true}, {Value: "initiatief", Text: r.T("Zelf initiatief nemen", "Taking initiative")}}, ""
	return Improvement{Shell: sh, Back: Link{Text: r.T("Alle verbeteringen", "All improvements"), Href: "#"}, Heading: r.T("Terugbelverzoek bleef liggen", "Call-back was left lying"), Word: r.T("Loopt", "Under way"), Tone: kit.Soon,
		Effect: []EffectCard{{r.T("Ervoor", "Before"), r.T("1,3 per maand", "1.3 a month"), r.T("4 van 31 klachten in 90 dagen", "4 of 31 complaints in 90 days")}, {r.T("Erna, tot nu toe", "Afterwards, so far"), r.T("0,0 per maand", "0.0 a month"), r.T("0 van 6 klachten in 20 dagen", "0 of 6 complaints in 20 days")}},
		Why:    r.T("Afronden kan vanaf 12 december 2026: dan werkt de maatregel vier weken.", "It can be closed from 12 December 2026 on: then the measure has worked for four weeks."),
		Facts:  []Row{{r.T("Afdeling", "Department"), r.T("Burgerzaken", "Civil affairs")}, {r.T("Klachten die hiertoe leidden", "Complaints that led to it"), "4"}}, Tell: r.T("Deze klagers weten nog niet wat wij met hun klacht deden.", "These complainants do not know yet what we did with their complaint."), Waiting: []Link{{Text: "Z261002-0011", Href: "#"}},
		Action: "#", Version: "2", Owner: people("eigenaar", r.T("Wie verbetert dit?", "Who improves this?"), "Sanne Vos"), Sponsor: people("opdrachtgever", r.T("Welke leidinggevende maakt dit mogelijk?", "Which manager makes this possible?"), "Rob Timmer"), Themes: themes,
		Fields: []TextField{{Name: "maatregel", Label: r.T("Wat doet u eraan?", "What do you do about it?"), Value: r.T("Elke ochtend de lijst nalopen.", "Go through the list every morning."), Rows: 3}, {Name: "datum", Label: r.T("Wanneer is de maatregel klaar?", "When is the measure in place?"), Type: "date", Value: "2026-11-14"}}}
}

// followRated is the page of a complaint that is over, with the question what
// its complainant thought of it.
func followRated(sh Shell) Follow {
	p := followClosed(sh)
	r := sh.Reader
	rate := &FollowRate{FollowForm: FollowForm{Action: "#", Key: "k"}, Felt: []kit.Choice{{Value: "verhoor", Text: r.T("Het voelde als een verhoor", "It felt like an interrogation")}}}
	for _, q := range [][3]string{{"snelheid", "Hoe snel wij uw klacht behandelden", "How fast we handled your complaint"}, {"resultaat", "Wat het opleverde", "What it brought"}} {
		m := FollowMark{Name: q[0], Text: r.T(q[1], q[2])}
		for _, n := range []string{"1", "2", "3", "4", "5"} {
			m.Choices = append(m.Choices, kit.Choice{Value: n, Text: n})
		}
		rate.Marks = append(rate.Marks, m)
	}
	p.Rate = rate
	return p
}
