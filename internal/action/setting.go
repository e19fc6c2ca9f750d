package action

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/handover"
)

// HouseSetting is one thing that an organisation may set otherwise than the
// house does.
type HouseSetting struct {
	Key     string
	Group   string // code of SettingGroups
	Name    charter.Text
	About   charter.Text // what it does
	May     charter.Text // which values it takes
	House   string       // what holds when nothing is set
	Unset   charter.Text // what that is in words, where the house sets nothing itself
	Value   string       // what was set; empty is nothing
	Lines   bool         // it is written over several lines
	Choices []SettingChoice
	Many    bool   // several of them, with commas
	from    source // what its choices are, beside those that are fixed
	allowed func(text string) bool
}

// SettingChoice is one of the values of a setting that is chosen.
type SettingChoice struct {
	Value string
	Text  charter.Text
}

// source is a list of the organisation from which a setting is chosen.
type source int

const (
	noSource source = iota
	departmentSource
	productSource
)

// Chosen says whether a setting is chosen from a list.
func (s *HouseSetting) Chosen() bool { return s.from != noSource || len(s.Choices) > 0 }

// SettingChange is one change of a setting.
type SettingChange struct {
	At       calendar.Instant
	By       string
	Key      string
	Old, New string // empty is that of the house
}

// check says what is wrong with a value; nothing falls back on the house.
func (s *HouseSetting) check(value string) error {
	switch {
	case value == "":
		return nil
	case s.Chosen():
		parts := []string{value}
		if s.Many {
			parts = strings.Split(value, ",")
		}
		if !slices.ContainsFunc(parts, func(v string) bool {
			return !slices.ContainsFunc(s.Choices, func(c SettingChoice) bool { return c.Value == v })
		}) {
			return nil
		}
		return fault.New(fault.Invalid, "Kies een van de mogelijkheden uit de lijst.", "Choose one from the list.").At("waarde")
	case s.allowed(value):
		return nil
	case s.House == "":
		return fault.Newf(fault.Invalid, "Dit past niet. Vul in: %[1]s. Of laat het leeg.", "This does not fit. Fill in: %[2]s. Or leave it empty.", s.May.NL, s.May.EN).At("waarde")
	}
	return fault.Newf(fault.Invalid, "Dit past niet. Vul in: %[1]s. Of laat het leeg: dan geldt %[3]s.", "This does not fit. Fill in: %[2]s. Or leave it empty: then %[3]s holds.",
		s.May.NL, s.May.EN, strings.Split(s.House, "\n")[0]).At("waarde")
}

// tidied is a value as it is kept: without what nobody sees.
func (s *HouseSetting) tidied(value string) string {
	value = strings.TrimSpace(strings.ReplaceAll(value, "\r", ""))
	if !s.Lines {
		value = strings.Join(strings.Fields(value), " ")
	}
	return value
}

func both(nl, en string) charter.Text { return charter.Text{NL: nl, EN: en} }

// numbered is a setting that takes a whole number.
func numbered(key, group string, name, about charter.Text, house, least, most int) HouseSetting {
	return HouseSetting{Key: key, Group: group, Name: name, About: about, House: strconv.Itoa(house),
		May: both("een getal van "+strconv.Itoa(least)+" tot en met "+strconv.Itoa(most), "a number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most)),
		allowed: func(text string) bool {
			n, err := strconv.Atoi(text)
			return err == nil && n >= least && n <= most
		}}
}

// hoursOf is a setting that takes hours of the day.
func hoursOf(key string, name charter.Text, house string) HouseSetting {
	return HouseSetting{Key: key, Group: "notice", Name: name, House: house,
		About: both("Daarbuiten wacht een bericht tot het weer mag.", "Outside these hours a message waits."),
		May:   both("tijden zoals 08:00-21:00; 00:00-24:00 is altijd", "hours such as 08:00-21:00; 00:00-24:00 is always"),
		allowed: func(text string) bool {
			_, _, ok := dayHours(text)
			return ok
		}}
}

// chosen is a setting that takes one of a few values, the first of which holds
// when nothing is set.
func chosen(key, group string, name, about charter.Text, choices ...SettingChoice) HouseSetting {
	return HouseSetting{Key: key, Group: group, Name: name, About: about, House: choices[0].Value, Choices: choices, May: both("een van de mogelijkheden", "one of the choices")}
}

// productSet is a setting that takes a product.
func productSet(key, group string, name, about charter.Text, house string) HouseSetting {
	return HouseSetting{Key: key, Group: group, Name: name, About: about, House: house, from: productSource, May: both("een van uw producten", "one of your products")}
}

// termed is a setting that takes a term.
func termed(key, group string, name, about charter.Text, house string) HouseSetting {
	return HouseSetting{Key: key, Group: group, Name: name, About: about, House: house, May: both("een termijn zoals 2 working_days of 8 working_hours", "a term such as 2 working_days or 8 working_hours"),
		allowed: func(text string) bool {
			_, err := handover.ParseTerm(text)
			return err == nil
		}}
}

// ringing is a setting that says what is tried before somebody counts as not reached.
func ringing(key, group string, name charter.Text, house string) HouseSetting {
	return HouseSetting{Key: key, Group: group, Name: name, House: house,
		About: both("Zo vaak, op zo veel dagen en in zo veel dagdelen bellen wij, met zo veel minuten rust. Daarna krijgt de klant bericht.", "So often, on so many days and in so many parts of the day we ring, with so many minutes of rest. Then the customer is told."),
		May:   both("woorden zoals attempts=3 days=2 parts=2 rest=60 message=yes", "words such as attempts=3 days=2 parts=2 rest=60 message=yes"),
		allowed: func(text string) bool {
			_, err := handover.ParseProtocol(text)
			return err == nil
		}}
}

func causesAllowed(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || len([]rune(line)) > 200 {
			return false
		}
	}
	return true
}

var postcode = regexp.MustCompile(`\b[1-9][0-9]{3} ?[A-Z]{2}\b`)

// addressAllowed says whether a text is a name with the address under it: a
// letter must say to which ombudsman somebody can write (Awb 9:12(2)).
func addressAllowed(text string) bool {
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if strings.TrimSpace(line) == "" || len([]rune(line)) > 100 {
			return false
		}
	}
	return len(lines) >= 3 && len(lines) <= 8 && postcode.MatchString(text)
}
