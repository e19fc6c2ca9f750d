package town

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/party"
)

// Citizen is one person or organisation of Elzermonde that asks something.
type Citizen struct {
	Number uint32 // from 1, as in Subject.Citizen

	// Party is what we know of them. Its own id and those of its points are 0;
	// the parties for whom it acts are named by their numbers.
	Party party.Party

	BSN     string // of the range for tests; most have none in our records
	Double  uint32 // of whom this is a second record, made by mistake; 0
	Partner uint32 // with whom this person lives; 0
	By      uint32 // the child who speaks for this person; 0
}

// people makes citizens one after another, so that families share a home.
type people struct {
	seed  uint64
	open  map[string]*home // where the next of a district may move in
	all   []Citizen
	tests []string // citizen service numbers that are left
	names map[string]string
}

// home is an address with the family in it.
type home struct {
	circle *circle
	last   [2]string // prefix and last name
	addr   party.Address
	phone  [2]string // of the house, for a few
	room   int       // how many still move in
	head   uint32
	born   calendar.Date // of the head
	older  bool          // the second is a parent, not a partner
}

// Citizens are the first n citizens of a town. The same seed gives the same
// people, and more of them begin with the same ones. Where they live fits the
// districts of the subjects that New makes.
func Citizens(seed uint64, n int) []Citizen {
	p := people{seed: seed, open: map[string]*home{}, all: make([]Citizen, 0, n), tests: testNumbers(), names: map[string]string{}}
	for _, l := range fixed {
		if l.Kind == "district" {
			p.names[l.Code] = l.NL
		}
	}
	for i := range n {
		p.next(uint32(i + 1))
	}
	return p.all
}

// today is the day from which ages are counted: people do not grow older while
// a demo runs.
var today = calendar.NewDate(2026, 11, 1)

// next makes the citizen with a number.
func (p *people) next(number uint32) {
	r := p.rand(number)
	c := Citizen{Number: number}
	switch {
	case number == Anna:
		c = p.anna()
	case number > 400 && number%173 == 0:
		c = p.double(r, number)
	case number <= uint32(len(regulars)) || number%12 == 7:
		p.organisation(r, &c)
	default:
		p.person(r, &c)
	}
	_ = c.Party.Tidy(today) // into the form in which parties are kept; a test asks it of everybody
	p.all = append(p.all, c)
}

// rand is the chance of one citizen.
func (p *people) rand(number uint32) *rand.Rand {
	return rand.New(rand.NewPCG(p.seed, 2<<40|uint64(number)))
}

// address draws an address in a district.
func address(r *rand.Rand, district string) party.Address {
	q := quarterOf(district)
	s := r.IntN(len(q.streets))
	number := 1 + r.IntN(28+13*(s%9))
	a := party.Address{Street: q.streets[s], Number: strconv.Itoa(number), Postcode: q.postcode(s, number), Town: Name, District: district}
	switch x := r.Float64(); {
	case x < .07:
		a.Addition = string(rune('A' + r.IntN(4)))
	case x < .09:
		a.Addition = strconv.Itoa(1 + r.IntN(3))
	}
	return a
}

func (p *people) person(r *rand.Rand, c *Citizen) {
	h := p.home(r, c.Number)
	woman := r.Float64() < .52
	first := h.circle.men
	if woman {
		first = h.circle.women
	}
	c.Party = party.Party{Kind: party.Person, Address: h.addr}
	who := &c.Party
	who.Name = party.Name{First: first[r.IntN(len(first))], Prefix: h.last[0], Last: h.last[1]}
	switch {
	case h.head == c.Number:
		who.Born = today.AddDays(-int(365.25 * (22 + 62*(r.Float64()+r.Float64())/2)))
		h.born = who.Born
	case h.older:
		who.Born = h.born.AddDays(-int(365.25 * (20 + 16*r.Float64())))
	default:
		who.Born = min(h.born.AddDays(int(365.25*9*(r.Float64()-.5))), today.AddDays(-18*366))
		c.Partner = h.head
		if r.Float64() < .55 { // keeps the own name
			who.Name.Prefix, who.Name.Last, _ = cutName(h.circle.last[r.IntN(len(h.circle.last))])
		}
	}
	who.Born = max(who.Born, today.AddDays(-97*365))
	if h.circle.language != "" && r.Float64() < .35 {
		who.Language = h.circle.language
	}
	if r.Float64() < .16 {
		who.Name.First = initials(r, who.Name.First)
	}
	who.Secret, who.Sensitive = r.Float64() < .01, r.Float64() < .003
	p.reach(r, c, h)
	p.note(r, who)
	if h.older && h.head != c.Number && r.Float64() < .5 {
		p.actsFor(&p.all[h.head-1], c, h)
		who.Deceased = r.Float64() < .03
	}
	if r.Float64() < .22 && len(p.tests) > 0 && c.Number > 400 {
		c.BSN, p.tests = p.tests[0], p.tests[1:]
		who.HasBSN, who.BSNEnd = true, c.BSN[6:]
	}
}

