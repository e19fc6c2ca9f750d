package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// editScript is the editor of a script: of its draft, or of a new draft of what
// is in use.
func (s *Server) editScript(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	at := knowledge.Script{Nodes: []knowledge.Node{
		{Code: "vraag-1", Kind: knowledge.YesNo, Next: "einde-1"}, {Code: "einde-1", Kind: knowledge.End},
	}}
	discard := false
	if r.PathValue("id") != "" {
		id, err := idOf(r)
		if err != nil {
			return err
		}
		all, err := s.actions.ScriptVersions(r.Context(), s.who(r), id)
		if err != nil {
			return err
		}
		at = all[0]
		if at.Status != knowledge.Draft {
			at.Edit = 0 // the next save begins a draft
		}
		discard = at.Status == knowledge.Draft && len(all) > 1
	}
	p, err := s.scriptEditor(r, reader, at, -1, nil)
	if err != nil {
		return err
	}
	p.Discard, p.Notice = discard, saved(r, reader)
	return s.show(w, r, http.StatusOK, page.ScriptEditPage(p))
}

// changeScript does what a button of the editor says.
func (s *Server) changeScript(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	at := scriptOf(r.PostForm)
	do, which, _ := strings.Cut(r.PostForm.Get("doe"), " ")
	i := int(whole(which))
	switch do {
	case "bewaar", "publiceer":
		return s.keepScript(w, r, reader, at, do == "publiceer")
	case "weggooien":
		if err := s.actions.DiscardScript(r.Context(), s.who(r), at.ID); err != nil {
			return err
		}
		http.Redirect(w, r, scriptPlace.In(reader, strconv.FormatInt(at.ID, 10)), http.StatusSeeOther)
		return nil
	}
	open := i
	if i < 0 || i >= len(at.Nodes) {
		i = 0
	}
	switch {
	case do == "erbij", do == "einde":
		n := knowledge.Node{Code: freeCode(&at, "vraag"), Kind: knowledge.YesNo}
		if do == "einde" {
			n = knowledge.Node{Code: freeCode(&at, "einde"), Kind: knowledge.End}
		}
		at.Nodes = append(at.Nodes, n)
		open = len(at.Nodes) - 1
	case do == "weg" && len(at.Nodes) > 1:
		at.Nodes, open = slices.Delete(at.Nodes, i, i+1), -1
	case do == "omhoog" && i > 0:
		at.Nodes[i-1], at.Nodes[i] = at.Nodes[i], at.Nodes[i-1]
		open = i - 1
	case do == "omlaag" && i+1 < len(at.Nodes):
		at.Nodes[i+1], at.Nodes[i] = at.Nodes[i], at.Nodes[i+1]
		open = i + 1
	}
	p, err := s.scriptEditor(r, reader, at, open, nil)
	if err != nil {
		return err
	}
	p.Notice = &page.Notice{Kind: "info", Lines: []string{reader.T("Nog niet bewaard.", "Not saved yet.")}}
	return s.show(w, r, http.StatusOK, page.ScriptEditPage(p))
}

