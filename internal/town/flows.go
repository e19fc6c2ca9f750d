package town

import (
	"math/rand/v2"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// course is one request on its way through a department.
type course struct {
	story
	rand *rand.Rand
	p    *product
	at   calendar.Instant // where the work is now
	slow float64          // how much longer than usual things take
}

// flows is the work of each kind of product.
var flows = [...]func(*course){
	repair: (*course).repair, rapid: (*course).rapid, collection: (*course).collection, question: (*course).question,
	callback: (*course).callback, permit: (*course).permit, document: (*course).document, change: (*course).change,
	decision: (*course).decision, plan: (*course).plan, complaint: (*course).complaint,
}

// ready lets the work take its drawn time, times a factor.
func (c *course) ready(factor float64) calendar.Instant {
	return c.t.hours.finish(c.rand, c.at, around(c.rand, c.p.days*c.slow*factor, c.p.spread))
}

// soon is a moment within some working days.
func (c *course) soon(days float64) calendar.Instant {
	return c.t.hours.finish(c.rand, c.at, days*c.rand.Float64())
}

// now tells that something happens where the work is.
func (c *course) now(kind charter.Event, reason string) {
	c.tell(clock.Event{At: c.at, Kind: kind, Reason: reason, Until: calendar.NoInstant})
}

// wait stands still for a reason and goes on when the other side is done.
func (c *course) wait(reason string, medianDays float64) {
	c.tell(clock.Event{At: c.at, Kind: charter.Paused, Reason: reason, Until: c.t.hours.finish(c.rand, c.at, 10)})
	c.at = c.t.hours.finish(c.rand, c.at, 1+around(c.rand, medianDays, .5))
	c.now(charter.Resumed, "")
}

// withdrawn says whether the customer changes his mind, and tells it.
func (c *course) withdrawn(chance, days float64) bool {
	if c.rand.Float64() >= chance {
		return false
	}
	c.at = c.soon(days)
	c.now(charter.WithdrawnByCustomer, "withdrawn")
	return true
}

// close ends the work, now and then with a mistake: a typing error that closes
// it before it began, or a customer who says that it is not solved at all.
func (c *course) close(outcome string) {
	end := clock.Event{At: c.at, Kind: charter.Closed, Reason: outcome}
	if c.rand.Float64() < .0012 {
		wrong := end
		wrong.At -= calendar.Instant(24*3600_000) * calendar.Instant(300+c.rand.IntN(60))
		c.note(c.at, wrong)
		return
	}
	c.tell(end)
	if c.rand.Float64() < .002 {
		c.note(c.at+1000, end)
	}
	if c.rand.Float64() < .015 {
		c.at = c.t.hours.finish(c.rand, c.at, 1+6*c.rand.Float64())
		c.now(charter.Reopened, "")
		c.at = c.ready(.6)
		c.now(charter.Closed, outcome)
	}
}

// outcome of work on the street.
var streetOutcomes = []share{{"opgelost", 90}, {"niet_gevonden", 6}, {"niet_van_ons", 4}}

func (c *course) repair() {
	if c.withdrawn(.008, 2) {
		return
	}
	if c.p.code == "lantaarnpaal" && c.rand.Float64() < .06 {
		c.at = c.soon(2)
		c.wait("netbeheerder", 6)
	} else if c.rand.Float64() < .03 {
		c.at = c.soon(1)
		c.wait("materiaal", 4)
	}
	c.at = c.ready(1)
	c.close(pick(c.rand, streetOutcomes))
}

// rapid is the crew that cleans, from seven in the morning to four, on
// Saturdays too: what is ready at night is done the next morning.
func (c *course) rapid() {
	hours := around(c.rand, c.p.days*c.slow, c.p.spread)
	c.at += calendar.Instant(hours * 3600_000)
	d, second := c.t.hours.zone.Local(c.at)
	if second >= 16*3600 {
		d, second = d+1, 0
	}
	if d.Weekday() == 0 {
		d, second = d+1, 0
	}
	if second < 7*3600 {
		c.at = c.t.hours.zone.At(d, 7*3600+c.rand.Int32N(4*3600))
	}
	c.close(pick(c.rand, streetOutcomes))
}

func (c *course) collection() {
	agreed, _ := c.t.hours.zone.Local(c.ready(1))
	// What was agreed is a day: its end is the moment. It is written down at once.
	c.note(c.at+2000, clock.Event{At: c.t.hours.zone.EndOfDay(agreed), Kind: charter.Agreed})
	if c.withdrawn(.02, 2) {
		return
	}
	late := 0
	if c.rand.Float64() < .045*c.slow {
		late = 1 + c.rand.IntN(3)
	}
	d := agreed
	for range late {
		d = c.t.hours.nextDay(d)
	}
	c.at = c.t.hours.zone.At(d, 7*3600+c.rand.Int32N(9*3600))
	c.close("opgelost")
}

func (c *course) question() {
	if c.withdrawn(.01, .5) {
		return
	}
	c.at = c.ready(1)
	c.now(charter.Answered, "")
	if c.rand.Float64() < .12 { // a follow-up question first
		c.at = c.soon(3)
	}
	c.close("beantwoord")
}

func (c *course) callback() {
	c.at = c.ready(1)
	c.now(charter.Answered, "")
	c.at += calendar.Instant(60_000 + c.rand.IntN(500_000))
	c.close("beantwoord")
}

func (c *course) permit() {
	if c.rand.Float64() < .2 { // paid later, by invoice
		c.at += calendar.Instant(around(c.rand, 20, .9) * 3600_000)
	} else {
		c.at += calendar.Instant(60_000 + c.rand.IntN(240_000))
	}
	c.now(charter.Paid, "")
	if c.rand.Float64() < .88 {
		c.at += calendar.Instant(20_000 + c.rand.IntN(100_000))
	} else {
		c.at = c.ready(1)
	}
	c.now(charter.Delivered, "")
	c.close("toegekend")
}

func (c *course) document() {
	paid := c.at + calendar.Instant(300_000+c.rand.IntN(300_000))
	c.tell(clock.Event{At: paid, Kind: charter.Paid})
	c.at = c.ready(1)
	c.now(charter.Delivered, "")
	c.at = c.t.hours.finish(c.rand, c.at, 1+around(c.rand, 4, .8)) // fetched when it suits
	c.close("toegekend")
}

func (c *course) change() {
	if c.withdrawn(.01, 1) {
		return
	}
	if c.rand.Float64() < .05 {
		c.at = c.soon(1)
		c.wait("stukken", 4)
	}
	c.at = c.ready(1)
	c.close("toegekend")
}

func (c *course) decision() {
	if c.withdrawn(.03, 8) {
		return
	}
	if c.rand.Float64() < .3 {
		c.at = c.soon(8)
		c.wait("stukken", 7)
		c.now(charter.Complete, "")
	} else {
		c.now(charter.Complete, "")
	}
	c.at = c.ready(1)
	c.now(charter.Decided, "")
	c.at += calendar.Instant(600_000 + c.rand.IntN(3_000_000))
	c.close(pick(c.rand, []share{{"toegekend", 78}, {"afgewezen", 22}}))
}

func (c *course) plan() {
	if c.withdrawn(.06, 15) {
		return
	}
	if c.rand.Float64() < .35 {
		c.at = c.soon(10)
		c.wait("stukken", 9)
	}
	c.at = c.ready(1)
	c.now(charter.Planned, "")
	c.at = c.ready(.85)
	c.now(charter.Decided, "")
	c.close(pick(c.rand, []share{{"toegekend", 82}, {"afgewezen", 18}}))
}

func (c *course) complaint() {
	received := c.at
	c.at = c.soon(4)
	c.now(charter.Acknowledged, "")
	if c.withdrawn(.08, 6) {
		return
	}
	c.at = received
	c.at = c.ready(1)
	c.now(charter.Answered, "")
	c.close("beantwoord")
}
