package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/store/gen"
)

// Form is one message that came in by the public form: nothing of what it says.
type Form struct {
	Number    []byte // of the form
	Address   []byte // keyed hashes: of the network address,
	Same      []byte // of the message with its sender,
	Words     []byte // and of its words
	At        calendar.Instant
	Complaint int64
}

func formOf(r gen.ComplaintForm) Form {
	return Form{Number: r.Form, Address: r.Address, Same: r.Same, Words: r.Words, At: calendar.Instant(r.At), Complaint: r.ComplaintID}
}

// HoldForms makes another message of the same address wait until this transaction
// ends.
func (tx *Tx) HoldForms(ctx context.Context, organisation int64, address []byte, now calendar.Instant) error {
	return wrap("hold a form", tx.q.HoldForms(ctx, gen.HoldFormsParams{OrganisationID: organisation, Address: address, At: int64(now)}))
}

// SentForm finds what a form made; false when it was not sent yet.
func (tx *Tx) SentForm(ctx context.Context, organisation int64, form []byte) (Form, bool, error) {
	r, err := tx.q.SentForm(ctx, gen.SentFormParams{OrganisationID: organisation, Form: form})
	if errors.Is(err, pgx.ErrNoRows) {
		return Form{}, false, nil
	}
	return formOf(r), err == nil, wrap("find what a form made", err)
}

// FormsOfAddress are the messages that an address sent after a moment, the last
// first; two hundred at most.
func (tx *Tx) FormsOfAddress(ctx context.Context, organisation int64, address []byte, after calendar.Instant) ([]Form, error) {
	rows, err := tx.q.FormsOfAddress(ctx, gen.FormsOfAddressParams{OrganisationID: organisation, Address: address, At: int64(after)})
	all := make([]Form, len(rows))
	for i := range rows {
		all[i] = formOf(rows[i])
	}
	return all, wrap("read what came in", err)
}

// CountForms is how many messages came in after a moment: those with the same
// words, and all.
func (tx *Tx) CountForms(ctx context.Context, organisation int64, words []byte, after calendar.Instant) (same, all int64, err error) {
	if same, err = tx.q.CountFormWords(ctx, gen.CountFormWordsParams{OrganisationID: organisation, Words: words, At: int64(after)}); err == nil {
		all, err = tx.q.CountForms(ctx, gen.CountFormsParams{OrganisationID: organisation, At: int64(after)})
	}
	return same, all, wrap("count what came in", err)
}

// AddForm keeps that a message came in, and throws away what came in before a
// moment. A form that was sent already is a Duplicate.
func (tx *Tx) AddForm(ctx context.Context, organisation int64, d *Form, before calendar.Instant) error {
	if err := tx.q.AddForm(ctx, gen.AddFormParams{OrganisationID: organisation, Form: d.Number, Address: d.Address, Same: d.Same, Words: d.Words, At: int64(d.At),
		ComplaintID: d.Complaint}); err != nil {
		return wrap("keep that a form came in", err)
	}
	if _, err := tx.q.SweepForms(ctx, gen.SweepFormsParams{OrganisationID: organisation, At: int64(before)}); err != nil {
		return wrap("throw old forms away", err)
	}
	_, err := tx.q.SweepFormAddresses(ctx, gen.SweepFormAddressesParams{OrganisationID: organisation, At: int64(before)})
	return wrap("throw old forms away", err)
}
