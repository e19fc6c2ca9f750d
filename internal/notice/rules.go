package notice

import (
	"maps"
	"slices"
)

// Frame is the template of what stands around one or more messages: the
// greeting before and the closing after them. It is no kind of notice.
const Frame Kind = "frame"

// Templates are the kinds that have a template, in the order of the screens.
var Templates = append(slices.Clone(Kinds), Frame)

// The languages that have templates, as ISO 639-1.
const (
	Dutch   = "nl"
	English = "en"
)

// Languages are the languages that have templates.
var Languages = []string{Dutch, English}

// LanguageFor is the language in which somebody is written to: Dutch when
// nothing is known, English for everybody who does not read Dutch.
func LanguageFor(language string) string {
	if language == "" || language == Dutch {
		return Dutch
	}
	return English
}

// Need is a part that the template of a kind must have, by law or by a rule of
// the house.
type Need struct {
	Variable Variable
	Always   bool   // it must have a value, so it stands outside [[ ]]
	NL, EN   string // why
}

// rule is what a template of one kind may and must have.
type rule struct {
	also    []Variable // besides those that are allowed everywhere
	needs   []Need
	ordered bool // the needs stand in their order (B1-2)
}

var rules = merged(generalRules, complaintRules)

// merged is one map of several, which have no key in common.
func merged[V any](all ...map[Kind]V) map[Kind]V {
	one := map[Kind]V{}
	for _, m := range all {
		maps.Copy(one, m)
	}
	return one
}

var generalRules = map[Kind]rule{
	Confirmation: {also: []Variable{Promise, Number}, needs: []Need{
		{About, true, "waar het over gaat (Awb, afdeling 2.3)", "what it is about (Awb, section 2.3)"},
		{Promise, true, "wat wij beloven en wanneer (Awb, afdeling 2.3)", "what we promise and when (Awb, section 2.3)"},
		{Reference, false, "waarmee wij de vraag terugvinden", "by which we find the request again"},
	}},
	Late: {also: []Variable{Promised, Date, Cause, Apology, WeKnew, Remedy}, ordered: true, needs: []Need{
		{Date, true, "zonder nieuwe datum is er geen bericht (Awb 4:14)", "without a new date there is no notice (Awb 4:14)"},
		{Cause, true, "waarom het langer duurt", "why it takes longer"},
		{Apology, true, "het excuus sluit het bericht af", "the apology ends the notice"},
	}},
	Paused: {also: []Variable{WaitsFor, Until, DoThis, Promised}, needs: []Need{
		{WaitsFor, true, "waarop wij wachten", "what we wait for"},
		{Until, true, "tot wanneer wij wachten: zonder datum staat de tijd niet stil", "until when we wait: without a date the time does not stand still"},
	}},
	Resumed: {also: []Variable{Date, Cause}, needs: []Need{
		{Date, true, "wanneer het nu klaar is", "when it will be done now"},
	}},
	NotReached: {also: []Variable{RangOn, Number, Date, DoThis}, needs: []Need{
		{RangOn, true, "wanneer wij belden", "when we rang"},
		{Date, false, "wanneer wij weer bellen", "when we ring again"},
	}},
	Answered: {also: []Variable{Answer, Promised, Apology, Opinion}, needs: []Need{
		{Answer, true, "het antwoord zelf", "the answer itself"},
	}},
	Closed: {also: []Variable{Answer, Promised, Apology, DoThis, Opinion}, needs: []Need{
		{About, true, "wat er klaar is", "what is done"},
	}},
	Reopened: {also: []Variable{Date, Cause, Apology}, needs: []Need{
		{Date, true, "wanneer het nu klaar is", "when it will be done now"},
	}},
	Milestone: {also: []Variable{Step, Promised}, needs: []Need{
		{Step, true, "welke stap er is gezet", "which step was taken"},
	}},
	Compensation: {also: []Variable{Promised, Apology, Cause, WeKnew, Remedy, GoodCauses}, needs: []Need{
		{Apology, true, "het excuus", "the apology"},
		{Remedy, true, "wat de klant krijgt", "what the customer gets"},
	}},
	Frame: {also: []Variable{Salutation, Message}, needs: []Need{
		{Message, true, "het bericht zelf", "the message itself"},
		{Organisation, true, "van wie het komt", "from whom it comes"},
	}},
}

// Needs are the parts that a template of a kind must have, in order.
func Needs(kind Kind) []Need { return rules[kind].needs }

// Allowed are the variables that a template of a kind may use, those that it
// needs first.
func Allowed(kind Kind) []Variable {
	r, ok := rules[kind]
	if !ok {
		return nil
	}
	var all []Variable
	add := func(v Variable) {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	for _, n := range r.needs {
		add(n.Variable)
	}
	for _, v := range r.also {
		add(v)
	}
	for i := range words {
		// what is about one request has no place around several
		if w := &words[i]; w.everyone && (kind != Frame || w.of != About && w.of != Reference && w.of != HeardOn && w.of != FollowLink) {
			add(w.of)
		}
	}
	return all
}

// InTitle says whether a variable may stand in a title: that shows on a locked
// screen, so it tells nothing about a person.
func InTitle(v Variable) bool {
	w := wordOf(v)
	return w != nil && w.oneLine
}

// KnownKind says whether a kind has a template.
func KnownKind(kind Kind) bool { return slices.Contains(Templates, kind) }
