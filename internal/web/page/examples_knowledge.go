package page

import "handvest/internal/web/kit"

// ExampleKnowledge is the list of answers in all stands.
func ExampleKnowledge(sh Shell) Knowledge {
	r := sh.Reader
	p := Knowledge{Shell: sh, Action: "#", Text: "paspoort", New: "#", CSV: "#", Missed: Link{Text: r.T("Gezocht en niet gevonden", "Searched and not found"), Href: "#"}, Count: r.T("1 tot 5 van 75 antwoorden", "1 to 5 of 75 answers"), Later: "#",
		Notice: &Notice{Kind: "ok", Lines: []string{r.T("De nieuwe versie is gepubliceerd.", "The new version was published.")}},
		Fields: []kit.Field{{Name: "product", Label: r.T("Product", "Product"), Choices: []kit.Choice{{Text: r.T("alle producten", "all products"), On: true}}}, {Name: "eigenaar", Label: r.T("Eigenaar", "Owner"), Choices: []kit.Choice{{Text: r.T("alle afdelingen", "all departments"), On: true}}}},
		Stands: []CountLink{{Text: r.T("alles", "all"), Count: "75", Href: "#", On: true}, {Text: r.T("in gebruik", "in use"), Count: "71", Href: "#"}, {Text: r.T("wacht op akkoord", "waiting for approval"), Count: "2", Href: "#", Tone: kit.Soon}, {Text: r.T("nazien", "to review"), Count: "3", Href: "#", Tone: kit.Late}, {Text: r.T("verlopen", "expired"), Count: "1", Href: "#", Tone: kit.Late}}}
	civil := r.T("Burgerzaken", "Civil affairs")
	p.Rows = []AnswerRow{
		{Title: r.T("Wat kost een paspoort?", "What does a passport cost?"), Href: "#", Product: r.T("Paspoort", "Passport"), Owner: civil, Stand: r.T("in gebruik", "in use"), Tone: kit.Kept, Working: r.T("voorstel", "proposal"), Review: r.T("ma 1 mrt 2027", "Mon 1 Mar 2027"), Score: "84", Used: r.Int(1433), Snippet: r.T("Een paspoort kost € 87 en is 10 jaar geldig.", "A passport costs €87 and is valid for 10 years."), Why: r.T("pas → paspoort (deel van een woord)", "pas → paspoort (part of a word)")},
		{Title: r.T("Mijn paspoort is kwijt", "My passport is lost"), Href: "#", Product: r.T("Paspoort", "Passport"), Owner: civil, Stand: r.T("in gebruik", "in use"), Tone: kit.Kept, Review: r.T("wo 4 nov 2026", "Wed 4 Nov 2026"), Due: true, Score: "91", Used: "159"},
		{Title: r.T("Mag mijn terras in de winter blijven staan?", "May my terrace stay in winter?"), Href: "#", Product: r.T("Terras", "Terrace"), Owner: r.T("Vergunningen", "Permits"), Stand: r.T("verlopen", "expired"), Tone: kit.Late, Review: r.T("wo 21 okt 2026", "Wed 21 Oct 2026"), Due: true, Score: "90", Used: "6"},
		{Title: r.T("Hoe vraag ik een laadpaal aan?", "How do I ask for a charging point?"), Href: "#", Product: r.T("Laadpaal", "Charging point"), Owner: r.T("Vergunningen", "Permits"), Stand: r.T("nog niet gepubliceerd", "not published yet"), Tone: kit.Calm, Working: r.T("concept", "draft"), Score: "58", Used: "0"},
		{Title: r.T("Wat is de hondenbelasting?", "What is the dog tax?"), Href: "#", Owner: r.T("Belastingen", "Taxes"), Stand: r.T("uit gebruik", "retired"), Tone: kit.Out, Used: r.Int(312)},
	}
	return p
}

