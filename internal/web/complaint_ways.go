package web

import (
	"handvest/internal/complaint"
	"handvest/internal/web/page"
)

// wayLeads says what each state means for who reads the file.
var wayLeads = map[complaint.State][2]string{
	complaint.Solved:     {"In het gesprek opgelost (Awb 9:5).", "Solved in the conversation (Awb 9:5)."},
	complaint.Informal:   {"Iemand zoekt met de klager naar een oplossing. De termijn loopt door.", "Somebody looks for a solution with the complainant. The term keeps running."},
	complaint.Formal:     {"De procedure van de wet: afschrift, horen, oordeel per onderdeel en een brief.", "The procedure of the act: copy, hearing, a judgment of each element and a letter."},
	complaint.Settled:    {"De klager zegt tevreden te zijn. Dan hoeft de procedure niet verder (Awb 9:5).", "The complainant says to be satisfied. Then the procedure need not go on (Awb 9:5)."},
	complaint.Decided:    {"Het oordeel is verstuurd, met de weg naar de ombudsman.", "The judgment was sent, with the way to the ombudsman."},
	complaint.NotHandled: {"Alleen op een grond van artikel 9:8, en binnen vier weken gemeld.", "Only on a ground of article 9:8, and told within four weeks."},
	complaint.Moved:      {"Het is een bezwaar of een melding. De eerste dag van ontvangst blijft gelden.", "It is an objection or a report. The first day of receipt stays."},
	complaint.Withdrawn:  {"De klager trekt de klacht in.", "The complainant takes the complaint back."},
	complaint.Thanked:    {"Wie dit gaf, is bedankt.", "Who gave this was thanked."},
}

// ways are the states that can follow, each with what stands in its way.
func (x *complaintView) ways() []page.FileWay {
	var all []page.FileWay
	likely := x.likely()
	for _, next := range x.c.Ways() {
		w := page.FileWay{Title: say(x.r, next.Text()), Lead: x.r.T(wayLeads[next][0], wayLeads[next][1]), Needs: x.needsOf(x.one.Missing[next])}
		if next == likely {
			all = append([]page.FileWay{w}, all...)
		} else {
			all = append(all, w)
		}
	}
	return all
}

// fieldHref leads to where something that is missing is put right.
func (x *complaintView) fieldHref(at string) string {
	if step, known := placeSteps[at]; known {
		return "#stap-" + step
	}
	return ""
}
