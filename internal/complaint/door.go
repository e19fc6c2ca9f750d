package complaint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Form is what somebody filled in on the public page. Only the text has to be
// there: who leaves out how to be reached stays anonymous, and gets no answer
// (S1-16, KL-1, KL-2).
type Form struct {
	Kind     Kind
	Text     string // what happened
	Reach    string // a mail address or telephone number, as it was typed
	Name     string // needed for the procedure, as is the address (Awb 9:4)
	Street   string // with the number
	Postcode string
	Town     string
	Wants    string // what should happen
	Day      string // when it happened, as a date field gives it: 2026-11-20
	About    string // a reference or what it is about, as it was typed
}

// The most characters that the fields take.
const (
	MostText  = 20_000
	MostWants = 4_000
	MostLine  = 200
)

// Fields are the fields by the name that a fault gives them as its place, in
// the order of the page.
func (f *Form) Fields() []FormField {
	return []FormField{
		{"text", &f.Text, MostText}, {"reach", &f.Reach, MostLine}, {"wants", &f.Wants, MostWants}, {"day", &f.Day, 40}, {"about", &f.About, MostLine},
		{"name", &f.Name, MostLine}, {"street", &f.Street, MostLine}, {"postcode", &f.Postcode, 20}, {"town", &f.Town, MostLine},
	}
}

// FormField is one field of the public form.
type FormField struct {
	Name string
	Text *string
	Most int // characters
}

// Tidy takes out what is not text, so that everything that is left can be
// stored and read: signs that are not seen, broken characters, space around it.
func (f *Form) Tidy() {
	for _, x := range f.Fields() {
		text := strings.ReplaceAll(strings.ToValidUTF8(*x.Text, "\ufffd"), "\r\n", "\n")
		text = strings.Map(func(r rune) rune {
			switch {
			case r == '\n' || r == '\t':
				if x.Most <= MostLine {
					return ' '
				}
				return r
			case r == '\r':
				return '\n'
			case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069': // the latter turn the direction of writing
				return -1
			}
			return r
		}, text)
		*x.Text = strings.TrimSpace(text)
	}
}

// Check says what is wrong with a form that is tidy, a fault a field, and gives
// the day on which it happened; NoDate when that was left out.
func (f *Form) Check(today calendar.Date) (calendar.Date, error) {
	var wrong fault.List
	if blank(f.Text) {
		what := map[Kind]Word{Grievance: {"Schrijf op wat er gebeurde. Een paar woorden is genoeg.", "Write down what happened. A few words are enough."},
			Compliment: {"Schrijf op wat goed ging. Een paar woorden is genoeg.", "Write down what went well. A few words are enough."},
			Idea:       {"Schrijf uw idee op. Een paar woorden is genoeg.", "Write down your idea. A few words are enough."}}[f.Kind]
		wrong = append(wrong, fault.New(fault.Invalid, what.NL, what.EN).At("text"))
	}
	for _, x := range f.Fields() {
		if n := utf8.RuneCountInString(*x.Text); n > x.Most {
			wrong = append(wrong, fault.Newf(fault.Invalid, "Dit is te lang: %d tekens, en er passen er %d in. Maak het korter, of stuur de rest mee als bestand.",
				"This is too long: %d characters, and %d fit. Make it shorter, or send the rest as a file.", n, x.Most).At(x.Name))
		}
	}
	day := calendar.NoDate
	if f.Day != "" {
		d, err := calendar.ParseDate(f.Day)
		switch {
		case err != nil:
			wrong = append(wrong, fault.New(fault.Invalid, "Deze dag bestaat niet. Kies een dag, of laat dit leeg.", "This day does not exist. Choose a day, or leave this empty.").At("day"))
		case d > today:
			wrong = append(wrong, fault.New(fault.Invalid, "Deze dag moet nog komen. Kies een andere dag, of laat dit leeg.", "This day is still to come. Choose another, or leave this empty.").At("day"))
		default:
			day = d
		}
	}
	return day, wrong.Err()
}

// blank says whether a text holds no letter and no figure.
func blank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) }) < 0
}

// Same is what makes two forms the same message: its words and who sent it,
// however it was spaced.
func (f *Form) Same() string {
	return string(f.Kind) + "\n" + strings.Join(strings.Fields(strings.ToLower(f.Text)), " ") + "\n" + strings.ToLower(strings.Join(strings.Fields(f.Reach), ""))
}

// MostTitle is the longest title that Beginning makes, in characters.
const MostTitle = 60

// Beginning is how a text begins, as the title of a list: whole words of its
// first line, and whole sentences where that is long enough.
func Beginning(text string) string {
	line, _, more := strings.Cut(strings.TrimSpace(text), "\n")
	words := strings.Fields(line)
	out, n := "", 0
	for i, w := range words {
		size := utf8.RuneCountInString(w)
		if n+size+1 > MostTitle {
			if i == 0 { // one word that fits nowhere
				out = string([]rune(w)[:MostTitle-1])
			}
			if end := strings.LastIndexAny(out, ".!?"); end >= MostTitle/3 {
				return out[:end+1] // a sentence that is whole
			}
			return strings.TrimRight(out, ".,;:!?") + "…"
		}
		if i > 0 {
			out, n = out+" ", n+1
		}
		out, n = out+w, n+size
	}
	if more {
		return strings.TrimRight(out, ".,;:!?") + "…"
	}
	return out
}
