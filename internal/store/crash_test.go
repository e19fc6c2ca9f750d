package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/store"
	"handvest/internal/storetest"
)

// crashSetting holds the address of the database for the process that is killed.
const crashSetting = "HANDVEST_TEST_CRASH"

// TestMain is an import without an end when the test below started us.
func TestMain(m *testing.M) {
	if address := os.Getenv(crashSetting); address != "" {
		importForEver(address)
		return
	}
	os.Exit(m.Run())
}

func importForEver(address string) {
	ctx := context.Background()
	check := func(err error) {
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
	}
	db, err := store.Open(ctx, address, store.WithNow(time.Now))
	check(err)
	var run store.ImportRun
	check(db.Tx(ctx, func(tx *store.Tx) error {
		run = store.ImportRun{Source: 500, FileName: "log.csv", SHA256: "crash"}
		return tx.AddImportRun(ctx, org, &run)
	}))
	for i := 0; ; i += 100 {
		check(db.Tx(ctx, func(tx *store.Tx) error {
			var subjects []store.Subject
			var journal []store.JournalRow
			var clocks []store.Clock
			for k := i; k < i+100; k++ {
				s := sampleSubject(db, k)
				rows := sampleJournal(s)
				s.Version = int32(len(rows))
				subjects, journal, clocks = append(subjects, s), append(journal, rows...), append(clocks, sampleClock(s, 900))
			}
			if err := tx.PutSubjects(ctx, org, subjects); err != nil {
				return err
			}
			if err := tx.PutJournal(ctx, org, journal); err != nil {
				return err
			}
			if err := tx.PutClocks(ctx, org, clocks); err != nil {
				return err
			}
			run.RowOffset = int64(i + 100)
			return tx.UpdateImportRun(ctx, org, &run)
		}))
		fmt.Println("batch")
	}
}

// settled waits until the server has noticed that its client is gone: what was
// under way is then there or not.
func settled(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	if db.Dialect == store.Postgres {
		for range 100 {
			open, err := db.Rows(ctx, `SELECT state FROM pg_stat_activity
				WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`)
			if err != nil {
				t.Fatal(err)
			}
			if len(open) == 0 {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	if _, err := db.Sequence(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestAProcessThatIsKilledLeavesWholeBatches(t *testing.T) {
	each := func(t *testing.T, address string) {
		ctx := context.Background()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), crashSetting+"="+address)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n < 7 && lines.Scan(); n++ {
			if text := lines.Text(); strings.HasPrefix(text, "failed") {
				t.Error(text)
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // tells that it was killed
		db, err := store.Open(ctx, address, store.WithNow(at))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		settled(t, db)
		if err := db.Read(ctx, func(tx *store.Tx) error {
			run, found, err := tx.ImportRunOfFile(ctx, org, 500, "crash")
			if err != nil || !found || run.RowOffset < 700 || run.State != store.RunRunning {
				t.Errorf("the run: %+v, %v, %v", run, found, err)
			}
			subjects, err := tx.CountSubjects(ctx, org)
			if err != nil || subjects != run.RowOffset {
				t.Errorf("%d subjects are there, but the run is at row %d (%v)", subjects, run.RowOffset, err)
			}
			want := int64(0)
			for i := range int(run.RowOffset) {
				want += int64(len(sampleJournal(store.Subject{History: sampleHistory(i)})))
			}
			last, err := tx.LastFeed(ctx)
			if err != nil || last != want {
				t.Errorf("%d journal rows, want %d (%v)", last, want, err)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		m, err := db.Measured(ctx, org, 900, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			n, err := tx.CountSubjects(ctx, org)
			if int64(len(m.IDs)) != n {
				t.Errorf("%d clocks of %d subjects", len(m.IDs), n)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("sqlite", func(t *testing.T) { each(t, "sqlite:"+filepath.Join(t.TempDir(), "crash.db")) })
	t.Run("postgres", func(t *testing.T) { each(t, storetest.PostgresURL(t)) })
}
