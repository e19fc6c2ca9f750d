package complaint_test

import (
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/complaint"
)

func grievance(id int64, department, class, cause, text string) complaint.Complaint {
	c := complaint.New(complaint.Grievance, 1, day("2026-03-02"))
	c.ID, c.Department, c.Text, c.Learning.Cause = id, department, text, cause
	if class != "" {
		c.Elements = []complaint.Element{{Class: class, Text: text}}
	}
	return c
}

func TestSimilarComplaintsAreFoundByCauseSortAndWords(t *testing.T) { // S1-22
	one := grievance(1, "buiten", "termijn", "Te weinig monteurs", "De lantaarnpaal bij de speeltuin brandt al weken niet.")
	others := []complaint.Complaint{
		grievance(2, "buiten", "termijn", "te weinig  MONTEURS.", "Iets heel anders."),
		grievance(3, "buiten", "termijn", "", "Mijn container werd niet geleegd."),
		grievance(4, "zorg", "termijn", "", "Mijn aanvraag duurt te lang."),
		grievance(5, "", "", "", "Lantaarnpalen bij speeltuinen die al weken niet branden."),
		grievance(1, "buiten", "termijn", "Te weinig monteurs", "De lantaarnpaal bij de speeltuin brandt al weken niet."),
	}
	idea := others[0]
	idea.ID, idea.Kind = 6, complaint.Idea
	others = append(others, idea)
	var got []int64
	for _, a := range complaint.Similar(&one, others, 10) {
		got = append(got, others[a.At].ID)
		if len(a.Why) == 0 {
			t.Errorf("%d: similar without a reason", others[a.At].ID)
		}
	}
	if len(got) != 3 || got[0] != 2 {
		t.Errorf("similar are %v; want 2 first, and 3 and 5", got)
	}
	if one := complaint.Similar(&one, others, 1); len(one) != 1 {
		t.Errorf("asked for one, got %d", len(one))
	}
}

func TestACauseIsTheSameHoweverItWasTyped(t *testing.T) {
	for _, pair := range [][2]string{{"Te weinig mensen", "te  weinig mensen!"}, {"Één fout", "een fout"}, {"brief/mail kwijt", "Brief mail kwijt"}} {
		if a, b := complaint.FoldCause(pair[0]), complaint.FoldCause(pair[1]); a != b {
			t.Errorf("%q and %q are %q and %q", pair[0], pair[1], a, b)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "cause")
		if once := complaint.FoldCause(s); complaint.FoldCause(once) != once {
			t.Fatalf("folding %q twice differs", s)
		}
	})
}
