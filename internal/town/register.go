package town

import (
	"hash/fnv"
	"math/rand/v2"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/party"
)

// Colleague is somebody who works at the desk or in a department of the town.
type Colleague struct {
	ID         int64 // as in the database
	Name       string
	Department string // label code; "kcc" answers the telephone
}

// Registration is what the employees wrote down about one subject: the
// conversation, the request, and the note that was left for a colleague. Ids
// of parties are numbers of citizens; the rows have the id of their subject,
// so theirs is 0, and About names the subject of an earlier request.
type Registration struct {
	Citizen uint32
	About   *Subject // the request that the conversation was about
	Contact *contact.Contact
	Request *contact.Request
	Task    *handover.Task
}

// Place gives the rows the ids of their subject and of the parties, so that
// they can be kept. The subject is that of the registration.
func (w *Registration) Place(s *Subject, party func(citizen uint32) int64, subject func(number uint32) int64) {
	id := subject(s.Number)
	who := func(p *int64) {
		if *p != 0 {
			*p = party(uint32(*p))
		}
	}
	if c := w.Contact; c != nil {
		c.ID = id
		who(&c.Party)
		who(&c.For)
		if w.About != nil {
			c.Questions[0].Request = subject(w.About.Number)
		} else if w.Request != nil {
			c.Questions[0].Request = id
		}
		if w.Task != nil {
			c.Questions[0].Made = id
		}
	}
	if r := w.Request; r != nil {
		r.ID = id
		who(&r.Party)
		if w.Contact != nil {
			r.Contact = id
		}
	}
	if k := w.Task; k != nil {
		k.ID, k.Contact = id, id
		who(&k.Party)
	}
}

// Desk writes down what happens: it is the memory of the employees.
type Desk struct {
	People     []Citizen // from number 1; those after them are unknown
	Colleagues []Colleague
	hours      hours
	agents     []int // places in Colleagues
	byOffice   map[string][]int
}

// NewDesk staffs the desk of a town. Without colleagues nobody's name is written.
func (t *Town) NewDesk(all []Citizen, colleagues []Colleague) *Desk {
	d := &Desk{People: all, Colleagues: colleagues, hours: t.hours, byOffice: map[string][]int{}}
	for i, c := range colleagues {
		d.byOffice[c.Department] = append(d.byOffice[c.Department], i)
	}
	d.agents = d.byOffice["kcc"]
	return d
}

// note is one registration that is being written.
type note struct {
	d     *Desk
	r     *rand.Rand
	s     *Subject
	p     *product
	who   *Citizen // nil is nobody that we know
	at    [charter.Events]calendar.Instant
	first calendar.Instant // of the first event
	last  clock.Event
	out   Registration
}

// Register writes down what is known of a subject after its events. The same
// subject with the same events gives the same words.
func (d *Desk) Register(s *Subject, events []clock.Event) Registration {
	sum := fnv.New64a()
	sum.Write([]byte(s.Ref))
	n := note{d: d, r: rand.New(rand.NewPCG(sum.Sum64(), 3)), s: s, p: find(s.Product)}
	for i := range n.at {
		n.at[i] = calendar.NoInstant
	}
	for i, e := range events {
		if i == 0 {
			n.first = e.At
		}
		if !n.at[e.Kind].Known() || e.Kind == charter.Closed {
			n.at[e.Kind] = e.At
		}
		if ends(e.Kind) || e.Kind == charter.Reopened {
			n.last = e
		}
	}
	if s.Citizen > 0 && int(s.Citizen) <= len(d.People) {
		n.who = &d.People[s.Citizen-1]
	}
	switch s.Kind {
	case "call":
		n.call()
	case "appointment":
		n.visit()
	case "request":
		n.request()
	}
	return n.out
}

// ends are the kinds of event after which nothing more is owed.
func ends(e charter.Event) bool {
	return e == charter.Closed || e == charter.WithdrawnByCustomer || e == charter.Abandoned
}

// call is a conversation by telephone, once it is over.
func (n *note) call() {
	if !n.at[charter.Closed].Known() {
		return
	}
	c := n.contact(contact.Phone, n.at[charter.Received])
	c.Registered = n.at[charter.Closed]
	c.Phone = n.number()
	if !n.at[charter.Helped].Known() {
		c.Questions[0] = contact.Question{Ending: contact.CutOff}
		c.Staff, c.StaffName, c.Level = 0, "", min(c.Level, party.Claimed)
		return
	}
	c.Started = n.at[charter.Helped]
	c.Talk = int64(n.at[charter.Closed] - n.at[charter.Helped])
	c.Wrap = int64(8_000 + n.r.IntN(70_000))
	q := &c.Questions[0]
	switch n.last.Reason {
	case "doorverbonden":
		q.Ending, q.Department = contact.Transferred, n.office()
	case "terugbellen":
		q.Ending, q.Department = contact.ToCallback, n.office()
		q.Task = n.handover(q.Department)
	default:
		q.Ending = contact.Answered
	}
	if n.out.About != nil && q.Ending == contact.Answered {
		q.Ending = contact.Added
	}
	n.solved(c)
	if n.out.About == nil && n.r.Float64() < .07 {
		more := find(pick(n.r, talk))
		c.Questions = append(c.Questions, contact.Question{Product: more.code, Department: more.department, Text: n.words(asked[more.code]), Ending: contact.Answered})
	}
}

