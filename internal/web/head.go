package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// head fills in what the top of every page says about this moment: what is
// going on, and whether its reader can be reached.
func (s *Server) head(r *http.Request, sh *page.Shell) {
	if s.actions == nil {
		return
	}
	who := s.who(r)
	if !who.Can(staff.Sign) {
		return
	}
	sh.BannersAt = bannersPartPlace.In(sh.Reader)
	banners, err := s.actions.Banners(r.Context(), who)
	if err != nil && r.Context().Err() == nil {
		s.options.Log.Error("the banners could not be read", "error", err)
	}
	sh.Banners = s.bannersFor(sh.Reader, banners, who.ID != 0)
	if who.ID == 0 {
		return
	}
	if sh.Me == nil {
		sh.Me = &page.Me{Name: who.Name}
	}
	bell, err := s.bell(r, sh.Reader)
	if err != nil && r.Context().Err() == nil {
		s.options.Log.Error("the warnings could not be counted", "error", err)
	}
	sh.Me.Bell = &bell
	if !who.Can(staff.BePresent) {
		return
	}
	p, err := s.actions.MyPresence(r.Context(), who)
	if err != nil && r.Context().Err() == nil {
		s.options.Log.Error("presence could not be read", "error", err)
	}
	sh.Me.Presence = s.presence(sh.Reader, p)
}

// bannersFor are the banners as one reader sees them: news that was read is
// gone, a disruption that was read becomes short.
func (s *Server) bannersFor(r kit.Reader, all []knowledge.Banner, person bool) []page.Banner {
	var out []page.Banner
	for _, b := range all {
		if b.Read && !b.Disruption {
			continue
		}
		x := page.Banner{ID: strconv.FormatInt(b.ID, 10), Disruption: b.Disruption, Title: b.Title, Until: r.T("tot ", "until ") + s.soon(r, b.Until)}
		if !b.Read {
			x.Text, x.Say = b.Text, b.Say
			if person {
				x.Action = bannerReadPlace.In(r, x.ID)
			}
		}
		out = append(out, x)
	}
	return out
}

// soon writes a moment without its day when that is today.
func (s *Server) soon(r kit.Reader, i calendar.Instant) string {
	if s.date(i) == s.today() {
		return r.Clock(i)
	}
	return r.Moment(i)
}

// presenceChoice is one way to say that one can be reached or not.
type presenceChoice struct {
	value, nl, en, key string
	state              staff.State
	reason             string
	length             time.Duration
}

var presenceChoices = []presenceChoice{
	{"beschikbaar", "Beschikbaar", "Available", "b", staff.Available, "", 0},
	{"pauze", "Korte pauze", "Short break", "p", staff.Pause, "korte pauze", 0},
	{"lunch", "Lunch", "Lunch", "l", staff.Pause, "lunch", 0},
	{"overleg", "Overleg", "Meeting", "o", staff.Pause, "overleg", 0},
	{"nazorg", "Werk afmaken", "Finishing work", "n", staff.Pause, "werk afmaken", 0},
	{"weg30", "Weg, 30 minuten", "Away, 30 minutes", "3", staff.Away, "", 30 * time.Minute},
	{"weg60", "Weg, 1 uur", "Away, 1 hour", "1", staff.Away, "", time.Hour},
	{"weg240", "Weg, 4 uur", "Away, 4 hours", "4", staff.Away, "", 4 * time.Hour},
}

// presence is the switch at the top of a page.
func (s *Server) presence(r kit.Reader, p staff.Presence) *page.Presence {
	word, tone := s.presenceWord(r, p, p.Seen(s.now()))
	out := &page.Presence{Action: presencePlace.In(r), Part: presencePartPlace.In(r), Word: word, Tone: tone}
	for _, c := range presenceChoices {
		on := p.State == c.state && (c.state != staff.Pause || p.Reason == c.reason) && c.state != staff.Away
		out.Choices = append(out.Choices, page.PresenceChoice{Value: c.value, Text: r.T(c.nl, c.en), Key: c.key, On: on})
	}
	return out
}

// presenceWord is a state in words, and how it is coloured.
func (s *Server) presenceWord(r kit.Reader, p staff.Presence, seen staff.State) (string, kit.Tone) {
	switch seen {
	case staff.Available:
		return r.T("Beschikbaar", "Available"), kit.Kept
	case staff.Busy:
		return r.T("In gesprek", "In a conversation"), kit.Late
	case staff.Pause:
		for _, c := range presenceChoices {
			if c.reason == p.Reason && c.state == staff.Pause {
				return r.T(c.nl, c.en), kit.Soon
			}
		}
		return r.T("Pauze: ", "Break: ") + p.Reason, kit.Soon
	case staff.Away:
		return r.T("Weg tot ", "Away until ") + s.soon(r, p.Until), kit.Wait
	}
	return r.T("Niet aanwezig", "Not in"), kit.Out
}

// setPresence says how the reader can be reached.
func (s *Server) setPresence(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	asked := r.PostFormValue("stand")
	for _, c := range presenceChoices {
		if c.value != asked {
			continue
		}
		until := calendar.NoInstant
		if c.length > 0 {
			until = s.now().Add(c.length)
		}
		if _, err := s.actions.SetPresence(r.Context(), s.who(r), c.state, c.reason, until); err != nil {
			return err
		}
		return s.done(w, r, todayPlace.In(reader))
	}
	return fault.New(fault.Invalid, "Kies een van de standen uit de lijst.", "Choose one of the states of the list.")
}

// readBanner keeps that the reader read a banner.
func (s *Server) readBanner(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.MarkRead(r.Context(), s.who(r), id); err != nil {
		return err
	}
	return s.done(w, r, todayPlace.In(reader))
}

// bannersPart is the banners alone, for a page that is open.
func (s *Server) bannersPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	sh := page.Shell{Reader: reader}
	s.head(r, &sh)
	return s.show(w, r, http.StatusOK, page.Banners(sh))
}

// presencePart is the switch alone, for a page that is open.
func (s *Server) presencePart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.actions.MyPresence(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.PresenceSwitch(reader, *s.presence(reader, p)))
}

// editing says that the reader has something open, and shows who else has.
func (s *Server) editing(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	others, err := s.actions.Editing(r.Context(), s.who(r), r.PathValue("kind"), id, r.PostFormValue("dicht") == "")
	if err != nil {
		return err
	}
	var names []string
	for _, e := range others {
		names = append(names, e.Name)
	}
	return s.show(w, r, http.StatusOK, page.AlsoEditing(reader, names))
}

var noSuchPage = fault.New(fault.NotFound, "Op dit adres staat niets. Misschien is het intussen weggehaald.", "There is nothing at this address. Perhaps it was removed meanwhile.")

// idOf is the number in the address of a page.
func idOf(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || id <= 0 {
		return 0, noSuchPage
	}
	return id, nil
}

// done answers a form: a script gets no more than that it worked, a browser
// goes back to the page where the form stood.
func (s *Server) done(w http.ResponseWriter, r *http.Request, otherwise string) error {
	if r.Header.Get("Hv-Fragment") != "" {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	to := otherwise
	if from, err := url.Parse(r.Referer()); err == nil && from.Host == r.Host && strings.HasPrefix(from.Path, "/") && !strings.HasPrefix(from.Path, "//") {
		to = from.RequestURI()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}
