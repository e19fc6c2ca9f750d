package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// remedyViews are the states in the address.
var remedyViews = map[string]remedy.State{"": remedy.Asked, "open": remedy.Owed, "budget": remedy.Waiting, "goedgekeurd": remedy.Approved, "uitbetaald": remedy.Paid, "geweigerd": remedy.Refused}

// remedies is the list of compensations in one state.
func (s *Server) remedies(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showRemedies(w, r, reader, http.StatusOK, remedyDone(reader, r))
}

// remedyDone says what was just done; the address carries it over a redirect.
func remedyDone(r kit.Reader, req *http.Request) *page.Notice {
	var text string
	switch req.URL.Query().Get("gedaan") {
	case "goedgekeurd":
		text = r.T("Goedgekeurd. Het gaat mee met de volgende betaling.", "Approved. It goes with the next payment.")
	case "wacht":
		text = r.T("Goedgekeurd, en het wacht op budget: wie het langst wacht, gaat voor.", "Approved, and it waits for budget: who waits longest goes first.")
	case "geweigerd":
		text = r.T("Geweigerd, met de reden.", "Refused, with the reason.")
	case "aangevraagd":
		text = r.T("Aangevraagd. Een collega keurt het goed.", "Asked for. A colleague approves it.")
	case "bekend":
		text = r.T("Aangevraagd. Zeg tegen de klant: wij wisten al dat deze belofte gebroken was.", "Asked for. Tell the customer: we knew already that this promise was broken.")
	case "betaald":
		text = r.T("Gemaakt. Lever het bestand aan bij de bank, en zet het dan op aangeleverd.", "Made. Hand the file to the bank, and then mark it as handed over.")
	case "terug":
		text = r.T("Teruggedraaid. Alles kan opnieuw worden betaald.", "Undone. All of it can be paid again.")
	case "bewaard":
		text = r.T("Bewaard.", "Saved.")
	case "geleerd":
		text = r.T("Afgerond als geleerd.", "Closed as learned.")
	default:
		return nil
	}
	return &page.Notice{Kind: "ok", Lines: []string{text}}
}

func (s *Server) showRemedies(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	l.path = remediesPlace.In(reader)
	l.query.Del("gedaan")
	view := l.query.Get("stand")
	state, known := remedyViews[view]
	if !known {
		view, state = "", remedy.Asked
	}
	list, err := s.actions.Remedies(r.Context(), l.who, state, l.query.Get("na"), listPage)
	if err != nil {
		return err
	}
	p := page.Remedies{Shell: s.shell(r, reader, reader.T("Compensatie", "Compensation")), Notice: notice, Press: presses(r), Keys: state == remedy.Asked && presses(r) && l.who.Can(staff.ApproveRemedy),
		Lead:  reader.T("Wat klanten krijgen omdat wij een belofte braken. Excuses staan hier niet: die staan in het bericht aan de klant.", "What customers get because we broke a promise. Apologies are not here: they stand in the notice to the customer."),
		Empty: remedyEmpty(reader, state)}
	for _, v := range []string{"", "open", "budget", "goedgekeurd", "uitbetaald", "geweigerd"} {
		text := reader.Of(remedyViews[v].Text())
		if n := list.Counts[remedyViews[v]]; n > 0 {
			text += " " + reader.Int(n)
		}
		p.Views = append(p.Views, page.Link{Text: text, Href: l.with("stand", v, "na", ""), On: v == view})
	}
	for i := range list.Rows {
		p.Rows = append(p.Rows, l.remedyRow(&list, &list.Rows[i]))
	}
	if l.query.Get("na") != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	return s.show(w, r, status, page.RemediesPage(p))
}

func remedyEmpty(r kit.Reader, s remedy.State) string {
	switch s {
	case remedy.Asked:
		return r.T("Er wacht niets op goedkeuring. Aanvragen doet u op de pagina van de zaak.", "Nothing waits for approval. You ask for one on the page of the case.")
	case remedy.Owed:
		return r.T("Er is niets wat nog niet is aangevraagd.", "There is nothing that was not asked for.")
	case remedy.Waiting:
		return r.T("Niets wacht op budget.", "Nothing waits for budget.")
	}
	return r.T("Er staat hier niets.", "There is nothing here.")
}

