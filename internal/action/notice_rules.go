package action

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// noticeRules are the settings of an organisation about what citizens are told
// and when it may leave. Each key begins with "notice.".
type noticeRules struct {
	zone      *calendar.Zone
	own       *calendar.Calendar          // of the organisation
	bundle    time.Duration               // bundle.minutes: how long a notice waits for others to the same citizen
	hours     map[notice.Channel][2]int32 // hours.mail, hours.sms, hours.post: from and until, in seconds of the local day; absent is always
	tellDays  int                         // tell.days: within how many working days after a breach it is told (PR-7)
	askFor    time.Duration               // ask.minutes: how long before that the house answers itself; 0 is half a working day
	newDays   int32                       // newterm.days: a new date of the house lies at most so many working days ahead
	retry     time.Duration               // retry.hours: how long a carrier that is away is tried
	parallel  int                         // parallel: how many dispatches are handed over at once
	claim     time.Duration               // claim.minutes: how long a server may have a dispatch in hand
	milestone map[charter.Event]bool      // milestones: which steps are told
	causes    []string                    // causes: the short list, one a line
	cause     string                      // cause: what the house says when nobody gave a cause
}

// decent are the hours of the house (local time) in which a channel may be used.
var decent = map[notice.Channel]string{notice.Email: "07:00-22:00", notice.SMS: "08:00-21:00"}

// hoursSettings are the settings of other hours, by channel.
var hoursSettings = map[notice.Channel]string{notice.Email: "notice.hours.mail", notice.SMS: "notice.hours.sms", notice.Letter: "notice.hours.post"}

// houseCauses is the short list of causes of the house.
var houseCauses = []string{
	"Er zijn meer aanvragen dan wij hadden verwacht.",
	"Een collega die uw vraag behandelt, is ziek.",
	"Wij wachten op informatie van een andere organisatie.",
	"Wij hebben meer tijd nodig om uw vraag goed uit te zoeken.",
	"Door een storing konden wij niet bij de gegevens.",
	"Door het weer kon het werk niet doorgaan.",
}

const houseCause = "Wij zijn niet op tijd aan uw vraag toegekomen."

func (a *Actions) noticeRules(ctx context.Context, tx *store.Tx, organisation int64) (*noticeRules, error) {
	set, err := tx.Settings(ctx, organisation, "notice.")
	if err != nil {
		return nil, err
	}
	windows, err := a.windows(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	r := &noticeRules{own: windows(""), hours: map[notice.Channel][2]int32{}, milestone: map[charter.Event]bool{}, cause: houseCause, causes: houseCauses}
	if r.own == nil {
		return nil, fault.New(fault.Invalid, "De openingstijden van de organisatie zijn niet te lezen; herstel de kalender.", "The opening hours of the organisation cannot be read; mend the calendar.")
	}
	r.zone = r.own.Zone()
	var faults []error
	number := func(key string, otherwise, most int) int {
		text := strings.TrimSpace(set[key])
		if text == "" {
			return otherwise
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > most {
			faults = append(faults, fault.Newf(fault.Invalid, "de instelling %s is %q: het moet een getal van 0 tot en met %d zijn.",
				"the setting %s is %q: it must be a number from 0 to %d.", key, text, most))
			return otherwise
		}
		return n
	}
	r.bundle = time.Duration(number("notice.bundle.minutes", 10, 1440)) * time.Minute
	r.tellDays = number("notice.tell.days", 1, 30)
	r.askFor = time.Duration(number("notice.ask.minutes", 0, 10000)) * time.Minute
	r.newDays = int32(max(1, number("notice.newterm.days", 5, 100)))
	r.retry = time.Duration(max(1, number("notice.retry.hours", 7*24, 10000))) * time.Hour
	r.parallel = max(1, number("notice.parallel", 8, 200))
	r.claim = time.Duration(max(1, number("notice.claim.minutes", 5, 1440))) * time.Minute
	for _, c := range []notice.Channel{notice.Email, notice.SMS, notice.Letter} {
		text := cmp.Or(strings.TrimSpace(set[hoursSettings[c]]), decent[c])
		if text == "" {
			continue
		}
		from, until, ok := dayHours(text)
		if !ok {
			faults = append(faults, fault.Newf(fault.Invalid, "de instelling %s is %q: schrijf bijvoorbeeld \"08:00-21:00\".",
				"the setting %s is %q: write for example \"08:00-21:00\".", hoursSettings[c], text))
			continue
		}
		r.hours[c] = [2]int32{from, until}
	}
	for name := range strings.SplitSeq(cmp.Or(set["notice.milestones"], "planned,started,decided"), ",") {
		if e, ok := charter.ParseEvent(strings.TrimSpace(name)); ok {
			r.milestone[e] = true
		}
	}
	if text := strings.TrimSpace(set["notice.causes"]); text != "" {
		r.causes = strings.Split(text, "\n")
	}
	if text := strings.TrimSpace(set["notice.cause"]); text != "" {
		r.cause = text
	}
	if len(faults) > 0 {
		return r, faults[0]
	}
	return r, nil
}

func dayHours(text string) (from, until int32, ok bool) {
	a, b, ok := strings.Cut(text, "-")
	if !ok {
		return 0, 0, false
	}
	from, err := calendar.ParseClock(strings.TrimSpace(a))
	until, err2 := calendar.ParseClock(strings.TrimSpace(b))
	return from, until, err == nil && err2 == nil && from < until
}

// decentAt is the first moment from one on at which a channel may be used.
func (r *noticeRules) decentAt(c notice.Channel, at calendar.Instant) calendar.Instant {
	h, there := r.hours[c]
	if !there {
		return at
	}
	day, second := r.zone.Local(at)
	switch {
	case second < h[0]:
		return r.zone.At(day, h[0])
	case second >= h[1]:
		return r.zone.At(day.AddDays(1), h[0])
	}
	return at
}

// tellBy is before which moment a breach must have been told, and when the
// house speaks for a colleague who did not say why: half of the last working
// day before, unless a setting says otherwise.
func (r *noticeRules) tellBy(due calendar.Instant) (tell, ask calendar.Instant, err error) {
	d, err := r.own.Due(due, calendar.Term{Quantity: int32(r.tellDays), Unit: calendar.WorkingDays, Ending: calendar.Closing}, nil)
	if err != nil {
		return 0, 0, fmt.Errorf("count until when a breach is told: %w", err)
	}
	tell = min(d.At, r.zone.At(d.Date, 20*3600)) // a calendar without hours closes at midnight; nobody is written to then
	half := time.Duration(0)
	for _, h := range r.own.Hours(d.Date) {
		half += min(h.To, tell).Sub(min(h.From, tell)) / 2
	}
	half = min(half, 4*time.Hour)
	if r.askFor > 0 {
		half = r.askFor
	}
	return tell, max(due, tell.Add(-half)), nil
}
