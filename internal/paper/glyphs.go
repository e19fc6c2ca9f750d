package paper

import (
	"encoding/binary"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/text/unicode/norm"
)

// drawn says which signs our type has.
var drawn = sync.OnceValue(func() map[rune]bool { return signs(liberationsansregular.TTF) })

// printable is a text in signs that our type has. A sign that it has not becomes
// its base letter where there is one, and else a question mark: a box that
// nobody can read may not stand in an archived letter.
func printable(text string) string {
	have := drawn()
	return strings.Map(func(r rune) rune {
		switch {
		case have[r]:
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Mn, r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		for _, base := range norm.NFKD.String(string(r)) {
			if have[base] {
				return base
			}
		}
		return '?'
	}, norm.NFC.String(strings.ToValidUTF8(text, "?")))
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
