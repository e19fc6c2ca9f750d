package web

import (
	"fmt"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// templatePage is the page of a template with some words in its form.
func (s *Server) templatePage(r *http.Request, reader kit.Reader, v *action.TemplateView, t notice.Template) (page.TemplateEdit, error) {
	kind := string(t.Kind)
	p := page.TemplateEdit{Shell: s.shell(r, reader, upper(t.Kind.In(reader.Lang))), Back: page.Link{Text: reader.T("Sjablonen", "Templates"), Href: templatesPlace.In(reader)},
		Intro: reader.T(whenSent[t.Kind][0], whenSent[t.Kind][1]), Lang: t.Language, Action: templatePlace.In(reader, kind, t.Language), CheckAt: templateCheckPlace.In(reader, kind, t.Language),
		Seen: itoa32(v.Newest.Number), Step: itoa32(v.Step), Title: t.Title, HasTitle: t.Kind != notice.Frame, Body: t.Body, Note: t.Note,
		Owners: kit.Field{Name: "eigenaar", Label: reader.T("Afdeling die de woorden bijhoudt", "Department that keeps the words"), Choices: chosen(v.Owners, t.Owner, reader.T("niemand in het bijzonder", "nobody in particular"))},
	}
	for _, language := range notice.Languages {
		p.Languages = append(p.Languages, page.Link{Text: languageName(reader, language), Href: templatePlace.In(reader, kind, language), On: language == t.Language})
	}
	p.Stand, p.StandTone, p.StandText = reader.T("geldt nu", "holds now"), kit.Kept, versionName(reader, v.Live.Number)
	if v.Draft {
		p.Stand, p.StandTone = reader.T("concept", "draft"), kit.Soon
		p.StandText = fmt.Sprintf(reader.T("%[1]s van %[2]s; %[3]s geldt nog", "%[1]s by %[2]s; %[3]s still holds"), versionName(reader, v.Newest.Number), v.Newest.By, versionName(reader, v.Live.Number))
		p.Changes = changedSections(reader, v.Live, v.Newest)
	}
	p.Groups = variableGroups(reader, t)
	p.Versions = s.templateVersions(reader, v)
	var err error
	if p.Preview, err = s.templatePreview(r, reader, t); err != nil {
		return p, err
	}
	p.Other, err = s.otherWords(r, reader, t)
	return p, err
}

// variableGroups are the words that may be used, those that are required first.
func variableGroups(r kit.Reader, t notice.Template) []page.VariableGroup {
	must, may := page.VariableGroup{Name: r.T("Verplicht", "Required")}, page.VariableGroup{Name: r.T("Als u wilt", "If you like")}
	required := map[notice.Variable]bool{}
	for _, n := range notice.Needs(t.Kind) {
		required[n.Variable] = true
	}
	for _, v := range notice.Allowed(t.Kind) {
		row := page.Row{Name: braced(v, t.Language), Text: v.Says(r.Lang)}
		if required[v] {
			must.All = append(must.All, row)
		} else {
			may.All = append(may.All, row)
		}
	}
	return []page.VariableGroup{must, may}
}

// templateVersions are all versions, each with what it changed in the one
// before it.
func (s *Server) templateVersions(r kit.Reader, v *action.TemplateView) []page.TemplateVersion {
	var all []page.TemplateVersion
	for i, t := range v.Versions {
		x := page.TemplateVersion{Number: itoa32(t.Number), Name: upper(versionName(r, t.Number)), Note: t.Note, Holds: t.Number == v.Live.Number, Newest: i == 0}
		if t.Number > 0 {
			x.Who = s.dayOf(r, t.Written) + ", " + t.By
		}
		if i+1 < len(v.Versions) && i < mostCompared {
			x.Sections = changedSections(r, v.Versions[i+1], t)
		}
		all = append(all, x)
	}
	return all
}

// mostCompared is of how many versions is shown what they changed.
const mostCompared = 20

// otherWords are the words that hold in the other language.
func (s *Server) otherWords(r *http.Request, reader kit.Reader, t notice.Template) (*page.OtherWords, error) {
	language := notice.English
	if t.Language == notice.English {
		language = notice.Dutch
	}
	v, err := s.actions.Template(r.Context(), s.who(r), t.Kind, language)
	if err != nil {
		return nil, err
	}
	return &page.OtherWords{Name: fmt.Sprintf(reader.T("Ernaast: %s", "Beside it: %s"), languageName(reader, language)), Lang: language, Title: v.Live.Title, Body: v.Live.Body,
		Href: templatePlace.In(reader, string(t.Kind), language), Link: reader.T("Wijzig deze woorden", "Change these words")}, nil
}
