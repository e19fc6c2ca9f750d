package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// banners is where disruptions and news are put up.
func (s *Server) banners(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	b := knowledge.Banner{Disruption: r.URL.Query().Get("soort") != "nieuws", From: calendar.NoInstant, Until: s.now().Add(2 * time.Hour)}
	if id := whole(r.URL.Query().Get("bericht")); id != 0 {
		var err error
		if b, err = s.actions.Banner(r.Context(), s.who(r), id); err != nil {
			return err
		}
		if b.Until <= s.now() { // put up again
			b.From, b.Until = calendar.NoInstant, s.now().Add(2*time.Hour)
		}
	}
	p, err := s.bannerPage(r, reader, b, nil)
	if err != nil {
		return err
	}
	switch q := r.URL.Query(); {
	case q.Has("gezet"):
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Het bericht staat op elke pagina van elke collega.", "The message stands on every page of every colleague.")}}
	case q.Has("weg"):
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Het bericht is weg. Onder Geweest kunt u het opnieuw zetten.", "The message is gone. Under Past you can put it up again.")}}
	}
	return s.show(w, r, http.StatusOK, page.BannersPage(p))
}

func (s *Server) bannerPage(r *http.Request, reader kit.Reader, b knowledge.Banner, wrong wrongs) (page.BannerPage, error) {
	p := page.BannerPage{Shell: s.shell(r, reader, reader.T("Storingen en nieuws", "Disruptions and news"))}
	who := s.who(r)
	list, err := s.actions.BannerList(r.Context(), who)
	if err != nil {
		return p, err
	}
	choices, err := s.actions.Choices(r.Context(), who)
	if err != nil {
		return p, err
	}
	p.Form = s.bannerForm(reader, b, choices, wrong)
	p.Notice = wrong.notice(reader, "titel", "tekst", "zeg", "van", "tot")
	for _, x := range list.Current {
		row := s.bannerRow(reader, x, choices)
		row.End = bannerEndPlace.In(reader, strconv.FormatInt(x.ID, 10))
		row.State, row.Tone = reader.T("te zien", "shown"), kit.Kept
		if x.Disruption {
			row.Tone = kit.Late
		}
		if x.From > list.Now {
			row.State, row.Tone = reader.T("komt nog", "to come"), kit.Calm
		}
		readers, err := s.actions.Readership(r.Context(), who, x.ID)
		if err != nil {
			return p, err
		}
		row.Read = fmt.Sprintf(reader.T("Gelezen door %d, nog niet door %d", "Read by %d, not yet by %d"), len(readers.Read), len(readers.Unread))
		row.Unread = readers.Unread
		for _, one := range readers.Read {
			row.Readers = append(row.Readers, page.Row{Name: one.Name, Text: s.soon(reader, one.At)})
		}
		p.Current = append(p.Current, row)
	}
	for _, x := range list.Past {
		row := s.bannerRow(reader, x, choices)
		row.State, row.Tone = reader.T("voorbij", "over"), kit.Out
		p.Past = append(p.Past, row)
	}
	return p, nil
}

func (s *Server) bannerRow(r kit.Reader, b knowledge.Banner, choices action.Choices) page.BannerRow {
	kind := r.T("Nieuws", "News")
	if b.Disruption {
		kind = r.T("Storing", "Disruption")
	}
	about := r.T("over alles", "about everything")
	if len(b.Products) > 0 {
		var names []string
		for _, c := range b.Products {
			names = append(names, choices.Product(c))
		}
		about = r.T("over ", "about ") + strings.Join(names, ", ")
	}
	return page.BannerRow{
		Disruption: b.Disruption, Title: kind + ": " + b.Title, Text: b.Text, Say: b.Say, By: b.By, About: about,
		When: r.Moment(b.From) + r.T(" tot ", " until ") + r.Moment(b.Until), Edit: bannersPlace.In(r) + "?bericht=" + strconv.FormatInt(b.ID, 10) + "#formulier",
	}
}

func (s *Server) bannerForm(r kit.Reader, b knowledge.Banner, choices action.Choices, wrong wrongs) page.BannerForm {
	f := page.BannerForm{
		Action: bannersPlace.In(r), Disruption: b.Disruption, Failed: len(wrong) > 0,
		Title: page.TextField{Name: "titel", Label: r.T("Titel", "Title"), Value: b.Title, Max: 90, Required: true, Error: wrong["titel"]},
		Text:  page.TextField{Name: "tekst", Label: r.T("Wat is er aan de hand?", "What is going on?"), Value: b.Text, Rows: 3, Max: 600, Required: true, Error: wrong["tekst"]},
		Say: page.TextField{Name: "zeg", Label: r.T("Wat zegt u tegen bellers?", "What do you say to callers?"), Value: b.Say, Rows: 2, Max: 600,
			Hint: r.T("Deze woorden staan ook bij het onderwerp aan de balie.", "These words also stand at the subject at the desk.")},
		From:  page.TextField{Name: "van", Label: r.T("Vanaf (leeg is nu)", "From (empty is now)"), Type: "datetime-local", Value: s.momentField(b.From)},
		Until: page.TextField{Name: "tot", Label: r.T("Tot", "Until"), Type: "datetime-local", Value: s.momentField(b.Until), Required: true, Error: wrong["tot"]},
	}
	if b.ID != 0 {
		f.ID, f.Version, f.Cancel = strconv.FormatInt(b.ID, 10), strconv.Itoa(int(b.Version)), bannersPlace.In(r)
	}
	f.Products = kit.Field{Name: "product", Label: r.T("Producten", "Products"), Many: true}
	for _, c := range choices.Products {
		f.Products.Choices = append(f.Products.Choices, kit.Choice{Value: c.Code, Text: c.Name, On: slices.Contains(b.Products, c.Code)})
	}
	return f
}

// postBanner puts a disruption or news up.
func (s *Server) postBanner(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	f := r.PostForm
	b := knowledge.Banner{
		ID: whole(f.Get("bericht")), Version: int32(whole(f.Get("versie"))), Disruption: f.Get("soort") != "nieuws", Title: f.Get("titel"), Text: f.Get("tekst"),
		Say: f.Get("zeg"), From: s.momentOf(f.Get("van")), Until: s.momentOf(f.Get("tot")),
	}
	for _, code := range f["product"] {
		if code != "-" {
			b.Products = append(b.Products, code)
		}
	}
	_, err := s.actions.PostBanner(r.Context(), s.who(r), b)
	if err == nil {
		http.Redirect(w, r, bannersPlace.In(reader)+"?gezet=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.bannerPage(r, reader, b, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.BannersPage(p))
}

// endBanner takes one down now.
func (s *Server) endBanner(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.EndBanner(r.Context(), s.who(r), id); err != nil {
		return err
	}
	http.Redirect(w, r, bannersPlace.In(reader)+"?weg=1", http.StatusSeeOther)
	return nil
}
