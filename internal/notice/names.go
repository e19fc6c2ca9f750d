package notice

import "handvest/internal/fault"

var kindNames = map[Kind][2]string{
	Confirmation: {"bevestiging", "confirmation"},
	Late:         {"het duurt langer", "it takes longer"},
	Paused:       {"wij wachten", "we wait"},
	Resumed:      {"wij gaan verder", "we go on"},
	NotReached:   {"wij belden u", "we rang you"},
	Answered:     {"antwoord", "answer"},
	Closed:       {"klaar", "done"},
	Reopened:     {"weer opgepakt", "picked up again"},
	Milestone:    {"nieuws over uw vraag", "news about your request"},
	Compensation: {"vergoeding", "compensation"},

	ComplaintReceipt:     {"klacht: ontvangstbevestiging", "complaint: acknowledgement"},
	ComplaintCopy:        {"klacht: afschrift voor de collega", "complaint: copy for who is complained about"},
	ComplaintRefused:     {"klacht: wij behandelen haar niet", "complaint: it is not handled"},
	ComplaintInvite:      {"klacht: uitnodiging voor een gesprek", "complaint: invitation to be heard"},
	ComplaintInviteOther: {"klacht: uitnodiging voor de collega", "complaint: invitation for who is complained about"},
	ComplaintLonger:      {"klacht: het duurt langer", "complaint: it takes longer"},
	ComplaintLongerOther: {"klacht: het duurt langer, voor de collega", "complaint: it takes longer, for who is complained about"},
	ComplaintSettled:     {"klacht: samen opgelost", "complaint: settled together"},
	ComplaintMoved:       {"klacht: dit is iets anders", "complaint: this is something else"},
	ComplaintVerdict:     {"klacht: ons oordeel", "complaint: our judgment"},
	ComplaintFeedback:    {"klacht: wat wij ermee deden", "complaint: what we did with it"},
	ComplimentThanks:     {"dank voor een compliment", "thanks for a compliment"},
	IdeaThanks:           {"dank voor een idee", "thanks for an idea"},

	Frame: {"aanhef en groet", "greeting and closing"},
}

// In is what a kind is called, in small letters.
func (k Kind) In(lang fault.Lang) string {
	n, ok := kindNames[k]
	if !ok {
		return string(k)
	}
	return n[at(string(lang))]
}
