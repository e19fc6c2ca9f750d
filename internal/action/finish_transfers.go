package action

import (
	"context"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store"
)

// The kinds of subject that an attempt to put through is to internal promises:
// only what was tried in the agreed hours counts.
const (
	transferKind       = "doorverbinding"
	transferClosedKind = "doorverbinding_buiten_tijd"
)

// The outcomes of an attempt, as labels.
var throughCodes = map[handover.Through]string{handover.PutThrough: "bereikt", handover.NotAnswered: "niet_opgenomen", handover.DeadEnd: "doodlopend"}

// transfers judges the attempts to put this caller through, now that is known
// what else was arranged: nobody answered and nothing else happened is a dead
// end. A question that was put through without a word about an attempt counts
// as one that succeeded.
func (f *finishing) transfers(ctx context.Context) error {
	organisation := f.who.Organisation
	all, err := f.tx.TransfersOfContact(ctx, organisation, f.d.ID)
	if err != nil {
		return err
	}
	for n := range f.d.Questions {
		q := &f.d.Questions[n]
		tried := slices.ContainsFunc(all, func(t handover.Transfer) bool { return t.Question == n })
		if q.Ending != contact.Transferred || tried || q.Owner() == "" {
			continue
		}
		t, err := f.a.transfer(ctx, f.tx, f.who, NewTransfer{Contact: f.d.ID, Question: n, Department: q.Owner(), Product: q.Product, Colleague: q.Colleague, Outcome: handover.PutThrough})
		if err != nil {
			return err
		}
		if err := f.tx.AddTransfers(ctx, organisation, []handover.Transfer{t}); err != nil {
			return err
		}
		all = append(all, t)
	}
	for i := range all {
		t := &all[i]
		t.Party, t.Phone = f.d.Party, phoneOf(f.d)
		if t.Outcome == handover.NotAnswered && f.dead(all, t) {
			t.Outcome = handover.DeadEnd
		}
		if err := f.tx.ChangeTransfer(ctx, organisation, t); err != nil {
			return err
		}
		if err := f.tried(ctx, t); err != nil {
			return err
		}
	}
	if len(all) > 0 {
		f.tx.Pulse(organisation, TopicReach)
	}
	return f.cameBack(ctx)
}

// dead says whether an attempt without an answer led to nothing.
func (f *finishing) dead(all []handover.Transfer, t *handover.Transfer) bool {
	if t.Question >= len(f.d.Questions) {
		return true
	}
	q := &f.d.Questions[t.Question]
	if slices.ContainsFunc(all, func(o handover.Transfer) bool { return o.Question == t.Question && o.Outcome == handover.PutThrough }) || q.LeavesWork() {
		return false
	}
	return q.Ending == contact.Transferred || q.Ending == contact.CutOff || q.Ending == contact.Answered && f.d.Solved == contact.No
}

// tried makes the attempt a subject of its own, so that what a department
// promises about being reached runs on a clock like any other promise.
func (f *finishing) tried(ctx context.Context, t *handover.Transfer) error {
	kind := transferKind
	if !t.Open {
		kind = transferClosedKind
	}
	n, err := f.w.add(ctx, t.ID, "D"+strconv.FormatInt(t.ID, 36), Codes{Subject: kind, Product: t.Product, Channel: string(f.d.Channel), Department: t.Department, District: f.district})
	if err != nil {
		return err
	}
	if err := f.w.outcome(ctx, n, throughCodes[t.Outcome]); err != nil {
		return err
	}
	f.w.notes(n, clock.Event{Kind: charter.Received, At: t.At, Until: calendar.NoInstant},
		clock.Event{Kind: charter.Closed, At: max(f.now, t.At), Reason: throughCodes[t.Outcome], Until: calendar.NoInstant})
	return nil
}

// The settings of what counts as the same matter after a dead end, in days.
const (
	deadEndSetting = "reach.repeat.days"
	deadEndDays    = 14
)

// cameBack keeps that this contact was caused by an earlier one that led to
// nothing: the same person or number, about the same product or department.
func (f *finishing) cameBack(ctx context.Context) error {
	if f.d.Outbound {
		return nil
	}
	days, err := wholeSetting(ctx, f.tx, f.who.Organisation, deadEndSetting, deadEndDays)
	if err != nil {
		return err
	}
	const day = calendar.Instant(24 * 3600_000)
	all, err := f.tx.DeadEnds(ctx, f.who.Organisation, f.d.Party, phoneOf(f.d), f.d.Received-calendar.Instant(days)*day, f.d.Received)
	if err != nil {
		return err
	}
	for _, t := range all {
		same := slices.ContainsFunc(f.d.Questions, func(q contact.Question) bool {
			return t.Product != "" && q.Product == t.Product || q.Owner() == t.Department
		})
		if t.Contact != f.d.ID && same {
			return f.tx.AddRepeat(ctx, f.who.Organisation, store.DeadEndRepeat{Contact: f.d.ID, Attempt: t.ID, Department: t.Department, At: f.d.Received})
		}
	}
	return nil
}

// wholeSetting reads a number that was set, or gives the one of the house.
func wholeSetting(ctx context.Context, tx *store.Tx, organisation int64, key string, house int) (int, error) {
	text, err := tx.Setting(ctx, organisation, key)
	if err != nil || text == "" {
		return house, err
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return house, nil //nolint:nilerr // a setting that is no number is as if it was not set
	}
	return n, nil
}
