package app

import (
	"io"
	"time"

	"handvest/internal/paper"
	"handvest/internal/web"
)

// printYear prints the yearly report about complaints.
func printYear(to io.Writer, s web.Sheet, made time.Time) error {
	r := paper.Report{House: s.Organisation, Language: s.Language, Title: s.Title, Lead: s.Lead}
	for _, p := range s.Parts {
		r.Parts = append(r.Parts, paper.Part{Heading: p.Heading, Words: p.Words, Lines: p.Lines})
	}
	return paper.PrintReport(to, &r, made)
}
