package action

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// postbag is a carrier that keeps what it gets.
type postbag struct {
	mu   sync.Mutex
	got  []notice.Dispatch
	says func(ctx context.Context, d notice.Dispatch) (notice.Receipt, error)
}

func (p *postbag) Send(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
	r := notice.Receipt{Proof: "250 taken"}
	if p.says != nil {
		var err error
		if r, err = p.says(ctx, d); err != nil {
			return r, err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.got = append(p.got, d)
	return r, nil
}

func (p *postbag) bodies() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, d := range p.got {
		all = append(all, d.Title+"\n"+d.Body)
	}
	return strings.Join(all, "\n=====\n")
}

// outbox is a house with carriers, whose clock a test moves.
type outbox struct {
	t               *testing.T
	db              *store.DB
	a               *Actions
	mail, sms, post *postbag
	now             *time.Time
}

// eachOutbox runs a test on both databases, from the opening of a Monday.
func eachOutbox(t *testing.T, test func(o *outbox)) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		o := &outbox{t: t, db: db, a: elzermonde(t, db), mail: &postbag{}, sms: &postbag{}, post: &postbag{}, now: &now}
		o.a.carriers = map[notice.Channel]Carrier{notice.Email: o.mail, notice.SMS: o.sms, notice.Letter: o.post}
		o.until("2026-11-02 09:00")
		if _, err := o.a.FollowNotices(context.Background(), organisation, 100); err != nil { // the past is left alone
			t.Fatal(err)
		}
		test(o)
	})
}

// until moves the clock to a local moment.
func (o *outbox) until(moment string) {
	o.t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", moment, amsterdam(o.t))
	if err != nil {
		o.t.Fatal(err)
	}
	*o.now = at
}

func amsterdam(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// jobs does what the jobs do, until there is nothing left.
func (o *outbox) jobs() {
	o.t.Helper()
	ctx := context.Background()
	if _, err := o.db.Sequence(ctx); err != nil {
		o.t.Fatal(err)
	}
	markAll(o.t, o.a)
	if _, err := o.db.Sequence(ctx); err != nil {
		o.t.Fatal(err)
	}
	for i := range 50 {
		busy := false
		for _, job := range []func() (bool, error){
			func() (bool, error) { return o.a.FollowNotices(ctx, organisation, 100) },
			func() (bool, error) { return o.a.AnswerLate(ctx, organisation, 100) },
			func() (bool, error) { return o.a.LeaveNotices(ctx, organisation, 100) },
			func() (bool, error) { return o.a.SendDispatches(ctx, organisation) },
		} {
			more, err := job()
			if err != nil {
				o.t.Fatal(err)
			}
			busy = busy || more
		}
		if !busy && i > 0 {
			return
		}
	}
	o.t.Fatal("the jobs do not come to rest")
}

// notices are all notices of the organisation about some subjects.
func (o *outbox) notices(subjects ...int64) (all []notice.Notice) {
	o.t.Helper()
	if err := o.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.NoticesOf(context.Background(), organisation, subjects)
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return all
}

func (o *outbox) kinds(kind notice.Kind, subjects ...int64) (all []notice.Notice) {
	for _, n := range o.notices(subjects...) {
		if n.Kind == kind {
			all = append(all, n)
		}
	}
	return all
}

// lampRequest is a request about a street light of a caller.
func (o *outbox) lampRequest(who contact.Caller, person int64) contact.Request {
	o.t.Helper()
	return o.lampWork(who, person, nil)
}

// lampWork is such a request, with a task for a department.
func (o *outbox) lampWork(who contact.Caller, person int64, task *contact.Handover) contact.Request {
	o.t.Helper()
	d := start(o.t, o.a, agent(11, "Anne"))
	version := d.Version
	d.Caller, d.Party, d.Solved = who, person, contact.Yes
	if person != 0 {
		d.Level = party.Claimed
	}
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "De lamp bij nummer 12 is stuk.", Department: "buiten", Ending: contact.Reported, Task: task}
	out, err := o.a.FinishContact(context.Background(), agent(11, "Anne"), d.ID, version, d)
	if err != nil {
		o.t.Fatal(err)
	}
	return out.Requests[0]
}

var boer = contact.Caller{Name: "mevrouw De Boer", Phone: "06-12345678", Email: "boer@example.nl"}

