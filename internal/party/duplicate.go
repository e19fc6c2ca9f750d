package party

import (
	"slices"
	"strings"
)

// Reason is why two parties may be one.
type Reason string

// The reasons.
const (
	SameBSN        Reason = "bsn"
	SameKvK        Reason = "kvk"
	SamePhone      Reason = "telefoon"
	SameEmail      Reason = "mail"
	SameBorn       Reason = "geboortedatum"
	SameAddress    Reason = "adres"
	SameName       Reason = "naam"
	CloseName      Reason = "naam-lijkt"
	OtherBorn      Reason = "andere-geboortedatum"
	OtherGivenName Reason = "andere-voornaam"
	OtherBSN       Reason = "ander-bsn"
	OtherKvK       Reason = "ander-kvk"
)

// Likeness is how much two parties look like one and the same.
type Likeness struct {
	Score   int // see Likely and Sure
	Reasons []Reason
}

// From which score two parties are probably, and practically certainly, one.
const (
	Likely = 60
	Sure   = 100
)

// weights add up; what contradicts takes away.
var weights = map[Reason]int{
	SameBSN: 120, SameKvK: 70, SamePhone: 30, SameEmail: 35, SameBorn: 35, SameAddress: 20, SameName: 30, CloseName: 15,
	OtherBorn: -45, OtherGivenName: -30, OtherBSN: -200, OtherKvK: -60,
}

// Compare says how much two parties look alike, and why. Same is whether their
// BSNs are the same number; it counts only where both have one.
func Compare(a, b *Party, sameBSN bool) Likeness {
	var l Likeness
	add := func(r Reason) {
		l.Score += weights[r]
		l.Reasons = append(l.Reasons, r)
	}
	if a.Kind != b.Kind {
		return l
	}
	if a.HasBSN && b.HasBSN {
		if !sameBSN {
			add(OtherBSN)
			return l
		}
		add(SameBSN)
	}
	if a.KvK != "" && b.KvK != "" {
		if a.KvK == b.KvK {
			add(SameKvK)
		} else {
			add(OtherKvK)
		}
	}
	if sharePoint(a, b, Phone) {
		add(SamePhone)
	}
	if sharePoint(a, b, Email) {
		add(SameEmail)
	}
	if a.Kind == Person && known(a) && known(b) {
		if a.Born == b.Born {
			add(SameBorn)
		} else {
			add(OtherBorn)
		}
	}
	if k := addressKey(a.Address.Postcode, a.Address.Number, a.Address.Addition); k != "" &&
		k == addressKey(b.Address.Postcode, b.Address.Number, b.Address.Addition) {
		add(SameAddress)
	}
	for _, r := range compareNames(a.Name, b.Name) {
		add(r)
	}
	return l
}

func known(p *Party) bool { return p.Born.Known() }

func sharePoint(a, b *Party, kind PointKind) bool {
	for _, x := range a.Points {
		if x.Kind == kind && slices.ContainsFunc(b.Points, func(y Point) bool { return y.Kind == kind && y.Normal == x.Normal }) {
			return true
		}
	}
	return false
}

// compareNames looks at the last names, or the names of organisations, and
// then at what is known of the first names.
func compareNames(a, b Name) []Reason {
	la, lb := folded(a.Last+" "+a.Business), folded(b.Last+" "+b.Business)
	if la == "" || lb == "" {
		return nil
	}
	var out []Reason
	switch {
	case la == lb:
		out = append(out, SameName)
	case within(la, lb, 1+len(la)/8):
		out = append(out, CloseName)
	default:
		return nil
	}
	fa, fb := folded(a.First), folded(b.First)
	if fa != "" && fb != "" && !givenNamesFit(fa, fb) {
		out = append(out, OtherGivenName)
	}
	return out
}

func folded(s string) string { return strings.Join(Words(s), "") }

// givenNamesFit says whether two first names can be of one person: one is the
// beginning of the other ("a" and "anna"), or they differ by a letter.
func givenNamesFit(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || within(a, b, 1) && a[0] == b[0] || len(a) <= 3 && a[0] == b[0] || len(b) <= 3 && a[0] == b[0]
}

// within says whether one text becomes the other by at most most changes:
// adding, dropping or changing a letter, or swapping two neighbours.
func within(a, b string, most int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return false
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)] <= most
}