// ExampleNoKnowledge is the list before the first answer.
func ExampleNoKnowledge(sh Shell) Knowledge {
	r := sh.Reader
	return Knowledge{Shell: sh, Action: "#", New: "#", Count: r.T("0 antwoorden", "0 answers"), Empty: r.T("Er is nog geen antwoord. Schrijf het eerste met Nieuw antwoord.", "There is no answer yet. Write the first with New answer.")}
}

// ExampleAnswer is one answer with a proposal that waits.
func ExampleAnswer(sh Shell) AnswerPage {
	r := sh.Reader
	return AnswerPage{Shell: sh, Back: Link{Text: r.T("Kennis", "Knowledge"), Href: "#"}, Title: r.T("Wat kost een paspoort?", "What does a passport cost?"), Meta: r.T("Burgerzaken · Paspoort · geldig tot en met 31 december 2026", "Civil affairs · Passport · valid until 31 December 2026"),
		Say: r.T("Een paspoort kost zevenentachtig euro.", "A passport costs eighty-seven euros."), Public: r.T("<p>Een paspoort kost <strong>€ 87</strong>.</p><ul><li>U betaalt met pin.</li><li>Met spoed betaalt u meer.</li></ul>", "<p>A passport costs <strong>€87</strong>.</p><ul><li>You pay by card.</li><li>Urgent costs more.</li></ul>"),
		Internal: r.T("<p>Noem na 15 december allebei de bedragen.</p>", "<p>After 15 December name both amounts.</p>"), Feedback: FeedbackBox{Action: "#"},
		Facts:    []Row{{r.T("Inhoud van", "Content by"), r.T("Burgerzaken", "Civil affairs")}, {r.T("Vorm van", "Form by"), r.T("Klantcontact", "Customer contact")}, {r.T("Nazien op", "Review on"), r.T("ma 1 mrt 2027", "Mon 1 Mar 2027")}, {r.T("Gebruikt", "Used"), r.T("358 keer", "358 times")}},
		Review:   &ReviewBox{Action: "#", Version: "3", Next: "2027-05-20", Until: "2026-12-31"},
		Retire:   &PressBox{Action: "#", Version: "3", Button: r.T("Haal uit gebruik", "Take out of use"), Text: r.T("De balie vindt dit antwoord dan niet meer.", "The desk then no longer finds this answer.")},
		Working:  &WorkingBox{Title: r.T("Er is een voorstel", "There is a proposal"), Lines: []string{r.T("Versie 2 van M. Kuiper, bewaard do 19 nov 2026, 11:00.", "Version 2 by M. Kuiper, saved Thu 19 Nov 2026, 11:00."), r.T("Wacht op akkoord van Burgerzaken: de inhoud verandert.", "Waits for approval by Civil affairs: the content changes.")}, Note: r.T("De bedragen van het nieuwe jaar.", "The amounts of the new year."), Compare: "#", Edit: "#", Edition: "1", Approve: "#", SendBack: "#", Discard: "#"},
		Versions: []VersionLine{{Name: r.T("Versie 2", "Version 2"), When: r.T("do 19 nov 2026, 11:00", "Thu 19 Nov 2026, 11:00"), By: "M. Kuiper", Status: r.T("voorstel", "proposal"), Tone: kit.Soon, Compare: "#"}, {Name: r.T("Versie 1", "Version 1"), When: r.T("vr 17 apr 2026, 11:00", "Fri 17 Apr 2026, 11:00"), By: "F. Yıldız", Status: r.T("geldt nu", "holds now"), Tone: kit.Kept}}}
}

