package action

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// settingSource is a package whose settings are looked for.
type settingSource struct {
	set    *token.FileSet
	values map[string]ast.Expr      // of the constants and variables of the package
	funcs  []*ast.FuncDecl          // in the order of the files
	takers map[string]int           // which functions take a key, and as which argument
	found  map[string]string        // keys, and where each is read
	blind  map[string]string        // calls whose key cannot be told from the source
	local  map[string][]ast.Expr    // what the names within one function are made of
	params map[string]int           // the parameters of that function
	seen   map[ast.Expr]bool        // against names that are made of themselves
	maps   map[string]bool          // names of maps with settings in that function
	fn     *ast.FuncDecl            // that function
	bodies map[string]*ast.FuncDecl // functions by name
}

// TestEverySettingThatIsReadCanBeSetOrSaysWhereItIsSet reads the source: each
// key that the product reads or writes stands on the page of settings, or in
// the list of what is set elsewhere; and nothing stands there that nobody reads.
func TestEverySettingThatIsReadCanBeSetOrSaysWhereItIsSet(t *testing.T) {
	found := map[string]string{}
	for _, room := range []string{"action", "app", "web", "jobs"} {
		s := settingsIn(t, filepath.Join(testdata.Root(), "internal", room))
		for key, where := range s.found {
			found[key] = where
		}
		for call, where := range s.blind {
			t.Errorf("%s: it cannot be told which setting %s is about: write its key as a constant", where, call)
		}
	}
	if len(found) < 50 {
		t.Errorf("only %d settings were found: this test looks in the wrong place", len(found))
	}
	pages := map[string]bool{}
	for i := range houseSettings {
		pages[houseSettings[i].Key] = true
	}
	for _, d := range departmentSettings {
		pages[d.key+"*"] = true
	}
	for key, where := range found {
		elsewhere := slices.ContainsFunc(SettingsElsewhere, func(s SettingElsewhere) bool { return s.Covers(key) })
		if pages[key] == elsewhere {
			t.Errorf("%s: %s must stand either on the page of settings (houseSettings) or among SettingsElsewhere", where, key)
		}
	}
	for key := range pages {
		if found[key] == "" {
			t.Errorf("%s stands on the page of settings, and nothing reads it", key)
		}
	}
	for _, s := range SettingsElsewhere {
		for _, pattern := range s.Keys {
			one := SettingElsewhere{Keys: []string{pattern}}
			if !slices.ContainsFunc(mapKeys(found), one.Covers) {
				t.Errorf("%s is said to be set elsewhere, and nothing reads it", pattern)
			}
		}
	}
}

func mapKeys(m map[string]string) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	return all
}

func settingsIn(t *testing.T, folder string) *settingSource {
	t.Helper()
	s := &settingSource{set: token.NewFileSet(), values: map[string]ast.Expr{}, found: map[string]string{}, blind: map[string]string{}, bodies: map[string]*ast.FuncDecl{},
		takers: map[string]int{"Setting": 2, "PutSetting": 2, "ChangeSetting": 2}}
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no source in %s: %v", folder, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "set_house.go" { // the page itself takes every key
			continue
		}
		f, err := parser.ParseFile(s.set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				s.funcs, s.bodies[d.Name.Name] = append(s.funcs, d), d
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok {
						for i, name := range v.Names {
							if i < len(v.Values) {
								s.values[name.Name] = v.Values[i]
							}
						}
					}
				}
			}
		}
	}
	for known := -1; known != len(s.takers); { // until no function more is found that takes a key
		known = len(s.takers)
		clear(s.blind)
		for _, f := range s.funcs {
			s.read(f)
		}
	}
	return s
}

