package web

import (
	"cmp"
	"net/http"
	"strconv"

	"handvest/internal/contact"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// mostMacros is how many ready texts are offered at once.
const mostMacros = 8

// macros offers the ready texts that fit what was typed, and fills one in.
func (s *Server) macros(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	who := s.who(r)
	if key := r.PostForm.Get("sleutel"); key != "" {
		filled, err := s.actions.FillMacro(r.Context(), who, key, s.macroValues(r))
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write([]byte(filled.Text)) // a reader who went away is no error of ours
		return nil
	}
	all, err := s.actions.FindMacros(r.Context(), who, r.PostForm.Get("q"), mostMacros)
	if err != nil {
		return err
	}
	g := page.FoundGroup{ID: "tekst", Name: reader.T("Vaste teksten", "Ready texts")}
	for i := range all {
		m := &all[i]
		g.Items = append(g.Items, page.FoundItem{ID: "tekst-" + strconv.FormatInt(m.ID, 10), Kind: "tekst", Value: m.Key, Title: m.Key, Note: m.Title})
	}
	f := page.Found{Reader: reader}
	if len(g.Items) > 0 {
		f.Groups = []page.FoundGroup{g}
	}
	return s.show(w, r, http.StatusOK, page.FoundPart(f))
}

// macroValues is what a ready text can say of the contact that it is for.
func (s *Server) macroValues(r *http.Request) map[string]string {
	values := map[string]string{}
	id, _ := strconv.ParseInt(r.PostForm.Get("contact"), 10, 64) // no number is no contact
	d, err := s.actions.DraftByID(r.Context(), s.who(r), id)
	if err != nil {
		return values // what is not known stays open in the text
	}
	labels, err := s.labelNames(r.Context(), s.who(r))
	if err != nil {
		return values // the same
	}
	q := d.Question()
	seen := s.looks.get(lookKey{s.who(r).ID, d.ID, d.Party})
	values["naam"] = cmp.Or(seen.name, d.Caller.Name)
	values["onderwerp"] = cmp.Or(labels.product(q.Product), q.Subject)
	values["afdeling"] = labels.department(ownerOf(q))
	return values
}

// ownerOf is the department that takes a question, or that it belongs to.
func ownerOf(q *contact.Question) string { return cmp.Or(q.Owner(), q.Department) }
