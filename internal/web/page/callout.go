package page

import "handvest/internal/web/kit"

// Callout is the list of citizens to ring before they ring us, and what it
// saves.
type Callout struct {
	Shell
	Notice  *Notice
	Lead    string
	Rows    []CalloutRow
	Empty   string
	Finding string   // what the figures allow to say
	Tone    kit.Tone // of the finding
	Lines   []string // the interval and how it was counted
	Groups  []CalloutGroup
	Results []Row
	CSV     string
}

// CalloutRow is one citizen to ring.
type CalloutRow struct {
	ID      string
	Name    string
	About   string
	Ref     Link
	Due     string
	Tone    kit.Tone
	Number  string // shown to who is going to ring
	Tel     string // the same for a telephone
	Tried   string // "2 keer geprobeerd"; may be empty
	By      string // who took it, when that is a colleague
	Action  string // posts here
	Version string
	Mine    bool
	Note    string // what was typed when it was refused
	Results []kit.Choice
}

// CalloutGroup is one line of the comparison.
type CalloutGroup struct{ Name, N, Reached, PerCase, Status string }

// ExampleCallout is a list with figures.
func ExampleCallout(sh Shell) Callout {
	r := sh.Reader
	results := []kit.Choice{{Value: "1", Text: r.T("gesproken", "spoke")}, {Value: "2", Text: r.T("niet bereikt", "not reached")}, {Value: "3", Text: r.T("voicemail ingesproken", "left a voicemail")}}
	return Callout{Shell: sh, Lead: r.T("Deze klanten wachten al 90% van de beloofde tijd. Bel ze voordat zij ons bellen.", "These customers have waited 90% of the promised time. Ring them before they ring us."),
		Rows: []CalloutRow{
			{ID: "1", Name: "mevrouw Van der Wal", About: r.T("Lantaarnpaal", "Street light"), Ref: Link{Text: "Z261116-0042", Href: "#"}, Due: r.T("beloofd vóór ma 30 nov", "promised by Mon 30 Nov"), Tone: kit.Soon,
				Number: "06-12345678", Tel: "+31612345678", Tried: r.T("1 keer geprobeerd", "tried once"), Action: "#", Version: "2", Mine: true, Results: results},
			{ID: "2", Name: r.T("Onbekende beller", "Unknown caller"), About: r.T("Grofvuil", "Bulky waste"), Ref: Link{Text: "Z261117-1204", Href: "#"}, Due: r.T("beloofd vóór di 1 dec", "promised by Tue 1 Dec"), Tone: kit.Calm, Action: "#", Version: "1"},
			{ID: "3", Name: "de heer Yıldız", About: r.T("Boom", "Tree"), Ref: Link{Text: "Z261112-0311", Href: "#"}, Due: r.T("beloofd vóór wo 2 dec", "promised by Wed 2 Dec"), Tone: kit.Calm, Action: "#", Version: "3", By: "Sanne"},
		},
		Finding: r.T("Wie wij belden, nam daarna minder vaak contact op.", "Those we rang contacted us less often afterwards."), Tone: kit.Kept,
		Lines:   []string{r.T("Per zaak 0,28 contact minder; met 95% zekerheid tussen 0,06 en 0,49 minder.", "0.28 contacts fewer per case; with 95% certainty between 0.06 and 0.49 fewer.")},
		Groups:  []CalloutGroup{{r.T("Op de bellijst", "To be rung"), "164", "121", "0,25", "0,10"}, {r.T("Controlegroep: niet gebeld", "Control group: not rung"), "41", "", "0,53", "0,34"}},
		Results: []Row{{r.T("Gesproken", "Spoke"), "121"}, {r.T("Voicemail", "Voicemail"), "22"}, {r.T("Niet bereikt", "Not reached"), "18"}, {r.T("Nog te bellen", "Still to ring"), "3"}}, CSV: "#"}
}

// ExampleNoCallout is the page when nobody is to be rung and there is too
// little to compare.
func ExampleNoCallout(sh Shell) Callout {
	p := ExampleCallout(sh)
	r := sh.Reader
	p.Rows, p.Empty = nil, r.T("Niemand hoeft nu gebeld te worden. Zodra een zaak bijna over de termijn gaat, staat de klant hier.", "Nobody has to be rung now. As soon as a case nears its term, the customer is here.")
	p.Finding, p.Tone = r.T("Er zijn nog te weinig zaken om te zeggen of bellen helpt.", "There are too few cases yet to say whether ringing helps."), kit.Out
	p.Lines = []string{r.T("In elke groep zijn minstens 30 zaken nodig.", "Each group needs at least 30 cases.")}
	p.Groups[0], p.Groups[1] = CalloutGroup{p.Groups[0].Name, "9", "7", "0,22", "0,11"}, CalloutGroup{p.Groups[1].Name, "2", "", "0,50", "0,50"}
	return p
}
