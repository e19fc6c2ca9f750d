package web

import (
	"net/http"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/web/kit"
)

// entry says who may enter a page.
type entry string

const (
	everybody entry = "everybody" // public
	staff     entry = "staff"     // employees; without sign-in only where the program listens on loopback
	builders  entry = "builders"  // who builds pages: only when the gallery is switched on
)

// place is one page under its Dutch and its English path.
type place struct{ nl, en string }

// Every page of the product.
var (
	todayPlace       = place{"/", "/en"}
	nowPlace         = place{"/nu", "/en/now"}
	galleryPlace     = place{"/dev/componenten", "/en/dev/components"}
	galleryPagePlace = place{"/dev/componenten/{page}", "/en/dev/components/{page}"}
)

// In is the path in the reader's language, with its wildcards filled in order.
func (p place) In(r kit.Reader, values ...string) string { return p.lang(r.Lang, values...) }

func (p place) lang(l fault.Lang, values ...string) string {
	path := p.nl
	if l == fault.EN {
		path = p.en
	}
	for _, v := range values {
		from, to := strings.IndexByte(path, '{'), strings.IndexByte(path, '}')
		if from < 0 || to < from {
			break
		}
		path = path[:from] + urlSegment(v) + path[to+1:]
	}
	return path
}

// route is one thing that can be asked.
type route struct {
	method string
	at     place
	who    entry
	do     func(*Server, http.ResponseWriter, *http.Request, kit.Reader) error
}

// routes is all that can be asked, and who may ask it.
var routes = []route{
	{"GET", galleryPlace, builders, (*Server).gallery},
	{"GET", galleryPagePlace, builders, (*Server).galleryPage},
}