// citizen adds a party with ways to reach it.
func (o *outbox) citizen(points ...party.Point) int64 {
	o.t.Helper()
	p := NewParty{Points: points, Anyway: true}
	p.Kind, p.Name = party.Person, party.Name{First: "Jan", Last: "de Wit"}
	added, err := o.a.AddParty(context.Background(), agent(11, "Anne"), p)
	if err != nil {
		o.t.Fatal(err)
	}
	return added.ID
}

func TestEveryBreachIsToldOnceWithADateWithinAWorkingDay(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		r := o.lampRequest(boer, 0)
		o.until("2026-11-02 10:00")
		o.jobs()
		if n := len(o.mail.got); n != 1 {
			o.t.Fatalf("%d mails after the request, expected the confirmation", n)
		}
		o.until("2026-11-17 09:00") // due at the end of Monday the 16th
		o.jobs()
		late := o.kinds(notice.Late, r.ID)
		if len(late) != 1 || late[0].State != notice.Asking || late[0].Body != "" {
			o.t.Fatalf("the breach is asked about: %+v", late)
		}
		for range 3 {
			o.until("2026-11-17 16:00")
			o.jobs()
		}
		late = o.kinds(notice.Late, r.ID)
		if len(late) != 1 || late[0].State != notice.Told || !notice.Given(late[0].Facts.NewDue) || !late[0].Facts.Fallback || late[0].Facts.Tardy {
			o.t.Fatalf("the house did not answer: %+v", late)
		}
		if len(o.mail.got) != 2 || !strings.Contains(o.mail.got[1].Body, "24 november") {
			o.t.Errorf("the mails are:\n%s", o.mail.bodies())
		}
		if by := late[0].TellBy; o.mail.got[1].Created > by {
			o.t.Errorf("told at %v, which is after %v", o.mail.got[1].Created.Time(), by.Time())
		}
		// The new date passes too: that is a new event.
		o.until("2026-11-25 19:00")
		o.jobs()
		if late = o.kinds(notice.Late, r.ID); len(late) != 2 || late[1].State != notice.Told || late[1].Facts.Due != late[0].Facts.NewDue {
			o.t.Errorf("the new date passed: %+v", late)
		}
		told := 0
		for _, row := range journalOf(o.t, o.db, r.ID) {
			if strings.Contains(row.Facts, `"told":"late"`) {
				told++
			}
		}
		if told != 2 {
			o.t.Errorf("the history of the case says %d times that the delay was told", told)
		}
	})
}

