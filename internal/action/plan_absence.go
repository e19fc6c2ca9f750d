package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostAbsences is how many absences a screen has.
const mostAbsences = 300

// Absences are who is away from now on and who will be, as the reader may see
// them: who may chase work sees all, others see their own and those for whom
// they stand in.
type Absences struct {
	Now    calendar.Instant
	All    []handover.Absence
	Work   map[int64]AbsenceCount
	People []Label // who can be named: ID is not filled in, the code is that of the person
	Rules  []DepartmentRule
	Feeds  []AbsenceFeed
}

// AbsenceCount is how much work of an absence moved, and how much is flagged.
type AbsenceCount struct{ Moved, Flagged int }

// DepartmentRule is what happens to work of absent people of a department.
type DepartmentRule struct {
	Department Label
	Rule       handover.MoveRule
}

// Absences reads who is away and who will be.
func (a *Actions) Absences(ctx context.Context, who Actor) (out Absences, err error) {
	if err := who.May(staff.PlanAbsence); err != nil {
		return out, err
	}
	names, err := a.Names(ctx, who)
	if err != nil {
		return out, err
	}
	return out, a.db.Read(ctx, func(tx *store.Tx) error {
		out = Absences{Now: tx.Now(), Work: map[int64]AbsenceCount{}}
		all, err := tx.AbsencesFrom(ctx, who.Organisation, out.Now, mostAbsences)
		if err != nil {
			return err
		}
		for _, x := range all {
			if !who.Can(staff.ChaseWork) && x.Staff != who.ID && x.Deputy != who.ID {
				continue
			}
			out.All = append(out.All, x)
		}
		if err := out.counts(ctx, tx, who.Organisation); err != nil {
			return err
		}
		if who.External != "" { // an external contact centre does not know our people (S3-20)
			return nil
		}
		if out.People, err = colleagues(ctx, tx, who.Organisation); err != nil || !who.Can(staff.ChaseWork) {
			return err
		}
		if out.Rules, err = rules(ctx, tx, who, names); err != nil {
			return err
		}
		out.Feeds, err = feeds(ctx, tx, who.Organisation)
		return err
	})
}

func (out *Absences) counts(ctx context.Context, tx *store.Tx, organisation int64) error {
	var ids []int64
	for _, x := range out.All {
		if x.State == handover.Begun {
			ids = append(ids, x.ID)
		}
	}
	rows, err := tx.AbsenceWorkOfAll(ctx, organisation, ids)
	for _, w := range rows {
		c := out.Work[w.Absence]
		if w.Moved {
			c.Moved++
		} else {
			c.Flagged++
		}
		out.Work[w.Absence] = c
	}
	return err
}

// colleagues are our own people who can do work, by name.
func colleagues(ctx context.Context, tx *store.Tx, organisation int64) ([]Label, error) {
	people, err := tx.People(ctx, organisation)
	var all []Label
	for i := range people {
		p := &people[i]
		if p.Active() && p.External == "" && p.Person(organisation).Can(staff.WorkTask) {
			all = append(all, Label{Code: fmt.Sprint(p.ID), Name: p.Name})
		}
	}
	return all, err
}

// PlanAbsence saves an absence: a new one has id 0, else its version says what
// was seen. A deputy is named, or "nobody" is chosen aloud; deputies who stand
// in for each other at the same time are refused (S2-09, S3-16).
func (a *Actions) PlanAbsence(ctx context.Context, who Actor, x handover.Absence) (handover.Absence, error) {
	if err := who.May(staff.PlanAbsence); err != nil {
		return x, err
	}
	if x.Staff == 0 {
		x.Staff = who.ID
	}
	if x.Staff != who.ID {
		if err := who.May(staff.ChaseWork); err != nil {
			return x, err
		}
	}
	asked := x
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		x = asked
		return a.planAbsence(ctx, tx, who, &x)
	})
	if err != nil {
		return x, err
	}
	_, err = a.DealWithAbsences(ctx, who.Organisation)
	return x, err
}

