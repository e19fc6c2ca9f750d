package action

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CalendarChange is what becomes different in one calendar of the organisation.
// The calendar of statutory terms is none of these and cannot be changed
// (ATW-10).
type CalendarChange struct {
	ID      string
	Seen    int                 // the version that the changer saw
	Windows string              // the opening hours of the week; empty leaves them as they are
	Close   *calendar.Exception // a closing day, or hours that are closed
	Open    *calendar.Exception // a day, or hours, that are open besides
	Reopen  calendar.Date       // the first day of a closing that is taken away; NoDate is none
	Shut    calendar.Date       // the first day of an opening that is taken away; NoDate is none
}

// CalendarPreview says what a change would do to the promises that run.
type CalendarPreview struct {
	Running int64                 // promises that run with a due moment
	Later   int64                 // that would be due later
	Earlier int64                 // and earlier
	AtOnce  int64                 // of those, that would be late at once
	Some    []Shift               // the first ones
	By      []CalendarPreviewLine // by promise, the most first
}

// CalendarPreviewLine is how many of one promise move.
type CalendarPreviewLine struct {
	Promise        string
	Later, Earlier int64
}

// OrganisationCalendar is a calendar as it is now, with its versions, the newest
// first.
type OrganisationCalendar struct {
	Version  int
	Spec     calendar.Spec
	Versions []store.CalendarVersion
}

// OwnCalendars are the calendars of the organisation, its own first, and the
// computing anew that is under way or was the last.
func (a *Actions) OwnCalendars(ctx context.Context, who Actor) (all []OrganisationCalendar, last *Recompute, err error) {
	if err := who.May(staff.ManageSettings); err != nil {
		return nil, nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		versions, err := tx.Calendars(ctx, who.Organisation)
		if err != nil {
			return err
		}
		first, err := tx.Setting(ctx, who.Organisation, calendarSetting)
		if err != nil {
			return err
		}
		for _, spec := range newest(versions, first) {
			c := OrganisationCalendar{Spec: spec}
			for _, v := range versions {
				if v.Spec.ID == spec.ID {
					c.Versions = append([]store.CalendarVersion{v}, c.Versions...)
					c.Version = v.Version
				}
			}
			all = append(all, c)
		}
		last, err = recomputeOf(ctx, tx, who.Organisation)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the calendars: %w", err)
	}
	return all, last, nil
}

// PreviewCalendar says which promises would move, and changes nothing.
func (a *Actions) PreviewCalendar(ctx context.Context, who Actor, change CalendarChange) (CalendarPreview, error) {
	if err := who.May(staff.ManageSettings); err != nil {
		return CalendarPreview{}, err
	}
	var out CalendarPreview
	var d *derivation
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		d, err = a.changedDerivation(ctx, tx, who.Organisation, &change)
		return err
	})
	for at, more := (store.Place{}), true; more && err == nil; {
		err = a.db.Read(ctx, func(tx *store.Tx) (err error) {
			at, more, err = out.batch(ctx, tx, who.Organisation, d, at)
			return err
		})
	}
	if err != nil {
		return out, fmt.Errorf("look what a calendar changes: %w", err)
	}
	slices.SortStableFunc(out.By, func(a, b CalendarPreviewLine) int { return int(b.Later + b.Earlier - a.Later - a.Earlier) })
	return out, nil
}

const (
	previewBatch = 5000 // promises that are looked at in one read
	previewSome  = 10   // promises that are shown
)

// batch counts the next promises after a place.
func (p *CalendarPreview) batch(ctx context.Context, tx *store.Tx, organisation int64, d *derivation, after store.Place) (at store.Place, more bool, err error) {
	running, err := tx.RunningAfter(ctx, organisation, after, previewBatch)
	if err != nil || len(running) == 0 {
		return after, false, err
	}
	ids := make([]int64, len(running))
	for i := range running {
		ids[i] = running[i].Subject
	}
	subjects, err := tx.SubjectsByID(ctx, organisation, ids)
	if err != nil {
		return after, false, err
	}
	clocks, err := tx.ClocksOf(ctx, organisation, ids)
	if err != nil {
		return after, false, err
	}
	for i, at := range running {
		if i > 0 && at == running[i-1] {
			continue // two promises on one subject that are due together
		}
		s := subjects[at.Subject]
		for _, c := range clocks[at.Subject] {
			if c.Result.Due.At == at.At && c.Result.State == clock.Running {
				p.count(d, &s, &c)
			}
		}
	}
	return running[len(running)-1], len(running) == previewBatch, nil
}

