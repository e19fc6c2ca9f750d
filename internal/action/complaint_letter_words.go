package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/notice"
)

// letterWords is a letter that was worded.
type letterWords struct {
	title, message, whole string
	house                 string // in whose name
	version               int32  // of the template
	ombudsman             bool   // it names the way to the ombudsman
}

const (
	mostLetterTitle = 120   // characters
	mostLetterBody  = 60000 // characters: a decision on many elements is long
)

// wordLetter writes a letter: in the words of the template, or as edited. What
// the law asks for must be in it either way, and each thing that is not is told
// with its place.
func (a *Actions) wordLetter(ctx context.Context, x *complaintChange, p complaint.Paper, w LetterWords, to reader1) (letterWords, error) {
	var l letterWords
	maskTyped(&w.Title, &w.Body)
	kind := letterKind(p)
	t, _, err := x.tx.LiveTemplate(ctx, x.who.Organisation, kind, to.language)
	if err != nil {
		return l, err
	}
	text, err := t.Read()
	if err != nil {
		return l, fmt.Errorf("read template %s %s %d: %w", kind, to.language, t.Number, err)
	}
	f := &letterFacts{a: a, x: x, paper: p, words: w, to: to, lang: fault.Lang(to.language)}
	v, err := f.values(ctx, text)
	if err != nil {
		return l, err
	}
	l.house, l.version = v[notice.Organisation], t.Number
	edited := strings.TrimSpace(w.Body) != ""
	if !edited {
		if err := f.known(kind, v); err != nil {
			return l, err
		}
		if l.title, l.message, err = text.Render(v); err != nil {
			return l, err
		}
	}
	if edited || strings.TrimSpace(w.Title) != "" {
		l.title, l.message = cmp.Or(tidyTitle(w.Title), l.title), cmp.Or(tidyLetter(w.Body), l.message)
	}
	if l.title == "" {
		if l.title, _, err = text.Render(v); err != nil {
			return l, err
		}
	}
	if _, l.whole, err = a.letter(ctx, x.tx, x.who.Organisation, notice.Email, to.language, to.name, []notice.Notice{{Title: l.title, Body: l.message}}); err != nil {
		return l, err
	}
	l.ombudsman = f.namesOmbudsman(l.message)
	return l, f.complete(kind, v, &l)
}

// tidyTitle is a title on one line, tidyLetter a text without characters that
// no letter carries.
func tidyTitle(text string) string { return strings.Join(strings.Fields(tidyLetter(text)), " ") }

func tidyLetter(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(text, "�"), "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text))
}

// known says which of the values that a letter must have are not there.
func (f *letterFacts) known(kind notice.Kind, v notice.Values) error {
	var all fault.List
	for _, n := range notice.Needs(kind) {
		if n.Always && strings.TrimSpace(v[n.Variable]) == "" {
			all = append(all, fault.Newf(fault.Invalid, "Dit is nog niet ingevuld: %[1]s. De brief noemt %[2]s.", "This is not filled in yet: %[3]s. The letter names %[4]s.",
				n.Variable.Says(fault.NL), n.NL, n.Variable.Says(fault.EN), n.EN).At(string(n.Variable)))
		}
	}
	return all.Err()
}

