package web

import (
	"strings"

	"handvest/internal/notice"
	"handvest/internal/web/kit"
)

// outName is a channel out as people say it.
func outName(r kit.Reader, c notice.Channel) string {
	switch c {
	case notice.Email:
		return r.T("E-mail", "E-mail")
	case notice.SMS:
		return r.T("Sms", "Text message")
	}
	return r.T("Brief", "Letter")
}

// noticeKind is what a notice is about.
func noticeKind(r kit.Reader, k notice.Kind) string {
	switch k {
	case notice.Confirmation:
		return r.T("Bevestiging", "Confirmation")
	case notice.Late:
		return r.T("Bericht dat het later wordt", "Notice that it will be late")
	case notice.Paused:
		return r.T("Wij wachten", "We wait")
	case notice.Resumed:
		return r.T("Wij gaan verder", "We go on")
	case notice.NotReached:
		return r.T("Wij belden u", "We rang you")
	case notice.Answered:
		return r.T("Antwoord", "Answer")
	case notice.Closed:
		return r.T("Afgerond", "Closed")
	case notice.Reopened:
		return r.T("Weer opgepakt", "Picked up again")
	case notice.Milestone:
		return r.T("Een stap verder", "A step further")
	case notice.Compensation:
		return r.T("Vergoeding", "Compensation")
	}
	if k.OfComplaint() {
		return upper(k.In(r.Lang))
	}
	return string(k)
}

func noticeKinds(r kit.Reader, all []notice.Kind) string {
	words := make([]string, len(all))
	for i, k := range all {
		words[i] = noticeKind(r, k)
		if i > 0 {
			words[i] = strings.ToLower(words[i][:1]) + words[i][1:]
		}
	}
	return strings.Join(words, ", ")
}

// dispatchStates are the states of an envelope in the order of a filter, with
// the code in the address.
var dispatchStates = []struct {
	code  string
	state notice.DispatchState
}{
	{"wacht", notice.Queued}, {"onderweg", notice.Sending}, {"verstuurd", notice.Sent}, {"aangekomen", notice.Delivered},
	{"terug", notice.Bounced}, {"onzeker", notice.Doubtful}, {"printen", notice.Printing},
}

// dispatchState is how an envelope stands. One that nobody carries out waits.
func dispatchState(r kit.Reader, s notice.DispatchState, carried bool) (string, kit.Tone) {
	switch s {
	case notice.Queued:
		if !carried {
			return r.T("Wacht op een weg naar buiten", "Waits for a way out"), kit.Soon
		}
		return r.T("Wacht", "Waits"), kit.Calm
	case notice.Sending:
		return r.T("Wordt verstuurd", "Being sent"), kit.Calm
	case notice.Sent:
		return r.T("Verstuurd", "Sent"), kit.Kept
	case notice.Delivered:
		return r.T("Aangekomen", "Arrived"), kit.Kept
	case notice.Bounced:
		return r.T("Niet aangekomen", "Did not arrive"), kit.Late
	case notice.Doubtful:
		return r.T("Onzeker", "Uncertain"), kit.Soon
	}
	return r.T("Nog printen", "To be printed"), kit.Calm
}

// markText is what happened to an envelope.
func markText(r kit.Reader, k notice.MarkKind) string {
	switch k {
	case notice.MarkPrinted:
		return r.T("Geprint", "Printed")
	case notice.MarkPosted:
		return r.T("Gepost", "Posted")
	case notice.MarkUnposted:
		return r.T("Toch niet gepost", "Not posted after all")
	case notice.MarkAgain:
		return r.T("Opnieuw geprobeerd", "Tried again")
	case notice.MarkOther:
		return r.T("Ander kanaal gekozen", "Another channel chosen")
	case notice.MarkDelivered:
		return r.T("Aangekomen", "Arrived")
	case notice.MarkBounced:
		return r.T("Teruggekomen", "Came back")
	}
	return string(k)
}
