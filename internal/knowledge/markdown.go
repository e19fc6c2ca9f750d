package knowledge

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// HTML renders a little Markdown: paragraphs, lists, bold, links, headings.
// HTML in the text is left out, an address that runs something is dropped, and
// pictures become their words. Headings begin at the third level, for an
// answer stands inside a page.
func HTML(markdown string) string {
	var b strings.Builder
	if err := renderer.Convert([]byte(markdown), &b); err != nil {
		return "" // a strings.Builder takes everything
	}
	return b.String()
}

var renderer = goldmark.New(goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(humble{}, 100))))

// humble makes of a document what may stand inside a page of ours.
type humble struct{}

// Transform lowers the headings and takes the pictures out.
func (humble) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var pictures []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // we return no error
		if !entering {
			return ast.WalkContinue, nil
		}
		switch x := n.(type) {
		case *ast.Heading:
			x.Level = min(x.Level+2, 6)
		case *ast.Image:
			pictures = append(pictures, x)
		}
		return ast.WalkContinue, nil
	})
	for _, p := range pictures {
		parent := p.Parent()
		for c := p.FirstChild(); c != nil; {
			next := c.NextSibling()
			parent.InsertBefore(parent, p, c)
			c = next
		}
		parent.RemoveChild(parent, p)
	}
}
