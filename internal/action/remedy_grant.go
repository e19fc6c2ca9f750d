package action

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/remedy"
	"handvest/internal/store"
)

// ibanPurpose is for what the accounts of citizens are sealed.
const ibanPurpose = "iban"

func (a *Actions) sealIBAN(i string) string {
	if i == "" {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(a.keys.Seal(ibanPurpose, []byte(i)))
}

func (a *Actions) openIBAN(sealed string) (string, error) {
	if sealed == "" {
		return "", nil
	}
	b, err := base64.RawURLEncoding.DecodeString(sealed)
	if err == nil {
		b, err = a.keys.Open(ibanPurpose, b)
	}
	if err != nil {
		return "", fmt.Errorf("open an account number: %w", err)
	}
	return string(b), nil
}

// remedyWork is one change of compensations in its transaction. The cases are
// held, so that who changes the same waits.
type remedyWork struct {
	a     *Actions
	tx    *store.Tx
	who   Actor
	w     *writing
	now   calendar.Instant
	limit int64
	told  []notice.Notice
}

func (a *Actions) remedyWork(ctx context.Context, tx *store.Tx, who Actor, subjects ...int64) (*remedyWork, error) {
	k := &remedyWork{a: a, tx: tx, who: who, now: tx.Now()}
	var err error
	if k.w, err = a.writing(ctx, tx, who); err != nil {
		return nil, err
	}
	if err := k.w.take(ctx, subjects...); err != nil {
		return nil, err
	}
	k.limit, err = remedyLimit(ctx, tx, who.Organisation)
	return k, err
}

func (k *remedyWork) by() remedy.By { return remedy.By{ID: k.who.ID, Name: byName(k.who)} }

// byName is the name of a person; the program itself has none here.
func byName(who Actor) string {
	if who.ID == 0 {
		return ""
	}
	return who.Name
}

// change reads a compensation, lets it be changed, and saves it with its trail
// in the journal of the case. The account is open inside.
func (k *remedyWork) change(ctx context.Context, e *remedy.Entitlement, step string, change func() error) error {
	was := *e
	if err := change(); err != nil {
		return err
	}
	if was.State == remedy.Approved && e.State == remedy.Refused && was.Year != 0 {
		if err := k.tx.GiveBack(ctx, k.who.Organisation, e.Promise, was.Year, e.Cents); err != nil {
			return err
		}
		e.Year = 0
	}
	if e.State == remedy.Waiting && was.State != remedy.Waiting {
		if err := k.fund(ctx, e); err != nil {
			return err
		}
	}
	if e.Implicit && e.Granted() && !was.Granted() {
		k.told = append(k.told, compensationNotice(e))
	}
	saved := *e
	saved.IBAN = k.a.sealIBAN(e.IBAN)
	e.Version++
	saved.Version = e.Version
	ok, err := k.tx.ChangeEntitlement(ctx, k.who.Organisation, &saved)
	if err != nil {
		return err
	}
	if !ok {
		return remedyTaken()
	}
	k.note(e, step)
	return nil
}

// remedyTaken says that somebody else was first.
func remedyTaken() error {
	return fault.New(fault.Conflict, "Een collega was u voor: deze compensatie is intussen gewijzigd. Laad de pagina opnieuw.",
		"A colleague was first: this compensation was changed meanwhile. Load the page again.")
}

// note writes a step in the journal of the case: codes only, nobody's name or
// account.
func (k *remedyWork) note(e *remedy.Entitlement, step string) {
	if at := k.w.at(e.Subject); at >= 0 {
		k.w.note(at, clock.Event{Kind: charter.Changed, At: k.now, Until: calendar.NoInstant},
			fmt.Sprintf(`{"compensation":%s,"promise":%s,"state":%s,"id":"%d"}`, strconv.Quote(step), strconv.Quote(e.Promise), strconv.Quote(string(e.State)), e.ID))
	}
}

// fund lets a granted compensation through when the budget of this year has room
// and nobody waits before it.
func (k *remedyWork) fund(ctx context.Context, e *remedy.Entitlement) error {
	if e.Cents == 0 {
		e.Fund(0)
		return nil
	}
	today, err := k.a.todayOf(ctx, k.tx, k.who.Organisation)
	if err != nil {
		return err
	}
	year := today.Year()
	if _, err := k.tx.HoldBudget(ctx, k.who.Organisation, e.Promise, year); err != nil {
		return err
	}
	before, err := k.tx.Waiting(ctx, k.who.Organisation, e.Promise, 1)
	if err != nil || len(before) > 0 {
		return err
	}
	fits, err := k.tx.TakeBudget(ctx, k.who.Organisation, e.Promise, year, e.Cents)
	if fits {
		e.Fund(year)
	}
	return err
}

// put saves the journal and tells who waits for it.
func (k *remedyWork) put(ctx context.Context) error {
	if err := k.w.put(ctx); err != nil {
		return err
	}
	k.tx.Pulse(k.who.Organisation, TopicRemedies)
	return k.a.planNotices(ctx, k.tx, k.who.Organisation, k.told...)
}

// releaseAll lets through what waited, promise by promise, as far as the
// budgets of this year go.
func (a *Actions) releaseAll(ctx context.Context, organisation int64) error {
	var promises []string
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		promises, err = tx.PromisesThatWait(ctx, organisation)
		return err
	}); err != nil {
		return err
	}
	for _, p := range promises { // each in a transaction of its own
		if err := a.db.Tx(ctx, func(tx *store.Tx) error { return a.release(ctx, tx, organisation, p) }); err != nil {
			return err
		}
	}
	return nil
}

// mostReleased is how many are let through in one round.
const mostReleased = 500

// release lets through what waited for one promise: who waits longest first.
func (a *Actions) release(ctx context.Context, tx *store.Tx, organisation int64, promise string) error {
	today, err := a.todayOf(ctx, tx, organisation)
	if err != nil {
		return err
	}
	b, err := tx.HoldBudget(ctx, organisation, promise, today.Year())
	if err != nil {
		return err
	}
	waiting, err := tx.Waiting(ctx, organisation, promise, mostReleased)
	if err != nil {
		return err
	}
	amounts := make([]int64, len(waiting))
	for i := range waiting {
		amounts[i] = waiting[i].Cents
	}
	used := b.Used
	n := b.Release(amounts)
	if n == 0 {
		return nil
	}
	fits, err := tx.TakeBudget(ctx, organisation, promise, today.Year(), b.Used-used)
	if err != nil {
		return err
	}
	if !fits {
		return remedyTaken()
	}
	for _, w := range waiting[:n] {
		ok, err := tx.Fund(ctx, organisation, w, today.Year())
		if err = cmp.Or(err, lost(ok)); err != nil {
			return err
		}
	}
	tx.Pulse(organisation, TopicRemedies)
	return nil
}

// lost is a conflict when something was not there any more.
func lost(ok bool) error {
	if ok {
		return nil
	}
	return remedyTaken()
}
