package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// routed is what went wrong with the work about one product for one department.
type routed struct {
	handover.Wronged
	refused int64 // the desk was told that a required answer is missing
	sent    int64 // the department sent it back because something was not asked
}

// routingRows reads the figures of a period together (VNG C6114, S2-03), what
// came to the wrong place most often first.
func (s *Server) routingRows(r *http.Request, ask action.AskReach) ([]routed, error) {
	wrong, err := s.actions.WrongRouting(r.Context(), s.who(r), ask.From, ask.Until)
	if err != nil {
		return nil, err
	}
	early, err := s.actions.EarlyHandovers(r.Context(), s.who(r), ask.From, ask.Until)
	if err != nil {
		return nil, err
	}
	var all []routed
	at := map[[2]string]int{}
	row := func(product, department string) *routed {
		key := [2]string{product, department}
		if _, there := at[key]; !there {
			at[key] = len(all)
			all = append(all, routed{Wronged: handover.Wronged{Product: product, Department: department}})
		}
		return &all[at[key]]
	}
	for _, x := range wrong {
		row(x.Product, x.Department).Wronged = x
	}
	for _, x := range early {
		if x.How == handover.EarlyRefused {
			row(x.Product, x.Department).refused += x.Times
		} else {
			row(x.Product, x.Department).sent += x.Times
		}
	}
	return all, nil
}

// routing shows where work came to the wrong place, and where too early.
func (s *Server) routing(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	ask := s.askedReach(r)
	rows, err := s.routingRows(r, ask)
	if err != nil {
		return err
	}
	names, err := s.actions.Choices(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	at := address{routingPlace.In(reader), r.URL.Query()}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Routering", "Routing")), Heading: reader.T("Routering", "Routing"),
		Intro:  reader.T("Werk dat bij de verkeerde afdeling kwam, en werk dat kwam voordat alles was gevraagd. Hiervan leert wie een afdeling kiest.", "Work that came to the wrong department, and work that came before everything was asked. Who chooses a department learns from it."),
		Action: routingPlace.In(reader), From: dateField(ask.From), Until: dateField(ask.Until), Ways: []page.Link{{Text: reader.T("Als CSV", "As CSV"), Href: at.to(routingCSVPlace.In(reader), "vanaf", "tot")}}}
	p.Now = routingNow(reader, rows, names)
	return s.show(w, r, http.StatusOK, page.BoardPage(p))
}

func routingNow(r kit.Reader, rows []routed, names action.Choices) page.BoardNow {
	wrong := page.BoardTable{ID: "verkeerd", Title: r.T("Verkeerde afdeling", "Wrong department"), Empty: r.T("In deze tijd kwam geen werk op de verkeerde plaats. Kies een langere periode om verder terug te kijken.", "No work came to the wrong place in this time. Choose a longer period to look further back."),
		Note:    r.T("Doorgestuurd omdat een andere afdeling dit doet, omdat het over iets anders gaat, of omdat een andere organisatie dit doet. n is hoeveel taken in deze tijd zijn gemaakt.", "Sent on because another department does this, because it is about something else, or because another organisation does this. n is how many tasks were made in this time."),
		Columns: []page.BoardColumn{{Text: r.T("Product", "Product")}, {Text: r.T("Kwam bij", "Came to")}, {Text: r.T("Verkeerd", "Wrong"), Number: true}, {Text: "n", Number: true}, {Text: r.T("Aandeel", "Share"), Number: true}}}
	early := page.BoardTable{ID: "te-vroeg", Title: r.T("Te vroeg overgedragen", "Handed over too early"), Empty: r.T("In deze tijd kwam geen werk te vroeg. De balie vroeg steeds wat de afdeling moest weten.", "No work came too early in this time. The desk always asked what the department had to know."),
		Note:    r.T("Tegengehouden: een verplichte vraag was leeg, en de balie hoorde dat. Teruggestuurd: de afdeling miste iets.", "Held back: a required question was empty, and the desk was told. Sent back: the department missed something."),
		Columns: []page.BoardColumn{{Text: r.T("Product", "Product")}, {Text: r.T("Voor", "For")}, {Text: r.T("Tegengehouden", "Held back"), Number: true}, {Text: r.T("Teruggestuurd", "Sent back"), Number: true}, {Text: "n", Number: true}}}
	var made, astray, held, back int64
	named := func(x *routed) []page.BoardCell {
		return []page.BoardCell{{Text: cmp.Or(names.Product(x.Product), r.T("zonder onderwerp", "without a subject"))}, {Text: cmp.Or(names.Department(x.Department), r.T("zonder afdeling", "without a department"))}}
	}
	for i := range rows {
		x := &rows[i]
		made, astray, held, back = made+x.Tasks, astray+x.Wrong, held+x.refused, back+x.sent
		if x.Wrong > 0 {
			share := "–" // what was sent on now can have been made before
			if x.Wrong <= x.Tasks {
				share = r.Percent(int32(x.Wrong * 10_000 / x.Tasks))
			}
			wrong.Rows = append(wrong.Rows, page.BoardRow{ID: "v" + strconv.Itoa(i), Cells: append(named(x), page.BoardCell{Text: r.Int(x.Wrong), Tone: kit.Late}, page.BoardCell{Text: r.Int(x.Tasks)}, page.BoardCell{Text: share})})
		}
	}
	order := make([]int, 0, len(rows))
	for i := range rows {
		if rows[i].refused+rows[i].sent > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(rows[b].refused+rows[b].sent, rows[a].refused+rows[a].sent)
	})
	for _, i := range order {
		x := &rows[i]
		early.Rows = append(early.Rows, page.BoardRow{ID: "e" + strconv.Itoa(i), Cells: append(named(x), page.BoardCell{Text: r.Int(x.refused)}, page.BoardCell{Text: r.Int(x.sent)}, page.BoardCell{Text: r.Int(x.Tasks)})})
	}
	tile := page.Tile{Label: r.T("Verkeerd terechtgekomen", "Came to the wrong place"), Value: r.Int(astray), Note: fmt.Sprintf(r.T("n = %s taken gemaakt", "n = %s tasks made"), r.Int(made))}
	if astray > 0 {
		tile.Tone = kit.Broken
	}
	return page.BoardNow{Reader: r, Tables: []page.BoardTable{wrong, early}, Tiles: []page.Tile{tile,
		{Label: r.T("Tegengehouden aan de balie", "Held back at the desk"), Value: r.Int(held), Note: r.T("een verplichte vraag was leeg", "a required question was empty")},
		{Label: r.T("Teruggestuurd", "Sent back"), Value: r.Int(back), Note: r.T("de afdeling miste iets", "the department missed something")}}}
}

// routingCSV is every product and department of the period as a file.
func (s *Server) routingCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	ask := s.askedReach(r)
	rows, err := s.routingRows(r, ask)
	if err != nil {
		return err
	}
	out := attachment(w, "routering.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"product", "afdeling", "vanaf", "tot_en_met", "taken", "verkeerde_plaats", "doorgestuurd_niet_genoeg_gevraagd", "tegengehouden_aan_de_balie", "teruggestuurd_te_vroeg"})
	n := func(v int64) string { return strconv.FormatInt(v, 10) }
	for i := range rows {
		x := &rows[i]
		_ = out.Write([]string{x.Product, x.Department, ask.From.String(), ask.Until.String(), n(x.Tasks), n(x.Wrong), n(x.Incomplete), n(x.refused), n(x.sent)})
	}
	out.Flush()
	return nil
}
