package action

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// OpenData is what the public is told about a period: the body of a
// publication, and its download. Numbers below five are left out (AVG-7).
type OpenData struct {
	Schema       string        `json:"$schema,omitempty"`
	Organisation charter.Text  `json:"organisation"`
	From         calendar.Date `json:"from"`
	Until        calendar.Date `json:"until"`
	Version      int           `json:"version"`
	Published    string        `json:"published"` // RFC 3339
	Correction   string        `json:"correction,omitempty"`
	Promises     []OpenPromise `json:"promises"`
}

// OpenPromise is one promise of a publication.
type OpenPromise struct {
	ID         string         `json:"id"`
	Version    int            `json:"version"`
	Since      *calendar.Date `json:"since,omitempty"`
	Title      charter.Text   `json:"title"`
	Text       charter.Text   `json:"text"`
	Theme      charter.Text   `json:"theme"`
	Kind       charter.Kind   `json:"kind"`
	TargetMin  *float64       `json:"target_min,omitempty"` // percent
	TargetMax  *float64       `json:"target_max,omitempty"`
	Strict     bool           `json:"target_strict,omitempty"`
	Statutory  string         `json:"statutory,omitempty"`
	Remedy     *OpenRemedy    `json:"remedy,omitempty"`
	MeasuredBy string         `json:"measured_by,omitempty"` // where no system can count it
	Definition charter.Text   `json:"definition"`
	Verdict    clock.Verdict  `json:"verdict"`
	Suppressed bool           `json:"suppressed,omitempty"` // too few cases to tell
	N          *int64         `json:"n,omitempty"`
	InTime     *int64         `json:"in_time,omitempty"`
	Percentage *float64       `json:"percentage,omitempty"`
	Mean       *float64       `json:"mean,omitempty"` // of a promise about an average
	Unit       string         `json:"mean_unit,omitempty"`
	Paused     *int64         `json:"paused,omitempty"`
	Excluded   *int64         `json:"excluded,omitempty"`
	Trend      []OpenPoint    `json:"trend"`
}

// OpenRemedy is what a customer gets when the promise is broken.
type OpenRemedy struct {
	Form  charter.RemedyForm `json:"form"`
	Cents int32              `json:"euro_cents,omitempty"`
}

// OpenPoint is one month of the trend of the same version.
type OpenPoint struct {
	Month      string   `json:"month"`
	N          *int64   `json:"n,omitempty"`
	Percentage *float64 `json:"percentage,omitempty"`
}

// Publication is one issue of the figures, as it was published.
type Publication struct {
	ID         int64
	Version    int
	From       calendar.Date
	Until      calendar.Date
	Correction string
	At         calendar.Instant
	Data       OpenData // empty in lists
	Raw        []byte   // Data as it was written
}

// PublishFigures publishes the figures of a period. What is published never
// changes: publishing a period again needs the reason of the correction.
func (a *Actions) PublishFigures(ctx context.Context, who Actor, from, until calendar.Date, reason string) (Publication, error) {
	if err := who.May(staff.Publish); err != nil {
		return Publication{}, err
	}
	data, err := a.openData(ctx, who, from, until)
	if err != nil {
		return Publication{}, err
	}
	if len(data.Promises) == 0 {
		return Publication{}, fault.New(fault.Unready, "Er is geen gepubliceerde belofte om cijfers over te geven. Publiceer eerst een belofte.",
			"There is no published promise to give figures about. Publish a promise first.")
	}
	var saved store.Publication
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := tx.Publications(ctx, who.Organisation)
		if err != nil {
			return err
		}
		data.Version, data.Correction, data.Published = 1, reason, tx.Now().Time().Format("2006-01-02T15:04:05Z07:00")
		for _, p := range all {
			if p.From == from && p.Until == until {
				data.Version = max(data.Version, p.Version+1)
			}
		}
		body, err := json.Marshal(data)
		if err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
		saved, err = tx.AddPublication(ctx, who.Organisation, store.Publication{From: from, Until: until, Reason: reason, Body: string(body)})
		return err
	})
	if err != nil {
		return Publication{}, fmt.Errorf("publish %s to %s: %w", from, until, err)
	}
	return publicationOf(saved)
}

// Publications are all issues without their figures, the newest period first.
func (a *Actions) Publications(ctx context.Context, who Actor) ([]Publication, error) {
	var all []Publication
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Publications(ctx, who.Organisation)
		all = all[:0]
		for _, r := range rows {
			all = append(all, Publication{ID: r.ID, Version: r.Version, From: r.From, Until: r.Until, Correction: r.Reason, At: r.Published})
		}
		return err
	})
	return all, err
}

// Publication is one issue with its figures; id 0 is the newest.
func (a *Actions) Publication(ctx context.Context, who Actor, id int64) (Publication, error) {
	var p store.Publication
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		p, err = tx.Publication(ctx, who.Organisation, id)
		return err
	})
	if err != nil {
		return Publication{}, err
	}
	return publicationOf(p)
}

func publicationOf(p store.Publication) (Publication, error) {
	out := Publication{ID: p.ID, Version: p.Version, From: p.From, Until: p.Until, Correction: p.Reason, At: p.Published, Raw: []byte(p.Body)}
	if err := json.Unmarshal(out.Raw, &out.Data); err != nil {
		return out, fmt.Errorf("read publication %d: %w", p.ID, err)
	}
	return out, nil
}
