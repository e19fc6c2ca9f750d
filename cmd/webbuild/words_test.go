package main

import (
	"strings"
	"testing"
)

// A small dictionary of our own in the form of Hunspell.
const (
	someRules = `FLAG long
SFX Zf Y 2
SFX Zf al len/CaCbCp l
SFX Zf ak ken/CaCbCp k
SFX Zm Y 2
SFX Zm 0 heid .
SFX Zm 0 heden .
SFX Ch Y 1
SFX Ch 0 s/CaCbCxCp .
SFX V3 Y 2
SFX V3 0 t [^ao]
SFX V3 a at a
PFX Pb Y 1
PFX Pb 0 aan .
`
	someWords = "6\nzaal/CcCaZf\nbedrĳf/ChCc\nhou/V3Pb\nhout/ZbCc\nfaut/Fw\nopen/Zm\n"
)

func TestTheDictionaryIsExpanded(t *testing.T) {
	rules, err := readAffixes(strings.NewReader(someRules))
	if err != nil {
		t.Fatal(err)
	}
	list, err := expand(strings.NewReader(someWords), rules)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range strings.Split(string(list), "\n")[1:] {
		form, rest, _ := strings.Cut(l, "\t")
		if len(rest) > 0 {
			got[form] = rest[1:]
		}
	}
	for form, base := range map[string]string{
		"zaal": "", "zalen": "3al", // of zaal
		"bedrijf": "", "bedrijfs": "1", // the ligature is gone, the linking s is known
		"hout": "", "aanhout": "1", // a noun stays itself, the prefixed verb gets its own base
		"openheid": "", "openheden": "3id",
	} {
		if b, ok := got[form]; !ok || b != base {
			t.Errorf("%s has base %q (there: %v), want %q", form, b, ok, base)
		}
	}
	if _, ok := got["faut"]; ok {
		t.Error("a forbidden word is in the list")
	}
}

func TestAFileWithoutRulesIsRefused(t *testing.T) {
	if _, err := readAffixes(strings.NewReader("SET UTF-8\n")); err == nil {
		t.Error("no rules is no error")
	}
}
