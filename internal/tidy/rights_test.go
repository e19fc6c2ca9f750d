package tidy

import (
	"go/ast"
	"path/filepath"
	"strings"
	"testing"
)

// open are the actions that everybody may ask: what is published, and words.
var open = map[string]string{
	"Names": "labels in words, also on public pages", "Calendars": "opening hours are public", "Publications": "what was published", "Publication": "what was published",
	"Listen": "MayHear asks for each topic", "Hear": "MayHear asks for each topic",
	"Report": "asks for figures, which ask for the right",
}

// TestEveryActionAsksForARight reads every action that somebody asks for: it
// looks at who that is, itself or by handing them to an action that does.
func TestEveryActionAsksForARight(t *testing.T) {
	seen := 0
	asks := map[string]bool{"May": true, "MayIn": true, "MaySee": true, "Can": true, "CanIn": true, "Sees": true, "IsSystem": true}
	for _, s := range sources(t) {
		if !strings.HasPrefix(filepath.ToSlash(s.name), "internal/action/") {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || !f.Name.IsExported() || f.Body == nil {
				continue
			}
			who := ""
			for _, p := range f.Type.Params.List {
				if id, ok := p.Type.(*ast.Ident); ok && id.Name == "Actor" && len(p.Names) > 0 {
					who = p.Names[0].Name
				}
			}
			if who == "" {
				continue
			}
			seen++
			found := false
			ast.Inspect(f.Body, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				sel, _ := call.Fun.(*ast.SelectorExpr)
				if sel != nil && asks[sel.Sel.Name] {
					if id, ok := sel.X.(*ast.Ident); ok && id.Name == who {
						found = true
					}
				}
				if f, ok := call.Fun.(*ast.Ident); ok && strings.HasPrefix(f.Name, "may") { // a rule of several rights, such as mayWrite
					for _, a := range call.Args {
						if id, ok := a.(*ast.Ident); ok && id.Name == who {
							found = true
						}
					}
				}
				for _, a := range call.Args { // handed to what asks
					if id, ok := a.(*ast.Ident); ok && id.Name == who && sel != nil {
						if id, ok := sel.X.(*ast.Ident); ok && id.Name == f.Recv.List[0].Names[0].Name && open[sel.Sel.Name] == "" {
							found = true
						}
					}
				}
				return true
			})
			if !found && open[f.Name.Name] == "" {
				t.Errorf("%s: %s does not ask whether its caller may", s.line(f), f.Name.Name)
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d actions were found: this test looks in the wrong place", seen)
	}
}