// A machine that goes on saying "later" is what a citizen hates most: it says
// so for the breach and once more, and then a person gives the date.
func TestAMachineGivesANewDateTwiceAndThenAPersonDoes(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx := context.Background()
		departments(o.t, o.db, "buiten")
		fatma := account(o.t, o.a, "fatma", staff.Grant{Role: staff.Manager, Departments: []string{"buiten"}})
		marleen := account(o.t, o.a, "marleen", staff.Grant{Role: staff.Coordinator})
		kees := account(o.t, o.a, "kees", staff.Grant{Role: staff.DepartmentEmployee, Departments: []string{"buiten"}})
		r := o.lampWork(boer, 0, &contact.Handover{Text: "Kijk naar de lamp bij nummer 12."})
		var tasks []handover.Task
		if err := o.db.Read(ctx, func(tx *store.Tx) (err error) {
			tasks, err = tx.TasksOfRequest(ctx, organisation, r.ID)
			return err
		}); err != nil || len(tasks) != 1 {
			o.t.Fatalf("the tasks of the request are %+v, %v", tasks, err)
		}
		for _, day := range []string{"11-02 10:00", "11-17 09:00", "11-17 19:00", "11-25 09:00"} { // the first date of the house passes
			o.until("2026-" + day)
			o.jobs()
		}
		brought := 0
		for _, x := range alertsTo(o.t, o.a, fatma) {
			if x.Kind == handover.Escalated && x.Request == r.ID {
				brought++
			}
		}
		if brought != 1 {
			o.t.Errorf("the first date passed and %d warnings went to the manager", brought)
		}
		for _, day := range []string{"11-25 19:00", "12-03 09:00", "12-03 19:00", "12-20 12:00", "12-31 12:00"} { // the second one too, and then weeks
			o.until("2026-" + day)
			o.jobs()
		}
		late := o.kinds(notice.Late, r.ID)
		if len(late) != 3 || late[0].State != notice.Told || late[1].State != notice.Told || late[2].State != notice.Asking || !late[2].Facts.Unaided || len(o.mail.got) != 3 {
			o.t.Fatalf("%d mails, and the notices are %+v", len(o.mail.got), late)
		}
		chase, err := o.a.Chase(ctx, marleen, "")
		if err != nil || len(chase.Dates) != 1 || chase.Dates[0].Subject != r.ID {
			o.t.Errorf("who must be given a date by a person: %+v, %v", chase.Dates, err)
		}
		if k := slices.IndexFunc(chase.Rows, func(x ChaseRow) bool { return x.ID == tasks[0].ID }); k < 0 || !chase.Rows[k].Escalated {
			o.t.Errorf("the list of late work is %+v", chase.Rows)
		}
		works, err := o.a.LateWorks(ctx, kees)
		if err != nil || len(works) != 1 || !works[0].Unaided || works[0].HouseAt.Known() {
			o.t.Errorf("the department sees %+v, %v", works, err)
		}
		if _, err := o.a.AnnounceDelay(ctx, kees, r.ID, LateNews{Cause: "Het onderdeel is er nog niet.", New: calendar.NewDate(2027, 1, 8)}); err != nil {
			o.t.Fatal(err)
		}
		o.jobs()
		if len(o.mail.got) != 4 || !strings.Contains(o.mail.got[3].Body, "8 januari") {
			o.t.Errorf("the mails are:\n%s", o.mail.bodies())
		}
		o.until("2027-01-11 18:00") // that day passes as well: a machine says nothing more
		o.jobs()
		if late = o.kinds(notice.Late, r.ID); len(late) != 4 || !late[3].Facts.Unaided || len(o.mail.got) != 4 {
			o.t.Errorf("after the date of a person passed: %+v", late)
		}
	})
}

func TestDaysOfDowntimeAreToldAtOnceAndSaySo(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		r := o.lampRequest(boer, 0)
		o.until("2026-11-20 11:00") // nobody was there for weeks
		o.jobs()
		late := o.kinds(notice.Late, r.ID)
		if len(late) != 1 || late[0].State != notice.Told || !late[0].Facts.Tardy {
			o.t.Fatalf("after downtime: %+v", late)
		}
		if len(o.mail.got) != 1 { // with the confirmation, in one envelope
			o.t.Errorf("%d mails:\n%s", len(o.mail.got), o.mail.bodies())
		}
	})
}

func TestAClosingTakesTheApologyOfABreachThatWasNotToldYet(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		r := o.lampRequest(boer, 0)
		o.until("2026-11-02 12:00")
		o.jobs()
		o.until("2026-11-17 09:00")
		o.jobs()
		if _, err := o.a.CloseRequest(context.Background(), worker(31, "Kees", "buiten"), r.ID, o.request(r.ID).Version, "opgelost", "Lamp vervangen."); err != nil {
			o.t.Fatal(err)
		}
		o.until("2026-11-17 09:05")
		o.jobs()
		o.until("2026-11-17 18:00")
		o.jobs()
		late, closed := o.kinds(notice.Late, r.ID), o.kinds(notice.Closed, r.ID)
		if len(late) != 1 || late[0].State != notice.Suppressed || len(closed) != 1 || closed[0].State != notice.Told || !notice.Given(closed[0].Facts.Due) {
			o.t.Fatalf("late %+v\nclosed %+v", late, closed)
		}
		if len(o.mail.got) != 2 || strings.Contains(o.mail.got[1].Body, "Lamp vervangen") {
			o.t.Errorf("the mails are:\n%s", o.mail.bodies())
		}
	})
}

func TestWhatIsClosedLateBeforeAnybodyNoticedIsToldOnce(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		r := o.lampRequest(boer, 0)
		o.until("2026-11-02 12:00")
		o.jobs()
		o.until("2026-11-17 09:00") // no job ran since
		if _, err := o.a.CloseRequest(context.Background(), worker(31, "Kees", "buiten"), r.ID, o.request(r.ID).Version, "opgelost", "Lamp vervangen."); err != nil {
			o.t.Fatal(err)
		}
		for i := range 3 {
			o.until(fmt.Sprintf("2026-11-17 18:%02d", i*15))
			o.jobs()
		}
		closed := o.kinds(notice.Closed, r.ID)
		if len(closed) != 1 || !notice.Given(closed[0].Facts.Due) || len(o.mail.got) != 2 {
			o.t.Errorf("closed %+v\n%s", closed, o.mail.bodies())
		}
	})
}

