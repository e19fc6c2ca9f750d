package page

import "handvest/internal/web/kit"

// Scan is one self-assessment: a form while it runs, a result afterwards, with
// the one before it beside each field.
type Scan struct {
	Shell
	Heading string
	Intro   string
	Notice  *Notice
	Ways    []Link
	Tiles   []Tile
	Action  string // of the form; empty is a reader
	Version string
	Fields  []ScanField
	Actions BoardTable
	Forms   []BoardForm
}

// ScanField is one field of it.
type ScanField struct {
	Code, Name, Ask string
	Weight          string // such as 14%; empty is as heavy as the others
	Mark            string // as it is told; empty is none
	Value           string // 0 to 100, for the bar
	Note            string
	Change          string // against the one before; empty is none
	Tone            kit.Tone
	Write           *TextField // the mark, while it can be changed
	WriteNote       *TextField
}

// ExampleScan is a self-assessment under way; ExampleScanDone one that was
// finished, as an auditor reads it.
func ExampleScan(sh Shell) Scan {
	r := sh.Reader
	p := Scan{Shell: sh, Heading: r.T("Zelfscan van 2 november 2026", "Self-assessment of 2 November 2026"), Intro: r.T("De hele organisatie · Zeven elementen", "The whole organisation · Seven elements"), Action: "#", Version: "3",
		Notice: &Notice{Kind: "error", Title: r.T("Niet bewaard", "Not saved"), Lines: []string{r.T("“Structuur” heeft nog geen cijfer. Leeg is geen nul.", "“Structure” has no mark yet. Blank is not zero.")}},
		Ways:   []Link{{Text: r.T("Als CSV", "As CSV"), Href: "#"}, {Text: r.T("Alle zelfscans", "All self-assessments"), Href: "#"}},
		Tiles: []Tile{{Label: r.T("Totaal", "Total"), Value: "–", Note: r.T("als elk veld een cijfer heeft", "once every field has a mark")}, {Label: r.T("Zwakste veld", "Weakest field"), Value: "40", Note: r.T("Beleid", "Policy")},
			{Label: r.T("Laatste zelfscan", "Last self-assessment"), Value: r.T("3 nov 2025", "3 Nov 2025"), Note: r.T("Zeven elementen", "Seven elements")}, {Label: r.T("Stand", "State"), Value: r.T("2 van 7", "2 of 7"), Note: r.T("velden met een cijfer", "fields with a mark")}}}
	field := func(code, name, ask, mark, note, change string, tone kit.Tone) {
		p.Fields = append(p.Fields, ScanField{Code: code, Name: name, Ask: ask, Mark: mark, Value: mark, Note: note, Change: change, Tone: tone,
			Write:     &TextField{Name: "cijfer." + code, Label: r.T("Cijfer 0-100", "Mark 0-100"), Value: mark, Type: "number"},
			WriteNote: &TextField{Name: "noot." + code, Label: r.T("Waaraan ziet u dat?", "By what do you see that?"), Value: note, Rows: 2, Max: 1000}})
	}
	field("beleid", r.T("Beleid", "Policy"), r.T("Staat op papier wat wij willen met klachten?", "Is it on paper what we want with complaints?"), "40", r.T("Er is een regeling, maar niemand leest haar.", "There is a ruling, but nobody reads it."), r.T("5 meer dan vorige keer", "5 more than last time"), kit.Kept)
	field("vaardigheden", r.T("Vaardigheden", "Skills"), r.T("Kunnen medewerkers luisteren en oplossen?", "Can employees listen and solve?"), "70", "", r.T("2 minder dan vorige keer", "2 less than last time"), kit.Late)
	field("structuur", r.T("Structuur", "Structure"), r.T("Is duidelijk wie beslist?", "Is it clear who decides?"), "", "", "", "")
	p.Actions = BoardTable{ID: "acties", Title: r.T("Acties", "Actions"), Columns: []BoardColumn{{Text: r.T("Wat", "What")}, {Text: r.T("Wie", "Who")}, {Text: r.T("Klaar op", "Done by")}},
		Rows: []BoardRow{{ID: "a-0", Cells: []BoardCell{{Text: r.T("De regeling in één bladzijde uitleggen", "Explain the ruling on one page")}, {Text: "H. Vos", Note: r.T("staat in Mijn werk", "stands in My work")}, {Text: r.T("1 okt 2026", "1 Oct 2026"), Tone: kit.Late, Note: r.T("te laat", "late")}},
			Acts: []BoardAct{{Action: "#", Button: r.T("Gedaan", "Done"), About: r.T("De regeling in één bladzijde uitleggen", "Explain the ruling on one page")}}}}}
	p.Forms = []BoardForm{{ID: "actie", Title: r.T("Spreek een actie af", "Agree on an action"), Action: "#", Button: r.T("Bewaar de actie", "Save the action"),
		Picks:  []PickField{{Field: kit.Field{Name: "eigenaar", Label: r.T("Wie doet het?", "Who does it?"), Choices: []kit.Choice{{Value: "1", Text: "H. Vos", On: true}}}}},
		Fields: []TextField{{Name: "actie", Label: r.T("Wat gebeurt er?", "What is done?"), Rows: 2, Max: 300, Required: true}, {Name: "klaar", Label: r.T("Wanneer is het klaar?", "When is it done?"), Type: "date", Required: true}}}}
	return p
}

