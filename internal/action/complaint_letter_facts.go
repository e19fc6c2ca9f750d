package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/notice"
)

// letterFacts is what a letter about a complaint says.
type letterFacts struct {
	a         *Actions
	x         *complaintChange
	paper     complaint.Paper
	words     LetterWords
	to        reader1
	lang      fault.Lang
	ombudsman ombudsman
	lastDay   calendar.Date // to go to the ombudsman, when the letter leaves today
}

func (f *letterFacts) say(nl, en string) string {
	if f.lang == fault.EN {
		return en
	}
	return nl
}

func (f *letterFacts) of(w complaint.Word) string { return f.say(w.NL, w.EN) }

func (f *letterFacts) day(d calendar.Date) string {
	if !d.Known() || d == 0 {
		return ""
	}
	return calendar.FormatLongDate(d, f.lang)
}

// values are what the variables of the template stand for.
func (f *letterFacts) values(ctx context.Context, text *notice.Text) (notice.Values, error) {
	x, c := f.x, f.x.complaint
	v := notice.Values{
		notice.About: c.Title, notice.Reference: c.Reference, notice.HeardOn: f.day(c.Day), notice.Name: f.to.name, notice.Complained: f.complained(), notice.Reasons: c.Refusal.Why,
		notice.Ground: f.ground(), notice.Findings: c.Findings, notice.Judgments: f.judgments(), notice.Conclusions: c.Conclusions, notice.Meeting: f.meeting(),
		notice.Where: strings.TrimSpace(f.words.Place), notice.Arranged: c.Settlement.Words, notice.ArrangedOn: f.arrangedOn(), notice.Learned: f.learned(), notice.Cause: strings.TrimSpace(f.words.Cause),
	}
	if c.Advice.Asked {
		v[notice.Adviser] = c.Advice.Adviser
		v[notice.Departure] = c.Advice.Departed
	}
	if n := f.words.Weeks; n > 0 {
		v[notice.Weeks] = f.say(fmt.Sprintf("%d weken", n), fmt.Sprintf("%d weeks", n))
		if n == 1 {
			v[notice.Weeks] = f.say("1 week", "1 week")
		}
	}
	switch c.Moves.To {
	case complaint.Objection:
		v[notice.Becomes] = f.say("een bezwaar", "an objection")
	case complaint.Report:
		v[notice.Becomes] = f.say("een melding", "a report")
	}
	if err := f.terms(v); err != nil {
		return nil, err
	}
	if err := f.lookUp(ctx, text, v); err != nil {
		return nil, err
	}
	set, err := x.tx.Setting(ctx, x.who.Organisation, ombudsmanSetting)
	if err != nil {
		return nil, err
	}
	f.ombudsman = ombudsmanOf(set, f.lang)
	v[notice.Ombudsman] = f.ombudsmanParagraph()
	return v, ownValues(ctx, x.tx, x.who.Organisation, string(f.lang), v)
}

// terms fills in the last days, as they are when the letter leaves today.
func (f *letterFacts) terms(v notice.Values) error {
	then := *f.x.complaint
	then.Letter = complaint.Told{At: f.x.now}
	if f.paper == complaint.Longer || f.paper == complaint.LongerOther {
		then.Delay.Weeks = max(then.Delay.Weeks, f.words.Weeks)
	}
	t, _, err := complaintTerms(&then, f.x.zone, f.x.now)
	if err != nil {
		return err
	}
	v[notice.LastDay], f.lastDay = f.day(t.Handle), t.Ombudsman
	return nil
}

func (f *letterFacts) lookUp(ctx context.Context, text *notice.Text, v notice.Values) error {
	x, c := f.x, f.x.complaint
	v[notice.Handler] = f.say("onze klachtenfunctionaris", "our complaints officer")
	if c.Handler != 0 && text.Uses(notice.Handler) {
		people, err := x.tx.People(ctx, x.who.Organisation)
		if err != nil {
			return err
		}
		for i := range people {
			if people[i].ID == c.Handler {
				v[notice.Handler] = people[i].Name
			}
		}
	}
	if text.Uses(notice.NewReference) && c.Moves.Subject != 0 {
		r, err := x.tx.Request(ctx, x.who.Organisation, c.Moves.Subject)
		if err != nil && !notThere(err) {
			return err
		}
		v[notice.NewReference] = r.Reference
	}
	known := f.to.party != 0 || f.to.address != "" // who handed in a letter without a name is asked nothing
	ask := known && mayAsk(c) && text.Uses(notice.Opinion)
	if f.to.staff != 0 || !ask && !text.Uses(notice.FollowLink) {
		return nil
	}
	link, err := f.a.followURL(ctx, x.tx, x.who.Organisation, c.ID)
	if v[notice.FollowLink] = link; ask {
		v[notice.Opinion] = link
	}
	return err
}

func (f *letterFacts) complained() string {
	c := f.x.complaint
	if c.Wants == "" {
		return c.Text
	}
	return c.Text + "\n\n" + f.say("Dit wil de klager: ", "This is what the complainant wants: ") + c.Wants
}

