package staff

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Leaked is a list of passwords that were found in leaks, which guessers try
// first. It is one table of sorted lines. A nil list knows none.
type Leaked struct{ lines []byte }

// shortest entry that counts, in characters: what is shorter tells nothing about
// a password of twelve, and guessable refuses it anyway.
const shortest = 5

// most bytes that a list may have unpacked.
const mostLeaked = 32 << 20

// PackLeaked writes a list for ReadLeaked: folded, sorted, each once. It is not
// compressed yet.
func PackLeaked(passwords []string) []byte {
	all := make([]string, 0, len(passwords))
	for _, p := range passwords {
		if p = fold(p); len([]rune(p)) >= shortest && !strings.ContainsAny(p, "\n\r\x00") {
			all = append(all, p)
		}
	}
	slices.Sort(all)
	return []byte(strings.Join(slices.Compact(all), "\n") + "\n")
}

// ReadLeaked reads what PackLeaked wrote and gzip compressed. Nothing is a list
// without passwords.
func ReadLeaked(packed []byte) (*Leaked, error) {
	if len(packed) == 0 {
		return nil, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("open the list of leaked passwords: %w", err)
	}
	lines, err := io.ReadAll(io.LimitReader(z, mostLeaked+1))
	if err != nil {
		return nil, fmt.Errorf("read the list of leaked passwords: %w", err)
	}
	if len(lines) > mostLeaked || len(lines) > 0 && lines[len(lines)-1] != '\n' {
		return nil, fmt.Errorf("the list of leaked passwords is cut off or larger than %d bytes", mostLeaked)
	}
	return &Leaked{lines: bytes.Clone(lines)}, nil
}

// has says that a folded text is a line of the list.
func (l *Leaked) has(text string) bool {
	if len(text) < shortest {
		return false
	}
	low, high := 0, len(l.lines) // starts of lines; high is behind the last
	for low < high {
		start := bytes.LastIndexByte(l.lines[:(low+high)/2], '\n') + 1
		end := start + bytes.IndexByte(l.lines[start:], '\n')
		switch line := l.lines[start:end]; {
		case string(line) == text:
			return true
		case string(line) < text:
			low = end + 1
		default:
			high = start
		}
	}
	return false
}

// Guessed says that a password stands in the list: as it is, again and again,
// with the usual swaps of letters for digits, or with digits and marks around
// or between. What such a password adds to the list is a few thousand guesses.
func (l *Leaked) Guessed(password string) bool {
	if l == nil {
		return false
	}
	s := fold(password)
	for _, form := range slices.Compact([]string{s, only(s, unicode.IsLetter, unicode.IsDigit), only(s, unicode.IsLetter)}) {
		if l.has(form) || l.inside(form) || l.inside(part(form)) {
			return true
		}
	}
	return false
}

// ends is how many digits and marks a line may have of its own on each end.
const ends = 12

// inside looks for a line between what is stuck on the ends of a text. A line
// may have digits and marks at its ends too: every cut is tried.
func (l *Leaked) inside(text string) bool {
	r := []rune(text)
	head, tail := 0, len(r) // of what starts and ends with a letter
	for head < tail && !unicode.IsLetter(r[head]) {
		head++
	}
	for tail > head && !unicode.IsLetter(r[tail-1]) {
		tail--
	}
	for from := max(0, head-ends); from <= head; from++ {
		for to := max(tail, from+shortest); to <= min(len(r), tail+ends); to++ {
			core := string(r[from:to])
			plain := swapped(core)
			letters := only(plain, unicode.IsLetter)
			if slices.ContainsFunc([]string{core, part(core), plain, part(plain), swappedToo(core), letters, part(letters)}, l.has) {
				return true
			}
		}
	}
	return false
}

// fold is a password in small letters without accents.
func fold(s string) string {
	return only(norm.NFKD.String(strings.ToLower(s)), func(r rune) bool { return !unicode.Is(unicode.Mn, r) })
}

// only keeps the characters that one of some kinds holds.
func only(s string, kinds ...func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if slices.ContainsFunc(kinds, func(is func(rune) bool) bool { return is(r) }) {
			return r
		}
		return -1
	}, s)
}

// swaps are the digits and marks that people write for a letter; 1 and ! stand
// for an l too.
var (
	swaps = strings.NewReplacer("@", "a", "4", "a", "8", "b", "(", "c", "3", "e", "€", "e", "6", "g", "9", "g", "1", "i", "!", "i", "|", "i",
		"0", "o", "$", "s", "5", "s", "7", "t", "+", "t", "2", "z")
	swapsToL = strings.NewReplacer("1", "l", "!", "l", "|", "l")
)

func swapped(s string) string { return swaps.Replace(s) }

func swappedToo(s string) string { return swaps.Replace(swapsToL.Replace(s)) }

// part is what a text repeats, or the text itself.
func part(s string) string {
	if len(s) < 2 {
		return s
	}
	if at := strings.Index((s + s)[1:], s) + 1; at < len(s) {
		return s[:at]
	}
	return s
}
