package action

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/store"
)

// exportedEvent is one line of the timeline.
type exportedEvent struct {
	At    string `json:"at"`  // RFC 3339, in UTC
	Day   string `json:"day"` // local
	Event string `json:"event"`
	Text  string `json:"text"`

	at calendar.Instant
}

func (f *complaintFile) add(at calendar.Instant, event, text string) {
	if !at.Known() || at == 0 {
		return
	}
	f.timeline = append(f.timeline, exportedEvent{At: at.Time().Format(time.RFC3339), Day: dayText(f.zone.Date(at)), Event: event, Text: f.hide.Replace(text), at: at})
}

// happened makes the timeline: how the complaint went, its letters and its
// hearing, in order.
func (f *complaintFile) happened(journal []store.JournalRow) {
	c, state := &f.complaint, ""
	for i := range journal {
		r := &journal[i]
		switch r.Event.Kind {
		case charter.Received:
			f.add(r.Event.At, "received", "De klacht kwam binnen.")
		case charter.Closed:
			f.add(r.Event.At, "closed", "De klacht is afgerond.")
		case charter.Reopened:
			f.add(r.Event.At, "reopened", "De klacht is weer opgepakt.")
		case charter.Changed:
			if s := factOf(r.Facts, "complaint"); s != "" && s != state {
				state = s
				f.add(r.Event.At, "state", "Stand: "+complaint.State(s).Text().NL+".")
			}
		}
	}
	for i := range f.letters {
		l := &f.letters[i]
		whom := "de klager"
		if l.Staff != 0 {
			whom = "de collega over wie is geklaagd"
		}
		n := complaint.PaperNamed(l.Paper)
		text := fmt.Sprintf("Brief aan %s: %s.", whom, n.NL)
		if n.Basis != "" {
			text = fmt.Sprintf("Brief aan %s: %s (%s).", whom, n.NL, n.Basis)
		}
		f.add(l.At, "letter", text)
	}
	f.add(c.Hearing.Held.At, "heard", "De hoorzitting is gehouden.")
	f.add(c.Advice.Given.At, "advised", "Het advies is ontvangen.")
	f.add(c.Settlement.Agreed, "settled", "De klager zei tevreden te zijn.")
	if c.Outside.Taken() {
		f.add(c.Outside.Noted, "outside", "De klager ging op "+calendar.FormatLongDate(c.Outside.Went, fault.NL)+" naar "+c.Outside.Which+".")
	}
	slices.SortStableFunc(f.timeline, func(a, b exportedEvent) int { return cmp.Compare(a.at, b.at) })
}

