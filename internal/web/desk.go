package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// The headers between the script of a page and us: it asks for a part, and is
// told which address belongs to it.
const (
	fragmentHeader = "Hv-Fragment"
	locationHeader = "Hv-Location"
)

// isFragment says that a script asks for a part of a page.
func isFragment(r *http.Request) bool { return r.Header.Get(fragmentHeader) != "" }

// deskPage is the desk with the contact that was touched last.
func (s *Server) deskPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	drafts, err := s.actions.Drafts(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	var on *contact.Draft
	for i := range drafts {
		if on == nil || drafts[i].Saved > on.Saved {
			on = &drafts[i]
		}
	}
	p, err := s.desk(r, reader, drafts, on)
	if err != nil {
		return err
	}
	if p.Done, err = s.deskDone(r, reader); err != nil {
		return err
	}
	if d := p.Done; d != nil && p.Work != nil {
		p.Work.Notice = &page.Notice{Kind: "ok", Lines: []string{strings.TrimSpace(d.Text + ". " + d.Note)}, Action: d.Undo, Button: reader.T("Ongedaan maken", "Undo")}
	}
	return s.showDesk(w, r, http.StatusOK, p)
}

// deskTab is the desk with one contact on screen. One that is no longer open,
// because it was finished elsewhere, leads to what is.
func (s *Server) deskTab(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	drafts, err := s.actions.Drafts(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64) // what is no number is no contact either
	for i := range drafts {
		if drafts[i].ID == id {
			p, err := s.desk(r, reader, drafts, &drafts[i])
			if err != nil {
				return err
			}
			return s.showDesk(w, r, http.StatusOK, p)
		}
	}
	if isFragment(r) {
		w.Header().Set(locationHeader, deskPlace.In(reader))
		return s.deskPage(w, r, reader)
	}
	http.Redirect(w, r, deskPlace.In(reader), http.StatusSeeOther)
	return nil
}

// startContact opens a new tab.
func (s *Server) startContact(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	f, who := r.PostForm, s.who(r)
	n := action.NewContact{Channel: contact.Channel(f.Get("kanaal")), Outbound: f.Get("uitgaand") != "", From: f.Get("van"), Product: f.Get("product")}
	n.Party, _ = strconv.ParseInt(f.Get("klant"), 10, 64)  // nothing is nobody
	n.Request, _ = strconv.ParseInt(f.Get("zaak"), 10, 64) // nothing is none
	d, err := s.actions.StartContact(r.Context(), who, n)
	if err != nil {
		return err
	}
	s.talking(r.Context(), who)
	return s.onScreen(w, r, reader, d.ID)
}

// onScreen leads to one open contact.
func (s *Server) onScreen(w http.ResponseWriter, r *http.Request, reader kit.Reader, id int64) error {
	at := draftPlace.In(reader, strconv.FormatInt(id, 10))
	if !isFragment(r) {
		http.Redirect(w, r, at, http.StatusSeeOther)
		return nil
	}
	w.Header().Set(locationHeader, at)
	r.SetPathValue("id", strconv.FormatInt(id, 10))
	return s.deskTab(w, r, reader)
}

// saveDraft keeps what was typed so far, and says at which version and when.
func (s *Server) saveDraft(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	d, _, err := s.sentDraft(r, reader)
	if err != nil {
		return err
	}
	d, err = s.actions.SaveContactDraft(r.Context(), s.who(r), d)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	var hint strings.Builder
	if err := page.DeskHintPart(reader, (&looking{r: reader}).hint(&d)).Render(r.Context(), &hint); err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(map[string]string{"version": strconv.Itoa(int(d.Version)), "saved": reader.ClockSeconds(d.Saved), "hint": hint.String()})
}

// deskDo does one thing with the contact on screen: what was typed comes along.
func (s *Server) deskDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	mine, stored, err := s.sentDraft(r, reader)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound && r.PostForm.Get("doe") == "rond-af" {
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64) // no number is not found below
		mine = contact.Draft{ID: id}                         // finished already: the same answer again
	} else if err != nil {
		return err
	}
	t := &doing{s: s, r: r, reader: reader, who: s.who(r), d: &mine, stored: stored, form: r.PostForm}
	err = t.do(r.PostForm.Get("doe"))
	if err == nil && t.leave != "" {
		s.talking(r.Context(), t.who)
		return s.leaveTab(w, r, reader, t.leave)
	}
	status := http.StatusOK
	if err != nil {
		notice := faultOf(err, reader)
		if notice == nil {
			return err
		}
		if status = statuses[fault.As(err).Kind]; status == http.StatusConflict {
			t.conflict = true
		} else {
			t.notice = notice
		}
	}
	if !isFragment(r) && err == nil {
		return s.onScreen(w, r, reader, mine.ID)
	}
	drafts, err := s.actions.Drafts(r.Context(), t.who)
	if err != nil {
		return err
	}
	var now *contact.Draft
	for i := range drafts {
		if drafts[i].ID == mine.ID {
			now = &drafts[i]
		}
	}
	if now == nil {
		return s.leaveTab(w, r, reader, "")
	}
	p, err := s.deskDoing(r, reader, drafts, t, now)
	if err != nil {
		return err
	}
	return s.showDesk(w, r, status, p)
}

// deskDoing is the desk after something was tried: on a conflict or a mistake
// it still shows what was typed.
func (s *Server) deskDoing(r *http.Request, reader kit.Reader, drafts []contact.Draft, t *doing, now *contact.Draft) (page.Desk, error) {
	if !t.conflict && t.notice == nil {
		p, err := s.desk(r, reader, drafts, now)
		if p.Work != nil {
			p.Work.Notice = t.told
		}
		return p, err
	}
	t.d.Saved = now.Saved
	p, err := s.desk(r, reader, drafts, t.d)
	if err != nil || p.Work == nil {
		return p, err
	}
	p.Work.Notice = t.notice
	if t.conflict {
		p.Work.Conflict = conflictOf(reader, t.d, now)
	}
	return p, nil
}

// talking tells colleagues how many conversations somebody has open. When that
// cannot be told, the contact itself goes on.
func (s *Server) talking(ctx context.Context, who action.Actor) {
	if who.ID == 0 || !who.Can(staff.BePresent) {
		return
	}
	drafts, err := s.actions.Drafts(ctx, who)
	open := 0
	for i := range drafts {
		if drafts[i].Channel.Live() {
			open++
		}
	}
	if err == nil {
		_, err = s.actions.Talk(ctx, who, open)
	}
	if err != nil && ctx.Err() == nil {
		s.options.Log.Error("presence could not be saved", "error", err)
	}
}

// leaveTab closes the tab on screen and shows what comes next: another open
// contact, or that everything is done.
func (s *Server) leaveTab(w http.ResponseWriter, r *http.Request, reader kit.Reader, query string) error {
	at := deskPlace.In(reader)
	if query != "" {
		at += "?" + query
	}
	if !isFragment(r) {
		http.Redirect(w, r, at, http.StatusSeeOther)
		return nil
	}
	w.Header().Set(locationHeader, at)
	u, err := url.Parse(at)
	if err != nil {
		return badForm.Because(err)
	}
	back := r.Clone(r.Context())
	back.Method, back.URL = http.MethodGet, u
	return s.deskPage(w, back, reader)
}

// showDesk sends the whole desk, or the part of it that moves.
func (s *Server) showDesk(w http.ResponseWriter, r *http.Request, status int, p page.Desk) error {
	if isFragment(r) {
		return s.show(w, r, status, page.DeskPart(p))
	}
	return s.show(w, r, status, page.DeskPage(p))
}

// desk is the screen with one draft on it, or none.
func (s *Server) desk(r *http.Request, reader kit.Reader, drafts []contact.Draft, on *contact.Draft) (page.Desk, error) {
	p := page.Desk{Shell: s.shell(r, reader, reader.T("Balie", "Desk")), Action: deskPlace.In(reader), Press: true, Keys: deskKeys(reader), Settle: accountPlace.In(reader)}
	for _, c := range newChannels {
		p.New = append(p.New, page.DeskChannelChoice{Value: string(c.channel), Text: channelName(reader, c.channel), Key: c.key})
	}
	p.SignIn = s.signInAgain(reader)
	if v, ok := in(r); ok {
		p.Press = v.Shortcuts
	}
	var err error
	if p.Letters, err = s.letters(r); err != nil {
		return p, err
	}
	look, err := s.looking(r.Context(), reader, s.who(r))
	if err != nil {
		return p, err
	}
	if on != nil {
		w, err := look.work(r.Context(), on, r.PostForm)
		if err != nil {
			return p, err
		}
		p.Work = &w
	}
	for i := range drafts { // after the contact on screen, which says who it is
		p.Tabs = append(p.Tabs, look.tab(&drafts[i], on != nil && drafts[i].ID == on.ID))
	}
	return p, nil
}

// looking is what making the screen needs more than once.
type looking struct {
	s      *Server
	r      kit.Reader
	who    action.Actor
	now    calendar.Instant
	labels labelNames
}

func (s *Server) looking(ctx context.Context, r kit.Reader, who action.Actor) (*looking, error) {
	labels, err := s.labelNames(ctx, who)
	return &looking{s: s, r: r, who: who, now: s.now(), labels: labels}, err
}

// tab is one open contact in the row of tabs.
func (l *looking) tab(d *contact.Draft, on bool) page.DeskTab {
	id := strconv.FormatInt(d.ID, 10)
	t := page.DeskTab{ID: id, Href: draftPlace.In(l.r, id), Channel: channelName(l.r, d.Channel), On: on}
	q := d.Question()
	t.Title = cmp.Or(l.seen(d).name, d.Caller.Name, l.labels.product(q.Product), clip(q.Topic()), d.From, l.r.T("anoniem", "anonymous"))
	t.Clock = l.clock(d)
	return t
}

// clock is how long a conversation, or the work after it, takes so far.
func (l *looking) clock(d *contact.Draft) page.DeskClock {
	talk, wrap := d.Times(l.now)
	c := page.DeskClock{Elapsed: talk, Runs: true, Name: l.r.T("gesprek", "conversation")}
	if !d.Channel.Live() || d.Ended.Known() {
		c.Elapsed, c.Name = wrap, l.r.T("nawerk", "wrap-up")
	}
	c.Text = clockText(time.Duration(c.Elapsed) * time.Millisecond)
	return c
}

// clockText writes a length as a stopwatch does: "02:14", "1:02:14".
func clockText(d time.Duration) string {
	s := int(d / time.Second)
	two := func(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
	text := two(s/60%60) + ":" + two(s%60)
	if s >= 3600 {
		text = strconv.Itoa(s/3600) + ":" + text
	}
	return text
}
