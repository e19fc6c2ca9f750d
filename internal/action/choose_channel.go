package action

import (
	"cmp"
	"slices"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/notice"
	"handvest/internal/party"
)

// way is one way to tell a party something in writing.
type way struct {
	channel notice.Channel
	address string // as a carrier wants it
	sure    bool   // the point was verified, or it is the address of the party
	wanted  bool   // the party prefers it
	shunned bool   // the party does not want it for anything but what the law requires
	since   int64  // when it was verified, to set it against an older bounce
}

// waysTo are all ways to a party, the best first: a kind that the party prefers
// goes before one that it does not, then mail, text message, letter; within a
// kind the preferred point first, then what was verified.
func waysTo(p *party.Party) []way {
	var all []way
	for _, x := range p.Points {
		w := way{wanted: x.Preferred, sure: x.Verified.Known(), shunned: x.OptOut}
		if x.Verified.Known() {
			w.since = int64(x.Verified)
		}
		switch {
		case x.Kind == party.Email:
			w.channel, w.address = notice.Email, cmp.Or(x.Normal, x.Value)
		case x.Kind == party.Phone && getsText(x.Normal):
			w.channel, w.address = notice.SMS, x.Normal
		case x.Kind == party.Post:
			w.channel, w.address = notice.Letter, x.Value
		}
		if w.address != "" {
			all = append(all, w)
		}
	}
	if lines := postal(&p.Address); lines != "" {
		all = append(all, way{channel: notice.Letter, address: lines, sure: true})
	}
	wanted := map[notice.Channel]bool{}
	for _, w := range all {
		wanted[w.channel] = wanted[w.channel] || w.wanted && !w.shunned
	}
	slices.SortStableFunc(all, func(a, b way) int {
		return cmp.Or(first(wanted[a.channel], wanted[b.channel]), cmp.Compare(fallbackOrder[a.channel], fallbackOrder[b.channel]),
			first(a.wanted, b.wanted), first(a.sure, b.sure))
	})
	return all
}

// fallbackOrder is which channel is tried when the party prefers none.
var fallbackOrder = map[notice.Channel]int{notice.Email: 1, notice.SMS: 2, notice.Letter: 3}

// first puts what has something before what has not.
func first(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}

// getsText says whether a number may be of a mobile telephone. A Dutch one
// begins with 6; of a foreign one we cannot know.
func getsText(e164 string) bool {
	return strings.HasPrefix(e164, "+316") || strings.HasPrefix(e164, "+") && !strings.HasPrefix(e164, "+31")
}

// postal is an address as the lines of an envelope; empty when post cannot get
// there.
func postal(a *party.Address) string {
	if a.Number == "" || a.Postcode == "" && a.Country == "" || a.Street == "" && a.Postcode == "" {
		return ""
	}
	street := strings.TrimSpace(strings.TrimSpace(a.Street+" "+a.Number) + " " + a.Addition)
	lines := []string{street, strings.TrimSpace(a.Postcode + "  " + a.Town), a.Country}
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// choice is what a notice asks of the ways to a party.
type choice struct {
	statutory bool                     // opt-outs do not hold it back
	shielded  bool                     // only what was verified is sure enough
	carried   map[notice.Channel]bool  // for which channels there is a carrier
	bounced   map[bouncedAddress]int64 // when something came back from there
}

type bouncedAddress struct {
	channel notice.Channel
	address string
}

// Why there is no way to a party.
const (
	noWayKnown   = "Er is geen adres bekend waarop deze klant een bericht kan krijgen."
	noWayWanted  = "De klant wil deze berichten niet ontvangen."
	noWayWorking = "Geen van de adressen van deze klant werkt."
	noWaySure    = "Van deze afgeschermde klant is geen adres gecontroleerd."
)

// choose is the best way that may be used; otherwise why there is none.
func (c *choice) choose(all []way) (way, string) {
	because := noWayKnown
	for _, w := range all {
		came, back := c.bounced[bouncedAddress{w.channel, w.address}]
		switch {
		case !c.carried[w.channel]:
		case w.shunned && !c.statutory:
			because = noWayWanted
		case back && came >= w.since:
			because = noWayWorking
		case c.shielded && !w.sure:
			because = noWaySure
		default:
			return w, ""
		}
	}
	return way{}, because
}

// firstChannel is on which channel a party will most likely be told; empty when
// there is none.
func firstChannel(p *party.Party) notice.Channel {
	for _, w := range waysTo(p) {
		if !w.shunned {
			return w.channel
		}
	}
	return ""
}

// callerAddress is how a caller whom we do not know can be told; from is the
// mail address from which a message came.
func callerAddress(c contact.Caller, from string) (notice.Channel, string) {
	for _, text := range []string{c.Email, from} {
		if mail, err := party.ParseEmail(text); err == nil {
			return notice.Email, mail
		}
	}
	if number, err := party.ParsePhone(c.Phone); err == nil && getsText(number) {
		return notice.SMS, number
	}
	return "", ""
}
