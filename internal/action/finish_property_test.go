package action

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// drawDraft makes a draft that a person could have typed, right or wrong.
func drawDraft(t *rapid.T, d contact.Draft, requests []int64) contact.Draft {
	d.Channel = rapid.SampledFrom(contact.Channels).Draw(t, "channel")
	d.Outbound = rapid.Bool().Draw(t, "outbound")
	d.Solved = contact.Solved(rapid.IntRange(0, 3).Draw(t, "solved"))
	d.Reason = contact.Reason(rapid.IntRange(0, 6).Draw(t, "reason"))
	d.Received -= calendar.Instant(rapid.Int64Range(0, 40*24*3600_000).Draw(t, "ago"))
	if rapid.Bool().Draw(t, "sent") {
		d.Sent = d.Received - calendar.Instant(rapid.Int64Range(-1000, 1e9).Draw(t, "before"))
	}
	d.Caller.Phone = rapid.SampledFrom([]string{"", "0612345678", "14 020", "geen"}).Draw(t, "phone")
	d.Questions = nil
	for range rapid.IntRange(1, 4).Draw(t, "questions") {
		q := contact.Question{
			Product:    rapid.SampledFrom([]string{"", "lantaarnpaal", "paspoort", "vraag", "onbekend"}).Draw(t, "product"),
			Subject:    rapid.SampledFrom([]string{"", "een onderwerp", "  "}).Draw(t, "subject"),
			Department: rapid.SampledFrom([]string{"", "buiten", "zorg"}).Draw(t, "department"),
			Ending: rapid.SampledFrom([]contact.Ending{contact.Answered, contact.ToTask, contact.ToCallback, contact.Transferred, contact.Referred, contact.Reported,
				contact.Added, contact.CutOff, ""}).Draw(t, "ending"),
			Request: rapid.SampledFrom(append([]int64{0, 0, 99}, requests...)).Draw(t, "request"),
		}
		if rapid.Bool().Draw(t, "task") {
			q.Task = &contact.Handover{Text: "Graag.", Urgent: rapid.Bool().Draw(t, "urgent"), Department: rapid.SampledFrom([]string{"", "zorg"}).Draw(t, "to")}
		}
		d.Questions = append(d.Questions, q)
	}
	return d
}

func TestWhateverIsTypedIsStoredWholeOrRefusedWithAPlace(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		requests := []int64{finished(t, a, anne).Requests[0].ID}
		stored := 0
		rapid.Check(t, func(rt *rapid.T) {
			d, err := a.StartContact(ctx, anne, NewContact{})
			if err != nil {
				rt.Fatal(err)
			}
			out, err := a.FinishContact(ctx, anne, d.ID, d.Version, drawDraft(rt, d, requests))
			if err == nil {
				stored++
				for i := range out.Requests {
					requests = append(requests[:min(len(requests), 5)], out.Requests[i].ID)
				}
				return
			}
			if f := fault.As(err); f == nil || f.Place == "" || f.NL == "" {
				rt.Fatalf("refused without a place: %v", err)
			}
			if err := a.DropContactDraft(ctx, anne, d.ID); err != nil {
				rt.Fatalf("the draft is gone: %v", err)
			}
		})
		if stored == 0 {
			t.Error("nothing that was drawn could be stored")
		}
		whole(t, db)
	})
}
