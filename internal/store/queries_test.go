package store_test

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"handvest/internal/clock"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// generated are the texts of all generated queries, by name.
func generated(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("gen/*.sql.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no generated queries: %v", err)
	}
	all := map[string]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				return true
			}
			if text, ok := v.Values[0].(*ast.BasicLit); ok && text.Kind == token.STRING {
				s, err := strconv.Unquote(text.Value)
				if err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(s, "-- name: ") {
					all[v.Names[0].Name] = s
				}
			}
			return true
		})
	}
	return all
}

// small tables may be walked from end to end, and the few rows of an inner query.
var small = regexp.MustCompile(`^SCAN (organisation|label|calendar|promise|cursor|lease|publication|annotation|setting|import_run|hit|h[0-9]|l|page\d+)\b`)

// part of the key is not enough for a table that holds every subject.
var large = regexp.MustCompile(`^(SCAN|SEARCH) (subject|journal|clock|problem|party|party_point|party_note|party_relation|party_key|party_look|party_merge|party_identity_check|contact|contact_question|request|task|alert|correction|notice|attachment|attachment_chunk|c|q|r)( USING PRIMARY KEY \(organisation_id=\?\))?$`)

func TestEveryQueryRunsOnBothDatabasesAndWalksNoLargeTable(t *testing.T) {
	queries := generated(t)
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		all := store.Texts(db.Dialect)
		for name, text := range queries {
			all[name] = text
		}
		all["lines"] = store.LinesText(store.LineFilter{Promise: 1, States: []clock.State{clock.Broken, clock.Overdue}})
		if len(all) < 40 {
			t.Errorf("only %d queries were found", len(all))
		}
		whole := map[string]bool{"cases": true, "countSubjects": true, "countClocks": true, "lastFeed": true} // read much on purpose
		for name, text := range all {
			plan, err := db.Prepare(context.Background(), text)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, step := range plan {
				if !whole[name] && (large.MatchString(step) || strings.HasPrefix(step, "SCAN ") && !small.MatchString(step) && !strings.Contains(step, "INDEX")) {
					t.Errorf("%s walks a large table: %s", name, step)
				}
			}
		}
	})
}

func TestBothDatabasesHaveTheSameTables(t *testing.T) {
	schemas := map[string][]string{}
	read := map[store.Dialect]string{
		store.SQLite: `SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || (CASE WHEN c."notnull" = 1 THEN 'NOT NULL' ELSE 'NULL' END)
			FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
			WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'goose_%'
			UNION ALL
			SELECT m.name || ' INDEX ' || m.tbl_name || CASE WHEN m.sql LIKE 'CREATE UNIQUE%' THEN ' UNIQUE' ELSE '' END
			    || ' (' || (SELECT GROUP_CONCAT(name, ', ') FROM pragma_index_info(m.name)) || ')'
			FROM sqlite_master AS m WHERE m.type = 'index' AND m.sql IS NOT NULL AND m.name NOT LIKE 'goose_%'
			UNION ALL
			SELECT m.name || ' KEY (' || (SELECT GROUP_CONCAT(name, ', ') FROM (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk)) || ')'
			FROM sqlite_master AS m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'goose_%'
			ORDER BY 1`,
		store.Postgres: `SELECT table_name || '.' || column_name || ' ' || UPPER(data_type) || ' ' || (CASE WHEN is_nullable = 'NO' THEN 'NOT NULL' ELSE 'NULL' END)
			FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'goose_%'
			UNION ALL
			SELECT i.relname || ' INDEX ' || t.relname || CASE WHEN x.indisunique THEN ' UNIQUE' ELSE '' END
			    || ' (' || (SELECT STRING_AGG(a.attname, ', ' ORDER BY k.n) FROM UNNEST(x.indkey) WITH ORDINALITY AS k(attnum, n)
			        JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.attnum) || ')'
			FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid JOIN pg_class AS t ON t.oid = x.indrelid
			WHERE t.relnamespace = 'public'::REGNAMESPACE AND NOT x.indisprimary AND t.relname NOT LIKE 'goose_%'
			UNION ALL
			SELECT t.relname || ' KEY (' || (SELECT STRING_AGG(a.attname, ', ' ORDER BY k.n) FROM UNNEST(x.indkey) WITH ORDINALITY AS k(attnum, n)
			        JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.attnum) || ')'
			FROM pg_index AS x JOIN pg_class AS t ON t.oid = x.indrelid
			WHERE t.relnamespace = 'public'::REGNAMESPACE AND x.indisprimary AND t.relname NOT LIKE 'goose_%'
			ORDER BY 1`,
	}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		rows, err := db.Rows(context.Background(), read[db.Dialect])
		if err != nil {
			t.Fatal(err)
		}
		schemas[string(db.Dialect)] = rows
	})
	lite, pg := schemas["sqlite"], schemas["postgres"]
	if pg == nil {
		return // left out, and said so
	}
	has := func(all []string) map[string]bool {
		m := map[string]bool{}
		for _, s := range all {
			m[s] = true
		}
		return m
	}
	inLite, inPg := has(lite), has(pg)
	if len(lite) < 100 {
		t.Errorf("only %d columns and keys were found", len(lite))
	}
	for s := range inLite {
		if !inPg[s] {
			t.Errorf("only in SQLite: %s", s)
		}
	}
	for s := range inPg {
		if !inLite[s] {
			t.Errorf("only in PostgreSQL: %s", s)
		}
	}
}

func TestGeneratedQueriesAreCurrent(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"sql", "migrations/postgres"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile("sqlc.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sqlc.yaml"), config, 0o600); err != nil {
		t.Fatal(err)
	}
	tools, err := filepath.Abs("../../tools/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	sqlc := exec.Command("go", "tool", "-modfile="+tools, "sqlc", "generate", "--file", filepath.Join(dir, "sqlc.yaml"))
	sqlc.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := sqlc.CombinedOutput(); err != nil {
		t.Fatalf("sqlc: %v\n%s", err, out)
	}
	fresh, err := filepath.Glob(filepath.Join(dir, "gen", "*.go"))
	if err != nil || len(fresh) == 0 {
		t.Fatalf("sqlc made nothing: %v", err)
	}
	for _, name := range fresh {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		have, err := os.ReadFile(filepath.Join("gen", filepath.Base(name)))
		if err != nil || !bytes.Equal(want, have) {
			t.Errorf("gen/%s is not what the queries say: run make generate", filepath.Base(name))
		}
	}
	old, err := filepath.Glob("gen/*.sql.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range old {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s has no queries any more: remove it", name)
		}
	}
}
