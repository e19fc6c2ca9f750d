package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/config"
	"handvest/internal/notice"
	"handvest/internal/seal"
	"handvest/internal/store"
	"handvest/internal/town"
)

// yearChild names the setting that turns this test binary into one life of the
// server in the simulated year.
const yearChild = "HANDVEST_TEST_YEAR"

// life is one run of the server, from its start to its end by force.
type life struct {
	DB       string           // address
	Carried  string           // file in which the carrier writes what it took
	Seed     uint64           // of the town
	From     calendar.Date    // the first day
	Until    calendar.Instant // the end of the year
	Size     float64          // of the town
	Step     time.Duration    // between two looks at what there is to do
	Number   int              // of this life
	Dies     calendar.Instant // from when on it is to die
	Looks    int64            // after how many looks at the clock from then on
	Database bool             // the database dies first, and the server later
	Then     calendar.Instant // from when on the server dies after the database did
}

// yearKey seals what is secret in the database of the simulation.
var yearKey = []byte("Een jaar Elzermonde, 365 dagen..")

// live runs the jobs of the server on a clock that it moves itself, until the
// year is over or its death comes. It tells each day on standard output.
func live(text string) error {
	var l life
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		return err
	}
	ctx := context.Background()
	y, err := l.open(ctx, l.now)
	if err != nil {
		return err
	}
	defer y.app.Close()
	at, err := y.resume(ctx)
	if err != nil {
		return err
	}
	day := calendar.NoDate
	for ; at < l.Until; at = at.Add(l.Step) {
		simulated.Store(int64(at))
		today := y.zone.Date(at)
		if err := y.step(ctx, at, today != day); err != nil {
			return err
		}
		if today != day {
			day = today
			fmt.Println("day", today)
		}
	}
	simulated.Store(int64(l.Until))
	if err := y.step(ctx, l.Until, true); err != nil {
		return err
	}
	fmt.Println("done")
	return nil
}

// The clock of the simulation, and how often it was looked at since death came
// near.
var (
	simulated atomic.Int64
	looked    atomic.Int64
)

// now is the simulated moment. Looking at it is where death comes: actions look
// at the clock in the middle of their transactions, so that is where it hits,
// and with the same seed it hits there again.
func (l *life) now() time.Time {
	at := calendar.Instant(simulated.Load())
	if l.Number > 0 && at >= l.Dies && mine() && looked.Add(1) == l.Looks {
		if !l.Database {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL) // nothing comes after it
			select {}
		}
		fmt.Println("database")
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // the database is back
		l.Database, l.Dies = false, l.Then
		looked.Store(0)
	}
	return at.Time()
}

// mine says that the work of the simulation itself looks at the clock, and not
// something beside it, whose pace differs from run to run.
func mine() bool {
	var b [32]byte
	return bytes.HasPrefix(b[:runtime.Stack(b[:], false)], []byte("goroutine 1 "))
}

// year is an opened simulation.
type year struct {
	life   *life
	app    *App
	town   *town.Town
	teller *Teller
	zone   *calendar.Zone
	back   int // how many mails came back in this life
}

func (l *life) config() (config.Config, error) {
	c, err := config.Load(func(string) string { return "" })
	c.DB = l.DB
	return c, err
}

func (l *life) open(ctx context.Context, now func() time.Time) (*year, error) {
	c, err := l.config()
	if err != nil {
		return nil, err
	}
	if simulated.Load() == 0 {
		zone, err := calendar.LoadZone("Europe/Amsterdam")
		if err != nil {
			return nil, err
		}
		simulated.Store(int64(zone.At(l.From, 0)))
	}
	db, err := store.Open(ctx, c.DB, store.WithNow(now), store.WithNode(l.Number))
	if err != nil {
		return nil, err
	}
	carrier := &counting{file: l.Carried}
	actions := action.New(db, action.WithKeys(seal.New(yearKey)), action.WithCarriers(map[notice.Channel]action.Carrier{notice.Email: carrier, notice.SMS: carrier, notice.Letter: carrier}))
	y := &year{life: l, app: &App{Config: c, DB: db, Actions: actions, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: now}}
	if y.zone, err = calendar.LoadZone("Europe/Amsterdam"); err != nil {
		return nil, err
	}
	return y, nil
}

