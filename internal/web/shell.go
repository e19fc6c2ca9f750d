package web

import (
	"net/http"

	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// shell is what surrounds a page for this reader.
func (s *Server) shell(r *http.Request, reader kit.Reader, title string) page.Shell {
	other := s.translated(r.URL.Path, reader.Other())
	if r.Method == http.MethodGet && r.URL.RawQuery != "" {
		other += "?" + r.URL.RawQuery
	}
	sh := page.Shell{
		Reader: reader, Title: title, Organisation: reader.Of(s.options.Organisation), Home: todayPlace.In(reader), OtherHref: other,
		Theme: s.theme.path,
	}
	if v, ok := in(r); ok {
		sh.Stream = streamPlace.In(reader)
		sh.Me = &page.Me{Name: v.Name, Account: accountPlace.In(reader), SignOut: signOutPlace.In(reader)}
	}
	if s.actions != nil {
		sh.Voices = voiceLinks(reader, "")
	}
	if s.options.Demo != nil {
		sh.Demo = reader.Of(s.options.Demo())
	}
	if s.assets.Ready() {
		sh.Style, sh.Script, sh.Font = assetsPath+s.assets.Style, assetsPath+s.assets.Script, assetsPath+s.assets.Font
	}
	if s.actions != nil && s.who(r).Can(staff.ReadKnowledge) {
		sh.Search = searchPlace.In(reader)
	}
	sh.Nav, sh.Parts = s.nav(r, reader)
	s.head(r, &sh)
	return sh
}
