package web

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// complaintPost is one form of the file that was sent.
type complaintPost struct {
	s   *Server
	r   *http.Request
	who action.Actor
	id  int64
	v   int32
	url.Values
}

func (p *complaintPost) text(name string) string { return lines(p.Get(name)) }

func (p *complaintPost) number(name string) int32 { return int32(small(p.Get(name))) }

func (p *complaintPost) has(name, value string) bool {
	for _, v := range p.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

func (p *complaintPost) ids(name string) []int64 {
	var all []int64
	for _, v := range p.Values[name] {
		if id := whole(v); id > 0 {
			all = append(all, id)
		}
	}
	return all
}

// complaintDeeds are what can be done on the page of the file, by its name in
// the address of the form.
var complaintDeeds = map[string]func(*complaintPost) (complaint.Complaint, error){
	"bedankt": func(p *complaintPost) (complaint.Complaint, error) {
		message := p.text("bericht")
		if message == p.text("ging-al-uit") { // what left when it came in, as it was
			message = ""
		}
		return p.s.actions.ThankComplaint(p.r.Context(), p.who, p.id, p.v, message, p.text("woorden"))
	},
	"niet-bedankt": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.UndoThanks(p.r.Context(), p.who, p.id, p.v)
	},
	"beschrijf": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.DescribeComplaint(p.r.Context(), p.who, p.id, p.v, action.ComplaintFacts{Kind: complaint.Kind(p.Get("soort")), Title: p.text("titel"), Wants: p.text("wil"), Department: p.Get("afdeling"), Product: p.Get("product"),
			Conduct: dateOf(p.Get("gebeurd")), Level: complaint.Level(p.number("niveau") & 0xf), Structural: p.has("kenmerk", "structureel"), Implicit: p.has("kenmerk", "impliciet"), NonVerbal: p.has("kenmerk", "nonverbaal")})
	},
	"opschrift": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.PutComplaintInWriting(p.r.Context(), p.who, p.id, p.v, p.text("omschrijving"), dateOf(p.Get("bevestigd-op")), p.text("bevestigd-hoe"))
	},
	"klager": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.NameComplainant(p.r.Context(), p.who, p.id, p.v, p.text("klager"))
	},
	"behandelaar": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.ChooseComplaintHandler(p.r.Context(), p.who, p.id, p.v, whole(p.Get("behandelaar")))
	},
	"over": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.NameWhoComplaintIsAbout(p.r.Context(), p.who, p.id, p.v, action.Involved{About: p.ids("over"), Deciders: p.ids("besliste"), OnBoard: p.has("bestuur", "ja")})
	},
	"onderdeel": func(p *complaintPost) (complaint.Complaint, error) {
		e := complaint.Element{Text: p.text("onderdeel"), Class: p.Get("soort"), Moment: p.Get("moment")}
		for _, a := range p.Values["aspect"] {
			e.Aspects = append(e.Aspects, complaint.Aspect(a))
		}
		for _, n := range p.ids("norm") {
			e.Norms = append(e.Norms, int(n))
		}
		return p.s.actions.PutComplaintElement(p.r.Context(), p.who, p.id, p.v, small(p.Get("nummer")), e)
	},
	"onderdeel-weg": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.DropComplaintElement(p.r.Context(), p.who, p.id, p.v, small(p.Get("nummer")))
	},
	"naar": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.BringComplaint(p.r.Context(), p.who, p.id, p.v, complaint.State(p.Get("stand")))
	},
	"ingetrokken": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.WithdrawComplaint(p.r.Context(), p.who, p.id, p.v, p.text("intrekken"))
	},
	"akkoord": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.RecordSatisfaction(p.r.Context(), p.who, p.id, p.v, dateOf(p.Get("akkoord")), p.Get("akkoord-hoe"), p.text("akkoord-woorden"))
	},
	"weiger": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.RefuseComplaint(p.r.Context(), p.who, p.id, p.v, complaint.Ground(p.Get("grond")), p.text("motivering"), dateOf(p.Get("gebeurd")))
	},
	"hoor": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.HearComplaint(p.r.Context(), p.who, p.id, p.v, dateOf(p.Get("gehoord")), p.text("aanwezig"), p.text("verslag"))
	},
	"afzien": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.WaiveHearing(p.r.Context(), p.who, p.id, p.v, complaint.Waiver(p.Get("afzien")), p.text("afzien-waarom"))
	},
	"advies": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.AskComplaintAdvice(p.r.Context(), p.who, p.id, p.v, p.text("advies"))
	},
	"geadviseerd": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.GiveComplaintAdvice(p.r.Context(), p.who, p.id, p.v, dateOf(p.Get("advies-dag")), complaint.Judgment(p.Get("geadviseerd")))
	},
	"verdaag": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.PostponeComplaint(p.r.Context(), p.who, p.id, p.v, p.number("uitstel"), dateOf(p.Get("bericht")))
	},
	"verder": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.ExtendComplaint(p.r.Context(), p.who, p.id, p.v, p.number("verder"), dateOf(p.Get("instemming")), p.text("instemming-woorden"))
	},
	"oordeel": func(p *complaintPost) (complaint.Complaint, error) {
		in := action.Judging{Findings: p.text("bevindingen"), Conclusions: p.text("conclusies"), Departed: p.text("afwijken")}
		for n := 1; p.Has("oordeel" + strconv.Itoa(n)); n++ {
			in.Elements = append(in.Elements, action.ElementJudgment{Finding: complaint.Judgment(p.Get("oordeel" + strconv.Itoa(n))), Why: p.text("waarom" + strconv.Itoa(n))})
		}
		return p.s.actions.JudgeComplaint(p.r.Context(), p.who, p.id, p.v, in)
	},
	"leer": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.LearnFromComplaint(p.r.Context(), p.who, p.id, p.v, complaint.Learning{Cause: p.text("oorzaak"), Action: complaint.Decision(p.number("actie") & 3), Owner: whole(p.Get("eigenaar")), Until: dateOf(p.Get("datum")), Why: p.text("reden")})
	},
	"verplaats": func(p *complaintPost) (complaint.Complaint, error) {
		return p.s.actions.MoveComplaint(p.r.Context(), p.who, p.id, p.v, action.MovedComplaint{To: complaint.Elsewhere(p.Get("verplaatsen")), Product: p.Get("product"), Department: p.Get("afdeling"), Title: p.text("titel"), Announced: dateOf(p.Get("bekend"))})
	},
}

