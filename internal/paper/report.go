package paper

import (
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Report is figures on paper: parts with a heading, words, and lines with a name
// on the left and a number on the right.
type Report struct {
	House, Language, Title, Lead string
	Parts                        []Part
}

// Part is one part of a report.
type Part struct {
	Heading string
	Words   []string
	Lines   [][2]string
}

// sheet is a report while it is being printed.
type sheet struct {
	p     *fpdf.Fpdf
	y     float64
	house string
}

// PrintReport writes a report as a document that archives keep. The same report
// made at the same moment gives the same bytes.
func PrintReport(to io.Writer, r *Report, made time.Time) error {
	lang := language(r.Language)
	s := &sheet{p: begin(lang, printable(r.Title), made), house: printable(r.House)}
	s.page()
	s.text(r.Title, "B", 18, 0)
	s.y += 1
	s.text(r.Lead, "", textSize, 0)
	for i := range r.Parts {
		x := &r.Parts[i]
		s.y += 2 * gap
		s.room(4 * leading)
		s.text(x.Heading, "B", 13, 0)
		for _, w := range x.Words {
			s.text(w, "", textSize-0.5, 0)
		}
		for _, l := range x.Lines {
			s.line(l[0], l[1])
		}
	}
	w := words[lang]
	n := s.p.PageCount()
	for i := 1; i <= n; i++ {
		s.p.SetPage(i)
		s.p.SetFont(family, "", smallSize)
		s.p.Text(left, footTop, s.house)
		foot := fmt.Sprintf("%s %d %s %d", w.page, i, w.of, n)
		s.p.Text(pageWidth-right-s.p.GetStringWidth(foot), footTop, foot)
	}
	return finish(s.p, to)
}

func (s *sheet) page() {
	s.p.AddPage()
	s.y = nextTop
}

// room begins a new page where so much does not fit on this one.
func (s *sheet) room(height float64) {
	if s.y+height > bottom {
		s.page()
	}
}

// text prints a paragraph.
func (s *sheet) text(text, style string, size, in float64) {
	high := leading * max(size, textSize) / textSize
	s.p.SetFont(family, style, size)
	for _, part := range wrapped(s.p, printable(text), pageWidth-left-right-in) {
		s.room(high)
		s.p.SetFont(family, style, size)
		s.p.Text(left+in, s.y, part)
		s.y += high
	}
}

// numberWidth is how much room the right column has, in millimetres.
const numberWidth = 48.0

// line prints a name and a number, with a thin rule below.
func (s *sheet) line(name, number string) {
	s.p.SetFont(family, "", textSize-0.5)
	parts := wrapped(s.p, printable(name), pageWidth-left-right-numberWidth)
	s.room(float64(len(parts)) * leading)
	s.p.SetFont(family, "", textSize-0.5)
	n := shortened(s.p, printable(number), numberWidth)
	s.p.Text(pageWidth-right-s.p.GetStringWidth(n), s.y, n)
	for _, part := range parts {
		s.p.Text(left, s.y, part)
		s.y += leading
	}
	s.p.SetLineWidth(0.1)
	s.p.SetDrawColor(190, 190, 190)
	s.p.Line(left, s.y-leading+1.6, pageWidth-right, s.y-leading+1.6)
	s.p.SetDrawColor(0, 0, 0)
}
