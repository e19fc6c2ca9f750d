package store

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// CalendarVersion is a calendar as it holds from a day on. A change is a new
// version: figures of the past keep the calendar they were made with.
type CalendarVersion struct {
	Version int
	From    calendar.Date
	Spec    calendar.Spec
}

// Calendars are all versions of all calendars, by id and version.
func (tx *Tx) Calendars(ctx context.Context, organisation int64) ([]CalendarVersion, error) {
	rows, err := tx.q.Calendars(ctx, organisation)
	if err != nil {
		return nil, wrap("read calendars", err)
	}
	all := make([]CalendarVersion, len(rows))
	for i, r := range rows {
		all[i] = CalendarVersion{Version: int(r.Version), From: dateOf([]byte(r.ValidFrom))}
		if err := json.Unmarshal([]byte(r.Spec), &all[i].Spec); err != nil {
			return nil, fmt.Errorf("read calendar %s version %d: %w", r.Code, r.Version, err)
		}
	}
	return all, nil
}

// AddCalendar saves a calendar as the next version of its id and returns the
// number.
func (tx *Tx) AddCalendar(ctx context.Context, organisation int64, spec calendar.Spec, from calendar.Date) (int, error) {
	have, err := tx.Calendars(ctx, organisation)
	if err != nil {
		return 0, err
	}
	version := 1
	for _, c := range have {
		if c.Spec.ID == spec.ID {
			version = c.Version + 1
		}
	}
	body, err := json.Marshal(spec)
	if err != nil {
		return 0, wrap("save calendar "+spec.ID, err)
	}
	return version, wrap("save calendar "+spec.ID, tx.q.AddCalendar(ctx, gen.AddCalendarParams{
		OrganisationID: organisation, Code: spec.ID, Version: int32(version), ValidFrom: dateText(from), Spec: string(body),
	}))
}

// Promises are all versions of all promises, by id and version. Status and
// dates are those of the row.
func (tx *Tx) Promises(ctx context.Context, organisation int64) ([]charter.Promise, error) {
	rows, err := tx.q.Promises(ctx, organisation)
	if err != nil {
		return nil, wrap("read promises", err)
	}
	all := make([]charter.Promise, len(rows))
	for i, r := range rows {
		p := &all[i]
		if *p, err = tx.db.promises.of(r.Body); err != nil {
			return nil, fmt.Errorf("read promise %s version %d: %w", r.Code, r.Version, err)
		}
		p.ID, p.Version, p.Status = r.Code, int(r.Version), charter.Status(r.Status)
		p.ValidFrom, p.ValidUntil = dateOfPtr(r.ValidFrom), dateOfPtr(r.ValidUntil)
	}
	return all, nil
}

// SaveDraft saves a version that is being written, over an earlier draft of
// the same version. A published version is never changed: that is a conflict.
func (tx *Tx) SaveDraft(ctx context.Context, organisation int64, p charter.Promise) error {
	p.Status = charter.Draft
	body, err := json.Marshal(p)
	if err != nil {
		return wrap("save promise "+p.ID, err)
	}
	n, err := tx.q.SaveDraft(ctx, gen.SaveDraftParams{
		OrganisationID: organisation, Code: p.ID, Version: int32(p.Version),
		ValidFrom: datePtr(p.ValidFrom), ValidUntil: datePtr(p.ValidUntil), Body: string(body), CreatedAt: int64(tx.Now()),
	})
	return tx.one(p, n, err,
		"Versie %[2]d van belofte %[1]s is gepubliceerd en verandert niet meer. Maak een nieuwe versie.",
		"Version %[2]d of promise %[1]s is published and never changes. Make a new version.")
}

// PublishPromise makes a draft part of the charter, with the text and the
// dates that are given; after this it never changes.
func (tx *Tx) PublishPromise(ctx context.Context, organisation int64, p charter.Promise) error {
	p.Status = charter.Published
	body, err := json.Marshal(p)
	if err != nil {
		return wrap("publish promise "+p.ID, err)
	}
	n, err := tx.q.PublishPromise(ctx, gen.PublishPromiseParams{
		OrganisationID: organisation, Code: p.ID, Version: int32(p.Version), Body: string(body),
		ValidFrom: datePtr(p.ValidFrom), ValidUntil: datePtr(p.ValidUntil), PublishedAt: instantPtr(tx.Now()),
	})
	return tx.one(p, n, err,
		"Er is geen concept van versie %[2]d van belofte %[1]s om te publiceren.",
		"There is no draft of version %[2]d of promise %[1]s to publish.")
}

