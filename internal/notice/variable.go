package notice

import (
	"slices"
	"strings"

	"handvest/internal/fault"
)

// Variable is a word in braces that a template fills in, under its Dutch name.
type Variable string

// The variables.
const (
	Salutation   Variable = "aanhef"
	Name         Variable = "naam"
	About        Variable = "onderwerp"
	Reference    Variable = "kenmerk"
	HeardOn      Variable = "gehoord_op"
	Promise      Variable = "belofte"
	Promised     Variable = "beloofd"
	Date         Variable = "datum"
	Cause        Variable = "oorzaak"
	Apology      Variable = "excuus"
	WeKnew       Variable = "wisten_wij"
	WaitsFor     Variable = "wacht_op"
	Until        Variable = "tot"
	DoThis       Variable = "doe_dit"
	RangOn       Variable = "gebeld_op"
	Number       Variable = "nummer"
	Answer       Variable = "antwoord"
	Step         Variable = "stap"
	Remedy       Variable = "vergoeding"
	GoodCauses   Variable = "goede_doelen"
	FollowLink   Variable = "volglink"
	Organisation Variable = "organisatie"
	Phone        Variable = "telefoon"
	Message      Variable = "bericht"
)

// word is what people read about a variable, and a value for a preview.
type word struct {
	of       Variable
	english  string    // its name in an English template
	say      [2]string // what it is, in Dutch and English
	sample   [2]string // as it reads in a Dutch and in an English notice
	oneLine  bool      // may stand in a title, which shows on a locked screen: says nothing about a person
	everyone bool      // allowed in every template
}

var words = slices.Concat(generalWords, complaintWords)

var generalWords = []word{
	{of: Salutation, english: "salutation", say: [2]string{"de aanhef, zoals “Beste mevrouw De Vries”", "the salutation"}, sample: [2]string{"Beste Anna de Vries", "Dear Anna de Vries"}},
	{of: Name, english: "name", say: [2]string{"de naam van de klant", "the name of the customer"}, sample: [2]string{"Anna de Vries", "Anna de Vries"}, everyone: true},
	{of: About, english: "subject", say: [2]string{"waar de vraag over gaat", "what the request is about"}, sample: [2]string{"Lamp in de Kerkstraat brandt niet", "Lamp in the Kerkstraat is out"}, everyone: true},
	{of: Reference, english: "reference", say: [2]string{"het kenmerk van de vraag; een terugbelverzoek heeft er geen", "the reference of the request; a call-back has none"}, sample: [2]string{"Z261121-0042", "Z261121-0042"}, oneLine: true, everyone: true},
	{of: HeardOn, english: "heard_on", say: [2]string{"de dag waarop de vraag bij ons kwam", "the day on which the request came to us"}, sample: [2]string{"vrijdag 20 november 2026", "Friday 20 November 2026"}, everyone: true},
	{of: Promise, english: "promise", say: [2]string{"onze belofte in een zin, met de datum", "our promise in a sentence, with the date"}, sample: [2]string{"U hoort uiterlijk vrijdag 4 december van ons.", "You will hear from us by Friday 4 December at the latest."}},
	{of: Promised, english: "promised", say: [2]string{"de dag die wij eerst beloofden", "the day that we promised first"}, sample: [2]string{"vrijdag 4 december 2026", "Friday 4 December 2026"}},
	{of: Date, english: "date", say: [2]string{"de nieuwe datum", "the new date"}, sample: [2]string{"donderdag 10 december 2026", "Thursday 10 December 2026"}, oneLine: true},
	{of: Cause, english: "cause", say: [2]string{"waarom het langer duurt, in een zin", "why it takes longer, in a sentence"}, sample: [2]string{"Het onderdeel voor de lamp komt later binnen.", "The part for the lamp comes in later."}},
	{of: Apology, english: "apology", say: [2]string{"ons excuus; het past bij wat er gebeurd is", "our apology; it fits what happened"}, sample: [2]string{"Het spijt ons dat u langer moet wachten dan wij beloofden.", "We are sorry that you have to wait longer than we promised."}},
	{of: WeKnew, english: "we_knew", say: [2]string{"een zin dat wij dit al wisten, als dat zo is", "a sentence that we knew this already, when we did"}, sample: [2]string{"Wij wisten dit al voordat u het ons vertelde.", "We knew this already before you told us."}},
	{of: WaitsFor, english: "waits_for", say: [2]string{"waarop wij wachten", "what we wait for"}, sample: [2]string{"een foto van de lamp", "a picture of the lamp"}},
	{of: Until, english: "until", say: [2]string{"tot en met welke dag wij wachten", "until which day we wait"}, sample: [2]string{"dinsdag 1 december 2026", "Tuesday 1 December 2026"}},
	{of: DoThis, english: "do_this", say: [2]string{"wat de klant nu kan doen; het past bij wat er gebeurt", "what the customer can do now; it fits what happens"}, sample: [2]string{"Stuur ons dit voor die dag voorbij is. Dan gaan wij meteen verder.", "Send us this before that day is over. Then we go on at once."}},
	{of: RangOn, english: "rang_on", say: [2]string{"wanneer wij belden", "when we rang"}, sample: [2]string{"maandag 23 november 2026 om 10.15 uur", "Monday 23 November 2026 at 10:15"}},
	{of: Number, english: "number", say: [2]string{"het nummer dat wij bellen", "the number that we ring"}, sample: [2]string{"06 55 51 23 45", "06 55 51 23 45"}},
	{of: Answer, english: "answer", say: [2]string{"wat wij antwoorden", "what we answer"}, sample: [2]string{"De lamp is vanmorgen gemaakt. Hij brandt weer.", "The lamp was mended this morning. It burns again."}},
	{of: Step, english: "step", say: [2]string{"welke stap er is gezet", "which step was taken"}, sample: [2]string{"De monteur heeft de lamp bekeken en een onderdeel besteld.", "The mechanic has looked at the lamp and ordered a part."}},
	{of: Remedy, english: "compensation", say: [2]string{"wat de klant krijgt", "what the customer gets"}, sample: [2]string{"een gift van € 15 aan een goed doel", "a gift of € 15 to a good cause"}},
	{of: GoodCauses, english: "good_causes", say: [2]string{"de goede doelen waaruit de klant kiest", "the good causes from which the customer chooses"}, sample: [2]string{"de voedselbank, de dierenambulance of de speeltuin", "the food bank, the animal ambulance or the playground"}},
	{of: FollowLink, english: "link", say: [2]string{"de eigen pagina van de klant", "the customer's own page"}, sample: [2]string{"https://www.elzermonde.example/volg/voorbeeld", "https://www.elzermonde.example/en/follow/example"}, everyone: true},
	{of: Organisation, english: "organisation", say: [2]string{"de naam van de organisatie", "the name of the organisation"}, sample: [2]string{"Gemeente Elzermonde", "Municipality of Elzermonde"}, oneLine: true, everyone: true},
	{of: Phone, english: "phone", say: [2]string{"ons telefoonnummer", "our telephone number"}, sample: [2]string{"14 0999", "14 0999"}, everyone: true},
	{of: Message, english: "message", say: [2]string{"het bericht, of meer berichten onder elkaar", "the message, or several messages one after the other"}, sample: [2]string{"Hier komt het bericht.", "Here comes the message."}},
}