func (a *Actions) planAbsence(ctx context.Context, tx *store.Tx, who Actor, x *handover.Absence) error {
	now := tx.Now()
	x.State, x.By, x.ByName, x.Created, x.Feed, x.UID = handover.ToCome, who.ID, who.Name, now, 0, ""
	if x.ID != 0 {
		was, err := tx.Absence(ctx, who.Organisation, x.ID)
		if err != nil {
			return err
		}
		if was.Staff != who.ID && !who.Can(staff.ChaseWork) {
			return fault.New(fault.NotFound, "Deze afwezigheid staat er niet meer.", "This absence is no longer there.")
		}
		if was.State > handover.Begun {
			return fault.New(fault.Conflict, "Deze afwezigheid is al voorbij of gaat niet door. Voer een nieuwe in.", "This absence is over or cancelled already. Enter a new one.")
		}
		x.State, x.Staff, x.Feed, x.UID = was.State, was.Staff, was.Feed, was.UID
		if was.State == handover.Begun { // what began, began then
			x.From = was.From
		}
	}
	if x.Deputy != 0 {
		x.Nobody = false
	}
	if err := x.Check(now); err != nil {
		return err
	}
	if err := nameAbsence(ctx, tx, who.Organisation, x); err != nil {
		return err
	}
	others, err := tx.AbsencesBetween(ctx, who.Organisation, x.From, x.Until)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(others, func(o handover.Absence) bool { return o.ID != x.ID && o.Staff == x.Staff && o.Feed == x.Feed }) {
		return fault.Newf(fault.Conflict, "%[1]s is in deze tijd al afwezig gemeld. Wijzig die afwezigheid.", "%[1]s is absent in this time already. Change that absence.", x.StaffName).At("wie")
	}
	if err := handover.CheckCircle(others, *x); err != nil {
		return err
	}
	if x.ID == 0 {
		x.ID, x.Version = tx.NewID(), 0
	}
	if err := tx.PutAbsence(ctx, who.Organisation, *x); err != nil {
		return err
	}
	x.Version++
	tx.Pulse(who.Organisation, TopicReach)
	return a.note(ctx, tx, who, "absence", x.Staff, facts{"deputy": x.Deputy, "nobody": x.Nobody})
}

// nameAbsence looks up who is away and who stands in: both must work here.
func nameAbsence(ctx context.Context, tx *store.Tx, organisation int64, x *handover.Absence) error {
	p, _, err := tx.Person(ctx, organisation, x.Staff)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		return noColleague().At("wie")
	}
	if err != nil {
		return err
	}
	x.StaffName, x.DeputyName = p.Name, ""
	if x.Deputy == 0 {
		return nil
	}
	d, _, err := tx.Person(ctx, organisation, x.Deputy)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		return noColleague().At("vervanger")
	}
	if err != nil {
		return err
	}
	if !d.Active() || d.External != "" || !d.Person(organisation).Can(staff.WorkTask) {
		return fault.Newf(fault.Invalid, "%[1]s kan geen taken doen en dus niet waarnemen. Kies een andere collega.", "%[1]s cannot work on tasks and cannot stand in. Choose another colleague.", d.Name).At("vervanger")
	}
	x.DeputyName = d.Name
	return nil
}

// CancelAbsence says that an absence is not going on, or ends it now when it
// began: the work comes back.
func (a *Actions) CancelAbsence(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.PlanAbsence); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		x, err := tx.Absence(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if x.Staff != who.ID && !who.Can(staff.ChaseWork) {
			return fault.New(fault.NotFound, "Deze afwezigheid staat er niet meer.", "This absence is no longer there.")
		}
		if x.State > handover.Begun {
			return nil
		}
		x.Version = version
		if x.State == handover.Begun {
			x.Until = max(tx.Now(), x.From+1)
		} else {
			x.State = handover.NotAfterAll
		}
		tx.Pulse(who.Organisation, TopicReach)
		return tx.PutAbsence(ctx, who.Organisation, x)
	})
	if err != nil {
		return err
	}
	_, err = a.DealWithAbsences(ctx, who.Organisation)
	return err
}

// ruleSetting begins the setting of what happens to work in a department.
const ruleSetting = "absence.rule."

func rules(ctx context.Context, tx *store.Tx, who Actor, names Names) ([]DepartmentRule, error) {
	var all []DepartmentRule
	for _, l := range names.Departments() {
		rule, err := ruleOf(ctx, tx, who.Organisation, l.Code)
		if err != nil {
			return nil, err
		}
		all = append(all, DepartmentRule{l, rule})
	}
	return all, nil
}

func ruleOf(ctx context.Context, tx *store.Tx, organisation int64, department string) (handover.MoveRule, error) {
	text, err := tx.Setting(ctx, organisation, ruleSetting+department)
	if rule := handover.MoveRule(text); slices.Contains(handover.MoveRules, rule) {
		return rule, err
	}
	return handover.MoveAll, err
}

// SetAbsenceRule sets what happens to the work of absent people of a department.
func (a *Actions) SetAbsenceRule(ctx context.Context, who Actor, department string, rule handover.MoveRule) error {
	if err := who.May(staff.ChaseWork); err != nil {
		return err
	}
	if err := who.MayIn(staff.ChaseWork, department); err != nil {
		return err
	}
	if department == "" || !slices.Contains(handover.MoveRules, rule) {
		return fault.New(fault.Invalid, "Kies een afdeling en wat er met het werk gebeurt.", "Choose a department and what happens to the work.")
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		return a.putSetting(ctx, tx, who, ruleSetting+department, string(rule))
	})
}
