package paper

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
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

const family = "Liberation Sans"

// words are those around the text, by language.
var words = map[string]struct{ date, reference, subject, page, of, batch string }{
	"nl": {"Datum", "Kenmerk", "Onderwerp", "Pagina", "van", "Brieven"},
	"en": {"Date", "Reference", "Subject", "Page", "of", "Letters"},
}

// line is one line of text on its page.
type line struct {
	text   string
	bullet bool    // a dash stands before it
	in     float64 // millimetres further to the right
	above  float64 // empty millimetres
}

// Print writes letters as one document, each on its own sheets. The same letters
// made at the same moment give the same bytes.
func Print(to io.Writer, house House, letters []Letter, made time.Time) error {
	lang, title := "nl", words["nl"].batch
	if len(letters) > 0 {
		lang, title = language(letters[0].Language), printable(letters[0].Title)
	}
	if len(letters) > 1 {
		title = fmt.Sprintf("%s (%d)", words[lang].batch, len(letters))
	}
	p := begin(lang, title, made)
	for i := range letters {
		print1(p, house, &letters[i])
	}
	return finish(p, to)
}

// begin is an empty document in the form that archives ask for.
func begin(lang, title string, made time.Time) *fpdf.Fpdf {
	p := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	p.AddUTF8FontFromBytes(family, "", liberationsansregular.TTF)
	p.AddUTF8FontFromBytes(family, "B", liberationsansbold.TTF)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(left, houseTop, right)
	p.SetCellMargin(0)
	made = made.UTC().Truncate(time.Second)
	p.SetLang(lang)
	p.SetTitle(title, true)
	p.SetProducer("Handvest", true)
	p.SetCreator("Handvest", true)
	p.SetCreationDate(made)
	p.SetModificationDate(made)
	p.SetCatalogSort(true)
	p.SetXmpMetadata(metadata(title, lang, made))
	p.AddOutputIntent(fpdf.OutputIntentType{SubtypeIdent: fpdf.OutputIntent_GTS_PDFA1, OutputConditionIdentifier: "sRGB", Info: "sRGB IEC61966-2.1", ICCProfile: sRGB()})
	return p
}

// finish writes a document with its number.
func finish(p *fpdf.Fpdf, to io.Writer) error {
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return fmt.Errorf("print letters: %w", err)
	}
	text, err := identified(b.Bytes())
	if err != nil {
		return err
	}
	if _, err := to.Write(text); err != nil {
		return fmt.Errorf("write letters: %w", err)
	}
	return nil
}

// print1 prints one letter.
func print1(p *fpdf.Fpdf, house House, l *Letter) {
	pages := paged(laid(p, l.Body))
	w := words[language(l.Language)]
	for n, lines := range pages {
		p.AddPage()
		y := nextTop
		if n == 0 {
			head(p, house, l)
			y = bodyTop
		}
		p.SetFont(family, "", textSize)
		for i, t := range lines {
			if i > 0 {
				y += t.above
			}
			if t.bullet {
				p.Text(left+t.in-indent, y, "–")
			}
			p.Text(left+t.in, y, t.text)
			y += leading
		}
		p.SetFont(family, "", smallSize)
		p.Text(left, footTop, printable(w.reference+" "+l.Reference))
		foot := fmt.Sprintf("%s %d %s %d", w.page, n+1, w.of, len(pages))
		p.Text(pageWidth-right-p.GetStringWidth(foot), footTop, foot)
	}
}

// head prints what stands above the text of the first page.
func head(p *fpdf.Fpdf, house House, l *Letter) {
	w := words[language(l.Language)]
	p.SetFont(family, "B", 14)
	p.Text(left, houseTop, printable(house.Name))
	p.SetFont(family, "", 6.5)
	back := house.Return
	if back == "" {
		back = house.Name
	}
	p.Text(left, returnTop, printable(back))
	p.SetFont(family, "", textSize-0.5)
	for i, text := range l.lines() {
		if i < mostLines {
			p.Text(left, addressTop+float64(i+1)*addressLeading-1, shortened(p, printable(text), 85))
		}
	}
	y := factsTop
	for _, f := range [][2]string{{w.date, l.Date}, {w.reference, l.Reference}, {w.subject, l.Title}} {
		p.SetFont(family, "", textSize)
		p.Text(left, y, f[0])
		if f[0] == w.subject {
			p.SetFont(family, "B", textSize)
		}
		for i, part := range wrapped(p, printable(f[1]), pageWidth-left-right-28) {
			if i < 2 {
				p.Text(left+28, y, part)
				y += leading
			}
		}
	}
	p.SetLineWidth(0.15) // where to fold in three
	p.Line(5, 99, 8, 99)
	p.Line(5, 198, 8, 198)
}

// laid breaks a text into lines.
func laid(p *fpdf.Fpdf, body string) []line {
	p.SetFont(family, "", textSize)
	const width = pageWidth - left - right
	var all []line
	above := 0.0
	for _, text := range strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n") {
		text = strings.TrimSpace(text)
		if text == "" {
			above = gap
			continue
		}
		item := strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ")
		in := 0.0
		if item {
			text, in = strings.TrimSpace(text[2:]), indent
		}
		for i, part := range wrapped(p, printable(text), width-in) {
			all = append(all, line{text: part, in: in, bullet: item && i == 0, above: above})
			above = 0
		}
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
// anywhere.
func wrapped(p *fpdf.Fpdf, text string, width float64) []string {
	var all []string
	now := ""
	for _, word := range strings.Fields(text) {
		try := strings.TrimPrefix(now+" "+word, " ")
		if p.GetStringWidth(try) <= width {
			now = try
			continue
		}
		if now != "" {
			all = append(all, now)
		}
		for now = word; p.GetStringWidth(now) > width; {
			cut := []rune(now)
			n := len(cut) - 1
			for n > 1 && p.GetStringWidth(string(cut[:n])) > width {
				n--
			}
			all, now = append(all, string(cut[:n])), string(cut[n:])
		}
	}
	if now != "" || len(all) == 0 {
		all = append(all, now)
	}
	return all
}

func shortened(p *fpdf.Fpdf, text string, width float64) string {
	if lines := wrapped(p, text, width); len(lines) > 1 {
		return lines[0]
	}
	return text
}

func language(code string) string {
	if _, ok := words[code]; ok {
		return code
	}
	return "nl"
}

// trailer is the end of a document as the library writes it.
var trailer = regexp.MustCompile(`trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\n`)

// identified gives the document its number, which archives ask for and the
// library leaves out, and points to its title, which the library misses by one
// when there is a colour profile. Both stand after the table of places, so
// nothing moves.
func identified(pdf []byte) ([]byte, error) {
	at := trailer.FindAllSubmatchIndex(pdf, -1)
	if len(at) == 0 {
		return nil, errors.New("print letters: the document has no trailer that we know")
	}
	m := at[len(at)-1]
	root, err := strconv.Atoi(string(pdf[m[4]:m[5]]))
	if err != nil {
		return nil, fmt.Errorf("print letters: %w", err)
	}
	sum := sha256.Sum256(pdf)
	var b bytes.Buffer
	b.Write(pdf[:m[0]])
	fmt.Fprintf(&b, "trailer\n<<\n/Size %s\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\n", pdf[m[2]:m[3]], root, root-2, sum[:16], sum[:16])
	b.Write(pdf[m[1]:])
	return b.Bytes(), nil
}
