package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	ofType   = regexp.MustCompile(`^<</Type /Font\n/Subtype /Type0\n/BaseFont /(\S+)\n(?s:.*)/DescendantFonts \[(\d+) 0 R\]\n/ToUnicode (\d+) 0 R`)
	ofPlaces = regexp.MustCompile(`/FontDescriptor (\d+) 0 R\n(?s:.*)/CIDToGIDMap (\d+) 0 R`)
	stream   = regexp.MustCompile(`(?s)^<<.*?>>\nstream\n(.*)\nendstream\s*$`)
)

// named writes for each typeface which text its signs are, and a name that says
// that it is a part. The library says of all 65,536 codes at once that they are
// themselves, in one range, which a range may not (ISO 32000-1, 9.10.3: only the
// last byte may differ); strict readers then read no dash, quote or euro.
func named(all objects) error {
	for i := range all {
		m := ofType.FindSubmatch(all[i])
		if m == nil {
			continue
		}
		number := func(text []byte) int { n, _ := strconv.Atoi(string(text)); return n - 1 } // the expression has digits alone
		below, unicode := number(m[2]), number(m[3])
		p := ofPlaces.FindSubmatch(all[below])
		if p == nil {
			return errDrawn
		}
		places := stream.FindSubmatch(all[number(p[2])])
		if places == nil {
			return errDrawn
		}
		codes, err := used(places[1])
		if err != nil {
			return fmt.Errorf("%w: %w", errDrawn, err)
		}
		sum := sha256.Sum256([]byte(string(codes)))
		name := make([]byte, 6) // ISO 32000-1, 9.6.4
		for j := range name {
			name[j] = 'A' + sum[j]%26
		}
		for _, n := range []int{i, below, number(p[1])} {
			all[n] = bytes.ReplaceAll(all[n], slices.Concat([]byte("/"), m[1]), slices.Concat([]byte("/"), name, []byte("+"), m[1]))
		}
		var one objects
		one.stream("", meaning(codes))
		all[unicode] = one[0]
	}
	return nil
}

// used are the codes for which a packed table of signs has one.
func used(table []byte) ([]rune, error) {
	r, err := zlib.NewReader(bytes.NewReader(table))
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var codes []rune
	for code := range len(plain) / 2 {
		if binary.BigEndian.Uint16(plain[2*code:]) != 0 {
			codes = append(codes, rune(code))
		}
	}
	return codes, nil
}

// meaning says which text each code is.
func meaning(codes []rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one block (Adobe 5014)
	for len(codes) > 0 {
		n := min(most, len(codes))
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, code := range codes[:n] {
			fmt.Fprintf(&b, "<%04X> %s\n", code, strings.Replace(text(letterOf(code)), "FEFF", "", 1))
		}
		b.WriteString("endbfchar\n")
		codes = codes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}