// WithdrawPromise says on which day a published version is made for the last
// time. Cases that started before keep it.
func (tx *Tx) WithdrawPromise(ctx context.Context, organisation int64, id string, version int, last calendar.Date) error {
	n, err := tx.q.WithdrawPromise(ctx, gen.WithdrawPromiseParams{
		OrganisationID: organisation, Code: id, Version: int32(version), ValidUntil: datePtr(last),
	})
	return tx.one(charter.Promise{ID: id, Version: version}, n, err,
		"Versie %[2]d van belofte %[1]s is niet gepubliceerd of al ingetrokken.",
		"Version %[2]d of promise %[1]s is not published, or already withdrawn.")
}

// DeleteDraft throws a draft away.
func (tx *Tx) DeleteDraft(ctx context.Context, organisation int64, id string, version int) error {
	n, err := tx.q.DeleteDraft(ctx, gen.DeleteDraftParams{OrganisationID: organisation, Code: id, Version: int32(version)})
	return tx.one(charter.Promise{ID: id, Version: version}, n, err,
		"Er is geen concept van versie %[2]d van belofte %[1]s.",
		"There is no draft of version %[2]d of promise %[1]s.")
}

// one turns "no row was touched" into a conflict about a promise.
func (tx *Tx) one(p charter.Promise, rows int64, err error, nl, en string) error {
	if err == nil && rows == 0 {
		return fault.Newf(fault.Conflict, nl, en, p.ID, p.Version)
	}
	return wrap("save promise "+p.ID, err)
}

// Publication is what the public was told about a period. It is never changed:
// a correction is a new version with its reason.
type Publication struct {
	ID        int64
	Version   int           // per period, from 1
	From      calendar.Date // first day of the period
	Until     calendar.Date // last day of the period
	Reason    string        // of a correction
	Body      string        // JSON: the figures as they were shown; empty in lists
	Published calendar.Instant
}

// AddPublication saves a publication as the next version of its period and
// returns it with its id and version.
func (tx *Tx) AddPublication(ctx context.Context, organisation int64, p Publication) (Publication, error) {
	last, err := tx.q.LastPublicationVersion(ctx, gen.LastPublicationVersionParams{
		OrganisationID: organisation, PeriodFrom: dateText(p.From), PeriodUntil: dateText(p.Until),
	})
	if err != nil {
		return p, wrap("read publications", err)
	}
	if last > 0 && p.Reason == "" {
		return p, fault.New(fault.Invalid,
			"Over deze periode is al gepubliceerd. Geef de reden van de correctie.",
			"This period has been published already. Give the reason of the correction.")
	}
	p.ID, p.Version, p.Published = tx.NewID(), int(last)+1, tx.Now()
	return p, wrap("save publication", tx.q.AddPublication(ctx, gen.AddPublicationParams{
		OrganisationID: organisation, ID: p.ID, Version: int32(p.Version), PeriodFrom: dateText(p.From), PeriodUntil: dateText(p.Until),
		Reason: p.Reason, Body: p.Body, PublishedAt: int64(p.Published),
	}))
}

// Publications are all publications without their bodies, newest period first.
func (tx *Tx) Publications(ctx context.Context, organisation int64) ([]Publication, error) {
	rows, err := tx.q.Publications(ctx, organisation)
	if err != nil {
		return nil, wrap("read publications", err)
	}
	all := make([]Publication, len(rows))
	for i, r := range rows {
		all[i] = Publication{
			ID: r.ID, Version: int(r.Version), From: dateOf([]byte(r.PeriodFrom)), Until: dateOf([]byte(r.PeriodUntil)),
			Reason: r.Reason, Published: calendar.Instant(r.PublishedAt),
		}
	}
	return all, nil
}

// Publication is one publication with its body; id 0 is the latest.
func (tx *Tx) Publication(ctx context.Context, organisation, id int64) (Publication, error) {
	var r gen.PublicationRow
	var err error
	if id == 0 {
		var l gen.LatestPublicationRow
		l, err = tx.q.LatestPublication(ctx, organisation)
		r = gen.PublicationRow(l)
	} else {
		r, err = tx.q.Publication(ctx, gen.PublicationParams{OrganisationID: organisation, ID: id})
	}
	return Publication{
		ID: r.ID, Version: int(r.Version), From: dateOf([]byte(r.PeriodFrom)), Until: dateOf([]byte(r.PeriodUntil)),
		Reason: r.Reason, Body: r.Body, Published: calendar.Instant(r.PublishedAt),
	}, missing(err, "Deze publicatie bestaat niet.", "This publication does not exist.")
}
