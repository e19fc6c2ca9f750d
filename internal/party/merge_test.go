package party

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// drawParty draws a party of which anything may be missing.
func drawParty(t *rapid.T, id int64) Party {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	p := Party{ID: id, Kind: Person, Born: calendar.NoDate,
		Name:     Name{First: pick("first", "", "A.", "Anna", "Bo"), Prefix: pick("prefix", "", "de"), Last: pick("last", "Vries", "Vires", "Bakker")},
		KvK:      pick("kvk", "", "12345678"),
		Language: pick("language", "", "en"),
		Secret:   rapid.Bool().Draw(t, "secret"), Deceased: rapid.Bool().Draw(t, "deceased"), Sensitive: rapid.Bool().Draw(t, "sensitive"),
	}
	if rapid.Bool().Draw(t, "born") {
		p.Born = calendar.NewDate(1984, 3, rapid.IntRange(12, 13).Draw(t, "day"))
	}
	if rapid.Bool().Draw(t, "address") {
		p.Address = Address{Street: pick("street", "Singel", "Dorpsstraat"), Number: pick("number", "14", "15"), Postcode: "1234AB", Town: "Elzermonde"}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "points") {
		normal := pick("phone", "+31612345678", "+31201234567", "+32212345678")
		p.Points = append(p.Points, Point{ID: id*100 + int64(i), Kind: Phone, Normal: normal, Value: ShowPhone(normal), Preferred: i == 0, Verified: calendar.NoInstant})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "notes") {
		p.Notes = append(p.Notes, Note{ID: id*100 + int64(i), Text: pick("note", "belt vaak", "doof"), Expires: calendar.NoDate})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "acts") {
		p.Acts = append(p.Acts, Relation{Party: int64(500 + i), As: "zoon", Until: calendar.NoDate})
	}
	return p
}

func clone(p Party) Party {
	p.Points, p.Notes, p.Acts = slices.Clone(p.Points), slices.Clone(p.Notes), slices.Clone(p.Acts)
	return p
}

func TestAMergeThatIsUndoneLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		into, from := drawParty(t, 1), drawParty(t, 2)
		before, other := clone(into), clone(from)
		next := int64(9000)
		j := into.Absorb(&from, func() int64 { next++; return next })
		if d := cmp.Diff(other, from); d != "" {
			t.Fatalf("the party that was absorbed changed: %s", d)
		}
		// What it had it still has, and nothing of the other is lost.
		if into.Name.Last != before.Name.Last || before.Address.Known() && into.Address != before.Address || len(into.Notes) != len(before.Notes)+len(other.Notes) {
			t.Fatalf("something was overwritten: %+v from %+v", into, before)
		}
		for _, x := range other.Points {
			if !slices.ContainsFunc(into.Points, func(y Point) bool { return y.Normal == x.Normal }) {
				t.Fatalf("%s is lost", x.Normal)
			}
		}
		if other.Secret && !into.Secret || other.Sensitive && !into.Sensitive {
			t.Fatal("what was shielded is shielded no more")
		}
		note := Note{ID: 77, Text: "later", Expires: calendar.NoDate}
		later := rapid.Bool().Draw(t, "somebody added a note meanwhile")
		if later {
			into.Notes = append(into.Notes, note)
			before.Notes = append(before.Notes, note)
		}
		into.Undo(j, &from)
		same := cmp.FilterValues(func(a, b []Point) bool { return len(a)+len(b) == 0 }, cmp.Ignore())
		noNotes := cmp.FilterValues(func(a, b []Note) bool { return len(a)+len(b) == 0 }, cmp.Ignore())
		noActs := cmp.FilterValues(func(a, b []Relation) bool { return len(a)+len(b) == 0 }, cmp.Ignore())
		if d := cmp.Diff(before, into, same, noNotes, noActs); d != "" {
			t.Fatalf("not as it was: %s", d)
		}
	})
}

