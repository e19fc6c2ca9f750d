package app

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// comesBack is every how manieth mail comes back the next morning.
const comesBack = 15

// workers are who is away now and then, with who stands in.
var workers = []string{"joost", "fatma", "pieter", "denise", "roel", "youssef", "sanne"}

// handover is the part of a morning in which people hand work to each other:
// somebody will be away, call-backs are tried, mail of yesterday came back, and
// nothing may have got loose. It is drawn by the day, so that a morning that
// was broken off is the same again.
func (y *year) handover(ctx context.Context, who map[string]staff.Person, today calendar.Date) error {
	r := rand.New(rand.NewPCG(y.life.Seed, uint64(today)))
	if err := y.away(ctx, who, today, r); err != nil {
		return fmt.Errorf("absence: %w", err)
	}
	if err := y.ask(ctx, who, r); err != nil {
		return fmt.Errorf("call-backs: %w", err)
	}
	if err := y.ring(ctx, who, r); err != nil {
		return fmt.Errorf("attempts: %w", err)
	}
	if err := y.returned(ctx); err != nil {
		return fmt.Errorf("mail that comes back: %w", err)
	}
	loose, err := y.app.Actions.CheckHandover(ctx, y.app.Config.Organisation)
	if err != nil {
		return err
	}
	if len(loose) > 0 {
		return fmt.Errorf("work got loose on %s: %q", today, loose)
	}
	return nil
}

// away plans that somebody is away for some days, about twice in a fortnight:
// with somebody who stands in, and now and then with nobody.
func (y *year) away(ctx context.Context, who map[string]staff.Person, today calendar.Date, r *rand.Rand) error {
	one, other, days, nobody := r.IntN(len(workers)), r.IntN(len(workers)), 1+r.IntN(6), r.IntN(5) == 0
	if r.IntN(7) > 0 {
		return nil
	}
	x := handover.Absence{Staff: who[workers[one]].ID, From: y.zone.At(today.AddDays(1), 7*3600), Until: y.zone.At(today.AddDays(1+days), 7*3600), Kind: handover.Leave, Nobody: nobody}
	if !nobody {
		x.Deputy = who[workers[other]].ID
	}
	var before []handover.Absence
	if err := y.app.DB.Read(ctx, func(tx *store.Tx) (err error) {
		before, err = tx.AbsencesBetween(ctx, y.app.Config.Organisation, x.From, x.From+1)
		return err
	}); err != nil {
		return err
	}
	if slices.ContainsFunc(before, func(a handover.Absence) bool { return a.Staff == x.Staff && a.From == x.From }) {
		return nil // planned before the server died
	}
	_, err := y.app.Actions.PlanAbsence(ctx, who["marleen"], x)
	return unlessRefused(err)
}

// ask lets a citizen ask for a call, every four days or so.
func (y *year) ask(ctx context.Context, who map[string]staff.Person, r *rand.Rand) error {
	if r.IntN(4) > 0 {
		return nil
	}
	number := fmt.Sprintf("06%08d", 10_000_000+r.IntN(80_000_000))
	d, err := y.app.Actions.StartContact(ctx, who["sanne"], action.NewContact{Channel: contact.Phone, From: number, Received: calendar.Instant(simulated.Load())})
	if err != nil {
		return unlessRefused(err)
	}
	d.Solved, d.Caller = contact.NotAsked, contact.Caller{Name: "J. Burger", Phone: number, Email: "burger" + number + "@example.org"}
	d.Questions[0] = contact.Question{Product: "paspoort", Text: "Bel mij terug.", Department: "burgerzaken", Ending: contact.ToCallback, Task: &contact.Handover{Callback: true, Text: "Graag bellen.", Number: number}}
	_, err = y.app.Actions.FinishContact(ctx, who["sanne"], d.ID, d.Version, d)
	return unlessRefused(err)
}

// ring tries some call-backs: most without success, so that the protocol runs
// out and the citizen is told.
func (y *year) ring(ctx context.Context, who map[string]staff.Person, r *rand.Rand) error {
	now := calendar.Instant(simulated.Load())
	list, err := y.app.Actions.Tasks(ctx, who["marleen"], action.TaskFilter{Kind: handover.Callback, Waits: handover.NotWaiting, Limit: 40})
	if err != nil {
		return err
	}
	for i := range list.Rows {
		t := &list.Rows[i]
		outcome := []handover.AttemptOutcome{handover.NoAnswer, handover.Voicemail, handover.Engaged, handover.NoAnswer, handover.NoAnswer}[r.IntN(5)]
		if t.Attempts >= 3 && r.IntN(2) == 0 {
			if _, err := y.app.Actions.CloseTask(ctx, who["marleen"], t.ID, t.Version, action.TaskDone{Reached: handover.NotSpoken}); unlessRefused(err) != nil {
				return err
			}
			continue
		}
		if t.Attempts >= 4 || t.NextTry.Known() && t.NextTry > now {
			continue // enough, or not yet
		}
		if _, err := y.app.Actions.AddAttempt(ctx, who["marleen"], t.ID, t.Version, handover.Attempt{Outcome: outcome, Next: calendar.NoInstant}); err != nil {
			if err := unlessRefused(err); err != nil {
				return err
			}
		}
	}
	return nil
}

