package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store/gen"
)

// AddComplaintPaper keeps a letter about a complaint as it was sent.
func (tx *Tx) AddComplaintPaper(ctx context.Context, organisation int64, p *complaint.Letter) error {
	return wrap("keep a letter", tx.q.AddComplaintPaper(ctx, gen.AddComplaintPaperParams{
		OrganisationID: organisation, ID: p.ID, ComplaintID: p.Complaint, Paper: string(p.Paper), Language: p.Language, Title: p.Title, Body: p.Body, House: p.House, ToName: p.To,
		Address: p.Address, Channel: p.Channel, Reference: p.Reference, Ombudsman: flag(p.Ombudsman), StaffID: p.Staff, DispatchID: p.Dispatch, SentAt: int64(p.At),
		SentDay: dateText(p.Day), ByID: p.ByID, ByName: p.By,
	}))
}

func letterOf(r *gen.ComplaintPaper) complaint.Letter {
	return complaint.Letter{Sent: complaint.Sent{ID: r.ID, Complaint: r.ComplaintID, Paper: complaint.Paper(r.Paper), Language: r.Language, Title: r.Title, To: r.ToName, Channel: r.Channel,
		At: calendar.Instant(r.SentAt), Day: dateOf([]byte(r.SentDay)), By: r.ByName, Dispatch: r.DispatchID, Staff: r.StaffID, Ombudsman: r.Ombudsman != 0},
		Body: r.Body, House: r.House, Address: r.Address, Reference: r.Reference, ByID: r.ByID}
}

func lettersOf(rows []gen.ComplaintPaper, err error) ([]complaint.Letter, error) {
	all := make([]complaint.Letter, len(rows))
	for i := range rows {
		all[i] = letterOf(&rows[i])
	}
	return all, wrap("read letters", err)
}

// ComplaintPaper reads one letter.
func (tx *Tx) ComplaintPaper(ctx context.Context, organisation, id int64) (complaint.Letter, error) {
	r, err := tx.q.ComplaintPaper(ctx, gen.ComplaintPaperParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return complaint.Letter{}, missing(err, "Deze brief bestaat niet. Kijk in de lijst van brieven.", "This letter does not exist. Look in the list of letters.")
	}
	return letterOf(&r), nil
}

// ComplaintPapers are the letters about one complaint, in the order in which
// they were sent.
func (tx *Tx) ComplaintPapers(ctx context.Context, organisation, of int64) ([]complaint.Letter, error) {
	return lettersOf(tx.q.ComplaintPapers(ctx, gen.ComplaintPapersParams{OrganisationID: organisation, ComplaintID: of}))
}

// ComplaintPapersTo are those to one employee.
func (tx *Tx) ComplaintPapersTo(ctx context.Context, organisation, staff, of int64) ([]complaint.Letter, error) {
	return lettersOf(tx.q.ComplaintPapersTo(ctx, gen.ComplaintPapersToParams{OrganisationID: organisation, StaffID: staff, ComplaintID: of}))
}

// ComplaintPapersIn are the letters that travel in some dispatches, by dispatch.
func (tx *Tx) ComplaintPapersIn(ctx context.Context, organisation int64, dispatches []int64) (map[int64]complaint.Letter, error) {
	if len(dispatches) == 0 {
		return nil, nil
	}
	rows, err := tx.query(ctx, "SELECT n.dispatch_id, p.id, p.complaint_id, p.paper, p.language, p.title, p.body, p.house, p.to_name, p.address, p.channel, p.reference, p.ombudsman,"+
		" p.staff_id, p.sent_at, p.sent_day, p.by_id, p.by_name FROM notice AS n JOIN complaint_paper AS p ON p.organisation_id = n.organisation_id AND p.id = n.id"+
		" WHERE n.organisation_id = $1 AND n.dispatch_id <> 0 AND n.dispatch_id IN ("+idList(dispatches)+")", organisation)
	if err != nil {
		return nil, wrap("read letters", err)
	}
	defer rows.Close()
	all := map[int64]complaint.Letter{}
	for rows.Next() {
		var r gen.ComplaintPaper
		if err := rows.Scan(&r.DispatchID, &r.ID, &r.ComplaintID, &r.Paper, &r.Language, &r.Title, &r.Body, &r.House, &r.ToName, &r.Address, &r.Channel, &r.Reference, &r.Ombudsman,
			&r.StaffID, &r.SentAt, &r.SentDay, &r.ByID, &r.ByName); err != nil {
			return nil, wrap("read letters", err)
		}
		all[r.DispatchID] = letterOf(&r)
	}
	return all, wrap("read letters", rows.Err())
}

// DeleteComplaintPapers destroys the letters of one complaint, and says how many
// there were.
func (tx *Tx) DeleteComplaintPapers(ctx context.Context, organisation, of int64) (int64, error) {
	n, err := tx.q.DeleteComplaintPapers(ctx, gen.DeleteComplaintPapersParams{OrganisationID: organisation, ComplaintID: of})
	return n, wrap("destroy letters", err)
}
