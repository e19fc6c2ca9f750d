package action

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Measure is by what an internal promise is counted (S4-47).
type Measure string

// The measures. Each runs on the clocks that run anyway.
const (
	MeasureCallback Measure = "terugbellen" // by the department: a call-back is closed within the term
	MeasureTask     Measure = "taak"        // by the department: a task is closed within the term
	MeasureReach    Measure = "bereikbaar"  // by the department: putting through succeeds inside the agreed hours
	MeasureHandover Measure = "doorzetten"  // by the desk: work is handed over within the term after the contact
	MeasureRight    Measure = "juiste_plek" // by the desk: work comes to the department that does it
	MeasureTalk     Measure = "overleg"     // by either: not counted, judged together at the review
)

// Measures are those of each side, in the order of the screen.
var Measures = map[charter.Side][]Measure{
	charter.ByDepartment: {MeasureCallback, MeasureTask, MeasureReach, MeasureTalk},
	charter.ByDesk:       {MeasureHandover, MeasureRight, MeasureTalk},
}

const longestSentence = 300

// DraftInner reads the sentence of an internal promise into a promise that runs
// on the clocks: the reader finds the term and the percentage, the measure says
// what is counted.
func DraftInner(g handover.Agreement, side charter.Side, text string, m Measure) (charter.Promise, error) {
	text = strings.Join(strings.Fields(text), " ")
	switch {
	case text == "" || len([]rune(text)) > longestSentence:
		return charter.Promise{}, fault.Newf(fault.Invalid, "Schrijf de belofte op in een zin van hooguit %d tekens.", "Write the promise down in a sentence of at most %d characters.", longestSentence).At("zin")
	case !slices.Contains(Measures[side], m):
		return charter.Promise{}, fault.New(fault.Invalid, "Kies waaraan u deze belofte meet.", "Choose by what this promise is measured.").At("maat")
	}
	reading, err := sentence.Read(text, "")
	if err != nil {
		return charter.Promise{}, err
	}
	if len(reading.Contradictions) > 0 {
		q := reading.Contradictions[0]
		return charter.Promise{}, fault.New(fault.Invalid, q.Text.NL, q.Text.EN).At("zin")
	}
	p := sentence.ToPromise(reading)
	p.Internal, p.Title, p.Text, p.Owner, p.Remedy = side, charter.Text{NL: text, EN: text}, charter.Text{NL: text, EN: text}, g.Department, nil
	p.Category, p.Theme, p.Review = charter.Process, charter.Text{NL: "Afspraak", EN: "Agreement"}, g.Review
	p.Scope = charter.Scope{Subjects: []string{"task"}, Departments: []string{g.Department}}
	if g.Product != "" {
		p.Scope.Products = []string{g.Product}
	}
	p.Start, p.End, p.Outcomes, p.MeasuredBy = charter.Start{Events: []charter.Event{charter.Received}}, []charter.Event{charter.Closed}, nil, ""
	switch m {
	case MeasureCallback:
		p.Scope.Subjects, p.Scope.Products = []string{"task", "request"}, []string{callbackProduct} // other systems tell of a call-back as a request
	case MeasureHandover:
		p.End = []charter.Event{charter.Registered}
	case MeasureReach:
		p.Scope.Subjects, p.Outcomes = []string{transferKind}, []string{throughCodes[handover.PutThrough]}
	case MeasureRight:
		p.Scope.Subjects, p.Outcomes = []string{"task", "routed"}, []string{"beantwoord", "niet_bereikt"}
	case MeasureTalk:
		p.Kind, p.MeasuredBy, p.Start, p.End = charter.Unmeasured, "overleg", charter.Start{}, nil
		p.Norm, p.Target = charter.Norm{}, charter.Target{}
		return p, nil
	}
	return p, counted(&p, m)
}

// counted checks that the sentence says what the measure needs, and sets the
// kind of promise that it makes.
func counted(p *charter.Promise, m Measure) error {
	percent := p.Target.Min != 0
	if m == MeasureReach || m == MeasureRight {
		if !percent {
			return fault.New(fault.Invalid, "Noem een percentage, zoals: \"8 van de 10 keer neemt iemand op.\"", "Name a percentage, such as: \"8 times out of 10 somebody answers.\"").At("zin")
		}
		p.Kind, p.Norm = charter.OutcomeShare, charter.Norm{}
		return nil
	}
	if p.Norm.Term.Unit == calendar.NoUnit || p.Norm.Term.Quantity < 1 {
		return fault.New(fault.Invalid, "Noem een termijn, zoals: \"binnen 1 werkdag\".", "Name a term, such as: \"within 1 working day\".").At("zin")
	}
	p.Norm.Term.Backward, p.Norm.Window = false, ""
	if p.Kind = charter.EveryCase; percent {
		p.Kind = charter.Share
	} else {
		p.Target = charter.Target{}
	}
	return nil
}

// AddInnerPromise writes an internal promise into an agreement. The agreement
// gets a new version, which both sides accept anew; until then the promise is
// a proposal and nothing is counted.
func (a *Actions) AddInnerPromise(ctx context.Context, who Actor, agreement int64, side charter.Side, text string, m Measure) error {
	if err := who.May(staff.EditProduct); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		g, err := tx.Agreement(ctx, who.Organisation, agreement)
		if err != nil {
			return err
		}
		p, err := DraftInner(g, side, text, m)
		if err != nil {
			return err
		}
		id := tx.NewID()
		p.ID, p.Version = "afspraak-"+strconv.FormatInt(id, 36), 1
		if err := charter.ValidatePromise(&p).Err(); err != nil {
			return err
		}
		if err := tx.SaveDraft(ctx, who.Organisation, p); err != nil {
			return err
		}
		if err := tx.AddInnerPromise(ctx, who.Organisation, store.InnerPromise{ID: id, Agreement: g.ID, Side: side, Sentence: p.Text.NL, Measure: string(m), Promise: p.ID}); err != nil {
			return err
		}
		return a.newVersion(ctx, tx, who, g)
	})
	if err != nil {
		return fmt.Errorf("add an internal promise: %w", err)
	}
	return nil
}