// ground is the ground of 9:8 with its article, as a sentence.
func (f *letterFacts) ground() string {
	for _, g := range complaint.Grounds {
		if g.Code == f.x.complaint.Refusal.Ground {
			return f.of(g.Word) + " (" + basisIn(g.Basis, f.lang) + ")."
		}
	}
	return ""
}

// basisIn is an article as a language names it: "Awb 9:8 lid 1b" is "Awb
// 9:8(1)(b)" in English.
func basisIn(basis string, lang fault.Lang) string {
	article, part, found := strings.Cut(basis, " lid ")
	if lang != fault.EN || !found {
		return basis
	}
	digits := strings.TrimRight(part, "abcdefghijklmnopqrstuvwxyz")
	if letter := part[len(digits):]; letter != "" {
		return article + "(" + digits + ")(" + letter + ")"
	}
	return article + "(" + digits + ")"
}

// judgmentWords are the judgments as a letter says them.
var judgmentWords = map[complaint.Judgment]complaint.Word{
	complaint.Founded: {NL: "gegrond", EN: "founded"}, complaint.Partly: {NL: "deels gegrond", EN: "partly founded"},
	complaint.NotFounded: {NL: "ongegrond", EN: "unfounded"}, complaint.NoJudgment: {NL: "geen oordeel", EN: "no judgment"},
}

// judgments is the judgment of each element, with its reasons.
func (f *letterFacts) judgments() string {
	var lines []string
	for i := range f.x.complaint.Elements {
		e := &f.x.complaint.Elements[i]
		word, ok := judgmentWords[e.Finding]
		if !ok {
			continue
		}
		lines = append(lines, "- "+sentence1(e.Text)+f.say(" Ons oordeel: ", " Our judgment: ")+f.of(word)+". "+sentence1(e.Why))
	}
	return strings.Join(lines, "\n")
}

// sentence1 is a text on one line that ends as a sentence does.
func sentence1(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".?:…") {
		return text
	}
	return text + "."
}

func (f *letterFacts) meeting() string {
	second, err := calendar.ParseClock(strings.TrimSpace(f.words.Time))
	if err != nil || f.day(f.words.Day) == "" {
		return ""
	}
	return f.day(f.words.Day) + f.say(fmt.Sprintf(" om %d.%02d uur", second/3600, second/60%60), fmt.Sprintf(" at %02d:%02d", second/3600, second/60%60))
}

func (f *letterFacts) arrangedOn() string {
	s := &f.x.complaint.Settlement
	if !s.Agreed.Known() || s.Agreed == 0 {
		return ""
	}
	day := f.day(f.x.zone.Date(s.Agreed))
	if how := strings.TrimSpace(s.How); how != "" {
		return day + ", " + f.how(how)
	}
	return day
}

// how is the code of how somebody agreed, in words; words stay as they are.
func (f *letterFacts) how(code string) string {
	words := map[string]complaint.Word{
		"telefoon": {NL: "aan de telefoon", EN: "on the telephone"}, "brief": {NL: "per brief", EN: "by letter"}, "mail": {NL: "per e-mail", EN: "by e-mail"},
		"gesprek": {NL: "in een gesprek", EN: "in person"}, "phone": {NL: "aan de telefoon", EN: "on the telephone"}, "letter": {NL: "per brief", EN: "by letter"},
		"telephone": {NL: "aan de telefoon", EN: "on the telephone"}, "person": {NL: "in een gesprek", EN: "in person"}, "balie": {NL: "aan de balie", EN: "at the desk"},
	}
	if w, ok := words[code]; ok {
		return f.of(w)
	}
	return code
}

// learned is what the complaint led to. It names nobody.
func (f *letterFacts) learned() string {
	l := &f.x.complaint.Learning
	var parts []string
	if l.Cause != "" {
		parts = append(parts, f.say("Dit was de oorzaak: ", "This was the cause: ")+sentence1(l.Cause))
	}
	switch l.Action {
	case complaint.Act:
		text := f.say("Daar doen wij iets aan.", "We do something about that.")
		if day := f.day(l.Until); day != "" {
			text = f.say("Daar doen wij iets aan. Dat is klaar op "+day+".", "We do something about that. It will be done on "+day+".")
		}
		parts = append(parts, text)
	case complaint.LeaveIt:
		parts = append(parts, f.say("Wij veranderen niets. Dit is de reden: ", "We do not change anything. This is the reason: ")+sentence1(l.Why))
	}
	return strings.Join(parts, "\n\n")
}

// ombudsmanParagraph is that of Awb 9:12(2): which ombudsman, where, within a
// year, and the last day (KL-12).
func (f *letterFacts) ombudsmanParagraph() string {
	o, day := f.ombudsman, f.lastOmbudsmanDay()
	text := f.say(fmt.Sprintf("Bent u het niet met ons eens? Dan kunt u naar %s. Dat is gratis. Het kan binnen een jaar: tot en met %s.", o.name, day),
		fmt.Sprintf("Do you not agree with us? Then you can go to %s. It is free. You can do so within one year: up to and including %s.", o.name, day))
	if len(o.lines) == 0 {
		return text
	}
	return text + "\n\n" + o.name + "\n" + strings.Join(o.lines, "\n")
}
