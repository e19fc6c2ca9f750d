package knowledge

import (
	"slices"
	"strings"
	"unicode"
)

// Piece is a stretch of text that both versions have, or only one of them.
type Piece struct {
	Text    string
	Added   bool // stands in the new version only
	Removed bool // stood in the old version only
}

// largest is how many words a comparison takes word by word; of longer texts
// the part that differs is shown as one.
const largest = 3000

// Diff compares two texts word by word. The pieces that were not added make up
// the old text, those that were not removed the new one.
func Diff(from, to string) []Piece {
	a, b := split(from), split(to)
	front := 0
	for front < len(a) && front < len(b) && a[front] == b[front] {
		front++
	}
	back := 0
	for back < len(a)-front && back < len(b)-front && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	var d pieces
	d.add(Piece{Text: strings.Join(a[:front], "")})
	d.middle(a[front:len(a)-back], b[front:len(b)-back])
	d.add(Piece{Text: strings.Join(a[len(a)-back:], "")})
	return d
}

// split cuts a text into words and what stands between them; together they
// are the text again.
func split(text string) []string {
	var all []string
	start, kind := 0, -1
	for i, r := range text {
		k := 0
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			k = 1
		case unicode.IsSpace(r):
			k = 2
		}
		if k != kind || k == 0 {
			if i > start {
				all = append(all, text[start:i])
			}
			start, kind = i, k
		}
	}
	if start < len(text) {
		all = append(all, text[start:])
	}
	return all
}

type pieces []Piece

// add joins a piece to the one before it when they are of one kind.
func (d *pieces) add(p Piece) {
	if p.Text == "" {
		return
	}
	if n := len(*d); n > 0 && (*d)[n-1].Added == p.Added && (*d)[n-1].Removed == p.Removed {
		(*d)[n-1].Text += p.Text
		return
	}
	*d = append(*d, p)
}

// middle compares by the longest words that both have in order.
func (d *pieces) middle(a, b []string) {
	if len(a) > largest || len(b) > largest {
		d.add(Piece{Text: strings.Join(a, ""), Removed: true})
		d.add(Piece{Text: strings.Join(b, ""), Added: true})
		return
	}
	width := len(b) + 1
	long := make([]uint16, (len(a)+1)*width) // of the rest of both from here
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				long[i*width+j] = long[(i+1)*width+j+1] + 1
			} else {
				long[i*width+j] = max(long[(i+1)*width+j], long[i*width+j+1])
			}
		}
	}
	var gone, come []string
	flush := func() {
		d.add(Piece{Text: strings.Join(gone, ""), Removed: true})
		d.add(Piece{Text: strings.Join(come, ""), Added: true})
		gone, come = nil, nil
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			// a lone space between two changes is no rest for the eye
			if strings.TrimSpace(a[i]) == "" && (len(gone) > 0 || len(come) > 0) && i+1 < len(a) && j+1 < len(b) && a[i+1] != b[j+1] {
				gone, come = append(gone, a[i]), append(come, b[j])
			} else {
				flush()
				d.add(Piece{Text: a[i]})
			}
			i, j = i+1, j+1
		case long[(i+1)*width+j] >= long[i*width+j+1]:
			gone = append(gone, a[i])
			i++
		default:
			come = append(come, b[j])
			j++
		}
	}
	gone, come = slices.Concat(gone, a[i:]), slices.Concat(come, b[j:])
	flush()
}
