package party

import (
	"errors"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The most characters of a field, so that a screen can show it.
const (
	mostName = 200
	mostLine = 120
	// MostNote is the most characters of a note.
	MostNote = 20_000
)

// tidy puts the fields of a party in order and names every one that is wrong.
func (p *Party) tidy(today calendar.Date) error {
	var wrong fault.List
	field := func(name string, err error) {
		if f := fault.As(err); f != nil {
			wrong = append(wrong, f.At(name))
		}
	}
	text := func(name string, s *string, most int) {
		*s = tidyLine(*s)
		if utf8.RuneCountInString(*s) > most {
			field(name, fault.Newf(fault.Invalid, "dit is te lang; gebruik hoogstens %d tekens", "this is too long; use at most %d characters", most))
		}
	}
	if p.Kind != Person && p.Kind != Organisation {
		p.Kind = Person
	}
	text("voornaam", &p.Name.First, mostName)
	text("tussenvoegsel", &p.Name.Prefix, 40)
	text("achternaam", &p.Name.Last, mostName)
	text("bedrijfsnaam", &p.Name.Business, mostName)
	switch {
	case p.Kind == Person && p.Name.Last == "":
		field("achternaam", fault.New(fault.Invalid, "vul een achternaam in", "fill in a last name"))
	case p.Kind == Organisation && p.Name.Business == "":
		field("bedrijfsnaam", fault.New(fault.Invalid, "vul de naam van de organisatie in", "fill in the name of the organisation"))
	}
	if p.Kind == Organisation {
		p.Born, p.Deceased = calendar.NoDate, false
	}
	if p.Born.Known() && (p.Born > today || p.Born.Year() < oldest) {
		field("geboortedatum", fault.New(fault.Invalid, "op deze dag kan een klant niet geboren zijn", "a customer cannot be born on this day"))
	}
	p.tidyAddress(field, text)
	if p.KvK != "" {
		k, err := ParseKvK(p.KvK)
		field("kvk", err)
		if err == nil {
			p.KvK = k
		}
	}
	for i := range p.Points {
		field(p.Points[i].Kind.field(), p.Points[i].Tidy())
	}
	if len(p.Points) > mostPoints {
		field("contact", fault.Newf(fault.Invalid, "een klant heeft hoogstens %d manieren om te bereiken", "a customer has at most %d ways to be reached", mostPoints))
	}
	p.onePreferred()
	return wrong.Err()
}

// mostPoints is how many contact points a party has at most.
const mostPoints = 30

func (p *Party) tidyAddress(field func(string, error), text func(string, *string, int)) {
	a := &p.Address
	text("straat", &a.Street, mostLine)
	text("plaats", &a.Town, mostLine)
	text("land", &a.Country, mostLine)
	text("toevoeging", &a.Addition, 12)
	a.Number = strings.TrimSpace(a.Number)
	if a.Country != "" {
		text("huisnummer", &a.Number, 12)
		text("postcode", &a.Postcode, 16)
		return
	}
	if a.Postcode != "" {
		code, err := ParsePostcode(a.Postcode)
		field("postcode", err)
		if err == nil {
			a.Postcode = code
		}
	}
	if a.Number == "" {
		return
	}
	number, addition, ok := ParseNumber(a.Number)
	if !ok {
		field("huisnummer", fault.New(fault.Invalid, "een huisnummer begint met cijfers, zoals 14 of 14 a", "a house number begins with digits, such as 14 or 14 a"))
		return
	}
	if addition != "" && a.Addition == "" {
		a.Addition = addition
	}
	a.Number = number
}

// onePreferred keeps at most one preferred point of each kind: the last.
func (p *Party) onePreferred() {
	seen := map[PointKind]bool{}
	for i := len(p.Points) - 1; i >= 0; i-- {
		if x := &p.Points[i]; x.Preferred {
			x.Preferred = !seen[x.Kind]
			seen[x.Kind] = true
		}
	}
}

// Tidy reads the value of a point into its two forms.
func (p *Point) Tidy() error {
	p.Label, p.When, p.Value = tidyLine(p.Label), tidyLine(p.When), tidyLine(p.Value)
	if utf8.RuneCountInString(p.Label) > mostLine || utf8.RuneCountInString(p.When) > mostLine || utf8.RuneCountInString(p.Value) > 254 {
		return fault.New(fault.Invalid, "dit is te lang; maak het korter", "this is too long; make it shorter")
	}
	var err error
	switch p.Kind {
	case Phone:
		if p.Normal, err = ParsePhone(p.Value); err == nil {
			p.Value = ShowPhone(p.Normal)
		}
	case Email:
		p.Normal, err = ParseEmail(p.Value)
	case Chat, Post:
		if p.Normal = Fold(p.Value); p.Value == "" {
			err = fault.New(fault.Invalid, "vul in hoe deze klant te bereiken is", "fill in how this customer can be reached")
		}
	default:
		err = errors.New("a contact point has an unknown kind")
		return fault.New(fault.Invalid, "deze manier om iemand te bereiken bestaat niet", "this way to reach somebody does not exist").Because(err)
	}
	return err
}

func (k PointKind) field() string {
	switch k {
	case Phone:
		return "telefoon"
	case Email:
		return "e-mail"
	}
	return "contact"
}

// tidyLine is one line without needless spaces and without signs that steer
// how a text is shown, such as those that turn the direction of writing.
func tidyLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, strings.ToValidUTF8(s, ""))), " ")
}

// TidyNote is the text of a note: its lines stay, what cannot be seen goes.
func TidyNote(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return visible(r)
	}, strings.ToValidUTF8(s, "")))
}

func visible(r rune) rune {
	switch {
	case r == '\u00a0', r == '\n', r == '\t', r == '\r':
		return ' '
	case r < ' ', r >= 0x7f && r < 0xa0:
		return -1
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0xfeff:
		return -1
	}
	return r
}
