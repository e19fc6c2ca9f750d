package action

import (
	"context"
	"strings"
	"testing"

	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// writer is somebody who may change the words of notices.
func writer() Actor {
	return Actor{ID: 31, Organisation: organisation, Name: "Wil", Lang: fault.NL, Grants: []staff.Grant{{Role: staff.Quality}}}
}

func TestATemplateIsWrittenPublishedAndRestored(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, who := context.Background(), elzermonde(t, db), writer()
		v, err := a.Template(ctx, who, notice.Late, "nl")
		if err != nil || v.Live.Number != 0 || v.Draft || len(v.Versions) != 1 || v.Live.Score < 60 {
			t.Fatalf("at first: %+v, %v", v, err)
		}
		words := v.Newest
		words.Body = strings.Replace(words.Body, "U hoeft zelf niets te doen.", "Wij houden u op de hoogte.", 1)
		words.Note, words.Owner = "Warmer", "kcc"
		saved, err := a.SaveTemplate(ctx, who, words, v.Newest.Number)
		if err != nil || saved.Number != 1 || saved.By != "Wil" || saved.Score < 60 {
			t.Fatalf("saved: %+v, %v", saved, err)
		}
		if again, err := a.SaveTemplate(ctx, who, words, 1); err != nil || again.Number != 1 {
			t.Errorf("the same words again make version %d: %v", again.Number, err)
		}
		if _, err := a.SaveTemplate(ctx, who, words, 0); kindOf(err) != fault.Conflict {
			t.Errorf("over the words of another: %v", err)
		}
		r := finished(t, a, agent(11, "Anne")).Requests[0]
		late := notice.Notice{Kind: notice.Late, Subject: r.ID, Request: r.ID, Facts: notice.Facts{Due: r.Due, NewDue: r.Due + 86_400_000*10, Cause: "Er is veel werk."}}
		if said, err := worded(t, a, late); err != nil || said.TemplateVersion != 0 || strings.Contains(said.Body, "op de hoogte") {
			t.Errorf("a draft is used already: %s, %v", said.Body, err)
		}
		if err := a.PublishTemplate(ctx, who, notice.Late, "nl", 1, 0); err != nil {
			t.Fatal(err)
		}
		if err := a.PublishTemplate(ctx, who, notice.Late, "nl", 0, 0); kindOf(err) != fault.Conflict {
			t.Errorf("published over another publication: %v", err)
		}
		said, err := worded(t, a, late)
		if err != nil || said.TemplateVersion != 1 || !strings.Contains(said.Body, "Wij houden u op de hoogte.") {
			t.Errorf("after publishing: version %d\n%s\n%v", said.TemplateVersion, said.Body, err)
		}
		old, err := a.RestoreTemplate(ctx, who, notice.Late, "nl", 0, 1)
		if err != nil || old.Number != 2 || old.Body != notice.House(notice.Late, "nl").Body {
			t.Fatalf("restored: %+v, %v", old, err)
		}
		v, err = a.Template(ctx, who, notice.Late, "nl")
		if err != nil || v.Live.Number != 1 || !v.Draft || v.Newest.Number != 2 || len(v.Versions) != 3 || len(v.History) != 1 || v.Step != 1 {
			t.Errorf("then: %+v, %v", v, err)
		}
		rows, err := a.Templates(ctx, who)
		if err != nil || len(rows) != 2*len(notice.Templates) {
			t.Fatalf("the list has %d rows: %v", len(rows), err)
		}
		for _, row := range rows {
			if isLate := row.Kind == notice.Late && row.Language == "nl"; isLate != row.Draft || isLate != (row.Live == 1) || row.Title == "" && row.Kind != notice.Frame {
				t.Errorf("the list has %+v", row)
			}
		}
	})
}

func TestATemplateWithoutItsDateIsNotSaved(t *testing.T) { // DEC-2
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, who := context.Background(), elzermonde(t, db), writer()
		words := notice.House(notice.Late, "nl")
		words.Body = strings.Replace(words.Body, "{{datum}}", "binnenkort", 1)
		_, err := a.SaveTemplate(ctx, who, words, 0)
		if text, told := fault.Text(err, fault.NL); !told || !strings.Contains(text, "{{datum}} ontbreekt") {
			t.Errorf("saved without its date: %v", err)
		}
		p, err := a.PreviewTemplate(ctx, who, words)
		if err != nil || len(p.Faults) != 1 || p.Parts[0].There || !p.Parts[1].There || p.Body != "" {
			t.Errorf("the preview is %+v, %v", p, err)
		}
		if v, err := a.Template(ctx, who, notice.Late, "nl"); err != nil || v.Newest.Number != 0 {
			t.Errorf("something was saved: %+v, %v", v.Newest, err)
		}
		if _, err := a.SaveTemplate(ctx, agent(11, "Anne"), notice.House(notice.Late, "nl"), 0); kindOf(err) != fault.Forbidden {
			t.Errorf("who may not: %v", err)
		}
		if _, err := a.Template(ctx, who, "gift", "nl"); kindOf(err) != fault.NotFound {
			t.Errorf("an unknown kind: %v", err)
		}
	})
}

func TestAPreviewShowsARecentNoticeWithoutItsCitizen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		r := finished(t, a, agent(11, "Anne")).Requests[0]
		words := notice.House(notice.Confirmation, "nl")
		words.Body = "Beste {{naam}}[[, wij bellen naar {{nummer}}]]. {{onderwerp}} {{belofte}} {{kenmerk}}"
		p, err := a.PreviewTemplate(ctx, writer(), words)
		if err != nil || !p.Real || !strings.Contains(p.RealBody, r.Title) || !strings.Contains(p.RealBody, "Beste Anna de Vries") || strings.Contains(p.RealBody, "12345678") {
			t.Errorf("the preview is\n%s\n%v", p.RealBody, err)
		}
		if !strings.Contains(p.Body, "Z261121-0042") || !strings.Contains(p.Body, "Met vriendelijke groet") || p.Read.Score == 0 {
			t.Errorf("the sample reads\n%s", p.Body)
		}
	})
}