// complete says what the law asks for and the words, as edited, lack.
func (f *letterFacts) complete(kind notice.Kind, v notice.Values, l *letterWords) error {
	var all fault.List
	switch n := utf8.RuneCountInString(l.message); {
	case l.message == "":
		all = append(all, fault.New(fault.Invalid, "De brief is leeg.", "The letter is empty.").At("tekst"))
	case n > mostLetterBody:
		all = append(all, fault.Newf(fault.Invalid, "De brief heeft %d tekens. Houd het bij hooguit %d.", "The letter has %d characters. Keep it to %d at most.", n, mostLetterBody).At("tekst"))
	}
	if n := utf8.RuneCountInString(l.title); n == 0 || n > mostLetterTitle {
		all = append(all, fault.Newf(fault.Invalid, "Geef de brief een titel van hooguit %d tekens.", "Give the letter a title of %d characters at most.", mostLetterTitle).At("titel"))
	}
	text := plain(l.message)
	for _, n := range notice.Needs(kind) {
		value := plain(v[n.Variable])
		switch {
		case n.Variable == notice.Ombudsman:
			if !l.ombudsman {
				all = append(all, fault.Newf(fault.Invalid, "Zonder de alinea over de ombudsman kan deze brief niet weg (Awb 9:12 lid 2). Noem %[1]s met het adres, dat het binnen een jaar kan, en de laatste dag: %[2]s.",
					"Without the paragraph about the ombudsman this letter cannot leave (Awb 9:12(2)). Name %[1]s with the address, that it can be done within one year, and the last day: %[2]s.",
					f.ombudsman.name, f.lastOmbudsmanDay()).At("ombudsman"))
			}
		case value == "" || n.Variable == notice.Learned || strings.Contains(text, value):
		default:
			all = append(all, fault.Newf(fault.Invalid, "Dit ontbreekt in de brief, of staat er anders dan in het dossier: %[1]s. Nodig is %[2]s. Zet terug: “%[5]s”. Klopt dat niet meer? Wijzig dan het dossier.",
				"The letter lacks this, or has it otherwise than the file: %[3]s. Needed is %[4]s. Put back: “%[5]s”. Is that wrong by now? Then change the file.",
				n.Variable.Says(fault.NL), n.NL, n.Variable.Says(fault.EN), n.EN, short(v[n.Variable], 120)).At(string(n.Variable)))
		}
	}
	return all.Err()
}

// plain is a text to compare: on one line, in small letters.
func plain(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

func short(text string, most int) string {
	if all := []rune(strings.Join(strings.Fields(text), " ")); len(all) > most {
		return string(all[:most]) + "…"
	}
	return strings.Join(strings.Fields(text), " ")
}

// ombudsman is which ombudsman somebody can go to, with the lines of the address.
type ombudsman struct {
	name  string
	lines []string
}

// ombudsmanSetting holds the name on the first line and the address under it.
// Empty is the National ombudsman; a municipality may have its own (Gemeentewet
// 81p).
const ombudsmanSetting = "complaint.ombudsman"

// houseOmbudsman is to whom complainants can go where there is no own one.
var houseOmbudsman = ombudsman{"de Nationale ombudsman", []string{"Postbus 93122", "2509 AC Den Haag", "Telefoon 0800 33 55 555", "www.nationaleombudsman.nl"}}

func ombudsmanOf(text string, lang fault.Lang) ombudsman {
	lines := slices.DeleteFunc(strings.Split(strings.ReplaceAll(text, "\r", ""), "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(lines) > 0 {
		return ombudsman{strings.TrimSpace(lines[0]), lines[1:]}
	}
	if lang == fault.EN {
		return ombudsman{"the National Ombudsman", []string{"Postbus 93122", "2509 AC Den Haag", "Telephone 0800 33 55 555", "www.nationaleombudsman.nl"}}
	}
	return houseOmbudsman
}

// namesOmbudsman says whether a text has the paragraph of Awb 9:12(2): which
// ombudsman, where, within a year, and until which day.
func (f *letterFacts) namesOmbudsman(text string) bool {
	text = plain(text)
	if len(f.ombudsman.lines) > 0 && !strings.Contains(text, plain(f.ombudsman.lines[0])) {
		return false
	}
	return strings.Contains(text, plain(f.ombudsman.name)) && (strings.Contains(text, "jaar") || strings.Contains(text, "year")) && strings.Contains(text, plain(f.lastOmbudsmanDay()))
}

func (f *letterFacts) lastOmbudsmanDay() string {
	return calendar.FormatLongDate(f.lastDay, f.lang)
}
