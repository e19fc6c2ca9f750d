package paper

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

// The measures of a letter, in millimetres. The address stands where the window
// of a European envelope (EA5/6, window at the left, 60 to 90 mm from the top)
// shows it, also when the sheet slides down inside by 11 mm.
const (
	pageWidth, pageHeight = 210.0, 297.0
	left, right           = 25.0, 25.0
	houseTop              = 20.0
	returnTop             = 54.0
	addressTop            = 60.0
	addressLeading        = 4.6
	factsTop              = 98.0
	bodyTop               = 122.0
	nextTop               = 30.0 // of the text on a second page
	bottom                = 267.0
	leading               = 5.6
	gap                   = 3.2 // between paragraphs
	footTop               = 280.0
	textSize, smallSize   = 11.0, 8.0
	indent                = 5.0
)

// maker is who makes the documents.
const maker = "Handvest"

// words are those around the text, by language.
var words = map[string]struct{ date, reference, subject, page, of, batch string }{
	"nl": {"Datum", "Kenmerk", "Onderwerp", "Pagina", "van", "Brieven"},
	"en": {"Date", "Reference", "Subject", "Page", "of", "Letters"},
}

// line is one line of text on its page.
type line struct {
	text   string
	of     *element // which says it
	bullet *element // which says the dash before it
	in     float64  // millimetres further to the right
	above  float64  // empty millimetres
}

// Print writes letters as one document, each on its own sheets. The same letters
// made at the same moment give the same bytes.
func Print(to io.Writer, house House, letters []Letter, made time.Time) error {
	lang, title := "nl", words["nl"].batch
	if len(letters) > 0 {
		lang, title = language(letters[0].Language), plain(letters[0].Title)
	}
	if len(letters) > 1 {
		title = fmt.Sprintf("%s (%d)", words[lang].batch, len(letters))
	}
	d := begin(lang, title, made)
	for i := range letters {
		d.letter(house, &letters[i])
	}
	return d.finish(to)
}

// letter prints one letter.
func (d *document) letter(house House, l *Letter) {
	lang := language(l.Language)
	section, body, w := d.root.add("Sect"), &element{}, words[lang]
	section.more = "/Lang (" + lang + ")"
	footer := d.footer(w.reference + " " + l.Reference)
	pages := paged(d.laid(body, l.Body))
	for n, lines := range pages {
		d.p.AddPage()
		y := nextTop
		if n == 0 {
			d.head(section, house, l)
			section.kids = append(section.kids, body.kids...)
			y = bodyTop
		}
		d.font("", textSize)
		for i, t := range lines {
			if i > 0 {
				y += t.above
			}
			if t.bullet != nil {
				d.says(t.bullet, func() { d.draw(left+t.in-indent, y, "–") })
			}
			d.says(t.of, func() { d.draw(left+t.in, y, t.text) })
			y += leading
		}
		d.foot(footer, fmt.Sprintf("%s %d %s %d", w.page, n+1, w.of, len(pages)))
	}
}

// footer is a text as it fits below each page, beside the number of the page.
func (d *document) footer(text string) string {
	d.font("", smallSize)
	return d.shortened(plain(text), pageWidth-left-right-50)
}

// foot prints what stands below a page.
func (d *document) foot(footer, number string) {
	d.ornament("Pagination", func() {
		d.font("", smallSize)
		d.draw(left, footTop, footer)
		d.draw(pageWidth-right-d.width(number), footTop, number)
	})
}

