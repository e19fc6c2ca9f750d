package party

import (
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// What is masked tells enough to compare and too little to give away.

// MaskPhone shows the last two digits of a number, and whether it is mobile.
func MaskPhone(normal string) string {
	if len(normal) < 6 {
		return normal
	}
	start := "•••"
	if strings.HasPrefix(normal, "+316") {
		start = "06"
	}
	return start + " •••• ••" + normal[len(normal)-2:]
}

// MaskEmail shows the first letters of an address and its ending.
func MaskEmail(address string) string {
	local, domain, ok := strings.Cut(address, "@")
	dot := strings.LastIndexByte(domain, '.')
	if !ok || dot < 1 {
		return "•••"
	}
	return first(local) + "•••@" + first(domain) + "•••" + domain[dot:]
}

func first(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(r)
}

// MaskBorn shows only the year of a birth date.
func MaskBorn(d calendar.Date, lang fault.Lang) string {
	if !d.Known() {
		return ""
	}
	if lang == fault.EN {
		return "born in " + d.String()[:4]
	}
	return "geboren in " + d.String()[:4]
}

// Scope is what may be seen of a party at a step of the identity ladder.
type Scope struct {
	Facts    bool // birth date, address, contact points
	Notes    bool // remarks of colleagues; an alert is always in sight
	Contacts bool // what came before and what runs, with their texts
	Answers  bool // the expected answers to control questions
}

// ScopeOf says what opens. A known number or a name makes a candidate, not an
// identity: until the control questions are passed only the name shows, with
// masked facts to choose between namesakes (S4-30). Work that is not a
// conversation needs no check of who speaks.
func ScopeOf(purpose Purpose, level Level, secret bool) Scope {
	if purpose != ForContact {
		return Scope{Facts: true, Notes: true, Contacts: true}
	}
	if level >= Checked {
		return Scope{Facts: true, Notes: true, Contacts: true}
	}
	return Scope{Answers: level == Claimed && !secret}
}

// Known says that a purpose is one of ours.
func (p Purpose) Known() bool { return p >= ForContact && p <= ForAudit }

// MaskPlace shows the town of an address and the digits of its postcode.
func MaskPlace(a Address) string {
	if isPostcode(a.Postcode) {
		return join(a.Postcode[:4]+" ••", a.Town)
	}
	return a.Town
}

// Masked are the facts by which namesakes are told apart before it is sure who
// speaks. Of a person whose data are secret only the year of birth shows.
func (p *Party) Masked(lang fault.Lang) []string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	add(MaskBorn(p.Born, lang))
	if p.Secret {
		return out
	}
	add(MaskPlace(p.Address))
	for _, x := range p.Points {
		switch x.Kind {
		case Phone:
			add(MaskPhone(x.Normal))
		case Email:
			add(MaskEmail(x.Normal))
		}
	}
	return out
}

// Close takes away what a scope does not open. An alert stays: a colleague
// must see it before the first word.
func (p *Party) Close(s Scope, today calendar.Date) {
	if !s.Facts {
		p.Born, p.Address, p.Points, p.KvK, p.BSNEnd, p.Acts = calendar.NoDate, Address{}, nil, "", "", nil
	}
	if !s.Notes {
		var alerts []Note
		for _, n := range p.Current(today) {
			if n.Alert {
				alerts = append(alerts, n)
			}
		}
		p.Notes = alerts
	}
}

// Withhold takes away where a person is and how to reach that person, and says
// whether there was anything to take away.
func (p *Party) Withhold() bool {
	had := p.Address.Known() || len(p.Points) > 0
	p.Address, p.Points = Address{}, nil
	return had
}
