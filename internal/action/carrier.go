package action

import (
	"context"

	"handvest/internal/notice"
)

// Carrier takes envelopes of one channel out of the house. Send returns when
// the other side took it; otherwise an error that wraps one of
// notice.ErrLater, notice.ErrRefused or notice.ErrDoubtful. It calls
// notice.LastWord just before the point of no return. It is called by several
// goroutines at once, and gives up when its context ends.
type Carrier interface {
	Send(ctx context.Context, d notice.Dispatch) (notice.Receipt, error)
}

// Asked is a Carrier that can be asked what became of a dispatch whose line
// broke, by its Reference or Provider. It returns an error that wraps
// notice.ErrUnknown when it never got it, and notice.ErrLater when it cannot
// say now.
type Asked interface {
	Lookup(ctx context.Context, d notice.Dispatch) (notice.Receipt, error)
}

// Spoken is a Carrier that calls notice.LastWord in every Send: one that was
// broken off before is safe to repeat.
type Spoken interface {
	SaysLastWord() bool
}

// WithCarriers says who takes out what, for each channel. Without carriers
// notices are written and wait.
func WithCarriers(all map[notice.Channel]Carrier) Option {
	return func(a *Actions) { a.carriers = all }
}
