package town

import (
	"testing"

	"handvest/internal/dutch"
	"handvest/internal/notice"
)

func TestTheLettersOfTheTownAreRightAndDifferFromThoseOfTheHouse(t *testing.T) {
	for _, l := range Letters() {
		x := l.Template
		text, err := x.Read()
		if err != nil {
			t.Errorf("%s %s: %v", x.Kind, x.Language, err)
			continue
		}
		if x.Body == notice.House(x.Kind, x.Language).Body {
			t.Errorf("%s %s is the text of the house", x.Kind, x.Language)
		}
		title, body, err := text.Render(notice.SampleOf(x.Kind, x.Language))
		if err != nil {
			t.Error(err)
		}
		if r := notice.Readability(&dutch.Dutch{}, x.Language, title+".\n\n"+body); x.Kind != notice.Frame && !r.ForEverybody() {
			t.Errorf("%s %s has %d: %+v", x.Kind, x.Language, r.Score, r.Findings)
		}
	}
}