// remedyRow is one compensation as the list and the panel show it.
func (l *listing) remedyRow(list *action.RemedyList, x *action.RemedyRow) page.RemedyRow {
	r, e := l.r, &x.Entitlement
	row := remedyFacts(r, e, list.Causes[e.Cause])
	row.Promise = r.Of(x.Title)
	row.About = cmp.Or(l.labels.product(x.Product), x.ListedEntitlement.Title)
	if e.Party != 0 && l.who.Can(staff.ReadParty) {
		row.Party = l.party(list.Names, e.Party, "")
	}
	row.Case = page.Link{Text: cmp.Or(x.Reference, r.T("Taak", "Task"))}
	switch {
	case e.Kind == remedy.Request && l.who.Can(staff.ReadContact):
		row.Case.Href = requestPlace.In(r, itoa(e.Subject))
	case e.Kind == remedy.Task && l.who.Can(staff.WorkTask):
		row.Case.Href = taskPlace.In(r, itoa(e.Subject))
	}
	if e.State == remedy.Asked || e.State == remedy.Waiting {
		l.remedyButtons(&row, e)
	}
	return row
}

// remedyButtons are what the reader may decide, or why they may not.
func (l *listing) remedyButtons(row *page.RemedyRow, e *remedy.Entitlement) {
	r := l.r
	if !l.who.Can(staff.ApproveRemedy) {
		if e.State == remedy.Asked {
			row.Eyes = r.T("Een leidinggevende beslist.", "A manager decides.")
		}
		return
	}
	id := itoa(e.ID)
	row.Refuse = remedyRefusePlace.In(r, id)
	row.Reasons = refusals(r)
	if e.State != remedy.Asked {
		return
	}
	if e.MayApprove(l.who.ID) != nil {
		row.Eyes = r.T("U vroeg dit zelf aan. Een ander keurt het goed: vier ogen.", "You asked for this yourself. Somebody else approves it: four eyes.")
		return
	}
	row.Approve = remedyApprovePlace.In(r, id)
}

func refusals(r kit.Reader) []kit.Choice {
	all := []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}}
	for _, x := range remedy.Refusals {
		all = append(all, kit.Choice{Value: string(x), Text: r.Of(x.Text())})
	}
	return all
}

// remedyFacts is what is told of a compensation everywhere.
func remedyFacts(r kit.Reader, e *remedy.Entitlement, cause string) page.RemedyRow {
	row := page.RemedyRow{ID: itoa(e.ID), Amount: r.Cents(e.Cents), Form: r.Of(remedy.FormText(e.Form)), Version: strconv.Itoa(int(e.Version)),
		Why: r.T("gebroken op ", "broken on ") + r.Moment(e.Due), Word: r.Of(e.State.Text()), Tone: remedyTone(e.State)}
	if e.Form == charter.Donation {
		row.Form += ", " + cmp.Or(cause, r.T("goed doel nog kiezen", "good cause not chosen yet"))
	}
	if e.Requested.Known() {
		row.Asked = fmt.Sprintf(r.T("Aangevraagd door %s, %s", "Asked for by %s, %s"), cmp.Or(e.AskerName, r.T("de klant", "the customer")), r.Moment(e.Requested))
	}
	switch {
	case e.State == remedy.Refused:
		row.Decided = fmt.Sprintf(r.T("Geweigerd door %s, %s", "Refused by %s, %s"), e.ApproverName, r.Moment(e.Decided))
		row.Because = strings.TrimSuffix(r.Of(e.Refusal.Text())+": "+e.Reason, ": ")
	case e.Granted() && e.ApproverName != "":
		row.Decided = fmt.Sprintf(r.T("Goedgekeurd door %s, %s", "Approved by %s, %s"), e.ApproverName, r.Moment(e.Decided))
	case e.Granted() && e.Form != charter.Apology:
		row.Decided = r.T("Toegekend door de regel: het bedrag ligt onder de grens", "Granted by the rule: the amount is below the limit")
	case e.State == remedy.Asked && e.Reason != "":
		row.Because = r.T("Opnieuw, want: ", "Again, because: ") + e.Reason
	}
	if e.State == remedy.Paid && e.Paid.Known() && e.Form != charter.Apology {
		row.Decided = strings.TrimSpace(row.Decided + ". " + r.T("In de betaling van ", "In the payment of ") + r.Moment(e.Paid))
	}
	if e.Complaint {
		row.Marks = append(row.Marks, r.T("na een klacht", "after a complaint"))
	}
	if e.Implicit {
		row.Marks = append(row.Marks, r.T("niet vooraf verteld", "not told beforehand"))
	}
	return row
}

