package party

import "handvest/internal/fault"

// Question is one control question: what only the customer should know.
type Question string

// The questions; their codes are stored.
const (
	AskBorn    Question = "geboortedatum"
	AskAddress Question = "adres" // postcode and house number
	AskPhone   Question = "telefoon"
	AskEmail   Question = "mail"
	AskBSN     Question = "bsn" // its last three digits
	AskRequest Question = "vraag"
	AskKvK     Question = "kvk"
)

// Text is the question as it is asked aloud.
func (q Question) Text(lang fault.Lang) string {
	t := texts[q]
	if lang == fault.EN {
		return t[1]
	}
	return t[0]
}

var texts = map[Question][2]string{
	AskBorn:    {"Wat is uw geboortedatum?", "What is your date of birth?"},
	AskAddress: {"Wat is uw postcode en huisnummer?", "What are your postcode and house number?"},
	AskPhone:   {"Op welk nummer kunnen wij u bereiken?", "On which number can we reach you?"},
	AskEmail:   {"Welk e-mailadres gebruikt u bij ons?", "Which e-mail address do you use with us?"},
	AskBSN:     {"Wat zijn de laatste drie cijfers van uw burgerservicenummer?", "What are the last three digits of your citizen service number?"},
	AskRequest: {"Waarover had u het laatst contact met ons?", "What was your last contact with us about?"},
	AskKvK:     {"Wat is uw KvK-nummer?", "What is your trade register number?"},
}

// personal are the questions that a neighbour or a relative in the same house
// cannot answer from what lies on the doormat: one of them is always needed.
var personal = map[Question]bool{AskBorn: true, AskBSN: true, AskRequest: true, AskKvK: true}

// Questions are what can be asked of a party, in the order of asking. From is
// the number or address that the conversation came from: it proves nothing
// and is not asked. Of a person whose data are secret nothing is asked that
// would tell where that person is.
func (p *Party) Questions(from string, hasRequest bool) []Question {
	var all []Question
	add := func(q Question, can bool) {
		if can {
			all = append(all, q)
		}
	}
	add(AskBorn, p.Kind == Person && p.Born.Known())
	add(AskKvK, p.KvK != "")
	add(AskAddress, !p.Secret && p.Address.Postcode != "" && p.Address.Number != "")
	add(AskBSN, p.HasBSN)
	add(AskRequest, hasRequest)
	add(AskPhone, !p.Secret && p.pointOtherThan(Phone, from) != "")
	add(AskEmail, !p.Secret && p.pointOtherThan(Email, from) != "")
	return all
}

// pointOtherThan is the first point of a kind that the conversation did not
// come from.
func (p *Party) pointOtherThan(kind PointKind, from string) string {
	for _, x := range p.Points {
		if x.Kind == kind && x.Normal != from {
			return x.Value
		}
	}
	return ""
}

// Answer is the expected answer to a question; about is what the last contact
// was about.
func (p *Party) Answer(q Question, from, about string, lang fault.Lang) string {
	switch q {
	case AskBorn:
		return longDate(p.Born, lang)
	case AskAddress:
		return join(ShowPostcode(p.Address.Postcode)+",", p.Address.Number, p.Address.Addition)
	case AskPhone:
		return p.pointOtherThan(Phone, from)
	case AskEmail:
		return p.pointOtherThan(Email, from)
	case AskBSN:
		return p.BSNEnd
	case AskRequest:
		return about
	case AskKvK:
		return p.KvK
	}
	return ""
}

// Verdict is what answers to control questions come to.
type Verdict uint8

// The verdicts.
const (
	AskMore   Verdict = 0 // not enough yet
	Passed    Verdict = 1
	Failed    Verdict = 2 // too many were wrong: not by this conversation
	CannotAsk Verdict = 3 // too little is known of this customer to check it by questions
)

// How many right answers are needed, and how many may be wrong.
const (
	RightNeeded  = 3
	WrongAllowed = 1
)

// Judge says what answers come to. Three right answers are needed, one of them
// to a question that housemates cannot answer, and at most one may be wrong;
// for a person whose data are secret none may be.
func (p *Party) Judge(can []Question, answers map[Question]bool) Verdict {
	right, wrong, own, canOwn := 0, 0, 0, false
	for _, q := range can {
		canOwn = canOwn || personal[q]
		switch ok, asked := answers[q]; {
		case !asked:
		case ok:
			right++
			if personal[q] {
				own++
			}
		default:
			wrong++
		}
	}
	allowed := WrongAllowed
	if p.Secret {
		allowed = 0
	}
	switch {
	case wrong > allowed:
		return Failed
	case right >= RightNeeded && own > 0:
		return Passed
	case len(can) < RightNeeded || !canOwn || len(can)-wrong < RightNeeded:
		return CannotAsk
	}
	return AskMore
}
