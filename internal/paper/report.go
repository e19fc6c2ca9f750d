package paper

import (
	"fmt"
	"io"
	"time"
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
	*document
	y float64
}

// PrintReport writes a report as a document that archives keep. The same report
// made at the same moment gives the same bytes.
func PrintReport(to io.Writer, r *Report, made time.Time) error {
	lang := language(r.Language)
	s := &sheet{document: begin(lang, plain(r.Title), made)}
	s.page()
	s.words("H1", r.Title, "B", 18)
	s.y++
	s.words("P", r.Lead, "", textSize)
	for i := range r.Parts {
		x := &r.Parts[i]
		s.y += 2 * gap
		s.room(4 * leading)
		s.words("H2", x.Heading, "B", 13)
		for _, w := range x.Words {
			s.words("P", w, "", textSize-0.5)
		}
		if len(x.Lines) > 0 {
			table := s.root.add("Table")
			for _, l := range x.Lines {
				s.line(table.add("TR"), l[0], l[1])
			}
		}
	}
	w, footer := words[lang], s.footer(r.House)
	n := s.p.PageCount()
	for i := 1; i <= n; i++ {
		s.p.SetPage(i)
		s.foot(footer, fmt.Sprintf("%s %d %s %d", w.page, i, w.of, n))
	}
	return s.finish(to)
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

// words prints a heading or a paragraph.
func (s *sheet) words(role, text, style string, size float64) {
	high := leading * max(size, textSize) / textSize
	s.font(style, size)
	of := s.root.add(role)
	for _, part := range s.wrapped(plain(text), pageWidth-left-right) {
		s.room(high)
		s.font(style, size)
		s.says(of, func() { s.draw(left, s.y, part) })
		s.y += high
	}
}

// numberWidth is how much room the right column has, in millimetres.
const numberWidth = 48.0

// line prints a name and a number, with a thin rule below.
func (s *sheet) line(row *element, name, number string) {
	s.font("", textSize-0.5)
	parts := s.wrapped(plain(name), pageWidth-left-right-numberWidth)
	s.room(float64(min(len(parts), 4)) * leading)
	s.font("", textSize-0.5)
	head, cell := row.add("TH"), row.add("TD")
	head.more = "/A <</O /Table/Scope /Row>>"
	n := s.shortened(plain(number), numberWidth)
	s.says(cell, func() { s.draw(pageWidth-right-s.width(n), s.y, n) })
	for _, part := range parts {
		s.room(leading)
		s.font("", textSize-0.5)
		s.says(head, func() { s.draw(left, s.y, part) })
		s.y += leading
	}
	s.ornament("Layout", func() {
		s.p.SetLineWidth(0.1)
		s.p.SetDrawColor(190, 190, 190)
		s.p.Line(left, s.y-leading+1.6, pageWidth-right, s.y-leading+1.6)
		s.p.SetDrawColor(0, 0, 0)
	})
}
