package tidy

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// source is one Go file of ours as a tree.
type source struct {
	name string
	file *ast.File
	set  *token.FileSet
}

// sources reads the Go of the product; tests are left out.
func sources(t *testing.T) []source {
	t.Helper()
	set := token.NewFileSet()
	var all []source
	for _, name := range files(t) {
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || read(t, name) == nil {
			continue
		}
		f, err := parser.ParseFile(set, filepath.Join(testdata.Root(), name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, source{name, f, set})
	}
	return all
}

func (s source) line(n ast.Node) string {
	return s.name + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

// text is a text that is written in the source, also in parts; false when part
// of it is found out later.
func text(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		return constant.StringVal(constant.MakeFromLiteral(e.Value, e.Kind, 0)), true
	case *ast.ParenExpr:
		return text(e.X)
	case *ast.BinaryExpr:
		a, first := text(e.X)
		b, second := text(e.Y)
		return a + b, first && second && e.Op == token.ADD
	}
	return "", false
}

// TestEveryFaultIsSaidInDutchAndInEnglish looks at the two sentences of every
// fault: both are there, they differ, and they take the same arguments.
func TestEveryFaultIsSaidInDutchAndInEnglish(t *testing.T) {
	seen := 0
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 3 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, _ := f.X.(*ast.Ident)
			made := pkg != nil && pkg.Name == "fault" && (f.Sel.Name == "New" || f.Sel.Name == "Newf")
			if !made && f.Sel.Name != "Fail" {
				return true
			}
			nl, knownNL := text(call.Args[1])
			en, knownEN := text(call.Args[2])
			if !knownNL || !knownEN {
				return true
			}
			seen++
			switch {
			case strings.TrimSpace(nl) == "" || strings.TrimSpace(en) == "":
				t.Errorf("%s: a fault without a sentence in Dutch or in English", s.line(call))
			case nl == en:
				t.Errorf("%s: %q is one sentence for two languages", s.line(call), nl)
			case f.Sel.Name != "New" && verbs(nl) != verbs(en):
				t.Errorf("%s: %q and %q do not take the same arguments", s.line(call), nl, en)
			}
			return true
		})
	}
	if seen < 100 {
		t.Errorf("only %d faults were found: this test looks in the wrong place", seen)
	}
}

// verbs are the places for arguments in a sentence, in order.
func verbs(sentence string) string {
	var all []byte
	for i := 0; i+1 < len(sentence); i++ {
		if sentence[i] != '%' {
			continue
		}
		for i++; i+1 < len(sentence) && strings.IndexByte("+-# 0123456789.[]", sentence[i]) >= 0; i++ {
		}
		if sentence[i] != '%' {
			all = append(all, sentence[i])
		}
	}
	return string(all)
}

// names counts the names that a part of the source uses, those of its own
// definition apart.
func names(s source, into map[string]int) {
	for _, d := range s.file.Decls {
		own := ""
		if f, ok := d.(*ast.FuncDecl); ok {
			own = f.Name.Name
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name != own {
				into[id.Name]++
			}
			return true
		})
	}
}

func TestEveryQueryIsUsed(t *testing.T) {
	used, queries := map[string]int{}, map[string]string{}
	for _, s := range sources(t) {
		switch dir := filepath.ToSlash(filepath.Dir(s.name)); {
		case strings.HasSuffix(s.name, ".sql.go"):
			for _, d := range s.file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.IsExported() {
					queries[f.Name.Name] = s.line(f)
				}
			}
		case strings.HasPrefix(dir, "internal/store") && dir != "internal/store/gen":
			ast.Inspect(s.file, func(n ast.Node) bool { // the method of a transaction often has the name of its query
				if call, ok := n.(*ast.SelectorExpr); ok {
					if queries, ok := call.X.(*ast.SelectorExpr); ok && queries.Sel.Name == "q" {
						used[call.Sel.Name]++
					}
				}
				return true
			})
		}
	}
	if len(queries) == 0 {
		t.Fatal("there are no queries: this test looks in the wrong place")
	}
	for q, line := range queries {
		if used[q] == 0 {
			t.Errorf("%s: nobody asks %s: remove the query", line, q)
		}
	}
}

func TestEveryComponentIsShown(t *testing.T) {
	used, components := map[string]int{}, map[string]string{}
	for _, s := range sources(t) {
		if strings.HasPrefix(filepath.ToSlash(s.name), "internal/web") {
			names(s, used)
		}
		if !strings.HasSuffix(s.name, "_templ.go") {
			continue
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				components[f.Name.Name] = s.line(f)
			}
		}
	}
	if len(components) == 0 {
		t.Fatal("there are no components: this test looks in the wrong place")
	}
	for c, line := range components {
		if used[c] == 0 {
			t.Errorf("%s: no page shows %s: remove the component", line, c)
		}
	}
}

// TestEveryRouteSaysWhoMayEnter reads the table of routes, and that nothing is
// served beside it but the assets and the page for what is not there.
func TestEveryRouteSaysWhoMayEnter(t *testing.T) {
	routes := 0
	beside := map[string]bool{}
	for _, s := range sources(t) {
		if !strings.HasPrefix(filepath.ToSlash(s.name), "internal/web/") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if n.Names[0].Name != "routes" || len(n.Values) == 0 {
					return true
				}
				for _, e := range n.Values[0].(*ast.CompositeLit).Elts {
					routes++
					fields := e.(*ast.CompositeLit).Elts
					who := ""
					if len(fields) == 4 {
						switch e := fields[2].(type) {
						case *ast.Ident:
							who = e.Name
						case *ast.SelectorExpr:
							who = "a permission"
						}
					}
					if who != "everybody" && who != "arriving" && who != "holders" && who != "signedIn" && who != "writers" && who != "builders" && who != "a permission" {
						t.Errorf("%s: this route does not say who may enter", s.line(e))
					}
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "Handle" || f.Sel.Name == "HandleFunc") {
					beside[s.line(n)] = true
				}
			}
			return true
		})
	}
	if routes == 0 {
		t.Error("there is no table of routes: this test looks in the wrong place")
	}
	if len(beside) != 2 { // the assets and the table
		t.Errorf("pages are served at %v; a page belongs in the table of routes", beside)
	}
}