// complaintDo does what the form of one step asks, and leads back to the file.
// What was typed stays in a form that was refused.
func (s *Server) complaintDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	doing := r.URL.Query().Get("doe")
	deed, known := complaintDeeds[doing]
	if !known {
		return noSuchPage
	}
	before := version(r.PostForm.Get("versie"))
	after, err := deed(&complaintPost{s: s, r: r, who: s.who(r), id: id, v: before, Values: r.PostForm})
	if err != nil {
		return s.complaintAgain(w, r, reader, err)
	}
	if after.Version == before { // a form that was sent as it was
		doing = "niets"
	}
	to := complaintPlace.In(reader, itoa(id)) + "?gedaan=" + doing
	if r.PostForm.Get("terug") == "lijst" {
		to = complaintsPlace.In(reader) + "?gedaan=" + doing
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// complaintAgain shows the file with what was wrong, and what was typed.
func (s *Server) complaintAgain(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error) error {
	f := fault.As(err)
	if f == nil || f.Kind == fault.NotFound && f.Place == "" || f.Kind == fault.Forbidden {
		return err
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	n := &page.Notice{Kind: "error", Title: reader.T("Niet bewaard", "Not saved")}
	for _, place := range slices.Sorted(maps.Keys(wrong)) {
		n.Lines = append(n.Lines, wrong[place])
	}
	return s.showComplaint(w, r, reader, cmp.Or(statuses[f.Kind], http.StatusUnprocessableEntity), n, wrong)
}
