package complaint

// Words are the words of a state, a kind or another code, for people.
var (
	stateWords = map[State]Word{Taken: {"Nieuw", "New"}, Informal: {"Samen oplossen", "Settling together"}, Formal: {"Formele procedure", "Formal procedure"}, Solved: {"Direct opgelost", "Solved at once"},
		Settled: {"Samen opgelost", "Settled together"}, Decided: {"Oordeel verstuurd", "Judgment sent"}, NotHandled: {"Niet in behandeling", "Not handled"}, Moved: {"Was iets anders", "Was something else"},
		Withdrawn: {"Ingetrokken", "Withdrawn"}, Thanked: {"Bedankt", "Thanked"}}
	kindWords     = map[Kind]Word{Grievance: {"Klacht", "Complaint"}, Compliment: {"Compliment", "Compliment"}, Idea: {"Idee", "Idea"}}
	judgmentWords = map[Judgment]Word{NoJudgmentYet: {"Nog geen oordeel", "No judgment yet"}, Founded: {"Gegrond", "Founded"}, Partly: {"Deels gegrond", "Partly founded"}, NotFounded: {"Ongegrond", "Unfounded"}, NoJudgment: {"Geen oordeel", "No judgment"}}
	levelWords    = map[Level]Word{ToUs: {"Bij ons", "With us"}, ToOthers: {"In het openbaar", "In public"}, ToOutsider: {"Bij de ombudsman of de pers", "With the ombudsman or the press"}}
	aspectWords   = map[Aspect]Word{OfPerson: {"De persoon", "The person"}, OfProcess: {"De manier waarop", "The way it went"}, OfResult: {"Het resultaat", "The result"}}
	waiverWords   = map[Waiver]Word{NoWaiver: {"Horen gaat door", "They are heard"}, Unfounded: {"De klacht is kennelijk ongegrond", "The complaint is manifestly unfounded"},
		NotWanted: {"De klager wil niet worden gehoord", "The complainant does not want to be heard"}, NoReaction: {"De klager reageerde niet op tijd", "The complainant did not react in time"}}
	elsewhereWords = map[Elsewhere]Word{Objection: {"Bezwaar", "Objection"}, Report: {"Melding", "Report"}}
)

// Text is the state in words.
func (s State) Text() Word { return stateWords[s] }

// Text is the kind in words.
func (k Kind) Text() Word { return kindWords[k] }

// Text is the judgment in words.
func (j Judgment) Text() Word { return judgmentWords[j] }

// Text is the level in words.
func (l Level) Text() Word { return levelWords[l] }

// Text is the aspect in words.
func (a Aspect) Text() Word { return aspectWords[a] }

// Text is the ground of the waiver in words.
func (w Waiver) Text() Word { return waiverWords[w] }

// Text is what it turned out to be in words.
func (e Elsewhere) Text() Word { return elsewhereWords[e] }

// ClassText is a class in words; a code that is not known is its own word.
func ClassText(code string) Word { return wordOf(Classes, code) }

// MomentText is a moment in words.
func MomentText(code string) Word { return wordOf(Moments, code) }

func wordOf(all []Choice, code string) Word {
	for _, c := range all {
		if c.Code == code {
			return c.Word
		}
	}
	return Word{code, code}
}

// States are all states, in the order of the screens.
var States = []State{Taken, Informal, Formal, Solved, Settled, Decided, NotHandled, Moved, Withdrawn, Thanked}

// Kinds are all kinds, in the order of the screens.
var Kinds = []Kind{Grievance, Compliment, Idea}