// resume lets the town go on where what was told ends.
func (y *year) resume(ctx context.Context) (calendar.Instant, error) {
	l := y.life
	at := y.zone.At(l.From, 0)
	p := &play{app: y.app, organisation: y.app.Config.Organisation}
	text, err := p.setting(ctx, liveSetting)
	if err != nil {
		return at, err
	}
	if text != "" {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return at, err
		}
		at = calendar.Instant(n)
	}
	if y.town, err = town.New(l.Seed, l.From, l.Size); err != nil {
		return at, err
	}
	accounts, err := y.app.Actions.People(ctx, y.app.who())
	if err != nil {
		return at, err
	}
	y.teller = NewTeller(source, y.town.NewDesk(town.Citizens(l.Seed, int(town.Anna)), Team(accounts)), y.zone.At(l.From, 0))
	y.town.Skip(at)
	last, err := p.lastRecorded(ctx)
	return max(at, last+1), err
}

// step tells what happened up to a moment and does all that there is to do,
// again where the database failed, as the runner of the jobs would.
func (y *year) step(ctx context.Context, at calendar.Instant, morning bool) error {
	for {
		b := y.batch(at)
		if err := y.again(func() error { return y.app.Actions.Tell(ctx, y.app.Config.Organisation, *b) }); err != nil {
			return fmt.Errorf("tell: %w", err)
		}
		if len(b.Told) < most {
			break
		}
	}
	rounds := 1
	if morning { // what one job leaves is work for one before it
		rounds = 2
	}
	for range rounds {
		for _, j := range y.app.jobs(time.Second) {
			if slices.Contains(notSimulated, j.Name) || j.Every >= time.Hour && !morning {
				continue
			}
			for more := true; more; {
				if err := y.again(func() (err error) { more, err = j.Do(ctx); return err }); err != nil {
					return fmt.Errorf("job %s: %w", j.Name, err)
				}
			}
		}
	}
	if !morning {
		return nil
	}
	return y.again(func() error { return y.people(ctx, at) })
}

// notSimulated are the jobs that only warm or clean something.
var notSimulated = []string{"desk", "files", "presence", "drafts", "sweep", "absence calendars"}

// again does what failed because the database went away once more.
func (y *year) again(do func() error) error {
	err := do()
	for try := 0; err != nil && try < 20 && y.life.Then.Known(); try++ {
		time.Sleep(20 * time.Millisecond)
		err = do()
	}
	return err
}

func (y *year) batch(now calendar.Instant) *action.Batch {
	b := y.teller.Batch()
	b.Cursor = liveSetting
	end, last := now, calendar.NoInstant
	for at := y.town.Peek(); at < now; at = y.town.Peek() {
		if len(b.Told) >= most && at > last {
			end = at
			break
		}
		y.teller.Happening(b, y.town.Next())
		last = at
	}
	b.Position = strconv.FormatInt(int64(end), 10)
	return b
}

// counting is a carrier that writes down what it took, on the disk before it
// says so, and can be asked about it.
type counting struct {
	mu   sync.Mutex
	file string
}

// Send takes a dispatch.
func (c *counting) Send(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
	if err := notice.LastWord(ctx); err != nil {
		return notice.Receipt{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	f, err := os.OpenFile(c.file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return notice.Receipt{}, errors.Join(notice.ErrLater, err)
	}
	defer f.Close()
	if _, err := fmt.Fprintln(f, d.Reference, d.ID, d.Channel); err != nil {
		return notice.Receipt{}, errors.Join(notice.ErrDoubtful, err)
	}
	if err := f.Sync(); err != nil {
		return notice.Receipt{}, errors.Join(notice.ErrDoubtful, err)
	}
	return notice.Receipt{Provider: d.Reference, Proof: "250 taken", State: notice.Sent}, nil
}

// Lookup says whether it took a dispatch.
func (c *counting) Lookup(_ context.Context, d notice.Dispatch) (notice.Receipt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	text, err := os.ReadFile(c.file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return notice.Receipt{}, errors.Join(notice.ErrLater, err)
	}
	for line := range strings.Lines(string(text)) {
		if reference, _, _ := strings.Cut(line, " "); reference == d.Reference {
			return notice.Receipt{Provider: d.Reference, Proof: "250 taken before", State: notice.Sent}, nil
		}
	}
	return notice.Receipt{}, notice.ErrUnknown
}

// SaysLastWord says that every Send asks for the last word.
func (c *counting) SaysLastWord() bool { return true }
