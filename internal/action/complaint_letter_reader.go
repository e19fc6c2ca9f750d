package action

import (
	"cmp"
	"context"
	"slices"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/party"
)

// reader1 is one who reads a letter, and how it gets there.
type reader1 struct {
	name     string
	language string
	channel  string // of complaint.Sent
	address  string // as the carrier wants it
	shown    string // as the copy that we keep may show it
	party    int64
	contact  int64
	staff    int64
}

// readersOf are who a letter goes to: the complainant, or each of who is
// complained about. Ways are the channels that can be chosen.
func (a *Actions) readersOf(ctx context.Context, x *complaintChange, p complaint.Paper, w LetterWords) (all []reader1, ways []string, err error) {
	if p.ToOther() {
		people, err := x.tx.People(ctx, x.who.Organisation)
		if err != nil {
			return nil, nil, err
		}
		for _, id := range x.complaint.About {
			to := reader1{language: notice.Dutch, channel: complaint.OnScreen, staff: id}
			for i := range people {
				if s := &people[i]; s.ID == id {
					to.name, to.language = s.Name, notice.LanguageFor(string(s.Lang))
				}
			}
			all = append(all, to)
		}
		return all, []string{complaint.OnScreen}, nil
	}
	to, ways, err := a.complainant(ctx, x, w.By)
	if err != nil {
		return nil, ways, err
	}
	return []reader1{to}, ways, nil
}

// complainant is how the complainant is written to: as they prefer, by mail or
// by post, whatever they opted out of, because the law asks for it. It is a
// fault when there is no way.
func (a *Actions) complainant(ctx context.Context, x *complaintChange, by string) (to reader1, ways []string, err error) {
	c := x.complaint
	all, to, err := a.waysToComplainant(ctx, x)
	if err != nil {
		return to, nil, err
	}
	for _, w := range all {
		if !slices.Contains(ways, string(w.channel)) {
			ways = append(ways, string(w.channel))
		}
	}
	ways = append(ways, complaint.ByHand)
	if by == complaint.ByHand {
		to.channel = by
		return to, ways, nil
	}
	for _, w := range all {
		if by == "" || by == string(w.channel) {
			to.channel, to.address = string(w.channel), w.address
			if to.shown != hidden {
				to.shown = w.address
			}
			return to, ways, nil
		}
	}
	if c.Party == 0 && c.Contact == 0 {
		return to, ways, fault.New(fault.Invalid, "De klager is anoniem: er is niemand om te schrijven. Vul bij de klacht in wie de klager is, of geef de brief zelf.",
			"The complainant is anonymous: there is nobody to write to. Fill in who complains, or hand the letter over yourself.").At("adres")
	}
	return to, ways, fault.New(fault.Invalid, "Wij hebben geen mailadres of postadres van de klager. Vul het aan bij de klant, of geef de brief zelf.",
		"We have no mail address or postal address of the complainant. Add it to the customer, or hand the letter over yourself.").At("adres")
}

// hidden is shown for the address of somebody under a secrecy indication.
const hidden = "•••"

// waysToComplainant are the ways by mail and post, the best first.
func (a *Actions) waysToComplainant(ctx context.Context, x *complaintChange) ([]way, reader1, error) {
	c, tx, organisation := x.complaint, x.tx, x.who.Organisation
	to := reader1{language: notice.Dutch}
	if c.Party == 0 {
		if c.Contact == 0 {
			return nil, to, nil
		}
		to.contact = c.Contact
		who, err := tx.WhoCalled(ctx, organisation, []int64{c.Contact})
		if err != nil {
			return nil, to, err
		}
		caller := who[c.Contact].Caller
		to.name = caller.Name
		if channel, address := callerAddress(caller, ""); channel == notice.Email && a.carries(channel) {
			return []way{{channel: channel, address: address}}, to, nil
		}
		return nil, to, nil
	}
	p, err := a.partyNow(ctx, x, c.Party)
	if err != nil || p == nil {
		return nil, to, err
	}
	to.name, to.party, to.language = p.Name.Full(), p.ID, languageOf(p)
	if p.Secret {
		to.shown = hidden
	}
	if p.Deceased {
		return nil, to, nil
	}
	bounces, err := tx.BouncesOf(ctx, organisation, []int64{p.ID, c.Party})
	if err != nil {
		return nil, to, err
	}
	back := map[bouncedAddress]int64{}
	for _, b := range bounces {
		back[bouncedAddress{b.Channel, b.Address}] = max(int64(b.At), back[bouncedAddress{b.Channel, b.Address}])
	}
	chosen, _, err := tx.FollowChoice(ctx, organisation, c.ID)
	if err != nil {
		return nil, to, err
	}
	all := slices.DeleteFunc(waysTo(p), func(w way) bool {
		at, came := back[bouncedAddress{w.channel, w.address}]
		return w.channel == notice.SMS || !a.carries(w.channel) || came && at >= w.since || p.Sensitive && !w.sure
	})
	slices.SortStableFunc(all, func(a, b way) int { return first(a.channel == chosen.Channel, b.channel == chosen.Channel) })
	return all, to, nil
}

// partyNow is a party, or the one that it turned out to be; nil when it is gone.
func (a *Actions) partyNow(ctx context.Context, x *complaintChange, id int64) (*party.Party, error) {
	found, err := x.tx.PartiesByID(ctx, x.who.Organisation, []int64{id})
	if err != nil || found[id] == nil || found[id].MergedInto == 0 {
		return found[id], err
	}
	heir := found[id].MergedInto
	found, err = x.tx.PartiesByID(ctx, x.who.Organisation, []int64{heir})
	return found[heir], err
}

// carries says whether there is a carrier for a channel. Where there are none
// at all, letters are written and wait for one.
func (a *Actions) carries(c notice.Channel) bool { return len(a.carriers) == 0 || a.carriers[c] != nil }

// language is in which language the complainant is written to.
func (x *complaintChange) language(ctx context.Context) string {
	if x.complaint.Party == 0 {
		return notice.Dutch
	}
	p, err := x.a.partyNow(ctx, x, x.complaint.Party)
	if err != nil || p == nil {
		return notice.Dutch
	}
	return cmp.Or(languageOf(p), notice.Dutch)
}
