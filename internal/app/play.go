package app

import (
	"context"
	"strconv"
	"sync/atomic"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/town"
)

// townClock is the time of the town. It stands still until it is started.
type townClock struct {
	at atomic.Pointer[func() calendar.Instant]
}

func (c *townClock) now() time.Time {
	if at := c.at.Load(); at != nil {
		return (*at)().Time()
	}
	return time.Now()
}

func (c *townClock) set(at func() calendar.Instant) { c.at.Store(&at) }

// stand lets the clock stand at a moment.
func (c *townClock) stand(at calendar.Instant) { c.set(func() calendar.Instant { return at }) }

// play is one run of the demo.
type play struct {
	gone         []handover.Absence // with which the demo begins
	app          *App
	demo         *Demo
	clock        *townClock
	organisation int64
	scene        scene
	town         *town.Town
	pace         *town.Pace
	old          []town.Case   // history that is not in the database yet
	left         atomic.Int64  // how many cases that is
	chunk        int           // how many chunks of it are
	next         *action.Batch // what happened and is not told yet
	teller       *Teller       // what the desk writes down
	accounts     []staff.Account
	played       map[int64]bool // colleagues who come and go by themselves
	published    calendar.Date  // the month whose figures were published last, or NoDate
}

// source is the system that tells what happens in the town.
const source = "elzermonde"

func (p *play) setting(ctx context.Context, key string) (string, error) {
	var text string
	err := p.app.DB.Read(ctx, func(tx *store.Tx) (err error) {
		text, err = tx.Setting(ctx, p.organisation, key)
		return err
	})
	return text, err
}

// start lets time run.
func (p *play) start() {
	began := time.Now()
	pace := *p.pace
	p.clock.set(func() calendar.Instant { return pace.At(time.Since(began)) })
}

// banner says that this is a demo, and how far its past is.
func (p *play) banner() charter.Text {
	t := charter.Text{
		NL: "Dit is een demo. Elzermonde bestaat niet; alles wat hier gebeurt is verzonnen.",
		EN: "This is a demo. Elzermonde does not exist; all that happens here is made up.",
	}
	if n := p.left.Load(); n > 0 {
		cases := strconv.FormatInt(n, 10)
		t.NL += " Het verleden komt er nog bij: " + cases + " zaken te gaan."
		t.EN += " The past is still being added: " + cases + " cases to go."
	}
	return t
}

// speed says how fast time runs.
func (p *play) speed() charter.Text {
	n := strconv.FormatFloat(p.demo.Speed, 'f', -1, 64)
	return charter.Text{NL: "De klok loopt hier " + n + " keer zo snel, en 's nachts nog sneller.", EN: "The clock runs " + n + " times as fast here, and faster still at night."}
}

// round lets happen what is due by the clock of the town, and then brings a
// chunk of the history in as long as there is any.
func (p *play) round(ctx context.Context) (bool, error) {
	now := calendar.InstantOf(p.clock.now())
	if p.next == nil {
		p.next = p.batch(now)
	}
	if err := p.app.Actions.Tell(ctx, p.organisation, *p.next); err != nil {
		return false, err // the batch is told again in the next round
	}
	behind := len(p.next.Told) >= most
	p.next = nil
	more, err := p.load(ctx)
	if err != nil || more || behind {
		return true, err
	}
	return false, p.publishDue(ctx)
}

// most is how many events are told in one transaction: what happened in a night
// or a weekend comes in parts.
const most = 400

// batch takes what has happened up to a moment.
func (p *play) batch(now calendar.Instant) *action.Batch {
	b := p.teller.Batch()
	b.Cursor = liveSetting
	end, last := now, calendar.NoInstant
	for at := p.town.Peek(); at < now; at = p.town.Peek() {
		if len(b.Told) >= most && at > last { // those of one moment stay together
			end = at
			break
		}
		h := p.town.Next()
		p.teller.Happening(b, h)
		last = at
	}
	b.Position = strconv.FormatInt(int64(end), 10)
	return b
}
