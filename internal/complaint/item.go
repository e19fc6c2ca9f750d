package complaint

import "handvest/internal/calendar"

// Item is a complaint in a list: nothing of who is complained about.
type Item struct {
	ID         int64
	Version    int32
	Kind       Kind
	State      State
	Reference  string
	Title      string
	Department string
	Product    string
	Handler    int64
	Level      Level
	Class      string // of its first element; empty is not classified
	Judgment   Judgment
	Cause      string
	Day        calendar.Date // of receipt
	Due        calendar.Date // the last day to handle it
	Closed     calendar.Instant
}

// ItemOf is a complaint as a list shows it.
func ItemOf(c *Complaint) Item {
	i := Item{ID: c.ID, Version: c.Version, Kind: c.Kind, State: c.State, Reference: c.Reference, Title: c.Title, Department: c.Department, Product: c.Product, Handler: c.Handler,
		Level: c.Attributes.Level, Judgment: c.Judgment(), Cause: c.Learning.Cause, Day: c.Day, Due: c.Due, Closed: c.Closed}
	if len(c.Elements) > 0 {
		i.Class = c.Elements[0].Class
	}
	return i
}

// Filter says which complaints a list holds; the zero value is all.
type Filter struct {
	Running    bool // only those that are not over, the first due first; else the last received first
	Kind       Kind
	State      State
	Handler    int64
	Department string
	From, To   calendar.Date // of receipt; NoDate or 0 is open
	Due        calendar.Date // due before this day; NoDate or 0 is any
	Without    int64         // an employee: nothing that is about them
}

// Place is where a page of a list ended; the zero value is before the first.
type Place struct {
	Day string
	ID  int64
}
