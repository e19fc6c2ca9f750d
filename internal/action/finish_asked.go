package action

import (
	"context"
	"fmt"

	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/store"
)

// early is a handover that was refused because something was not asked.
type early struct{ product, department string }

// asked refuses work that leaves the desk without what its department must know
// (S2-03), naming the question. What a script or an earlier answer says counts.
func (f *finishing) asked(ctx context.Context) error {
	var l fault.List
	for i := range f.d.Questions {
		q := &f.d.Questions[i]
		if !q.LeavesWork() {
			continue
		}
		set, err := f.set(ctx, q.Product)
		if err != nil {
			return err
		}
		lacks := set.Lacks(q.Answers)
		for _, x := range lacks {
			l = append(l, fault.Newf(fault.Invalid, "%[2]s wil dit vooraf weten: vraag \"%[1]s\" en vul het antwoord in.",
				"%[2]s must know this first: ask \"%[1]s\" and fill in the answer.", x.Ask, f.departmentName(q.Owner())).At(fmt.Sprintf("question.%d.asked.%s", i, x.Code)))
		}
		if len(lacks) > 0 {
			f.early = append(f.early, early{q.Product, q.Owner()})
		}
	}
	return l.Err()
}

// set reads a set once for each product of a contact.
func (f *finishing) set(ctx context.Context, product string) (*knowledge.QuestionSet, error) {
	if s := f.sets[product]; s != nil {
		return s, nil
	}
	s, err := f.tx.QuestionSet(ctx, f.who.Organisation, product)
	if err != nil {
		return nil, err
	}
	if f.sets == nil {
		f.sets = map[string]*knowledge.QuestionSet{}
	}
	f.sets[product] = &s
	return &s, nil
}

// answers are what was answered to the questions of a product, as the task
// keeps them.
func (f *finishing) answers(ctx context.Context, product string, given map[string]string) ([]handover.Answer, error) {
	set, err := f.set(ctx, product)
	if err != nil {
		return nil, err
	}
	var all []handover.Answer
	for _, q := range set.Questions {
		if kept, said, ok := q.Read(given[q.Code]); ok {
			all = append(all, handover.Answer{Code: q.Code, Question: q.Ask, Kept: kept, Said: said})
		}
	}
	return all, nil
}

func (f *finishing) departmentName(code string) string {
	for _, l := range f.w.derive.made.labels {
		if l.Kind == store.DepartmentLabel && l.Code == code && l.Name != "" {
			return l.Name
		}
	}
	return code
}

// countEarly counts what was refused, in a transaction of its own: the one of
// the contact is gone.
func (a *Actions) countEarly(ctx context.Context, who Actor, all []early) error {
	if len(all) == 0 {
		return nil
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		day, err := a.localDay(ctx, tx, who.Organisation, tx.Now())
		if err != nil {
			return err
		}
		for _, e := range all { // at most one for each question of one contact
			if err := tx.CountEarly(ctx, who.Organisation, day, e.product, e.department, handover.EarlyRefused); err != nil {
				return err
			}
		}
		return nil
	})
}
