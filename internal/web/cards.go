package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// keptVersions are the versions of a card as rows; text picks what stands in
// each.
func keptVersions[T any](r kit.Reader, all []action.CardVersion, text func(T) string) []page.VersionRow {
	var rows []page.VersionRow
	for _, v := range all {
		row := page.VersionRow{Version: r.T("Versie ", "Version ") + strconv.Itoa(int(v.Version)), Status: v.By, Since: r.Moment(v.At), Text: r.T("verwijderd", "deleted")}
		var was T
		if string(v.Body) != "null" && json.Unmarshal(v.Body, &was) == nil {
			row.Text = text(was)
		}
		rows = append(rows, row)
	}
	return rows
}

// saved is the notice after a form: the address carries what was done over the
// redirect.
func saved(r *http.Request, reader kit.Reader) *page.Notice {
	switch q := r.URL.Query(); {
	case q.Has("bewaard"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("Bewaard.", "Saved.")}}
	case q.Has("weg"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("Verwijderd. De versies blijven bewaard.", "Deleted. The versions are kept.")}}
	case q.Has("ingelezen"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("Ingelezen. Regels in het plan: ", "Read. Rows in the plan: ") + strconv.Itoa(int(whole(q.Get("ingelezen"))))}}
	}
	return nil
}

// inPlan makes a part of a link that opens one card.
func opened(at place, r kit.Reader, id int64) string {
	return at.In(r) + "?open=" + strconv.FormatInt(id, 10) + "#formulier"
}
