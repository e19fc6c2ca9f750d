package page

import "handvest/internal/web/kit"

// Journey is the way of a customer past the moments of truth.
type Journey struct {
	Shell
	Lead   string
	Phases []JourneyPhase
}

// JourneyPhase is one moment.
type JourneyPhase struct {
	Code, Name, Note string
	Gap              bool // nothing is promised about it
	Aspects          []JourneyAspect
}

// JourneyAspect is what a customer looks at; without promises it is a gap.
type JourneyAspect struct {
	Name     string
	Promises []JourneyPromise
}

// JourneyPromise is a promise with how it goes.
type JourneyPromise struct {
	Name, Href, Value string
	Tone              kit.Tone
}

// ExampleJourney are two phases, one of which is a gap.
func ExampleJourney(sh Shell) Journey {
	r := sh.Reader
	return Journey{Shell: sh, Lead: r.T("Laatste 12 maanden", "Last 12 months"), Phases: []JourneyPhase{
		{Code: "contact", Name: r.T("Contact", "Contact"), Note: r.T("7 klachten hierover", "7 complaints about this"), Aspects: []JourneyAspect{
			{Name: r.T("Wachttijd", "Waiting time"), Promises: []JourneyPromise{{Name: r.T("Telefoon binnen 30 seconden", "Telephone within 30 seconds"), Href: "#", Value: r.Percent(9120), Tone: kit.Kept}}},
			{Name: r.T("Vriendelijkheid", "Friendliness")}}},
		{Code: "betaling", Name: r.T("Betaling", "Payment"), Note: r.T("0 klachten hierover", "0 complaints about this"), Gap: true, Aspects: []JourneyAspect{{Name: r.T("Duidelijke kosten", "Clear costs")}}}}}
}
