package action

import (
	"context"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/store"
)

func point(kind party.PointKind, value string, change ...func(*party.Point)) party.Point {
	p := party.Point{Kind: kind, Value: value, Verified: calendar.NoInstant}
	for _, c := range change {
		c(&p)
	}
	return p
}

func optOut(p *party.Point)    { p.OptOut = true }
func preferred(p *party.Point) { p.Preferred = true }

// plan plans a notice to a party, outside the journal.
func (o *outbox) plan(all ...notice.Notice) {
	o.t.Helper()
	if err := o.db.Tx(context.Background(), func(tx *store.Tx) error {
		return o.a.planNotices(context.Background(), tx, organisation, all...)
	}); err != nil {
		o.t.Fatal(err)
	}
}

func news(event string, to int64, kind notice.Kind) notice.Notice {
	return notice.Notice{Kind: kind, Event: event, Party: to, Title: "Nieuws " + event, Body: "Dit is het nieuws over " + event + "."}
}

func (o *outbox) notice(event string) notice.Notice {
	o.t.Helper()
	for _, n := range o.notices(0) {
		if n.Event == event {
			return n
		}
	}
	o.t.Fatalf("there is no notice %s", event)
	return notice.Notice{}
}

func TestANoticeGoesWhereTheCitizenWantsIt(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		mail, mobile, fixed := "jan@example.nl", "06 12345678", "0318 123456"
		verified := func(p *party.Point) { p.Verified = calendar.InstantOf(*o.now) }
		for _, c := range []struct {
			name      string
			points    []party.Point
			statutory bool
			channel   notice.Channel
			address   string
			because   string
		}{
			{name: "by mail when nothing is preferred", points: []party.Point{point(party.Phone, mobile), point(party.Email, mail)}, channel: notice.Email, address: mail},
			{name: "by text message when that is preferred", points: []party.Point{point(party.Phone, mobile, preferred), point(party.Email, mail)}, channel: notice.SMS, address: "+31612345678"},
			{name: "at the verified address", points: []party.Point{point(party.Email, "oud@example.nl"), point(party.Email, mail, verified)}, channel: notice.Email, address: mail},
			{name: "not by mail against an opt-out", points: []party.Point{point(party.Phone, mobile), point(party.Email, mail, optOut)}, channel: notice.SMS, address: "+31612345678"},
			{name: "not at all against an opt-out", points: []party.Point{point(party.Email, mail, optOut)}, because: noWayWanted},
			{name: "by law also against an opt-out", points: []party.Point{point(party.Email, mail, optOut)}, statutory: true, channel: notice.Email, address: mail},
			{name: "not by text message to a fixed line", points: []party.Point{point(party.Phone, fixed)}, because: noWayKnown},
		} {
			before := len(o.mail.got) + len(o.sms.got) + len(o.post.got)
			n := news(c.name, o.citizen(c.points...), notice.Answered)
			n.Statutory, n.After = c.statutory, calendar.InstantOf(*o.now)
			o.plan(n)
			o.jobs()
			after := o.notice(c.name)
			if c.because != "" {
				if after.Because != c.because || len(o.mail.got)+len(o.sms.got)+len(o.post.got) != before {
					o.t.Errorf("%s: %+v", c.name, after)
				}
				continue
			}
			all := append(append(append([]notice.Dispatch{}, o.mail.got...), o.sms.got...), o.post.got...)
			found := false
			for _, d := range all {
				found = found || d.ID == after.Dispatch && d.Channel == c.channel && d.Address == c.address
			}
			if !found || after.State != notice.Told {
				o.t.Errorf("%s: %+v", c.name, after)
			}
		}
	})
}

func TestNoticesToOneCitizenTravelTogetherAndUrgentOnesDoNotWait(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		jan := o.citizen(point(party.Email, "jan@example.nl"))
		o.plan(news("een", jan, notice.Milestone), news("twee", jan, notice.Milestone))
		o.jobs()
		if len(o.mail.got) != 0 {
			o.t.Fatal("it left before others could join")
		}
		o.until("2026-11-02 09:05")
		o.plan(news("drie", jan, notice.Milestone), news("een", jan, notice.Milestone))
		o.until("2026-11-02 09:11")
		o.jobs()
		if len(o.mail.got) != 1 {
			o.t.Fatalf("%d mails, expected one", len(o.mail.got))
		}
		for _, word := range []string{"over een", "over twee", "over drie"} {
			if strings.Count(o.mail.got[0].Body, word) != 1 {
				o.t.Errorf("%q stands %d times in:\n%s", word, strings.Count(o.mail.got[0].Body, word), o.mail.got[0].Body)
			}
		}
		urgent := news("vier", jan, notice.Milestone)
		urgent.TellBy = calendar.InstantOf(o.now.Add(3 * 60e9))
		o.plan(urgent)
		o.jobs()
		if len(o.mail.got) != 2 {
			o.t.Error("an urgent notice waited for others")
		}
	})
}

