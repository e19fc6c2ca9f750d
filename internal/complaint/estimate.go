package complaint

import (
	"slices"

	"handvest/internal/fault"
)

// UnspokenFactor is how many who are dissatisfied say nothing for each who
// complains, as told in the field (S1-09). It is a setting, and what follows
// from it is an estimate: never part of a count.
const UnspokenFactor = 26

// MostUnspoken is the highest factor that an organisation may set.
const MostUnspoken = 1000

// Estimate is what may lie under the complaints that were made.
type Estimate struct {
	Spoken   int64 // counted
	Unspoken int64 // estimated
	All      int64 // estimated
	Factor   int64
}

// Iceberg estimates how many complaints were not made.
func Iceberg(spoken, factor int64) (Estimate, error) {
	if factor < 0 || factor > MostUnspoken {
		return Estimate{}, fault.New(fault.Invalid, "Kies een factor van 0 tot en met 1000.", "Choose a factor from 0 to 1000.").At("factor")
	}
	return Estimate{Spoken: spoken, Unspoken: spoken * factor, All: spoken * (factor + 1), Factor: factor}, nil
}

// DissatisfiedPercent is the share of customers who are said to be dissatisfied
// (S1-08). Nobody measured it here: it stands beside a measured share, never in it.
const DissatisfiedPercent = 25

// Reference is how many of some customers that rule of thumb calls dissatisfied.
func Reference(customers int64) int64 { return (customers*DissatisfiedPercent + 50) / 100 }

// ToldBad and ToldGood are how many people are said to hear of a bad and of a
// good experience (S1-10). They are settings, and what follows is an estimate.
const (
	ToldBad  = 20
	ToldGood = 5
	MostTold = 1000
)

// Hearers are how many people may have heard of some experiences.
type Hearers struct {
	Bad, Good       int64 // experiences
	OfBad, OfGood   int64 // who heard of them, estimated
	PerBad, PerGood int64
}

// WordOfMouth estimates who heard of bad and good experiences.
func WordOfMouth(bad, good, perBad, perGood int64) (Hearers, error) {
	for _, x := range []struct {
		n, most int64
		place   string
	}{{bad, 1e6, "slecht"}, {good, 1e6, "goed"}, {perBad, MostTold, "verteld_slecht"}, {perGood, MostTold, "verteld_goed"}} {
		if x.n < 0 || x.n > x.most {
			return Hearers{}, fault.Newf(fault.Invalid, "Kies een getal van 0 tot en met %d.", "Choose a number from 0 to %d.", x.most).At(x.place)
		}
	}
	return Hearers{bad, good, bad * perBad, good * perGood, perBad, perGood}, nil
}

// Field is one field of a self-assessment with its weight in whole percents.
type Field struct {
	Code   string
	Word   Word
	Weight int32
}

// Set is a weighted self-assessment; the weights are data (S1-05, rules 13).
type Set struct {
	Code   string
	Word   Word
	Fields []Field
	Even   bool // every field is as heavy as the others, and has no weight

	Version int32 `json:",omitempty"` // of a set of our own; 0 is one of the house
}

// Own says whether an organisation made the set itself.
func (s *Set) Own() bool { return s.Version > 0 }

// SameWeights says whether totals by two sets can be compared.
func (s *Set) SameWeights(t *Set) bool {
	return s.Code == t.Code && slices.EqualFunc(s.Fields, t.Fields, func(a, b Field) bool { return a.Code == b.Code && a.Weight == b.Weight })
}

var efqmNames = []Choice{
	{"leiderschap", Word{"Leiderschap", "Leadership"}}, {"personeel", Word{"Personeelsmanagement", "People management"}}, {"processen", Word{"Processen", "Processes"}},
	{"klant", Word{"Klanttevredenheid", "Customer satisfaction"}}, {"resultaten", Word{"Resultaten van de organisatie", "Results of the organisation"}},
	{"beleid", Word{"Beleid en strategie", "Policy and strategy"}}, {"medewerker", Word{"Medewerkertevredenheid", "People satisfaction"}},
	{"middelen", Word{"Middelenmanagement", "Management of resources"}}, {"maatschappij", Word{"Waardering door de maatschappij", "Appreciation by society"}},
}

func efqm(code string, name Word, weights ...int32) Set {
	s := Set{Code: code, Word: name}
	for i, w := range weights {
		s.Fields = append(s.Fields, Field{efqmNames[i].Code, efqmNames[i].Word, w})
	}
	return s
}

// EFQM are the two sets of weights of the nine fields: as printed in the
// workshop, where two seem to be swapped, and as the model published them.
var EFQM = []Set{
	efqm("efqm_printed", Word{"Zoals afgedrukt in de workshop", "As printed in the workshop"}, 10, 9, 14, 9, 15, 8, 20, 9, 6),
	efqm("efqm_published", Word{"Zoals gepubliceerd", "As published"}, 10, 9, 14, 20, 15, 8, 9, 9, 6),
}

// Check refuses weights that are no whole.
func (s *Set) Check() error {
	if s.Even {
		return nil
	}
	total := int32(0)
	for _, f := range s.Fields {
		if f.Weight < 0 {
			return fault.Newf(fault.Invalid, "Het gewicht van %q is negatief.", "The weight of %q is negative.", f.Word.NL).At("gewicht")
		}
		total += f.Weight
	}
	if total != 100 {
		return fault.Newf(fault.Invalid, "De gewichten tellen op tot %d. Maak er 100 van.", "The weights add up to %d. Make it 100.", total).At("gewicht")
	}
	return nil
}

// Score is the weighted total in tenths of a point, of marks from 0 to 100.
func (s *Set) Score(marks map[string]int32) (int32, error) {
	if err := s.Check(); err != nil {
		return 0, err
	}
	sum, even := int32(0), int32(0)
	if s.Even {
		even = 1
	}
	for _, f := range s.Fields {
		m, given := marks[f.Code]
		if !given || m < 0 || m > 100 {
			return 0, fault.Newf(fault.Invalid, "Geef %q een cijfer van 0 tot en met 100.", "Give %q a mark from 0 to 100.", f.Word.NL).At(f.Code)
		}
		sum += m * max(f.Weight, even)
	}
	if n := int32(len(s.Fields)); s.Even {
		return (20*sum + n) / (2 * n), nil
	}
	return (sum + 5) / 10, nil
}
