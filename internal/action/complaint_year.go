package action

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintYearFormat is the name and version of the open data.
const ComplaintYearFormat = "handvest-complaints/1"

// ComplaintYear is the yearly report about complaints (Awb 9:12a) as it is
// published: anonymous, complete in itself, and never changed.
type ComplaintYear struct {
	Format       string             `json:"format"`
	Organisation charter.Text       `json:"organisation"`
	Year         int                `json:"year"`
	Version      int                `json:"version"` // of this year, from 1
	Published    string             `json:"published,omitempty"`
	Correction   string             `json:"correction,omitempty"` // why this version came after another
	Words        string             `json:"words,omitempty"`      // what we learned, in the words of who published it
	Days         int                `json:"acknowledgement_working_days"`
	Figures      complaint.Document `json:"figures"`
	Written      complaint.Document `json:"written"` // the same, of what came in writing: the register
	Improved     []ImprovedTheme    `json:"improvements"`
}

// ImprovedTheme is how many improvements had a theme (S1-14).
type ImprovedTheme struct {
	Code   string         `json:"code"`
	Name   complaint.Word `json:"name"`
	Opened int            `json:"opened"`
	Closed int            `json:"closed"`
}

// ComplaintYearIssue is one publication of a year.
type ComplaintYearIssue struct {
	Year, Version int
	Reason        string
	By            string
	Published     calendar.Instant
	Report        ComplaintYear // empty in lists
	Raw           []byte        // as it was written
}

// YearReport is the report of a year as it would be published now, and the
// publications there are.
type YearReport struct {
	Report ComplaintYear
	Issues []ComplaintYearIssue
	Today  calendar.Date
}

// YearOfComplaints makes the report of a year, of the whole organisation: what
// it shows is for everybody.
func (a *Actions) YearOfComplaints(ctx context.Context, who Actor, year int) (*YearReport, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	out := &YearReport{}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if out.Report, out.Today, err = a.yearOfComplaints(ctx, tx, who.Organisation, year); err != nil {
			return err
		}
		out.Issues, err = issuesOf(ctx, tx, who.Organisation)
		return err
	})
	return out, err
}

func (a *Actions) yearOfComplaints(ctx context.Context, tx *store.Tx, organisation int64, year int) (ComplaintYear, calendar.Date, error) {
	x, err := a.counting(ctx, tx, organisation)
	if err != nil {
		return ComplaintYear{}, 0, err
	}
	if year < 2000 || year > x.ask.AsOf.Year() {
		return ComplaintYear{}, 0, fault.New(fault.Invalid, "Over dit jaar is er nog geen verslag te maken. Kies een jaar dat al begonnen is.", "No report can be made about this year yet. Choose a year that has begun.").At("jaar")
	}
	r := ComplaintYear{Format: ComplaintYearFormat, Year: year, Days: x.ask.Days}
	all, err := tx.Organisations(ctx)
	if err != nil {
		return r, 0, err
	}
	for _, o := range all {
		if o.ID == organisation {
			r.Organisation = o.Name
		}
	}
	x.ask.From, x.ask.Until = calendar.NewDate(year, time.January, 1), calendar.NewDate(year, time.December, 31)
	received, err := x.rows(ctx, tx, organisation)
	if err != nil {
		return r, 0, err
	}
	r.Figures = publicFigures(received, x)
	r.Written = publicFigures(slices.DeleteFunc(received, func(r complaint.Row) bool { return !r.Attributes.Written }), x)
	improvements, err := tx.Improvements(ctx, organisation, remedy.OfComplaint, mostImprovements)
	if err != nil {
		return r, 0, err
	}
	r.Improved = improvedThemes(improvements, x.ask.Zone, year)
	return r, x.ask.AsOf, nil
}

func publicFigures(all []complaint.Row, x *counting) complaint.Document {
	f := complaint.Summarise(all, x.ask)
	f = f.Public()
	return f.Describe(x.name)
}

