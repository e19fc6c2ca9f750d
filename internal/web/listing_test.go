package web

import (
	"testing"

	"handvest/internal/contact"
	"handvest/internal/web/kit"
)

func TestAClosingQuestionWithoutAnAnswerIsNeitherGoodNorBad(t *testing.T) {
	for s, want := range map[contact.Solved]kit.Tone{contact.NotRecorded: kit.Out, contact.NotAsked: kit.Out, contact.Yes: kit.Kept, contact.No: kit.Late} {
		if text, tone := solvedName(kit.Reader{}, s); tone != want {
			t.Errorf("%q has the tone %s", text, tone)
		}
	}
}
