package sentence

import "strings"

// splitVerb finds a verb whose parts stand apart in one clause: "koppelen wij
// aan u terug".
func (s *scan) splitVerb(stem, part string) bool {
	for i := range s.t {
		if s.t[i].kind != word || !strings.HasPrefix(s.t[i].text, stem) || s.conditional(i) {
			continue
		}
		for j := i + 1; j < len(s.t) && s.t[j].clause == s.t[i].clause; j++ {
			if s.is(j, part) {
				return true
			}
		}
	}
	return false
}

// besideTerm says whether token i stands in the same sentence as the term: of
// "binnen 5 dagen opgeruimd. Lukt dat niet, dan krijgt u bericht" only the
// first says what takes 5 days.
func (s *scan) besideTerm(i int) bool {
	if s.term < 0 {
		return true
	}
	for j := min(i, s.term); j < max(i, s.term); j++ {
		if s.boundary(j) && s.is(j, ".", "!", ";") {
			return false
		}
	}
	return true
}

// tellsApart finds telling in verbs whose parts stand apart.
func (s *scan) tellsApart() bool {
	for _, v := range [][2]string{{"koppel", "terug"}, {"licht", "in"}, {"kondig", "aan"}, {"laat", "weten"}, {"laten", "weten"}, {"leggen", "uit"}, {"nodig", "uit"}, {"vragen", "ervaringen"}, {"vragen", "mening"}, {"maken", "bekend"}, {"maakt", "bekend"}} {
		if s.splitVerb(v[0], v[1]) {
			return true
		}
	}
	return false
}

// getsLetter finds a message that the customer gets: ontvangt u een brief.
func (s *scan) getsLetter() bool {
	for i := range s.t {
		if s.is(i, "brief", "e-mail", "mail", "sms", "kaartje", "appje", "mailtje", "rapport", "verslag", "kopie", "samenvatting", "letter", "message", "copy") && (s.is(i-1, "een", "a", "an") || s.is(i-2, "een", "a", "an")) && !s.mayOnly() && !s.conditional(i) && s.any([]string{"krijgt", "ontvangt", "sturen", "stuurt", "krijgen", "ontvangen", "receive", "get"}) {
			return true
		}
	}
	return false
}

// research finds what is asked of customers and told to everybody: onderzoeken,
// meten hoe tevreden.
func (s *scan) research() bool {
	for _, t := range s.t {
		if strings.Contains(t.text, "tevredenheidsonderzoek") || strings.Contains(t.text, "klantonderzoek") || strings.Contains(t.text, "tevredenheidsmeting") {
			return true
		}
	}
	return s.any([]string{"onderzoeken", "onderzoekt", "onderzoek onder", "meten", "meet", "measure", "survey"}) && s.any([]string{"tevreden", "tevredenheid", "regelmatig", "jaarlijks", "resultaat", "resultaten", "satisfied", "satisfaction"}) || s.any([]string{"publiceren", "gepubliceerd", "publish", "is openbaar", "zijn openbaar", "openbaar maken"})
}
