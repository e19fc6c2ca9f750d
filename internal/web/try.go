package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// proposal finds a proposal of the address, with the figures around it.
func (s *Server) proposal(r *http.Request, reader kit.Reader) (*steering, *charter.Promise, error) {
	version, err := strconv.Atoi(r.PathValue("version"))
	if err != nil {
		return nil, nil, noSuchPromise
	}
	c, err := s.actions.Charter(r.Context(), s.who(r))
	if err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(c.Promises, func(p charter.Promise) bool {
		return p.ID == r.PathValue("promise") && p.Version == version && p.Status == charter.Draft
	})
	if i < 0 {
		return nil, nil, noSuchPromise
	}
	st, err := s.steering(r, reader)
	if err != nil {
		return nil, nil, err
	}
	st.tryAction = tryPlace.In(reader, c.Promises[i].ID, strconv.Itoa(version))
	st.trySave = st.tryAction
	return st, &c.Promises[i], nil
}

// try holds a proposal against the past.
func (s *Server) try(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	st, p, err := s.proposal(r, reader)
	if err != nil {
		return err
	}
	out := page.Try{Shell: s.shell(r, reader, titleOf(reader, p)), Heading: titleOf(reader, p), Text: sentence.Text(*p, reader.Lang),
		Back:   page.Link{Text: reader.T("Handvest beheren", "Manage the charter"), Href: managePlace.In(reader)},
		Cannot: reader.T("Een belofte van deze soort kan niet worden nagerekend: zij heeft geen termijn per zaak.", "A promise of this kind cannot be tried: it has no term for each case.")}
	if out.BackTest, err = st.backtest(r.Context(), p); err != nil {
		if out.Notice = faultOf(err, reader); out.Notice == nil {
			return err
		}
		out.Cannot = reader.T("Verander het voorstel in het handvestbestand en laad het opnieuw.", "Change the proposal in the charter file and load it again.")
	}
	return s.show(w, r, http.StatusOK, page.TryPage(out))
}

// saveTried puts what was found, and the term on which the slider stands, in
// the place of the proposal.
func (s *Server) saveTried(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	r.URL.RawQuery = r.PostForm.Encode()
	st, p, err := s.proposal(r, reader)
	if err != nil {
		return err
	}
	saved, err := st.save(r, *p)
	if err != nil {
		return err
	}
	if err := s.actions.DeleteDraft(r.Context(), st.who, p.ID, p.Version); err != nil {
		return err
	}
	version := strconv.Itoa(saved.Version)
	http.Redirect(w, r, managePlace.In(reader)+"?nagerekend="+url.QueryEscape(p.ID+" "+version)+"#"+p.ID+"-"+version, http.StatusSeeOther)
	return nil
}

// save tries a promise as the form changed it and saves it as a new proposal
// with its evidence.
func (st *steering) save(r *http.Request, p charter.Promise) (charter.Promise, error) {
	changed, err := st.tried(p, r.PostForm)
	if err != nil {
		return p, err
	}
	if len(changed.Norm.PerProduct) == 0 {
		changed.Norm.Term.Quantity = int32(quantity(r.PostForm, int64(changed.Norm.Term.Quantity)))
		reword(&changed, p.Norm.Term)
	}
	span := st.tryPeriod()
	t, err := st.s.actions.Backtest(r.Context(), st.who, action.Backtest{Promise: changed, From: span.from, Until: span.until})
	if err != nil {
		return p, err
	}
	return st.s.actions.SaveTried(r.Context(), st.who, t, 0)
}
