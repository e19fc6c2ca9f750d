package complaint

import "handvest/internal/calendar"

// Document is figures with their names and definitions, complete in itself: it
// reads the same in ten years, whatever is called what by then.
type Document struct {
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until"`
	AsOf   calendar.Date `json:"as_of"`
	Shares []DocShare    `json:"shares"`
	Counts []DocCount    `json:"counts"`
	Marks  []DocMark     `json:"marks"`
	Tables []DocTable    `json:"tables"`
}

// DocTable is one table.
type DocTable struct {
	Code    string    `json:"code"`
	Title   Word      `json:"title"`
	Means   Word      `json:"definition"`
	N       int       `json:"n"`
	Hidden  bool      `json:"hidden,omitempty"`
	Several bool      `json:"counts_in_several,omitempty"`
	Cells   []DocCell `json:"cells"`
}

// DocCell is one line of a table; without a number it is hidden.
type DocCell struct {
	Code   string `json:"code"`
	Name   Word   `json:"name"`
	N      int    `json:"n"`
	Hidden bool   `json:"hidden,omitempty"`
}

// DocShare is how many of how many.
type DocShare struct {
	Code  string `json:"code"`
	Title Word   `json:"title"`
	Means Word   `json:"definition"`
	Share
}

// DocCount is one number.
type DocCount struct {
	Code   string `json:"code"`
	Title  Word   `json:"title"`
	Means  Word   `json:"definition"`
	Tenths bool   `json:"in_tenths,omitempty"` // 425 is 42.5
	Number
}

// DocMark is a mean mark.
type DocMark struct {
	Mark
	Title Word `json:"title"`
}

// titles are the tables with what they count.
var titles = map[string][2]Word{
	"kind":       {{"Soort", "Kind"}, {"Alles wat binnenkwam, geteld op de dag van ontvangst.", "All that came in, counted on the day of receipt."}},
	ByState:      {{"Stand", "State"}, {"Hoe de klachten er nu voor staan.", "How the complaints stand now."}},
	ByClass:      {{"Waarover", "About what"}, {"Elke klacht telt één keer bij elk onderwerp dat zij noemt.", "Each complaint counts once with each subject that it names."}},
	ByAspect:     {{"Aspect", "Aspect"}, {"Persoon, proces of resultaat. Een klacht over twee aspecten telt in het totaal één keer.", "Person, process or result. A complaint about two aspects counts once in the total."}},
	ByMoment:     {{"Moment van de waarheid", "Moment of truth"}, {"De acht fasen waarin een klant ons meemaakt.", "The eight phases in which a customer meets us."}},
	ByNorm:       {{"Behoorlijkheidsnorm", "Norm of proper conduct"}, {"De vereisten van behoorlijk overheidsoptreden waaraan wij toetsten.", "The requirements of proper conduct by which we judged."}},
	ByDepartment: {{"Afdeling", "Department"}, {"De afdeling waarover de klacht gaat.", "The department that the complaint is about."}},
	ByChannel:    {{"Kanaal", "Channel"}, {"Hoe de klacht binnenkwam.", "How the complaint came in."}},
	ByLevel:      {{"Bij wie geklaagd", "Complained to whom"}, {"Bij ons, in het openbaar, of bij een ander.", "To us, in public, or to another."}},
	ByJudgment:   {{"Oordeel over de hele klacht", "Judgment of the whole complaint"}, {"Klachten waarvan elk onderdeel een oordeel heeft.", "Complaints of which each element has a judgment."}},
	ByElement:    {{"Oordeel per onderdeel", "Judgment per element"}, {"Elk onderdeel van een klacht telt apart.", "Each element of a complaint counts by itself."}},
	ByAttribute:  {{"Kenmerken", "Attributes"}, {"Structureel of incidenteel, impliciet of expliciet, schriftelijk of mondeling.", "Structural or incidental, implicit or explicit, written or oral."}},
	ByCause:      {{"Oorzaak", "Cause"}, {"Klachten met een oorzaak; hoofdletters en leestekens tellen niet.", "Complaints with a cause; capitals and signs do not count."}},
	ByOutcome:    {{"Wat het opleverde", "What it brought"}, {"Afgeronde klachten. Verbeterd is: er staat een verbetering vast.", "Ended complaints. Improved means that an improvement is on record."}},
	ByFeeling:    {{"Wat de klager naar vond", "What the complainant disliked"}, {"Uit de vraag na afloop. Eén antwoord kan meer noemen.", "From the question afterwards. One answer can name several."}},
}

