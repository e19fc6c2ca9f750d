package follow

import (
	"handvest/internal/calendar"
	"handvest/internal/notice"
)

// DeedKind is what a citizen did on the page; its code is stored.
type DeedKind string

// The deeds.
const (
	Wrote     DeedKind = "wrote"     // added information, in words or a file
	Withdrew  DeedKind = "withdrew"  // does not need it any more
	Kept      DeedKind = "kept"      // wants it after all: withdrawing was undone
	NotSolved DeedKind = "unsolved"  // says that it was not solved
	Chose     DeedKind = "chose"     // how we reach them
	ChoseGift DeedKind = "chosegift" // where a donation goes
	Rated     DeedKind = "rated"     // what they thought of how we handled their complaint
)

// DeedState is how far a deed is; its number is stored.
type DeedState int32

// The states of a deed.
const (
	Waits  DeedState = 1 // it can be undone until Effect
	Done   DeedState = 2
	Undone DeedState = 3
)

// Deed is one thing that a citizen did on the page. The key comes from the form
// that was sent: sent twice it is one deed.
type Deed struct {
	ID      int64
	Subject int64
	Kind    DeedKind
	Key     string
	At      calendar.Instant
	State   DeedState
	Effect  calendar.Instant // when it takes effect
	Contact int64            // in which the words stand; 0 is none
	Task    int64            // that it led to; 0 is none
}

// Choice is how a citizen wants to hear about one case.
type Choice struct {
	Channel notice.Channel // empty is no choice
	Quiet   bool           // only what we must send by law
}
