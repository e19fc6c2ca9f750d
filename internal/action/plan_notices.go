package action

import (
	"cmp"
	"context"
	"errors"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// planNotices writes down what citizens are to be told, inside the transaction
// of what happened. There is one notice for an event, however often it is
// planned: a second one is left out. What has nobody to go to is kept with the
// reason, so that it can be seen. The words come from the template, unless the
// notice brings its own.
func (a *Actions) planNotices(ctx context.Context, tx *store.Tx, organisation int64, all ...notice.Notice) error {
	if len(all) == 0 {
		return nil
	}
	rules, err := a.noticeRules(ctx, tx, organisation)
	if err != nil {
		return err
	}
	now := tx.Now()
	for i := range all {
		n := &all[i]
		if n.ID == 0 {
			n.ID = tx.NewID()
		}
		n.Version, n.Created = 1, now
		n.State, n.Template, n.Language = cmp.Or(n.State, notice.Planned), cmp.Or(n.Template, n.Kind), cmp.Or(n.Language, "nl")
		if !notice.Given(n.TellBy) {
			n.TellBy = calendar.NoInstant
		}
		if n.After == 0 {
			if n.After = now.Add(rules.bundle); n.TellBy.Known() && n.TellBy < n.After {
				n.After = now
			}
		}
		if n.Party == 0 && n.Address == "" && n.State == notice.Planned {
			n.State, n.Because = notice.Suppressed, "Wij weten niet hoe wij deze klant kunnen bereiken."
		}
		if n.State == notice.Planned && n.Body == "" {
			if err := a.word(ctx, tx, organisation, n); err != nil {
				return err
			}
		}
	}
	tx.Pulse(organisation, TopicNotices)
	return tx.PutNotices(ctx, organisation, all)
}

// word fills in the words of a notice. One that cannot be worded, because its
// template asks for something that is not there, is kept with the reason: what
// happened to a case is never held up by what is told about it.
func (a *Actions) word(ctx context.Context, tx *store.Tx, organisation int64, n *notice.Notice) error {
	err := a.wordNotice(ctx, tx, organisation, n)
	var several fault.List
	if errors.As(err, &several) && len(several) > 0 {
		err = several[0]
	}
	if f := fault.As(err); f != nil && f.Kind == fault.Invalid {
		n.State, n.Because = notice.Unreached, f.NL
		return nil
	}
	return err
}
