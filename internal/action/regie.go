package action

import (
	"cmp"
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Regie is how the day goes: who is there, what is going on, what waits and
// what is about to be late.
type Regie struct {
	Now      calendar.Instant
	People   []Colleague // the available first
	Contacts []OpenContact
	Banners  []knowledge.Banner
	Work     []Waiting // the first due first
	Open     int64     // tasks
	Late     int64     // of them past their due moment
	Free     int64     // of them taken by nobody
	Risks    []Risk    // the first due first
	AtRisk   int64     // promises that run and are due today
}

// Waiting is one open task.
type Waiting struct {
	store.Waiting
	Department string // as people read it
}

// Risk is a promise that runs on a case and is due today.
type Risk struct {
	Promise    charter.Text
	Subject    int64
	Reference  string
	Product    string // as people read it
	Department string
	Due        calendar.Instant
}

// Regie reads how the day goes, at most so many rows of each list.
func (a *Actions) Regie(ctx context.Context, who Actor, limit int) (v Regie, err error) {
	if err := who.May(staff.SeeRegie); err != nil {
		return v, err
	}
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return v, err
	}
	if v.People, err = a.WhoIsIn(ctx, who, ""); err != nil {
		return v, err
	}
	if v.Contacts, err = a.OpenContacts(ctx, who); err != nil {
		return v, err
	}
	if err := a.channels(ctx, who, v.Contacts); err != nil {
		return v, err
	}
	slices.SortFunc(v.Contacts, func(a, b OpenContact) int { return cmp.Or(cmp.Compare(a.Started, b.Started), cmp.Compare(a.ID, b.ID)) })
	if v.Banners, err = a.Banners(ctx, who); err != nil {
		return v, err
	}
	if who.External != "" { // who belongs to another organisation sees its own contacts only (S3-20)
		v.Now = a.db.Now()
		return v, nil
	}
	names, err := a.Names(ctx, who)
	if err != nil {
		return v, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		v.Now = tx.Now()
		today, err := a.todayOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if err := v.work(ctx, tx, who, names, limit); err != nil {
			return err
		}
		return v.risks(ctx, tx, who, m, names, today, limit)
	})
	return v, err
}

// channels fills in by which way each contact came.
func (a *Actions) channels(ctx context.Context, who Actor, all []OpenContact) error {
	if len(all) == 0 {
		return nil
	}
	return a.db.Read(ctx, func(tx *store.Tx) error {
		of, err := tx.OpenChannels(ctx, who.Organisation, 1000)
		for i := range all {
			all[i].Channel = of[all[i].ID]
		}
		return err
	})
}

func (v *Regie) work(ctx context.Context, tx *store.Tx, who Actor, names Names, limit int) (err error) {
	see := store.Sight{Only: departmentsOf(who, staff.SeeRegie)}
	if see.Hide, err = hides(ctx, tx, who); err != nil {
		return err
	}
	if v.Open, v.Late, v.Free, err = tx.CountWork(ctx, who.Organisation, see, v.Now); err != nil {
		return err
	}
	rows, err := tx.WaitingWork(ctx, who.Organisation, see, limit)
	v.Work = v.Work[:0]
	for _, r := range rows {
		v.Work = append(v.Work, Waiting{r, names.Name(r.Department)})
	}
	return err
}

func (v *Regie) risks(ctx context.Context, tx *store.Tx, who Actor, m *made, names Names, today calendar.Date, limit int) error {
	zone, err := calendar.LoadZone("")
	if len(m.promises) > 0 {
		zone, err = m.promises[0].Zone(), nil
	}
	if err != nil {
		return err
	}
	see := store.Sight{Only: departmentsOf(who, staff.SeeRegie)}
	if see.Hide, err = hides(ctx, tx, who); err != nil {
		return err
	}
	rows, n, err := tx.RunningUntil(ctx, who.Organisation, see, zone.EndOfDay(today), limit)
	if err != nil {
		return err
	}
	titles := map[uint32]charter.Text{}
	for _, c := range m.promises {
		_, label := m.promise(c.ID)
		titles[label] = c.Latest().Title
	}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.Subject
	}
	subjects, err := tx.SubjectsByID(ctx, who.Organisation, ids)
	if err != nil {
		return err
	}
	v.AtRisk, v.Risks = n, v.Risks[:0]
	for _, r := range rows {
		v.Risks = append(v.Risks, Risk{
			Promise: titles[r.Promise], Subject: r.Subject, Reference: subjects[r.Subject].Reference, Product: names.Name(r.Product),
			Department: names.Name(r.Department), Due: r.At,
		})
	}
	return nil
}
