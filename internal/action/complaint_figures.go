package action

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintFigures are the figures of a period, and how it stands now: without
// names, titles or words of people.
type ComplaintFigures struct {
	Figures      complaint.Document
	Spoken       complaint.Estimate // and what may lie under it, estimated
	Set          ComplaintSettings
	Bound        []string         // the departments that it is bound to; nil is the whole organisation
	Now          []complaint.Item // not over yet, the first due first
	Improvements []remedy.Improvement
	Today        calendar.Date
}

// The settings of the figures, and what they are unless set otherwise.
const (
	unspokenSetting     = "complaint.unspoken_factor"
	acknowledgeSetting  = "complaint.acknowledge_days"
	toldBadSetting      = "complaint.told_bad"
	toldGoodSetting     = "complaint.told_good"
	acknowledgeDays     = 5 // working days, as most charters promise (rules 11.3)
	mostAcknowledgeDays = 30
	mostNowComplaints   = 500
)

// statutoryDays is the calendar of the law, made once.
var statutoryDays = sync.OnceValues(func() (*calendar.Calendar, error) {
	spec, known := calendar.Named(statutoryCalendar)
	if !known {
		return nil, fmt.Errorf("the calendar %s is not there", statutoryCalendar)
	}
	return calendar.Compile(spec)
})

// ComplaintFigures counts the complaints that came in within a period: a manager
// sees those about their own departments (S1-02).
func (a *Actions) ComplaintFigures(ctx context.Context, who Actor, from, until calendar.Date) (*ComplaintFigures, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	out := &ComplaintFigures{Bound: departmentsOf(who, staff.SeeComplaints)}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		x, err := a.counting(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		out.Today, out.Set = x.ask.AsOf, x.set
		x.ask.From, x.ask.Until = from, until
		all, err := x.rows(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		f := complaint.Summarise(slices.DeleteFunc(all, func(r complaint.Row) bool { return !mayCount(out.Bound, r.Department) }), x.ask)
		out.Figures = f.Describe(x.name)
		if out.Spoken, err = complaint.Iceberg(int64(f.Grievances()), int64(x.set.Factor)); err != nil {
			return err
		}
		now, _, err := tx.Complaints(ctx, who.Organisation, complaint.Filter{Running: true, Kind: complaint.Grievance, Without: who.ID}, complaint.Place{}, mostNowComplaints)
		if err != nil {
			return err
		}
		for _, i := range now {
			if mayCount(out.Bound, i.Department) {
				i.Title = ""
				out.Now = append(out.Now, i)
			}
		}
		out.Improvements, err = improvementsOf(ctx, tx, who)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("count complaints: %w", err)
	}
	return out, nil
}

// mayCount says whether a complaint about a department counts for a reader. One
// about no department counts only for who sees them all.
func mayCount(bound []string, department string) bool {
	return bound == nil || slices.Contains(bound, department)
}

// counting is what figures are counted and named with.
type counting struct {
	ask  complaint.Asked
	set  ComplaintSettings
	name func(table, code string) complaint.Word
}

// rows are what the complaints of the period add to its figures, also those
// whose file is destroyed.
func (x *counting) rows(ctx context.Context, tx *store.Tx, organisation int64) ([]complaint.Row, error) {
	all, err := tx.ComplaintsReceived(ctx, organisation, x.ask.From.String(), x.ask.Until.String())
	if err != nil {
		return nil, err
	}
	gone, err := tx.Traces(ctx, organisation, x.ask.From.String(), x.ask.Until.String())
	return append(complaint.Rows(all, x.ask), gone...), err
}

func (a *Actions) counting(ctx context.Context, tx *store.Tx, organisation int64) (*counting, error) {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	zone, err := m.zone()
	if err != nil {
		return nil, err
	}
	days, err := statutoryDays()
	if err != nil {
		return nil, err
	}
	set, err := tx.Settings(ctx, organisation, "complaint.")
	if err != nil {
		return nil, err
	}
	x := &counting{set: ComplaintSettings{Factor: complaint.UnspokenFactor, Days: acknowledgeDays, ToldBad: complaint.ToldBad, ToldGood: complaint.ToldGood}}
	for key, to := range x.set.keys() {
		if n, wrong := strconv.Atoi(set[key]); wrong == nil {
			*to = n
		}
	}
	x.ask = complaint.Asked{AsOf: zone.Date(tx.Now()), Zone: zone, Days: x.set.Days, Receipt: days.AddWorkingDays}
	departments := map[string]string{}
	for _, l := range m.labels {
		if l.Kind == store.DepartmentLabel {
			departments[l.Code] = l.Name
		}
	}
	x.name = func(table, code string) complaint.Word {
		switch table {
		case complaint.ByDepartment:
			if name := departments[code]; name != "" {
				return complaint.Word{NL: name, EN: name}
			}
		case complaint.ByChannel:
			if w, ok := channelWords[contact.Channel(code)]; ok {
				return w
			}
		}
		return complaint.Word{NL: code, EN: code}
	}
	return x, nil
}

// channelWords are the channels in a publication.
var channelWords = map[contact.Channel]complaint.Word{
	contact.Phone: {NL: "Telefoon", EN: "Telephone"}, contact.Counter: {NL: "Balie", EN: "Counter"}, contact.Email: {NL: "E-mail", EN: "E-mail"}, contact.Letter: {NL: "Brief", EN: "Letter"},
	contact.WebForm: {NL: "Formulier", EN: "Web form"}, contact.App: {NL: "App", EN: "App"}, contact.Chat: {NL: "Chat", EN: "Chat"}, contact.Social: {NL: "Sociale media", EN: "Social media"},
}

// ComplaintSettings are with what figures are counted and estimated.
type ComplaintSettings struct {
	Factor            int // who are thought to stay silent for each who complains (S1-09)
	Days              int // working days to acknowledge in
	ToldBad, ToldGood int // who are thought to hear of an experience (S1-10)
}

func (s *ComplaintSettings) keys() map[string]*int {
	return map[string]*int{unspokenSetting: &s.Factor, acknowledgeSetting: &s.Days, toldBadSetting: &s.ToldBad, toldGoodSetting: &s.ToldGood}
}

// SaveComplaintSettings sets how many are thought to stay silent for each who
// complains (S1-09), and in how many working days we acknowledge.
func (a *Actions) SaveComplaintSettings(ctx context.Context, who Actor, factor, days int) error {
	if err := who.May(staff.HandleComplaint); err != nil {
		return err
	}
	if _, err := complaint.Iceberg(0, int64(factor)); err != nil {
		return err
	}
	if days < 1 || days > mostAcknowledgeDays {
		return fault.New(fault.Invalid, "Kies 1 tot en met 30 werkdagen.", "Choose 1 to 30 working days.").At("dagen")
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := a.putSetting(ctx, tx, who, unspokenSetting, strconv.Itoa(factor)); err != nil {
			return err
		}
		return a.putSetting(ctx, tx, who, acknowledgeSetting, strconv.Itoa(days))
	})
}
