package web

import (
	"cmp"
	"fmt"
	"net/http"

	"handvest/internal/charter"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var journeyPlace = place{"/klachten/klantreis", "/en/complaints/journey"}

func init() {
	routes = append(routes, route{"GET", journeyPlace, staff.SeeComplaints, (*Server).journey})
}

// journey shows the eight moments of truth: what we promise about each, how
// that goes, and where nothing is promised (S1-07).
func (s *Server) journey(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	choices, _ := complaintPeriods(s.today())
	year := choices[0]
	all, err := s.actions.Journey(r.Context(), s.who(r), year.from, year.until)
	if err != nil {
		return err
	}
	p := page.Journey{Shell: s.shell(r, reader, reader.T("Klantreis", "Customer journey")), Lead: upper(year.span(reader))}
	for i := range all {
		x := &all[i]
		one := page.JourneyPhase{Code: x.Code, Name: say(reader, x.Word), Note: reader.Count(int64(x.Complaints), "klacht hierover", "klachten hierover", "complaint about this", "complaints about this"), Gap: x.Promises == 0}
		for k := range x.Aspects {
			a := &x.Aspects[k]
			aspect := page.JourneyAspect{Name: say(reader, a.Word)}
			for j := range a.Promises {
				f := &a.Promises[j]
				l := page.JourneyPromise{Name: titleOf(reader, &f.Promise), Value: reader.T("nog niet gemeten", "not measured yet")}
				if f.Promise.Kind == charter.Unmeasured {
					l.Value = reader.T("gemeten met een enquête", "measured by a survey")
				} else if latest := f.Figures.Latest(); latest != nil {
					l.Value, l.Tone = cmp.Or(value(reader, latest), l.Value), tone(latest.Verdict)
				}
				if s.who(r).Can(staff.Steer) && f.Promise.Kind != charter.Unmeasured {
					l.Href = promisePlace.In(reader, f.Promise.ID)
				}
				aspect.Promises = append(aspect.Promises, l)
			}
			if a.Mark.N > 0 {
				aspect.Promises = append(aspect.Promises, page.JourneyPromise{Name: reader.T("Cijfer van klagers", "Mark by complainants"), Value: fmt.Sprintf(reader.T("%s van 5, n = %s", "%s of 5, n = %s"), reader.Decimal(float64(a.Mark.Tenths)/10, 1), reader.Int(int64(a.Mark.N)))})
			}
			one.Aspects = append(one.Aspects, aspect)
		}
		p.Phases = append(p.Phases, one)
	}
	return s.show(w, r, http.StatusOK, page.JourneyPage(p))
}
