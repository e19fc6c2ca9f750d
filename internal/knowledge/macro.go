package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
)

// Variable is a word in braces that a ready text fills in.
type Variable struct{ Name, NL, EN string }

// Variables are all variables of ready texts, in the order of the screen.
var Variables = []Variable{
	{"naam", "naam van de klant", "name of the customer"},
	{"aanhef", "aanhef, zoals “Beste mevrouw De Vries”", "salutation"},
	{"zaaknummer", "nummer van de zaak", "reference of the case"},
	{"onderwerp", "onderwerp van de vraag", "subject of the question"},
	{"datum", "de datum van vandaag", "today's date"},
	{"belofte", "de datum die wij beloven", "the date that we promise"},
	{"afdeling", "afdeling die het doet", "department that does it"},
	{"nummer", "telefoonnummer van de afdeling", "telephone number of the department"},
	{"medewerker", "uw eigen naam", "your own name"},
	{"organisatie", "naam van de organisatie", "name of the organisation"},
}

func variable(name string) bool {
	return slices.ContainsFunc(Variables, func(v Variable) bool { return v.Name == name })
}

var (
	macroKey = regexp.MustCompile(`^/[a-z0-9][a-z0-9-]{0,29}$`)
	braced   = regexp.MustCompile(`\{([^{}]*)\}`)
)

const (
	macroTitle = 90
	macroText  = 4000
)

// Tidy is the text without needless white space, its key beginning with a
// slash and its readability counted.
func (m Macro) Tidy() Macro {
	m.Key = strings.ToLower(strings.TrimSpace(m.Key))
	if m.Key != "" && !strings.HasPrefix(m.Key, "/") {
		m.Key = "/" + m.Key
	}
	m.Title, m.Text = oneLine(m.Title), strings.TrimSpace(strings.ReplaceAll(m.Text, "\r\n", "\n"))
	m.Score = dutch.Readability(braced.ReplaceAllString(m.Text, "naam")).Score
	return m
}

// Check says what is wrong with a text: each variable is one that we know.
func (m Macro) Check() error {
	var l fault.List
	if !macroKey.MatchString(m.Key) {
		l = append(l, fault.New(fault.Invalid, "Een sleutel begint met / en heeft dan kleine letters, cijfers of streepjes, zoals /terugbellen.", "A key begins with / and then has small letters, digits or hyphens, such as /call-back.").At("sleutel"))
	}
	if m.Title == "" || utf8.RuneCountInString(m.Title) > macroTitle {
		l = append(l, fault.Newf(fault.Invalid, "Geef de tekst een titel van hooguit %d tekens.", "Give the text a title of at most %d characters.", macroTitle).At("titel"))
	}
	if m.Text == "" || utf8.RuneCountInString(m.Text) > macroText {
		l = append(l, fault.Newf(fault.Invalid, "Schrijf een tekst van hooguit %d tekens.", "Write a text of at most %d characters.", macroText).At("tekst"))
	}
	for _, v := range braced.FindAllStringSubmatch(m.Text, -1) {
		if !variable(v[1]) {
			l = append(l, fault.Newf(fault.Invalid, "{%s} kennen wij niet. Gebruik een van de woorden uit de lijst, zoals {naam}.", "We do not know {%s}. Use one of the words of the list, such as {naam}.", v[1]).At("tekst"))
		}
	}
	if strings.ContainsAny(braced.ReplaceAllString(m.Text, ""), "{}") {
		l = append(l, fault.New(fault.Invalid, "Er staat een { of } die bij niets hoort. Schrijf een woord uit de lijst tussen twee haken, zoals {naam}.", "There is a { or } that belongs to nothing. Write a word of the list between two braces, such as {naam}.").At("tekst"))
	}
	if m.Owner == "" {
		l = append(l, fault.New(fault.Invalid, "Kies de afdeling die deze tekst bijhoudt.", "Choose the department that keeps this text.").At("eigenaar"))
	}
	return l.Err()
}

// Outdated says whether the text may not be used any more on a day (S4-09).
func (m Macro) Outdated(today calendar.Date) bool { return m.Until.Known() && m.Until < today }

// Expand is a text with its variables filled in. What has no value stays as it
// stands, and is given apart: the agent fills it in.
func Expand(text string, values map[string]string) (filled string, open []string) {
	filled = braced.ReplaceAllStringFunc(text, func(v string) string {
		name := v[1 : len(v)-1]
		if value := values[name]; value != "" {
			return value
		}
		if !slices.Contains(open, name) {
			open = append(open, name)
		}
		return v
	})
	return filled, open
}