func dayText(d calendar.Date) string {
	if !d.Known() || d == 0 {
		return ""
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// exportedPage is a document that we make for the file.
type exportedPage struct{ name, title, body string }

func (f *complaintFile) pages() []exportedPage {
	c := &f.complaint
	day := func(d calendar.Date) string { return calendar.FormatLongDate(d, fault.NL) }
	var all []exportedPage
	story := []string{"Klager: " + cmp.Or(f.party, "anoniem"), "Ontvangen op: " + day(c.Day)}
	if c.Conduct.Known() && c.Conduct != 0 {
		story = append(story, "Het gebeurde op: "+day(c.Conduct))
	}
	story = append(story, "", "Dit schreef de klager:", "", c.Text)
	if c.Wants != "" {
		story = append(story, "", "Dit wil de klager:", "", c.Wants)
	}
	all = append(all, exportedPage{"01-klacht.pdf", "De klacht: " + f.hide.Replace(c.Title), strings.Join(story, "\n")})
	var lines []string
	for _, e := range f.timeline {
		lines = append(lines, "- "+f.moment(e.at)+": "+e.Text)
	}
	all = append(all, exportedPage{"02-tijdlijn.pdf", "Tijdlijn", strings.Join(lines, "\n")})
	if c.Hearing.Report != "" {
		all = append(all, exportedPage{"03-verslag-van-het-horen.pdf", "Verslag van het horen", f.hide.Replace(c.Hearing.Report)})
	}
	if text := f.judged(); text != "" {
		all = append(all, exportedPage{"04-bevindingen.pdf", "Bevindingen, oordeel en conclusies", f.hide.Replace(text)})
	}
	return append([]exportedPage{{"00-inhoud.pdf", "Dossier voor de ombudsman", f.opening(all)}}, all...)
}

func (f *complaintFile) moment(at calendar.Instant) string {
	d, second := f.zone.Local(at)
	return fmt.Sprintf("%s om %d.%02d uur", calendar.FormatLongDate(d, fault.NL), second/3600, second/60%60)
}

// judged is what was found, judged and concluded.
func (f *complaintFile) judged() string {
	c := &f.complaint
	var parts []string
	if c.Findings != "" {
		parts = append(parts, "Bevindingen:", c.Findings)
	}
	lf := &letterFacts{x: &complaintChange{complaint: c}, lang: fault.NL}
	if text := lf.judgments(); text != "" {
		parts = append(parts, "Oordeel over elk onderdeel:", text)
	}
	if c.Conclusions != "" {
		parts = append(parts, "Conclusies:", c.Conclusions)
	}
	if c.State == complaint.NotHandled {
		parts = append(parts, "Niet behandeld:", lf.ground(), c.Refusal.Why)
	}
	if c.Advice.Asked {
		parts = append(parts, "Advies gevraagd aan: "+c.Advice.Adviser)
		if c.Advice.Departed != "" {
			parts = append(parts, "Waarom het oordeel afwijkt van het advies: "+c.Advice.Departed)
		}
	}
	return strings.Join(parts, "\n\n")
}

// withheld is what is not in the file, and why.
func (f *complaintFile) withheld() []string {
	all := []string{
		"Namen van medewerkers over wie is geklaagd: in onze stukken staat “medewerker 1”. De brieven aan de klager zijn zoals zij zijn verstuurd. Vraagt de ombudsman om de namen, dan geven wij die apart.",
		"Andere zaken en contacten van de klager, en het burgerservicenummer.",
		"Notities voor intern gebruik en wie het dossier heeft ingezien.",
	}
	for _, k := range f.kept {
		all = append(all, "De bijlage "+k.Name+": zij is niet gecontroleerd op virussen, of er is een virus in gevonden.")
	}
	return all
}

func (f *complaintFile) opening(pages []exportedPage) string {
	c := &f.complaint
	lines := []string{"Dit is het dossier van klacht " + c.Reference + ".", "Stand: " + c.State.Text().NL + ". Ontvangen op " + calendar.FormatLongDate(c.Day, fault.NL) + ".",
		"Gemaakt op " + f.moment(f.made) + ".", "", "Dit zit erin:", ""}
	for _, p := range pages {
		lines = append(lines, "- "+p.name+": "+p.title)
	}
	for i := range f.letters {
		l := &f.letters[i]
		lines = append(lines, "- "+fileOf(i, l)+": "+f.hide.Replace(l.Title)+", "+calendar.FormatLongDate(l.Day, fault.NL))
	}
	for i := range f.files {
		lines = append(lines, "- "+attachedName(i, &f.files[i])+": bijlage "+f.files[i].Name)
	}
	lines = append(lines, "- tijdlijn.json en gegevens.json: hetzelfde, voor computers", "", "Dit zit er niet in:", "")
	for _, w := range f.withheld() {
		lines = append(lines, "- "+w)
	}
	return strings.Join(lines, "\n")
}

func (f *complaintFile) timelineJSON() any {
	return map[string]any{"format": "handvest.complaint.timeline", "version": 1, "reference": f.complaint.Reference, "events": append([]exportedEvent{}, f.timeline...)}
}

// facts is the file for machines. Its names stay as they are: a new one may
// come, none changes.
func (f *complaintFile) facts() any {
	c := &f.complaint
	type element struct {
		Text     string `json:"text"`
		Class    string `json:"class"`
		Norms    []int  `json:"norms"`
		Judgment string `json:"judgment"`
		Reasons  string `json:"reasons"`
	}
	type letter struct {
		File    string `json:"file"`
		Paper   string `json:"paper"`
		Basis   string `json:"basis"`
		Title   string `json:"title"`
		Day     string `json:"day"`
		Channel string `json:"channel"`
		To      string `json:"to"`
	}
	type file struct {
		File   string `json:"file"`
		Name   string `json:"name"`
		Type   string `json:"type"`
		Size   int64  `json:"size"`
		SHA256 string `json:"sha256"`
	}
	elements, letters, files := []element{}, []letter{}, []file{}
	for i := range c.Elements {
		e := &c.Elements[i]
		elements = append(elements, element{f.hide.Replace(e.Text), e.Class, append([]int{}, e.Norms...), string(e.Finding), f.hide.Replace(e.Why)})
	}
	for i := range f.letters {
		l := &f.letters[i]
		to := "complainant"
		if l.Staff != 0 {
			to = "employee"
		}
		letters = append(letters, letter{fileOf(i, l), string(l.Paper), complaint.PaperNamed(l.Paper).Basis, f.hide.Replace(l.Title), dayText(l.Day), l.Channel, to})
	}
	for i := range f.files {
		a := &f.files[i]
		files = append(files, file{attachedName(i, a), a.Name, a.Type, a.Size, a.SHA256})
	}
	closed := ""
	if c.Closed.Known() && c.Closed != 0 {
		closed = dayText(f.zone.Date(c.Closed))
	}
	return map[string]any{"format": "handvest.complaint.export", "version": 1, "made": f.made.Time().Format(time.RFC3339), "organisation": f.house, "reference": c.Reference, "kind": string(c.Kind),
		"state": string(c.State), "title": f.hide.Replace(c.Title), "received_day": dayText(c.Day), "due_day": dayText(c.Due), "closed_day": closed, "handler": f.handler,
		"judgment": string(c.Judgment()), "findings": f.hide.Replace(c.Findings), "conclusions": f.hide.Replace(c.Conclusions), "elements": elements,
		"hearing":   map[string]any{"held": c.Hearing.Held.Done(), "waived": string(c.Hearing.Waived), "reason": f.hide.Replace(c.Hearing.Reason)},
		"ombudsman": map[string]any{"named": c.Ombudsman.Done(), "last_day": dayText(f.terms.Ombudsman), "went_day": dayText(c.Outside.Went), "which": c.Outside.Which, "outcome": f.hide.Replace(c.Outside.Outcome)},
		"letters":   letters, "files": files, "withheld": f.withheld()}
}
