package action

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// facts is what is remembered beside a line of the audit log: small, without
// secrets.
type facts map[string]any

// note writes a line of the audit log in the transaction of what it is about.
func (a *Actions) note(ctx context.Context, tx *store.Tx, who Actor, kind string, about int64, what facts) error {
	text := ""
	if len(what) > 0 {
		b, err := json.Marshal(what)
		if err != nil {
			return fmt.Errorf("write the audit log: %w", err)
		}
		text = string(b)
	}
	return tx.AddAudit(ctx, who.Organisation, store.AuditRow{At: a.real(), Actor: who.ID, Name: who.Name, Kind: kind, Person: about, Facts: text})
}

// AuditLine is one change of people and rights, or one sign-in.
type AuditLine struct {
	ID     int64
	At     calendar.Instant
	By     string
	Kind   string // a stable word
	Person int64  // whom it is about
	Facts  string // JSON, or empty
}

// Audit reads who changed what about whom, the newest first, from the first
// before an id (0 is all); about one person, or anybody with 0.
func (a *Actions) Audit(ctx context.Context, who Actor, person, before int64, limit int) ([]AuditLine, error) {
	if !who.Can(staff.ReadLooks) {
		if err := who.May(staff.ManageStaff); err != nil {
			return nil, err
		}
	}
	var all []AuditLine
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Audit(ctx, who.Organisation, person, before, limit)
		all = make([]AuditLine, len(rows))
		for i, r := range rows {
			all[i] = AuditLine{ID: r.ID, At: r.At, By: r.Name, Kind: r.Kind, Person: r.Person, Facts: r.Facts}
		}
		return err
	})
	return all, err
}
