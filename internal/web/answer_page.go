package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var noSuchAnswer = fault.New(fault.NotFound, "Dit antwoord bestaat niet.", "This answer does not exist.")

// article reads the answer of an address.
func (s *Server) article(r *http.Request) (action.Article, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return action.Article{}, noSuchAnswer
	}
	return s.actions.Article(r.Context(), s.who(r), id)
}

// answer is one answer as the desk reads it.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, err := s.article(r)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.AnswerRead(s.answerPage(r, reader, &x, knowledgeDone(reader, r.URL.Query()))))
}

func (s *Server) answerPage(r *http.Request, reader kit.Reader, x *action.Article, notice *page.Notice) page.AnswerPage {
	who, id := s.who(r), strconv.FormatInt(x.Row.ID, 10)
	v := knowledge.Version{Title: x.Row.Title}
	switch {
	case x.Live != nil:
		v = *x.Live
	case x.Working != nil:
		v = *x.Working
	case len(x.Versions) > 0:
		v = x.Versions[0]
	}
	owner := cmp.Or(x.Names["department:"+x.Row.ContentOwner], x.Row.ContentOwner)
	product := x.Names["product:"+x.Row.Product]
	p := page.AnswerPage{Shell: s.shell(r, reader, v.Title), Notice: notice, Back: page.Link{Text: reader.T("Kennis", "Knowledge"), Href: knowledgePlace.In(reader)}, Title: v.Title,
		Meta: joined(" · ", owner, product, untilText(reader, x, &v)), Say: v.Say, Public: knowledge.HTML(v.Public), Warning: answerWarning(reader, x, &v)}
	if who.External == "" {
		p.Internal = knowledge.HTML(v.Internal)
	}
	p.Facts = []page.Row{{Name: reader.T("Inhoud van", "Content by"), Text: owner}, {Name: reader.T("Vorm van", "Form by"), Text: cmp.Or(x.Names["department:"+x.Row.FormOwner], x.Row.FormOwner)}}
	if x.Row.Review.Known() {
		p.Facts = append(p.Facts, page.Row{Name: reader.T("Nazien op", "Review on"), Text: reader.Date(x.Row.Review)})
	}
	p.Facts = append(p.Facts, page.Row{Name: reader.T("Gebruikt", "Used"), Text: reader.Count(x.Row.Used, "keer", "keer", "time", "times")})
	if v.Score > 0 {
		p.Facts = append(p.Facts, page.Row{Name: reader.T("Leesbaarheid", "Readability"), Text: fmt.Sprintf(reader.T("%d van 100", "%d of 100"), v.Score)})
	}
	if len(v.Keywords) > 0 {
		p.Facts = append(p.Facts, page.Row{Name: reader.T("Ook gevonden op", "Also found by"), Text: strings.Join(v.Keywords, ", ")})
	}
	if who.Can(staff.GiveFeedback) && x.Live != nil {
		p.Feedback = page.FeedbackBox{Action: feedbackPlace.In(reader, id)}
	}
	if mayWrite(who) && x.Working == nil {
		p.Edit = writeAnswerPlace.In(reader, id)
	}
	if who.CanIn(staff.EditContent, x.Row.ContentOwner) && x.Live != nil {
		version := strconv.Itoa(int(x.Row.Version))
		p.Review = &page.ReviewBox{Action: answerStepPlace.In(reader, id, "nagezien"), Version: version, Next: x.Today.AddMonths(6).String(), Until: v.Until.String()}
		p.Retire = &page.PressBox{Action: answerStepPlace.In(reader, id, "uit"), Button: reader.T("Haal uit gebruik", "Take out of use"), Version: version,
			Text: reader.T("De balie vindt dit antwoord dan niet meer. De tekst blijft bewaard en kan terug.", "The desk then no longer finds this answer. The text stays and can be restored.")}
	}
	p.Working = workingBox(reader, x, who, id)
	for i, o := range x.Versions {
		p.Versions = append(p.Versions, versionLine(reader, x, i, o, who, id))
	}
	return p
}

func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

func untilText(r kit.Reader, x *action.Article, v *knowledge.Version) string {
	switch {
	case !v.Until.Known():
		return ""
	case v.Until < x.Today:
		return r.T("gold tot en met ", "held until ") + r.LongDate(v.Until)
	}
	return r.T("geldig tot en met ", "valid until ") + r.LongDate(v.Until)
}

