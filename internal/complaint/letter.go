package complaint

import "handvest/internal/calendar"

// Paper is one letter that the procedure asks for; its code is stored.
type Paper string

// The letters, in the order of the procedure. Those "to the other" go to who is
// complained about.
const (
	Receipt     Paper = "receipt"          // Awb 9:6, names the adviser where one advises (9:15)
	CopyOther   Paper = "copy_other"       // Awb 9:9
	Refused     Paper = "not_handled"      // Awb 9:8(3), with the way to the ombudsman
	Invite      Paper = "invitation"       // Awb 9:10
	InviteOther Paper = "invitation_other" // Awb 9:10
	Longer      Paper = "postponed"        // Awb 9:11(2)
	LongerOther Paper = "postponed_other"  // Awb 9:11(2)
	Satisfied   Paper = "settled"          // Awb 9:5: what the complainant agreed to
	MovedOn     Paper = "moved"            // KL-13
	Verdict     Paper = "decision"         // Awb 9:12, with the way to the ombudsman
	Feedback    Paper = "feedback"         // what was done with it afterwards (S1-11)
)

// Papers are all letters with their legal basis and name.
var Papers = []PaperOf{
	{Receipt, "Awb 9:6", Word{"Ontvangstbevestiging", "Acknowledgement"}},
	{CopyOther, "Awb 9:9", Word{"Afschrift voor de collega", "Copy for who is complained about"}},
	{Refused, "Awb 9:8 lid 3", Word{"Wij behandelen de klacht niet", "The complaint is not handled"}},
	{Invite, "Awb 9:10", Word{"Uitnodiging voor een gesprek", "Invitation to be heard"}},
	{InviteOther, "Awb 9:10", Word{"Uitnodiging voor de collega", "Invitation for who is complained about"}},
	{Longer, "Awb 9:11 lid 2", Word{"Het duurt langer", "It takes longer"}},
	{LongerOther, "Awb 9:11 lid 2", Word{"Het duurt langer, voor de collega", "It takes longer, for who is complained about"}},
	{Satisfied, "Awb 9:5", Word{"Samen opgelost", "Settled together"}},
	{MovedOn, "Awb 6:15", Word{"Dit is geen klacht, maar iets anders", "This is no complaint, but something else"}},
	{Verdict, "Awb 9:12", Word{"Ons oordeel", "Our judgment"}},
	{Feedback, "", Word{"Wat wij ermee deden", "What we did with it"}},
}

// PaperOf is a letter with its legal basis and its name.
type PaperOf struct {
	Code  Paper
	Basis string
	Word
}

// ToOther says whether a letter goes to who is complained about.
func (p Paper) ToOther() bool { return p == CopyOther || p == InviteOther || p == LongerOther }

// Sent is a letter that left.
type Sent struct {
	ID        int64
	Complaint int64
	Paper     Paper
	Language  string // nl or en
	Title     string
	To        string // name of who it went to
	Channel   string // mail, post, hand, or screen for a colleague
	At        calendar.Instant
	Day       calendar.Date // local day of At
	By        string
	Dispatch  int64  // its envelope; 0 for a colleague, who gets it on screen, and for what was handed over
	Staff     int64  // the colleague; 0 for the complainant
	Ombudsman bool   // it names the way to the ombudsman
	State     string // of its envelope: a notice.DispatchState; empty is none
	Back      bool   // it came back, and did not go another way
}

// How a letter goes, besides the channels of notices.
const (
	ByMail   = "mail"
	ByPost   = "post"
	ByHand   = "hand"   // printed and handed over
	OnScreen = "screen" // for a colleague
)

// Letter is a letter with its words, from which its document is made again.
type Letter struct {
	Sent
	Body      string // whole: with greeting and closing
	House     string // in whose name
	Address   string // lines of a postal address, or a mail address
	Reference string
	ByID      int64
}

// Thanks is what is sent for a compliment or an idea, which have no procedure;
// its codes are stored as those of papers.
const (
	ThanksCompliment Paper = "thanks_compliment"
	ThanksIdea       Paper = "thanks_idea"
)

// PaperNamed is the name and legal basis of a letter.
func PaperNamed(p Paper) PaperOf {
	for _, one := range Papers {
		if one.Code == p {
			return one
		}
	}
	switch p {
	case ThanksCompliment:
		return PaperOf{Code: p, Word: Word{"Dank voor het compliment", "Thanks for the compliment"}}
	case ThanksIdea:
		return PaperOf{Code: p, Word: Word{"Dank voor het idee", "Thanks for the idea"}}
	}
	return PaperOf{Code: p, Word: Word{string(p), string(p)}}
}
