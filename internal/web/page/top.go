package page

import "handvest/internal/web/kit"

// pressed is the state of a button that stays down.
func pressed(on bool) string {
	if on {
		return "true"
	}
	return "false"
}

func bannerKind(r kit.Reader, b Banner) string {
	if b.Disruption {
		return r.T("Storing", "Disruption")
	}
	return r.T("Nieuws", "News")
}