func answerWarning(r kit.Reader, x *action.Article, v *knowledge.Version) *page.Notice {
	switch {
	case x.Live == nil && x.Working == nil:
		return &page.Notice{Kind: "warning", Lines: []string{r.T("Dit antwoord is uit gebruik. Geef het niet meer.", "This answer is out of use. Do not give it any more.")}}
	case x.Live == nil:
		return &page.Notice{Kind: "info", Lines: []string{r.T("Dit is een concept. De balie ziet het nog niet.", "This is a draft. The desk does not see it yet.")}}
	case v.Until.Known() && v.Until < x.Today:
		return &page.Notice{Kind: "warning", Title: r.T("Dit antwoord is verlopen", "This answer has expired"), Lines: []string{fmt.Sprintf(
			r.T("Het gold tot en met %s. Vraag %s of het nog klopt voordat u het geeft.", "It held until %s. Ask %s whether it is still true before you give it."), r.LongDate(v.Until), x.Names["department:"+x.Row.ContentOwner])}}
	case x.Row.Overdue(x.Today):
		return &page.Notice{Kind: "info", Lines: []string{fmt.Sprintf(r.T("De eigenaar zou hier op %s weer naar kijken.", "The owner was to look at this again on %s."), r.LongDate(x.Row.Review))}}
	}
	return nil
}

func workingBox(r kit.Reader, x *action.Article, who action.Actor, id string) *page.WorkingBox {
	v := x.Working
	if v == nil || !mayWrite(who) {
		return nil
	}
	b := &page.WorkingBox{Title: r.T("Er is een concept", "There is a draft"), Edition: strconv.Itoa(int(v.Edition)), Note: v.Note,
		Lines: []string{fmt.Sprintf(r.T("Versie %d van %s, bewaard %s.", "Version %d by %s, saved %s."), v.Number, v.By, r.FullMoment(v.At))}, Edit: writeAnswerPlace.In(r, id), Discard: answerStepPlace.In(r, id, "weg")}
	if x.Live != nil {
		b.Compare = compareAnswerPlace.In(r, id, strconv.Itoa(int(x.Live.Number)), strconv.Itoa(int(v.Number)))
	}
	if v.From.Known() {
		b.Lines = append(b.Lines, r.T("Geldt vanaf ", "Holds from ")+r.LongDate(v.From)+".")
	}
	if v.Status != knowledge.Proposed {
		b.Propose = answerStepPlace.In(r, id, "voorleggen")
		return b
	}
	b.Title = r.T("Er is een voorstel", "There is a proposal")
	needs := x.Needs()
	if needs.Content {
		b.Lines = append(b.Lines, fmt.Sprintf(r.T("Wacht op akkoord van %s: de inhoud verandert.", "Waits for approval by %s: the content changes."), x.Names["department:"+x.Row.ContentOwner]))
	}
	if needs.Form {
		b.Lines = append(b.Lines, fmt.Sprintf(r.T("Wacht op akkoord van %s: de vorm verandert.", "Waits for approval by %s: the form changes."), x.Names["department:"+x.Row.FormOwner]))
	}
	if needs.Content && who.CanIn(staff.EditContent, x.Row.ContentOwner) || needs.Form && who.CanIn(staff.EditForm, x.Row.FormOwner) {
		b.Approve = answerStepPlace.In(r, id, "akkoord")
	}
	b.SendBack = answerStepPlace.In(r, id, "terug")
	return b
}

