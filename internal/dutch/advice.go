package dutch

import (
	"fmt"

	"handvest/internal/fault"
)

// Advice tells the writer in one sentence what to do about a finding.
func (f Finding) Advice(lang fault.Lang) string {
	nl, en := f.advice()
	if lang == fault.EN {
		return en
	}
	return nl
}

func (f Finding) advice() (nl, en string) {
	switch f.Kind {
	case LongSentence:
		return fmt.Sprintf("Deze zin heeft %d woorden. Maak er twee zinnen van.", f.Count), fmt.Sprintf("This sentence has %d words. Make it two sentences.", f.Count)
	case LongWord:
		if f.Say != "" {
			return fmt.Sprintf("Dit woord heeft %d letters (%s). Zet de delen uit elkaar of kies een korter woord.", f.Count, f.Say),
				fmt.Sprintf("This word has %d letters (%s). Put the parts apart or choose a shorter word.", f.Count, f.Say)
		}
		return fmt.Sprintf("Dit woord heeft %d letters. Kies een korter woord.", f.Count), fmt.Sprintf("This word has %d letters. Choose a shorter word.", f.Count)
	case Passive:
		return "Zeg wie het doet: ‘wij behandelen’ in plaats van ‘wordt behandeld’.", "Say who does it: ‘we handle’ instead of ‘is handled’."
	case Jargon:
		return fmt.Sprintf("Niet iedereen kent dit woord. Schrijf liever: %s.", f.Say), fmt.Sprintf("Not everybody knows this word. Rather write: %s.", f.Say)
	case Abbreviation:
		return fmt.Sprintf("Schrijf dit voluit of anders: %s.", f.Say), fmt.Sprintf("Write this out or otherwise: %s.", f.Say)
	}
	return fmt.Sprintf("Schrijf liever: %s.", f.Say), fmt.Sprintf("Rather write: %s.", f.Say)
}
