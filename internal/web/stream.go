package web

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
)

const (
	hearEvery  = 500 * time.Millisecond // how often the changes of other nodes are read
	calm       = 200 * time.Millisecond // the least time between two messages to one browser
	heartbeat  = 15 * time.Second
	beatEvery  = 20 * time.Second // how often an open browser says that somebody is there
	slowWriter = 10 * time.Second // the patience with a slow browser
	lifetime   = 5 * time.Minute  // then the browser connects anew, and its rights are read anew
)

// hub tells every open browser what changed. It asks the database for the news
// of other nodes as long as somebody listens, and not at all when nobody does.
type hub struct {
	mu      sync.Mutex
	clients map[*client]bool
	stop    func()
}

// client is one browser. Topics wait in it until it is ready: told often, a
// topic is sent once.
type client struct {
	who     action.Actor
	waiting map[action.Topic]bool
	wake    chan struct{}
}

// join adds a browser; the first one makes the hub listen.
func (s *Server) join(who action.Actor) (c *client, leave func()) {
	c = &client{who: who, waiting: map[action.Topic]bool{}, wake: make(chan struct{}, 1)}
	h := &s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.clients == nil {
		h.clients = map[*client]bool{}
	}
	if len(h.clients) == 0 {
		ctx, cancel := context.WithCancel(context.Background())
		unlisten := s.actions.Listen(who, s.tell)
		go s.hear(ctx, who)
		h.stop = func() { cancel(); unlisten() }
	}
	h.clients[c] = true
	return c, func() {
		h.mu.Lock()
		delete(h.clients, c)
		stop := h.stop
		if len(h.clients) > 0 {
			stop = nil
		}
		h.mu.Unlock()
		if stop != nil {
			stop()
		}
	}
}

// tell leaves a topic with every browser that may hear it.
func (s *Server) tell(topic action.Topic) {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	for c := range s.hub.clients {
		if !s.actions.MayHear(c.who, topic) {
			continue
		}
		c.waiting[topic] = true
		select {
		case c.wake <- struct{}{}:
		default:
		}
	}
}

// take gives what waits for a browser.
func (h *hub) take(c *client) []action.Topic {
	h.mu.Lock()
	defer h.mu.Unlock()
	var all []action.Topic
	for t := range c.waiting {
		all = append(all, t)
	}
	clear(c.waiting)
	return all
}

// hear reads what other nodes changed until nobody listens any more.
func (s *Server) hear(ctx context.Context, who action.Actor) {
	tick := time.NewTicker(hearEvery)
	defer tick.Stop()
	failed := false
	for {
		err := s.actions.Hear(ctx, who)
		if err != nil && ctx.Err() == nil && !failed { // once, not every round
			s.options.Log.Error("other nodes cannot be heard; it is tried again", "error", err)
		}
		failed = err != nil
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// stream tells one browser of every change that its reader may know of: the
// topic and a version, never what changed. As long as it is open its reader is
// there.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	who := s.who(r)
	if !s.actions.MayHear(who, action.TopicBanner) {
		return fault.New(fault.Forbidden, "Meld u aan om te horen wat er verandert.", "Sign in to hear what changes.")
	}
	c, leave := s.join(who)
	defer leave()
	out := http.NewResponseController(w)
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	send := func(text string) bool {
		limit := time.Now().Add(slowWriter) // wall clock: the patience with a slow browser
		if err := out.SetWriteDeadline(limit); err != nil {
			return false
		}
		if _, err := w.Write([]byte(text)); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	if !send("retry: 1000\nevent: hello\ndata: " + strconv.FormatInt(int64(s.now()), 10) + "\n\n") {
		return nil
	}
	s.beat(r.Context(), who)
	quiet, alive, enough := time.NewTicker(heartbeat), time.NewTicker(beatEvery), time.NewTimer(lifetime)
	defer enough.Stop()
	defer quiet.Stop()
	defer alive.Stop()
	version := 0
	for {
		text := ""
		select {
		case <-r.Context().Done():
			return nil
		case <-alive.C:
			if _, ok, err := s.session(r); err == nil && !ok {
				return nil // signed out, or the session ended
			}
			s.beat(r.Context(), who)
			continue
		case <-enough.C:
			send("event: again\ndata: \n\n")
			return nil
		case <-quiet.C:
			text = ": still here\n\n"
		case <-c.wake:
			for _, topic := range s.hub.take(c) {
				version++
				text += "event: change\ndata: " + topic + " " + strconv.Itoa(version) + "\n\n"
			}
		}
		if text != "" && !send(text) {
			return nil
		}
		select { // what comes meanwhile goes along with the next
		case <-r.Context().Done():
			return nil
		case <-time.After(calm):
		}
	}
}

// beat says that somebody is there, when they are a person who can be.
func (s *Server) beat(ctx context.Context, who action.Actor) {
	if who.ID == 0 {
		return
	}
	if err := s.actions.Beat(ctx, who); err != nil && fault.As(err) == nil && ctx.Err() == nil {
		s.options.Log.Error("presence could not be saved", "error", err)
	}
}
