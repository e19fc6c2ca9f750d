package party

import (
	"slices"

	"handvest/internal/calendar"
)

// Join is what a merge added to the party that stays, so that it can be taken
// away again. What was there before is never overwritten.
type Join struct {
	Text   map[string]string `json:",omitzero"` // fields that were empty, with what they got
	Flags  []string          `json:",omitzero"` // facts that were not known or not set
	Points []int64           `json:",omitzero"` // ids of contact points
	Notes  []int64           `json:",omitzero"` // ids of notes
	Acts   []int64           `json:",omitzero"` // parties on whose behalf it may now speak
	BSN    bool              `json:",omitzero"` // it got the number of the other
	Moved  []int64           `json:",omitzero"` // parties that had been merged into the other before
}

// fields are the texts of a party that a merge may fill in.
func (p *Party) fields() map[string]*string {
	return map[string]*string{"first": &p.Name.First, "business": &p.Name.Business, "kvk": &p.KvK, "language": &p.Language}
}

func (p *Party) flags() map[string]*bool {
	return map[string]*bool{"secret": &p.Secret, "sensitive": &p.Sensitive, "deceased": &p.Deceased}
}

// Absorb adds to a party what another one has and it has not, and says what
// that was. New points and notes get ids from newID. An address is taken as a
// whole or not at all. Secrecy of one is secrecy of both.
func (p *Party) Absorb(other *Party, newID func() int64) Join {
	j := Join{Text: map[string]string{}}
	theirs := other.fields()
	for name, mine := range p.fields() {
		if *mine == "" && *theirs[name] != "" {
			*mine, j.Text[name] = *theirs[name], *theirs[name]
		}
	}
	if !p.Address.Known() && other.Address.Known() {
		p.Address = other.Address
		j.Flags = append(j.Flags, "address")
	}
	if !known(p) && known(other) {
		p.Born = other.Born
		j.Flags = append(j.Flags, "born")
	}
	set := other.flags()
	for name, mine := range p.flags() {
		if !*mine && *set[name] {
			*mine, j.Flags = true, append(j.Flags, name)
		}
	}
	slices.Sort(j.Flags)
	for _, x := range other.Points {
		if slices.ContainsFunc(p.Points, func(y Point) bool { return y.Kind == x.Kind && y.Normal == x.Normal }) {
			continue
		}
		if x.Preferred && slices.ContainsFunc(p.Points, func(y Point) bool { return y.Kind == x.Kind && y.Preferred }) {
			x.Preferred = false
		}
		x.ID = newID()
		p.Points, j.Points = append(p.Points, x), append(j.Points, x.ID)
	}
	for _, n := range other.Notes {
		n.ID = newID()
		p.Notes, j.Notes = append(p.Notes, n), append(j.Notes, n.ID)
	}
	for _, r := range other.Acts {
		if r.Party != p.ID && !slices.ContainsFunc(p.Acts, func(q Relation) bool { return q.Party == r.Party }) {
			p.Acts, j.Acts = append(p.Acts, r), append(j.Acts, r.Party)
		}
	}
	return j
}

// Undo takes away what a merge added. What somebody changed since stays.
func (p *Party) Undo(j Join, other *Party) {
	mine := p.fields()
	for name, value := range j.Text {
		if *mine[name] == value {
			*mine[name] = ""
		}
	}
	flags := p.flags()
	for _, name := range j.Flags {
		switch name {
		case "address":
			if p.Address == other.Address {
				p.Address = Address{}
			}
		case "born":
			if p.Born == other.Born {
				p.Born = calendar.NoDate
			}
		default:
			*flags[name] = false
		}
	}
	p.Points = slices.DeleteFunc(p.Points, func(x Point) bool { return slices.Contains(j.Points, x.ID) })
	p.Notes = slices.DeleteFunc(p.Notes, func(x Note) bool { return slices.Contains(j.Notes, x.ID) })
	p.Acts = slices.DeleteFunc(p.Acts, func(x Relation) bool { return slices.Contains(j.Acts, x.Party) })
}
