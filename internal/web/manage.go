package web

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// manage is where the charter is kept.
func (s *Server) manage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.managePage(r, reader)
	if err != nil {
		return err
	}
	p.Sentence = readSentence(reader, managePlace.In(reader), r.URL.Query().Get("zin"))
	return s.show(w, r, http.StatusOK, page.ManagePage(p))
}

func (s *Server) managePage(r *http.Request, reader kit.Reader) (page.Manage, error) {
	p := page.Manage{Shell: s.shell(r, reader, reader.T("Handvest beheren", "Manage the charter")), Export: exportPlace.In(reader), Notice: doneNotice(reader, r.URL.Query())}
	c, err := s.actions.Charter(r.Context(), s.who(r))
	if err != nil {
		return p, err
	}
	p.Empty = reader.T("Er staat nog geen belofte in het handvest. Laad een bestand, of begin met een zin.", "There is no promise in the charter yet. Load a file, or begin with a sentence.")
	p.Sentence = page.SentenceBox{Action: managePlace.In(reader)}
	who := s.who(r)
	if who.Can(staff.ManageCharter) {
		p.File = page.FileBox{Action: managePlace.In(reader), Schema: schemaPlace.In(reader)}
	}
	if len(c.Promises) == 0 {
		p.Export = ""
		return p, nil
	}
	// drafts first: they are what has to be done
	slices.SortStableFunc(c.Promises, func(a, b charter.Promise) int {
		draft := func(p *charter.Promise) int {
			if p.Status == charter.Draft {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(draft(&a), draft(&b)), cmp.Compare(a.ID, b.ID), cmp.Compare(b.Version, a.Version))
	})
	for i := range c.Promises {
		x := s.managed(reader, &c.Promises[i])
		if !who.Can(staff.Publish) {
			x.Publish = ""
		}
		x.Open = r.URL.Query().Get("nagerekend") == x.ID+" "+x.Version
		p.Promises = append(p.Promises, x)
	}
	if !who.Can(staff.Publish) {
		return p, nil
	}
	last := monthOf(monthOf(s.today()).from.AddDays(-1))
	p.Publish = page.PublishBox{Action: figuresPlace.In(reader), Text: fmt.Sprintf(reader.T("Publiceer de cijfers over %s. Een publicatie verandert daarna niet meer; een correctie is een nieuwe versie met een reden.",
		"Publish the figures of %s. A publication does not change afterwards; a correction is a new version with a reason."), reader.Month(last.from))}
	return p, nil
}

func (s *Server) managed(r kit.Reader, p *charter.Promise) page.ManagedPromise {
	version := strconv.Itoa(p.Version)
	out := page.ManagedPromise{ID: p.ID, Title: titleOf(r, p), Text: sentence.Text(*p, r.Lang), Version: version, Status: statusText(r, p.Status), Tone: kit.Kept}
	switch {
	case p.ValidFrom.Known() && p.ValidUntil.Known():
		out.Since = r.LongDate(p.ValidFrom) + r.T(" tot en met ", " to ") + r.LongDate(p.ValidUntil)
	case p.ValidFrom.Known():
		out.Since = r.T("sinds ", "since ") + r.LongDate(p.ValidFrom)
	}
	if m := p.Measure; m != nil && m.N > 0 {
		share := int32((m.InTime*20000 + m.N) / (2 * m.N))
		out.Evidence = fmt.Sprintf(r.T("Nagerekend over %s tot en met %s: %s van %s zaken (%s).", "Tested over %s to %s: %s of %s cases (%s)."),
			r.LongDate(m.From), r.LongDate(m.Until), r.Int(m.InTime), r.Int(m.N), r.Percent(share))
	}
	switch p.Status {
	case charter.Published:
		if p.ValidUntil.Known() && p.ValidUntil < s.today() {
			out.Status, out.Tone = r.T("vervallen", "ended"), kit.Out
		} else if p.ValidFrom > s.today() {
			out.Status, out.Tone = r.T("gaat nog in", "to come"), kit.Calm
		}
		out.Figures = promisePlace.In(r, p.ID)
		return out
	case charter.Withdrawn:
		out.Tone = kit.Out
		return out
	}
	out.Tone, out.Since = kit.Soon, r.T("nog niet gepubliceerd", "not published yet")
	findings := action.Gates(*p)
	for _, f := range findings {
		out.Gates = append(out.Gates, page.Gate{Text: upper(r.Of(f.Text)), OK: f.Severity != charter.Block})
	}
	if len(findings) == 0 {
		out.Gates = []page.Gate{{OK: true, Text: r.T("Niets staat publicatie in de weg.", "Nothing stands in the way of publication.")}}
	}
	if p.Kind != charter.Unmeasured && p.Kind != charter.Availability && p.Kind != charter.Average && p.Kind != charter.OutcomeShare {
		out.Try = tryPlace.In(r, p.ID, version)
	}
	out.Publish, out.Discard = publishPlace.In(r, p.ID, version), discardPlace.In(r, p.ID, version)
	return out
}

// doneNotice says what was just done; the address carries it over a redirect.
func doneNotice(r kit.Reader, q url.Values) *page.Notice {
	say := func(nl, en string, args ...any) *page.Notice {
		return &page.Notice{Kind: "ok", Lines: []string{fmt.Sprintf(r.T(nl, en), args...)}}
	}
	switch {
	case q.Has("weg"):
		return say("Voorstel %s is weggegooid.", "Proposal %s was discarded.", q.Get("weg"))
	case q.Has("nagerekend"):
		return say("Voorstel %s is nagerekend en bewaard, met de cijfers erbij.", "Proposal %s was tried on the past and saved, with its figures.", q.Get("nagerekend"))
	case q.Has("gepubliceerd"):
		return say("Belofte %s is gepubliceerd. Nieuwe zaken krijgen deze versie.", "Promise %s is published. New cases get this version.", q.Get("gepubliceerd"))
	case q.Has("geladen"):
		return say("Het handvest is geladen. Nieuw of veranderd: %s.", "The charter is loaded. New or changed: %s.", q.Get("geladen"))
	case q.Has("cijfers"):
		return say("De cijfers over %s staan op de pagina Handvest.", "The figures of %s are on the charter page.", q.Get("cijfers"))
	}
	return nil
}

// refused shows the page again with what was wrong and with what was typed.
func (s *Server) refused(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error, change func(*page.Manage, *page.Notice)) error {
	notice := faultOf(err, reader)
	if notice == nil {
		return err
	}
	if text, _ := fault.Text(err, reader.Lang); strings.Contains(text, "\n") {
		notice.Lines = strings.Split(text, "\n")
	}
	status := http.StatusUnprocessableEntity
	if f := fault.As(err); f != nil {
		status = statuses[f.Kind]
	}
	p, err := s.managePage(r, reader)
	if err != nil {
		return err
	}
	change(&p, notice)
	return s.show(w, r, status, page.ManagePage(p))
}

// publishPromise makes a proposal part of the charter, from tomorrow or from
// the day that was asked.
func (s *Server) publishPromise(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	version, err := strconv.Atoi(r.PathValue("version"))
	if err != nil {
		return noSuchPromise
	}
	from := s.today().AddDays(1)
	if text := clean(r.PostFormValue("vanaf")); text != "" {
		if from, err = calendar.ParseDate(text); err != nil {
			return err
		}
	}
	id := r.PathValue("promise")
	p, err := s.actions.PublishDraft(r.Context(), s.who(r), id, version, from)
	if err != nil {
		return s.refused(w, r, reader, err, func(m *page.Manage, n *page.Notice) {
			n.Title = fmt.Sprintf(reader.T("%s versie %d kan nog niet worden gepubliceerd", "%s version %d cannot be published yet"), id, version)
			m.Notice = n
			for i := range m.Promises {
				x := &m.Promises[i]
				x.Open = x.ID == id && x.Version == strconv.Itoa(version)
			}
		})
	}
	http.Redirect(w, r, managePlace.In(reader)+"?gepubliceerd="+url.QueryEscape(fmt.Sprintf("%s %d", p.ID, p.Version)), http.StatusSeeOther)
	return nil
}

// publishFigures publishes the figures of the last full month.
func (s *Server) publishFigures(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	last := monthOf(monthOf(s.today()).from.AddDays(-1))
	reason := clean(r.PostFormValue("reden"))
	if _, err := s.actions.PublishFigures(r.Context(), s.who(r), last.from, last.until, reason); err != nil {
		return s.refused(w, r, reader, err, func(m *page.Manage, n *page.Notice) { m.Notice, m.Publish.Reason = n, reason })
	}
	http.Redirect(w, r, managePlace.In(reader)+"?cijfers="+url.QueryEscape(reader.Month(last.from)), http.StatusSeeOther)
	return nil
}

// loadCharter checks a charter file and loads it whole, or not at all.
func (s *Server) loadCharter(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	name, text, err := charterFile(r)
	if err != nil {
		return err
	}
	fail := func(err error) error {
		return s.refused(w, r, reader, err, func(m *page.Manage, n *page.Notice) {
			m.File.Faults, m.File.Text, m.File.Name = n.Lines, string(text), name
		})
	}
	if len(text) == 0 {
		return fail(fault.New(fault.Invalid, "Kies een bestand, of plak de tekst van een handvest.", "Choose a file, or paste the text of a charter."))
	}
	c, err := charter.Parse(name, text)
	if err != nil {
		return fail(err)
	}
	saved, err := s.actions.SaveCharter(r.Context(), s.who(r), c, nil)
	if err != nil {
		return fail(err)
	}
	what := strings.Join(saved.Promises, ", ")
	if what == "" {
		what = reader.T("niets", "nothing")
	}
	http.Redirect(w, r, managePlace.In(reader)+"?geladen="+url.QueryEscape(what), http.StatusSeeOther)
	return nil
}

// charterFile is the file of the form, or else the text that was pasted.
func charterFile(r *http.Request) (name string, text []byte, err error) {
	if err := r.ParseMultipartForm(maxBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return "", nil, badForm.Because(err)
	}
	file, head, err := r.FormFile("bestand")
	if err != nil || head.Size == 0 {
		return "handvest.yaml", []byte(r.FormValue("tekst")), nil
	}
	defer file.Close()
	text, err = io.ReadAll(file)
	if err != nil {
		return "", nil, fmt.Errorf("read the sent file: %w", err)
	}
	return head.Filename, text, nil
}

// exportCharter is the whole charter as a file that can be loaded again.
func (s *Server) exportCharter(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	c, err := s.actions.Charter(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	text, err := charter.Marshal(&c)
	if err != nil {
		return fmt.Errorf("write the charter: %w", err)
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="charter.yaml"`)
	_, _ = w.Write(text) // a reader who went away is no error of ours
	return nil
}

// charterSchema describes the charter file.
func (s *Server) charterSchema(w http.ResponseWriter, _ *http.Request, _ kit.Reader) error {
	w.Header().Set("Content-Type", "application/schema+json; charset=utf-8")
	_, _ = w.Write(charter.Schema) // a reader who went away is no error of ours
	return nil
}

// imports shows which files were read in and how that went.
func (s *Server) imports(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	runs, err := s.actions.Imports(r.Context(), s.who(r), 50)
	if err != nil {
		return err
	}
	p := page.Imports{Shell: s.shell(r, reader, reader.T("Ingelezen bestanden", "Imported files")),
		Empty: reader.T("Er is nog geen bestand ingelezen. Typ op de server: handvest import BESTAND --map mapping.yaml", "No file was imported yet. Type on the server: handvest import FILE --map mapping.yaml")}
	for _, x := range runs {
		run := page.ImportRun{File: x.FileName, When: reader.FullMoment(x.Started), Rows: reader.Int(x.RowOffset), Rejects: reader.Int(x.Rejected), Share: 100, State: reader.T("klaar", "done"), Tone: kit.Kept,
			Note: fmt.Sprintf(reader.T("%s nieuw, %s gewijzigd, %s gelijk", "%s new, %s changed, %s the same"), reader.Int(x.Added), reader.Int(x.Changed), reader.Int(x.Unchanged))}
		switch x.State {
		case action.RunRunning:
			run.State, run.Tone = reader.T("bezig of afgebroken", "running or broken off"), kit.Soon
			if x.Size > 0 {
				run.Share = int(min(99, 100*x.ByteOffset/x.Size))
			}
		case action.RunFailed:
			run.State, run.Tone = reader.T("mislukt", "failed"), kit.Broken
		}
		p.Runs = append(p.Runs, run)
	}
	return s.show(w, r, http.StatusOK, page.ImportsPage(p))
}
