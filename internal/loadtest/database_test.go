package loadtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"handvest/internal/app"
	"handvest/internal/calendar"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/storetest"
)

// setting is a number from outside, such as HANDVEST_BENCH_AGENTS.
func setting(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv("HANDVEST_BENCH_" + name)); err == nil {
		return n
	}
	return otherwise
}

// big is as much as the desk must hold.
func big() Plan {
	return Plan{Seed: 1, Contacts: setting("CONTACTS", 1_000_000), Parties: setting("PARTIES", 200_000), Answers: setting("ANSWERS", 2_000), End: calendar.NewDate(2026, 11, 20)}
}

// settings are those of a server on a database.
func settings(t testing.TB, address string) config.Config {
	t.Helper()
	c, err := settingsOf(address)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func settingsOf(address string) (config.Config, error) {
	c, err := config.Load(func(string) string { return "" })
	c.DB, c.Listen, c.Second, c.Key, c.Name, c.Log = address, "127.0.0.1:0", "none", strings.Repeat("ab", 32), "Gemeente Elzermonde", "error"
	return c, err
}

// filled gives the address of a database with what a plan asks for. With
// HANDVEST_BENCH_KEEP, the path of a folder, a SQLite database stays there for
// the next run.
func filled(t testing.TB, kind string, plan Plan) string {
	t.Helper()
	if kind == "postgres" {
		address := storetest.PostgresURL(t)
		fill(t, address, plan)
		return address
	}
	folder := os.Getenv("HANDVEST_BENCH_KEEP")
	if folder == "" {
		path := filepath.Join(t.TempDir(), "load.db")
		fill(t, "sqlite:"+path+"?sync=normal", plan)
		return "sqlite:" + path + "?sync=normal"
	}
	path := filepath.Join(folder, "load-"+sign(t, plan)+".db")
	if _, err := os.Stat(path + ".ready"); err != nil {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + end) // of a run that was broken off
		}
		fill(t, "sqlite:"+path+"?sync=normal", plan)
		if err := os.WriteFile(path+".ready", nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	copied := filepath.Join(t.TempDir(), "load.db")
	from, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.Create(copied)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + copied + "?sync=normal"
}

// sign tells plans and schemas apart.
func sign(t testing.TB, plan Plan) string {
	t.Helper()
	text, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	sum.Write(text)
	files, err := filepath.Glob("../store/migrations/sqlite/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no migrations", err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(b)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// agents are the accounts of n people at the desk.
func agents(n int) []staff.Account {
	all := []staff.Account{{User: "leiding", Name: "Leiding", Grants: []staff.Grant{{Role: staff.Coordinator}}, Lang: fault.NL}}
	for i := range n {
		all = append(all, staff.Account{User: fmt.Sprintf("agent%d", i+1), Name: fmt.Sprintf("Agent %d", i+1), Grants: []staff.Grant{{Role: staff.Agent}}, Lang: fault.NL})
	}
	for i, d := range []string{"buiten", "burgerzaken", "vergunningen", "inkomen", "zorg", "belastingen", "bestuur"} {
		all = append(all, staff.Account{User: fmt.Sprintf("vak%d", i+1), Name: fmt.Sprintf("Vakgenoot %d", i+1), Grants: []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{d}}}, Lang: fault.NL})
	}
	return all
}

const mostAgents = 60

// fill makes the database.
func fill(t testing.TB, address string, plan Plan) {
	t.Helper()
	ctx := context.Background()
	clock := &Clock{}
	clock.Set(calendar.Instant(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()))
	a, err := app.Open(ctx, settings(t, address), io.Discard, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	hire := func(ctx context.Context) ([]staff.Account, error) {
		if err := a.Actions.EnsurePeople(ctx, system, agents(mostAgents)); err != nil {
			return nil, err
		}
		return a.Actions.People(ctx, system)
	}
	done, err := Fill(ctx, a.DB, a.Actions, clock, plan, hire, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(os.Stderr, "filled %s: %s\n", a.DB.Dialect, done)
}
