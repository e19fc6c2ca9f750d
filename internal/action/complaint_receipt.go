package action

import (
	"context"
	"errors"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// receiptSetting says whether a complaint is acknowledged by itself when it
// comes in ("auto", which holds when nothing is set) or by hand ("hand").
const receiptSetting = "complaint.receipt"

// acknowledging is an acknowledgement that will be sent when a complaint is
// saved (Awb 9:6), or a word of thanks for a compliment or an idea; nil when
// nobody can be reached, or it is done by hand.
type acknowledging struct {
	x     *complaintChange
	paper complaint.Paper
	to    reader1
}

// acknowledge finds out whether a complaint that comes in is acknowledged at
// once. What is put right in the same conversation needs none.
func (a *Actions) acknowledge(ctx context.Context, tx *store.Tx, who Actor, c *complaint.Complaint, r *contact.Request) (*acknowledging, error) {
	set, err := tx.Setting(ctx, who.Organisation, receiptSetting)
	if err != nil || set == "hand" || c.Steps[5] {
		return nil, err
	}
	x, err := a.changeOf(ctx, tx, who, c, r)
	if err != nil {
		return nil, err
	}
	all, to, err := a.waysToComplainant(ctx, x)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	k := &acknowledging{x: x, to: to, paper: map[complaint.Kind]complaint.Paper{complaint.Grievance: complaint.Receipt, complaint.Compliment: complaint.ThanksCompliment, complaint.Idea: complaint.ThanksIdea}[c.Kind]}
	k.to.channel, k.to.address = string(all[0].channel), all[0].address
	if k.to.shown != hidden {
		k.to.shown = all[0].address
	}
	if err := x.maySend(k.paper, LetterWords{}, nil); err != nil {
		return nil, unworded(err)
	}
	_, err = a.wordLetter(ctx, x, k.paper, LetterWords{}, reader1{name: to.name, language: to.language, staff: -1})
	if err != nil { // the words lack something: that never holds up a complaint, and the officer sees that it was not sent
		return nil, unworded(err)
	}
	return k, nil
}

// unworded is nil for a letter that cannot be worded, and else the error.
func unworded(err error) error {
	var l fault.List
	if f := fault.As(err); errors.As(err, &l) || f != nil && f.Kind == fault.Invalid {
		return nil
	}
	return err
}

// send sends it, once the request is saved; the complaint says so.
func (k *acknowledging) send(ctx context.Context) error {
	if k == nil {
		return nil
	}
	x := k.x
	l, err := x.a.wordLetter(ctx, x, k.paper, LetterWords{}, k.to)
	if err != nil {
		return err
	}
	if err := k.onlyOne(ctx); err != nil {
		return err
	}
	dispatch, err := x.a.post(ctx, x, k.paper, l, &k.to)
	if err != nil {
		return err
	}
	return x.wasSent(k.paper, LetterWords{}, x.told(dispatch), l.ombudsman)
}

// onlyOne takes back the general confirmation of the request as which the
// complaint was registered: one event is told once. One that is about more than
// this request stays.
func (k *acknowledging) onlyOne(ctx context.Context) error {
	x := k.x
	all, err := x.tx.NoticesOf(ctx, x.who.Organisation, []int64{x.complaint.ID})
	if err != nil {
		return err
	}
	var changed []notice.Notice
	for _, n := range all {
		of := x.complaint.Reference
		if n.Kind != notice.Confirmation || n.State != notice.Planned || n.Task != 0 || strings.Contains(n.Body, of+", ") || strings.Contains(n.Body, ", "+of) {
			continue
		}
		n.State, n.Because, n.Version = notice.Suppressed, "De klager kreeg de ontvangstbevestiging van de klacht.", n.Version+1
		changed = append(changed, n)
	}
	return x.tx.ChangeNotices(ctx, x.who.Organisation, changed)
}
