package web

import (
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// scripts are all scripts.
func (s *Server) scripts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	who := s.who(r)
	all, err := s.actions.Scripts(r.Context(), who)
	if err != nil {
		return err
	}
	choices, err := s.actions.Choices(r.Context(), who)
	if err != nil {
		return err
	}
	p := page.Cards{Shell: s.shell(r, reader, "Scripts"), Heading: "Scripts", Count: reader.Int(int64(len(all))),
		Intro: reader.T("Vragen in een vaste volgorde, die overslaan wat wij al weten.", "Questions in a fixed order, which skip what we know already."),
		Empty: reader.T("Er is nog geen script. Begin met het onderwerp waarover de balie de meeste vragen krijgt.", "There is no script yet. Begin with the subject about which the desk gets most questions."), Notice: saved(r, reader)}
	if who.Can(staff.EditContent) {
		p.Ways = []page.Link{{Text: reader.T("Nieuw script", "New script"), Href: scriptNewPlace.In(reader)}}
	}
	for _, x := range all {
		row := page.CardRow{Title: x.Title, Href: scriptPlace.In(reader, strconv.FormatInt(x.ID, 10)), Facts: []page.Row{
			{Name: reader.T("product", "product"), Text: choices.Product(x.Product)}, {Name: reader.T("eigenaar", "owner"), Text: choices.Department(x.Owner)},
		}}
		if x.Published != 0 {
			row.Facts = append(row.Facts, page.Row{Name: reader.T("in gebruik", "in use"), Text: reader.T("versie ", "version ") + strconv.Itoa(int(x.Published))})
		}
		if x.Draft != 0 {
			row.State, row.Tone = reader.T("er is een concept", "there is a draft"), kit.Soon
		}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, http.StatusOK, page.CardsPage(p))
}

// script is one script to read, to print and to try.
func (s *Server) script(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	all, err := s.actions.ScriptVersions(r.Context(), who, id)
	if err != nil {
		return err
	}
	choices, err := s.actions.Choices(r.Context(), who)
	if err != nil {
		return err
	}
	at := &all[0]
	asked := whole(r.URL.Query().Get("versie"))
	for i := range all {
		if int64(all[i].Number) == asked || asked == 0 && all[i].Status == knowledge.Published {
			at = &all[i]
			break
		}
	}
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	self := scriptPlace.In(reader, strconv.FormatInt(id, 10))
	p := page.ScriptPage{Shell: s.shell(r, reader, at.Title), Title: at.Title, Notice: saved(r, reader), Nodes: scriptRows(reader, at, choices),
		Line: choices.Product(at.Product) + " · " + reader.T("versie ", "version ") + strconv.Itoa(int(at.Number)) + " · " + reader.Moment(at.Changed) + " · " + at.By}
	p.State, p.Tone = statusWord(reader, at.Status)
	if who.Can(staff.EditContent) {
		p.Edit = scriptEditPlace.In(reader, strconv.FormatInt(id, 10))
	}
	for _, v := range all {
		word, _ := statusWord(reader, v.Status)
		p.Versions = append(p.Versions, page.VersionRow{Version: reader.T("Versie ", "Version ") + strconv.Itoa(int(v.Number)), Status: word, Since: reader.Moment(v.Changed) + " · " + v.By,
			Text: self + "?versie=" + strconv.Itoa(int(v.Number))})
	}
	p.Try = s.tryScript(r, reader, at, choices)
	p.Try.Action = self + "?versie=" + strconv.Itoa(int(at.Number))
	return s.show(w, r, http.StatusOK, page.ScriptView(p))
}

// tryScript walks with what stands in the form.
func (s *Server) tryScript(r *http.Request, reader kit.Reader, at *knowledge.Script, choices action.Choices) page.ScriptTry {
	var t page.ScriptTry
	known, answers := map[string]string{}, map[string]string{}
	seen := map[string]bool{}
	for _, n := range at.Nodes {
		answers[n.Code] = r.PostForm.Get("antwoord." + n.Code)
		if n.Fact == "" || seen[n.Fact] {
			continue
		}
		seen[n.Fact] = true
		known[n.Fact] = r.PostForm.Get("bekend." + n.Fact)
		t.Facts = append(t.Facts, page.TextField{Name: "bekend." + n.Fact, Label: upper(factName(reader, n.Fact)), Value: known[n.Fact]})
	}
	path, next, done := knowledge.Walk(at, known, answers)
	t.Steps = scriptSteps(reader, path, next, done, choices)
	return t
}

