package remedy

import (
	"slices"

	"handvest/internal/charter"
)

// Refusal is why a compensation is not given; its code is stored.
type Refusal string

// The reasons.
const (
	NotBroken    Refusal = "not_broken"   // it was kept after all, such as after a correction
	NotCounted   Refusal = "not_counted"  // the case was withdrawn or is not ours
	Force        Refusal = "force"        // nobody could have kept it
	MadeGood     Refusal = "made_good"    // it was made good in another way
	NotWanted    Refusal = "not_wanted"   // the citizen does not want it
	Unreached    Refusal = "unreached"    // nobody could be found to give it to
	OtherRefusal Refusal = "other_reason" // needs words
)

// Refusals are all reasons, in the order of the screens.
var Refusals = []Refusal{NotBroken, NotCounted, Force, MadeGood, NotWanted, Unreached, OtherRefusal}

var refusalTexts = map[Refusal]charter.Text{
	NotBroken:    {NL: "De belofte is toch waargemaakt", EN: "The promise was kept after all"},
	NotCounted:   {NL: "De zaak telt niet mee", EN: "The case does not count"},
	Force:        {NL: "Overmacht", EN: "Force majeure"},
	MadeGood:     {NL: "Al op een andere manier goedgemaakt", EN: "Made good in another way"},
	NotWanted:    {NL: "De klant wil het niet", EN: "The customer does not want it"},
	Unreached:    {NL: "De klant is niet te vinden", EN: "The customer cannot be found"},
	OtherRefusal: {NL: "Iets anders", EN: "Something else"},
}

// Text is a reason for people.
func (r Refusal) Text() charter.Text { return refusalTexts[r] }

// Known says whether this is one of the reasons.
func (r Refusal) Known() bool { return slices.Contains(Refusals, r) }

var stateTexts = map[State]charter.Text{
	Owed:     {NL: "Nog niet aangevraagd", EN: "Not asked for yet"},
	Asked:    {NL: "Wacht op goedkeuring", EN: "Waits for approval"},
	Waiting:  {NL: "Wacht op budget", EN: "Waits for budget"},
	Approved: {NL: "Goedgekeurd", EN: "Approved"},
	Paid:     {NL: "Uitbetaald", EN: "Paid"},
	Refused:  {NL: "Geweigerd", EN: "Refused"},
}

// Text is a state for people.
func (s State) Text() charter.Text { return stateTexts[s] }

var formTexts = map[charter.RemedyForm]charter.Text{
	charter.Apology:   {NL: "Excuses", EN: "Apology"},
	charter.Flowers:   {NL: "Bloemen", EN: "Flowers"},
	charter.BookToken: {NL: "Boekenbon", EN: "Book token"},
	charter.Donation:  {NL: "Donatie", EN: "Donation"},
	charter.Money:     {NL: "Geld", EN: "Money"},
}

// FormText is a form of remedy for people.
func FormText(f charter.RemedyForm) charter.Text { return formTexts[f] }
