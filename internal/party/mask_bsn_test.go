package party

import (
	"regexp"
	"testing"
)

func TestANumberInATextIsMaskedHoweverItIsGrouped(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "geen": "geen", "111222333": "••••••333", "bsn 111222333.": "bsn ••••••333.", "1112.22.333": "••••••333", "1112 22 333 en 111-222-333": "••••••333 en ••••••333",
		"123456789": "123456789", "1112223334": "1112223334", "0111222333": "0111222333", "06-11122233": "06-11122233", "111 222-333": "111 222-333", "a111222333b": "a••••••333b",
		"2026-11-22": "2026-11-22", "€111222333": "€••••••333",
	} {
		got, n := MaskBSNs(text)
		if got != want || (n > 0) != (got != text) || HoldsBSN(text) != (n > 0) {
			t.Errorf("%q becomes %q with %d numbers, not %q", text, got, n, want)
		}
	}
}

var runs = regexp.MustCompile(`[0-9]+`)

func FuzzMaskBSNs(f *testing.F) {
	for _, text := range []string{"111222333", "1112.22.333 111 222 333", "1112-22", "é111222333\xff", "11122233311122233"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		masked, n := MaskBSNs(text)
		for _, run := range runs.FindAllString(masked, -1) {
			if len(run) == 9 && elevenTest(run) {
				t.Errorf("%q becomes %q", text, masked)
			}
		}
		if (n == 0) != (masked == text) {
			t.Errorf("%q becomes %q with %d numbers", text, masked, n)
		}
	})
}