func TestAColleagueAnnouncesADelayBeforeTheBreachAndTheBreachIsNotToldAgain(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx, kees := context.Background(), worker(31, "Kees", "buiten")
		r := o.lampRequest(boer, 0)
		o.until("2026-11-13 10:00")
		o.jobs()
		day := calendar.NewDate(2026, 11, 19)
		for _, wrong := range []LateNews{{New: day}, {Cause: "Het onderdeel is er nog niet."}, {Cause: "Het onderdeel is er nog niet.", New: calendar.NewDate(2026, 11, 14)}} {
			if _, err := o.a.AnnounceDelay(ctx, kees, r.ID, wrong); kindOf(err) == 0 {
				o.t.Errorf("%+v is taken: %v", wrong, err)
			}
		}
		if _, err := o.a.AnnounceDelay(ctx, agent(12, "Bo"), r.ID+1, LateNews{Cause: "Nee.", New: day}); kindOf(err) == 0 {
			o.t.Error("a delay of something that does not exist is taken")
		}
		news := LateNews{Cause: "Het onderdeel is er nog niet.", New: day}
		seen, err := o.a.PreviewDelay(ctx, kees, r.ID, news)
		if err != nil || !strings.Contains(seen.Body, "Het onderdeel") || len(o.kinds(notice.Late, r.ID)) != 0 {
			o.t.Fatalf("the preview is %+v, %v", seen, err)
		}
		if _, err := o.a.AnnounceDelay(ctx, kees, r.ID, news); err != nil {
			o.t.Fatal(err)
		}
		o.jobs()
		if len(o.mail.got) != 2 || !strings.Contains(o.mail.got[1].Body, "19 november") || !strings.Contains(o.mail.got[1].Body, "Het onderdeel") {
			o.t.Fatalf("the mails are:\n%s", o.mail.bodies())
		}
		o.until("2026-11-18 15:00") // the promise itself is broken now
		o.jobs()
		if late := o.kinds(notice.Late, r.ID); len(late) != 1 || len(o.mail.got) != 2 {
			o.t.Errorf("the breach is told again: %+v", late)
		}
	})
}

func TestTwoWhoFollowTheJournalPlanOneNotice(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx := context.Background()
		var all []int64
		for i := range 20 {
			all = append(all, o.lampRequest(contact.Caller{Name: "x", Email: fmt.Sprintf("burger%d@example.nl", i)}, 0).ID)
		}
		o.until("2026-11-17 18:00")
		markAll(o.t, o.a)
		if _, err := o.db.Sequence(ctx); err != nil {
			o.t.Fatal(err)
		}
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				for {
					a, err := o.a.FollowNotices(ctx, organisation, 7)
					if err != nil {
						o.t.Error(err)
					}
					b, err := o.a.AnswerLate(ctx, organisation, 5)
					if err != nil {
						o.t.Error(err)
					}
					c, err := o.a.LeaveNotices(ctx, organisation, 5)
					if err != nil {
						o.t.Error(err)
					}
					d, err := o.a.SendDispatches(ctx, organisation)
					if err != nil {
						o.t.Error(err)
					}
					if !a && !b && !c && !d {
						return
					}
				}
			})
		}
		group.Wait()
		o.jobs()
		late, told := o.kinds(notice.Late, all...), map[string]int{}
		for _, d := range o.mail.got {
			told[d.Address] += strings.Count(d.Body, "24 november")
		}
		for address, n := range told {
			if n != 1 {
				o.t.Errorf("%s is told %d times", address, n)
			}
		}
		if len(late) != 20 || len(told) != 20 {
			o.t.Errorf("%d delays told to %d citizens, expected 20 and 20", len(late), len(told))
		}
	})
}

// request reads a request as it is now.
func (o *outbox) request(id int64) (r contact.Request) {
	o.t.Helper()
	if err := o.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		r, err = tx.Request(context.Background(), organisation, id)
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return r
}