// ExampleExpired is an answer whose last day has passed.
func ExampleExpired(sh Shell) AnswerPage {
	r := sh.Reader
	p := ExampleAnswer(sh)
	p.Working = nil
	p.Edit = "#"
	p.Versions = []VersionLine{{Name: r.T("Versie 2", "Version 2"), When: r.T("vr 17 apr 2026, 11:00", "Fri 17 Apr 2026, 11:00"), By: "F. Yıldız", Status: r.T("verlopen", "expired"), Tone: kit.Late, Note: r.T("Nagezien; de tekst bleef gelijk.", "Reviewed; the text stayed the same."), Compare: "#"}, {Name: r.T("Versie 1", "Version 1"), When: r.T("do 2 jan 2025, 11:00", "Thu 2 Jan 2025, 11:00"), By: "F. Yıldız", Status: r.T("vervangen", "replaced"), Tone: kit.Out, Restore: "#"}}
	p.Warning = &Notice{Kind: "warning", Title: r.T("Dit antwoord is verlopen", "This answer has expired"), Lines: []string{r.T("Het gold tot en met 30 oktober 2026. Vraag Burgerzaken of het nog klopt voordat u het geeft.", "It held until 30 October 2026. Ask Civil affairs whether it is still true before you give it.")}}
	return p
}

// ExampleWrite is an answer being written that somebody else saved meanwhile.
func ExampleWrite(sh Shell) AnswerEdit {
	r := sh.Reader
	sh.Title = r.T("Antwoord wijzigen", "Change an answer")
	return AnswerEdit{Shell: sh, Back: Link{Text: r.T("Wat kost een paspoort?", "What does a passport cost?"), Href: "#"}, Action: "#", ID: "1", Title: r.T("Wat kost een paspoort?", "What does a passport cost?"), Keywords: r.T("prijs, tarief", "price, rate"), Say: r.T("Een paspoort kost negentig euro.", "A passport costs ninety euros."), Public: r.T("Een paspoort kost **€ 90**. Het bedrag wordt conform de legesverordening in rekening gebracht.", "A passport costs **€90**."), Until: "2027-12-31", ReviewOn: "2027-03-01",
		Notice: &Notice{Kind: "error", Lines: []string{r.T("Iemand anders heeft dit antwoord intussen gewijzigd. Uw tekst is niet opgeslagen en staat hieronder nog.", "Somebody else changed this answer meanwhile. Your text was not saved and still stands below."), r.T("F. Yıldız bewaarde het laatst. Neem over wat u wilt houden en bewaar dan opnieuw.", "F. Yıldız saved last. Take over what you want to keep, then save again.")}},
		Theirs: []Section{{Name: r.T("Voor iedereen", "For everybody"), Owner: r.T("inhoud: de vakafdeling", "content: the department"), Changed: true, Pieces: []DiffPiece{{Text: r.T("Een paspoort kost € ", "A passport costs €")}, {Text: "89", Removed: true}, {Text: "90", Added: true}, {Text: "."}}}},
		Fields: []kit.Field{{Name: "product", Label: r.T("Product", "Product"), Choices: []kit.Choice{{Text: r.T("Paspoort", "Passport"), On: true}}}, {Name: "eigenaar", Label: r.T("Over de inhoud gaat", "The content belongs to"), Choices: []kit.Choice{{Text: r.T("Burgerzaken", "Civil affairs"), On: true}}}},
		Rule:   r.T("Verandert de inhoud? Dan is akkoord van de vakafdeling nodig.", "Does the content change? Then the department must approve."),
		Check: WritingCheck{Reader: r, Score: r.T("54 van 100", "54 of 100"), Verdict: r.T("B2: te moeilijk", "B2: too hard"), Tone: kit.Late, Public: r.T("<p>Een paspoort kost <strong>€ 90</strong>.</p>", "<p>A passport costs <strong>€90</strong>.</p>"),
			Findings: []Finding{{What: r.T("Ambtelijk woord", "Official word"), Where: "conform", Better: "volgens"}, {What: r.T("Zeg wie het doet", "Say who does it"), Where: "wordt in rekening gebracht"}, {What: r.T("Lang woord", "Long word"), Where: "legesverordening"}}}}
}

