package action

import (
	"fmt"
	"slices"
	"strings"

	"handvest/internal/clock"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// shifted tells that a promise is due later because our calendar changed: we
// gave a date, so we say ourselves that it is another one. What is due earlier
// needs no message. A message that did not leave yet is replaced; when the date
// is back where the citizen thinks it is, nothing is said at all.
func (t *noticing) shifted(c *telledCase, s Shift) {
	if c.inside() || c.silent() {
		return
	}
	k := slices.IndexFunc(c.clocks, func(k store.Clock) bool {
		p := t.promise(&k)
		return p != nil && p.ID == s.Promise && k.Result.State == clock.Running && k.Result.Due.At == s.New
	})
	if k < 0 {
		return // it ended, or moved again
	}
	begin, known := fmt.Sprintf("shift:%s:%d:", s.Promise, c.root), s.Old
	for _, n := range c.pending(notice.Late) {
		if strings.HasPrefix(n.Event, begin) {
			known = min(known, n.Facts.Due)
			n.State, n.Because = notice.Suppressed, "De datum veranderde nog een keer voordat dit bericht weg was."
			t.change(n)
		}
	}
	if s.New <= known {
		return
	}
	cause := map[bool]string{false: "Onze openingsdagen of openingstijden zijn veranderd", true: "Our opening days or opening hours have changed"}[c.language == "en"]
	if s.Why != "" {
		cause += ": " + s.Why
	}
	n := notice.Notice{Kind: notice.Late, Event: fmt.Sprintf("%s%d", begin, int64(s.New)), Promise: s.Promise, Facts: notice.Facts{Due: known, NewDue: s.New, Cause: cause + "."}}
	if c.party == 0 && c.address == "" {
		n.State, n.Because = notice.Suppressed, noWayKnown
	}
	t.plan(c, n)
}
