package complaint

import (
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Survey is what a complainant thought of the handling, asked after closing
// (S1-23). Marks are 1 to 5; 0 is not answered.
type Survey struct {
	At       calendar.Instant // NoInstant or 0 is not given
	Speed    uint8
	Result   uint8
	Attitude uint8
	Expected uint8 // whether we did what we had raised expectations of
	Felt     []string
	Words    string
}

// MostSurveyWords is how many bytes somebody can write with their marks.
const MostSurveyWords = 2000

// Aspect of the survey: its code and its question.
var SurveyAspects = []Choice{
	{"snelheid", Word{"Hoe snel wij uw klacht behandelden", "How fast we handled your complaint"}},
	{"resultaat", Word{"Wat het opleverde", "What it brought"}},
	{"houding", Word{"Hoe wij met u omgingen", "How we treated you"}},
	{"verwachting", Word{"Of wij deden wat wij zeiden", "Whether we did what we said"}},
}

// Feelings are the ways of driving somebody away that only the complainant can
// tell (S1-21); the rest is read from our own data.
var Feelings = []Choice{
	{"onvriendelijk", Word{"Iemand was onvriendelijk", "Somebody was unfriendly"}},
	{"afgewezen", Word{"Ik voelde mij niet serieus genomen", "I did not feel taken seriously"}},
	{"afgeschoven", Word{"Niemand nam de verantwoordelijkheid", "Nobody took responsibility"}},
	{"verhoor", Word{"Het voelde als een verhoor", "It felt like an interrogation"}},
	{"onderbroken", Word{"Ik kon mijn verhaal niet doen", "I could not tell my story"}},
}

// Given says whether the complainant answered.
func (s *Survey) Given() bool { return s.At.Known() && s.At != 0 }

// Marks are the marks in the order of SurveyAspects; 0 is not answered.
func (s *Survey) Marks() [4]uint8 { return [4]uint8{s.Speed, s.Result, s.Attitude, s.Expected} }

// Check says what is wrong with answers: at least one mark, and marks from 1 to
// 5.
func (s *Survey) Check() error {
	var all fault.List
	marks := s.Marks()
	if marks == [4]uint8{} {
		all = append(all, fault.New(fault.Invalid, "Kies bij ten minste één vraag een cijfer.", "Choose a mark with one question at least.").At("cijfer"))
	}
	if slices.ContainsFunc(marks[:], func(m uint8) bool { return m > 5 }) {
		all = append(all, fault.New(fault.Invalid, "Kies een cijfer van 1 tot en met 5.", "Choose a mark from 1 to 5.").At("cijfer"))
	}
	if len(s.Words) > MostSurveyWords {
		all = append(all, fault.New(fault.Invalid, "Uw toelichting is te lang. Kort haar in.", "Your explanation is too long. Shorten it.").At("tekst"))
	}
	for _, f := range s.Felt {
		if !known(Feelings, f) {
			all = append(all, fault.New(fault.Invalid, "Deze keuze bestaat niet. Laad de pagina opnieuw.", "This choice does not exist. Load the page again.").At("gevoel"))
		}
	}
	s.Words = strings.TrimSpace(s.Words)
	return all.Err()
}

// Satisfied says whether the complainant is, and whether we know: from the
// survey, where the result weighs, or from what they agreed to (Awb 9:5).
func (c *Complaint) Satisfied() (yes, known bool) {
	if s := &c.Survey; s.Given() {
		mark := s.Result
		if mark == 0 {
			mark = max(s.Speed, s.Attitude, s.Expected)
		}
		return mark >= 4, true
	}
	return c.State == Settled, c.State == Settled
}

// Outcome is what a complaint brought the complainant and us (S1-15); its code
// is shown, never stored.
type Outcome string

// The four outcomes of the matrix, and that it is not known yet.
const (
	WinWin   Outcome = "win_win"   // the complainant is satisfied, and we improved
	OnlyThem Outcome = "only_them" // satisfied, but we learned nothing
	OnlyUs   Outcome = "only_us"   // we improved, but they are not satisfied
	Nobody   Outcome = "nobody"
	Unknown  Outcome = "unknown" // nobody asked, or nobody answered
)

// Outcome scores a complaint that is over. Both win only when the complainant is
// satisfied and an improvement is on record.
func (c *Complaint) Outcome() Outcome {
	yes, known := c.Satisfied()
	improved := c.Learning.Action == Act && c.Learning.Improves != 0
	switch {
	case !known:
		return Unknown
	case yes && improved:
		return WinWin
	case yes:
		return OnlyThem
	case improved:
		return OnlyUs
	}
	return Nobody
}
