package action

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// filled is a form of somebody who took ten seconds over it.
func (g *gift) filled(text, reach, address string) Said {
	in := Said{Form: complaint.Form{Kind: complaint.Grievance, Text: text, Reach: reach}, Number: g.FormNumber(), Address: address, Lang: fault.NL}
	*g.now = g.now.Add(10 * time.Second)
	return in
}

func (g *gift) send(in Said) string {
	g.t.Helper()
	token, err := g.Complain(context.Background(), organisation, in)
	g.must(err)
	return token
}

// complaints are those that came in.
func (g *gift) complaints() []complaint.Item {
	g.t.Helper()
	all, _, err := g.Complaints(context.Background(), griever, complaint.Filter{}, complaint.Place{}, 1000)
	g.must(err)
	return all
}

func placesOf(err error) string {
	var l fault.List
	if errors.As(err, &l) {
		var all []string
		for _, f := range l {
			all = append(all, f.Place)
		}
		return strings.Join(all, " ")
	}
	if f := fault.As(err); f != nil {
		return f.Place
	}
	return fmt.Sprint(err)
}

func TestAComplaintComesInWithoutAnAccount(t *testing.T) { // S1-17, KL-2
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.UseURL("https://voorbeeld.example")
		in := g.filled("Ik kreeg drie weken geen antwoord. Mijn nummer is 111222333.", "Jan@Voorbeeld.nl", "192.0.2.1")
		in.Name, in.Street, in.Postcode, in.Town, in.Wants, in.Day, in.About = "Jan de Vries", "Lange Laan 12-b", "1234 ab", "Elzermonde", "Een gesprek", "2026-01-05", "Z999999-0001"
		in.Files = []SentFile{{"brief.txt", []byte("Geachte heer")}}
		said, err := g.ComplaintReceipt(ctx, organisation, g.send(in), fault.NL)
		g.must(err)
		if said.Reference == "" || !said.Mail || said.Phone || !said.Formal || !said.Last.Known() || said.Confirmed <= calendar.NewDate(2026, 1, 5) || said.Files != 1 || !strings.HasPrefix(said.Link, "https://voorbeeld.example/volg/") {
			t.Errorf("confirmed as %+v", said)
		}
		all := g.complaints()
		if len(all) != 1 {
			t.Fatalf("%d complaints", len(all))
		}
		one, err := g.Complaint(ctx, griever, all[0].ID)
		g.must(err)
		c := one.Complaint
		if !c.Attributes.Written || strings.Contains(c.Text, "111222333") || !strings.Contains(c.Text, "Z999999-0001") || c.Case != 0 || c.Wants != "Een gesprek" || c.Conduct != calendar.NewDate(2026, 1, 5) || c.Contact == 0 {
			t.Errorf("registered as %+v", c)
		}
		g.must(g.db.Read(ctx, func(tx *store.Tx) error {
			p, err := tx.Party(ctx, organisation, c.Party)
			if err != nil {
				return err
			}
			if p.Name.Full() != "Jan de Vries" || p.Address.Number != "12" || p.Address.Addition != "b" || p.Address.Postcode != "1234AB" && p.Address.Postcode != "1234 AB" || len(p.Points) != 1 || p.Points[0].Normal != "jan@voorbeeld.nl" || p.Points[0].Verified.Known() {
				t.Errorf("kept as %+v", p)
			}
			r, err := tx.Request(ctx, organisation, c.ID)
			if err != nil {
				return err
			}
			if strings.Contains(r.Text+r.Title, "antwoord") || r.Channel != contact.WebForm || r.Contacts != 1 {
				t.Errorf("the request says what was complained about: %+v", r)
			}
			files, err := tx.Attachments(ctx, organisation, c.Contact)
			if len(files) != 1 || files[0].Name != "brief.txt" {
				t.Errorf("files: %+v", files)
			}
			return err
		}))
	})
}

func TestWhoSaysNothingOfThemselvesStaysAnonymous(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		said, err := g.ComplaintReceipt(ctx, organisation, g.send(g.filled("De baliemedewerker zuchtte", "", "192.0.2.1")), fault.NL)
		g.must(err)
		if said.Mail || said.Phone || said.Post || said.Formal || said.Reference == "" {
			t.Errorf("confirmed as %+v", said)
		}
		one, err := g.Complaint(ctx, griever, g.complaints()[0].ID)
		g.must(err)
		if one.Complaint.Party != 0 {
			t.Errorf("of party %d", one.Complaint.Party)
		}
	})
}

func TestOneFormMakesOneComplaint(t *testing.T) {
	eachGift(t, func(g *gift) {
		in := g.filled("De container is niet geleegd", "", "192.0.2.1")
		var wait sync.WaitGroup
		errs := make([]error, 8)
		for i := range errs {
			wait.Go(func() { _, errs[i] = g.Complain(context.Background(), organisation, in) })
		}
		wait.Wait()
		for _, err := range errs {
			g.must(err)
		}
		if n := len(g.complaints()); n != 1 {
			t.Errorf("one form made %d complaints", n)
		}
	})
}

