package webtest_test

import (
	"testing"

	"handvest/internal/webtest"
)

func TestEveryPageIsAccessibleAndFits(t *testing.T) {
	w := elzermonde(t)
	base := webtest.Serve(t, w.handler)
	list := webtest.Get(t, w.handler, "/sturen/mail?periode=2026-10")
	one := webtest.Attr(list.All(".hv-cases tbody th a")[0], "href")
	webtest.Browser(t, "pages.mjs", base, "/", "/en", "/sturen", "/sturen/mail?periode=2026-10", "/sturen/telefoon", "/sturen/luisteren", "/sturen/mijn-elzermonde",
		"/en/steering/lantaarnpaal", one, "/handvest", "/en/charter", "/beheer/handvest", "/beheer/handvest?zin=Wij+antwoorden+meestal+binnen+2+dagen", "/beheer/imports", "/beheer/handvest/verbouwen/1/terugblik", "/nergens")
}

func TestSturenWorksWithTheKeyboardAlone(t *testing.T) {
	webtest.Browser(t, "keyboard.mjs", webtest.Serve(t, elzermonde(t).handler))
}

func TestPagesWorkWithoutScript(t *testing.T) {
	webtest.Browser(t, "plain.mjs", webtest.Serve(t, elzermonde(t).handler))
}

func TestClocksRunOutBeforeYourEyesAndComeBackAfterARestart(t *testing.T) {
	w := elzermonde(t)
	w.live(t)
	webtest.Browser(t, "live.mjs", restarting(t, w.handler))
}