// Describe gives figures their names. The organisation names its departments and
// channels itself: name gets the code of the table and that of the cell.
func (f *Figures) Describe(name func(table, code string) Word) Document {
	d := Document{From: f.From, Until: f.Until, AsOf: f.AsOf, Tables: []DocTable{}}
	table := func(t *Table) {
		out := DocTable{Code: t.Code, Title: titles[t.Code][0], Means: titles[t.Code][1], N: t.Of, Hidden: t.Hidden, Several: t.Several, Cells: []DocCell{}}
		for _, c := range t.Cells {
			w, ours := nameOf(t.Code, c.Code)
			if !ours && name != nil {
				w = name(t.Code, c.Code)
			}
			out.Cells = append(out.Cells, DocCell{c.Code, w, c.N, c.Hidden})
		}
		d.Tables = append(d.Tables, out)
	}
	table(&f.Kinds)
	for i := range f.Tables {
		table(&f.Tables[i])
	}
	share := func(code string, title, means Word, s Share) {
		d.Shares = append(d.Shares, DocShare{code, title, means, s})
	}
	share("in_time", Word{"Op tijd behandeld", "Handled in time"}, Word{"Behandeld binnen zes of tien weken, met uitstel. Open en over tijd telt als te laat. Ingetrokken en verplaatste klachten tellen niet mee.",
		"Handled within six or ten weeks, with postponement. Open past the term counts as late. Withdrawn and moved complaints do not count."}, f.InTime)
	share("six_weeks", Word{"Zonder adviseur: zes weken", "Without adviser: six weeks"}, Word{"Dezelfde klachten, voor zover niemand adviseerde.", "The same complaints, as far as nobody advised."}, f.Weeks6)
	share("ten_weeks", Word{"Met adviseur: tien weken", "With adviser: ten weeks"}, Word{"Dezelfde klachten, voor zover een commissie of persoon adviseerde.", "The same complaints, as far as a committee or person advised."}, f.Weeks10)
	share("postponed", Word{"Uitgesteld", "Postponed"}, Word{"Klachten waarvan de behandeling is uitgesteld.", "Complaints whose handling was postponed."}, f.Longer)
	share("acknowledged", Word{"Ontvangst op tijd bevestigd", "Acknowledged in time"}, Word{"Schriftelijke klachten waarvan wij de ontvangst binnen de norm in werkdagen bevestigden.", "Written complaints that we acknowledged within the norm in working days."}, f.Receipt)
	share("at_once", Word{"Direct opgelost", "Solved at once"}, Word{"Afgeronde klachten die wij in het eerste gesprek oplosten.", "Ended complaints that we solved in the first conversation."}, f.AtOnce)
	share("with_action", Word{"Leidde tot actie", "Led to action"}, Word{"Klachten met een oorzaak waarbij wij besloten iets te veranderen.", "Complaints with a cause after which we decided to change something."}, f.Learned)
	share("surveyed", Word{"Oordeel van de klager bekend", "Opinion of the complainant known"}, Word{"Afgeronde klachten waarvan de klager na afloop cijfers gaf.", "Ended complaints whose complainant gave marks afterwards."}, f.Surveyed)
	share("unhappy", Word{"Niet tevreden met de behandeling", "Not satisfied with the handling"}, Word{"Klagers die cijfers gaven en niet tevreden waren: geen 4 of 5 voor het resultaat.", "Complainants who gave marks and were not satisfied: no 4 or 5 for the result."}, f.Unhappy)
	count := func(code string, title, means Word, n Number, tenths bool) {
		d.Counts = append(d.Counts, DocCount{code, title, means, tenths, n})
	}
	count("received", Word{"Ontvangen klachten", "Complaints received"}, Word{"Klachten die in de periode binnenkwamen.", "Complaints that came in within the period."}, Number{N: f.Grievances(), Hidden: f.Kinds.hides(string(Grievance))}, false)
	count("ended", Word{"Afgerond", "Ended"}, Word{"Daarvan afgerond, zonder ingetrokken en verplaatste klachten.", "Of those ended, without withdrawn and moved complaints."}, f.Ended, false)
	count("open", Word{"Nog open", "Still open"}, Word{"Daarvan nog niet afgerond.", "Of those not ended yet."}, f.Open, false)
	count("overdue", Word{"Open en te laat", "Open and late"}, Word{"Daarvan open na de laatste dag van de termijn.", "Of those open after the last day of the term."}, f.Overdue, false)
	if f.Gone.N > 0 || f.Gone.Hidden {
		count("destroyed", Word{"Dossier vernietigd", "File destroyed"}, Word{"De bewaartermijn is voorbij. Zij tellen overal mee, behalve bij de oorzaken: die woorden zijn weg.",
			"Their retention is over. They count everywhere but with the causes: those words are gone."}, f.Gone, false)
	}
	count("median_days", Word{"Mediaan in dagen", "Median in days"}, Word{"Van ontvangst tot antwoord; de helft duurde korter.", "From receipt to answer; half took less."}, Number{N: f.Median, Hidden: f.Ended.Hidden || f.Ended.N == 0}, true)
	for i, m := range f.Marks {
		d.Marks = append(d.Marks, DocMark{m, SurveyAspects[i].Word})
	}
	return d
}
