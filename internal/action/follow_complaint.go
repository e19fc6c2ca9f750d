package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store"
)

// CitizenComplaint is what the complainant sees of their complaint: how far it
// is, and the letters that they got. Nothing about who it is about.
type CitizenComplaint struct {
	Kind      complaint.Kind
	State     complaint.State
	Received  calendar.Date
	Confirmed bool
	Invited   bool
	Heard     bool
	Last      calendar.Date // by when we are done, by law
	Ombudsman calendar.Date // until when they can go there; NoDate is not named yet
	Letters   []complaint.Sent
}

// ofComplaint fills in what is particular to a complaint. Who withdraws or
// reopens one speaks to who handles it: on the page that cannot be done.
func (s *seen) ofComplaint(ctx context.Context, tx *store.Tx, organisation int64, c *CitizenCase) error {
	if s.request == nil {
		return nil
	}
	one, err := tx.Complaint(ctx, organisation, s.request.ID)
	if notThere(err) {
		return nil
	}
	if err != nil {
		return err
	}
	t, _, err := complaintTerms(&one, s.zone, tx.Now())
	if err != nil {
		return err
	}
	k := &CitizenComplaint{Kind: one.Kind, State: one.State, Received: one.Day, Confirmed: one.Acknowledged.Done() || one.Thanks.Done(), Invited: one.Hearing.Invited.Done(), Heard: one.Hearing.Held.Done(),
		Last: t.Handle, Ombudsman: calendar.NoDate}
	if one.Ombudsman.Done() {
		k.Ombudsman = t.Ombudsman
	}
	c.Complaint, c.MayWithdraw, c.MayReopen = k, false, false
	if !s.opensLetters() {
		return nil
	}
	all, err := tx.ComplaintPapers(ctx, organisation, one.ID)
	for i := range all {
		if all[i].Staff == 0 {
			k.Letters = append(k.Letters, all[i].Sent)
		}
	}
	return err
}

// opensLetters says whether the letters of a complaint can be opened with a
// link: not of somebody under a secrecy indication, whose address stands on them.
func (s *seen) opensLetters() bool { return s.whom == nil || !s.whom.Secret && !s.whom.Sensitive }

// CitizenLetter is one letter to who holds the link of their complaint, as a
// document. Letters to others do not exist for them.
func (a *Actions) CitizenLetter(ctx context.Context, v Viewer, id int64) (name string, pdf []byte, err error) {
	var l complaint.Letter
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		s, err := a.view(ctx, tx, v)
		if err != nil {
			return err
		}
		l, err = tx.ComplaintPaper(ctx, v.Organisation, id)
		if notThere(err) || err == nil && (s.request == nil || l.Complaint != s.request.ID || l.Staff != 0 || !s.opensLetters()) {
			return NoPage
		}
		return err
	})
	if err != nil {
		return "", nil, a.noSuchPage(ctx, v, err)
	}
	pdf, err = letterPDF(&l)
	return letterName(&l), pdf, err
}
