package web

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// back answers a form that was done: the klantbeeld again.
func (l *looker) back(w http.ResponseWriter, hash string) error {
	http.Redirect(w, l.req, backTo(l.r, l.id, l.req.Form, hash), http.StatusSeeOther)
	return nil
}

// failed answers a form that could not be done: the klantbeeld with the fault
// above it. What is no fault for its reader goes on up.
func (l *looker) failed(w http.ResponseWriter, err error) error {
	text, ok := fault.Text(err, l.r.Lang)
	if f := fault.As(err); !ok || f == nil || f.Kind == fault.NotFound || f.Kind == fault.Forbidden {
		return err
	}
	if l.ask.Purpose == 0 {
		return err
	}
	return l.show(w, func(p *page.Klantbeeld) {
		p.Said = &page.Notice{Kind: "error", Title: l.r.T("Niet opgeslagen", "Not saved"), Lines: strings.Split(text, "\n")}
	})
}

// checkParty records how the identity of who speaks was checked, or shows the
// answer to one question of a person whose data are secret.
func (s *Server) checkParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	l.ask.Purpose = party.ForContact
	if r.PostForm.Get("toon") != "" {
		return l.show(w, nil)
	}
	proof := action.IdentityProof{Party: l.id, Contact: l.ask.Contact, Method: party.Method(r.PostForm.Get("methode")), Answers: map[party.Question]bool{}}
	for name := range r.PostForm {
		if code, ok := strings.CutPrefix(name, "v-"); ok {
			proof.Answers[party.Question(code)] = r.PostForm.Get(name) == "goed"
		}
	}
	done, err := s.actions.CheckIdentity(r.Context(), l.who, proof)
	if err != nil {
		return l.failed(w, err)
	}
	if done.Verdict == party.Passed {
		r.Form.Set("waarom", purposeCodes[party.ForContact])
		return l.back(w, "")
	}
	return l.show(w, func(p *page.Klantbeeld) {
		p.Said = &page.Notice{Kind: "warning", Title: reader.T("Nog niet genoeg goed", "Not enough right yet"), Lines: []string{reader.T("Stel nog een vraag, of vraag een legitimatie.", "Ask another question, or ask for a document.")}}
		if done.Verdict == party.Failed {
			p.Said = &page.Notice{Kind: "error", Title: reader.T("Te veel antwoorden waren fout", "Too many answers were wrong"), Lines: []string{reader.T("Vertel niets over deze klant. Vraag of de klant naar de balie komt met een legitimatie, of inlogt met DigiD.", "Tell nothing about this customer. Ask the customer to come to the counter with a document, or to sign in with DigiD.")}}
			p.Control = nil
		}
	})
}

// openSecret shows what the secrecy indication hides, once, for a reason.
func (s *Server) openSecret(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	l.ask.Reason = strings.TrimSpace(r.PostForm.Get("reden"))
	return l.show(w, nil)
}

// showBSN unmasks the number of a citizen in this one answer.
func (s *Server) showBSN(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	ask := l.ask.AskParty
	ask.Reason = r.PostForm.Get("reden")
	bsn, err := s.actions.ShowBSN(r.Context(), l.who, ask)
	if err != nil {
		return l.failed(w, err)
	}
	return l.show(w, func(p *page.Klantbeeld) {
		if p.BSN != nil {
			d := bsn.Reveal()
			p.BSN.Shown = d[:4] + "." + d[4:6] + "." + d[6:]
		}
	})
}

func formID(r *http.Request, name string) int64 {
	id, err := strconv.ParseInt(r.PostForm.Get(name), 10, 64)
	if err != nil {
		return 0
	}
	return id
}

func formVersion(r *http.Request) int32 {
	n, err := strconv.ParseInt(r.PostForm.Get("versie"), 10, 32)
	if err != nil {
		return 0
	}
	return int32(n)
}

// changePoint adds a way to reach the customer, or does one thing with one.
func (s *Server) changePoint(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	if do := r.PostForm.Get("doe"); do != "nieuw" {
		_, err = s.actions.ChangePoint(r.Context(), l.who, l.id, formVersion(r), formID(r, "punt"), action.PointChange(do))
	} else {
		point := party.Point{Kind: party.Phone, Value: r.PostForm.Get("waarde"), Label: r.PostForm.Get("label"), When: r.PostForm.Get("wanneer")}
		if strings.Contains(point.Value, "@") {
			point.Kind = party.Email
		}
		_, err = s.actions.SavePoint(r.Context(), l.who, l.id, formVersion(r), point)
	}
	if err != nil {
		return l.failed(w, err)
	}
	return l.back(w, "#bereik")
}

// changeNote writes a note or takes one away.
func (s *Server) changeNote(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	if id := formID(r, "weg"); id != 0 {
		err = s.actions.DeleteNote(r.Context(), l.who, l.id, id)
	} else {
		note := party.Note{Text: r.PostForm.Get("tekst"), Alert: r.PostForm.Has("waarschuwing")}
		if note.Expires, err = dayOf(r.PostForm.Get("tot")); err == nil {
			err = s.actions.AddNote(r.Context(), l.who, l.id, note)
		}
	}
	if err != nil {
		return l.failed(w, err)
	}
	return l.back(w, "#notities")
}