// visit is an appointment at the counter, once it has been.
func (n *note) visit() {
	if !n.at[charter.Started].Known() || !n.at[charter.Closed].Known() {
		return
	}
	c := n.contact(contact.Counter, n.at[charter.Agreed])
	c.Received, c.Started = n.at[charter.Started], n.at[charter.Started]
	c.Registered = n.at[charter.Closed]
	c.Talk, c.Wrap = max(0, int64(n.at[charter.Closed]-n.at[charter.Started])), int64(5_000+n.r.IntN(40_000))
	c.Questions[0].Ending = contact.Answered
	n.solved(c)
}

// request is work that takes longer than a conversation. Where an employee
// took it in there is a contact too.
func (n *note) request() {
	received := n.at[charter.Received]
	if !received.Known() {
		return
	}
	channel := contact.Channel(n.s.Channel)
	text := n.words(asked[n.p.code])
	open := !ends(n.last.Kind)
	if n.p.flow == callback {
		n.callback(received, text, open)
		return
	}
	n.out.Citizen = n.s.Citizen
	if n.p.department == "buiten" && n.r.Float64() < .12 {
		n.out.Citizen = 0 // a report without a name
	}
	n.out.Request = &contact.Request{
		Reference: n.s.Ref, Party: int64(n.out.Citizen), Product: n.p.code, Department: n.p.department, Title: n.title(), Text: text,
		Channel: channel, Open: open, Version: 1, Received: received, Closed: calendar.NoInstant, Contacts: n.s.Again,
		Due: n.d.due(n.p, received), Sensitive: n.out.Citizen != 0 && n.who != nil && n.who.Party.Sensitive,
	}
	if !open {
		n.out.Request.Closed = n.last.At
	}
	if channel == contact.WebForm || channel == contact.App {
		return
	}
	c := n.contact(channel, received)
	if n.out.Citizen == 0 {
		c.Party, c.Level = 0, party.Anonymous
	}
	n.out.Request.Contacts++
	n.taken(c, text)
	switch n.p.flow {
	case question:
		c.Questions[0].Ending = contact.Answered
		if answered := n.at[charter.Answered]; answered.Known() {
			c.Registered = answered
			n.solved(c)
		} else {
			n.out.Contact = nil // nobody has looked yet
			n.out.Request.Contacts--
		}
	default:
		c.Questions[0].Ending = contact.Reported
	}
}

// due is when the department means to be ready: what it usually takes, and half
// as much again.
func (d *Desk) due(p *product, received calendar.Instant) calendar.Instant {
	days := p.days * 1.5
	if p.flow == rapid {
		days = p.days / 8
	}
	return d.hours.zone.EndOfDay(d.hours.desk.AddWorkingDays(d.hours.zone.Date(received), int(1+days)))
}

// taken fills in a contact in which an employee took work in.
func (n *note) taken(c *contact.Contact, text string) {
	c.Questions[0].Text = text
	c.Registered = c.Received
	if at := n.at[charter.Registered]; at.Known() {
		c.Registered = at
	}
	if at := n.at[charter.Sent]; at.Known() {
		c.Sent = at
	}
	switch c.Channel {
	case contact.Phone, contact.Counter, contact.Chat:
		c.Talk = int64(90_000 + n.r.IntN(400_000))
		if c.Channel == contact.Phone {
			c.Phone = n.number()
		}
		c.Registered = max(c.Registered, c.Received+calendar.Instant(c.Talk))
	}
	c.Wrap = int64(20_000 + n.r.IntN(150_000))
}

// callback is a note that somebody must ring back: a task and the conversation
// that left it.
func (n *note) callback(received calendar.Instant, text string, open bool) {
	c := n.contact(contact.Phone, received)
	if c.Party == 0 {
		c.Party, c.Level = int64(n.s.Citizen), party.Claimed
		n.out.Citizen = n.s.Citizen
	}
	n.taken(c, text)
	office := n.office()
	q := &c.Questions[0]
	q.Product, q.Department, q.Ending, q.Task = "", office, contact.ToCallback, n.handover(office)
	q.Subject = n.p.nl
	n.solved(c)
	t := &handover.Task{
		Version: 1, Kind: handover.Callback, State: handover.Open, Party: c.Party, Product: n.p.code, Department: office, Title: "Terugbellen",
		Text: q.Task.Text, Slot: q.Task.Slot, Number: q.Task.Number, Urgent: q.Task.Urgent, Created: c.Registered, Closed: calendar.NoInstant,
		Due: n.d.hours.zone.EndOfDay(n.d.hours.desk.AddWorkingDays(n.d.hours.zone.Date(received), 2)),
	}
	if who := n.colleague(office); who != nil && n.r.Float64() < .45 {
		t.Staff, t.StaffName = who.ID, who.Name
		t.State = handover.Taken
	}
	if !open {
		t.State, t.Closed, t.Outcome, t.Reached = handover.Closed, n.last.At, n.words(done), handover.Spoken
	}
	n.out.Task = t
}