// read looks for settings in one function.
func (s *settingSource) read(f *ast.FuncDecl) {
	s.fn, s.local, s.params, s.maps = f, map[string][]ast.Expr{}, map[string]int{}, map[string]bool{}
	s.parameters(f.Type, f.Name.Name)
	if f.Body == nil {
		return
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.RangeStmt:
			for _, x := range []ast.Expr{n.Key, n.Value} {
				if id, ok := x.(*ast.Ident); ok {
					s.local[id.Name] = append(s.local[id.Name], n.X)
				}
			}
		case *ast.AssignStmt:
			for i, x := range n.Lhs {
				id, ok := x.(*ast.Ident)
				if !ok {
					continue
				}
				right := n.Rhs[min(i, len(n.Rhs)-1)]
				s.local[id.Name] = append(s.local[id.Name], right)
				if call, ok := right.(*ast.CallExpr); ok && i == 0 && called(call) == "Settings" {
					s.maps[id.Name] = true
				}
				if lit, ok := right.(*ast.FuncLit); ok {
					s.parameters(lit.Type, f.Name.Name+"/"+id.Name)
				}
			}
		}
		return true
	})
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			for _, name := range []string{called(n), f.Name.Name + "/" + called(n)} {
				if at, ok := s.takers[name]; ok && at < len(n.Args) {
					s.key(n.Args[at], name)
				}
			}
		case *ast.IndexExpr:
			if id, ok := n.X.(*ast.Ident); ok && s.maps[id.Name] {
				s.key(n.Index, id.Name)
			}
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok && id.Name == "Cursor" {
				s.key(n.Value, "Cursor")
			}
		}
		return true
	})
}

// parameters keeps which parameters are texts, and of which function.
func (s *settingSource) parameters(f *ast.FuncType, of string) {
	at := 0
	for _, p := range f.Params.List {
		for _, name := range p.Names {
			if id, ok := p.Type.(*ast.Ident); ok && id.Name == "string" {
				s.params[name.Name+" "+of] = at
			}
			at++
		}
	}
}

// key takes an expression as a key: what it can be is found; a parameter makes
// the function one that takes a key.
func (s *settingSource) key(e ast.Expr, of string) {
	where := filepath.Base(s.set.Position(e.Pos()).Filename) + ":" + strconv.Itoa(s.set.Position(e.Pos()).Line)
	if sel, ok := e.(*ast.SelectorExpr); ok && sel.Sel.Name == "Cursor" {
		return // what is handed in with that name was looked at there
	}
	s.seen = map[ast.Expr]bool{}
	keys := s.texts(e)
	for _, k := range keys {
		if strings.Contains(k, ".") || !strings.Contains(k, "*") {
			s.found[k] = where
		}
	}
	id, ok := e.(*ast.Ident)
	if len(keys) == 0 && ok {
		for p, at := range s.params {
			name, fn, _ := strings.Cut(p, " ")
			if name == id.Name {
				s.takers[fn], ok = at, false
			}
		}
		if !ok {
			return
		}
	}
	if len(keys) == 0 {
		s.blind[of] = where
	}
}

// texts are the texts that an expression can be; what is not known is a *.
func (s *settingSource) texts(e ast.Expr) []string {
	if e == nil || s.seen[e] {
		return nil
	}
	s.seen[e] = true
	defer delete(s.seen, e)
	var all []string
	switch e := e.(type) {
	case *ast.BasicLit:
		if t, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			all = []string{t}
		}
	case *ast.ParenExpr:
		return s.texts(e.X)
	case *ast.Ident:
		for _, x := range s.local[e.Name] {
			all = append(all, s.texts(x)...)
		}
		if len(all) == 0 {
			all = s.texts(s.values[e.Name])
		}
	case *ast.BinaryExpr:
		left, right := s.texts(e.X), s.texts(e.Y)
		if e.Op != token.ADD || len(left)+len(right) == 0 {
			return nil
		}
		if len(left) == 0 {
			left = []string{"*"}
		}
		if len(right) == 0 {
			right = []string{"*"}
		}
		for _, a := range left {
			for _, b := range right {
				all = append(all, a+b)
			}
		}
	case *ast.CompositeLit:
		for _, x := range e.Elts {
			if kv, ok := x.(*ast.KeyValueExpr); ok {
				all = append(append(all, s.texts(kv.Key)...), s.texts(kv.Value)...)
			} else {
				all = append(all, s.texts(x)...)
			}
		}
		all = slices.DeleteFunc(all, func(t string) bool { return !strings.Contains(t, ".") }) // the other fields of what stands there
	case *ast.IndexExpr:
		return s.texts(e.X)
	case *ast.SelectorExpr:
		return s.texts(e.X)
	case *ast.CallExpr:
		if f := s.bodies[called(e)]; f != nil && f.Body != nil && len(f.Body.List) == 1 {
			if r, ok := f.Body.List[0].(*ast.ReturnStmt); ok && len(r.Results) == 1 {
				return s.texts(r.Results[0])
			}
		}
	}
	return all
}

// called is the name of what is called.
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
