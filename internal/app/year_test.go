package app

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

// The settings of the simulation. The seed of a run that failed plays it again:
// the same town, the same deaths at the same looks at the clock.
const (
	simSeed = "HANDVEST_SIM_SEED" // a number; without it a small part of the year is always the same one
	simSize = "HANDVEST_SIM_SIZE" // of the town; 1 is 90,000 subjects a year
	simDays = "HANDVEST_SIM_DAYS" // how long it lasts; 365 is a year
)

// How long it lasts by itself. On a server every step waits for an answer
// hundreds of times: a season shows every kind of death there.
const (
	wholeYear = 365
	season    = 100
)

// yearFrom is the first day of the simulated year.
var yearFrom = calendar.NewDate(2026, time.January, 5)

func number(t *testing.T, name string, otherwise float64) float64 {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// A year of the town, in which the server is killed every few days in the
// middle of its work, and on PostgreSQL, where a season does, the database too.
// With SQLite they are one process.
func TestAYearOfKillsTellsAndPaysEverythingOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("left out: a year takes a minute for each database")
	}
	seed := uint64(number(t, simSeed, 20260105))
	t.Run("sqlite", func(t *testing.T) {
		playYear(t, seed, wholeYear, "sqlite:"+filepath.Join(storetest.Folder(t), "year.db")+"?sync=normal", nil)
	})
	t.Run("postgres", func(t *testing.T) {
		c := storetest.OwnPostgres(t)
		playYear(t, seed, season, c.URL(), c)
	})
}

func playYear(t *testing.T, seed uint64, length float64, address string, database *storetest.Cluster) {
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	days := int(number(t, simDays, length))
	l := life{DB: address, Carried: filepath.Join(storetest.Folder(t), "carried"), Seed: seed, From: yearFrom, Until: zone.At(yearFrom.AddDays(days), 0), Size: number(t, simSize, 0.03), Step: 6 * time.Hour}
	simulated.Store(int64(zone.At(yearFrom, 0)))
	prepareYear(t, &l)
	r := rand.New(rand.NewPCG(seed, 11))
	kills := map[bool]int{}
	at := zone.At(yearFrom, 0)
	began := time.Now()
	for l.Number = 1; ; l.Number++ {
		if l.Number > 1000 {
			t.Fatal("the year does not end")
		}
		at = at.Add(time.Duration(24+r.IntN(8*24)) * time.Hour)
		l.Dies, l.Looks, l.Database, l.Then = at, 1+r.Int64N(300), database != nil && r.IntN(2) == 0, calendar.NoInstant
		if l.Database {
			at = at.Add(time.Duration(24+r.IntN(8*24)) * time.Hour)
			l.Then = at
		}
		done, broken, where, err := l.run(t, database)
		if broken {
			kills[true]++
		}
		if err != nil {
			t.Fatalf("life %d, about %s: %v\n%s=%d plays it again", l.Number, where, err, simSeed, seed)
		}
		if done {
			break
		}
		kills[false]++
	}
	simulated.Store(int64(l.Until))
	t.Logf("seed %d, size %g, %d days in %s: the server was killed %d times, the database %d times", seed, l.Size, days, time.Since(began).Round(time.Second), kills[false], kills[true])
	if days >= season && (kills[false] < days/20 || database != nil && kills[true] < days/50) {
		t.Errorf("in %d days the server was killed %d times and the database %d times: that shows little", days, kills[false], kills[true])
	}
	checkYear(t, &l)
	if t.Failed() {
		t.Logf("%s=%d plays it again", simSeed, seed)
	}
}

// prepareYear gives the town its charter and its people.
func prepareYear(t *testing.T, l *life) {
	ctx := context.Background()
	y, err := l.open(ctx, l.now)
	if err != nil {
		t.Fatal(err)
	}
	defer y.app.Close()
	if err := y.app.ensureOrganisation(ctx); err != nil {
		t.Fatal(err)
	}
	c, err := town.Charter()
	if err != nil {
		t.Fatal(err)
	}
	who := staff.System("test", y.app.Config.Organisation)
	if _, err := y.app.Actions.LoadCharter(ctx, who, c); err != nil {
		t.Fatal(err)
	}
	var labels []store.Label
	for _, x := range town.Staff() {
		for _, g := range x.Grants {
			for _, d := range g.Departments {
				labels = append(labels, store.Label{Kind: store.DepartmentLabel, Code: d, Name: d})
			}
		}
	}
	if err := y.app.DB.Tx(ctx, func(tx *store.Tx) error {
		_, err := tx.EnsureLabels(ctx, who.Organisation, labels)
		if err != nil {
			return err
		}
		// People ring each morning: one part of the day must do before a message goes.
		if err := tx.PutSetting(ctx, who.Organisation, "task.protocol", "attempts=3 days=2 parts=1 rest=60 message=yes"); err != nil {
			return err
		}
		for _, consumer := range []string{"alerts", "notices", "remedies"} { // all that happens in this year counts
			if err := tx.PutSetting(ctx, who.Organisation, consumer+".since", strconv.FormatInt(int64(tx.Now()), 10)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := y.app.Actions.EnsurePeople(ctx, who, town.Staff()); err != nil {
		t.Fatal(err)
	}
	prepareMoney(t, y, who, c)
}

// prepareMoney gives what the promises give a budget that is too small for the
// year, so that some wait, and a good cause for the donations.
func prepareMoney(t *testing.T, y *year, who staff.Person, c *charter.Charter) {
	ctx, a := context.Background(), y.app.Actions
	account := remedy.Account{Holder: "Gemeente Elzermonde", IBAN: "NL91ABNA0417164300"}
	if err := a.SaveRemedySettings(ctx, who, action.RemedySettings{Limit: 1000, From: account, Flowers: "De Bloemist", Tokens: "De Boekhandel"}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SaveCause(ctx, who, remedy.GoodCause{Code: "voedselbank", Name: "Voedselbank", About: charter.Text{NL: "Eten voor wie het nodig heeft.", EN: "Food for who needs it."},
		Account: remedy.Account{Holder: "Voedselbank", IBAN: "NL91ABNA0417164300"}, Active: true}); err != nil {
		t.Fatal(err)
	}
	for i := range c.Promises {
		p := &c.Promises[i]
		if p.Remedy == nil || p.Remedy.Cents == 0 || p.Status != charter.Published {
			continue
		}
		for _, year := range []int{2026, 2027} { // a second version has the budget of the first
			if err := unlessRefused(a.SaveBudget(ctx, who, remedy.Budget{Promise: p.ID, Year: year, Cents: 15 * int64(p.Remedy.Cents)})); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// run lets the server live until its death or the end of the year, and lets
// the database die when it says so.
func (l *life) run(t *testing.T, database *storetest.Cluster) (done, broken bool, where string, err error) {
	text, err := json.Marshal(l)
	if err != nil {
		return false, false, "", err
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), yearChild+"="+string(text))
	var wrong strings.Builder
	cmd.Stderr = &wrong
	out, err := cmd.StdoutPipe()
	if err != nil {
		return false, false, "", err
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return false, false, "", err
	}
	if err := cmd.Start(); err != nil {
		return false, false, "", err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		switch line := lines.Text(); line {
		case "done":
			done = true
		case "database":
			database.Kill()
			database.Start()
			if _, err := fmt.Fprintln(in); err != nil {
				return false, broken, where, err
			}
			broken = true
		default:
			where = line
		}
	}
	err = cmd.Wait()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGKILL {
		return false, broken, where, nil
	}
	if err != nil {
		return done, broken, where, fmt.Errorf("%w: %s", err, wrong.String())
	}
	return done, broken, where, nil
}
