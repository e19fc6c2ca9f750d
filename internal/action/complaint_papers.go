package action

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/paper"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintPapers are the letters about a complaint, in the order in which they
// were sent, with how far their envelopes are.
func (a *Actions) ComplaintPapers(ctx context.Context, who Actor, id int64) ([]complaint.Sent, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	var out []complaint.Sent
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		_, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		all, err := a.papersOf(ctx, tx, who.Organisation, id)
		out = nil
		for i := range all {
			out = append(out, all[i].Sent)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the letters of complaint %d: %w", id, err)
	}
	return out, nil
}

// papersOf are the letters of a complaint with how far their envelopes are now.
func (a *Actions) papersOf(ctx context.Context, tx *store.Tx, organisation, id int64) ([]complaint.Letter, error) {
	all, err := tx.ComplaintPapers(ctx, organisation, id)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	notices, err := tx.NoticesOf(ctx, organisation, []int64{id})
	if err != nil {
		return nil, err
	}
	in, lost := map[int64]int64{}, map[int64]bool{}
	var ids []int64
	for i := range notices {
		n := &notices[i]
		in[n.ID], lost[n.ID] = n.Dispatch, n.State == notice.Unreached || n.State == notice.Suppressed
		ids = append(ids, n.Dispatch)
	}
	dispatches, err := tx.DispatchesByID(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	state := map[int64]*notice.Dispatch{}
	for i := range dispatches {
		state[dispatches[i].ID] = &dispatches[i]
	}
	for i := range all {
		p := &all[i]
		if d := state[in[p.ID]]; d != nil {
			p.Dispatch, p.State, p.Channel = d.ID, string(d.State), string(d.Channel)
		}
		p.Back = lost[p.ID]
	}
	return all, nil
}

// OneLetter is a letter with its words.
type OneLetter = complaint.Letter

// ComplaintPaper opens one letter: for who may see the complaint, and for the
// colleague to whom it was written.
func (a *Actions) ComplaintPaper(ctx context.Context, who Actor, id int64) (OneLetter, error) {
	if err := who.May(staff.Sign); err != nil {
		return OneLetter{}, err
	}
	var l OneLetter
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		l, err = a.seenLetter(ctx, tx, who, id)
		return err
	})
	if err != nil {
		return OneLetter{}, fmt.Errorf("open letter %d: %w", id, err)
	}
	return l, nil
}

func (a *Actions) seenLetter(ctx context.Context, tx *store.Tx, who Actor, id int64) (OneLetter, error) {
	l, err := tx.ComplaintPaper(ctx, who.Organisation, id)
	if err != nil {
		return l, err
	}
	if l.Staff != 0 && l.Staff == who.ID {
		return l, nil
	}
	c, err := tx.Complaint(ctx, who.Organisation, l.Complaint)
	if err != nil {
		return l, err
	}
	if !who.Can(staff.LeadComplaint) || !maySeeComplaint(who, &c) {
		return OneLetter{}, fault.New(fault.NotFound, "Deze brief bestaat niet. Kijk in de lijst van brieven.", "This letter does not exist. Look in the list of letters.")
	}
	return l, nil
}

// ComplaintPapersToMe are the letters that somebody got about a complaint that
// is about them: nothing else of it, and nothing of the complainant but what
// the letters say (Awb 9:9).
func (a *Actions) ComplaintPapersToMe(ctx context.Context, who Actor, id int64) ([]OneLetter, error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, err
	}
	var all []OneLetter
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if who.ID == 0 {
			return noComplaint()
		}
		if all, err = tx.ComplaintPapersTo(ctx, who.Organisation, who.ID, id); err == nil && len(all) == 0 {
			return noComplaint()
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what was written about complaint %d: %w", id, err)
	}
	return all, nil
}

// ComplaintPaperPDF is one letter as a document for an archive (PDF/A-2a), made
// from the words that were kept: always the same bytes.
func (a *Actions) ComplaintPaperPDF(ctx context.Context, who Actor, id int64) (name string, pdf []byte, err error) {
	l, err := a.ComplaintPaper(ctx, who, id)
	if err != nil {
		return "", nil, err
	}
	pdf, err = letterPDF(&l)
	return letterName(&l), pdf, err
}

// letterPDF makes the document of a letter.
func letterPDF(l *complaint.Letter) ([]byte, error) {
	var b bytes.Buffer
	address := l.Address
	if address == hidden {
		address = ""
	}
	one := paper.Letter{Name: l.To, Address: address, Language: l.Language, Date: calendar.FormatLongDate(l.Day, langOf(l.Language)), Reference: l.Reference, Title: l.Title, Body: l.Body}
	if err := paper.Print(&b, paper.House{Name: l.House}, []paper.Letter{one}, l.At.Time()); err != nil {
		return nil, fmt.Errorf("make the document of letter %d: %w", l.ID, err)
	}
	return b.Bytes(), nil
}

// letterName is the name of the document of a letter.
func letterName(l *complaint.Letter) string {
	n := complaint.PaperNamed(l.Paper)
	name := n.NL
	if l.Language == notice.English {
		name = n.EN
	}
	return slugged(l.Reference+" "+name) + ".pdf"
}

// slugged is a text as the name of a file: small letters, digits and dashes.
func slugged(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
