package action

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintRows is a page of the list of complaints, with the names of who
// handles them: of nobody else a name is in it.
type ComplaintRows struct {
	Rows  []complaint.Item
	Next  string // where the next page begins; empty is the end
	Names map[int64]string
	Today calendar.Date
}

// ComplaintList is a page of the list of complaints and the gifts that came in
// by the same door, beginning after a place of an earlier page.
func (a *Actions) ComplaintList(ctx context.Context, who Actor, f complaint.Filter, after string, limit int) (ComplaintRows, error) {
	var out ComplaintRows
	if err := who.May(staff.LeadComplaint); err != nil {
		return out, err
	}
	place, err := complaintPlace(after)
	if err != nil {
		return out, err
	}
	rows, next, err := a.Complaints(ctx, who, f, place, limit)
	if err != nil {
		return out, fmt.Errorf("list complaints: %w", err)
	}
	out.Rows = rows
	if next.ID != 0 {
		out.Next = next.Day + "." + strconv.FormatInt(next.ID, 10)
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		out.Names = map[int64]string{}
		people, err := tx.People(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for i := range people {
			if people[i].Person(who.Organisation).Can(staff.LeadComplaint) {
				out.Names[people[i].ID] = people[i].Name
			}
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		zone, err := m.zone()
		if err != nil {
			return err
		}
		out.Today = zone.Date(tx.Now())
		return nil
	})
	return out, err
}

// complaintPlace reads a place as ComplaintList writes it.
func complaintPlace(text string) (complaint.Place, error) {
	if text == "" {
		return complaint.Place{}, nil
	}
	day, id, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(id, 10, 64)
	if _, bad := calendar.ParseDate(day); bad != nil || err != nil {
		return complaint.Place{}, fault.New(fault.Invalid, "Deze bladzijde van de lijst bestaat niet. Begin bij het begin.", "This page of the list does not exist. Begin at the start.")
	}
	return complaint.Place{Day: day, ID: n}, nil
}

// mostComplaintsFile bounds a file of complaints.
const mostComplaintsFile = 20_000

// ComplaintsFile is the whole list for a file.
func (a *Actions) ComplaintsFile(ctx context.Context, who Actor, f complaint.Filter) ([]complaint.Item, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	rows, _, err := a.Complaints(ctx, who, f, complaint.Place{}, mostComplaintsFile)
	return rows, err
}
