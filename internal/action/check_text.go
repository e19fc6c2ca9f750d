package action

import (
	"handvest/internal/dutch"
	"handvest/internal/knowledge"
)

// CheckText says how readable a text is and what would make it easier, while
// somebody writes. It reads and writes nothing but the text.
func (a *Actions) CheckText(who Actor, text string) (dutch.Report, error) {
	if err := mayWrite(who); err != nil {
		return dutch.Report{}, err
	}
	return a.readability(text), nil
}

func (a *Actions) readability(text string) dutch.Report {
	a.libraries.mu.Lock()
	words := a.libraries.words
	a.libraries.mu.Unlock()
	if words == nil {
		return dutch.Readability(text)
	}
	return words.Readability(text)
}

// score of what the public reads and hears of an answer; 0 is no text.
func (a *Actions) score(v knowledge.Version) int {
	r := a.readability(v.Say + "\n\n" + v.Public)
	if r.Words == 0 {
		return 0
	}
	return r.Score
}
