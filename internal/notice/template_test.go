package notice

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/dutch"
	"handvest/internal/fault"
)

func faults(t *testing.T, err error) fault.List {
	t.Helper()
	var l fault.List
	if !errors.As(err, &l) {
		t.Fatalf("%v is no list of faults", err)
	}
	return l
}

// threshold is the lowest score that the screens call readable by everybody.
const threshold = 60

func TestEveryTextOfTheHouseIsRightAndReadable(t *testing.T) {
	for _, kind := range Templates {
		for _, lang := range Languages {
			h := House(kind, lang)
			text, err := h.Read()
			if err != nil {
				t.Errorf("%s %s: %v", kind, lang, err)
				continue
			}
			title, body, err := text.Render(SampleOf(kind, lang))
			if err != nil {
				t.Errorf("%s %s: %v", kind, lang, err)
				continue
			}
			if title == "" && kind != Frame || strings.ContainsAny(title+body, "{}[]!") || strings.Contains(body, "  ") {
				t.Errorf("%s %s reads\n%s\n\n%s", kind, lang, title, body)
			}
			if r := Readability(&dutch.Dutch{}, lang, title+".\n\n"+body); kind != Frame && r.Score < threshold {
				t.Errorf("%s %s has %d (%s): %+v", kind, lang, r.Score, r.Level, r.Findings)
			}
		}
	}
}

// bare are only the values that a kind must have.
func bare(kind Kind, lang string) Values {
	v, sample := Values{}, Sample(lang)
	for _, n := range Needs(kind) {
		if n.Always {
			v[n.Variable] = sample[n.Variable]
		}
	}
	return v
}

func TestWhatIsNotKnownLeavesNoGap(t *testing.T) {
	for _, kind := range Templates {
		for _, lang := range Languages {
			text, err := House(kind, lang).Read()
			if err != nil {
				t.Fatal(err)
			}
			_, body, err := text.Render(bare(kind, lang))
			if err != nil {
				t.Errorf("%s %s: %v", kind, lang, err)
			}
			for _, line := range strings.Split(body, "\n") {
				if line != strings.TrimSpace(line) || strings.Contains(line, "  ") || strings.HasSuffix(line, " .") {
					t.Errorf("%s %s has the line %q", kind, lang, line)
				}
			}
			if strings.Contains(body, "\n\n\n") {
				t.Errorf("%s %s has a gap:\n%s", kind, lang, body)
			}
		}
	}
}

func TestADelayWithoutItsDateIsRefused(t *testing.T) { // DEC-2, PR-7
	late := House(Late, Dutch)
	for _, c := range []struct{ name, old, now, want string }{
		{"no date", "{{datum}}", "binnenkort", "{{datum}} ontbreekt"},
		{"no cause", "{{oorzaak}}", "drukte", "{{oorzaak}} ontbreekt"},
		{"no apology", "{{excuus}}", "", "{{excuus}} ontbreekt"},
		{"a date that may be left out", "De nieuwe datum is {{datum}}.", "[[De nieuwe datum is {{datum}}.]]", "kan dus wegvallen"},
		{"the apology first", "Uw vraag gaat over:", "{{excuus}} Uw vraag gaat over:", "hoort achter {{oorzaak}}"},
		{"an unknown word", "{{datum}}", "{{dattum}}", "Bedoelt u {{datum}}?"},
		{"a word of another kind", "{{datum}}", "{{datum}} {{antwoord}}", "{{antwoord}} heeft geen waarde"},
		{"an English word", "{{datum}}", "{{date}}", "{{date}} kennen wij niet"},
		{"an open brace", "{{datum}}", "{{datum}} {{", "{{ heeft op deze regel geen }}"},
		{"a block without an end", "{{excuus}}", "{{excuus}} [[", "heeft geen einde"},
		{"a block in a block", "[[{{wisten_wij}}]]", "[[{{wisten_wij}} [[{{naam}}]]]]", "past niet in een ander deel"},
		{"a block without a word", "{{excuus}}", "{{excuus}} [[dus]]", "geen woord in haken"},
		{"an end without a beginning", "{{excuus}}", "{{excuus}} ]]", "]] zonder [["},
	} {
		x := late
		if x.Body = strings.Replace(x.Body, c.old, c.now, 1); x.Body == late.Body {
			t.Fatalf("%s changes nothing", c.name)
		}
		_, err := x.Read()
		l := faults(t, err)
		if text := l.In(fault.NL); !strings.Contains(text, c.want) || l[0].Place != bodyField {
			t.Errorf("%s: %s", c.name, text)
		}
	}
}