// ExampleCompare is what one version changed in another.
func ExampleCompare(sh Shell) Compare {
	r := sh.Reader
	return Compare{Shell: sh, Back: Link{Text: r.T("Wat kost een paspoort?", "What does a passport cost?"), Href: "#"}, Heading: r.T("Van versie 1 naar versie 2", "From version 1 to version 2"), Sub: r.T("M. Kuiper, do 19 nov 2026. Wat eruit ging is doorgestreept, wat erbij kwam onderstreept.", "M. Kuiper, Thu 19 Nov 2026. What went is struck through, what came is underlined."),
		Sections: []Section{{Name: r.T("Titel", "Title"), Pieces: []DiffPiece{{Text: r.T("Wat kost een paspoort?", "What does a passport cost?")}}}, {Name: r.T("Zeg hardop", "Say aloud"), Owner: r.T("inhoud: de vakafdeling", "content: the department"), Changed: true, Pieces: []DiffPiece{{Text: r.T("Een paspoort kost ", "A passport costs ")}, {Text: r.T("zevenentachtig", "eighty-seven"), Removed: true}, {Text: r.T("negentig", "ninety"), Added: true}, {Text: r.T(" euro.", " euros.")}}}}}
}

// ExampleMissed are the searches that found nothing.
func ExampleMissed(sh Shell) Missed {
	r := sh.Reader
	return Missed{Shell: sh, CSV: "#", Action: "#", May: true, Count: r.T("16 keer in de laatste weken.", "16 times in the last weeks."), Departments: []kit.Choice{{Value: "belastingen", Text: r.T("Belastingen", "Taxes")}},
		Weeks:    []MissedWeek{{Name: r.T("Deze week", "This week"), Rows: []MissedRow{{Words: "loslopende hond", Times: "9×", Task: "#", Synonym: "#"}, {Words: "volkstuin huren", Times: "5×", Done: r.T("Taak voor Straat en groen", "Task for Streets and green")}, {Words: "gloeipeer", Times: "2×", Now: Link{Text: r.T("Wanneer is een kapotte lantaarnpaal gemaakt?", "When is a broken street light repaired?"), Href: "#"}, Task: "#", Synonym: "#"}}}},
		Synonyms: []SynonymRow{{Word: "kliko", Means: "container", Remove: "#"}, {Word: "wmo", Means: "hulp in het huishouden", Remove: "#"}}}
}

// ExampleNothingMissed is the list of weeks in which everything was found.
func ExampleNothingMissed(sh Shell) Missed {
	return Missed{Shell: sh, Empty: sh.T("De laatste weken vond iedereen wat hij zocht.", "In the last weeks everybody found what they looked for.")}
}

// ExampleProducts is the catalogue.
func ExampleProducts(sh Shell) Products {
	r := sh.Reader
	return Products{Shell: sh, Action: "#", New: "#", First: "#", Import: "#", CSV: "#", Count: r.T("3 producten van 488 in de catalogus, 38 open aan de balie", "3 products of 488 in the catalogue, 38 open at the desk"),
		Fields: []kit.Field{{Name: "stand", Label: r.T("Aan de balie", "At the desk"), Choices: []kit.Choice{{Text: r.T("alles", "all"), On: true}}}},
		Rows: []ProductRow{{Name: r.T("Bouwen of verbouwen", "Building or rebuilding"), Href: "#", Names: "omgevingsvergunning, dakkapel", Owner: r.T("Vergunningen", "Permits"), Stand: r.T("open", "open"), Tone: kit.Kept, Ready: r.T("3 van 4 in orde, 1 met een uitzondering", "3 of 4 in order, 1 excused"), Since: r.T("ma 1 jan 2024", "Mon 1 Jan 2024")},
			{Name: r.T("Laadpaal in de straat", "Charging point"), Href: "#", Names: "oplaadpunt", Owner: r.T("Vergunningen", "Permits"), Stand: r.T("komt nog", "to come"), Tone: kit.Calm, Ready: r.T("3 van 4 in orde", "3 of 4 in order"), Since: r.T("wo 2 dec 2026", "Wed 2 Dec 2026")},
			{Name: r.T("Aanleunwoning", "Sheltered home"), Href: "#", Stand: r.T("gesloten", "closed"), Tone: kit.Wait, Ready: r.T("0 van 4 in orde", "0 of 4 in order"), Since: r.T("vr 20 nov 2026", "Fri 20 Nov 2026")}}}
}

