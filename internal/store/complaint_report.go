package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/store/gen"
)

// ComplaintReport is one publication of the complaints of a year (Awb 9:12a).
type ComplaintReport struct {
	ID        int64
	Year      int
	Version   int
	Reason    string // of a correction
	Body      string // as it was published; empty in lists
	By        string
	Published calendar.Instant
}

// AddComplaintReport saves a report as the next version of its year, and returns
// it with its id and version.
func (tx *Tx) AddComplaintReport(ctx context.Context, organisation int64, r ComplaintReport) (ComplaintReport, error) {
	return r, wrap("save a yearly report", tx.q.AddComplaintReport(ctx, gen.AddComplaintReportParams{OrganisationID: organisation, ID: r.ID, Year: int32(r.Year),
		Version: int32(r.Version), Reason: r.Reason, Body: r.Body, ByName: r.By, PublishedAt: int64(r.Published)}))
}

// LastComplaintReport is the last version of a year that was published; 0 is
// none.
func (tx *Tx) LastComplaintReport(ctx context.Context, organisation int64, year int) (int, error) {
	n, err := tx.q.LastComplaintReport(ctx, gen.LastComplaintReportParams{OrganisationID: organisation, Year: int32(year)})
	return int(n), wrap("read yearly reports", err)
}

// ComplaintReports are all reports without their bodies, the newest year first.
func (tx *Tx) ComplaintReports(ctx context.Context, organisation int64) ([]ComplaintReport, error) {
	rows, err := tx.q.ComplaintReports(ctx, organisation)
	all := make([]ComplaintReport, len(rows))
	for i, r := range rows {
		all[i] = ComplaintReport{ID: r.ID, Year: int(r.Year), Version: int(r.Version), Reason: r.Reason, By: r.ByName, Published: calendar.Instant(r.PublishedAt)}
	}
	return all, wrap("read yearly reports", err)
}

// ComplaintReport is one version of a year; version 0 is the last.
func (tx *Tx) ComplaintReport(ctx context.Context, organisation int64, year, version int) (ComplaintReport, error) {
	r, err := tx.q.ComplaintReport(ctx, gen.ComplaintReportParams{OrganisationID: organisation, Year: int32(year), Version: int32(version)})
	if err != nil {
		return ComplaintReport{}, missing(err, "Over dit jaar is nog geen jaarverslag gepubliceerd.", "No yearly report was published about this year yet.")
	}
	return ComplaintReport{ID: r.ID, Year: int(r.Year), Version: int(r.Version), Reason: r.Reason, Body: r.Body, By: r.ByName, Published: calendar.Instant(r.PublishedAt)}, nil
}
