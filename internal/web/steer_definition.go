package web

import (
	"fmt"
	"slices"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// definition is what a figure means, row by row.
func (st *steering) definition(i int, f *clock.Figure) []page.Row {
	r, p := st.r, &st.now[i].Promise
	var rows []page.Row
	add := func(nl, en, text string) {
		if text != "" {
			rows = append(rows, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	if f != nil {
		add("Betekenis", "Meaning", r.Of(f.Definition))
	}
	if p.Kind != charter.Unmeasured && p.Kind != charter.Availability {
		add("Begint", "Starts", events(r, p.Start.Events, r.T(" en ", " and ")))
		add("Eindigt", "Ends", events(r, p.End, r.T(" of ", " or ")))
	}
	switch {
	case len(p.Norm.PerProduct) > 0:
		add("Termijn", "Term", fmt.Sprintf(r.T("per product, uit een tabel van %d", "by product, from a table of %d"), len(p.Norm.PerProduct)))
	case p.Norm.Term.Unit != 0:
		add("Termijn", "Term", r.Of(clock.TermText(p.Norm.Term)))
	}
	if p.Norm.Window != "" {
		add("Venster", "Window", sentence.WindowText(p.Norm.Window, r.Lang))
	}
	if p.Kind != charter.Unmeasured && p.Kind != charter.Availability {
		add("Telt mee", "Counts", upper(basis(r, p.Population)))
	}
	add("Staat stil bij", "Pauses for", strings.Join(p.Pauses, ", "))
	add("Laat weg", "Leaves out", strings.Join(st.leftOut(p.Exclude), "; "))
	if p.Statutory != "" {
		add("Wettelijk", "By law", p.Statutory)
	}
	if p.Remedy != nil {
		add("Goedmaken", "Remedy", remedyText(r, p.Remedy))
	}
	add("Periode", "Period", st.chosen.span(r))
	add("Berekend op", "Computed at", r.FullMoment(st.now[i].Figures.AsOf))
	return rows
}

// leftOut are the reasons that take a case out of the figure, in words.
func (st *steering) leftOut(codes []string) []string {
	r := st.r
	var words []string
	for _, code := range codes {
		name := st.names.Name(st.names.ID(clock.ByOutcome, code))
		seconds, early := strings.CutPrefix(code, "abandoned")
		switch {
		case code == "withdrawn":
			name = r.T("ingetrokken door de klant", "withdrawn by the customer")
		case early && strings.TrimSpace(seconds) != "":
			name = r.T("opgehangen binnen ", "hung up within ") + strings.TrimSpace(seconds)
		case early:
			name = r.T("snel opgehangen", "hung up early")
		case name == "":
			name = code
		}
		words = append(words, name)
	}
	return words
}

// remedyText is what a customer gets, in words.
func remedyText(r kit.Reader, x *charter.Remedy) string {
	amount := ""
	if x.Cents > 0 {
		amount = " " + r.T("van ", "of ") + r.Cents(int64(x.Cents))
	}
	switch x.Form {
	case charter.Apology:
		return r.T("excuses", "an apology")
	case charter.Flowers:
		return r.T("bloemen", "flowers") + amount
	case charter.BookToken:
		return r.T("een boekenbon", "a book token") + amount
	case charter.Donation:
		return r.T("een gift", "a gift") + amount + r.T(" aan een goed doel dat u kiest", " to a good cause of your choice")
	}
	return r.T("een vergoeding", "a payment") + amount
}

// versions are all versions of a promise, the newest first.
func versions(r kit.Reader, all []charter.Promise) []page.VersionRow {
	var rows []page.VersionRow
	for _, p := range slices.Backward(all) {
		row := page.VersionRow{Version: fmt.Sprintf(r.T("Versie %d", "Version %d"), p.Version), Status: statusText(r, p.Status), Text: titleOf(r, &p)}
		switch {
		case p.ValidFrom.Known() && p.ValidUntil.Known():
			row.Since = r.LongDate(p.ValidFrom) + r.T(" tot en met ", " to ") + r.LongDate(p.ValidUntil)
		case p.ValidFrom.Known():
			row.Since = r.T("vanaf ", "from ") + r.LongDate(p.ValidFrom)
		case p.Measure != nil:
			row.Since = fmt.Sprintf(r.T("nagerekend: %s van %s zaken", "back-tested: %s of %s cases"), r.Int(p.Measure.InTime), r.Int(p.Measure.N))
		default:
			row.Since = r.T("zonder datum", "no date")
		}
		rows = append(rows, row)
	}
	return rows
}

func statusText(r kit.Reader, s charter.Status) string {
	switch s {
	case charter.Draft:
		return r.T("voorstel", "proposal")
	case charter.Published:
		return r.T("gepubliceerd", "published")
	}
	return r.T("ingetrokken", "withdrawn")
}
