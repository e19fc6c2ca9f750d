package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AskReach says over which days reachability is shown, both included, and of
// which department; empty is all that the reader may see.
type AskReach struct {
	From, Until calendar.Date
	Department  string
}

// ReachReport is how departments could be reached in a period (S2-09, S3-10 to
// S3-12, S3-15).
type ReachReport struct {
	From, Until calendar.Date
	Rows        []ReachRow // by share, the lowest first
	All         handover.Reach
	Trend       []ReachPoint
	Broken      []BrokenPlan       // attempts in plan hours without anybody, the last first
	Alone       []handover.Absence // absences in the period for which nobody stands in
	Empty       []Label            // departments with an agreement and nobody to do the work
}

// ReachRow is one department.
type ReachRow struct {
	handover.Reach
	Name string
}

// ReachPoint is a week of the trend, by its Monday.
type ReachPoint struct {
	Week calendar.Date
	handover.Reach
}

// BrokenPlan is an attempt in plan hours at which nobody answered and nobody
// stood in: a breach of the plan of reachability (S2-09).
type BrokenPlan struct {
	handover.Transfer
	Name    string // of the department
	ToName  string // of the colleague, when one was asked for
	Product string // as people read it
}

const (
	mostTransfers = 200_000
	mostBroken    = 12
	reachWeeks    = 12

	quickSetting = "reach.answer.seconds" // within which an answered call is quick (S3-10)
	quickSeconds = 20
)

// Reach makes the figures of reachability: the one place where the screen, the
// file and the agreement pages take them from.
func (a *Actions) Reach(ctx context.Context, who Actor, ask AskReach) (out ReachReport, err error) {
	if err := who.May(staff.ChaseWork); err != nil {
		return out, err
	}
	return a.reach(ctx, who, departmentsOf(who, staff.ChaseWork), ask)
}

func (a *Actions) reach(ctx context.Context, who Actor, only []string, ask AskReach) (out ReachReport, err error) {
	names, err := a.Names(ctx, who)
	if err != nil {
		return out, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		r := reaching{tx: tx, who: who, ask: ask, only: only, names: names}
		if r.zone, err = a.ownZone(ctx, tx, who.Organisation); err != nil {
			return err
		}
		err = r.all(ctx)
		out = r.ReachReport
		return err
	})
	if err != nil {
		return out, fmt.Errorf("figures of reachability: %w", err)
	}
	return out, nil
}

type reaching struct {
	ReachReport
	tx    *store.Tx
	who   Actor
	ask   AskReach
	only  []string
	names Names
	zone  *calendar.Zone
}

// sees says whether a department is shown to the reader.
func (r *reaching) sees(department string) bool {
	return (r.ask.Department == "" || r.ask.Department == department) && (r.only == nil || slices.Contains(r.only, department))
}

func (r *reaching) all(ctx context.Context) error {
	r.ReachReport = ReachReport{From: r.ask.From, Until: r.ask.Until}
	from, until := r.zone.StartOfDay(r.ask.From), r.zone.StartOfDay(r.ask.Until.AddDays(1))
	monday := weekOf(r.ask.Until).AddDays(-7 * (reachWeeks - 1))
	first := min(from, r.zone.StartOfDay(monday))
	transfers, err := r.tx.Transfers(ctx, r.who.Organisation, first, until, mostTransfers)
	if err != nil {
		return err
	}
	transfers = slices.DeleteFunc(transfers, func(t handover.Transfer) bool { return !r.sees(t.Department) })
	rung, err := r.tx.TransferCallbacks(ctx, r.who.Organisation, first, until)
	if err != nil {
		return err
	}
	begin := slices.IndexFunc(transfers, func(t handover.Transfer) bool { return t.At >= from })
	if begin < 0 {
		begin = len(transfers)
	}
	if err := r.figures(ctx, transfers[begin:], rung, from, until); err != nil {
		return err
	}
	r.trend(transfers, rung, monday)
	if err := r.broken(ctx, transfers[begin:]); err != nil {
		return err
	}
	return r.people(ctx, from, until)
}

