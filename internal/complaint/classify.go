package complaint

import (
	"slices"
	"strings"
)

// Word is a notion in the two languages of the screens.
type Word struct {
	NL string `json:"nl"`
	EN string `json:"en"`
}

// Choice is a notion with the code by which it is stored.
type Choice struct {
	Code string
	Word
}

func known(all []Choice, code string) bool {
	return slices.ContainsFunc(all, func(c Choice) bool { return c.Code == code })
}

// Aspect is of what somebody is dissatisfied (S1-03); its code is stored.
type Aspect string

// The aspects. A complaint may have several.
const (
	OfPerson  Aspect = "person"
	OfProcess Aspect = "process"
	OfResult  Aspect = "result"
)

// Aspects are all aspects, in the order of the screens.
var Aspects = []Aspect{OfPerson, OfProcess, OfResult}

// Classes are what went wrong, at the first level (rules 5.1).
var Classes = []Choice{
	{"bejegening", Word{"Bejegening", "Treatment"}},
	{"informatie", Word{"Informatie onjuist, onvolledig of niet gegeven", "Information wrong, incomplete or not given"}},
	{"bereikbaarheid", Word{"Bereikbaarheid", "Reachability"}},
	{"wachttijd", Word{"Wachttijd", "Waiting time"}},
	{"termijn", Word{"Te lang bezig", "Took too long"}},
	{"procedure", Word{"Procedure of zorgvuldigheid", "Procedure or care"}},
	{"belofte", Word{"Afspraak of belofte niet nagekomen", "Agreement or promise not kept"}},
	{"besluit", Word{"Inhoud van een besluit", "Content of a decision"}},
	{"digitaal", Word{"Digitale dienstverlening", "Digital service"}},
	{"privacy", Word{"Privacy", "Privacy"}},
	{"discriminatie", Word{"Discriminatie", "Discrimination"}},
	{"gebouw", Word{"Voorziening of gebouw", "Facility or building"}},
	{"kosten", Word{"Kosten", "Costs"}},
	{"overig", Word{"Overig", "Other"}},
}

// Norm is one of the requirements of proper conduct by which the National
// ombudsman judges; its number is stored.
type Norm struct {
	Number int
	Group  Word
	Word
}

var (
	open       = Word{"Open en duidelijk", "Open and clear"}
	respectful = Word{"Respectvol", "Respectful"}
	involved   = Word{"Betrokken en oplossingsgericht", "Involved and aimed at a solution"}
	honest     = Word{"Eerlijk en betrouwbaar", "Honest and reliable"}
)

// Norms are the 22 requirements of proper conduct, in their four groups.
var Norms = []Norm{
	{1, open, Word{"Transparant", "Transparent"}}, {2, open, Word{"Goede informatieverstrekking", "Good provision of information"}},
	{3, open, Word{"Luisteren naar de burger", "Listening to the citizen"}}, {4, open, Word{"Goede motivering", "Good reasons"}},
	{5, respectful, Word{"Respecteren van grondrechten", "Respect for fundamental rights"}}, {6, respectful, Word{"Bevorderen van actieve deelname", "Promoting active participation"}},
	{7, respectful, Word{"Fatsoenlijke bejegening", "Decent treatment"}}, {8, respectful, Word{"Fair play", "Fair play"}},
	{9, respectful, Word{"Evenredigheid", "Proportionality"}}, {10, respectful, Word{"Bijzondere zorg", "Special care"}},
	{11, involved, Word{"Maatwerk", "Tailored approach"}}, {12, involved, Word{"Samenwerking", "Cooperation"}}, {13, involved, Word{"Coulante opstelling", "Lenience"}},
	{14, involved, Word{"Voortvarendheid", "Promptness"}}, {15, involved, Word{"De-escalatie", "De-escalation"}},
	{16, honest, Word{"Integriteit", "Integrity"}}, {17, honest, Word{"Betrouwbaarheid", "Reliability"}}, {18, honest, Word{"Onpartijdigheid", "Impartiality"}},
	{19, honest, Word{"Redelijkheid", "Reasonableness"}}, {20, honest, Word{"Goede voorbereiding", "Good preparation"}}, {21, honest, Word{"Goede organisatie", "Good organisation"}},
	{22, honest, Word{"Professionaliteit", "Professionalism"}},
}

// Moments are the eight phases in which a customer meets us (S1-07); the eighth
// is the complaint itself.
var Moments = []Choice{
	{"benadering", Word{"Benadering", "Approach"}}, {"contact", Word{"Contact", "Contact"}}, {"informatie", Word{"Informatie", "Information"}},
	{"aanschaf", Word{"Aanvraag", "Application"}}, {"ontvangst", Word{"Ontvangst", "Delivery"}}, {"betaling", Word{"Betaling", "Payment"}},
	{"gebruik", Word{"Gebruik", "Use"}}, {"klacht", Word{"Klacht", "Complaint"}},
}

// Judgment is what we find of one element; its code is stored.
type Judgment string

// The judgments (rules 5.1).
const (
	NoJudgmentYet Judgment = ""
	Founded       Judgment = "founded"
	Partly        Judgment = "partly"
	NotFounded    Judgment = "unfounded"
	NoJudgment    Judgment = "no_judgment"
)

// Judgments are those that a decision can give, in the order of the screens.
var Judgments = []Judgment{Founded, Partly, NotFounded, NoJudgment}

// Element is one thing that is complained about: a complaint can have several,
// each with a judgment of its own.
type Element struct {
	Text    string
	Class   string // code of Classes
	Aspects []Aspect
	Moment  string // code of Moments
	Norms   []int
	Finding Judgment
	Why     string // the reasons of the finding
}

// Check says what is missing before an element can be kept: words, a known
// class, and aspects, a moment and norms that exist.
func (e *Element) Check() error {
	n := &needs{}
	n.need(strings.TrimSpace(e.Text) != "", "onderdeel", "Schrijf op waar dit onderdeel over gaat.", "Write down what this element is about.")
	n.need(known(Classes, e.Class), "soort", "Kies waar het over gaat.", "Choose what it is about.")
	n.need(e.Moment == "" || known(Moments, e.Moment), "moment", "Kies een moment uit de lijst.", "Choose a moment from the list.")
	for _, a := range e.Aspects {
		n.need(slices.Contains(Aspects, a), "aspect", "Kies een aspect uit de lijst.", "Choose an aspect from the list.")
	}
	for _, number := range e.Norms {
		n.need(slices.ContainsFunc(Norms, func(x Norm) bool { return x.Number == number }), "norm", "Kies een norm uit de lijst.", "Choose a norm from the list.")
	}
	return n.all.Err()
}