func TestAFaultNamesLineAndCharacter(t *testing.T) {
	x := Template{Kind: Closed, Language: Dutch, Title: "Klaar {{naam}}", Body: "{{onderwerp}}\n\nEén {{onderwrp}}"}
	_, err := x.Read()
	l := faults(t, err)
	if len(l) != 2 || !strings.HasPrefix(l[0].NL, "Teken 7 van de titel: {{naam}} mag niet in de titel") || !strings.HasPrefix(l[1].NL, "Regel 3, teken 5: {{onderwrp}} kennen wij niet. Bedoelt u {{onderwerp}}?") {
		t.Errorf("the faults are\n%s", l.In(fault.NL))
	}
}

func TestAnEnglishTemplateTakesEnglishAndDutchNames(t *testing.T) {
	text, err := Template{Kind: Closed, Language: English, Title: "Done", Body: "{{Subject}}, {{kenmerk}}"}.Read()
	if err != nil {
		t.Fatal(err)
	}
	if _, body, err := text.Render(Values{About: "A lamp", Reference: "Z1"}); err != nil || body != "A lamp, Z1" {
		t.Errorf("it reads %q, %v", body, err)
	}
}

func TestBracesCanBeMeantAsTheyAre(t *testing.T) {
	text, err := Template{Kind: Closed, Language: Dutch, Title: "Klaar", Body: `{{onderwerp}} \{\{naam\}\} \[\[x\]\] a\b \\`}.Read()
	if err != nil {
		t.Fatal(err)
	}
	if _, body, err := text.Render(Values{About: "Lamp"}); err != nil || body != `Lamp {{naam}} [[x]] a\b \` {
		t.Errorf("it reads %q, %v", body, err)
	}
}

func TestANoticeWithoutANeededValueIsNotMade(t *testing.T) {
	text, err := House(Late, Dutch).Read()
	if err != nil {
		t.Fatal(err)
	}
	v := Sample(Dutch)
	v[Date] = " "
	if _, _, err := text.Render(v); err == nil || !strings.Contains(faults(t, err).In(fault.NL), "de nieuwe datum ontbreekt") {
		t.Errorf("without a date: %v", err)
	}
}

func TestTheNeededPartsAreTickedWhileSomebodyWrites(t *testing.T) {
	x := House(Late, Dutch)
	x.Body = "{{excuus}} {{oorzaak}} [["
	for i, want := range []bool{false, true, false} {
		if p := x.Parts(); p[i].There != want {
			t.Errorf("part %s is there: %v", p[i].Variable, p[i].There)
		}
	}
}

func TestSeveralNoticesHaveOneGreetingAndOneClosing(t *testing.T) {
	frame, err := House(Frame, Dutch).Read()
	if err != nil {
		t.Fatal(err)
	}
	v := Values{Salutation: "Beste Anna de Vries", Organisation: "Gemeente Elzermonde", Phone: "14 0999"}
	two := []Notice{{Title: "Klaar", Body: "De lamp brandt."}, {Title: "Het duurt langer", Body: "Het paspoort komt later."}}
	title, body, err := Bundle(frame, Dutch, Email, v, two)
	want := "Beste Anna de Vries,\n\n1. Klaar\n\nDe lamp brandt.\n\n2. Het duurt langer\n\nHet paspoort komt later.\n\nMet vriendelijke groet,\n\nGemeente Elzermonde\n14 0999"
	if err != nil || title != "Nieuws over uw vragen" || body != want {
		t.Errorf("two read %q\n%s\n%v", title, body, err)
	}
	title, body, err = Bundle(frame, Dutch, Email, v, two[:1])
	if err != nil || title != "Klaar" || !strings.HasPrefix(body, "Beste Anna de Vries,\n\nDe lamp brandt.\n\nMet") {
		t.Errorf("one reads %q\n%s\n%v", title, body, err)
	}
	if _, body, err = Bundle(frame, Dutch, SMS, v, two); err != nil || body != "Gemeente Elzermonde: De lamp brandt.\n\nHet paspoort komt later." {
		t.Errorf("a short message reads %q, %v", body, err)
	}
}

// drawTemplate is a template of words, variables of its kind and blocks, that
// has every part it needs.
func drawTemplate(t *rapid.T) Template {
	x := Template{Kind: rapid.SampledFrom(Templates).Draw(t, "kind"), Language: rapid.SampledFrom(Languages).Draw(t, "language"), Title: "Titel"}
	name := rapid.SampledFrom(Allowed(x.Kind))
	piece := func(label string) string {
		switch rapid.IntRange(0, 3).Draw(t, label) {
		case 0:
			return "{{" + name.Draw(t, "name").In(x.Language) + "}}"
		case 1:
			return "[[ en {{" + name.Draw(t, "name").In(x.Language) + "}}]]"
		case 2:
			return "\n"
		}
		return escaped(rapid.StringOfN(rapid.RuneFrom([]rune("a {}[]\\é\n")), 0, 6, -1).Draw(t, "words"))
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "pieces") {
		x.Body += piece(fmt.Sprint(i))
	}
	if rules[x.Kind].ordered {
		x.Body = escaped("Wij schrijven u.\n")
	}
	for _, n := range Needs(x.Kind) {
		x.Body += "\n{{" + n.Variable.In(x.Language) + "}}."
	}
	return x
}

func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`).Replace(text)
}

