package town

import (
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/party"
)

// Anna is the number of Anna de Vries, whose lamp post has been dark for weeks.
// She comes after those who are drawn, so nothing else happens to her.
const Anna uint32 = citizens + 1

// storyNumber is where the numbers of her subjects begin, after all others.
const storyNumber = 1 << 28

// anna is who she is.
func (p *people) anna() Citizen {
	q := quarterOf("vesting")
	phone, normal := "06-91234567", "+31691234567"
	return Citizen{Number: Anna, Party: party.Party{
		Kind: party.Person, Name: party.Name{First: "Anna", Prefix: "de", Last: "Vries"}, Born: calendar.NewDate(1984, 4, 17),
		Address: party.Address{Street: "Wilhelminasingel", Number: "14", Postcode: q.postcode(0, 14), Town: Name, District: "vesting"},
		Points: []party.Point{
			{Kind: party.Phone, Value: phone, Normal: normal, Preferred: true, Verified: before(p.rand(Anna), 60, 20), When: "liefst na 16.00"},
			{Kind: party.Email, Value: "anna.devries@example.org", Normal: "anna.devries@example.org", Preferred: true, Verified: calendar.NoInstant},
		},
	}}
}

// Told is one subject with what was written down about it.
type Told struct {
	Case
	Registration
}

// Story is what Anna has been through when the desk opens at some moment: her
// lamp post should have burned two working days ago, she mailed about it, her
// call of this morning broke off, and her application for special assistance
// waits for documents. She is about to ring for the third time.
func (t *Town) Story(at calendar.Instant, team []Colleague) []Told {
	zone, desk := t.hours.zone, t.hours.desk
	today := zone.Date(at)
	back := func(days int) calendar.Date {
		d := today
		for days > 0 {
			if d--; desk.WorkingDay(d) {
				days--
			}
		}
		return d
	}
	agent := Colleague{}
	for _, c := range team {
		if c.Department == "kcc" && agent.ID == 0 {
			agent = c
		}
	}
	told := func(kind, product, channel, origin string, n int, events ...clock.Event) Told {
		p := find(product)
		y, m, d := zone.Date(events[0].At).Civil()
		letter := map[string]byte{"request": 'Z', "call": 'T'}[kind]
		s := &Subject{Ref: fmt.Sprintf("%c%02d%02d%02d-9%03d", letter, y%100, m, d, n), Kind: kind, Product: product, Channel: channel,
			Department: p.department, District: "vesting", Origin: origin, Citizen: Anna, Number: storyNumber + uint32(n), Events: events, known: true}
		return Told{Case{s, events}, Registration{Citizen: Anna}}
	}
	request := func(o *Told, title, text string) {
		s := o.Subject
		o.Request = &contact.Request{Reference: s.Ref, Party: int64(Anna), Product: s.Product, Department: s.Department, Title: title, Text: text, Open: true,
			Version: 1, Channel: contact.Channel(s.Channel), Received: o.Events[0].At, Closed: calendar.NoInstant,
			Due: zone.EndOfDay(desk.AddWorkingDays(zone.Date(o.Events[0].At), 10))}
	}
	spoke := func(o *Told, channel contact.Channel, from calendar.Instant, talk, wrap int64, q contact.Question) {
		o.Contact = &contact.Contact{Channel: channel, Party: int64(Anna), Level: party.Claimed, Staff: agent.ID, StaffName: agent.Name, Version: 1,
			Sent: calendar.NoInstant, Received: from, Started: from, Registered: from + calendar.Instant(talk+wrap), Talk: talk, Wrap: wrap,
			Phone: "+31691234567", Questions: []contact.Question{q}}
	}
	event := func(kind charter.Event, at calendar.Instant, reason string) clock.Event {
		return clock.Event{Kind: kind, At: at, Reason: reason, Until: calendar.NoInstant}
	}

	reported := zone.At(back(12), 20*3600+41*60)
	lamp := told("request", "lantaarnpaal", "web", "zaken", 1, event(charter.Received, reported, ""), event(charter.Acknowledged, reported+3000, ""))
	request(&lamp, "Kapotte lantaarnpaal, Wilhelminasingel", "De lamp voor ons huis (paal 14-0372) brandt niet meer. De stoep is daar erg donker.")
	lamp.Request.Contacts = 2

	applied := zone.At(back(15), 11*3600)
	paused := clock.Event{Kind: charter.Paused, At: zone.At(back(6), 9*3600+1800), Reason: "stukken", Until: zone.At(back(0)+14, 17*3600)}
	aid := told("request", "bijzondere_bijstand", "balie", "zaken", 2, event(charter.Received, applied, ""), event(charter.Complete, applied, ""), paused)
	request(&aid, "Bijzondere bijstand: wasmachine", "Vraagt bijzondere bijstand voor een wasmachine. De offerte is ingeleverd, bankafschriften volgen nog.")
	aid.Request.Contacts = 1
	spoke(&aid, contact.Counter, applied, 540_000, 60_000, contact.Question{Product: "bijzondere_bijstand", Department: "inkomen", Ending: contact.Reported,
		Text: "Vraagt bijzondere bijstand aan voor een wasmachine. Offerte ingeleverd. Levert de bankafschriften nog na."})
	aid.Contact.Level, aid.Contact.Solved = party.Strong, contact.Yes

	mailed := zone.At(back(2), 8*3600+47*60)
	mail := told("request", "vraag", "mail", "zaken", 3, event(charter.Received, mailed, ""), event(charter.Acknowledged, mailed+4000, ""),
		event(charter.Answered, mailed+3*3600_000, ""), event(charter.Closed, mailed+3*3600_000, "beantwoord"))
	spoke(&mail, contact.Email, mailed, 0, 190_000, contact.Question{Product: "lantaarnpaal", Department: "buiten", Ending: contact.Added,
		Text: "Mailt dat de lantaarnpaal nog steeds niet brandt. Vraagt wanneer de monteur komt. Geantwoord dat het is doorgegeven aan Straat en groen."})
	mail.Contact.Registered, mail.Contact.Solved, mail.Contact.Started = mailed+3*3600_000, contact.NotAsked, mailed+3*3600_000-190_000
	mail.About = lamp.Subject

	rang := zone.At(today, 9*3600+12*60)
	call := told("call", "lantaarnpaal", "telefoon", "telefonie", 4, event(charter.Received, rang, ""),
		event(charter.Abandoned, rang+95_000, "opgehangen"), event(charter.Closed, rang+95_000, "opgehangen"))
	spoke(&call, contact.Phone, rang, 0, 0, contact.Question{Ending: contact.CutOff})
	call.Contact.Staff, call.Contact.StaffName, call.Contact.Solved, call.Contact.Registered = 0, "", contact.NotAsked, rang+95_000
	return []Told{lamp, aid, mail, call}
}