func (s *Server) keepScript(w http.ResponseWriter, r *http.Request, reader kit.Reader, at knowledge.Script, publish bool) error {
	kept, err := s.actions.SaveScript(r.Context(), s.who(r), at)
	if err == nil && publish {
		_, err = s.actions.PublishScript(r.Context(), s.who(r), kept.ID)
	}
	if err == nil {
		to := scriptEditPlace
		if publish {
			to = scriptPlace
		}
		http.Redirect(w, r, to.In(reader, strconv.FormatInt(kept.ID, 10))+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	if kept.VersionID != 0 { // it was saved; only publishing failed
		at = kept
	}
	p, again := s.scriptEditor(r, reader, at, -1, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.ScriptEditPage(p))
}

// freeCode is a code that no node has.
func freeCode(s *knowledge.Script, word string) string {
	for i := 1; ; i++ {
		code := fmt.Sprintf("%s-%d", word, i)
		if _, taken := s.Node(code); !taken {
			return code
		}
	}
}

// mostInForm is how many nodes and options a form may have.
const mostInForm = 250

// scriptOf reads the script of a form.
func scriptOf(f url.Values) knowledge.Script {
	s := knowledge.Script{ID: whole(f.Get("id")), Edit: int32(whole(f.Get("bewerking"))), Title: clean(f.Get("titel")), Product: f.Get("product"), Owner: f.Get("eigenaar")}
	for i := 0; i < mostInForm && f.Has(fmt.Sprintf("v%d.code", i)); i++ {
		get := func(name string) string { return clean(f.Get(fmt.Sprintf("v%d.%s", i, name))) }
		n := knowledge.Node{Code: strings.ToLower(get("code")), Kind: get("soort"), Ask: get("vraag"), Help: get("hulp"), Fact: get("feit"), Next: get("naar")}
		if n.Kind == knowledge.End {
			n.Say, n.Ending, n.To, n.Next, n.Ask, n.Help, n.Fact = get("zeg"), get("afloop"), get("afdeling"), "", "", "", ""
		}
		for j := 0; j < mostInForm && f.Has(fmt.Sprintf("v%d.o%d.tekst", i, j)); j++ {
			o := knowledge.Option{Text: get(fmt.Sprintf("o%d.tekst", j)), Code: strings.ToLower(get(fmt.Sprintf("o%d.code", j))), Next: get(fmt.Sprintf("o%d.naar", j))}
			if o.Text != "" && (n.Kind == knowledge.Choice || n.Kind == knowledge.YesNo) {
				n.Options = append(n.Options, o)
			}
		}
		if n.Kind == knowledge.YesNo && len(n.Options) == 2 {
			n.Next = n.Options[1].Next // what no leads to, unless it says otherwise
		}
		s.Nodes = append(s.Nodes, n)
	}
	return s
}

// scriptEditor makes the editor around a script; one node may stand open.
func (s *Server) scriptEditor(r *http.Request, reader kit.Reader, at knowledge.Script, open int, wrong wrongs) (page.ScriptEditor, error) {
	p := page.ScriptEditor{Shell: s.shell(r, reader, reader.T("Script wijzigen", "Change a script")), Heading: reader.T("Nieuw script", "New script"),
		Action: scriptNewPlace.In(reader), Back: scriptsPlace.In(reader)}
	choices, err := s.actions.Choices(r.Context(), s.who(r))
	if err != nil {
		return p, err
	}
	if at.ID != 0 {
		id := strconv.FormatInt(at.ID, 10)
		p.Heading, p.ID, p.Action, p.Back = at.Title, id, scriptEditPlace.In(reader, id), scriptPlace.In(reader, id)
		p.Editing = editingPlace.In(reader, "script", id)
	}
	p.Edit = strconv.Itoa(int(at.Edit))
	p.Title = page.TextField{Name: "titel", Label: reader.T("Titel", "Title"), Value: at.Title, Max: 120, Required: true, Error: wrong["titel"]}
	p.Product = kit.Field{Name: "product", Label: reader.T("Product", "Product"), Choices: chosen(choices.Products, at.Product, reader.T("kies", "choose"))}
	p.Owner = kit.Field{Name: "eigenaar", Label: reader.T("Eigenaar van de inhoud", "Owner of the content"), Choices: chosen(choices.Departments, at.Owner, reader.T("kies", "choose"))}
	if text := wrong[""]; text != "" {
		p.Notice = &page.Notice{Kind: "error", Lines: []string{text}}
	}
	var faults fault.List
	if err := knowledge.CheckScript(&at); err != nil && at.Title != "" {
		errors.As(err, &faults)
	}
	if wrong != nil && len(faults) == 0 {
		for place, text := range wrong {
			if place != "" {
				p.Faults = append(p.Faults, place+": "+text)
			}
		}
	}
	p.Publish = len(faults) == 0
	for _, f := range faults {
		p.Faults = append(p.Faults, f.In(reader.Lang))
	}
	for i := range at.Nodes {
		n := nodeForm(reader, &at, i, choices)
		for _, f := range faults {
			if ofNode(f, i+1) {
				n.Faults = append(n.Faults, upper(f.At("").In(reader.Lang)))
			}
		}
		n.Open = i == open || at.ID == 0
		p.Nodes = append(p.Nodes, n)
	}
	return p, nil
}

// spare is how many empty answers a choice has in the editor.
const spare = 2

func nodeForm(r kit.Reader, s *knowledge.Script, i int, choices action.Choices) page.NodeForm {
	n := s.Nodes[i]
	name := func(field string) string { return fmt.Sprintf("v%d.%s", i, field) }
	to := func(field, on string) kit.Field {
		f := kit.Field{Name: name(field), Label: r.T("leidt naar", "leads to"), Choices: []kit.Choice{{Text: r.T("kies", "choose"), On: on == ""}}}
		for j, other := range s.Nodes {
			if j == i {
				continue
			}
			text := other.Ask
			if other.Kind == knowledge.End {
				text = r.T("einde: ", "end: ") + other.Say
			}
			f.Choices = append(f.Choices, kit.Choice{Value: other.Code, Text: strconv.Itoa(j+1) + " " + briefly(text), On: other.Code == on})
		}
		return f
	}
	form := page.NodeForm{Number: strconv.Itoa(i + 1), Index: strconv.Itoa(i), Summary: n.Ask,
		Code: page.TextField{Name: name("code"), Label: r.T("Code (blijft altijd gelijk)", "Code (always stays the same)"), Value: n.Code, Max: 40, Required: true},
		Ask:  page.TextField{Name: name("vraag"), Label: r.T("De vraag, zoals u haar uitspreekt", "The question, as you say it"), Value: n.Ask, Max: 400},
		Help: page.TextField{Name: name("hulp"), Label: r.T("Uitleg voor de medewerker", "Help for the agent"), Value: n.Help, Max: 400},
	}
	form.Kind = kit.Field{Name: name("soort"), Label: r.T("Soort", "Kind")}
	for _, k := range knowledge.NodeKinds {
		form.Kind.Choices = append(form.Kind.Choices, kit.Choice{Value: k, Text: kindName(r, k), On: n.Kind == k})
	}
	form.Fact = kit.Field{Name: name("feit"), Label: r.T("Overslaan als wij dit weten", "Skip when we know"), Choices: []kit.Choice{{Text: r.T("nooit overslaan", "never skip"), On: n.Fact == ""}}}
	for _, f := range knowledge.Facts {
		form.Fact.Choices = append(form.Fact.Choices, kit.Choice{Value: f.Code, Text: r.T(f.NL, f.EN), On: n.Fact == f.Code})
	}
	options := n.Choices()
	switch n.Kind {
	case knowledge.End:
		form.Summary = r.T("Einde: ", "End: ") + n.Say
		form.Say = &page.TextField{Name: name("zeg"), Label: r.T("Wat zegt de medewerker?", "What does the agent say?"), Value: n.Say, Rows: 2, Max: 400}
		form.Ending = kit.Field{Name: name("afloop"), Label: r.T("Hoe eindigt het?", "How does it end?"), Choices: []kit.Choice{{Text: r.T("de medewerker kiest", "the agent chooses"), On: n.Ending == ""}}}
		for _, e := range knowledge.Endings {
			form.Ending.Choices = append(form.Ending.Choices, kit.Choice{Value: e, Text: scriptEnding(r, e), On: n.Ending == e})
		}
		form.To = kit.Field{Name: name("afdeling"), Label: r.T("Voor afdeling", "For department"), Choices: chosen(choices.Departments, n.To, r.T("geen", "none"))}
		return form
	case knowledge.YesNo:
		form.Fixed = true
	case knowledge.Choice:
		options = append(slices.Clone(options), make([]knowledge.Option, spare)...)
	default:
		next := to("naar", n.Next)
		form.Next = &next
	}
	for j, o := range options {
		field := fmt.Sprintf("o%d.", j)
		form.Options = append(form.Options, page.OptionForm{
			Text: page.TextField{Name: name(field + "tekst"), Label: r.T("Antwoord ", "Answer ") + strconv.Itoa(j+1), Value: o.Text, Max: 120},
			Code: page.TextField{Name: name(field + "code"), Label: r.T("Code", "Code"), Value: o.Code, Max: 40},
			Next: to(field+"naar", o.Next),
		})
	}
	return form
}

// briefly is the beginning of a text for a list.
func briefly(text string) string {
	const most = 48
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimSpace(string(letters[:most])) + "…"
}
