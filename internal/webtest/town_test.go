package webtest_test

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/town"
	"handvest/internal/web"
	"handvest/internal/webtest"
)

const organisation = 1

// world is a small town with half a year behind it, served as the product does.
type world struct {
	t       testing.TB
	handler http.Handler // asked by an application manager
	door    http.Handler // asked by whoever the request says, or nobody
	actions *action.Actions
	db      *store.DB
	town    *town.Town
	at      atomic.Int64 // the time of the town
}

var (
	once   sync.Once
	shared *world
)

// elzermonde is the town of all tests of this package. Its clock stands still
// until a test lets it run.
func elzermonde(t testing.TB) *world {
	t.Helper()
	once.Do(func() { shared = settle(t) })
	if shared == nil {
		t.Fatal("the town could not be made")
	}
	return shared
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared != nil {
		shared.db.Close()
	}
	os.Exit(code)
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func settle(t testing.TB) *world {
	ctx := context.Background()
	zone := must[*calendar.Zone](t)(calendar.LoadZone("Europe/Amsterdam"))
	start := zone.At(calendar.NewDate(2026, time.November, 20), 10*3600+5*60)
	w := &world{t: t}
	w.at.Store(int64(start))
	w.db = must[*store.DB](t)(store.Open(ctx, "sqlite::memory:", store.WithNow(func() time.Time { return w.now().Time() })))
	w.actions = action.New(w.db, action.WithWall(time.Now))
	who := staff.System("test", organisation)
	c := must[*charter.Charter](t)(town.Charter())
	must[int](t)(w.actions.LoadCharter(ctx, who, c))
	var labels []store.Label
	for _, l := range town.Labels() {
		kind := store.LabelKind(l.Kind)
		if l.Kind == "subject" {
			kind = store.KindLabel
		}
		labels = append(labels, store.Label{Kind: kind, Code: l.Code, Name: l.NL})
	}
	if err := w.actions.Name(ctx, who, labels); err != nil {
		t.Fatal(err)
	}
	w.town = must[*town.Town](t)(town.New(7, calendar.NewDate(2026, time.May, 1), 0.12))
	b := action.Batch{Source: "elzermonde"}
	for _, one := range w.town.History(start) {
		for _, e := range one.Events {
			b.Told = append(b.Told, told(one.Subject, e))
		}
		if len(b.Told) > 4000 {
			if err := w.actions.Tell(ctx, organisation, b); err != nil {
				t.Fatal(err)
			}
			b.Told = nil
		}
	}
	if err := w.actions.Tell(ctx, organisation, b); err != nil {
		t.Fatal(err)
	}
	w.number(ctx)
	must[action.Publication](t)(w.actions.PublishFigures(ctx, who, calendar.NewDate(2026, time.October, 1), calendar.NewDate(2026, time.October, 31), ""))
	w.door = must[http.Handler](t)(web.New(w.actions, web.Options{
		ID: organisation, Organisation: charter.Text{NL: "Gemeente Elzermonde", EN: "Municipality of Elzermonde"}, Zone: zone, Now: w.now,
		Demo: func() charter.Text { return charter.Text{NL: "Dit is een proef.", EN: "This is a trial."} }, Log: slog.New(slog.DiscardHandler),
		People: town.Staff(),
	}))
	if err := w.actions.EnsurePeople(ctx, who, town.Staff()); err != nil {
		t.Fatal(err)
	}
	w.handler = webtest.As(t, w.door, w.actions, staff.ApplicationManager)
	return w
}

func (w *world) now() calendar.Instant { return calendar.Instant(w.at.Load()) }

// number gives the journal its feed numbers, as the server does all the time.
func (w *world) number(ctx context.Context) {
	for {
		n, err := w.db.Sequence(ctx)
		if err != nil {
			w.t.Fatal(err)
		}
		if n == 0 {
			return
		}
	}
}

func told(s *town.Subject, e clock.Event) action.Told {
	return action.Told{Reference: s.Ref, Actor: "town", Event: e, Labels: action.Codes{
		Subject: s.Kind, Product: s.Product, Channel: s.Channel, Department: s.Department, District: s.District, Origin: s.Origin}}
}

// live lets the time of the town run, sixty times as fast as ours, until the
// test ends.
func (w *world) live(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			now := calendar.Instant(w.at.Add(6000))
			b := action.Batch{Source: "elzermonde"}
			for w.town.Peek() < now {
				h := w.town.Next()
				b.Told = append(b.Told, told(h.Subject, h.Event))
			}
			if err := w.actions.Tell(ctx, organisation, b); err != nil && ctx.Err() == nil {
				t.Error(err)
			}
			if _, err := w.db.Sequence(ctx); err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	}()
	t.Cleanup(func() { stop(); <-done })
}

// restarting serves a handler that stops and starts again, on the same port,
// when a script asks for /herstart.
func restarting(t *testing.T, h http.Handler) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	var mu sync.Mutex
	var server *http.Server
	var serve func(net.Listener)
	again := func() {
		mu.Lock()
		old := server
		mu.Unlock()
		_ = old.Close() // cuts every stream, as a crash does
		time.Sleep(1500 * time.Millisecond)
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Error(err)
			return
		}
		serve(l)
	}
	mux := http.NewServeMux()
	mux.Handle("/", h)
	mux.HandleFunc("/herstart", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
		time.AfterFunc(50*time.Millisecond, again)
	})
	serve = func(l net.Listener) {
		mu.Lock()
		server = &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
		s := server
		mu.Unlock()
		go func() { _ = s.Serve(l) }()
	}
	serve(l)
	t.Cleanup(func() { mu.Lock(); defer mu.Unlock(); _ = server.Close() })
	return "http://" + address
}