func (p *CalendarPreview) count(d *derivation, s *store.Subject, c *store.Clock) {
	p.Running++
	moved, ok := d.shifted(&s.History, c)
	if !ok {
		return
	}
	id := d.promises[slices.Index(d.ids, c.Promise)].ID
	n := slices.IndexFunc(p.By, func(l CalendarPreviewLine) bool { return l.Promise == id })
	if n < 0 {
		n = len(p.By)
		p.By = append(p.By, CalendarPreviewLine{Promise: id})
	}
	if moved.Result.Due.At > c.Result.Due.At {
		p.Later++
		p.By[n].Later++
	} else {
		p.Earlier++
		p.By[n].Earlier++
	}
	if moved.Result.State == clock.Overdue {
		p.AtOnce++
	}
	if len(p.Some) < previewSome {
		p.Some = append(p.Some, Shift{Promise: id, Old: c.Result.Due.At, New: moved.Result.Due.At})
	}
}

// changedDerivation is the charter as it would be with a change.
func (a *Actions) changedDerivation(ctx context.Context, tx *store.Tx, organisation int64, change *CalendarChange) (*derivation, error) {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	specs, _, err := a.changedSpecs(ctx, tx, organisation, change)
	if err != nil {
		return nil, err
	}
	promises, err := clock.CompileAll(m.versions, clock.NewCalendars(specs), m.source)
	if err != nil {
		return nil, err
	}
	d := &derivation{made: m, promises: promises, now: tx.Now()}
	for _, p := range promises {
		d.ids = append(d.ids, m.source[labelCode{store.PromiseLabel, p.ID}])
	}
	return d, nil
}

// changedSpecs are the newest calendars with a change, and the changed one.
func (a *Actions) changedSpecs(ctx context.Context, tx *store.Tx, organisation int64, change *CalendarChange) ([]calendar.Spec, *calendar.Spec, error) {
	versions, err := tx.Calendars(ctx, organisation)
	if err != nil {
		return nil, nil, err
	}
	first, err := tx.Setting(ctx, organisation, calendarSetting)
	if err != nil {
		return nil, nil, err
	}
	seen := 0
	for _, v := range versions {
		if v.Spec.ID == change.ID {
			seen = v.Version
		}
	}
	specs := newest(versions, first)
	n := slices.IndexFunc(specs, func(s calendar.Spec) bool { return s.ID == change.ID })
	if n < 0 {
		return nil, nil, fault.New(fault.NotFound, "Deze kalender bestaat niet. Kies er een uit de lijst.", "This calendar does not exist. Choose one of the list.")
	}
	if change.Seen != seen {
		return nil, nil, fault.New(fault.Conflict, "Een ander heeft deze kalender intussen gewijzigd. Bekijk de kalender opnieuw.", "Somebody else changed this calendar meanwhile. Look at it again.")
	}
	zone, err := calendar.LoadZone(specs[n].Zone)
	if err != nil {
		return nil, nil, err
	}
	if err := change.apply(&specs[n], zone.Date(tx.Now())); err != nil {
		return nil, nil, err
	}
	if _, err := calendar.Compile(specs[n]); err != nil {
		return nil, nil, err
	}
	return specs, &specs[n], nil
}