func person(first, last, born, phone, postcode string) Party {
	p := Party{Kind: Person, Name: Name{First: first, Last: last}, Born: calendar.NoDate}
	if born != "" {
		d, err := calendar.ParseDate(born)
		if err != nil {
			panic(err)
		}
		p.Born = d
	}
	if phone != "" {
		p.Points = []Point{{Kind: Phone, Normal: phone}}
	}
	if postcode != "" {
		p.Address = Address{Postcode: postcode, Number: "14"}
	}
	return p
}

func TestTwoOfTheSameAreRecognisedAndNamesakesAreNot(t *testing.T) {
	withBSN := person("Anna", "Vries", "", "", "")
	withBSN.HasBSN = true
	for name, c := range map[string]struct {
		a, b Party
		same bool
		want string
	}{
		"one number of a citizen":                   {withBSN, withBSN, true, "sure"},
		"two numbers of citizens":                   {withBSN, withBSN, false, "no"},
		"name and birth date":                       {person("Anna", "Vries", "1984-03-12", "", ""), person("A.", "Vries", "1984-03-12", "", ""), false, "likely"},
		"a letter swapped, birth date and address":  {person("Anna", "Vries", "1984-03-12", "", "1234AB"), person("Anna", "Vires", "1984-03-12", "", "1234AB"), false, "likely"},
		"namesakes with other birth dates":          {person("Anna", "Vries", "1984-03-12", "", ""), person("Anna", "Vries", "1990-01-01", "", ""), false, "no"},
		"father and son at one address and phone":   {person("Jan", "Bakker", "1950-01-01", "+31201234567", "1234AB"), person("Piet", "Bakker", "1980-01-01", "+31201234567", "1234AB"), false, "no"},
		"husband and wife with one phone":           {person("Jan", "Bakker", "", "+31201234567", "1234AB"), person("Ria", "Bakker", "", "+31201234567", "1234AB"), false, "no"},
		"phone and name":                            {person("Jan", "Bakker", "", "+31201234567", ""), person("J.", "Bakker", "", "+31201234567", ""), false, "likely"},
		"only a shared address":                     {person("Jan", "Bakker", "", "", "1234AB"), person("Ria", "Smit", "", "", "1234AB"), false, "no"},
		"all but the number":                        {person("Jan", "Bakker", "1950-01-01", "+31201234567", "1234AB"), person("Jan", "Bakker", "1950-01-01", "+31201234567", "1234AB"), false, "sure"},
		"a person and an organisation of that name": {Party{Kind: Person, Name: Name{Last: "Bakker"}}, Party{Kind: Organisation, Name: Name{Business: "Bakker"}}, false, "no"},
	} {
		ab, ba := Compare(&c.a, &c.b, c.same), Compare(&c.b, &c.a, c.same)
		if ab.Score != ba.Score {
			t.Errorf("%s: %d one way and %d the other", name, ab.Score, ba.Score)
		}
		got := "no"
		if ab.Score >= Sure {
			got = "sure"
		} else if ab.Score >= Likely {
			got = "likely"
		}
		if got != c.want {
			t.Errorf("%s: %s (%d, %v), want %s", name, got, ab.Score, ab.Reasons, c.want)
		}
	}
}

