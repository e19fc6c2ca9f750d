package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestEachSignOfADocumentIsText reads a document as strict readers do: each sign
// that stands on a page has a glyph (ISO 19005-2, 6.2.11.8) and says which text
// it is (6.2.11.7.2), code by code, as ISO 32000-1, 9.10.3 asks.
func TestEachSignOfADocumentIsText(t *testing.T) {
	var b bytes.Buffer
	body := "– “€” Łódź Ґанок (x) \\ محمد 12 ✓ 😀\n" + strings.Repeat("- é\n", 80)
	for r := rune(0xa0); r < 0x2c00; r++ {
		body += string(r)
		if r%64 == 0 {
			body += "\n"
		}
	}
	if err := Print(&b, House{Name: "Gemeente"}, []Letter{{Name: "Ż", Title: "“€” – Ω", Body: body}}, time.Unix(1_790_000_000, 0)); err != nil {
		t.Fatal(err)
	}
	all := places(t, b.Bytes())
	meant := map[string]map[string]bool{} // by typeface
	for name, n := range numbers(all, `/(F[0-9a-f]{40}) (\d+) 0 R`) {
		at, err := strconv.Atoi(ofType.FindStringSubmatch(string(all[n]))[3])
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(all[at]), "range <0000> <FFFF> <0000>") || bytes.Contains(all[at], []byte("beginbfrange")) {
			t.Error("one range says what all codes are")
		}
		meant[name] = map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]{4})+>$`).FindAllStringSubmatch(string(all[at]), -1) {
			meant[name][m[1]] = true
		}
	}
	if len(meant) != 3 {
		t.Fatalf("%d typefaces", len(meant))
	}
	drawn := 0
	for _, object := range all {
		m := regexp.MustCompile(`(?s)^<</Filter /FlateDecode /Length \d+>>\nstream\n(.*)\nendstream`).FindSubmatch(object)
		if m == nil {
			continue
		}
		z, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		if opened, closed := bytes.Count(page, []byte(" BDC\n")), bytes.Count(page, []byte("EMC\n")); opened != closed || opened == 0 {
			t.Errorf("%d marks begin and %d end", opened, closed)
		}
		face := ""
		for _, m := range regexp.MustCompile(`(?s)/(F[0-9a-f]{40}) [\d.]+ Tf|Td \(((?:\\.|[^\\)])*)\) Tj`).FindAllSubmatch(page, -1) {
			if m[1] != nil {
				face = string(m[1])
				continue
			}
			codes := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllFunc(m[2], func(e []byte) []byte {
				if e[1] == 'r' {
					return []byte("\r")
				}
				return e[1:]
			})
			for i := 0; i+1 < len(codes); i += 2 {
				drawn++
				if code := fmt.Sprintf("%02X%02X", codes[i], codes[i+1]); !meant[face][code] {
					t.Fatalf("code %s of %s has no glyph, or says no text", code, face)
				}
			}
		}
	}
	if drawn < 5000 {
		t.Errorf("only %d signs were found", drawn)
	}
}

// places are the objects of a document by the number that its table gives them.
func places(t *testing.T, pdf []byte) map[int][]byte {
	t.Helper()
	m := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(pdf)
	if m == nil {
		t.Fatal("the document has no end")
	}
	at, err := strconv.Atoi(string(m[1]))
	if err != nil || !bytes.HasPrefix(pdf[at:], []byte("xref\n0 ")) {
		t.Fatalf("no table stands at %d: %v", at, err)
	}
	all := map[int][]byte{}
	for i, row := range regexp.MustCompile(`(\d{10}) 00000 n \n`).FindAllSubmatch(pdf[at:], -1) {
		place, err := strconv.Atoi(string(row[1]))
		if err != nil || !bytes.HasPrefix(pdf[place:], fmt.Appendf(nil, "%d 0 obj\n", i+1)) {
			t.Fatalf("object %d does not stand at %d", i+1, place)
		}
		text, _, _ := bytes.Cut(pdf[place:], []byte("\nendobj\n"))
		_, all[i+1], _ = bytes.Cut(text, []byte("obj\n"))
	}
	return all
}

// numbers are the objects to which a name leads.
func numbers(all map[int][]byte, pattern string) map[string]int {
	found := map[string]int{}
	for _, object := range all {
		for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(object, -1) {
			found[string(m[1])], _ = strconv.Atoi(string(m[2])) // digits alone
		}
	}
	return found
}