func wordOf(v Variable) *word {
	for i := range words {
		if words[i].of == v {
			return &words[i]
		}
	}
	return nil
}

func at(lang string) int {
	if lang == English {
		return 1
	}
	return 0
}

// In is the name of a variable in a template of a language.
func (v Variable) In(lang string) string {
	if w := wordOf(v); w != nil && lang == English {
		return w.english
	}
	return string(v)
}

// Says is what a variable stands for, in the language of a reader.
func (v Variable) Says(lang fault.Lang) string {
	if w := wordOf(v); w != nil {
		return w.say[at(string(lang))]
	}
	return ""
}

// variable finds a variable by its name: the Dutch name everywhere, the English
// one in an English template.
func variable(name, lang string) (Variable, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for i := range words {
		if string(words[i].of) == name || lang == English && words[i].english == name {
			return words[i].of, true
		}
	}
	return "", false
}

// Values are what the variables of one notice stand for; what is empty is not
// known.
type Values map[Variable]string

// Sample is a value for every variable, for a preview.
func Sample(lang string) Values {
	v := Values{}
	for i := range words {
		v[words[i].of] = words[i].sample[at(lang)]
	}
	return v
}

// SampleOf is Sample as it fits a kind of notice.
func SampleOf(kind Kind, lang string) Values {
	v := Sample(lang)
	say := func(name Variable, nl, en string) { v[name] = [2]string{nl, en}[at(lang)] }
	switch kind {
	case Closed:
		say(DoThis, "Is het niet goed opgelost? Laat het ons weten. Dan pakken wij het weer op.", "Is it not solved? Please tell us. Then we will pick it up again.")
		say(Apology, "Dat spijt ons.", "We are sorry.")
	case Answered:
		say(Apology, "Dat spijt ons.", "We are sorry.")
	case NotReached:
		say(DoThis, "Wij bellen u nu niet nog een keer. Wilt u ons toch spreken? Laat het ons dan weten.", "We will not call you again now. Do you still want to speak to us? Then please tell us.")
	case Reopened:
		say(Apology, "Het spijt ons dat het de eerste keer niet goed ging.", "We are sorry that it did not go well the first time.")
	case Compensation:
		say(Apology, "Het spijt ons dat wij niet deden wat wij u beloofden.", "We are sorry that we did not do what we promised you.")
	}
	return v
}