// actsFor says that a child speaks for a parent in the same house.
func (p *people) actsFor(child, parent *Citizen, h *home) {
	as := "zoon"
	if slices.Contains(h.circle.women, child.Party.Name.First) {
		as = "dochter"
	}
	parent.By = child.Number
	child.Party.Acts = append(child.Party.Acts, party.Relation{
		Party: int64(parent.Number), Name: fullName(parent.Party.Name), As: as, Until: calendar.NoDate,
	})
}

// before is a moment in office hours some days before today.
func before(r *rand.Rand, least, spread int) calendar.Instant {
	d := today.AddDays(-least - r.IntN(spread))
	return calendar.Instant(int64(d)*24*3600_000 + int64(8*3600+r.IntN(7*3600))*1000)
}

// home is where a person moves in: with a family in the district, or anew.
func (p *people) home(r *rand.Rand, number uint32) *home {
	district := districtOf(number)
	if h := p.open[district]; h != nil && h.room > 0 {
		h.room--
		return h
	}
	h := &home{circle: &circles[0], addr: address(r, district), head: number}
	x, total := r.Float64(), 0.0
	for i := range circles {
		if total += circles[i].weight / 100; x < total {
			h.circle = &circles[i]
			break
		}
	}
	h.last[0], h.last[1], _ = cutName(h.circle.last[r.IntN(len(h.circle.last))])
	switch x := r.Float64(); {
	case x < .42:
		h.room = 1
	case x < .50:
		h.room, h.older = 1, true
	}
	if r.Float64() < .3 {
		h.phone[0], h.phone[1] = landline(number)
	}
	p.open[district] = h
	return h
}

// cutName splits "van der,Meer".
func cutName(text string) (prefix, last string, found bool) {
	if prefix, last, found = strings.Cut(text, ","); !found {
		return "", text, false
	}
	return prefix, last, true
}

// fullName is a name as people write it.
func fullName(n party.Name) string {
	if n.Business != "" {
		return n.Business
	}
	return strings.Join(strings.Fields(n.First+" "+n.Prefix+" "+n.Last), " ")
}

func initials(r *rand.Rand, first string) string {
	text := string([]rune(first)[0]) + "."
	for range r.IntN(3) {
		text += string("ABCEGHJLMPRSTW"[r.IntN(14)]) + "."
	}
	return text
}

// reach gives a person numbers and addresses that belong to nobody.
func (p *people) reach(r *rand.Rand, c *Citizen, h *home) {
	who := &c.Party
	add := func(kind party.PointKind, shown, normal, label string) {
		point := party.Point{Kind: kind, Value: shown, Normal: normal, Label: label, Verified: calendar.NoInstant}
		if r.Float64() < .4 {
			point.Verified = before(r, 30, 700)
		}
		point.Preferred = true
		for _, other := range who.Points {
			point.Preferred = point.Preferred && other.Kind != kind
		}
		who.Points = append(who.Points, point)
	}
	if r.Float64() < .86 {
		shown, normal := mobile(c.Number)
		if r.Float64() < .012 {
			shown, normal = abroad(c.Number)
		}
		add(party.Phone, shown, normal, "")
		if r.Float64() < .06 {
			who.Points[0].When = pickOne(r, "liefst na 16.00", "niet voor 10.00", "alleen op vrijdag", "liefst tussen de middag", "na 19.00 niet meer")
		}
	}
	if h.phone[0] != "" {
		add(party.Phone, h.phone[0], h.phone[1], "thuis")
	}
	if r.Float64() < .71 {
		mail := plain(who.Name.First) + "." + plain(who.Name.Prefix+who.Name.Last)
		if r.Float64() < .6 {
			mail += strconv.Itoa(int(c.Number % 97))
		}
		mail += "@" + pickOne(r, "example.org", "example.com", "example.net")
		add(party.Email, mail, mail, "")
		if r.Float64() < .03 {
			who.Points[len(who.Points)-1].OptOut = true
		}
	}
}

func pickOne(r *rand.Rand, all ...string) string { return all[r.IntN(len(all))] }

// plain is a name in the letters of an address.
func plain(name string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case c >= 'a' && c <= 'z':
			b.WriteRune(c)
		case foreign[c] != 0:
			b.WriteByte(foreign[c])
		}
	}
	return b.String()
}

var foreign = map[rune]byte{'ı': 'i', 'ö': 'o', 'ü': 'u', 'ş': 's', 'ğ': 'g', 'ç': 'c', 'ń': 'n', 'ł': 'l', 'ą': 'a', 'ó': 'o', 'é': 'e', 'è': 'e', 'ż': 'z'}