// changeRelation writes down for whom the customer may speak, or takes it away.
func (s *Server) changeRelation(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	if id := formID(r, "weg"); id != 0 {
		err = s.actions.DeleteRelation(r.Context(), l.who, l.id, id)
	} else {
		err = l.addRelation()
	}
	if err != nil {
		return l.failed(w, err)
	}
	return l.back(w, "#namens")
}

func (l *looker) addRelation() error {
	found, err := l.s.actions.FindParties(l.req.Context(), l.who, l.req.PostForm.Get("wie"))
	if err != nil {
		return err
	}
	if len(found.Rows) != 1 {
		return fault.Newf(fault.Invalid, "Wij vonden %d klanten. Typ een naam met geboortedatum, of een telefoonnummer, zodat er één overblijft.",
			"We found %d customers. Type a name with a birth date, or a phone number, so that one is left.", len(found.Rows))
	}
	until, err := dayOf(l.req.PostForm.Get("tot"))
	if err != nil {
		return err
	}
	return l.s.actions.PutRelation(l.req.Context(), l.who, l.id, party.Relation{Party: found.Rows[0].ID, As: l.req.PostForm.Get("als"), Until: until})
}

// mergeParty joins another record with this one, or undoes that.
func (s *Server) mergeParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	if id := formID(r, "los"); id != 0 {
		_, err = s.actions.UndoMerge(r.Context(), l.who, id)
	} else {
		_, err = s.actions.MergeParties(r.Context(), l.who, l.id, formID(r, "met"), "")
	}
	if err != nil {
		return l.failed(w, err)
	}
	return l.back(w, "#dubbel")
}

// exportParty is everything about one customer, as a file.
func (s *Server) exportParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	e, err := s.actions.ExportParty(r.Context(), l.who, l.id, r.PostForm.Get("reden"))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="klant.json"`)
	w.Header().Set("Cache-Control", "no-store")
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	_ = enc.Encode(exported(reader, e)) // a reader who went away is no error of ours
	return nil
}

// exported is an export in the words of the customer.
func exported(r kit.Reader, e *action.PartyExport) map[string]any {
	when := func(i calendar.Instant) any {
		if !i.Known() {
			return nil
		}
		return r.Machine(i)
	}
	list := func(n int, one func(int) map[string]any) []map[string]any {
		out := make([]map[string]any, n)
		for i := range out {
			out[i] = one(i)
		}
		return out
	}
	x := &e.Party
	born := any(nil)
	if x.Born.Known() {
		born = x.Born.String()
	}
	return map[string]any{
		"let_op":  r.T("Dit is wat de maker mag zien. Laat bij een klacht ook een collega dit bestand maken.", "This is what its maker may see. With a complaint, let a colleague make this file as well."),
		"gemaakt": when(e.Made), "naam": x.Name.Full(), "soort": partyKindText(r, x.Kind), "geboren": born, "adres": x.Address.Full(), "kvk": x.KvK, "bsn": e.BSN,
		"geheim": x.Secret, "taal": x.Language, "eerdere_registraties": list(len(e.Merged), func(i int) map[string]any {
			return map[string]any{"naam": e.Merged[i].Name.Full(), "adres": e.Merged[i].Address.Full()}
		}),
		"bereikbaar": list(len(x.Points), func(i int) map[string]any {
			return map[string]any{"waarde": x.Points[i].Value, "toelichting": x.Points[i].Label, "gecontroleerd": when(x.Points[i].Verified), "niet_gebruiken": x.Points[i].OptOut}
		}),
		"notities": list(len(x.Notes), func(i int) map[string]any {
			return map[string]any{"tekst": x.Notes[i].Text, "op": when(x.Notes[i].At)}
		}),
		"spreekt_namens": list(len(x.Acts), func(i int) map[string]any { return map[string]any{"naam": x.Acts[i].Name, "als": x.Acts[i].As} }),
		"vertegenwoordigd_door": list(len(e.Speakers), func(i int) map[string]any {
			return map[string]any{"naam": e.Speakers[i].Name, "als": e.Speakers[i].As}
		}),
		"contacten": list(len(e.Contacts), func(i int) map[string]any {
			c := &e.Contacts[i]
			return map[string]any{"ontvangen": when(c.Received), "kanaal": c.Channel, "toelichting": c.Remark, "vragen": list(len(c.Questions), func(j int) map[string]any {
				return map[string]any{"onderwerp": c.Questions[j].Product, "tekst": c.Questions[j].Text, "afloop": c.Questions[j].Ending}
			})}
		}),
		"vragen": list(len(e.Requests), func(i int) map[string]any {
			q := &e.Requests[i]
			return map[string]any{"kenmerk": q.Reference, "onderwerp": q.Product, "titel": q.Title, "tekst": q.Text, "ontvangen": when(q.Received), "klaar": when(q.Closed)}
		}),
		"taken": list(len(e.Tasks), func(i int) map[string]any {
			t := &e.Tasks[i]
			return map[string]any{"titel": t.Title, "tekst": t.Text, "gemaakt": when(t.Created), "klaar": when(t.Closed), "uitkomst": t.Outcome}
		}),
		"bekeken": list(len(e.Looks), func(i int) map[string]any {
			return map[string]any{"op": when(e.Looks[i].At), "waarom": purposeText(r, e.Looks[i].Purpose), "wat": whatText(r, e.Looks[i].What)}
		}),
	}
}
