package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// beat is how often a live page hears how things stand: within a second.
const beat = 900 * time.Millisecond

// live makes the moving part once a beat for each language, however many
// people look at it, and not at all when nobody does.
type live struct {
	mu      sync.Mutex
	watches map[fault.Lang]map[chan []byte]bool
	stop    map[fault.Lang]context.CancelFunc
}

// watch begins to listen; the returned function ends it.
func (l *live) watch(lang fault.Lang, start func(context.Context)) (chan []byte, func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.watches == nil {
		l.watches, l.stop = map[fault.Lang]map[chan []byte]bool{}, map[fault.Lang]context.CancelFunc{}
	}
	if len(l.watches[lang]) == 0 {
		l.watches[lang] = map[chan []byte]bool{}
		ctx, cancel := context.WithCancel(context.Background())
		l.stop[lang] = cancel
		go start(ctx)
	}
	c := make(chan []byte, 1)
	l.watches[lang][c] = true
	return c, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.watches[lang], c)
		if len(l.watches[lang]) == 0 {
			l.stop[lang]()
		}
	}
}

// tell hands the newest to everybody; who is slow skips one.
func (l *live) tell(lang fault.Lang, news []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.watches[lang] {
		select {
		case c <- news:
		default:
		}
	}
}

// nowStream sends the moving part of the first page whenever it changed.
func (s *Server) nowStream(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	out := http.NewResponseController(w)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	news, done := s.live.watch(reader.Lang, func(ctx context.Context) { s.beats(ctx, reader) })
	defer done()
	send := func(text []byte) bool {
		limit := time.Now().Add(10 * time.Second) // wall clock: the patience with a slow browser
		if err := out.SetWriteDeadline(limit); err != nil {
			return false
		}
		if _, err := w.Write(text); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	if !send([]byte("retry: 1000\n\n")) {
		return nil
	}
	quiet := time.NewTicker(15 * time.Second)
	defer quiet.Stop()
	for {
		var text []byte
		select {
		case <-r.Context().Done():
			return nil
		case text = <-news:
		case <-quiet.C:
			text = []byte(": still here\n\n")
		}
		if !send(text) {
			return nil
		}
	}
}

// beats makes the moving part until nobody listens any more.
func (s *Server) beats(ctx context.Context, reader kit.Reader) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	var last []byte
	for {
		news, err := s.fragment(ctx, reader)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			s.options.Log.Error("the live page could not be made", "error", err)
		case !bytes.Equal(news, last):
			s.live.tell(reader.Lang, news)
			last = news
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// fragment is the moving part as one event of the stream.
func (s *Server) fragment(ctx context.Context, reader kit.Reader) ([]byte, error) {
	now, err := s.nowPart(ctx, s.anyone(), reader)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if err := page.NowPart(now).Render(ctx, &body); err != nil {
		return nil, fmt.Errorf("render the live part: %w", err)
	}
	return []byte("event: fragment\ndata: " + strings.ReplaceAll(body.String(), "\n", "\ndata: ") + "\n\n"), nil
}
