package knowledge

import "handvest/internal/calendar"

// Row is one article in a list. Title, status, validity and score are those of
// the published version, or of the draft where nothing was published yet.
type Row struct {
	ID           int64
	Version      int32
	Product      string
	ContentOwner string
	FormOwner    string
	Title        string
	Status       Status
	Working      Status // of the version that is being written; 0 where there is none
	Review       calendar.Date
	Until        calendar.Date
	Score        int
	Used         int64
	Updated      calendar.Instant
}

// Expired says whether its last day has passed.
func (r *Row) Expired(today calendar.Date) bool {
	return r.Status == Published && r.Until.Known() && r.Until < today
}

// Overdue says whether its owner should have looked again before today.
func (r *Row) Overdue(today calendar.Date) bool {
	return r.Status == Published && r.Review.Known() && r.Review < today
}
