package web

import (
	"mime"
	"net/http"
	"strconv"

	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// complaintFilePlace is one file that came with a complaint.
var complaintFilePlace = place{"/klachten/{id}/bijlagen/{bestand}", "/en/complaints/{id}/files/{bestand}"}

func init() {
	routes = append(routes, route{"GET", complaintFilePlace, staff.LeadComplaint, (*Server).complaintAttachment})
}

// came is what the file says of how it came in: the files, the language, and
// words that may be a threat. A person judges those.
func (x *complaintView) came(p *page.ComplaintFile, r *http.Request) error {
	all, err := x.s.actions.ComplaintFiles(r.Context(), x.who, x.c.ID)
	if err != nil {
		return err
	}
	p.Files = filesOf(x.r, all)
	for i := range p.Files {
		p.Files[i].Href = complaintFilePlace.In(x.r, itoa(x.c.ID), p.Files[i].ID)
	}
	for _, t := range complaint.Threats(x.c.Text + "\n" + x.c.Wants) {
		p.Warnings = append(p.Warnings, "“"+t.Words+"”: "+say(x.r, t.Why)+x.r.T(" U beslist wat ermee gebeurt.", " You decide what happens with it."))
	}
	if name := tongueName(x.r, x.c.Language); name != "" {
		p.Facts = append(p.Facts, page.Row{Name: x.r.T("Geschreven in", "Written in"), Text: name + x.r.T(" (schatting)", " (estimate)")})
	}
	return nil
}

// tongueName is the name of a language that we recognise.
func tongueName(r kit.Reader, code string) string {
	names := map[string][2]string{"en": {"Engels", "English"}, "de": {"Duits", "German"}, "fr": {"Frans", "French"}, "es": {"Spaans", "Spanish"}, "pl": {"Pools", "Polish"}, "tr": {"Turks", "Turkish"},
		"ar": {"Arabisch", "Arabic"}, "uk": {"Oekraïens", "Ukrainian"}, "ru": {"Russisch", "Russian"}, "zh": {"Chinees", "Chinese"}, "ti": {"Tigrinya of Amhaars", "Tigrinya or Amharic"}}
	return r.T(names[code][0], names[code][1])
}

// complaintAttachment gives a file of a complaint to who may open that, always as
// a download: it never runs as a page of ours.
func (s *Server) complaintAttachment(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(r.PathValue("bestand"), 10, 64)
	if err != nil {
		n = 0 // a file that does not exist
	}
	file, data, err := s.actions.ComplaintFile(r.Context(), s.who(r), id, n)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", file.Type)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // a reader who went away is no error of ours
	return nil
}