func TestEverySavedTemplateRendersForEveryAllowedSetOfFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawTemplate(t)
		text, err := x.Read()
		if err != nil {
			t.Fatalf("%s: %v", x.Body, err)
		}
		v := bare(x.Kind, x.Language)
		for _, name := range Allowed(x.Kind) {
			if rapid.Bool().Draw(t, "known") {
				v[name] = rapid.StringOfN(rapid.RuneFrom([]rune("ab {}[]\\\r\n!€")), 1, 12, -1).Draw(t, "value") + "z"
			}
		}
		_, body, err := text.Render(v)
		if err != nil {
			t.Fatalf("%q does not render: %v", x.Body, err)
		}
		for _, n := range Needs(x.Kind) {
			if value := paragraphs(carried(strings.TrimSpace(v[n.Variable]))); n.Always && !strings.Contains(body, value) {
				t.Fatalf("%q lost %q of %s in %q", x.Body, value, n.Variable, body)
			}
		}
	})
}

func TestNothingOfAValueIsReadAsATemplate(t *testing.T) {
	for _, value := range []string{"{{excuus}}", "[[{{naam}}]]", "]]", `\{\{`, "{{"} {
		text, err := House(Answered, Dutch).Read()
		if err != nil {
			t.Fatal(err)
		}
		v := Sample(Dutch)
		v[Answer] = value
		if _, body, err := text.Render(v); err != nil || !strings.Contains(body, "\n"+value+"\n") {
			t.Errorf("%q became\n%s\n%v", value, body, err)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	for _, kind := range Templates {
		for i, lang := range Languages {
			h := House(kind, lang)
			f.Add(uint8(i), string(kind), h.Title, h.Body, "{{naam}}")
		}
	}
	f.Fuzz(func(t *testing.T, lang uint8, kind, title, body, value string) {
		x := Template{Kind: Kind(kind), Language: Languages[int(lang)%len(Languages)], Title: title, Body: body}.Tidy()
		x.Parts()
		text, err := x.Read()
		if err != nil {
			if _, told := fault.Text(err, fault.NL); !told {
				t.Fatalf("%q is refused without a sentence: %v", body, err)
			}
			return
		}
		v := SampleOf(x.Kind, x.Language)
		for _, name := range Allowed(x.Kind) {
			v[name] += value
		}
		got, _, err := text.Render(v)
		if err != nil {
			t.Fatalf("%q does not render: %v", body, err)
		}
		if strings.ContainsAny(got, "\r\n") {
			t.Fatalf("the title %q has two lines", got)
		}
	})
}
