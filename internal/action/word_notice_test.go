package action

import (
	"context"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// worded words a notice in a transaction of its own.
func worded(t *testing.T, a *Actions, n notice.Notice) (notice.Notice, error) {
	t.Helper()
	err := a.db.Tx(context.Background(), func(tx *store.Tx) error { return a.wordNotice(context.Background(), tx, organisation, &n) })
	return n, err
}

func TestADelayIsToldWithDateCauseAndApologyInThatOrder(t *testing.T) { // B1-2, PR-7
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := elzermonde(t, db)
		r := finished(t, a, agent(11, "Anne")).Requests[0]
		zone, err := calendar.LoadZone("")
		if err != nil {
			t.Fatal(err)
		}
		n := notice.Notice{Kind: notice.Late, Subject: r.ID, Request: r.ID, Language: "nl", Facts: notice.Facts{Due: r.Due, Known: true,
			NewDue: zone.At(calendar.NewDate(2026, 12, 10), 24*3600-1), Cause: "De lamp wordt nog gemaakt."}}
		said, err := worded(t, a, n)
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, want := range []string{r.Title, r.Reference, "Dit is niet op tijd klaar.", "Wij wisten dit al", "De nieuwe datum is donderdag 10 december 2026.", "De lamp wordt nog gemaakt.", "Het spijt ons"} {
			at := strings.Index(said.Body, want)
			if at < last {
				t.Errorf("%q stands at %d, after %d, in\n%s", want, at, last, said.Body)
			}
			last = max(last, at)
		}
		if said.Template != notice.Late || said.TemplateVersion != 0 || said.Title != "Het duurt langer dan wij beloofden" || strings.ContainsAny(said.Body, "{}[]") {
			t.Errorf("it is %+v", said)
		}
		n.Language = "tr"
		if said, err = worded(t, a, n); err != nil || said.Language != "en" || !strings.Contains(said.Body, "The new date is Thursday 10 December 2026.") {
			t.Errorf("to who reads no Dutch: %s, %v", said.Body, err)
		}
		n.Facts.NewDue = 0
		said, err = worded(t, a, n)
		if text, told := fault.Text(err, fault.NL); !told || said.Body != "" || !strings.Contains(text, "de nieuwe datum ontbreekt") {
			t.Errorf("without a date: %+v, %v", said, err)
		}
		n.State = notice.Asking
		if said, err = worded(t, a, n); err != nil || said.Body != "" {
			t.Errorf("one that waits for its date reads %q, %v", said.Body, err)
		}
	})
}

func TestAConfirmationSaysThePromiseWithItsDate(t *testing.T) { // REC-2, S0-15
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := elzermonde(t, db)
		out := finished(t, a, agent(11, "Anne"))
		r, task := out.Requests[0], out.Tasks[0]
		said, err := worded(t, a, notice.Notice{Kind: notice.Confirmation, Subject: r.ID, Request: r.ID})
		if err != nil || !strings.Contains(said.Body, r.Title) || !strings.Contains(said.Body, "Uw kenmerk is "+r.Reference) || !strings.Contains(said.Body, out.Promises[0].Say.NL) && !strings.Contains(said.Body, "uiterlijk") {
			t.Errorf("of a request it says\n%s\n%v", said.Body, err)
		}
		said, err = worded(t, a, notice.Notice{Kind: notice.Confirmation, Subject: task.ID, Task: task.ID})
		if err != nil || !strings.Contains(said.Body, "Wij bellen u uiterlijk") || strings.Contains(said.Body, "Uw kenmerk is .") {
			t.Errorf("of a call-back it says\n%s\n%v", said.Body, err)
		}
	})
}

func TestALetterGreetsAndClosesOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		all := []notice.Notice{{Title: "Een", Body: "Eerste."}, {Title: "Twee", Body: "Tweede."}}
		for _, c := range []struct{ name, language, begin string }{{"Anna de Vries", "nl", "Beste Anna de Vries,\n"}, {"", "nl", "Goedendag,\n"}, {"Anna", "pl", "Dear Anna,\n"}} {
			err := db.Tx(ctx, func(tx *store.Tx) error {
				title, body, err := a.letter(ctx, tx, organisation, notice.Email, c.language, c.name, all)
				if !strings.HasPrefix(body, c.begin) || title == "" || strings.Count(body, c.begin) != 1 || !strings.Contains(body, "Eerste.") || !strings.Contains(body, "Tweede.") {
					t.Errorf("to %s: %q\n%s", c.name, title, body)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
}

func TestACompensationIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		form   charter.RemedyForm
		cents  int64
		nl, en string
	}{
		{charter.BookToken, 1500, "een boekenbon van € 15", "a book token of € 15"},
		{charter.Donation, 1250, "een gift aan een goed doel van € 12,50", "a gift to a good cause of € 12.50"},
		{charter.Flowers, 0, "een bos bloemen", "a bunch of flowers"},
		{charter.Apology, 1500, "ons excuus", "our apology"},
		{"", 1500, "", ""},
	} {
		if nl, en := remedyWords(string(c.form), c.cents, fault.NL), remedyWords(string(c.form), c.cents, fault.EN); nl != c.nl || en != c.en {
			t.Errorf("%s of %d is %q, %q", c.form, c.cents, nl, en)
		}
	}
}
