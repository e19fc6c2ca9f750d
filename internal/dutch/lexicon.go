package dutch

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Use says what a word form may be.
type Use uint8

const (
	Alone Use = 1 << iota // a word by itself
	Begin                 // safe as a first or middle part of a compound
	End                   // safe as the last part
	Noun
	Adjective
	Verb
	Name
)

// Lexicon gathers word forms to be written as a word list; the building side
// of New.
type Lexicon map[string]Lexeme

// Lexeme is what is known of one folded word form.
type Lexeme struct {
	Use  Use
	Base string // singular noun, uninflected adjective, first person of a verb; itself when it is one
	rank Rank
}

// Rank says how much to believe that a form belongs to a base. The highest wins.
type Rank uint8

const (
	Conjugated Rank = iota + 1 // hout of (ik) hou
	Linked                     // bedrijfs of bedrijf
	Inflected                  // zwakke of zwak
	Entry                      // an entry of the dictionary that says nothing of nouns
	Plural                     // hazen of haas, huisje of huis
	NounEntry                  // an entry that is the singular of a noun
)

// Put adds a form. The uses of a form add up; its base is the one with the
// highest rank, and of equals the longest: by the letters alone zaken could be a
// plural of zak too.
func (l Lexicon) Put(form, base string, use Use, rank Rank) {
	form, base = squeeze(Fold(form)), squeeze(Fold(base))
	old, known := l[form]
	if !known || rank > old.rank || rank == old.rank && len(base) > len(old.Base) {
		old.Base, old.rank = base, rank
	}
	old.Use |= use
	l[form] = old
}

// magic opens every word list; a list of another build is refused.
const magic = "handvest-words 1\n"

// Write gives the list as New reads it, not yet compressed: a line per form in
// order of the alphabet, the form, a letter for what it may be, and where the
// base differs how many letters to take off and what to put on.
func (l Lexicon) Write() []byte {
	forms := make([]string, 0, len(l))
	for f := range l {
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b string) int { return cmp.Compare(a, b) })
	var b bytes.Buffer
	b.WriteString(magic)
	for _, f := range forms {
		x := l[f]
		b.WriteString(f)
		b.WriteByte('\t')
		b.WriteByte(byte(x.Use) + firstUse)
		if x.Base != f {
			same := 0
			for same < len(f) && same < len(x.Base) && f[same] == x.Base[same] {
				same++
			}
			b.WriteByte(byte('0' + min(len(f)-same, 60)))
			b.WriteString(x.Base[same:])
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// firstUse makes a printable byte of a Use that is never a tab or newline.
const firstUse = 0x21

// unpackBase is the inverse of what Write does with a base.
func unpackBase(form, code string) string {
	if code == "" {
		return form
	}
	off := int(code[0] - '0')
	if off > len(form) {
		return form
	}
	return strings.Clone(form[:len(form)-off] + code[1:])
}
