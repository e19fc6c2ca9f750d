package complaint

import "handvest/internal/calendar"

// Ground is why there is no duty to handle a complaint (Awb 9:8); its code is
// stored.
type Ground string

// The grounds of the first paragraph, in its order, and that of the second.
const (
	NoGround    Ground = ""
	HandledOnce Ground = "handled_before" // a
	OverAYear   Ground = "over_a_year"    // b
	CanObject   Ground = "objection"      // c: objection was or is possible
	CanAppeal   Ground = "appeal"         // d: appeal was or is possible, unless against a late decision
	AtCourt     Ground = "court"          // e
	Criminal    Ground = "criminal"       // f: a criminal investigation runs
	Slight      Ground = "slight"         // 9:8(2): interest or weight manifestly insufficient
)

// GroundOf is a ground with its legal basis and its name.
type GroundOf struct {
	Code  Ground
	Basis string
	Word
}

// Grounds are all grounds with their paragraph, in the order of the screens.
var Grounds = []GroundOf{
	{HandledOnce, "Awb 9:8 lid 1a", Word{"Over dezelfde gedraging is al een klacht behandeld", "A complaint about the same conduct was handled before"}},
	{OverAYear, "Awb 9:8 lid 1b", Word{"De gedraging was langer dan een jaar vóór de klacht", "The conduct was more than a year before the complaint"}},
	{CanObject, "Awb 9:8 lid 1c", Word{"Hiertegen kan of kon bezwaar worden gemaakt", "Objection against this is or was possible"}},
	{CanAppeal, "Awb 9:8 lid 1d", Word{"Hiertegen kan of kon beroep worden ingesteld", "Appeal against this is or was possible"}},
	{AtCourt, "Awb 9:8 lid 1e", Word{"Een rechter oordeelt of oordeelde hierover", "A court judges or judged this"}},
	{Criminal, "Awb 9:8 lid 1f", Word{"Er loopt een strafrechtelijk onderzoek", "A criminal investigation runs"}},
	{Slight, "Awb 9:8 lid 2", Word{"Het belang of het gewicht is kennelijk onvoldoende", "The interest or weight is manifestly insufficient"}},
}

// Refusal is that a complaint is not handled, and why (KL-6).
type Refusal struct {
	Ground Ground
	Why    string
	Told   Told // in writing, at the latest four weeks after receipt
}

// YearPassed says whether conduct lies more than a year before the day of
// receipt (Awb 9:8(1)(b)). An unknown day does not.
func YearPassed(conduct, received calendar.Date) bool {
	return conduct.Known() && conduct.AddMonths(12) < received
}
