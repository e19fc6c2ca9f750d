package complaint

import "strconv"

// KindNames are the kinds, in the plural.
var KindNames = map[Kind]Word{Grievance: {"Klachten", "Complaints"}, Compliment: {"Complimenten", "Compliments"}, Idea: {"Ideeën", "Ideas"}}

// OutcomeNames are the fields of the matrix of complainant and organisation.
var OutcomeNames = map[Outcome]Word{
	WinWin: {"Klager tevreden, wij verbeterd", "Complainant satisfied, we improved"}, OnlyThem: {"Klager tevreden, wij niet verbeterd", "Complainant satisfied, we did not improve"},
	OnlyUs: {"Klager niet tevreden, wij wel verbeterd", "Complainant not satisfied, we improved"}, Nobody: {"Klager niet tevreden, wij niet verbeterd", "Complainant not satisfied, we did not improve"},
	Unknown: {"Onbekend of de klager tevreden is", "Unknown whether the complainant is satisfied"},
}

var attributeNames = map[string]Word{
	"structural": {"Structureel", "Structural"}, "incidental": {"Incidenteel", "Incidental"}, "implicit": {"Impliciet: wij herkenden de klacht zelf", "Implicit: we recognised it ourselves"},
	"explicit": {"Expliciet", "Explicit"}, "written": {"Schriftelijk", "In writing"}, "oral": {"Mondeling", "Oral"}, "non_verbal": {"Non-verbaal", "Non-verbal"},
}

// nameOf names a code of a table; false when the organisation names it.
func nameOf(table, code string) (Word, bool) {
	var w Word
	switch table {
	case ByState:
		w = State(code).Text()
	case "kind":
		w = KindNames[Kind(code)]
	case ByAspect:
		w = Aspect(code).Text()
	case ByJudgment, ByElement:
		w = Judgment(code).Text()
	case ByOutcome:
		w = OutcomeNames[Outcome(code)]
	case ByLevel:
		n, _ := strconv.Atoi(code) // our own number
		w = Level(n).Text()
	case ByAttribute:
		w = attributeNames[code]
	case ByClass:
		w = ClassText(code)
	case ByMoment:
		w = MomentText(code)
	case ByFeeling:
		w = wordOf(Feelings, code)
	case ByNorm:
		if n, err := strconv.Atoi(code); err == nil && n >= 1 && n <= len(Norms) {
			w = Word{code + ". " + Norms[n-1].NL, code + ". " + Norms[n-1].EN}
		}
	case ByCause:
		w = Word{code, code}
	}
	if code == "" {
		return Word{"Niet ingevuld", "Not filled in"}, true
	}
	if w.NL == "" {
		return Word{code, code}, false
	}
	return w, true
}
