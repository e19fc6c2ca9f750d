// Package callout is ringing citizens before they ring us (S4-15): whose case
// is nearly due, who of them is rung and who is not, so that the effect can be
// measured, and what the difference is.
package callout

import (
	"encoding/binary"
	"hash/fnv"

	"handvest/internal/calendar"
)

// State is how far a call is; its number is stored.
type State int32

// The states of a call.
const (
	Open  State = 1
	Taken State = 2
	Done  State = 3
)

// Result is how a call went; its number is stored.
type Result int32

// The results of a call.
const (
	NoResult  Result = 0
	Reached   Result = 1
	NotThere  Result = 2
	Voicemail Result = 3
)

// Call is one citizen whose case is nearly due. Of the control group nobody is
// rung; it is there to compare with.
type Call struct {
	Subject    int64 // the request
	Version    int32
	Party      int64
	Promise    string // code
	Product    string // label codes
	Department string
	Due        calendar.Instant
	Chosen     calendar.Instant
	Control    bool
	State      State
	Staff      int64
	StaffName  string
	Attempts   int32
	Result     Result
	Note       string
	Contact    int64 // the last contact that was written for it
	Ended      calendar.Instant
}

// MostAttempts is after how many calls without an answer it ends.
const MostAttempts = 3

// InControl says whether a case is in the control group, when so many percent
// are. It is the same for ever, wherever and whenever it is computed, and has
// nothing to do with what the case is about.
func InControl(subject int64, percent int) bool {
	h := fnv.New64a()
	_, _ = h.Write(binary.BigEndian.AppendUint64([]byte("handvest call-out "), uint64(subject))) // a hash never fails
	x := h.Sum64()
	x ^= x >> 33 // FNV leaves the high bits of short texts alike
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return int(x%100) < percent
}