// scriptSteps are the steps of a walk as a page shows them.
func scriptSteps(r kit.Reader, path []knowledge.Step, next knowledge.Node, done bool, choices action.Choices) page.ScriptSteps {
	var s page.ScriptSteps
	for _, x := range path {
		s.Done = append(s.Done, page.ScriptStep{Code: x.Node.Code, Ask: x.Node.Ask, Answer: x.Said, Kept: x.Answer, Known: x.Known})
	}
	if done {
		s.Say, s.Ending = next.Say, scriptEnding(r, next.Ending)
		if next.To != "" {
			s.Ending = strings.TrimPrefix(s.Ending+dotted(choices.Department(next.To)), " · ")
		}
		return s
	}
	if next.Code == "" {
		return s
	}
	ask := &page.ScriptAsk{Name: "antwoord." + next.Code, Ask: next.Ask, Help: next.Help, Type: map[string]string{knowledge.Number: "number", knowledge.Day: "date"}[next.Kind]}
	if ask.Type == "" {
		ask.Type = "text"
	}
	for _, o := range next.Choices() {
		ask.Choices = append(ask.Choices, kit.Choice{Value: o.Key(), Text: o.Text})
	}
	s.Next = ask
	return s
}

// scriptRows are the nodes of a script to read.
func scriptRows(r kit.Reader, s *knowledge.Script, choices action.Choices) []page.ScriptRow {
	number := map[string]string{}
	for i, n := range s.Nodes {
		number[n.Code] = strconv.Itoa(i + 1)
	}
	to := func(code string) string {
		if n, ok := s.Node(code); ok && n.Kind == knowledge.End {
			return number[code] + ", " + r.T("einde", "end")
		}
		if number[code] == "" {
			return r.T("nergens", "nowhere")
		}
		return r.T("vraag ", "question ") + number[code]
	}
	var rows []page.ScriptRow
	for i, n := range s.Nodes {
		row := page.ScriptRow{Number: strconv.Itoa(i + 1), Code: n.Code, Ask: n.Ask, Help: n.Help, Kind: kindName(r, n.Kind), Say: n.Say, End: n.Kind == knowledge.End}
		if n.Fact != "" {
			row.Fact = "· " + r.T("vervalt als wij dit weten: ", "falls away when we know: ") + factName(r, n.Fact)
		}
		if row.End && n.Ending != "" {
			row.Ending = "· " + scriptEnding(r, n.Ending)
			if n.To != "" {
				row.Ending += dotted(choices.Department(n.To))
			}
		}
		for _, o := range n.Choices() {
			row.Ways = append(row.Ways, page.Row{Name: o.Text, Text: to(o.Next)})
		}
		if len(row.Ways) == 0 && !row.End {
			row.Ways = []page.Row{{Name: r.T("daarna", "then"), Text: to(n.Next)}}
		}
		rows = append(rows, row)
	}
	return rows
}

func statusWord(r kit.Reader, s knowledge.Status) (string, kit.Tone) {
	switch s {
	case knowledge.Published:
		return r.T("in gebruik", "in use"), kit.Kept
	case knowledge.Retired:
		return r.T("vervangen", "replaced"), kit.Out
	}
	return r.T("concept", "draft"), kit.Soon
}

func kindName(r kit.Reader, kind string) string {
	switch kind {
	case knowledge.Choice:
		return r.T("keuze", "choice")
	case knowledge.YesNo:
		return r.T("ja of nee", "yes or no")
	case knowledge.Text:
		return r.T("tekst", "text")
	case knowledge.Number:
		return r.T("getal", "number")
	case knowledge.Day:
		return r.T("datum", "date")
	}
	return r.T("einde", "end")
}

func factName(r kit.Reader, code string) string {
	for _, f := range knowledge.Facts {
		if f.Code == code {
			return r.T(f.NL, f.EN)
		}
	}
	return code
}

func scriptEnding(r kit.Reader, code string) string {
	switch code {
	case "direct":
		return r.T("meteen beantwoord", "answered at once")
	case "taak":
		return r.T("taak voor een afdeling", "task for a department")
	case "terugbelnotitie":
		return r.T("terugbellen", "call back")
	case "doorverbonden":
		return r.T("doorverbinden", "put through")
	case "verwezen":
		return r.T("verwijzen", "refer")
	case "melding":
		return r.T("nieuwe melding of aanvraag", "new report or application")
	case "toegevoegd":
		return r.T("toevoegen aan een lopende zaak", "add to a running case")
	}
	return ""
}

// ofNode says that a fault belongs to the question with a number.
func ofNode(f *fault.Fault, number int) bool {
	at := "vraag " + strconv.Itoa(number)
	return f.Place == at || strings.HasPrefix(f.Place, at+" ")
}
