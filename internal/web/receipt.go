package web

import (
	"net/http"
	"strings"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
)

// What a service may tell in a minute, and how often somebody may guess its
// token.
const (
	mostReceipts = 6000
	mostGuesses  = 20
)

// counter counts what came in the minute that is going on.
type counter struct {
	mu             sync.Mutex
	minute         calendar.Instant
	all, unguessed int
}

// over says whether there was too much in this minute. A wrong guess counts for
// both.
func (c *counter) over(now calendar.Instant, guess bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if m := now / 60_000; m != c.minute {
		c.minute, c.all, c.unguessed = m, 0, 0
	}
	if guess {
		c.unguessed++
	} else {
		c.all++
	}
	return c.all > mostReceipts || c.unguessed > mostGuesses
}

// receipt takes what NotifyNL tells about a message. Whoever has not the token
// learns nothing, not even whether there is one.
func (s *Server) receipt(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	token, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if s.options.Receipt == nil || !bearer {
		return fault.New(fault.NotFound, "Hier is niets.", "There is nothing here.")
	}
	if s.receipts.over(s.now(), false) {
		w.WriteHeader(http.StatusTooManyRequests)
		return nil
	}
	known, err := s.options.Receipt(r.Context(), token, r.Body)
	if !known && err == nil {
		if s.receipts.over(s.now(), true) {
			w.WriteHeader(http.StatusTooManyRequests)
			return nil
		}
		return fault.New(fault.NotFound, "Hier is niets.", "There is nothing here.")
	}
	if err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
