package action

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/store"
)

// take makes a complaint of a form, in one transaction, unless it is there
// already or too many came in.
func (t *taking) take(ctx context.Context, tx *store.Tx) error {
	organisation := t.who.Organisation
	if err := tx.HoldForms(ctx, organisation, t.form.Address, t.form.At); err != nil {
		return err
	}
	if done, err := t.before(ctx, tx); err != nil || done {
		return err
	}
	in := NewComplaint{Kind: t.said.Kind, Channel: contact.WebForm, Contact: tx.NewID(), Title: formTitle(t.said), Text: t.said.Text, Wants: t.said.Wants, Conduct: t.conduct,
		Attributes: complaint.Attributes{Written: true}, Language: complaint.Language(t.said.Text), Apart: t.said.Kind == complaint.Grievance}
	if err := t.about(ctx, tx, &in); err != nil {
		return err
	}
	if in.Party == 0 {
		id, err := t.party(ctx, tx, &in)
		if err != nil {
			return err
		}
		in.Party = id
	}
	c, err := t.a.openComplaint(ctx, tx, t.who, in)
	if err != nil {
		return err
	}
	if err := t.contact(ctx, tx, &c); err != nil {
		return err
	}
	for i := range t.files {
		f := &t.files[i]
		if err := notTooLarge(ctx, tx, organisation, f); err != nil {
			return err
		}
		f.ID, f.Created, f.Contact = tx.NewID(), tx.Now(), c.Contact
		if err := tx.AddAttachment(ctx, organisation, f, t.said.Files[i].Data); err != nil {
			return err
		}
	}
	t.form.Complaint = c.ID
	return tx.AddForm(ctx, organisation, &t.form, t.form.At.Add(-formKept))
}

// formTitle is what a list shows: of a complaint nothing of what was written,
// because it may name somebody.
func formTitle(f *Said) string {
	if f.Kind == complaint.Grievance {
		return "Klacht via de website"
	}
	title, _ := party.MaskBSNs(complaint.Beginning(f.Text))
	return title
}

// before says whether this was taken in already, and refuses what no household
// sends. What was refused is not counted, so that it is over by itself.
func (t *taking) before(ctx context.Context, tx *store.Tx) (bool, error) {
	organisation, now := t.who.Organisation, t.form.At
	for i := range t.files {
		t.files[i].ID = 0
	}
	sent, done, err := tx.SentForm(ctx, organisation, t.form.Number)
	if err != nil || done {
		t.form.Complaint = sent.Complaint
		return done, err
	}
	all, err := tx.FormsOfAddress(ctx, organisation, t.form.Address, now.Add(-formLongest))
	if err != nil {
		return false, err
	}
	in := 0
	for i := range all {
		if bytes.Equal(all[i].Same, t.form.Same) {
			t.form.Complaint = all[i].Complaint
			return true, nil
		}
		if all[i].At > now.Add(-burst) {
			in++
		}
	}
	if in >= mostInBurst || len(all) >= mostInDay {
		return false, errFormMany
	}
	same, total, err := tx.CountForms(ctx, organisation, t.form.Words, now.Add(-time.Hour))
	if err == nil && (same >= mostSameWords || total >= mostInHour) {
		err = errFormBusy
	}
	return false, err
}

// about finds the case that it is about: that of the page from which somebody
// came, or one of which the sender knows the reference and the address at which
// we reach its customer. Otherwise the reference is kept as words, and nothing
// tells whether there is such a case.
func (t *taking) about(ctx context.Context, tx *store.Tx, in *NewComplaint) error {
	organisation := t.who.Organisation
	if t.said.Follow != "" {
		s, err := t.a.view(ctx, tx, Viewer{Organisation: organisation, Token: t.said.Follow})
		if err != nil {
			return err
		}
		in.Case = s.worked()
		if in.Party = max(s.party, 0); s.request != nil {
			in.Product, in.Department = s.request.Product, s.request.Department
		} else {
			in.Product, in.Department = s.task.Product, s.task.Department
		}
		return nil
	}
	if t.said.About == "" {
		return nil
	}
	r, err := t.known(ctx, tx)
	if err != nil {
		return err
	}
	if r != nil {
		in.Case, in.Product, in.Department = r.ID, r.Product, r.Department
		return nil
	}
	in.Text += "\n\nHet gaat over: " + t.said.About
	return nil
}

// known is the request of a reference, when its customer is reached where the
// sender is; nil when there is none.
func (t *taking) known(ctx context.Context, tx *store.Tx) (*contact.Request, error) {
	reference := strings.ToUpper(strings.Join(strings.Fields(t.said.About), ""))
	if t.point.normal == "" || len(reference) < 4 || len(reference) > 40 {
		return nil, nil //nolint:nilnil // no such request is no error
	}
	id, err := tx.RequestOfReference(ctx, t.who.Organisation, reference)
	if err != nil || id == 0 {
		return nil, err
	}
	r, err := tx.Request(ctx, t.who.Organisation, id)
	if err != nil || r.Party == 0 || r.Sensitive {
		return nil, err
	}
	whose, err := tx.Survivor(ctx, t.who.Organisation, r.Party)
	if err != nil {
		return nil, err
	}
	found, err := tx.PartiesByID(ctx, t.who.Organisation, []int64{whose})
	if err != nil || found[whose] == nil {
		return nil, err
	}
	for _, x := range found[whose].Points {
		if x.Kind == t.point.kind && x.Normal == t.point.normal {
			return &r, nil
		}
	}
	return nil, nil //nolint:nilnil // the same
}

