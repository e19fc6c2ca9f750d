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
	Frame:        {"aanhef en groet", "greeting and closing"},
}

// In is what a kind is called, in small letters.
func (k Kind) In(lang fault.Lang) string {
	n, ok := kindNames[k]
	if !ok {
		return string(k)
	}
	return n[at(string(lang))]
}