func remedyTone(s remedy.State) kit.Tone {
	switch s {
	case remedy.Asked:
		return kit.Soon
	case remedy.Waiting:
		return kit.Wait
	case remedy.Approved:
		return kit.Calm
	case remedy.Paid:
		return kit.Kept
	}
	return kit.Out
}

// approveRemedy is the second pair of eyes.
func (s *Server) approveRemedy(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	e, err := s.actions.ApproveRemedy(r.Context(), s.who(r), id, version(r.PostFormValue("versie")))
	if err != nil {
		return s.retold(w, r, reader, err, s.showRemedies)
	}
	done := "goedgekeurd"
	if e.State == remedy.Waiting {
		done = "wacht"
	}
	http.Redirect(w, r, remediesPlace.In(reader)+"?gedaan="+done, http.StatusSeeOther)
	return nil
}

// refuseRemedy says no, with a reason.
func (s *Server) refuseRemedy(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if _, err := s.actions.RefuseRemedy(r.Context(), s.who(r), id, version(r.PostFormValue("versie")), remedy.Refusal(r.PostFormValue("waarom")), r.PostFormValue("woorden")); err != nil {
		return s.retold(w, r, reader, err, s.showRemedies)
	}
	http.Redirect(w, r, remediesPlace.In(reader)+"?gedaan=geweigerd", http.StatusSeeOther)
	return nil
}

// remedyFroms are the pages that a panel can stand on.
var remedyFroms = map[string]place{"vraag": requestPlace, "taak": taskPlace, "zaak": casePlace}

// panelHref is the page from which a panel was used.
func panelHref(r *http.Request, reader kit.Reader, subject int64) string {
	at, known := remedyFroms[r.PostFormValue("van")]
	if !known {
		at = requestPlace
	}
	return at.In(reader, itoa(subject))
}

// claimRemedy asks for the compensation of a case.
func (s *Server) claimRemedy(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	form := r.PostFormValue
	out, err := s.actions.ClaimRemedy(r.Context(), s.who(r), action.Claim{Subject: id, Promise: form("belofte"), Complaint: form("klacht") != "", Cause: form("doel"), Name: form("naam"), IBAN: form("iban"), Again: form("nieuw")})
	if err != nil {
		show := s.showRequest
		switch form("van") {
		case "taak":
			show = s.showTask
		case "zaak":
			show = s.showCase
		}
		return s.retold(w, r, reader, err, show)
	}
	done := "aangevraagd"
	switch {
	case out.Entitlement.State == remedy.Approved:
		done = "goedgekeurd"
	case out.Entitlement.State == remedy.Waiting:
		done = "wacht"
	case out.Known && out.Entitlement.Complaint:
		done = "bekend"
	}
	http.Redirect(w, r, panelHref(r, reader, id)+"?gedaan="+done+"#compensatie", http.StatusSeeOther)
	return nil
}

// dropRemedy says that the customer does not want it.
func (s *Server) dropRemedy(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	e, err := s.actions.RefuseRemedy(r.Context(), s.who(r), id, version(r.PostFormValue("versie")), remedy.NotWanted, "")
	if err != nil {
		return err
	}
	http.Redirect(w, r, panelHref(r, reader, e.Subject)+"?gedaan=geweigerd#compensatie", http.StatusSeeOther)
	return nil
}

