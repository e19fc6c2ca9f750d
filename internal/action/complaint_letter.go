package action

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// LetterWords is what somebody adds to a letter about a complaint.
type LetterWords struct {
	Title, Body string        // as edited, without greeting and closing; empty is the template
	Day         calendar.Date // of a hearing
	Time, Place string        // of a hearing; Time as "10:00"
	Weeks       int32         // by which it takes longer
	Cause       string        // why it takes longer; may be empty
	By          string        // complaint.ByMail, ByPost or ByHand; empty is as the complainant prefers
	Again       bool          // also when it was sent before
}

// LetterPreview is a letter as it would be sent now.
type LetterPreview struct {
	Paper    complaint.PaperOf
	Language string
	Title    string
	Body     string // the message, to edit
	Whole    string // as it is read: with greeting and closing
	To       []string
	Channel  string   // how it would go
	Ways     []string // how it could go
	Faults   fault.List
	Before   []complaint.Sent // the same letter, sent before
	Late     bool             // the term to send it has passed; it can still be sent
}

// PreviewComplaintLetter shows a letter with what is known now. What stands in
// the way of sending it comes as faults with their places; nothing is sent.
func (a *Actions) PreviewComplaintLetter(ctx context.Context, who Actor, id int64, p complaint.Paper, w LetterWords) (LetterPreview, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return LetterPreview{}, err
	}
	var v LetterPreview
	err := a.db.Tx(ctx, func(tx *store.Tx) error { // the link of the complainant is made when there is none
		x, err := a.aboutComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		v, err = a.previewLetter(ctx, x, p, w)
		return err
	})
	if err != nil {
		return LetterPreview{}, fmt.Errorf("preview a letter about complaint %d: %w", id, err)
	}
	return v, nil
}

func (a *Actions) previewLetter(ctx context.Context, x *complaintChange, p complaint.Paper, w LetterWords) (LetterPreview, error) {
	v := LetterPreview{Paper: complaint.PaperNamed(p), Language: notice.Dutch}
	collect := func(err error) error {
		var l fault.List
		switch {
		case err == nil:
		case errors.As(err, &l):
			v.Faults = append(v.Faults, l...)
		case fault.As(err) != nil:
			v.Faults = append(v.Faults, fault.As(err))
		default:
			return err
		}
		return nil
	}
	before, err := a.papersOf(ctx, x.tx, x.who.Organisation, x.complaint.ID)
	if err != nil {
		return v, err
	}
	for i := range before {
		if before[i].Paper == p {
			v.Before = append(v.Before, before[i].Sent)
		}
	}
	if err := collect(x.maySend(p, w, v.Before)); err != nil {
		return v, err
	}
	to, ways, err := a.readersOf(ctx, x, p, w)
	if err := collect(err); err != nil {
		return v, err
	}
	v.Ways = ways
	for _, t := range to {
		v.To, v.Channel, v.Language = append(v.To, t.name), t.channel, t.language
	}
	if len(to) == 0 {
		to = []reader1{{language: x.language(ctx)}}
		v.Language = to[0].language
	}
	t, err := x.terms()
	if err != nil {
		return v, err
	}
	v.Late = p == complaint.Refused && x.today > t.Refuse || p == complaint.Verdict && x.today > t.Handle
	asked := len(v.Faults)
	l, err := a.wordLetter(ctx, x, p, w, to[0])
	if err := collect(err); err != nil {
		return v, err
	}
	if asked > 0 { // the day and the place were asked for already, in the words of their fields
		v.Faults = append(v.Faults[:asked:asked], slices.DeleteFunc(v.Faults[asked:], func(f *fault.Fault) bool {
			return f.Place == string(notice.Meeting) || f.Place == string(notice.Where)
		})...)
	}
	v.Title, v.Body, v.Whole = l.title, l.message, l.whole
	return v, nil
}

// aboutComplaint reads a complaint as one that would change, for who may see it.
func (a *Actions) aboutComplaint(ctx context.Context, tx *store.Tx, who Actor, id int64) (*complaintChange, error) {
	c, err := seenComplaint(ctx, tx, who, id)
	if err != nil {
		return nil, err
	}
	r, err := tx.Request(ctx, who.Organisation, id)
	if err != nil {
		return nil, err
	}
	return a.changeOf(ctx, tx, who, &c, &r)
}

func (a *Actions) changeOf(ctx context.Context, tx *store.Tx, who Actor, c *complaint.Complaint, r *contact.Request) (*complaintChange, error) {
	zone, err := a.zoneOf(ctx, tx, who.Organisation)
	if err != nil {
		return nil, err
	}
	return &complaintChange{a: a, tx: tx, who: who, now: tx.Now(), today: zone.Date(tx.Now()), zone: zone, complaint: c, request: r}, nil
}

// letterKind is the template of a letter.
func letterKind(p complaint.Paper) notice.Kind {
	if p == complaint.ThanksCompliment || p == complaint.ThanksIdea {
		return notice.Kind(p)
	}
	return notice.Kind("complaint_" + string(p))
}
