package remedy

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/fault"
)

// valid makes a number of a country with the right check digits, with big
// numbers and not by our own arithmetic.
func valid(country, rest string) string {
	digits := ""
	for _, r := range rest + country + "00" {
		if r >= 'A' {
			digits += fmt.Sprint(int(r-'A') + 10)
		} else {
			digits += string(r)
		}
	}
	n, _ := new(big.Int).SetString(digits, 10)
	check := 98 - new(big.Int).Mod(n, big.NewInt(97)).Int64()
	return fmt.Sprintf("%s%02d%s", country, check, rest)
}

func TestAnIBANIsReadAsPeopleTypeIt(t *testing.T) {
	for _, typed := range []string{"NL91ABNA0417164300", "nl91 abna 0417 1643 00", "NL91-ABNA-0417.1643.00", "\tBE68 5390 0754 7034 ", "DE89370400440532013000", "FR14 2004 1010 0505 0001 3M02 606", "GB29NWBK60161331926819"} {
		i, err := ParseIBAN(typed)
		if err != nil || strings.ContainsAny(string(i), " .-") || strings.ToUpper(string(i)) != string(i) {
			t.Errorf("%q: %q %v", typed, i, err)
		}
	}
	i, _ := ParseIBAN("nl91abna0417164300")
	if i.Spaced() != "NL91 ABNA 0417 1643 00" || !strings.HasSuffix(i.Masked(), "4300") || strings.Contains(i.Masked(), "0417") {
		t.Errorf("%q %q", i.Spaced(), i.Masked())
	}
}

func TestABadIBANIsToldWhatIsWrongWithIt(t *testing.T) {
	for typed, says := range map[string]string{
		"":                              "Vul het rekeningnummer",
		"NL92ABNA0417164300":            "klopt niet",
		"NL91ABNA0417164330":            "klopt niet",
		"NL91ABNA041716430":             "heeft 18 tekens; dit zijn er 17",
		"NLAAABNA0417164300":            "klopt niet",
		"XX91ABNA0417164300":            "begint niet met een land",
		"12345678":                      "begint niet met een land",
		"NL91ABNA04171643€0":            "alleen letters en cijfers",
		strings.Repeat("N", 61):         "te lang",
		"BR1800360305000010009795493C1": "BR kunnen wij niet",
	} {
		_, err := ParseIBAN(typed)
		f := fault.As(err)
		if f == nil || f.Place != "iban" || !strings.Contains(f.NL, says) || f.EN == "" {
			t.Errorf("%q: %v, want %q", typed, err, says)
		}
	}
}

func TestOneWrongOrSwappedCharacterIsAlwaysFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rest := rapid.StringMatching(`[A-Z]{4}[0-9]{10}`).Draw(t, "rest")
		good := valid("NL", rest)
		if i, err := ParseIBAN(good); err != nil || string(i) != good {
			t.Fatalf("%s: %v", good, err)
		}
		at := rapid.IntRange(2, len(good)-1).Draw(t, "at")
		b := []byte(good)
		if rapid.Bool().Draw(t, "swap") && at+1 < len(b) && b[at] != b[at+1] && (b[at] >= 'A') == (b[at+1] >= 'A') {
			b[at], b[at+1] = b[at+1], b[at]
		} else if b[at] >= 'A' {
			b[at] = 'A' + (b[at]-'A'+byte(rapid.IntRange(1, 25).Draw(t, "by")))%26
		} else {
			b[at] = '0' + (b[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		}
		if _, err := ParseIBAN(string(b)); err == nil && string(b) != good {
			t.Fatalf("%s passes for %s", b, good)
		}
	})
}

func TestTheReferenceOfAPaymentHasItsCheckDigits(t *testing.T) { // ISO 11649
	if r := Reference(539007547034); mod97(r[4:]+r[:4]) != 1 {
		t.Errorf("%s does not check", r)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := Reference(rapid.Int64Range(0, 1<<62).Draw(t, "id"))
		if mod97(r[4:]+r[:4]) != 1 || len(r) > 25 || !strings.HasPrefix(r, "RF") {
			t.Fatalf("%s", r)
		}
	})
}

func FuzzParseIBAN(f *testing.F) {
	for _, s := range []string{"NL91ABNA0417164300", "nl91 abna 0417 1643 00", "", "NL", "🙂", "\xff\xfe", "GB29NWBK60161331926819", strings.Repeat("A", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := ParseIBAN(s)
		if err != nil {
			if fault.As(err) == nil || i != "" {
				t.Fatalf("%q: %q %v", s, i, err)
			}
			return
		}
		again, err := ParseIBAN(string(i))
		if err != nil || again != i || len(i) != ibanLengths[string(i[:2])] {
			t.Fatalf("%q gives %q, and that %q %v", s, i, again, err)
		}
		if spaced, err := ParseIBAN(i.Spaced()); err != nil || spaced != i {
			t.Fatalf("%q on paper: %v", i, err)
		}
	})
}
