package paper

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"
)

func shown(line string) (out string) {
	for _, r := range runs("", line) {
		out += r.shown
	}
	return out
}

func TestArabicLettersJoinAndRunToTheLeft(t *testing.T) {
	for line, want := range map[string]string{
		"محمد":            "\ufeaa\ufee4\ufea4\ufee3",            // mim begins, hah and mim between, dal ends
		"سلام":            "\ufee1\ufefc\ufeb3",                  // lam and alef are one sign; mim stands alone after it
		"دار":             "\ufead\ufe8d\ufea9",                  // letters that join nothing after them
		"مُحَمَّد":        "\ufeaa\ufee4\ufea4\ufee3",            // signs for vowels are left out
		"گچپ":             "\ufb57\ufb7d\ufb94",                  // Persian
		"Hr. محمد (12,5)": "Hr. (12,5) \ufeaa\ufee4\ufea4\ufee3", // a pair of brackets stays a pair
		"שלום 12":         "12 םולש",                             // a number keeps its order
		"שלום (ab) עולם":  "םולש (ab) םלוע",                      // what runs to the right between two pieces
		"Ł (x) ab":        "Ł (x) ab",
	} {
		if got := shown(line); got != want {
			t.Errorf("%q is drawn as %+q, not %+q", line, got, want)
		}
	}
}

func TestWhatIsDrawnHasAGlyphAndNothingWrittenIsLost(t *testing.T) { // ISO 19005-2, 6.2.11.8
	rapid.Check(t, func(t *rapid.T) {
		line := plain(rapid.String().Draw(t, "line"))
		style := rapid.SampledFrom([]string{"", "B"}).Draw(t, "style")
		said := map[rune]int{}
		for _, r := range runs(style, line) {
			have := drawable[r.face]
			if r.face == family {
				have = drawable[family+style]
			}
			for _, sign := range r.shown {
				if !have()[sign] {
					t.Fatalf("%+q: %+q has no glyph in %s", line, sign, r.face)
				}
			}
			read := ""
			for _, sign := range r.shown {
				read += letterOf(sign)
			}
			if r.same && read != r.said {
				t.Fatalf("%+q: %+q is read back as %+q", line, r.said, read)
			}
			for _, sign := range r.said {
				said[sign]++
			}
		}
		for _, sign := range line {
			turned, _ := utf8.DecodeRuneInString(bidi.ReverseString(string(sign)))
			if vowel := unicode.Is(unicode.Mn, sign); said[sign] == 0 && said[turned] == 0 && !vowel {
				t.Fatalf("%+q: %+q is lost", line, sign)
			}
		}
	})
}
