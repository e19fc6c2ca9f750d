package clock

import (
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// ProblemKind says what does not fit in the events of a subject.
type ProblemKind uint8

const (
	Unreadable          ProblemKind = iota + 1 // a kind or a moment that does not exist
	OutOfOrder                                 // older than an event before it
	Duplicate                                  // the same event twice
	Repeated                                   // a second moment of what happens once, such as two closings: the first counts
	EndBeforeStart                             // closed before opened
	EndWithoutStart                            // closed, but never received
	PauseInsidePause                           // paused while it was paused already
	ResumedWithoutPause                        // resumed while it was not paused
	Reopening                                  // closed and opened again: the first closing counts
)

var problemTexts = map[ProblemKind][3]string{
	Unreadable:          {"unreadable", "gebeurtenis zonder bekend soort of moment; niet geteld", "event without a known kind or moment; not counted"},
	OutOfOrder:          {"out_of_order", "ouder dan een gebeurtenis ervoor; op volgorde van tijd gezet", "older than an event before it; put in order of time"},
	Duplicate:           {"duplicate", "staat er twee keer; één keer geteld", "is there twice; counted once"},
	Repeated:            {"repeated", "gebeurde al eerder; de eerste keer telt", "happened before; the first time counts"},
	EndBeforeStart:      {"end_before_start", "einde ligt vóór de ontvangst; de zaak telt niet mee", "the end lies before the receipt; the case is not counted"},
	EndWithoutStart:     {"end_without_start", "einde zonder begin; de klok is nooit gestart", "an end without a start; the clock never started"},
	PauseInsidePause:    {"pause_inside_pause", "pauze binnen een pauze; de eerste loopt door", "a pause inside a pause; the first goes on"},
	ResumedWithoutPause: {"resumed_without_pause", "hervat zonder pauze; niet geteld", "resumed without a pause; not counted"},
	Reopening:           {"reopened", "heropend; de eerste afsluiting blijft gelden voor de belofte", "reopened; the first closing stays the one that counts for the promise"},
}

// String is the name of the kind in files and in the API.
func (k ProblemKind) String() string { return problemTexts[k][0] }

// Problem is one thing that does not fit, with its place.
type Problem struct {
	Kind  ProblemKind
	Index int // place in the list given to Fold, from 0; -1 when it is about the whole
	At    calendar.Instant
	Event charter.Event
}

// In says the problem in the words of its reader.
func (p Problem) In(lang fault.Lang) string {
	text := problemTexts[p.Kind][1]
	if lang == fault.EN {
		text = problemTexts[p.Kind][2]
	}
	if !p.At.Known() {
		return fmt.Sprintf("%s: %s", p.Event, text)
	}
	return fmt.Sprintf("%s (%s): %s", p.Event, p.At.Time().Format("2006-01-02T15:04:05Z"), text)
}
