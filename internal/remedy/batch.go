package remedy

import (
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// BatchState is how far a payment file or an order is; its code is stored.
type BatchState string

// The states of a batch.
const (
	Made   BatchState = "made"   // can still be undone
	Handed BatchState = "handed" // the bank or the supplier has it
	Undone BatchState = "undone"
)

// Batch is what was paid or ordered together.
type Batch struct {
	ID         int64
	Version    int32
	Form       charter.RemedyForm // of an order: flowers or book tokens; empty is a payment file
	State      BatchState
	Supplier   string  // of an order
	From       Account // of a payment file
	On         calendar.Date
	Lines      int
	Cents      int64
	By         int64
	ByName     string
	Made       calendar.Instant
	Handed     calendar.Instant
	HandedName string
}

// Order says whether this is an order and no payment file.
func (b *Batch) Order() bool { return b.Form != "" }

// Hand says that the bank or the supplier has it.
func (b *Batch) Hand(by string, now calendar.Instant) error {
	if b.State != Made {
		return b.over()
	}
	b.State, b.Handed, b.HandedName = Handed, now, by
	return nil
}

// Undo takes a batch back that nobody has yet.
func (b *Batch) Undo() error {
	if b.State != Made {
		return b.over()
	}
	b.State = Undone
	return nil
}

func (b *Batch) over() error {
	if b.State == Undone {
		return fault.New(fault.Conflict, "Dit is al teruggedraaid.", "This was undone already.")
	}
	return fault.New(fault.Conflict, "Dit is al aangeleverd. Terugdraaien kan niet meer; vraag het de bank of de leverancier.",
		"This was handed over already. It can no longer be undone; ask the bank or the supplier.")
}

// Booking is one line for the accounts.
type Booking struct {
	Batch     *Batch
	Promise   string
	Case      string // its reference
	Form      charter.RemedyForm
	Cents     int64
	Year      int    // of the budget
	To        string // the good cause; empty for a citizen
	Reference string
	Asked     string
	Approved  string
}
