package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// toldOfCase are the notices and the new dates about a case.
func (s *seen) toldOfCase(ctx context.Context, tx *store.Tx, organisation int64) ([]notice.Notice, []notice.Delay, error) {
	ids := []int64{s.worked()}
	for i := range s.tasks {
		if s.tasks[i].ID != s.worked() {
			ids = append(ids, s.tasks[i].ID)
		}
	}
	all, err := tx.NoticesOf(ctx, organisation, ids)
	if err != nil {
		return nil, nil, err
	}
	merged, err := tx.MergedInto(ctx, organisation, s.party)
	if err != nil {
		return nil, nil, err
	}
	theirs := append(merged, s.party, 0)
	all = slices.DeleteFunc(all, func(n notice.Notice) bool { // one to somebody else is not theirs to read about
		return !slices.Contains(theirs, n.Party) && (n.Contact == 0 || n.Contact != s.from())
	})
	delays, err := tx.DelaysOf(ctx, organisation, ids[:1])
	return all, delays, err
}

// notices takes over what the citizen was told about the case.
func (b *book) notices(ctx context.Context, tx *store.Tx, organisation int64, all []notice.Notice) error {
	var ids []int64
	for i := range all {
		if all[i].Dispatch != 0 {
			ids = append(ids, all[i].Dispatch)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	sent, err := tx.DispatchesByID(ctx, organisation, ids)
	if err != nil {
		return err
	}
	left := map[int64]notice.Dispatch{}
	for _, d := range sent {
		left[d.ID] = d
	}
	for i := range all {
		n := &all[i]
		d, ok := left[n.Dispatch]
		if ok && d.Left.Known() && d.Left != 0 && d.State != notice.Bounced && n.Kind != notice.Compensation {
			b.all = append(b.all, CitizenEvent{At: d.Left, What: WeSent, Channel: string(d.Channel), About: n.Kind})
		}
	}
	return nil
}

// late is the new date and the cause that we told last, of a case that is open.
func (c *CitizenCase) late(delays []notice.Delay) {
	for i := range delays {
		if d := &delays[i]; !c.Closed.Known() && notice.Given(d.NewDue) {
			c.NewDue, c.Cause = d.NewDue, d.Cause
		}
	}
	if c.Least {
		c.Cause = ""
	}
}

// lastAnswer is the answer that was sent last.
func lastAnswer(all []notice.Notice) string {
	at, text := calendar.NoInstant, ""
	for i := range all {
		if n := &all[i]; n.Kind == notice.Answered && n.Facts.Answer != "" && (text == "" || n.Created > at) {
			at, text = n.Created, n.Facts.Answer
		}
	}
	return text
}
