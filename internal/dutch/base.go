package dutch

import "strings"

// base is the base form of a part of a compound: the singular of a noun, an
// adjective without its e, a first part without its linking s.
func (d *Dutch) base(piece string, last bool) string {
	if b, ok := irregular[piece]; ok && (last || piece != "schepen") {
		return b
	}
	if last {
		if s, ok := suffix(piece); ok {
			return s
		}
	}
	use, code, ok := d.words.find(piece)
	base := unpackBase(piece, code)
	switch {
	case !ok && strings.HasSuffix(piece, "s") && !last:
		if whole := piece[:len(piece)-1]; d.is(whole, Alone) {
			return d.base(whole, last)
		}
	case base != piece:
		if short := strings.TrimSuffix(base, "e"); len(short) >= 5 && strings.HasSuffix(piece, "en") && d.is(short, Noun) {
			return short // studenten is of student before it is of studente
		}
		return base
	case use&Noun != 0, !last && use&Adjective != 0:
		return piece
	case !last && strings.HasSuffix(piece, "s") && len(piece) > 4 && d.is(piece[:len(piece)-1], Noun):
		return piece[:len(piece)-1]
	case strings.HasSuffix(piece, "en") && len(piece) > 4:
		for _, b := range unbend(strings.TrimSuffix(piece, "en")) {
			if d.is(b, Noun) && d.singular(b) {
				return b
			}
		}
	case last && strings.HasSuffix(piece, "e") && len(piece) > 3:
		for _, b := range unbend(strings.TrimSuffix(piece, "e")) {
			if d.is(b, Adjective) {
				return b
			}
		}
	}
	return piece
}

func (d *Dutch) is(word string, use Use) bool {
	found, _, ok := d.words.find(word)
	return ok && found&use != 0
}

// singular says that a noun is its own base.
func (d *Dutch) singular(word string) bool {
	_, code, ok := d.words.find(word)
	return ok && code == ""
}

// unbend gives what may stand before an ending: wett: wet, rad: raad and rad,
// huiz: huis.
func unbend(stem string) []string {
	n := len(stem)
	if n < 3 {
		return []string{stem}
	}
	last := stem[n-1]
	switch last {
	case stem[n-2]:
		return []string{stem[:n-1], stem}
	case 'z':
		stem = stem[:n-1] + "s"
	case 'v':
		stem = stem[:n-1] + "f"
	}
	if v := stem[n-2]; strings.IndexByte("aeou", v) >= 0 && strings.IndexByte("aeiou", stem[n-3]) < 0 {
		return []string{stem[:n-1] + string(v) + stem[n-1:], stem}
	}
	return []string{stem}
}
