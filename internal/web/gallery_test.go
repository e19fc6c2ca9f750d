package web

import (
	"slices"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/webtest"
)

func galleryServer(t *testing.T) string {
	t.Helper()
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	h, err := New(nil, Options{Organisation: charter.Text{NL: "Gemeente Voorbeeldstad"}, Zone: zone, Gallery: true})
	if err != nil {
		t.Fatal(err)
	}
	return webtest.Serve(t, h)
}

func TestEveryComponentAndExamplePageIsAccessible(t *testing.T) {
	paths := []string{"/dev/componenten", "/en/dev/components"}
	for _, e := range examplePages {
		if !strings.HasPrefix(e.name, "balie") {
			paths = append(paths, "/dev/componenten/"+e.name)
		}
	}
	at := galleryServer(t)
	for some := range slices.Chunk(paths, 12) { // each with a browser of its own, and its time
		webtest.Browser(t, "pages.mjs", at, some...)
	}
}

func TestEveryStateOfTheDeskIsAccessible(t *testing.T) {
	var paths []string
	for _, e := range examplePages {
		if strings.HasPrefix(e.name, "balie") {
			paths = append(paths, "/dev/componenten/"+e.name)
		}
	}
	webtest.Browser(t, "pages.mjs", galleryServer(t), paths...)
}
