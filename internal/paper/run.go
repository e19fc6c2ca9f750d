package paper

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// run is a piece of a line that is drawn in one go, in one typeface.
type run struct {
	face, said, shown string // shown as it stands on paper, from left to right
	same              bool   // who reads the signs back, reads what was written
}

// runs takes a line apart. A sign that our type has not is drawn in the second;
// a sign that neither has becomes its base letter where there is one, and else a
// question mark. What was written stays behind it, for who copies, searches or
// listens (ActualText), so that nothing is lost.
func runs(style, line string) []run {
	ours, others := drawable[family+style](), drawable[second]()
	if strings.IndexFunc(line, func(r rune) bool { return !ours[r] || backward(r) }) < 0 {
		return []run{{face: family, said: line, shown: line, same: true}}
	}
	var all []run
	var said, shown []byte // of the last one
	end := func() {
		if last := len(all) - 1; last >= 0 {
			all[last].said, all[last].shown = string(said), string(shown)
		}
	}
	for _, part := range directions(line) {
		signs, first := []rune(part.text), ours
		if part.backward {
			signs = mirrored(joined(signs))
			if strings.IndexFunc(string(signs), func(r rune) bool { return !ours[r] }) >= 0 {
				first = nil // one typeface for all of it: readers put the signs back in order by piece
			}
		}
		for _, r := range signs {
			one := run{face: family, said: letterOf(r), shown: string(r), same: true}
			last := len(all) - 1
			switch {
			case first[r]:
			case others[r]:
				one.face = second
			case ours[r]:
			case unicode.Is(unicode.Mn, r) && last >= 0: // an accent that no type can set
				all[last].same = false
				said = append(said, one.said...)
				continue
			default:
				one.shown, one.same = base(r, ours), false
			}
			if last < 0 || all[last].face != one.face || all[last].same != one.same {
				end()
				all, said, shown = append(all, one), nil, nil
			}
			said, shown = append(said, one.said...), append(shown, one.shown...)
		}
	}
	end()
	return all
}

func base(r rune, have map[rune]bool) string {
	for _, b := range norm.NFKD.String(string(r)) {
		if have[b] {
			return string(b)
		}
	}
	return "?"
}

// font chooses the type. Style is empty or B.
func (d *document) font(style string, size float64) {
	d.style, d.size = style, size
	d.p.SetFont(family, style, size)
}

// in does something in a typeface.
func (d *document) in(face string, do func()) {
	if face == family {
		do()
		return
	}
	if !d.second {
		d.second = true
		d.p.AddUTF8FontFromBytes(second, "", dejavusans.TTF)
	}
	d.p.SetFont(second, "", d.size)
	do()
	d.p.SetFont(family, d.style, d.size)
}

// width is how wide a text is, in millimetres.
func (d *document) width(text string) float64 {
	sum := 0.0
	for _, r := range runs(d.style, text) {
		sum += d.across(r.face, r.shown)
	}
	return sum
}

// across is how wide signs of one typeface are, in millimetres. Each is measured
// once: no pair of signs stands closer than others.
func (d *document) across(face, shown string) float64 {
	of := face
	if face == family {
		of += d.style
	}
	known := d.widths[of]
	if known == nil {
		known = map[rune]float64{}
		d.widths[of] = known
	}
	sum := 0.0
	for _, r := range shown {
		w, ok := known[r]
		if !ok {
			d.in(face, func() { w = d.p.GetStringWidth(string(r)) / d.size })
			known[r] = w
		}
		sum += w
	}
	return sum * d.size
}

// draw draws a line.
func (d *document) draw(x, y float64, line string) {
	for _, r := range runs(d.style, line) {
		if !r.same {
			d.p.RawWriteStr(fmt.Sprintf("/Span <</ActualText %s>> BDC", text(r.said)))
		}
		d.in(r.face, func() { d.p.Text(x, y, r.shown) })
		x += d.across(r.face, r.shown)
		if !r.same {
			d.p.RawWriteStr("EMC")
		}
	}
}

// directed is a part of a line that is read in one direction.
type directed struct {
	text     string
	backward bool
}

// directions parts a line by direction: from the first letter of a script that
// runs to the left to the last one, or the last number, before a letter that
// runs to the right (the kernel of UAX #9 for a line that runs to the right).
func directions(line string) []directed {
	var all []directed
	for line != "" {
		from := strings.IndexFunc(line, backward)
		if from < 0 {
			return append(all, directed{text: line})
		}
		if from > 0 {
			all = append(all, directed{text: line[:from]})
			line = line[from:]
		}
		until, open := 0, 0
		for i, r := range line {
			if forward(r) {
				break
			}
			p, _ := bidi.LookupRune(r)
			closes := p.IsBracket() && !p.IsOpeningBracket() && open > 0
			switch {
			case p.IsOpeningBracket():
				open++
			case closes:
				open--
			}
			if backward(r) || digit(r) || closes && i == until {
				until = i + utf8.RuneLen(r)
			}
		}
		all = append(all, directed{text: line[:until], backward: true})
		line = line[until:]
	}
	return all
}

func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

func backward(r rune) bool { c := class(r); return c == bidi.R || c == bidi.AL }
func forward(r rune) bool  { return class(r) == bidi.L }