// reachable is how the sender can be reached.
type reachable struct {
	kind   party.PointKind // 0 is not
	normal string          // as it is compared
	value  string
}

// reachOf reads a mail address or a telephone number.
func reachOf(text string) (reachable, error) {
	var r reachable
	var err error
	switch {
	case text == "":
		return r, nil
	case strings.Contains(text, "@"):
		r.kind = party.Email
		r.normal, err = party.ParseEmail(text)
	case strings.ContainsAny(text, "0123456789"):
		r.kind = party.Phone
		r.normal, err = party.ParsePhone(text)
	default:
		err = fault.New(fault.Invalid, "Vul een e-mailadres of een telefoonnummer in. Of laat dit leeg, dan blijft u anoniem.",
			"Fill in an e-mail address or a telephone number. Or leave this empty to stay anonymous.")
	}
	if f := fault.As(err); f != nil {
		return r, f.At("reach")
	}
	r.value = text
	return r, err
}

// party makes a new party of who sent it: it is not joined with one that we
// have, because nobody looked whether they are the same. Without a way to reach
// them they stay anonymous. An address that cannot be read is no reason to
// refuse a complaint: it is kept as words.
func (t *taking) party(ctx context.Context, tx *store.Tx, in *NewComplaint) (int64, error) {
	f := t.said
	lines := strings.TrimSpace(strings.Join([]string{f.Street, strings.TrimSpace(f.Postcode + " " + f.Town)}, ", "))
	lines = strings.Trim(lines, ", ")
	if t.point.kind == 0 && (f.Name == "" || lines == "") {
		for _, x := range []string{f.Name, lines} {
			if x != "" {
				in.Text += "\n\nAfzender: " + x
			}
		}
		return 0, nil
	}
	p := party.Party{Kind: party.Person, Born: calendar.NoDate, Name: party.SplitName(cmp.Or(f.Name, nameless)), ChangedBy: t.who.Name, Language: in.Language, Address: addressOf(f)}
	if f.Lang == fault.EN {
		p.Language = string(fault.EN)
	}
	if t.point.kind != 0 {
		p.Points = []party.Point{{Kind: t.point.kind, Value: t.point.value, Preferred: true, Verified: calendar.NoInstant}}
	}
	zone, err := t.a.zoneOf(ctx, tx, t.who.Organisation)
	if err != nil {
		return 0, err
	}
	today := zone.Date(tx.Now())
	whole := p
	whole.Points = append([]party.Point(nil), p.Points...)
	if err := whole.Tidy(today); err != nil {
		var list fault.List
		if !errors.As(err, &list) && fault.As(err) == nil {
			return 0, err
		}
		in.Text += "\n\nAfzender: " + strings.Trim(strings.Join([]string{f.Name, lines}, ", "), ", ")
		whole = p
		whole.Address, whole.Name = party.Address{}, party.SplitName(nameless)
		if err := whole.Tidy(today); err != nil {
			return 0, err
		}
	}
	all := []party.Party{whole}
	err = tx.PutParties(ctx, t.who.Organisation, all, map[int64]store.SealedBSN{})
	return all[0].ID, err
}

// nameless is what somebody is called who gave no name.
const nameless = "Naam niet opgegeven"

// addressOf reads a street with its number.
func addressOf(f *Said) party.Address {
	a := party.Address{Street: f.Street, Postcode: f.Postcode, Town: f.Town}
	words := strings.Fields(f.Street)
	for i := len(words) - 1; i > 0; i-- {
		digits := strings.IndexFunc(words[i], func(r rune) bool { return r < '0' || r > '9' })
		if digits == 0 {
			continue
		}
		if digits < 0 {
			digits = len(words[i])
		}
		a.Street, a.Number = strings.Join(words[:i], " "), words[i][:digits]
		a.Addition = strings.TrimSpace(strings.TrimLeft(words[i][digits:], "-/") + " " + strings.Join(words[i+1:], " "))
		break
	}
	return a
}

// contact writes down that somebody got in touch, so that it stands where all
// contacts stand, with the files. What was written stands in the complaint.
func (t *taking) contact(ctx context.Context, tx *store.Tx, c *complaint.Complaint) error {
	now := tx.Now()
	d := contact.Blank(c.Contact, 0, contact.WebForm, now)
	if d.Party = c.Party; c.Party != 0 {
		d.Level = party.Claimed
	}
	r, err := tx.Request(ctx, t.who.Organisation, c.ID)
	if err != nil {
		return err
	}
	d.Questions[0] = contact.Question{Product: r.Product, Subject: c.Title, Department: r.Department, Ending: contact.Reported, Request: c.ID}
	d.Tidy(now)
	f := finishing{a: t.a, tx: tx, who: t.who, now: now, d: &d, sensitive: c.Kind == complaint.Grievance}
	if f.w, err = t.a.writing(ctx, tx, t.who); err != nil {
		return err
	}
	f.w.actor = citizenActor
	if err := f.contactOf(ctx); err != nil {
		return err
	}
	if err := f.w.settle(ctx); err != nil {
		return err
	}
	return f.put(ctx)
}