// head prints what stands above the text of the first page.
func (d *document) head(section *element, house House, l *Letter) {
	w := words[language(l.Language)]
	const wide = pageWidth - left - right
	back := house.Return
	if back == "" {
		back = house.Name
	}
	d.font("B", 14)
	d.says(section.add("P"), func() { d.draw(left, houseTop, d.shortened(plain(house.Name), wide)) })
	d.font("", 6.5)
	d.says(section.add("P"), func() { d.draw(left, returnTop, d.shortened(plain(back), wide)) })
	d.font("", textSize-0.5)
	address := section.add("P")
	for i, text := range l.lines() {
		if i < mostLines {
			d.says(address, func() { d.draw(left, addressTop+float64(i+1)*addressLeading-1, d.shortened(plain(text), 85)+" ") })
		}
	}
	y := factsTop
	for _, f := range [][2]string{{w.date, l.Date}, {w.reference, l.Reference}, {w.subject, l.Title}} {
		fact, style := section.add("P"), ""
		if f[0] == w.subject {
			fact.role, style = "H1", "B"
		}
		d.font("", textSize)
		d.says(fact, func() { d.draw(left, y, f[0]+" ") })
		d.font(style, textSize)
		for i, part := range d.wrapped(plain(f[1]), wide-28) {
			if i < 2 {
				d.says(fact, func() { d.draw(left+28, y, part) })
				y += leading
			}
		}
	}
	d.ornament("Layout", func() {
		d.p.SetLineWidth(0.15) // where to fold in three
		d.p.Line(5, 99, 8, 99)
		d.p.Line(5, 198, 8, 198)
	})
}

// laid breaks a text into lines, and says what is a paragraph and what a list.
func (d *document) laid(of *element, body string) []line {
	d.font("", textSize)
	const width = pageWidth - left - right
	var all []line
	var list *element
	above := 0.0
	for _, text := range strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n") {
		text = strings.TrimSpace(text)
		if text == "" {
			above = gap
			continue
		}
		one := line{above: above}
		if strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ") {
			if list == nil {
				list = of.add("L")
				list.more = "/A <</O /List/ListNumbering /Disc>>"
			}
			item := list.add("LI")
			one.bullet, one.of, one.in = item.add("Lbl"), item.add("LBody"), indent
			text = strings.TrimSpace(text[2:])
		} else {
			list, one.of = nil, of.add("P")
		}
		for _, part := range d.wrapped(plain(text), width-one.in) {
			one.text = part
			all = append(all, one)
			one.above, one.bullet = 0, nil
		}
		above = 0
	}
	return all
}

// paged spreads lines over pages. A last line never stands alone on a page.
func paged(lines []line) [][]line {
	pages := [][]line{nil}
	y := bodyTop
	for _, l := range lines {
		n := len(pages) - 1
		if y+l.above > bottom {
			var moved []line
			if last := pages[n]; len(last) > 3 && l.above == 0 {
				pages[n], moved = last[:len(last)-1], []line{last[len(last)-1]}
			}
			pages = append(pages, moved)
			n++
			y = nextTop + float64(len(moved))*leading
		}
		if len(pages[n]) > 0 {
			y += l.above
		}
		pages[n] = append(pages[n], l)
		y += leading
	}
	return pages
}

// wrapped breaks a paragraph at spaces, and a word that is longer than a line
// anywhere. A space at which it breaks stays, for who reads on.
func (d *document) wrapped(text string, width float64) []string {
	var all []string
	now, space := "", d.width(" ")
	used := 0.0
	for _, word := range strings.Fields(text) {
		wide := d.width(word)
		switch {
		case now == "":
			now, used = word, wide
		case used+space+wide <= width:
			now, used = now+" "+word, used+space+wide
		default:
			all = append(all, now+" ")
			now, used = word, wide
		}
		for used > width {
			n, wide := d.fits(now, width)
			if n == len(now) {
				used = wide
				break
			}
			all, now = append(all, now[:n]), now[n:]
		}
	}
	return append(all, now)
}

// fits is how many bytes of a word fit in a width, one sign at least, and how
// wide they are.
func (d *document) fits(word string, width float64) (n int, wide float64) {
	for i, r := range word {
		more := d.width(string(r))
		if i > 0 && wide+more > width && !unicode.Is(unicode.Mn, r) {
			return i, wide
		}
		wide += more
	}
	return len(word), wide
}

// shortened is the first line of a text.
func (d *document) shortened(text string, width float64) string {
	return d.wrapped(text, width)[0]
}

func language(code string) string {
	if _, ok := words[code]; ok {
		return code
	}
	return "nl"
}
