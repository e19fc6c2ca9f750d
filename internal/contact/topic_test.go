package contact_test

import (
	"strings"
	"testing"

	"handvest/internal/contact"
)

func TestATopicIsTheFirstThingThatWasSaidAboutIt(t *testing.T) {
	long := strings.Repeat("é", 200)
	for _, c := range []struct {
		name string
		q    contact.Question
		want string
	}{
		{"the subject comes first", contact.Question{Subject: "Lamp", Text: "Is stuk"}, "Lamp"},
		{"else the first line of what was asked", contact.Question{Text: "\n  Is stuk \r\nal een week"}, "Is stuk"},
		{"else what a colleague has to do", contact.Question{Text: " \n", Task: &contact.Handover{Text: "Bel terug."}}, "Bel terug."},
		{"a long line is cut between letters", contact.Question{Text: long}, long[:120]},
		{"only a product says nothing", contact.Question{Product: "lantaarnpaal"}, ""},
	} {
		if got := c.q.Topic(); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}