func (r *reaching) figures(ctx context.Context, transfers []handover.Transfer, rung []handover.Rung, from, until calendar.Instant) error {
	again, err := r.tx.Repeats(ctx, r.who.Organisation, from, until, mostTransfers)
	if err != nil {
		return err
	}
	repeats := map[string]int64{}
	for _, x := range again {
		if r.sees(x.Department) {
			repeats[x.Department]++
		}
	}
	quick, err := wholeSetting(ctx, r.tx, r.who.Organisation, quickSetting, quickSeconds)
	if err != nil {
		return err
	}
	talked, err := r.tx.Talked(ctx, r.who.Organisation, from, until, int64(quick)*1000)
	if err != nil {
		return err
	}
	for d := range talked {
		if d == "" || !r.sees(d) {
			delete(talked, d)
		}
	}
	for _, x := range handover.FoldReach(transfers, rung, repeats, talked) {
		r.Rows = append(r.Rows, ReachRow{Reach: x, Name: r.department(x.Department)})
		r.All.Add(x)
	}
	slices.SortStableFunc(r.Rows, func(a, b ReachRow) int {
		return cmp.Or(cmp.Compare(min(b.Attempts, 1), min(a.Attempts, 1)), cmp.Compare(a.Share(), b.Share()), cmp.Compare(a.Name, b.Name))
	})
	return nil
}

func (r *reaching) department(code string) string {
	return cmp.Or(r.names.Name(r.names.ID(clock.ByDepartment, code)), code)
}

// trend is the share of each of the last weeks.
func (r *reaching) trend(transfers []handover.Transfer, rung []handover.Rung, monday calendar.Date) {
	for range reachWeeks {
		from, until := r.zone.StartOfDay(monday), r.zone.StartOfDay(monday.AddDays(7))
		var week []handover.Transfer
		for i := range transfers {
			if transfers[i].At >= from && transfers[i].At < until {
				week = append(week, transfers[i])
			}
		}
		p := ReachPoint{Week: monday}
		for _, x := range handover.FoldReach(week, rung, nil, nil) {
			p.Add(x)
		}
		r.Trend = append(r.Trend, p)
		monday = monday.AddDays(7)
	}
}

// broken are the attempts that broke the plan, the last first.
func (r *reaching) broken(ctx context.Context, transfers []handover.Transfer) error {
	people, err := r.tx.People(ctx, r.who.Organisation)
	if err != nil {
		return err
	}
	called := map[int64]string{}
	for i := range people {
		called[people[i].ID] = people[i].Name
	}
	for i := len(transfers) - 1; i >= 0 && len(r.Broken) < mostBroken; i-- {
		if t := transfers[i]; t.Broke() {
			r.Broken = append(r.Broken, BrokenPlan{Transfer: t, Name: r.department(t.Department), ToName: called[t.To], Product: r.names.Name(r.names.ID(clock.ByProduct, t.Product))})
		}
	}
	return r.nobody(ctx, people)
}

// nobody finds the departments that agreed something and have nobody.
func (r *reaching) nobody(ctx context.Context, people []staff.Account) error {
	agreements, err := r.tx.Agreements(ctx, r.who.Organisation)
	if err != nil {
		return err
	}
	for _, g := range agreements {
		if !r.sees(g.Department) || staffed(people, g.Department) || slices.ContainsFunc(r.Empty, func(l Label) bool { return l.Code == g.Department }) {
			continue
		}
		r.Empty = append(r.Empty, Label{Code: g.Department, Name: r.department(g.Department)})
	}
	return nil
}

// staffed says whether somebody of ours can do the work of a department.
func staffed(people []staff.Account, department string) bool {
	return slices.ContainsFunc(people, func(p staff.Account) bool {
		return p.Active() && p.External == "" && p.Person(0).CanIn(staff.WorkTask, department)
	})
}

// people are the absences for which nobody stands in.
func (r *reaching) people(ctx context.Context, from, until calendar.Instant) error {
	all, err := r.tx.AbsencesBetween(ctx, r.who.Organisation, from, until)
	for _, x := range all {
		if x.Alone() {
			r.Alone = append(r.Alone, x)
		}
	}
	return err
}

// weekOf is the Monday of the week of a day.
func weekOf(d calendar.Date) calendar.Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }
