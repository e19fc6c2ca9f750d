package web

import (
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// validForms posts forms that are valid, as everybody who may not, and then as
// somebody who may.
type validForms struct {
	*accusedHouse
	t *testing.T

	posted map[string]bool // names of forms of the file
	asked  int
}

// send posts a form, also as nobody.
func (f *validForms) send(who, path string, form url.Values) *webtest.Page {
	f.t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Sec-Fetch-Mode", "navigate")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if c := f.cookies[who]; c != nil {
		r.AddCookie(c)
	}
	return webtest.Do(f.t, f.handler, r)
}

func (f *validForms) read(id string) complaint.Complaint {
	f.t.Helper()
	o, err := f.actions.Complaint(context.Background(), f.who(f.t, string(staff.ComplaintsOfficer)), whole(id))
	if err != nil {
		f.t.Fatal(err)
	}
	return o.Complaint
}

// form posts a valid form about a complaint: for who may not it is not there or
// forbidden and nothing changes; who may, changes what it says. Besides those
// who may see the complaint, others can be let in.
func (f *validForms) form(by, id, path string, may func(who string) bool, form url.Values, changed func(c *complaint.Complaint) bool) {
	f.t.Helper()
	before := f.read(id)
	for who := range f.cookies {
		if may(who) {
			continue
		}
		p := f.send(who, path, form)
		f.asked++
		nobody := who == "" || who == "other"
		if nobody && p.Status != http.StatusUnauthorized && p.Status != http.StatusSeeOther || !nobody && p.Status != http.StatusNotFound && p.Status != http.StatusForbidden {
			f.t.Errorf("%s as %q: %d", path, who, p.Status)
		}
		if strings.Contains(p.Body, secretWord) && !strings.Contains(form.Encode(), secretWord) {
			f.t.Errorf("%s tells %q what the complaint is about", path, who)
		}
		if after := f.read(id); !reflect.DeepEqual(before, after) {
			f.t.Fatalf("%s as %q changed the complaint (%d)", path, who, p.Status)
		}
	}
	p := f.send(by, path, form)
	if p.Status != http.StatusSeeOther && p.Status != http.StatusOK {
		f.t.Fatalf("%s as %s: %d %s", path, by, p.Status, p.Texts(".hv-notice"))
	}
	if after := f.read(id); changed != nil && !changed(&after) {
		f.t.Errorf("%s as %s changed nothing: %+v", path, by, after)
	}
}

// deed posts one form of the file.
func (f *validForms) deed(by, id, doing string, form url.Values, changed func(c *complaint.Complaint) bool) {
	f.t.Helper()
	f.posted[doing] = true
	f.form(by, id, complaintPlace.lang("nl", id)+"?doe="+doing, f.allowed(id, doing), form, changed)
}

// allowed are those who may: the officer and who has all rights, and who handles
// it, but for the choices of the officer alone.
func (f *validForms) allowed(id, doing string) func(string) bool {
	leads := f.read(id).Handler == f.who(f.t, handler).ID && !slices.Contains([]string{"over", "behandelaar", "verplaats", "dossier", "ombudsman"}, doing)
	return func(who string) bool {
		return who == string(staff.ComplaintsOfficer) || who == innocent || who == handler && leads
	}
}

func (f *validForms) letter(by, id string, paper complaint.Paper, form url.Values, sent func(c *complaint.Complaint) bool) {
	f.t.Helper()
	f.form(by, id, complaintLetterPlace.lang("nl", id, string(paper)), f.allowed(id, "brief"), form, sent)
}

func TestEveryFilledFormOfAComplaintIsForWhoMayAndForNobodyElse(t *testing.T) {
	h := theAccusedHouse(t)
	h.accuse(t)
	f := &validForms{accusedHouse: h, t: t, posted: map[string]bool{}}
	officer, id := string(staff.ComplaintsOfficer), h.id
	them, other, lead := h.who(t, accused).ID, h.who(t, colleague).ID, h.who(t, handler).ID
	f.deed(officer, id, "over", url.Values{"over": {itoa(them)}, "besliste": {itoa(other)}}, func(c *complaint.Complaint) bool { return len(c.About) == 1 && len(c.Deciders) == 1 })
	f.deed(officer, id, "behandelaar", url.Values{"behandelaar": {itoa(lead)}}, func(c *complaint.Complaint) bool { return c.Handler == lead })
	f.deed(handler, id, "beschrijf", url.Values{"soort": {"complaint"}, "titel": {secretWord + " gehoord"}, "niveau": {"2"}, "kenmerk": {"structureel"}}, func(c *complaint.Complaint) bool {
		return c.Title == secretWord+" gehoord" && c.Attributes.Level == complaint.ToOthers && c.Attributes.Structural
	})
	element := url.Values{"nummer": {"0"}, "onderdeel": {"Er werd geroepen"}, "soort": {complaint.Classes[0].Code}, "aspect": {string(complaint.Aspects[0])}, "moment": {complaint.Moments[0].Code}, "norm": {"1", "2"}}
	f.deed(handler, id, "onderdeel", element, func(c *complaint.Complaint) bool { return len(c.Elements) == 1 && len(c.Elements[0].Norms) == 2 })
	f.deed(officer, id, "onderdeel", url.Values{"nummer": {"1"}, "onderdeel": {"Te veel"}, "soort": {complaint.Classes[0].Code}}, func(c *complaint.Complaint) bool { return len(c.Elements) == 2 })
	f.deed(handler, id, "onderdeel-weg", url.Values{"nummer": {"1"}}, func(c *complaint.Complaint) bool { return len(c.Elements) == 1 })
	f.deed(handler, id, "opschrift", url.Values{"omschrijving": {secretWord + " op papier"}, "bevestigd-op": {h.day(0)}, "bevestigd-hoe": {"per mail"}}, func(c *complaint.Complaint) bool { return c.Attributes.Written })
	f.deed(handler, id, "advies", url.Values{"advies": {"Klachtencommissie"}}, func(c *complaint.Complaint) bool { return c.Advice.Asked })
	if c := f.read(id); !c.Acknowledged.Done() {
		f.letter(handler, id, complaint.Receipt, url.Values{"hoe": {complaint.ByPost}}, func(c *complaint.Complaint) bool { return c.Acknowledged.Done() })
	}
	f.deed(handler, id, "naar", url.Values{"stand": {"formal"}}, func(c *complaint.Complaint) bool { return c.State == complaint.Formal })
	f.letter(officer, id, complaint.CopyOther, url.Values{}, func(c *complaint.Complaint) bool { return c.CopySent.Done() })
	meet := url.Values{"dag": {h.day(7)}, "tijd": {"10:00"}, "plaats": {"Stadhuis"}, "hoe": {complaint.ByPost}}
	f.letter(handler, id, complaint.Invite, meet, func(c *complaint.Complaint) bool { return c.Hearing.Invited.Done() })
	f.deed(handler, id, "afzien", url.Values{"afzien": {"not_wanted"}, "afzien-waarom": {"Per mail."}}, func(c *complaint.Complaint) bool { return c.Hearing.Waived == complaint.NotWanted })
	f.deed(officer, id, "hoor", url.Values{"gehoord": {h.day(0)}, "aanwezig": {"Klager"}, "verslag": {"Er is toch gesproken."}}, func(c *complaint.Complaint) bool {
		return c.Hearing.Held.Done() && c.Hearing.Waived == complaint.NoWaiver
	})
	f.letter(handler, id, complaint.InviteOther, meet, func(c *complaint.Complaint) bool { return c.Hearing.InvitedOther.Done() })
	f.deed(handler, id, "geadviseerd", url.Values{"advies-dag": {h.day(0)}, "geadviseerd": {"founded"}}, func(c *complaint.Complaint) bool { return c.Advice.Given.Done() })
	f.deed(handler, id, "verdaag", url.Values{"uitstel": {"2"}, "bericht": {h.day(0)}}, func(c *complaint.Complaint) bool { return c.Delay.Weeks == 2 })
	f.deed(handler, id, "verder", url.Values{"verder": {"3"}, "instemming": {h.day(0)}, "instemming-woorden": {"per mail"}}, func(c *complaint.Complaint) bool { return c.Delay.MoreWeeks == 3 })
	f.deed(handler, id, "oordeel", url.Values{"oordeel1": {"founded"}, "waarom1": {"Er is geroepen."}, "bevindingen": {"Geroepen."}, "conclusies": {"Excuses."}}, func(c *complaint.Complaint) bool { return c.Judgment() == complaint.Founded })
	f.deed(handler, id, "leer", url.Values{"oorzaak": {"Drukte"}, "actie": {"2"}, "reden": {"Eenmalig"}}, func(c *complaint.Complaint) bool { return c.Learning.Cause == "Drukte" })
	f.letter(handler, id, complaint.Verdict, url.Values{"hoe": {complaint.ByPost}}, func(c *complaint.Complaint) bool { return c.Letter.Done() && c.Ombudsman.Done() })
	if c := f.read(id); !c.State.Over() {
		f.deed(handler, id, "naar", url.Values{"stand": {"decided"}}, func(c *complaint.Complaint) bool { return c.State == complaint.Decided })
	}
	f.form(officer, id, complaintOutsidePlace.lang("nl", id), f.allowed(id, "ombudsman"), url.Values{"dag": {h.day(0)}, "welke": {"Nationale ombudsman"}}, func(c *complaint.Complaint) bool { return c.Outside.Taken() })
	f.form(officer, id, complaintExportPlace.lang("nl", id), f.allowed(id, "dossier"), url.Values{}, nil)
	f.form(handler, id, complaintImprovePlace.lang("nl", id), f.allowed(id, "verbeteren"), url.Values{}, func(c *complaint.Complaint) bool { return c.Learning.Improves != 0 })
	h.others(f)
	for _, name := range slices.Sorted(maps.Keys(complaintDeeds)) {
		if !f.posted[name] {
			t.Errorf("nobody posted the form %q filled in", name)
		}
	}
	t.Logf("%d times somebody who may not was refused", f.asked)
}

// others are complaints that end in another way.
func (h *accusedHouse) others(f *validForms) {
	t, ctx, officer := f.t, context.Background(), string(staff.ComplaintsOfficer)
	open := func(by string, in action.NewComplaint) string {
		t.Helper()
		in.Channel, in.Title, in.Text, in.About = contact.Phone, secretWord, secretWord+" nog eens", []int64{h.who(t, accused).ID, h.who(t, colleague).ID}
		c, err := h.actions.OpenComplaint(ctx, h.who(t, by), in)
		if err != nil {
			t.Fatal(err)
		}
		return itoa(c.ID)
	}
	lead := func(id string) {
		t.Helper()
		h.do(t, officer, complaintPlace.lang("nl", id)+"?doe=behandelaar", url.Values{"behandelaar": {itoa(h.who(t, handler).ID)}})
	}
	klager := whole(h.party)

	id := open(officer, action.NewComplaint{})
	lead(id)
	f.deed(officer, id, "klager", url.Values{"klager": {"Kees Klager"}}, func(c *complaint.Complaint) bool { return c.Party == klager })
	f.deed(handler, id, "naar", url.Values{"stand": {"informal"}}, func(c *complaint.Complaint) bool { return c.State == complaint.Informal })
	f.deed(handler, id, "akkoord", url.Values{"akkoord": {h.day(0)}, "akkoord-hoe": {"per mail"}, "akkoord-woorden": {"Het is goed."}}, func(c *complaint.Complaint) bool { return c.Settlement.How == "per mail" })
	f.deed(handler, id, "leer", url.Values{"oorzaak": {"Drukte"}, "actie": {"2"}, "reden": {"Eenmalig"}}, func(c *complaint.Complaint) bool { return c.Learning.Cause == "Drukte" })
	f.deed(handler, id, "ingetrokken", url.Values{"intrekken": {"Per telefoon."}}, func(c *complaint.Complaint) bool { return c.State == complaint.Withdrawn })
	keep := func(form url.Values, changed func(c *complaint.Complaint) bool) {
		t.Helper()
		form.Set("kenmerk", f.read(id).Reference)
		before := f.read(id)
		for who := range h.cookies {
			if f.allowed(id, "dossier")(who) {
				continue
			}
			p := f.send(who, keepPlace.nl+"?doe=anders", form)
			if after := f.read(id); p.Status == http.StatusSeeOther && who != "" && who != "other" || !reflect.DeepEqual(before, after) {
				t.Errorf("%q changed how long it is kept: %d", who, p.Status)
			}
		}
		h.do(t, officer, keepPlace.nl+"?doe=anders", form)
		if c := f.read(id); !changed(&c) {
			t.Errorf("%v changed nothing: %+v", form, c.Kept)
		}
	}
	keep(url.Values{"wat": {"tegenhouden"}, "reden": {"Rechtszaak"}}, func(c *complaint.Complaint) bool { return c.Kept.Hold == "Rechtszaak" })
	keep(url.Values{"wat": {"blijvend"}}, func(c *complaint.Complaint) bool { return c.Important })

	id = open(officer, action.NewComplaint{Party: klager})
	f.deed(officer, id, "weiger", url.Values{"grond": {string(complaint.Slight)}, "motivering": {"Te klein."}}, func(c *complaint.Complaint) bool { return c.Refusal.Ground == complaint.Slight })
	f.deed(officer, id, "verplaats", url.Values{"verplaatsen": {"report"}, "product": {"lantaarnpaal"}, "afdeling": {"buiten"}, "titel": {"Lamp"}}, func(c *complaint.Complaint) bool { return c.Moves.Subject != 0 })

	id = open(officer, action.NewComplaint{Kind: complaint.Compliment})
	f.deed(officer, id, "bedankt", url.Values{"woorden": {"Dank u wel."}}, func(c *complaint.Complaint) bool { return c.State == complaint.Thanked })
	f.deed(officer, id, "niet-bedankt", url.Values{}, func(c *complaint.Complaint) bool { return c.State == complaint.Taken })

	// The conversation: for who took it, until it is handed over.
	id = open(string(staff.Agent), action.NewComplaint{Party: klager, Case: whole(h.own.request)})
	taker := func(who string) bool { return who == string(staff.Agent) || f.allowed(id, "gesprek")(who) }
	talk := func(by string, form url.Values, changed func(c *complaint.Complaint) bool) {
		t.Helper()
		f.form(by, id, talkPlace.lang("nl", id), taker, form, changed)
	}
	talk(string(staff.Agent), url.Values{"doe": {"klacht-stap:0"}}, func(c *complaint.Complaint) bool { return c.Steps[0] })
	talk(officer, url.Values{"doe": {"klacht-stap:1"}}, func(c *complaint.Complaint) bool { return c.Steps[1] })
	talk(string(staff.Agent), url.Values{"doe": {"klacht-noteer"}, "tekst": {secretWord + " gezegd"}}, func(c *complaint.Complaint) bool { return c.Text == secretWord+" gezegd" })
	talk(string(staff.Agent), url.Values{"doe": {"klacht-overdragen"}, "klacht-afdeling": {"buiten"}, "klacht-dag": {h.day(2)}}, func(c *complaint.Complaint) bool { return c.Handed.Done() && c.Repair.Task != 0 })
	if p := h.ask(t, string(staff.Agent), "GET", talkPlace.lang("nl", id)); p.Status != http.StatusNotFound {
		t.Errorf("who handed it over still opens the conversation: %d", p.Status)
	}
}
