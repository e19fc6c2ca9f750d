package app

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/jobs"
	"handvest/internal/seal"
	"handvest/internal/store"
	"handvest/internal/town"
)

// Demo is how the town is shown.
type Demo struct {
	Config config.Config
	Seed   uint64
	Speed  float64       // seconds in the town for each real second, while it is open
	Size   float64       // 1 is the whole town
	Days   int           // of history before the watch begins
	Start  calendar.Date // the working day on which the watch begins, or NoDate for today
	Fresh  bool          // throw an earlier demo away and begin again
	Out    io.Writer     // where the address is printed
	Log    io.Writer
}

// scene is what a demo database was made with; it is kept in the database.
type scene struct {
	Seed  uint64           `json:"seed"`
	Size  float64          `json:"size"`
	From  calendar.Date    `json:"from"`  // the first day of the history
	Start calendar.Instant `json:"start"` // when the watch began
	Sign  uint64           `json:"sign"`  // of the history and the charter: another release may have another town
}

// The settings in which a demo keeps its scene, and how far it is in the
// history and in the days after it.
const (
	sceneSetting   = "demo.scene"
	historySetting = "demo.history"
	liveSetting    = "demo.live"
)

// RunDemo opens the demo municipality, or goes on with it where it stopped, and
// lets its days pass until the context ends. A file with another town in it is
// thrown away; a database on a server is not.
func RunDemo(ctx context.Context, d Demo) error {
	err := d.run(ctx)
	if !errors.Is(err, errAnother) {
		return err
	}
	if err := remove(d.Config.DB); err != nil {
		return err
	}
	d.Fresh = false
	return d.run(ctx)
}

// errAnother says that the database holds a demo that must make room.
var errAnother = errors.New("the database holds another demo")

func (d *Demo) run(ctx context.Context) error {
	clock := &townClock{}
	if d.Config.Key == "" { // nobody's data need to be hidden
		d.Config.Key = base64.StdEncoding.EncodeToString([]byte("Elzermonde bestaat nergens, echt."[:seal.KeySize]))
	}
	a, err := open(ctx, d.Config, d.Log, clock.now, rehearsals())
	if err != nil {
		return err
	}
	defer a.Close()
	// The same database on the real clock: a lease is about programs, not about
	// the days of the town. One right covers all jobs.
	leases, err := store.Open(ctx, d.Config.DB, store.WithNow(time.Now))
	if err != nil {
		return err
	}
	defer leases.Close()
	take, drop := lease(leases)
	alone := func(ctx context.Context, _ string, _ time.Duration) (bool, error) { return take(ctx, "demo", aloneFor) }
	if err := d.alone(ctx, alone); err != nil {
		return err
	}
	defer func() { _ = drop(context.WithoutCancel(ctx)) }() // it ends by itself within seconds
	p, err := d.open(ctx, a, clock)
	if err != nil {
		return err
	}
	l, err := listen(ctx, d.Config.Listen, true)
	if err != nil {
		return err
	}
	if d.Config.URL == "" { // links to the pages of citizens work here too
		a.Actions.UseURL(url(l))
	}
	p.start()
	all := append(a.jobs(200*time.Millisecond), jobs.Job{Name: "town", Every: 200 * time.Millisecond, Do: p.round},
		jobs.Job{Name: "colleagues", Every: 8 * time.Second, Do: p.colleagues})
	return a.run(ctx, l, d.Out, alone, scenery{p.banner, p.speed(), town.Staff()}, all...)
}

// alone waits until an earlier run on the same database has let go of it. Two
// towns in one database would tell everything twice.
func (d *Demo) alone(ctx context.Context, take taker) error {
	const rest = 250 * time.Millisecond
	for waited := time.Duration(0); ; waited += rest {
		ours, err := take(ctx, "", 0)
		if err != nil || ours {
			return err
		}
		if waited > aloneFor+time.Second {
			return fault.Newf(fault.Conflict, "de demo draait al met de database %s; stop die eerst, of kies een andere met --db.",
				"the demo already runs on the database %s; stop it first, or choose another with --db.", d.Config.DB)
		}
		if err := jobs.Rest(ctx, rest); err != nil {
			return err
		}
	}
}

// aloneFor is how long a demo that was killed keeps its database.
const aloneFor = 4 * time.Second

// open reads the scene of a database, or sets it in an empty one.
func (d *Demo) open(ctx context.Context, a *App, clock *townClock) (*play, error) {
	p := &play{app: a, clock: clock, demo: d, organisation: a.Config.Organisation, published: calendar.NoDate}
	text, err := p.setting(ctx, sceneSetting)
	if err != nil {
		return nil, err
	}
	if text != "" && d.Fresh {
		return nil, errAnother
	}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &p.scene); err != nil {
			return nil, fmt.Errorf("read the scene of the demo: %w", err)
		}
		if p.scene.Seed != d.Seed || p.scene.Size != d.Size {
			d.say("In %s staat een ander Elzermonde (seed %d, grootte %g); dat maakt plaats voor dit.",
				"%s holds another Elzermonde (seed %d, size %g); it makes room for this one.", d.Config.DB, p.scene.Seed, p.scene.Size)
			return nil, errAnother
		}
		return p, p.goOn(ctx)
	}
	pace, err := town.NewPace(0, d.Speed)
	if err != nil {
		return nil, err
	}
	today := d.Start
	if !today.Known() {
		today = pace.Open.Zone().Date(calendar.InstantOf(time.Now()))
	}
	begin := pace.Morning(today)
	p.scene = scene{Seed: d.Seed, Size: d.Size, From: pace.Open.Zone().Date(begin).AddDays(-d.Days), Start: begin}
	return p, p.begin(ctx)
}

// say tells the person who started the demo what is going on.
func (d *Demo) say(nl, en string, args ...any) {
	text := nl
	if fault.Lang(d.Config.Lang) == fault.EN {
		text = en
	}
	fmt.Fprintf(d.Log, text+"\n", args...)
}

// remove throws the file of an earlier demo away.
func remove(address string) error {
	path, isFile := strings.CutPrefix(address, "sqlite:")
	if !isFile {
		return fault.New(fault.Conflict, "in deze database staat al een andere demo, en op een server gooit de demo niets weg; kies met --db een lege database.",
			"this database holds another demo already, and on a server the demo throws nothing away; choose an empty database with --db.")
	}
	path, _, _ = strings.Cut(path, "?")
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("begin again: %w", err)
		}
	}
	return nil
}