func TestControlQuestionsOpenOnlyWithEnoughRightAnswers(t *testing.T) {
	p := person("Anna", "Vries", "1984-03-12", "+31612345678", "1234AB")
	p.Points = append(p.Points, Point{Kind: Email, Normal: "anna@voorbeeld.nl", Value: "anna@voorbeeld.nl"})
	p.HasBSN, p.BSNEnd = true, "782"
	all := p.Questions("+31612345678", true)
	if fmt.Sprint(all) != "[geboortedatum adres bsn vraag mail]" {
		t.Errorf("the questions are %v", all)
	}
	for _, c := range []struct {
		right, wrong []Question
		want         Verdict
	}{
		{nil, nil, AskMore},
		{[]Question{AskBorn, AskAddress}, nil, AskMore},
		{[]Question{AskBorn, AskAddress, AskEmail}, nil, Passed},
		{[]Question{AskBorn, AskAddress, AskEmail}, []Question{AskBSN}, Passed},
		{[]Question{AskAddress, AskEmail}, []Question{AskBSN}, AskMore},
		{[]Question{AskBorn, AskAddress, AskEmail}, []Question{AskBSN, AskRequest}, Failed},
		{[]Question{AskPhone, AskPhone, AskAddress, AskEmail}, nil, AskMore}, // a question that was not to be asked counts for nothing
	} {
		answers := map[Question]bool{}
		for _, q := range c.right {
			answers[q] = true
		}
		for _, q := range c.wrong {
			answers[q] = false
		}
		if got := p.Judge(all, answers); got != c.want {
			t.Errorf("right %v, wrong %v: %d, want %d", c.right, c.wrong, got, c.want)
		}
	}
	p.Secret = true
	hidden := p.Questions("", true)
	if fmt.Sprint(hidden) != "[geboortedatum bsn vraag]" {
		t.Errorf("of a person whose data are secret is asked %v", hidden)
	}
	if got := p.Judge(hidden, map[Question]bool{AskBorn: true, AskBSN: true, AskRequest: false}); got != Failed {
		t.Errorf("with one wrong answer a secret person is %d", got)
	}
	poor := person("Jan", "Bakker", "", "", "1234AB")
	if got := poor.Judge(poor.Questions("", false), nil); got != CannotAsk {
		t.Errorf("with one thing known the verdict is %d", got)
	}
}

func TestWhatMayBeSeenDependsOnHowSureWeAre(t *testing.T) {
	for _, c := range []struct {
		purpose Purpose
		level   Level
		facts   bool
	}{{ForContact, Anonymous, false}, {ForContact, Claimed, false}, {ForContact, Checked, true}, {ForContact, Strong, true}, {ForTask, Anonymous, true}, {ForComplaint, Anonymous, true}} {
		if s := ScopeOf(c.purpose, c.level, false); s.Facts != c.facts || s.Contacts != c.facts || s.Notes != c.facts {
			t.Errorf("purpose %d at level %d: %+v", c.purpose, c.level, s)
		}
	}
	if ScopeOf(ForContact, Claimed, true).Answers || !ScopeOf(ForContact, Claimed, false).Answers {
		t.Error("the answers of secret persons are hidden until they are asked for, and of others not")
	}
	if got := MaskPhone("+31612345678"); got != "06 •••• ••78" {
		t.Error(got)
	}
	if got := MaskEmail("anna@voorbeeld.nl"); got != "a•••@v•••.nl" {
		t.Error(got)
	}
}

func TestAPartyIsTidiedOrEveryFieldThatIsWrongIsNamed(t *testing.T) {
	p := person("  Anna\u202e ", "Vries", "1984-03-12", "", "")
	p.Address = Address{Street: "Singel", Number: "14 a", Postcode: "1234 ab", Town: "Elzermonde"}
	p.Points = []Point{{Kind: Phone, Value: "0612345678", Preferred: true}, {Kind: Phone, Value: "020 1234567", Preferred: true}, {Kind: Email, Value: "Anna@Voorbeeld.nl"}}
	if err := p.Tidy(today); err != nil {
		t.Fatal(err)
	}
	if p.Name.First != "Anna" || p.Address.Postcode != "1234AB" || p.Address.Number != "14" || p.Address.Addition != "A" ||
		p.Points[0].Value != "06 1234 5678" || p.Points[0].Preferred || !p.Points[1].Preferred || p.Points[2].Normal != "anna@voorbeeld.nl" {
		t.Errorf("%+v", p)
	}
	bad := Party{Kind: Person, Born: date(t, "2030-01-01"), KvK: "1", Address: Address{Postcode: "x", Number: "y"}, Points: []Point{{Kind: Phone, Value: "12"}}}
	err := bad.Tidy(today)
	if err == nil {
		t.Fatal("nothing is wrong with it")
	}
	for _, field := range []string{"achternaam", "geboortedatum", "kvk", "postcode", "huisnummer", "telefoon"} {
		if !contains2(" "+fieldsOf(err)+" ", field) {
			t.Errorf("%s is not named in %q", field, err)
		}
	}
}

func fieldsOf(err error) string {
	var all fault.List
	if !errors.As(err, &all) {
		return ""
	}
	var out []string
	for _, f := range all {
		out = append(out, f.Place)
	}
	return strings.Join(out, " ")
}