// apply changes a calendar. What is over stays: promises were counted and
// judged with it. A day can still be closed on the day itself; it cannot be
// opened any more.
func (c *CalendarChange) apply(spec *calendar.Spec, today calendar.Date) error {
	changed := false
	for _, x := range []struct {
		add   *calendar.Exception
		to    *[]calendar.Exception
		first calendar.Date
		field string
	}{{c.Close, &spec.Closings, today, "van"}, {c.Open, &spec.Openings, today + 1, "van"}} {
		if x.add == nil {
			continue
		}
		if err := checkException(x.add, x.first, x.field); err != nil {
			return err
		}
		changed = true
		*x.to = append(slices.Clone(*x.to), *x.add)
		slices.SortStableFunc(*x.to, func(a, b calendar.Exception) int { return int(a.From - b.From) })
	}
	for _, x := range []struct {
		day calendar.Date
		of  *[]calendar.Exception
	}{{c.Reopen, &spec.Closings}, {c.Shut, &spec.Openings}} {
		if !x.day.Known() || x.day == 0 {
			continue
		}
		n := slices.IndexFunc(*x.of, func(e calendar.Exception) bool { return e.From == x.day })
		switch {
		case n < 0:
			return fault.New(fault.NotFound, "Deze dag staat niet in de kalender. Bekijk de kalender opnieuw.", "This day is not in the calendar. Look at it again.")
		case x.day <= today:
			return fault.New(fault.Invalid, "Deze dag is al begonnen of voorbij: beloften zijn ermee berekend. U kunt alleen dagen vanaf morgen weghalen.",
				"This day has begun or is over: promises were computed with it. You can only remove days from tomorrow on.")
		}
		changed = true
		*x.of = slices.Delete(slices.Clone(*x.of), n, n+1)
	}
	if w := strings.TrimSpace(c.Windows); w != "" && w != spec.Windows {
		if err := calendar.CheckWindows(w); err != nil {
			if f := fault.As(err); f != nil {
				return f.At("tijden")
			}
			return err
		}
		spec.Windows, changed = w, true
	}
	if !changed {
		return fault.New(fault.Invalid, "Er verandert niets. Vul een dag of andere openingstijden in.", "Nothing changes. Fill in a day or other opening hours.")
	}
	return nil
}

func checkException(e *calendar.Exception, first calendar.Date, field string) error {
	if e.Until < e.From {
		e.Until = e.From
	}
	switch {
	case !e.From.Known() || e.From == 0:
		return fault.New(fault.Invalid, "Kies een dag.", "Choose a day.").At(field)
	case e.From < first:
		return fault.New(fault.Invalid, "Deze dag is voorbij, of al begonnen. Kies een latere dag: wat geweest is, blijft zoals het was.", "This day is over, or has begun. Choose a later day: what is past stays as it was.").At(field)
	case e.Until-e.From > 366:
		return fault.New(fault.Invalid, "Kies hooguit een jaar.", "Choose at most a year.").At("tot")
	case strings.TrimSpace(e.Reason) == "":
		return fault.New(fault.Invalid, "Schrijf waarom, zodat een burger het begrijpt: bijvoorbeeld “dag na Hemelvaart”.", "Write why, so that a citizen understands it: for example “the day after Ascension”.").At("reden")
	}
	return nil
}

// ChangeCalendar makes the next version of a calendar and begins to compute the
// promises that run anew, in the background. Nothing changes when promises would
// be late at once: our own calendar never breaks a promise behind the back of
// the citizen.
func (a *Actions) ChangeCalendar(ctx context.Context, who Actor, change CalendarChange, why string) (*Recompute, error) {
	if err := who.May(staff.ManageSettings); err != nil {
		return nil, err
	}
	preview, err := a.PreviewCalendar(ctx, who, change)
	if err != nil {
		return nil, err
	}
	if preview.AtOnce > 0 {
		return nil, fault.Newf(fault.Conflict, "%d lopende beloften zouden hierdoor meteen te laat zijn. Er is niets gewijzigd; laat de verandering later ingaan.",
			"%d running promises would be late at once. Nothing was changed; let the change begin later.", preview.AtOnce)
	}
	var out *Recompute
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		last, err := recomputeOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if last != nil && last.Ended == 0 {
			return fault.New(fault.Conflict, "Een eerdere verandering wordt nog doorgerekend. Wacht tot dat klaar is.", "An earlier change is still being computed. Wait until that is done.")
		}
		_, spec, err := a.changedSpecs(ctx, tx, who.Organisation, &change)
		if err != nil {
			return err
		}
		zone, err := calendar.LoadZone(spec.Zone)
		if err != nil {
			return err
		}
		version, err := tx.AddCalendar(ctx, who.Organisation, *spec, zone.Date(tx.Now()))
		if err != nil {
			return err
		}
		if _, err := a.derivation(ctx, tx, who.Organisation); err != nil {
			return err // the charter must still compile with it
		}
		out = &Recompute{Calendar: change.ID, Version: version, Why: strings.TrimSpace(why), By: actorOf(who), Began: tx.Now()}
		if out.Total, err = tx.CountRunning(ctx, who.Organisation); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicRequests)
		return out.put(ctx, tx, who.Organisation)
	})
	if err != nil {
		return nil, fmt.Errorf("change calendar %s: %w", change.ID, err)
	}
	return out, nil
}