// ExampleScanDone is a finished one, with its weights.
func ExampleScanDone(sh Shell) Scan {
	p := ExampleScan(sh)
	p.Action, p.Forms, p.Notice = "", nil, nil
	p.Tiles[0].Value, p.Tiles[0].Note = sh.Decimal(58.7, 1), sh.T("3,1 meer dan vorige keer", "3.1 more than last time")
	for i := range p.Fields {
		p.Fields[i].Write, p.Fields[i].WriteNote, p.Fields[i].Weight = nil, nil, []string{"20%", "30%", "50%"}[i]
	}
	for i := range p.Actions.Rows {
		p.Actions.Rows[i].Acts = nil
	}
	return p
}

// ExampleKeeping is what may be destroyed, with what somebody stopped.
func ExampleKeeping(sh Shell) Board {
	r := sh.Reader
	p := Board{Shell: sh, Heading: r.T("Bewaren en vernietigen", "Keep and destroy"), Intro: r.T("Elke klacht heeft bij het afsluiten een bewaartermijn gekregen uit de selectielijst.", "Each complaint got a term from the selection list when it closed."),
		Now: BoardNow{Reader: r, Tiles: []Tile{{Label: r.T("Mag worden vernietigd", "May be destroyed"), Value: "2", Note: r.T("de bewaartermijn is voorbij", "the retention is over")}, {Label: r.T("Tegengehouden", "Stopped"), Value: "1", Note: r.T("bijvoorbeeld door een rechtszaak", "for instance by a court case")}}}}
	p.Now.Tables = []BoardTable{{ID: "klaar", Title: r.T("Mag worden vernietigd", "May be destroyed"), Columns: []BoardColumn{{Text: r.T("Kenmerk", "Reference")}, {Text: r.T("Selectielijst", "Selection list")}, {Text: r.T("Bewaard tot en met", "Kept until")}},
		Rows: []BoardRow{{ID: "k-1", Cells: []BoardCell{{Text: "V-2021-00012", Href: "#", Note: r.T("Klacht", "Complaint")}, {Text: "13 · " + r.T("5 jaar", "5 years"), Note: r.T("Afgehandeld", "Handled")}, {Text: r.T("2 feb 2026", "2 Feb 2026")}},
			Acts: []BoardAct{{Href: "#", Button: r.T("Bewaar langer", "Keep longer"), About: "V-2021-00012"}}}}},
		{ID: "tegen", Title: r.T("Tegengehouden", "Stopped"), Columns: []BoardColumn{{Text: r.T("Kenmerk", "Reference")}, {Text: r.T("Waarom", "Why")}}, Rows: []BoardRow{{ID: "h-1", Cells: []BoardCell{{Text: "V-2020-00101"}, {Text: r.T("Rechtszaak over de schade", "Court case about the damage")}}}}}}
	p.Forms = []BoardForm{{ID: "voorstellen", Title: r.T("Stel vernietiging voor", "Propose destruction"), Action: "#", Button: r.T("Stel voor", "Propose"),
		Picks: []PickField{{Field: kit.Field{Name: "klacht", Label: r.T("Klachten", "Complaints"), Many: true, Choices: []kit.Choice{{Value: "1", Text: "V-2021-00012 · 13", On: true}}}}}}}
	return p
}
