package app

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strconv"
	"sync/atomic"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
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
	published    calendar.Date // the month whose figures were published last, or NoDate
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

// begin loads the charter, the names and the latest part of the history of an
// empty database, so that there is something to see; the rest follows while
// the town plays on.
func (p *play) begin(ctx context.Context) error {
	p.clock.stand(p.scene.Start)
	c, err := town.Charter()
	if err != nil {
		return err
	}
	p.demo.say("Elzermonde leeft eerst %d dagen in het klein; dat duurt enkele seconden.",
		"Elzermonde first lives through %d days; that takes a few seconds.", p.demo.Days)
	a, o := p.app.Actions, p.organisation
	if _, err := a.LoadCharter(ctx, o, c); err != nil {
		return err
	}
	if err := a.Name(ctx, o, names()); err != nil {
		return err
	}
	if err := p.history(); err != nil {
		return err
	}
	if err := a.Mark(ctx, o, p.marks()); err != nil {
		return err
	}
	p.scene.Sign = p.sign()
	text, err := json.Marshal(p.scene)
	if err != nil {
		return fmt.Errorf("save the scene of the demo: %w", err)
	}
	if err := a.Tell(ctx, o, action.Batch{Cursor: sceneSetting, Position: string(text)}); err != nil {
		return err
	}
	for began := time.Now(); time.Since(began) < atOnce; {
		more, err := p.load(ctx)
		if err != nil {
			return err
		}
		if !more {
			return p.publishPast(ctx)
		}
	}
	return nil
}

// names are the labels of the town with what people read.
func names() []store.Label {
	all := town.Labels()
	labels := make([]store.Label, len(all))
	for i, l := range all {
		kind := store.LabelKind(l.Kind)
		if l.Kind == "subject" {
			kind = store.KindLabel
		}
		labels[i] = store.Label{Kind: kind, Code: l.Code, Name: l.NL}
	}
	return append(labels, store.Label{Kind: store.SourceLabel, Code: source, Name: "Gemeente " + town.Name})
}

// marks are what happened to the town as a whole, for the charts.
func (p *play) marks() []store.Annotation {
	var all []store.Annotation
	until := p.pace.Open.Zone().Date(p.scene.Start)
	for _, m := range p.town.Annotations(p.scene.From, until) {
		mark := store.Annotation{Date: m.Date, Text: charter.Text{NL: m.NL, EN: m.EN}}
		for _, promise := range m.Promises {
			mark.Promise = promise
			all = append(all, mark)
		}
		if len(m.Promises) == 0 {
			all = append(all, mark)
		}
	}
	return all
}

// history plays the days up to the moment at which the watch begins.
func (p *play) history() (err error) {
	if p.pace, err = town.NewPace(p.scene.Start, p.demo.Speed); err != nil {
		return err
	}
	if p.town, err = town.New(p.scene.Seed, p.scene.From, p.scene.Size); err != nil {
		return err
	}
	p.old = p.town.History(p.scene.Start)
	return nil
}

// goOn finds the place where an earlier run of the same demo stopped.
func (p *play) goOn(ctx context.Context) error {
	if err := p.history(); err != nil {
		return err
	}
	if p.sign() != p.scene.Sign {
		p.demo.say("In %s staat een Elzermonde van een andere uitgave van Handvest; dat maakt plaats voor dit.",
			"%s holds an Elzermonde of another release of Handvest; it makes room for this one.", p.demo.Config.DB)
		return errAnother
	}
	at := p.scene.Start
	for key, read := range map[string]func(int64){
		historySetting: func(n int64) { p.chunk = int(n) },
		liveSetting:    func(n int64) { at = calendar.Instant(n) },
	} {
		text, err := p.setting(ctx, key)
		if err != nil || text == "" {
			if err != nil {
				return err
			}
			continue
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return fmt.Errorf("read %s: %w", key, err)
		}
		read(n)
	}
	p.old = p.old[min(p.chunk*chunkSize, len(p.old)):]
	p.town.Skip(at)
	last, err := p.lastRecorded(ctx)
	if err != nil {
		return err
	}
	p.pace.From = max(at, last+1)
	p.clock.stand(p.pace.From)
	p.demo.say("Elzermonde gaat verder waar het gebleven was: %s. Met --fresh begint het opnieuw.",
		"Elzermonde goes on where it stopped: %s. With --fresh it begins again.", p.moment(p.pace.From))
	return nil
}

// moment is a moment in the town as people read it there.
func (p *play) moment(at calendar.Instant) string {
	d, second := p.pace.Open.Zone().Local(at)
	return fmt.Sprintf("%s %02d:%02d", d, second/3600, second/60%60)
}

// sign tells two towns apart: by what happened, and by what was promised.
func (p *play) sign() uint64 {
	sum := fnv.New64a()
	sum.Write(town.CharterFile())
	var b [9]byte
	for _, c := range p.old {
		sum.Write([]byte(c.Subject.Ref))
		for _, e := range c.Events {
			binary.LittleEndian.PutUint64(b[:], uint64(e.At))
			b[8] = byte(e.Kind)
			sum.Write(b[:])
		}
	}
	return sum.Sum64()
}

// lastRecorded is when the last row of the journal was written: time does not
// run back behind it.
func (p *play) lastRecorded(ctx context.Context) (calendar.Instant, error) {
	last := calendar.Instant(0)
	err := p.app.DB.Read(ctx, func(tx *store.Tx) error {
		feed, err := tx.LastFeed(ctx)
		if err != nil {
			return err
		}
		rows, err := tx.ReadFeed(ctx, feed-1, 1)
		for _, r := range rows {
			last = r.Recorded
		}
		return err
	})
	return last, err
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

const (
	chunkSize = 2500            // subjects a transaction
	atOnce    = 9 * time.Second // at most, before the first page is shown
)

// load brings the next chunk of the history in; false when there is none left.
func (p *play) load(ctx context.Context) (bool, error) {
	if len(p.old) == 0 {
		return false, nil
	}
	n := min(chunkSize, len(p.old))
	b := action.Batch{Source: source, Cursor: historySetting, Position: strconv.Itoa(p.chunk + 1)}
	for _, c := range p.old[:n] {
		for _, e := range c.Events {
			b.Told = append(b.Told, told(c.Subject, e))
		}
	}
	if err := p.app.Actions.Tell(ctx, p.organisation, b); err != nil {
		return false, err
	}
	p.old, p.chunk = p.old[n:], p.chunk+1
	if p.left.Store(int64(len(p.old))); len(p.old) == 0 {
		p.old = nil // it is large
	}
	return p.old != nil, nil
}

func told(s *town.Subject, e clock.Event) action.Told {
	return action.Told{Reference: s.Ref, Actor: "town", Event: e, Labels: action.Codes{
		Subject: s.Kind, Product: s.Product, Channel: s.Channel, Department: s.Department, District: s.District, Origin: s.Origin,
	}}
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
	b := &action.Batch{Source: source, Cursor: liveSetting}
	end, last := now, calendar.NoInstant
	for at := p.town.Peek(); at < now; at = p.town.Peek() {
		if len(b.Told) >= most && at > last { // those of one moment stay together
			end = at
			break
		}
		h := p.town.Next()
		b.Told = append(b.Told, told(h.Subject, h.Event))
		last = at
	}
	b.Position = strconv.FormatInt(int64(end), 10)
	return b
}
