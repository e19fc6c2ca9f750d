// Package webtest asks pages over HTTP and reads them as a person would: by
// what stands where. It also drives a real browser.
package webtest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Page is one answer, read as HTML.
type Page struct {
	t      testing.TB
	Status int
	Header http.Header
	Body   string
	root   *html.Node
}

// Get asks for a page.
func Get(t testing.TB, h http.Handler, path string) *Page {
	t.Helper()
	return Do(t, h, httptest.NewRequest(http.MethodGet, path, nil))
}

// Post sends a form from the same site.
func Post(t testing.TB, h http.Handler, path string, form url.Values) *Page {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return Do(t, h, r)
}

// Do sends any request.
func Do(t testing.TB, h http.Handler, r *http.Request) *Page {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	p := &Page{t: t, Status: w.Code, Header: w.Header(), Body: w.Body.String()}
	root, err := html.Parse(strings.NewReader(p.Body))
	if err != nil {
		t.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	p.root = root
	return p
}

// All gives every element that a selector names: tag, .class, #id, [attr] or
// [attr=value], joined, and a space for "somewhere inside".
func (p *Page) All(selector string) []*html.Node {
	found := []*html.Node{p.root}
	for _, part := range strings.Fields(selector) {
		want := parse(part)
		var next []*html.Node
		seen := map[*html.Node]bool{}
		for _, from := range found {
			for n := range from.Descendants() {
				if n.Type == html.ElementNode && want.fits(n) && !seen[n] {
					seen[n] = true
					next = append(next, n)
				}
			}
		}
		found = next
	}
	return found
}

// One gives the only element that a selector names, and fails the test when
// there is none or more than one.
func (p *Page) One(selector string) *html.Node {
	p.t.Helper()
	found := p.All(selector)
	if len(found) != 1 {
		p.t.Fatalf("%q names %d elements of the page (status %d)", selector, len(found), p.Status)
	}
	return found[0]
}

// Text is what a reader sees of the only element that a selector names.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	return Text(p.One(selector))
}

// Texts is what a reader sees of every element that a selector names.
func (p *Page) Texts(selector string) []string {
	var all []string
	for _, n := range p.All(selector) {
		all = append(all, Text(n))
	}
	return all
}

// Text is what a reader sees of an element, with single spaces.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "script" && d.Parent.Data != "style" {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Attr is an attribute of an element, empty when it has none.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// simple is one part of a selector.
type simple struct {
	tag     string
	classes []string
	attrs   [][2]string
}

func parse(part string) simple {
	var s simple
	for part != "" {
		end := strings.IndexAny(part[1:], ".#[")
		token := part
		if end >= 0 {
			token = part[:end+1]
		}
		part = part[len(token):]
		switch token[0] {
		case '.':
			s.classes = append(s.classes, token[1:])
		case '#':
			s.attrs = append(s.attrs, [2]string{"id", token[1:]})
		case '[':
			key, value, _ := strings.Cut(strings.TrimSuffix(token[1:], "]"), "=")
			s.attrs = append(s.attrs, [2]string{key, value})
		default:
			s.tag = token
		}
	}
	return s
}

func (s simple) fits(n *html.Node) bool {
	if s.tag != "" && n.Data != s.tag {
		return false
	}
	have := " " + Attr(n, "class") + " "
	for _, c := range s.classes {
		if !strings.Contains(have, " "+c+" ") {
			return false
		}
	}
	for _, want := range s.attrs {
		ok := false
		for _, a := range n.Attr {
			ok = ok || a.Key == want[0] && (want[1] == "" || a.Val == want[1])
		}
		if !ok {
			return false
		}
	}
	return true
}
