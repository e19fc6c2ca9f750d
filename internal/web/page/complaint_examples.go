package page

import "handvest/internal/web/kit"

// ExampleComplaints is a list with a complaint past its term and a compliment.
func ExampleComplaints(sh Shell) Complaints {
	r := sh.Reader
	return Complaints{Shell: sh, Heading: r.T("Klachten", "Complaints"), Lead: r.T("Wat het eerst klaar moet zijn, staat bovenaan.", "What is due first stands on top."), Action: "#", CSV: "#", Running: true, Press: true, Settle: "#", Count: r.T("2 op deze bladzijde", "2 on this page"),
		Views: []Link{{Text: r.T("Lopend", "Running"), Href: "#", On: true}, {Text: r.T("Alle", "All"), Href: "#"}},
		Groups: []ComplaintGroup{{ID: "laat", Title: r.T("Over de termijn (1)", "Past the term (1)"), Tone: kit.Late, Rows: []ComplaintRow{{ID: "1", Href: "#", Reference: "Z261005-1070", Title: r.T("Niemand belde terug", "Nobody called back"), Kind: r.T("Klacht", "Complaint"),
			Class: r.T("Belofte niet nagekomen", "Promise not kept"), Level: r.T("In het openbaar", "In public"), Received: r.T("ontvangen ma 5 okt", "received Mon 5 Oct"), Due: r.T("ma 16 nov", "Mon 16 Nov"), Left: r.T("4 dagen over de termijn", "4 days past the term"), Handler: "Noor", Word: r.T("Samen oplossen", "Settling together"), Tone: kit.Late}}},
			{ID: "dank", Title: r.T("Complimenten en ideeën: bedanken (1)", "Compliments and ideas: to thank (1)"), Rows: []ComplaintRow{{ID: "2", Href: "#", Reference: "Z261117-0033", Title: r.T("Dank aan de balie", "Thanks to the desk"), Kind: r.T("Compliment", "Compliment"), Received: r.T("ontvangen di 17 nov", "received Tue 17 Nov"), Thank: "#", Version: "1"}}}}}
}

// ExampleComplaintFile is the file of a complaint half-way the procedure.
func ExampleComplaintFile(sh Shell) ComplaintFile {
	r := sh.Reader
	form := FileForm{ID: "doe-hoor", Title: r.T("Leg het gesprek en het verslag vast", "Record the meeting and its report"), Action: "#", Version: "4", Button: r.T("Bewaar het verslag", "Save the report"), Open: true, Wrong: "",
		Fields: []FileField{{Name: "gehoord", Label: r.T("Dag van het gesprek", "Day of the meeting"), Kind: "date", Value: "2026-11-20"}, {Name: "verslag", Label: r.T("Verslag", "Report"), Kind: LongField, Error: r.T("Maak een verslag van het horen.", "Make a report of the hearing.")},
			{Name: "norm", Label: r.T("Normen", "Norms"), Kind: TicksField, Search: r.T("Zoek een norm", "Find a norm"), Groups: []TickGroup{{Title: r.T("Respectvol", "Respectful"), Choices: []FileChoice{{Value: "7", Text: r.T("Fatsoenlijke bejegening", "Decent treatment"), On: true}}}}}}}
	return ComplaintFile{Shell: sh, ID: "1", Back: Link{Text: r.T("Alle klachten", "All complaints"), Href: "#"}, Kind: r.T("Klacht", "Complaint"), Ref: "Z261028-5641", Heading: r.T("Het gesprek werd verbroken", "The call was cut off"), Word: r.T("Formele procedure", "Formal procedure"), Tone: kit.Calm,
		Next: &FileNext{Text: r.T("Hoor de klager, of kies waarom dat niet hoeft (Awb 9:10 lid 2).", "Hear the complainant, or choose why that is not needed (Awb 9:10(2))."), Href: "#doe-hoor", Button: r.T("Doe dit", "Do this")},
		Text: r.T("De medewerker hing op.", "The employee hung up."), Wants: r.T("Excuses.", "An apology."), Facts: []Row{{r.T("Klager", "Complainant"), "R. Siebenga"}},
		Steps: []FileStep{{ID: "ontvangen", Title: r.T("Binnengekomen", "Received"), Basis: "Awb 9:1", State: "done", Word: r.T("28 oktober", "28 October")}, {ID: "horen", Title: r.T("Horen", "Hearing"), Basis: "Awb 9:10", State: "now", Word: r.T("nog niet", "not yet"), Forms: []FileForm{form}},
			{ID: "advies", Title: r.T("Advies", "Advice"), Basis: "Awb 9:14", State: "none", Word: r.T("niet gevraagd", "not asked")}, {ID: "brief", Title: r.T("Brief met het oordeel", "Letter with the judgment"), Basis: "Awb 9:12", State: "later", Word: r.T("nog niet", "not yet")}},
		Ways:     []FileWay{{Title: r.T("Oordeel verstuurd", "Judgment sent"), Needs: []FileNeed{{r.T("Geef een oordeel over elk onderdeel.", "Judge each element."), "#"}}}},
		Terms:    []FileTerm{{Name: r.T("Afhandelen", "Handle"), Basis: "Awb 9:11", Day: r.T("9 december 2026", "9 December 2026"), Left: r.T("nog 19 dagen", "19 days left"), Tone: kit.Calm, Steps: []Row{{r.T("wo 28 okt", "Wed 28 Oct"), r.T("ontvangst", "receipt")}}}},
		Warnings: []string{r.T("De klager is al twee keer doorverwezen.", "The complainant was referred on twice already.")}, Similar: []SimilarRow{{Link{Text: r.T("Opgehangen tijdens het gesprek", "Hung up during the call"), Href: "#"}, r.T("Zelfde soort.", "Same class.")}}}
}

// ExampleComplaintMine is the copy for who is complained about.
func ExampleComplaintMine(sh Shell) ComplaintMine {
	r := sh.Reader
	return ComplaintMine{Shell: sh, Heading: r.T("Een klacht waarin u wordt genoemd", "A complaint in which you are named"), Lead: r.T("Alleen u en wie de klacht behandelt lezen dit.", "Only you and who handles the complaint read this."), Text: r.T("De medewerker hing op.", "The employee hung up."),
		Facts: []Row{{r.T("Kenmerk", "Reference"), "Z261028-5641"}}, Reply: &FileForm{ID: "reactie", Title: r.T("Schrijf uw kant van het verhaal", "Write your side of the story"), Action: "#", Button: r.T("Bewaar mijn reactie", "Save my reply"), Open: true, Fields: []FileField{{Name: "reactie", Label: r.T("Uw reactie", "Your reply"), Kind: LongField}}}}
}