func versionLine(r kit.Reader, x *action.Article, i int, v knowledge.Version, who action.Actor, id string) page.VersionLine {
	number := strconv.Itoa(int(v.Number))
	l := page.VersionLine{Name: r.T("Versie ", "Version ") + number, When: r.FullMoment(v.At), By: v.By, Note: v.Note, Status: r.T("vervangen", "replaced"), Tone: kit.Out}
	switch {
	case v.Status == knowledge.Draft:
		l.Status, l.Tone = r.T("concept", "draft"), kit.Calm
	case v.Status == knowledge.Proposed:
		l.Status, l.Tone = r.T("voorstel", "proposal"), kit.Soon
	case v.Status == knowledge.Retired:
		l.Status = r.T("uit gebruik", "retired")
	case x.Live != nil && x.Live.Number == v.Number && v.Until.Known() && v.Until < x.Today:
		l.Status, l.Tone = r.T("verlopen", "expired"), kit.Late
	case x.Live != nil && x.Live.Number == v.Number:
		l.Status, l.Tone = r.T("geldt nu", "holds now"), kit.Kept
	case v.From.Known() && v.From > x.Today:
		l.Status, l.Tone = r.T("gaat in op ", "begins on ")+r.LongDate(v.From), kit.Calm
	}
	if i+1 < len(x.Versions) {
		l.Compare = compareAnswerPlace.In(r, id, strconv.Itoa(int(x.Versions[i+1].Number)), number)
	}
	old := v.Status >= knowledge.Published && (x.Live == nil || x.Live.Number != v.Number)
	if old && mayWrite(who) && x.Working == nil {
		l.Restore = restoreAnswerPlace.In(r, id, number)
	}
	return l
}

// compareAnswer shows what one version changed in another.
func (s *Server) compareAnswer(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, err := s.article(r)
	if err != nil {
		return err
	}
	var two [2]knowledge.Version
	for i, name := range []string{"from", "to"} {
		n, err := strconv.ParseInt(r.PathValue(name), 10, 32)
		if err != nil {
			return noSuchAnswer
		}
		if two[i], err = x.Version(int32(n)); err != nil {
			return err
		}
	}
	p := page.Compare{Shell: s.shell(r, reader, reader.T("Versies vergelijken", "Compare versions")), Back: page.Link{Text: x.Row.Title, Href: answerPlace.In(reader, r.PathValue("id"))},
		Heading:  fmt.Sprintf(reader.T("Van versie %d naar versie %d", "From version %d to version %d"), two[0].Number, two[1].Number),
		Sub:      fmt.Sprintf(reader.T("%s, %s. Wat eruit ging is doorgestreept, wat erbij kwam onderstreept.", "%s, %s. What went is struck through, what came is underlined."), two[1].By, reader.FullMoment(two[1].At)),
		Sections: diffSections(reader, two[0], two[1])}
	if !slices.ContainsFunc(p.Sections, func(s page.Section) bool { return s.Changed }) {
		p.Same = reader.T("Deze versies zijn gelijk.", "These versions are the same.")
	}
	return s.show(w, r, http.StatusOK, page.ComparePage(p))
}

// diffSections compares two versions part by part, and names whose each is.
func diffSections(r kit.Reader, from, to knowledge.Version) []page.Section {
	content, form := r.T("inhoud: de vakafdeling", "content: the department"), r.T("vorm: klantcontact", "form: the contact centre")
	dates := func(v knowledge.Version) string {
		var parts []string
		if v.From.Known() {
			parts = append(parts, r.T("vanaf ", "from ")+r.LongDate(v.From))
		}
		if v.Until.Known() {
			parts = append(parts, r.T("tot en met ", "until ")+r.LongDate(v.Until))
		}
		return strings.Join(parts, " ")
	}
	var all []page.Section
	for _, x := range []struct{ name, owner, from, to string }{
		{r.T("Titel", "Title"), form, from.Title, to.Title},
		{r.T("Zeg hardop", "Say aloud"), content, from.Say, to.Say},
		{r.T("Voor iedereen", "For everybody"), content, from.Public, to.Public},
		{r.T("Alleen voor ons", "For us only"), content, from.Internal, to.Internal},
		{r.T("Zoekwoorden", "Keywords"), form, strings.Join(from.Keywords, ", "), strings.Join(to.Keywords, ", ")},
		{r.T("Geldig", "Valid"), content, dates(from), dates(to)},
	} {
		if x.from == "" && x.to == "" {
			continue
		}
		sec := page.Section{Name: x.name, Owner: x.owner, Changed: x.from != x.to}
		if p := knowledge.Changed(knowledge.Version{Public: x.from}, knowledge.Version{Public: x.to}); sec.Changed && !p.Content {
			sec.Owner = form // the same words in another layout
		}
		for _, piece := range knowledge.Diff(x.from, x.to) {
			sec.Pieces = append(sec.Pieces, page.DiffPiece{Text: piece.Text, Added: piece.Added, Removed: piece.Removed})
		}
		all = append(all, sec)
	}
	return all
}