// contact begins the row of a conversation.
func (n *note) contact(channel contact.Channel, received calendar.Instant) *contact.Contact {
	c := &contact.Contact{Channel: channel, Sent: calendar.NoInstant, Received: received, Registered: received, Started: received, Version: 1}
	q := contact.Question{Product: n.p.code, Department: n.p.department}
	if known := n.who != nil && (n.s.About != nil || n.r.Float64() >= anonymous(n.p, channel)); known {
		n.out.Citizen = n.s.Citizen
		c.Party, c.Level = int64(n.s.Citizen), n.sure(channel)
		c.Sensitive = n.who.Party.Sensitive
		if n.who.Party.Deceased && n.who.By != 0 {
			c.Party, c.For = int64(n.who.By), int64(n.s.Citizen)
		} else if n.who.By != 0 && n.r.Float64() < .3 {
			c.Party, c.For = int64(n.who.By), int64(n.s.Citizen)
		}
		n.out.Citizen = uint32(c.Party)
	}
	if about := n.s.About; about != nil {
		n.out.About = about
		q.Product, q.Department = about.Product, about.Department
		q.Text = n.words(again)
	} else {
		q.Text = n.words(asked[n.p.code])
	}
	if n.p.code == "vraag" && n.s.About == nil {
		q.Product, q.Subject = "", n.p.nl
	}
	if len(n.d.agents) > 0 {
		who := &n.d.Colleagues[n.d.agents[n.r.IntN(len(n.d.agents))]]
		c.Staff, c.StaffName = who.ID, who.Name
	}
	if n.r.Float64() < .12 {
		c.Remark = n.words(theirs)
	}
	c.Questions = []contact.Question{q}
	n.out.Contact = c
	return c
}

// anonymous is how often nobody needs to know who asks.
func anonymous(p *product, channel contact.Channel) float64 {
	switch {
	case channel == contact.Email || channel == contact.Letter:
		return 0
	case p.code == "vraag":
		return .5
	case channel == contact.Phone:
		return .18
	}
	return .02
}

// sure is the step of the identity ladder that was reached.
func (n *note) sure(channel contact.Channel) party.Level {
	x := n.r.Float64()
	switch {
	case channel == contact.Counter && x < .7:
		return party.Strong
	case x < .35:
		return party.Checked
	}
	return party.Claimed
}

// solved is the answer to the closing question.
func (n *note) solved(c *contact.Contact) {
	x := n.r.Float64()
	e := c.Questions[0].Ending
	switch {
	case !c.Channel.Live() || x < .14:
		c.Solved = contact.NotAsked
	case e == contact.Answered && x < .93, e == contact.Added && x < .55, e == contact.Transferred && x < .3:
		c.Solved = contact.Yes
	default:
		c.Solved = contact.No
		c.Reason = contact.Reason(pick(n.r, reasons)[0] - '0')
		if e == contact.Transferred || e == contact.ToCallback {
			c.Reason = contact.Departments
		}
	}
}

// reasons are how often each of the six of S4-13 is why it was not solved.
var reasons = []share{{"1", 9}, {"2", 34}, {"3", 22}, {"4", 15}, {"5", 8}, {"6", 12}}

// number is from where somebody rings, as it is compared; some hide it.
func (n *note) number() string {
	if n.r.Float64() < .06 {
		return ""
	}
	if n.who != nil && n.out.Citizen != 0 {
		for _, point := range n.who.Party.Points {
			if point.Kind == party.Phone {
				return point.Normal
			}
		}
	}
	_, normal := mobile(500_000 + uint32(n.r.IntN(400_000)))
	return normal
}

// office is the department that must do it; the desk itself has others do so.
func (n *note) office() string {
	p := n.p
	if n.s.About != nil {
		p = find(n.s.About.Product)
	}
	if p.department != "kcc" {
		return p.department
	}
	return pick(n.r, []share{{"burgerzaken", 26}, {"buiten", 20}, {"inkomen", 18}, {"belastingen", 14}, {"vergunningen", 12}, {"zorg", 10}})
}

func (n *note) colleague(office string) *Colleague {
	all := n.d.byOffice[office]
	if len(all) == 0 {
		return nil
	}
	return &n.d.Colleagues[all[n.r.IntN(len(all))]]
}

// handover is a note for whoever rings back.
func (n *note) handover(office string) *contact.Handover {
	h := &contact.Handover{Callback: true, Department: office, Text: n.words(leaves), Urgent: n.r.Float64() < .06,
		Slot: pickOne(n.r, "", "", "ochtend", "middag", "na 16.00", "voor 12.00")}
	if n.who != nil {
		for _, point := range n.who.Party.Points {
			if point.Kind == party.Phone && h.Number == "" {
				h.Number = point.Value
			}
		}
	}
	if h.Number == "" {
		_, normal := mobile(500_000 + n.s.Citizen)
		h.Number = party.ShowPhone(normal)
	}
	return h
}