// organisation is a business, club or institution.
func (p *people) organisation(r *rand.Rand, c *Citizen) {
	district := districtOf(c.Number)
	c.Party = party.Party{Kind: party.Organisation, Born: calendar.NoDate, Address: address(r, district), KvK: chamber(c.Number)}
	who := &c.Party
	if c.Number <= uint32(len(regulars)) {
		who.Name.Business = regulars[c.Number-1]
	} else {
		last := func() string {
			all := circles[0].last
			prefix, last, _ := cutName(all[r.IntN(len(all))])
			return strings.ToUpper(prefix[:min(1, len(prefix))]) + prefix[min(1, len(prefix)):] + map[bool]string{true: " "}[prefix != ""] + last
		}
		who.Name.Business = called(r, last, who.Address.Street, p.names[district])
	}
	shown, normal := landline(c.Number)
	who.Points = append(who.Points, party.Point{Kind: party.Phone, Value: shown, Normal: normal, Preferred: true, Verified: calendar.NoInstant})
	mail := "info@" + plain(who.Name.Business) + ".example"
	who.Points = append(who.Points, party.Point{Kind: party.Email, Value: mail, Normal: mail, Preferred: true, Verified: calendar.NoInstant})
	if r.Float64() < .25 {
		shown, normal = mobile(c.Number)
		who.Points = append(who.Points, party.Point{Kind: party.Phone, Value: shown, Normal: normal, Label: "eigenaar", Verified: calendar.NoInstant})
	}
	p.note(r, who)
}

// double is a second record of somebody, as different as haste makes it.
func (p *people) double(r *rand.Rand, number uint32) Citizen {
	back := number - 1 - r.Uint32N(90)
	for p.all[back-1].Double != 0 || p.all[back-1].Party.Kind != party.Person {
		back--
	}
	of := &p.all[back-1]
	c := Citizen{Number: number, Double: of.Number, Party: party.Party{Kind: party.Person, Name: of.Party.Name, Born: of.Party.Born, Address: of.Party.Address, Language: of.Party.Language}}
	c.Party.Secret, c.Party.Sensitive = of.Party.Secret, of.Party.Sensitive
	for _, point := range of.Party.Points {
		if r.Float64() < .7 {
			point.Verified = calendar.NoInstant
			c.Party.Points = append(c.Party.Points, point)
		}
	}
	switch name := &c.Party.Name; {
	case similar[name.Last] != "" && r.Float64() < .8:
		name.Last = similar[name.Last]
	case r.Float64() < .5:
		name.First = initials(r, name.First)
	case name.Prefix != "":
		name.Prefix = strings.ToUpper(name.Prefix[:1]) + name.Prefix[1:]
	default:
		c.Party.Born = calendar.NoDate
	}
	return c
}

// note tells a colleague something, about few.
func (p *people) note(r *rand.Rand, who *party.Party) {
	x := r.Float64()
	if x > .028 {
		return
	}
	n := party.Note{ByName: "Klantcontact", At: before(r, 20, 600), Expires: calendar.NoDate}
	if n.Alert = x < .004; n.Alert {
		n.Text = pickOne(r, alerts...)
		n.Expires = today.AddDays(60 + r.IntN(300))
	} else {
		n.Text = pickOne(r, notes...)
	}
	who.Notes = append(who.Notes, n)
}

var (
	alerts = []string{
		"Was boos aan de balie en dreigde met geweld. Ontvang alleen met z'n tweeën en waarschuw de teamleider.",
		"Loopt een rechtszaak over de aanslag. Zeg niets inhoudelijks en verbind door met Bestuur en klachten.",
		"Bewindvoerder wil dat wij alleen met hem afspraken over geld maken.",
		"Heeft een contactverbod met medewerkers van Werk en inkomen. Overleg eerst met de teamleider.",
	}
	notes = []string{
		"Hoort slecht. Spreek rustig of bied aan om te mailen.",
		"Leest moeilijk. Leg brieven mondeling uit.",
		"Heeft een vaste contactpersoon bij Zorg en jeugd.",
		"Wil geen post meer op papier, alleen e-mail.",
		"Belt vaak namens de hele straat; vraag altijd om het huisnummer.",
		"Komt met een begeleider. Vraag of die mee mag luisteren.",
		"Spreekt weinig Nederlands, de buurvrouw tolkt vaak.",
		"Kan geen trappen lopen: maak een afspraak op de begane grond.",
	}
)

// Describe is one line about a citizen, for who looks at a list of them.
func (c *Citizen) Describe() string {
	a := c.Party.Address
	return fmt.Sprintf("%d %s, %s %s%s, %s", c.Number, fullName(c.Party.Name), a.Street, a.Number, a.Addition, a.Postcode)
}