func improvedThemes(all []remedy.Improvement, zone *calendar.Zone, year int) []ImprovedTheme {
	out := make([]ImprovedTheme, len(complaint.Themes))
	for i, t := range complaint.Themes {
		out[i] = ImprovedTheme{Code: t.Code, Name: t.Word}
		for k := range all {
			if !slices.Contains(all[k].Themes, t.Code) {
				continue
			}
			if zone.Date(all[k].Opened).Year() == year {
				out[i].Opened++
			}
			if c := all[k].Closed; c.Known() && c != 0 && zone.Date(c).Year() == year {
				out[i].Closed++
			}
		}
	}
	return out
}

// PublishYear publishes the report of a year. It never changes after that: to
// publish a year again needs the reason of the correction.
func (a *Actions) PublishYear(ctx context.Context, who Actor, year int, words, reason string) (ComplaintYearIssue, error) {
	if err := who.May(staff.Publish); err != nil {
		return ComplaintYearIssue{}, err
	}
	words, reason = strings.TrimSpace(words), strings.TrimSpace(reason)
	if len(words) > 8000 || len(reason) > 1000 {
		return ComplaintYearIssue{}, fault.New(fault.Invalid, "Deze tekst is te lang. Kort haar in.", "This text is too long. Shorten it.").At("woorden")
	}
	var out ComplaintYearIssue
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		r, _, err := a.yearOfComplaints(ctx, tx, who.Organisation, year)
		if err != nil {
			return err
		}
		last, err := tx.LastComplaintReport(ctx, who.Organisation, year)
		if err != nil {
			return err
		}
		if last > 0 && reason == "" {
			return fault.New(fault.Invalid, "Over dit jaar is al gepubliceerd. Geef de reden van de correctie.", "This year was published already. Give the reason of the correction.").At("reden")
		}
		now := tx.Now()
		r.Version, r.Words, r.Correction, r.Published = last+1, words, reason, now.Time().UTC().Format(time.RFC3339)
		body, err := json.Marshal(r)
		if err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
		saved, err := tx.AddComplaintReport(ctx, who.Organisation, store.ComplaintReport{ID: tx.NewID(), Year: year, Version: r.Version, Reason: reason, Body: string(body), By: who.Name, Published: now})
		if err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicComplaints)
		out, err = issueOf(saved)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("publish the complaints of %d: %w", year, err)
	}
	return out, nil
}

// ComplaintYears are all publications, the newest year first, for everybody.
func (a *Actions) ComplaintYears(ctx context.Context, organisation int64) (all []ComplaintYearIssue, err error) {
	return all, a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = issuesOf(ctx, tx, organisation)
		return err
	})
}

// PublishedYear is one publication as it was published, for everybody; version 0
// is the last of its year.
func (a *Actions) PublishedYear(ctx context.Context, organisation int64, year, version int) (ComplaintYearIssue, error) {
	var r store.ComplaintReport
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		r, err = tx.ComplaintReport(ctx, organisation, year, version)
		return err
	})
	if err != nil {
		return ComplaintYearIssue{}, err
	}
	return issueOf(r)
}

func issuesOf(ctx context.Context, tx *store.Tx, organisation int64) ([]ComplaintYearIssue, error) {
	rows, err := tx.ComplaintReports(ctx, organisation)
	all := make([]ComplaintYearIssue, len(rows))
	for i, r := range rows {
		all[i] = ComplaintYearIssue{Year: r.Year, Version: r.Version, Reason: r.Reason, By: r.By, Published: r.Published}
	}
	return all, err
}

func issueOf(r store.ComplaintReport) (ComplaintYearIssue, error) {
	out := ComplaintYearIssue{Year: r.Year, Version: r.Version, Reason: r.Reason, By: r.By, Published: r.Published, Raw: []byte(r.Body)}
	if err := json.Unmarshal(out.Raw, &out.Report); err != nil {
		return out, fmt.Errorf("read the report of %d: %w", r.Year, err)
	}
	return out, nil
}
