package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// affix is one rule of a Hunspell affix file: take strip off, put add on, where
// the word fits the condition; the new form has the flags of then.
type affix struct {
	prefix     bool
	strip, add string
	condition  []letter
	then       []string
}

// letter is one place of a condition: any letter, one of a set, or none of it.
type letter struct {
	set   string
	not   bool
	every bool
}

// readAffixes reads the SFX and PFX rules of a file with flags of two letters.
func readAffixes(r io.Reader) (map[string][]affix, error) {
	rules := map[string][]affix{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if len(f) < 4 || f[0] != "SFX" && f[0] != "PFX" {
			continue
		}
		if len(f) == 4 && (f[2] == "Y" || f[2] == "N") {
			continue // the head of a group: its name and size
		}
		add, flags, _ := strings.Cut(f[3], "/")
		a := affix{prefix: f[0] == "PFX", strip: none(f[2]), add: none(add), then: pairs(flags)}
		if len(f) > 4 && f[4] != "." && !strings.HasPrefix(f[4], "ts:") {
			a.condition = letters(f[4])
		}
		rules[f[1]] = append(rules[f[1]], a)
	}
	if len(rules) == 0 && lines.Err() == nil {
		return nil, fmt.Errorf("no rule in it")
	}
	return rules, lines.Err()
}

func none(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// pairs cuts flags of two letters apart.
func pairs(flags string) []string {
	var out []string
	for len(flags) >= 2 {
		out, flags = append(out, flags[:2]), flags[2:]
	}
	return out
}

func letters(condition string) []letter {
	var out []letter
	for r := []rune(condition); len(r) > 0; {
		switch r[0] {
		case '.':
			out, r = append(out, letter{every: true}), r[1:]
		case '[':
			end := 1
			for end < len(r) && r[end] != ']' {
				end++
			}
			inside := string(r[1:end])
			out = append(out, letter{set: strings.TrimPrefix(inside, "^"), not: strings.HasPrefix(inside, "^")})
			r = r[min(end+1, len(r)):]
		default:
			out, r = append(out, letter{set: string(r[0])}), r[1:]
		}
	}
	return out
}

// on gives the new form, or false when the word does not fit.
func (a affix) on(word string) (string, bool) {
	if a.prefix {
		return a.add + word, true // the prefixes of this list have no condition
	}
	rest, ok := strings.CutSuffix(word, a.strip)
	if !ok {
		return "", false
	}
	r := []rune(word)
	if len(r) < len(a.condition) {
		return "", false
	}
	for i, c := range a.condition {
		if !c.every && strings.ContainsRune(c.set, r[len(r)-len(a.condition)+i]) == c.not {
			return "", false
		}
	}
	return rest + a.add, true
}
