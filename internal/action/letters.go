package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Letter is one letter as it is to be printed.
type Letter struct {
	Name, Address, Language, Date, Reference, Title, Body string
}

// mostLetters is how many letters one batch has at most.
const mostLetters = 200

// Pile are the letters that wait to be printed and posted, the oldest first.
type Pile struct {
	Rows    []notice.Dispatch
	Names   map[int64]string
	Printed map[int64]notice.Mark // when one was printed last, and by whom
}

// LettersToPrint are the letters that somebody may print.
func (a *Actions) LettersToPrint(ctx context.Context, who Actor) (Pile, error) {
	if err := who.May(staff.SeeNotice); err != nil {
		return Pile{}, err
	}
	out := Pile{Printed: map[int64]notice.Mark{}}
	f := DispatchFilter{States: []notice.DispatchState{notice.Printing}, Channel: notice.Letter}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if err := bindDispatches(ctx, tx, who, &f); err != nil {
			return err
		}
		if out.Rows, err = tx.Dispatches(ctx, who.Organisation, f, store.Place{}, mostLetters); err != nil {
			return err
		}
		slices.Reverse(out.Rows)
		marks, err := tx.DispatchMarks(ctx, who.Organisation, idsOfDispatches(out.Rows))
		for _, m := range marks {
			if m.Kind == notice.MarkPrinted {
				out.Printed[m.Dispatch] = m
			}
		}
		if err != nil {
			return err
		}
		out.Names, err = veilDispatches(ctx, tx, who, out.Rows)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("list letters: %w", err)
	}
	return out, nil
}

// PrintLetters gives letters to a printer and notes who printed them. It needs
// the right to work: the address of somebody under a secrecy indication stands
// on the envelope, however little is shown on screens.
func (a *Actions) PrintLetters(ctx context.Context, who Actor, ids []int64, zone *calendar.Zone) ([]Letter, error) {
	if err := mayHandle(who); err != nil {
		return nil, err
	}
	if len(ids) == 0 || len(ids) > mostLetters {
		return nil, fault.Newf(fault.Invalid, "Kies 1 tot %d brieven om te printen.", "Choose 1 to %d letters to print.", mostLetters)
	}
	var out []Letter
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		out = nil
		all, err := a.seenDispatches(ctx, tx, who, ids)
		if err != nil {
			return err
		}
		var marks []notice.Mark
		for i := range all {
			d := &all[i]
			if d.Channel != notice.Letter || d.State != notice.Printing && d.State != notice.Sent {
				continue
			}
			out = append(out, Letter{Name: d.Name, Address: d.Address, Language: d.Language, Date: calendar.FormatLongDate(zone.Date(tx.Now()), langOf(d.Language)),
				Reference: d.Reference, Title: d.Title, Body: d.Body})
			marks = append(marks, notice.Mark{Dispatch: d.ID, At: tx.Now(), Kind: notice.MarkPrinted, Staff: who.ID, StaffName: who.Name})
		}
		if len(out) == 0 {
			return fault.New(fault.NotFound, "Er is geen brief om te printen. Laad de lijst opnieuw.", "There is no letter to print. Load the list again.")
		}
		return tx.AddDispatchMarks(ctx, who.Organisation, marks)
	})
	if err != nil {
		return nil, fmt.Errorf("print letters: %w", err)
	}
	return out, nil
}

// PostLetters notes that letters were put in the post.
func (a *Actions) PostLetters(ctx context.Context, who Actor, ids []int64) (int, error) {
	return a.moveLetters(ctx, who, ids, notice.MarkPosted, func(d *notice.Dispatch, now calendar.Instant) bool {
		if d.State != notice.Printing {
			return false
		}
		d.State, d.Left, d.Proof = notice.Sent, now, "gepost"
		return true
	})
}

// UnpostLetters takes that back.
func (a *Actions) UnpostLetters(ctx context.Context, who Actor, ids []int64) (int, error) {
	return a.moveLetters(ctx, who, ids, notice.MarkUnposted, func(d *notice.Dispatch, _ calendar.Instant) bool {
		if d.State != notice.Sent || d.Provider != "" { // a service posted it
			return false
		}
		d.State, d.Left, d.Proof = notice.Printing, calendar.NoInstant, "wacht op printen"
		return true
	})
}

func (a *Actions) moveLetters(ctx context.Context, who Actor, ids []int64, kind notice.MarkKind, move func(*notice.Dispatch, calendar.Instant) bool) (int, error) {
	if err := mayHandle(who); err != nil {
		return 0, err
	}
	n := 0
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := a.seenDispatches(ctx, tx, who, ids[:min(len(ids), mostLetters)])
		if err != nil {
			return err
		}
		var marks []notice.Mark
		all = slices.DeleteFunc(all, func(d notice.Dispatch) bool { return d.Channel != notice.Letter || !move(&d, tx.Now()) })
		for i := range all {
			move(&all[i], tx.Now())
			all[i].Version++
			marks = append(marks, notice.Mark{Dispatch: all[i].ID, At: tx.Now(), Kind: kind, Staff: who.ID, StaffName: who.Name})
		}
		if n = len(all); n == 0 {
			return nil
		}
		if err := tx.ChangeDispatches(ctx, who.Organisation, all); err != nil {
			return err
		}
		if err := noticesFollow(ctx, tx, who.Organisation, all...); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicNotices)
		return tx.AddDispatchMarks(ctx, who.Organisation, marks)
	})
	if err != nil {
		return 0, fmt.Errorf("note that letters were posted: %w", err)
	}
	return n, nil
}

// mayHandle says whether somebody may do something with an envelope: who works
// and sees what is sent.
func mayHandle(who Actor) error {
	if err := who.May(staff.WorkTask); err != nil {
		return err
	}
	return who.May(staff.SeeNotice)
}

// langOf is the language of a letter.
func langOf(code string) fault.Lang {
	if code == "en" {
		return fault.EN
	}
	return fault.NL
}