// returned lets every so manieth mail come back that the carrier took.
func (y *year) returned(ctx context.Context) error {
	back, err := backOf(y.life.Carried)
	if err != nil {
		return err
	}
	for _, reference := range back[min(y.back, len(back)):] {
		if err := y.app.Actions.TakeReport(ctx, y.app.who(), action.DeliveryReport{Reference: reference, State: notice.Bounced, Proof: "550 no such mailbox"}); err != nil {
			return err
		}
		y.back++
	}
	return nil
}

// backOf are the references of the mails that come back.
func backOf(file string) (all []string, err error) {
	f, err := os.Open(file)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		word := strings.Fields(lines.Text())
		if len(word) == 3 && word[2] == string(notice.Email) {
			if n++; n%comesBack == 0 {
				all = append(all, word[0])
			}
		}
	}
	return all, nil
}

// handed: what came back went another way or became a task, once; who was not
// reached by the protocol heard so once; and nobody who is away without need
// has work that should have moved.
func (c *yearly) handed(ctx context.Context) error {
	back, err := backOf(c.y.life.Carried)
	if err != nil {
		return err
	}
	came := map[int64]bool{}
	for _, reference := range back {
		d, err := c.tx.DispatchOfReference(ctx, c.org, reference)
		if err != nil {
			return err
		}
		came[d.ID] = d.State == notice.Bounced
	}
	attempts, tried, away, notReached := 0, 0, 0, map[int64]int{}
	other, tasks, waiting := 0, 0, 0
	for page := range slices.Chunk(c.subjects, 2000) {
		all, err := c.tx.NoticesOf(ctx, c.org, page)
		if err != nil {
			return err
		}
		var parties []int64
		for i := range all {
			parties = append(parties, all[i].Party)
		}
		mending, err := c.tx.MendingTasks(ctx, c.org, parties)
		if err != nil {
			return err
		}
		toMend := map[int64]int{}
		for i := range mending {
			toMend[mending[i].Party]++
		}
		for party, n := range toMend {
			if party != 0 && n > 1 {
				c.Errorf("party %d has %d tasks to mend one address", party, n)
			}
		}
		envelopes, err := c.tx.DispatchesByID(ctx, c.org, dispatchesOf(all))
		if err != nil {
			return err
		}
		instead := map[int64]int64{}
		for i := range envelopes {
			instead[envelopes[i].ID] = envelopes[i].InsteadOf
		}
		for i := range all {
			n := &all[i]
			if n.Kind == notice.NotReached && n.State != notice.Suppressed {
				notReached[n.Subject]++
			}
			switch {
			case n.State == notice.Told && came[n.Dispatch]:
				c.Errorf("notice %d is told in an envelope that came back", n.ID)
			case n.State == notice.Unreached && n.Party != 0 && toMend[n.Party] == 0:
				c.Errorf("notice %d reached nobody and there is no task for it", n.ID)
			case n.State == notice.Unreached:
				tasks++
			case n.State == notice.Told && instead[n.Dispatch] != 0:
				other++
			case came[n.Dispatch]:
				waiting++
			}
		}
		work, err := c.tx.TasksByID(ctx, c.org, page)
		if err != nil {
			return err
		}
		for i := range work {
			if n := int(work[i].Attempts); n > 0 {
				attempts, tried = attempts+n, tried+1
			}
		}
	}
	for task, n := range notReached {
		if n > 1 {
			c.Errorf("task %d: %d messages that we rang", task, n)
		}
	}
	zone := c.y.zone
	for day := c.y.life.From; zone.At(day, 12*3600) < c.y.life.Until; day = day.AddDays(1) {
		gone, err := c.tx.AbsencesBetween(ctx, c.org, zone.At(day, 12*3600), zone.At(day, 12*3600)+1)
		if err != nil {
			return err
		}
		away += len(gone)
	}
	c.Logf("%d mails came back: %d notices went another way, %d became tasks, %d still wait", len(came), other, tasks, waiting)
	c.Logf("%d days of absence; %d attempts on %d call-backs, of which %d were told that we rang", away, attempts, tried, len(notReached))
	if c.y.life.Until-zone.At(c.y.life.From, 0) >= (season-1)*24*3600_000 && (len(came) == 0 || other+tasks == 0 || attempts == 0 || len(notReached) == 0 || away == 0) {
		c.Error("so many days without mail that came back, attempts or absences")
	}
	return nil
}

func dispatchesOf(all []notice.Notice) (ids []int64) {
	for i := range all {
		if all[i].Dispatch != 0 {
			ids = append(ids, all[i].Dispatch)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