func TestNobodyIsWokenAtNight(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.until("2026-11-02 21:30")
		o.plan(news("sms", o.citizen(point(party.Phone, "06 12345678")), notice.Milestone), news("mail", o.citizen(point(party.Email, "jan@example.nl")), notice.Milestone))
		o.until("2026-11-02 21:45")
		o.jobs()
		if len(o.sms.got) != 0 || len(o.mail.got) != 1 {
			o.t.Errorf("at a quarter to ten: %d text messages and %d mails", len(o.sms.got), len(o.mail.got))
		}
		o.until("2026-11-03 07:59")
		o.jobs()
		if len(o.sms.got) != 0 {
			o.t.Error("a text message before eight")
		}
		o.until("2026-11-03 08:00")
		o.jobs()
		if len(o.sms.got) != 1 {
			o.t.Error("no text message at eight")
		}
	})
}

// mending are the open tasks to mend the data of a party.
func (o *outbox) mending(of int64) (all []handover.Task) {
	o.t.Helper()
	if err := o.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.MendingTasks(context.Background(), organisation, []int64{of})
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return all
}

func TestWhoCannotBeReachedBecomesOneTaskWithADueMoment(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		jan := o.citizen(point(party.Phone, "0318 123456"))
		o.plan(news("een", jan, notice.Answered), news("twee", jan, notice.Closed), news("stap", jan, notice.Milestone))
		o.until("2026-11-02 09:30")
		o.jobs()
		o.plan(news("drie", jan, notice.Answered))
		o.until("2026-11-02 10:30")
		o.jobs()
		tasks := o.mending(jan)
		if len(tasks) != 1 || !tasks[0].Due.Known() || tasks[0].Department == "" && tasks[0].Staff == 0 || !strings.Contains(tasks[0].Text, "over twee") || tasks[0].Number != "0318 123 456" {
			o.t.Errorf("the tasks are %+v", tasks)
		}
		if o.notice("een").State != notice.Unreached || o.notice("stap").State != notice.Suppressed {
			o.t.Errorf("%+v", o.notices(0))
		}
		// Of somebody whom we do not know and who left nothing there is a reason only.
		o.plan(notice.Notice{Kind: notice.Closed, Event: "onbekend", Title: "x", Body: "y"})
		if n := o.notice("onbekend"); n.State != notice.Suppressed || n.Because == "" {
			o.t.Errorf("%+v", n)
		}
	})
}

func TestAShieldedCitizenIsWrittenToAtAVerifiedAddressOnly(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		p := NewParty{Anyway: true, Points: []party.Point{point(party.Email, "los@example.nl")}}
		p.Kind, p.Name, p.Sensitive = party.Person, party.Name{First: "Eva", Last: "Bos"}, true
		officer := agent(14, "Fatma")
		officer.Grants[0].Role = "complaints_officer"
		added, err := o.a.AddParty(context.Background(), officer, p)
		if err != nil {
			o.t.Fatal(err)
		}
		o.plan(news("geheim", added.ID, notice.Answered))
		o.until("2026-11-02 09:30")
		o.jobs()
		if len(o.mail.got) != 0 || o.notice("geheim").Because != noWaySure || len(o.mending(added.ID)) != 1 {
			o.t.Errorf("%+v", o.notice("geheim"))
		}
	})
}

func TestWithoutCarriersNoticesWait(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.a.carriers = nil
		r := o.lampRequest(contact.Caller{Name: "x", Email: "x@example.nl"}, 0)
		o.until("2026-11-02 12:00")
		o.jobs()
		if all := o.notices(r.ID); len(all) != 1 || all[0].State != notice.Planned {
			o.t.Errorf("%+v", all)
		}
	})
}
