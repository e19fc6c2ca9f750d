package paper

import (
	"encoding/binary"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/text/unicode/norm"
)

// family is our type; second has signs that ours has not, and one weight.
const family, second = "LiberationSans", "DejaVuSans"

// drawable says which signs a typeface has, by family and style.
var drawable = map[string]func() map[rune]bool{
	family:       sync.OnceValue(func() map[rune]bool { return signs(liberationsansregular.TTF) }),
	family + "B": sync.OnceValue(func() map[rune]bool { return signs(liberationsansbold.TTF) }),
	second:       sync.OnceValue(func() map[rune]bool { return signs(dejavusans.TTF) }),
}

// plain is a text without what has no place on paper: signs that command a
// screen, and those that each program gives its own meaning. Shapes of letters
// are the letters.
func plain(text string) string {
	if strings.ContainsFunc(text, shape) {
		var b strings.Builder
		for _, r := range text {
			b.WriteString(letterOf(r))
		}
		text = b.String()
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			return -1
		case unicode.Is(unicode.Co, r) || unicode.Is(unicode.Noncharacter_Code_Point, r):
			return unicode.ReplacementChar
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(text, "\ufffd")))
}

// signs reads from a font which signs it draws: the table cmap, in the form for
// the basic plane (format 4 of OpenType).
func signs(font []byte) map[rune]bool {
	all := map[rune]bool{}
	u16 := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	u32 := func(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
	for i := range u16(font, 4) {
		entry := font[12+16*i:]
		if string(entry[:4]) != "cmap" {
			continue
		}
		cmap := font[u32(entry, 8):]
		for j := range u16(cmap, 2) {
			t := cmap[u32(cmap, 4+8*j+4):]
			if u16(cmap, 4+8*j) != 3 || u16(t, 0) != 4 {
				continue
			}
			n := u16(t, 6) / 2
			for k := range n {
				last, first := u16(t, 14+2*k), u16(t, 16+2*n+2*k)
				delta, offset := u16(t, 16+4*n+2*k), u16(t, 16+6*n+2*k)
				for r := first; r <= last && r < 0xffff; r++ {
					glyph := r + delta
					if offset != 0 {
						if glyph = u16(t, 16+6*n+2*k+offset+2*(r-first)); glyph != 0 {
							glyph += delta
						}
					}
					if glyph&0xffff != 0 && !unicode.IsControl(rune(r)) {
						all[rune(r)] = true
					}
				}
			}
		}
	}
	return all
}
