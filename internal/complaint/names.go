package complaint

import "strconv"

// StateNames are the states as people call them.
var StateNames = map[State]Word{
	Taken: {"Nieuw", "New"}, Informal: {"Informeel", "Informal"}, Formal: {"In behandeling volgens de wet", "Handled by law"},
	Solved: {"Direct opgelost", "Solved at once"}, Settled: {"Samen opgelost", "Settled together"}, Decided: {"Met een oordeel afgerond", "Ended with a judgment"},
	NotHandled: {"Niet in behandeling", "Not handled"}, Moved: {"Was iets anders", "Was something else"}, Withdrawn: {"Ingetrokken", "Withdrawn"},
}

// KindNames are the kinds, in the plural.
var KindNames = map[Kind]Word{Grievance: {"Klachten", "Complaints"}, Compliment: {"Complimenten", "Compliments"}, Idea: {"Ideeën", "Ideas"}}

// AspectNames are the aspects as people call them.
var AspectNames = map[Aspect]Word{OfPerson: {"Persoon", "Person"}, OfProcess: {"Proces", "Process"}, OfResult: {"Resultaat", "Result"}}

// JudgmentNames are the judgments as people call them.
var JudgmentNames = map[Judgment]Word{Founded: {"Gegrond", "Founded"}, Partly: {"Deels gegrond", "Partly founded"}, NotFounded: {"Ongegrond", "Unfounded"}, NoJudgment: {"Geen oordeel", "No judgment"}}

// OutcomeNames are the fields of the matrix of complainant and organisation.
var OutcomeNames = map[Outcome]Word{
	WinWin: {"Klager tevreden, wij verbeterd", "Complainant satisfied, we improved"}, OnlyThem: {"Klager tevreden, wij niet verbeterd", "Complainant satisfied, we did not improve"},
	OnlyUs: {"Klager niet tevreden, wij wel verbeterd", "Complainant not satisfied, we improved"}, Nobody: {"Klager niet tevreden, wij niet verbeterd", "Complainant not satisfied, we did not improve"},
	Unknown: {"Onbekend of de klager tevreden is", "Unknown whether the complainant is satisfied"},
}

var levelNames = map[string]Word{"1": {"Bij ons", "To us"}, "2": {"In het openbaar, zoals sociale media", "In public, such as social media"}, "3": {"Bij de ombudsman of de pers", "To the ombudsman or the press"}}

var attributeNames = map[string]Word{
	"structural": {"Structureel", "Structural"}, "incidental": {"Incidenteel", "Incidental"}, "implicit": {"Impliciet: wij herkenden de klacht zelf", "Implicit: we recognised it ourselves"},
	"explicit": {"Expliciet", "Explicit"}, "written": {"Schriftelijk", "In writing"}, "oral": {"Mondeling", "Oral"}, "non_verbal": {"Non-verbaal", "Non-verbal"},
}

// Named is the name of a choice; its code when it is none.
func Named(all []Choice, code string) Word {
	for i := range all {
		if all[i].Code == code {
			return all[i].Word
		}
	}
	return Word{code, code}
}

// nameOf names a code of a table; false when the organisation names it.
func nameOf(table, code string) (Word, bool) {
	switch {
	case code == "":
		return Word{"Niet ingevuld", "Not filled in"}, true
	case table == ByState:
		w, ok := StateNames[State(code)]
		return w, ok
	case table == "kind":
		w, ok := KindNames[Kind(code)]
		return w, ok
	case table == ByAspect:
		w, ok := AspectNames[Aspect(code)]
		return w, ok
	case table == ByJudgment || table == ByElement:
		w, ok := JudgmentNames[Judgment(code)]
		return w, ok
	case table == ByOutcome:
		w, ok := OutcomeNames[Outcome(code)]
		return w, ok
	case table == ByLevel:
		w, ok := levelNames[code]
		return w, ok
	case table == ByAttribute:
		w, ok := attributeNames[code]
		return w, ok
	case table == ByClass:
		return Named(Classes, code), true
	case table == ByMoment:
		return Named(Moments, code), true
	case table == ByFeeling:
		return Named(Feelings, code), true
	case table == ByNorm:
		if n, err := strconv.Atoi(code); err == nil && n >= 1 && n <= len(Norms) {
			w := Norms[n-1].Word
			return Word{code + ". " + w.NL, code + ". " + w.EN}, true
		}
	case table == ByCause:
		return Word{code, code}, true
	}
	return Word{code, code}, false
}
