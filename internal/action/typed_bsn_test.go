package action

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// TestANumberThatIsTypedStandsNowhereInClear types a citizen service number
// into every text of a contact and of the work that it leaves, and looks for it
// in the files of the database.
func TestANumberThatIsTypedStandsNowhereInClear(t *testing.T) {
	ctx, file := context.Background(), filepath.Join(t.TempDir(), "typed.db")
	db, err := store.Open(ctx, "sqlite:"+file, store.WithNow(func() time.Time { return storetest.Start }), store.WithNode(1))
	if err != nil {
		t.Fatal(err)
	}
	a, anne := elzermonde(t, db), agent(11, "Anne")
	typed := "bsn " + testBSN + ", of " + testBSN[:4] + "." + testBSN[4:6] + "." + testBSN[6:] + "."
	d := start(t, a, anne)
	d.Caller.Name, d.Remark = "mevrouw "+testBSN, typed
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Subject: typed, Text: typed, Department: "buiten", Ending: contact.Reported, Answers: map[string]string{"waar": typed}}
	d.AddQuestion()
	*d.Question() = contact.Question{Product: "paspoort", Subject: typed, Ending: contact.ToCallback, Department: "burgerzaken",
		Task: &contact.Handover{Text: typed, Slot: typed, Because: typed, Number: "06-12345678"}}
	d.Solved = contact.Yes
	kept, err := a.SaveContactDraft(ctx, anne, d)
	if err != nil {
		t.Fatal(err)
	}
	again, err := a.SaveContactDraft(ctx, anne, d) // the answer was lost on the way
	if err != nil || again.Version != kept.Version {
		t.Errorf("the same words sent twice give version %d: %v", again.Version, err)
	}
	back, err := a.DraftByID(ctx, anne, d.ID)
	if err != nil || back.Questions[0].Text != typed || back.Questions[1].Task.Slot != typed || back.Remark != typed {
		t.Errorf("the writer gets back %+v: %v", back, err)
	}
	if all, err := a.Drafts(ctx, anne); err != nil || len(all) != 1 || all[0].Remark != typed {
		t.Errorf("the tabs are %+v: %v", all, err)
	}
	nobody(t, file, "while it is a draft")
	out, err := a.FinishContact(ctx, anne, d.ID, kept.Version, back)
	if err != nil {
		t.Fatal(err)
	}
	end := testBSN[6:]
	want := "bsn ••••••" + end + ", of ••••••" + end + "."
	if c := out.Contact; c.Remark != want || c.Questions[0].Text != want || c.Questions[0].Answers["waar"] != want || out.Tasks[0].Slot != want || out.Requests[0].Title != want {
		t.Errorf("what is stored is %+v", out)
	}
	if out.Masked != 17 { // two in each of eight texts, one in the name
		t.Errorf("the result tells of %d numbers", out.Masked)
	}
	c := out.Contact
	c.Remark = typed + " nog eens"
	if c, err = a.CorrectContact(ctx, anne, c); err != nil || c.Remark != want+" nog eens" {
		t.Errorf("a correction stores %q: %v", c.Remark, err)
	}
	r := out.Requests[0]
	if r, err = a.ChangeRequest(ctx, anne, r.ID, r.Version, RequestChange{Title: typed, Text: typed + " ja", Product: r.Product, Department: r.Department}); err != nil || r.Text != want+" ja" {
		t.Errorf("a changed request stores %q: %v", r.Text, err)
	}
	if r, err = a.CloseRequest(ctx, anne, r.ID, r.Version, "opgelost", typed); err != nil {
		t.Error(err)
	}
	if _, err = a.ReopenRequest(ctx, anne, r.ID, r.Version, typed); err != nil {
		t.Error(err)
	}
	task, err := a.TakeTask(ctx, anne, out.Tasks[0].ID, out.Tasks[0].Version)
	if err != nil {
		t.Fatal(err)
	}
	if task, err = a.ReturnTask(ctx, anne, task.ID, task.Version, typed); err != nil {
		t.Fatal(err)
	}
	if task, err = a.RouteTask(ctx, anne, task.ID, task.Version, Route{Department: "buiten", Why: handover.WrongDepartment, Reason: typed}); err != nil {
		t.Fatal(err)
	}
	if task, err = a.CloseTask(ctx, anne, task.ID, task.Version, TaskDone{Reached: handover.Spoken, Words: typed}); err != nil || task.Outcome != want {
		t.Errorf("a closed task stores %q: %v", task.Outcome, err)
	}
	nobody(t, file, "when it is finished")
	db.Close()
	nobody(t, file, "when the program ended")
}

// nobody finds the number in the files of a database.
func nobody(t *testing.T, file, when string) {
	t.Helper()
	files, err := filepath.Glob(file + "*")
	if err != nil || len(files) == 0 {
		t.Fatal("there is no database file")
	}
	held := false
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		held = held || bytes.Contains(content, []byte("••••••"+testBSN[6:]))
		for _, clear := range []string{testBSN, testBSN[:4] + "." + testBSN[4:6]} {
			if bytes.Contains(content, []byte(clear)) {
				t.Errorf("%s holds the number %s", filepath.Base(name), when)
			}
		}
	}
	if !held {
		t.Errorf("no file holds the text at all: this test looks in the wrong place")
	}
}

func TestADraftWhoseKeyIsGoneKeepsItsMaskedWords(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), New(db), agent(11, "Anne")
		d := start(t, a, anne)
		d.Remark, d.Questions[0].Text = "haar nummer is "+testBSN, "geen nummer 123456789"
		if _, err := a.SaveContactDraft(ctx, anne, d); err != nil {
			t.Fatal(err)
		}
		back, err := New(db).DraftByID(ctx, anne, d.ID) // draws keys of its own
		if err != nil || back.Remark != "haar nummer is ••••••"+testBSN[6:] || back.Questions[0].Text != d.Questions[0].Text {
			t.Errorf("what is left is %q and %q: %v", back.Remark, back.Questions[0].Text, err)
		}
		if mine, err := a.DraftByID(ctx, anne, d.ID); err != nil || !strings.HasSuffix(mine.Remark, testBSN) {
			t.Errorf("with the key it is %q: %v", mine.Remark, err)
		}
	})
}
