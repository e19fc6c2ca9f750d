package app

import (
	"context"
	"hash/fnv"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// inner is what desk and departments of the town promise each other.
func (p *play) inner(ctx context.Context) error {
	ring := action.InnerSentence{Side: charter.ByDepartment, Text: "Wij bellen een klant binnen 1 werkdag terug.", Measure: action.MeasureCallback}
	answer := func(text string) action.InnerSentence {
		return action.InnerSentence{Side: charter.ByDepartment, Text: text, Measure: action.MeasureReach}
	}
	quick := action.InnerSentence{Side: charter.ByDesk, Text: "De balie zet een vraag binnen 30 minuten door.", Measure: action.MeasureHandover}
	right := action.InnerSentence{Side: charter.ByDesk, Text: "In 95% van de gevallen komt werk meteen bij de juiste afdeling.", Measure: action.MeasureRight}
	ahead := action.InnerSentence{Side: charter.ByDepartment, Text: "Wij zeggen twee dagen vooraf dat er brieven uitgaan.", Measure: action.MeasureTalk}
	return p.app.Actions.LoadInner(ctx, p.actor(), p.scene.From, []action.InnerSet{
		{Department: "kcc", ForDesk: "Marleen Kuiper", ForOther: "Ilse Brouwer", Promises: []action.InnerSentence{ring}},
		{Department: "buiten", ForDesk: "Marleen Kuiper", ForOther: "Joost Terpstra", Promises: []action.InnerSentence{answer("In 80% van de gevallen neemt iemand op."), quick, right}},
		{Department: "burgerzaken", ForDesk: "Marleen Kuiper", ForOther: "Fatma Yıldız", Promises: []action.InnerSentence{answer("In 75% van de gevallen neemt iemand op."), quick}},
		{Department: "vergunningen", ForDesk: "Marleen Kuiper", ForOther: "Pieter van der Laan", Promises: []action.InnerSentence{answer("In 70% van de gevallen neemt iemand op."), quick, right, ahead}},
		{Department: "belastingen", ForDesk: "Marleen Kuiper", ForOther: "Roel Bakhuis", Promises: []action.InnerSentence{answer("In 70% van de gevallen neemt iemand op."), ahead}},
	})
}

// chance is a number below a hundred that belongs to an id.
func chance(id int64, salt byte) uint64 {
	h := fnv.New64a()
	for i := range 8 {
		_, _ = h.Write([]byte{byte(id >> (8 * i))}) // into memory
	}
	_, _ = h.Write([]byte{salt}) // into memory
	return h.Sum64() >> 9 % 100
}

// put says how an attempt to put a caller of the history through went: zero is
// that nobody tried.
func put(c *contact.Contact, q *contact.Question) handover.Through {
	n := chance(c.ID, 1)
	if q.Owner() == "vergunningen" || q.Owner() == "belastingen" { // they are hard to reach
		n = n * 3 / 4
	}
	switch {
	case q.Ending == contact.Transferred:
		return handover.PutThrough
	case q.Ending == contact.ToCallback && n < 70, q.Ending == contact.ToTask && n < 30:
		return handover.NotAnswered
	case q.Ending == contact.Answered && c.Solved == contact.No && n < 45:
		return handover.DeadEnd
	case q.Ending == contact.Answered && n < 9:
		return handover.PutThrough
	}
	return 0
}

// mostSeeded is how many contacts of the history are looked at.
const mostSeeded = 6000

// transfers makes the attempts to put through of the history: the conversations
// of the town do not tell of them.
func (p *play) transfers(ctx context.Context) error {
	var attempts []handover.Transfer
	repeats := map[int64]store.DeadEndRepeat{}
	dead := map[string]handover.Transfer{} // the last dead end of a department
	err := p.app.DB.Read(ctx, func(tx *store.Tx) error {
		attempts, repeats, dead = nil, map[int64]store.DeadEndRepeat{}, map[string]handover.Transfer{}
		all, err := tx.Contacts(ctx, p.organisation, store.ContactFilter{Channel: contact.Phone}, store.Place{}, mostSeeded)
		if err != nil {
			return err
		}
		for i := len(all) - 1; i >= 0; i-- { // the first first
			c := &all[i]
			q := &c.Questions[0]
			if was, ok := dead[q.Owner()]; ok && c.Received.Sub(was.At) > 12*time.Hour && chance(c.ID, 4) < 40 {
				repeats[c.ID] = store.DeadEndRepeat{Contact: c.ID, Attempt: was.ID, Department: was.Department, At: c.Received}
				delete(dead, q.Owner())
			}
			how := put(c, q)
			if how == 0 || q.Owner() == "" || q.Owner() == "kcc" {
				continue
			}
			t := handover.Transfer{ID: p.app.DB.NewID(), At: c.Started + 60_000, Contact: c.ID, Department: q.Owner(), Product: q.Product, Outcome: how, Open: chance(c.ID, 2) < 80, Deputy: chance(c.ID, 3) < 60, Staff: c.Staff, Party: c.Party, Phone: c.Phone}
			if attempts = append(attempts, t); how == handover.DeadEnd {
				dead[t.Department] = t
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := p.app.DB.Tx(ctx, func(tx *store.Tx) error {
		for _, r := range repeats {
			if err := tx.AddRepeat(ctx, p.organisation, r); err != nil {
				return err
			}
		}
		for _, c := range p.choices(tx) {
			if err := tx.AddRouteChoice(ctx, p.organisation, c); err != nil {
				return err
			}
		}
		return tx.AddTransfers(ctx, p.organisation, attempts)
	}); err != nil {
		return err
	}
	b := action.Batch{Source: "telefonie", New: true}
	for _, t := range attempts {
		b.Told = append(b.Told, action.TransferTold(t, string(contact.Phone))...)
	}
	return p.app.Actions.Tell(ctx, p.organisation, b)
}

// choices are what people of the town chose against the proposal.
func (p *play) choices(tx *store.Tx) []handover.RouteChoice {
	var all []handover.RouteChoice
	for i, reason := range []string{"Gaat over kappen met vergunning", "Beller wil de boom zelf kappen", "", "Kapvergunning, niet onderhoud", "", "Bezwaar tegen kap bij de buren"} {
		c := handover.RouteChoice{ID: tx.NewID(), At: p.scene.Start.Add(-time.Duration(20-3*i) * 24 * time.Hour), Product: "boom", Proposed: "buiten", Why: handover.ByAgreement, Chosen: "vergunningen", Reason: reason, Source: "desk", StaffName: "Sanne de Wit"}
		if reason == "" {
			c.Chosen = c.Proposed
		}
		all = append(all, c)
	}
	return all
}

// away plans the absences with which the demo begins: one with a deputy, one
// with nobody, one next week.
func (p *play) away(ctx context.Context) error {
	who := map[string]staff.Person{}
	for i := range p.accounts {
		who[p.accounts[i].User] = p.accounts[i].Person(p.organisation)
	}
	lead, ok := who["marleen"]
	if !ok {
		return nil
	}
	day, zone := p.pace.Open.Zone().Date(p.scene.Start), p.pace.Open.Zone()
	at := func(days int) calendar.Instant { return zone.At(day.AddDays(days), 8*3600) }
	for _, x := range []handover.Absence{
		{Staff: who["pieter"].ID, From: at(-1), Until: at(4), Kind: handover.Leave, Deputy: who["denise"].ID},
		{Staff: who["roel"].ID, From: at(0), Until: at(1), Kind: handover.FreeDay, Nobody: true},
		{Staff: who["fatma"].ID, From: at(7), Until: at(9), Kind: handover.Training, Deputy: who["joost"].ID},
	} {
		if x.Staff == 0 {
			continue
		}
		if _, err := p.app.Actions.PlanAbsence(ctx, lead, x); err != nil {
			return err
		}
		if x.From <= p.scene.Start {
			p.gone = append(p.gone, x)
		}
	}
	return nil
}

// isAway says whether somebody of the demo is absent, so that they are not
// played as if they were in.
func (p *play) isAway(id int64, now calendar.Instant) bool {
	for _, x := range p.gone {
		if x.Staff == id && x.At(now) {
			return true
		}
	}
	return false
}