// newVersion keeps an agreement as a version of its own.
func (a *Actions) newVersion(ctx context.Context, tx *store.Tx, who Actor, g handover.Agreement) error {
	if err := tx.PutAgreement(ctx, who.Organisation, g); err != nil {
		return err
	}
	g.Version++
	return tx.KeepCard(ctx, who.Organisation, store.AgreementCard, g.ID, g.Version, g, who.ID, who.Name)
}

// EndInnerPromise ends an internal promise today. What was counted stays.
func (a *Actions) EndInnerPromise(ctx context.Context, who Actor, agreement, id int64) error {
	if err := who.May(staff.EditProduct); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		g, err := tx.Agreement(ctx, who.Organisation, agreement)
		if err != nil {
			return err
		}
		all, err := tx.InnerPromises(ctx, who.Organisation, agreement)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(p store.InnerPromise) bool { return p.ID == id })
		if i < 0 {
			return nil
		}
		if err := a.endInner(ctx, tx, who, all[i]); err != nil {
			return err
		}
		return a.newVersion(ctx, tx, who, g)
	})
}

func (a *Actions) endInner(ctx context.Context, tx *store.Tx, who Actor, p store.InnerPromise) error {
	today, err := a.todayOf(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	if _, err := tx.EndInnerPromise(ctx, who.Organisation, p.ID, tx.Now()); err != nil {
		return err
	}
	versions, err := tx.Promises(ctx, who.Organisation)
	if err != nil {
		return err
	}
	for _, v := range versions {
		switch {
		case v.ID != p.Promise:
		case v.Status == charter.Draft, v.ValidFrom > today: // it never held
			if v.Status == charter.Draft {
				return tx.DeleteDraft(ctx, who.Organisation, v.ID, v.Version)
			}
			return tx.WithdrawPromise(ctx, who.Organisation, v.ID, v.Version, v.ValidFrom)
		case !v.ValidUntil.Known():
			return tx.WithdrawPromise(ctx, who.Organisation, v.ID, v.Version, today)
		}
	}
	return nil
}

// AcceptAgreement says that one side agrees with the version of an agreement
// that was seen. One person accepts for one side. When both did, its internal
// promises are counted from tomorrow on.
func (a *Actions) AcceptAgreement(ctx context.Context, who Actor, id int64, version int32, side charter.Side) error {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		g, err := tx.Agreement(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := mayAccept(who, g, side); err != nil {
			return err
		}
		if g.Version != version {
			return fault.New(fault.Conflict, "Deze afspraak is intussen gewijzigd. Lees de nieuwe versie en ga daarmee akkoord.", "This agreement was changed meanwhile. Read the new version and accept that one.")
		}
		accepts, err := tx.Accepts(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		both := false
		for _, x := range accepts {
			if x.Version != version || x.Side == side {
				continue
			}
			if both = true; x.StaffName == who.Name {
				return fault.New(fault.Conflict, "U ging al akkoord voor de andere kant. Laat een collega akkoord gaan voor deze kant.", "You accepted for the other side already. Let a colleague accept for this side.")
			}
		}
		if err := tx.Accept(ctx, who.Organisation, store.Accepted{Agreement: id, Version: version, Side: side, StaffName: who.Name, At: tx.Now()}, who.ID); err != nil || !both {
			return err
		}
		return a.startInner(ctx, tx, who, g)
	})
	if err != nil {
		return fmt.Errorf("accept agreement %d: %w", id, err)
	}
	return nil
}

// mayAccept says who speaks for a side: for the desk who leads it, for a
// department who writes what it says.
func mayAccept(who Actor, g handover.Agreement, side charter.Side) error {
	switch side {
	case charter.ByDesk:
		return who.May(staff.ChaseWork)
	case charter.ByDepartment:
		return who.MayIn(staff.EditContent, g.Department)
	}
	return fault.New(fault.Invalid, "Kies voor welke kant u akkoord gaat.", "Choose for which side you accept.")
}

// startInner puts the proposed promises of an agreement in force from tomorrow:
// nothing that runs already gets another clock.
func (a *Actions) startInner(ctx context.Context, tx *store.Tx, who Actor, g handover.Agreement) error {
	inner, err := tx.InnerPromises(ctx, who.Organisation, g.ID)
	if err != nil {
		return err
	}
	versions, err := tx.Promises(ctx, who.Organisation)
	if err != nil {
		return err
	}
	today, err := a.todayOf(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	c := charter.Charter{}
	for _, v := range versions {
		if v.Status == charter.Draft && v.IsInternal() && slices.ContainsFunc(inner, func(p store.InnerPromise) bool { return p.Promise == v.ID }) {
			v.Status, v.ValidFrom = charter.Published, today+1
			c.Promises = append(c.Promises, v)
			if err := tx.PublishPromise(ctx, who.Organisation, v); err != nil {
				return err
			}
		}
	}
	if len(c.Promises) == 0 {
		return nil
	}
	if err := ensureCodes(ctx, tx, who.Organisation, &c); err != nil {
		return err
	}
	_, err = a.derivation(ctx, tx, who.Organisation) // they must compile, or nothing is saved
	return err
}
