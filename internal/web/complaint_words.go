package web

import (
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
)

// say is a word of the complaints in the language of the reader.
func say(r kit.Reader, w complaint.Word) string { return r.T(w.NL, w.EN) }

// complaintState is how a complaint stands, and the tone in which it is said.
func complaintState(r kit.Reader, s complaint.State, due, today calendar.Date) (string, kit.Tone) {
	word := say(r, s.Text())
	switch {
	case s == complaint.NotHandled || s == complaint.Moved || s == complaint.Withdrawn:
		return word, kit.Out
	case s.Over():
		return word, kit.Kept
	case due.Known() && due < today:
		return word, kit.Late
	case due.Known() && due <= today.AddDays(7):
		return word, kit.Soon
	}
	return word, kit.Calm
}