// remedyPanel is the panel of compensations on the page of a case; nil for who
// may not see it.
func (s *Server) remedyPanel(r *http.Request, reader kit.Reader, from string, subject int64) (*page.RemedyPanel, error) {
	who := s.who(r)
	if !who.Can(staff.SeeRemedy) {
		return nil, nil
	}
	c, err := s.actions.RemediesOfCase(r.Context(), who, subject)
	if isNotFound(err) || err == nil && len(c.Rows) == 0 {
		return nil, nil // no case of ours, or nothing broken
	}
	if err != nil {
		return nil, err
	}
	p := &page.RemedyPanel{Press: presses(r)}
	for i := range c.Rows {
		x := &c.Rows[i]
		e := &x.Entitlement
		row := page.PanelRow{RemedyRow: remedyFacts(reader, e, c.Names[e.Cause])}
		row.Promise = reader.Of(x.Title)
		if e.Form == charter.Apology {
			row.Amount = ""
		}
		if e.State == remedy.Owed && e.Form != charter.Apology {
			row.Known = fmt.Sprintf(reader.T("Wij weten dit al sinds %s; de klant hoeft niets te bewijzen.", "We know this since %s; the customer needs to prove nothing."), reader.Moment(e.Due))
		}
		if who.Can(staff.ClaimRemedy) && e.Form != charter.Apology && (e.State == remedy.Owed || e.State == remedy.Refused) {
			row.Claim = claimForm(reader, &c, e, from, subject)
			if x.Held && e.State == remedy.Owed {
				row.Drop = remedyDropPlace.In(reader, itoa(e.ID))
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

// claimForm asks for what is still missing.
func claimForm(r kit.Reader, c *action.CaseRemedies, e *remedy.Entitlement, from string, subject int64) *page.ClaimForm {
	f := &page.ClaimForm{Action: remedyClaimPlace.In(r, itoa(subject)), Promise: e.Promise, From: from, Button: r.T("Vraag aan", "Ask for it"),
		Text: r.T("Een leidinggevende keurt het goed.", "A manager approves it.")}
	if e.Cents <= c.Limit {
		f.Text = r.T("Onder de grens: het is meteen toegekend.", "Below the limit: it is granted at once.")
	}
	switch e.Form {
	case charter.Donation:
		pick := page.PickField{Field: kit.Field{Name: "doel", Label: r.T("Goed doel", "Good cause"), Choices: []kit.Choice{{Text: r.T("Kies", "Choose"), On: e.Cause == ""}}}}
		for _, g := range c.Causes {
			pick.Choices = append(pick.Choices, kit.Choice{Value: g.Code, Text: g.Name, On: g.Code == e.Cause})
		}
		if !slices.ContainsFunc(pick.Choices, func(x kit.Choice) bool { return x.On }) {
			pick.Choices[0].On = true
		}
		f.Causes = &pick
	case charter.Money:
		f.Fields = []page.TextField{{Name: "naam", Label: r.T("Naam van de rekening", "Name of the account"), Value: e.Name, Max: 70, Required: true},
			{Name: "iban", Label: "IBAN", Max: 40, Required: true, Hint: r.T("Spaties mogen", "Spaces are fine")}}
	}
	if e.State == remedy.Refused {
		f.Again = &page.TextField{Name: "nieuw", Label: r.T("Wat is er nieuw?", "What is new?"), Max: 500, Required: true}
		f.Button, f.Text = r.T("Vraag opnieuw aan", "Ask again"), r.T("Een leidinggevende kijkt er opnieuw naar.", "A manager looks at it again.")
	}
	return f
}

// remedySteps are what happened to a compensation, by the code in the journal.
var remedySteps = map[string]charter.Text{
	"complaint": {NL: "Klant klaagde over de gebroken belofte", EN: "Customer complained about the broken promise"},
	"asked":     {NL: "Compensatie aangevraagd", EN: "Compensation asked for"}, "approved": {NL: "Compensatie goedgekeurd", EN: "Compensation approved"},
	"refused": {NL: "Compensatie geweigerd", EN: "Compensation refused"}, "paid": {NL: "Compensatie uitbetaald", EN: "Compensation paid"},
	"undone": {NL: "Betaling van de compensatie teruggedraaid", EN: "Payment of the compensation undone"},
}

// remedyStep is what a row of the journal tells of a compensation; empty when it
// is about something else.
func remedyStep(r kit.Reader, facts string) string {
	var f struct {
		Step string `json:"compensation"`
	}
	if !strings.Contains(facts, `"compensation"`) || json.Unmarshal([]byte(facts), &f) != nil {
		return ""
	}
	return r.Of(remedySteps[f.Step])
}

// presses says whether single letters are hotkeys for the reader.
func presses(r *http.Request) bool {
	v, ok := in(r)
	return !ok || v.Shortcuts
}
