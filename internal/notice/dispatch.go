package notice

import (
	"context"
	"errors"

	"handvest/internal/calendar"
)

// DispatchState is how far an envelope is; its code is stored.
type DispatchState string

// The states of a dispatch.
const (
	Queued    DispatchState = "queued"    // to be handed over when Next has come
	Sending   DispatchState = "sending"   // a server has it in hand until Claimed
	Sent      DispatchState = "sent"      // the carrier took it; Proof is what it said
	Delivered DispatchState = "delivered" // the carrier says that it arrived
	Bounced   DispatchState = "bounced"   // refused for good, at once or afterwards
	Doubtful  DispatchState = "doubtful"  // the line broke after the words were handed over: nobody knows
	Printing  DispatchState = "printing"  // a letter that waits to be printed and posted
)

// Dispatch is one envelope: one or more notices to one citizen on one channel.
// Reference is ours and stays the same however often it is tried, so that a
// carrier can tell a second try from a second message.
type Dispatch struct {
	ID        int64
	Version   int32
	Party     int64 // 0 is an unknown caller
	Channel   Channel
	Address   string // as the carrier wants it: mail address, E.164 number, lines of a postal address
	Name      string
	Language  string
	Title     string
	Body      string
	Statutory bool
	State     DispatchState
	Attempts  int32
	Next      calendar.Instant // of the next try
	Claimed   calendar.Instant // until when a server has it in hand
	Reference string           // the left part of our Message-ID, or the reference at a provider
	Provider  string           // the id that the carrier gave
	Proof     string           // the last thing that the carrier said, with its code
	InsteadOf int64            // the envelope that came back, of which this takes the place; 0
	Created   calendar.Instant
	Left      calendar.Instant // when the carrier took it
	Arrived   calendar.Instant // when it was delivered, or came back
	Files     []File           // that travel with a mail; not kept here: they are made when it leaves
}

// File is a document that travels with a mail.
type File struct {
	Name string // with its ending
	Type string // such as "application/pdf"
	Data []byte
}

// Receipt is what a carrier says when it took a dispatch.
type Receipt struct {
	Provider string // its id, when it gives one
	Proof    string // its answer in its own words, such as "250 2.0.0 Ok: queued as 4F2"
	State    DispatchState
}

// What a carrier's error means. A carrier wraps one of these; any other error
// counts as ErrLater.
var (
	ErrLater    = errors.New("try again later")      // greylisted, busy, away, no line
	ErrRefused  = errors.New("refused for good")     // no such mailbox, number or address
	ErrDoubtful = errors.New("handed over in doubt") // the line broke between the last word and the answer
	ErrUnknown  = errors.New("never heard of it")    // a carrier that is asked does not know the reference: it never left
)

type lastWord struct{}

// WithLastWord hands a carrier the function that it calls by LastWord.
func WithLastWord(ctx context.Context, say func(context.Context) error) context.Context {
	return context.WithValue(ctx, lastWord{}, say)
}

// LastWord is called by a carrier just before the point of no return, such as
// the dot that ends a mail: from here on the other side may have it. Before, a
// send that is broken off is safe to repeat. When it returns an error nothing
// may be handed over, and the carrier returns ErrLater.
func LastWord(ctx context.Context) error {
	if say, ok := ctx.Value(lastWord{}).(func(context.Context) error); ok {
		return say(ctx)
	}
	return nil
}