// ExampleNoProducts is a search in the catalogue that finds nothing.
func ExampleNoProducts(sh Shell) Products {
	return Products{Shell: sh, Action: "#", Import: "#", Text: "xyz", Count: sh.T("0 producten van 488 in de catalogus", "0 products of 488 in the catalogue"), Empty: sh.T("Geen product gevonden. Zoek op een ander woord, of lees een productenlijst in.", "No product was found. Try another word, or read a list of products.")}
}

// ExampleProduct is a product that may not open yet.
func ExampleProduct(sh Shell) Product {
	r := sh.Reader
	sh.Title = r.T("Laadpaal in de straat", "Charging point in the street")
	return Product{Shell: sh, Back: Link{Text: r.T("Producten", "Products"), Href: "#"}, Action: "#", Version: "2", Code: "laadpaal", Name: sh.Title, Names: "oplaadpunt", Theme: r.T("Vergunningen", "Permits"), Since: "2026-12-02",
		Notice: &Notice{Kind: "error", Lines: []string{r.T("Dit product kan nog niet open aan de balie. Nog niet in orde: werkwijze. Zorg dat het in orde is, of leg vast waarom het toch open mag.", "This product cannot open at the desk yet. Not in order: process. Put it in order, or write down why it may open nevertheless.")}},
		Fields: []kit.Field{{Name: "afdeling", Label: r.T("Eigenaar", "Owner"), Choices: []kit.Choice{{Text: r.T("Vergunningen", "Permits"), On: true}}}, {Name: "kanaal", Label: r.T("Aan te vragen via (niets is alles)", "Can be asked for by (none is all)"), Many: true, Choices: []kit.Choice{{Value: "web", Text: r.T("Website", "Website"), On: true}, {Value: "balie", Text: r.T("Balie", "Counter")}}}},
		Conditions: []ConditionBox{{Kind: "staff", Name: r.T("Medewerkers", "Staff"), Question: r.T("Genoeg collega's kennen dit product.", "Enough colleagues know this product."), Met: true},
			{Kind: "systems", Name: r.T("Systemen", "Systems"), Question: r.T("De balie kan het opzoeken en vastleggen.", "The desk can look it up and register it."), Excuse: r.T("Tot 1 maart met een formulier.", "Until 1 March with a form."), By: "W. Jansma"},
			{Kind: "process", Name: r.T("Werkwijze", "Process"), Question: r.T("Het is duidelijk wie wat doet.", "It is clear who does what.")}},
		Stand: r.T("komt nog", "to come"), Tone: kit.Calm, StandReason: r.T("1 voorwaarde is nog niet in orde.", "1 condition is not in order yet."), OpenAction: "#", Opening: true, NewAnswer: "#", First: &Link{Text: r.T("Vragen vooraf (2)", "Questions first (2)"), Href: "#"}}
}

// ExampleProductImport is where a list is read in, after a wrong file.
func ExampleProductImport(sh Shell) ProductImport {
	r := sh.Reader
	sh.Title = r.T("Productenlijst inlezen", "Read a list of products")
	return ProductImport{Shell: sh, Back: Link{Text: r.T("Producten", "Products"), Href: "#"}, Action: "#", Layers: []kit.Choice{{Value: "gemeente", Text: r.T("gemeenten", "municipalities"), On: true}},
		Notice: &Notice{Kind: "error", Lines: []string{r.T("Lijst.csv:1: geen kolom met namen van producten gevonden; noem die kolom upl_name of naam.", "List.csv:1: no column with names of products was found; call that column upl_name or naam.")}}}
}