func TestFiftyTimesTheSameIsOneComplaint(t *testing.T) {
	eachGift(t, func(g *gift) {
		for range 50 {
			g.send(g.filled("koop goedkope pillen", "bot@voorbeeld.nl", "192.0.2.9"))
		}
		if n := len(g.complaints()); n != 1 {
			t.Fatalf("the same fifty times made %d complaints", n)
		}
		g.send(g.filled("Ik wacht op mijn paspoort", "", "192.0.2.9"))
		if n := len(g.complaints()); n != 2 {
			t.Errorf("somebody else behind the same address is kept out")
		}
	})
}

func TestAProgramIsSlowedDownAndAHouseholdIsNotKeptOut(t *testing.T) {
	eachGift(t, func(g *gift) {
		refused := 0
		for i := range 50 {
			in := g.filled(fmt.Sprintf("klacht nummer %d", i), "", "2001:db8::"+fmt.Sprint(i+1))
			*g.now = g.now.Add(-9 * time.Second)
			in.Number = g.FormNumber()
			*g.now = g.now.Add(4 * time.Second)
			if _, err := g.Complain(context.Background(), organisation, in); TooManyForms(err) {
				refused++
			} else {
				g.must(err)
			}
		}
		if n := len(g.complaints()); n != mostInBurst || refused != 50-mostInBurst {
			t.Errorf("%d came in and %d were refused", n, refused)
		}
		g.send(g.filled("De buren hebben een klacht", "", "2001:db8:0:1::5"))
		*g.now = g.now.Add(burst)
		g.send(g.filled("In hetzelfde huis is iemand anders", "", "2001:db8::77"))
		if n := len(g.complaints()); n != mostInBurst+2 {
			t.Errorf("%d came in", n)
		}
	})
}

func TestAFormThatIsNotRightMakesNothing(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		for name, change := range map[string]func(*Said){
			"text":   func(in *Said) { in.Text = " \n\t" },
			"reach":  func(in *Said) { in.Reach = "bel maar" },
			"file":   func(in *Said) { in.Files = []SentFile{{"virus.exe", []byte("MZ")}} },
			"day":    func(in *Said) { in.Day = "2030-01-01" },
			"wants":  func(in *Said) { in.Wants = strings.Repeat("a", complaint.MostWants+1) },
			"form":   func(in *Said) { in.Number = "verzonnen" },
			"form ":  func(in *Said) { in.Number = g.FormNumber() },
			"form  ": func(in *Said) { in.Trap = "http://pillen.example" },
		} {
			in := g.filled("De stoep ligt los", "", "192.0.2.1")
			change(&in)
			if _, err := g.Complain(ctx, organisation, in); placesOf(err) != strings.TrimSpace(name) {
				t.Errorf("%s: %v at %q", name, err, placesOf(err))
			}
		}
		old := g.filled("De stoep ligt los", "", "192.0.2.1")
		*g.now = g.now.Add(formLongest)
		if _, err := g.Complain(ctx, organisation, old); placesOf(err) != "form" {
			t.Errorf("a form of yesterday: %v", err)
		}
		if n := len(g.complaints()); n != 0 {
			t.Errorf("%d complaints", n)
		}
	})
}

func TestACaseIsLinkedOnlyForWhomItIs(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		p := party.Party{Kind: party.Person, Born: calendar.NoDate, Name: party.Name{Last: "Bos"}, Points: []party.Point{{Kind: party.Phone, Value: "06 12345678", Verified: calendar.NoInstant}}}
		g.must(p.Tidy(calendar.NewDate(2026, 1, 1)))
		all := []party.Party{p}
		g.must(g.db.Tx(ctx, func(tx *store.Tx) error {
			return tx.PutParties(ctx, organisation, all, map[int64]store.SealedBSN{})
		}))
		id := g.cases("lantaarnpaal", 1, all[0].ID)[0]
		r, err := g.RequestByID(ctx, staff.System("test", organisation), id)
		g.must(err)
		for reach, linked := range map[string]bool{"0612345678": true, "06 8765 4321": false, "": false} {
			in := g.filled("Dit duurt te lang, zegt "+reach, reach, "192.0.2.1")
			in.About = " " + strings.ToLower(r.Request.Reference) + " "
			g.send(in)
			c, err := g.Complaint(ctx, griever, g.complaints()[0].ID)
			g.must(err)
			if got := c.Complaint.Case == id; got != linked || c.Complaint.Party == all[0].ID {
				t.Errorf("who is reached at %q is linked to the case: %v, as party %d", reach, got, c.Complaint.Party)
			}
		}
	})
}

func TestAnAddressThatCannotBeReadIsNoReasonToRefuse(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		in := g.filled("De bus rijdt niet", "020 123 4567", "192.0.2.1")
		in.Name, in.Street, in.Postcode, in.Town = "Oma", "Boerderij achter de dijk", "geen idee", "bij Elzermonde"
		g.send(in)
		c, err := g.Complaint(ctx, griever, g.complaints()[0].ID)
		g.must(err)
		if c.Complaint.Party == 0 || !strings.Contains(c.Complaint.Text, "Boerderij achter de dijk") {
			t.Errorf("registered as %+v", c.Complaint)
		}
	})
}
