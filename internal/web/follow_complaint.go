package web

import (
	"fmt"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var followLetterPlace = place{"/volg/{token}/brief/{id}", "/en/follow/{token}/letter/{id}"}

func init() {
	routes = append(routes, route{"GET", followLetterPlace, holders, (*Server).followLetter})
}

// followComplaint says on the page of a complaint how far it is, in plain words,
// and gives the letters. It says nothing about who the complaint is about.
func (s *Server) followComplaint(r *http.Request, reader kit.Reader, c *action.CitizenCase, p *followPage) {
	k := c.Complaint
	if c.Product == "" {
		p.Heading = map[complaint.Kind]string{complaint.Grievance: reader.T("Uw klacht", "Your complaint"), complaint.Compliment: reader.T("Uw compliment", "Your compliment"), complaint.Idea: reader.T("Uw idee", "Your idea")}[k.Kind]
		p.Shell = s.followShell(r, reader, p.Heading)
	}
	say := func(nl, en string, args ...any) { p.Lines = append(p.Lines, fmt.Sprintf(reader.T(nl, en), args...)) }
	stand := func(tone kit.Tone, nl, en string) { p.Word, p.Tone, p.Lines = reader.T(nl, en), tone, nil }
	switch k.State {
	case complaint.Solved:
		stand(kit.Kept, "Uw klacht is meteen opgelost", "Your complaint was solved at once")
	case complaint.Settled:
		stand(kit.Kept, "Wij hebben uw klacht samen opgelost", "We have solved your complaint together")
	case complaint.Decided:
		stand(kit.Kept, "Wij hebben een oordeel gegeven", "We have given our judgment")
		say("U leest het in onze brief.", "You read it in our letter.")
	case complaint.NotHandled:
		stand(kit.Out, "Wij behandelen uw klacht niet", "We do not handle your complaint")
		say("In onze brief leest u waarom.", "In our letter you read why.")
	case complaint.Moved:
		stand(kit.Out, "Wij behandelen dit op een andere manier", "We handle this in another way")
		say("In onze brief leest u hoe.", "In our letter you read how.")
	case complaint.Withdrawn:
		stand(kit.Out, "U trok dit in", "You withdrew this")
	case complaint.Thanked:
		stand(kit.Kept, "Wij hebben u bedankt", "We have thanked you")
	default:
		if k.Kind != complaint.Grievance {
			stand(kit.Calm, "Wij hebben het gelezen", "We have read it")
			break
		}
		late := p.Tone == kit.Late
		switch {
		case k.Heard:
			stand(kit.Calm, "Wij hebben u gehoord en schrijven ons oordeel", "We have heard you and are writing our judgment")
		case k.Invited:
			stand(kit.Wait, "Wij hebben u uitgenodigd voor een gesprek", "We have invited you to meet us")
		case k.State == complaint.Taken:
			stand(kit.Calm, "Wij hebben uw klacht ontvangen", "We have received your complaint")
		default:
			stand(kit.Calm, "Wij behandelen uw klacht", "We are handling your complaint")
		}
		if late {
			p.Tone = kit.Late
		}
		p.Lines = append(p.Lines, answerBy(reader, c)...)
		p.Steps = complaintSteps(reader, k)
		if c.MayWrite {
			p.Hint = reader.T("Wilt u uw klacht intrekken? Schrijf dat dan bij “Iets aanvullen”.", "Do you want to withdraw your complaint? Write so at “Add something”.")
		}
	}
	if k.Ombudsman.Known() && k.State.Over() {
		say("Bent u het niet met ons eens? Tot en met %s kunt u naar de ombudsman. In onze brief staat hoe.", "Do you not agree with us? Until %s you can go to the ombudsman. Our letter says how.", reader.LongDate(k.Ombudsman))
	}
	for i := range k.Letters {
		l := &k.Letters[i]
		p.Letters = append(p.Letters, page.FollowLetter{Link: page.Link{Text: l.Title, Href: followLetterPlace.In(reader, r.PathValue("token"), itoa(l.ID))}, When: reader.LongDate(l.Day)})
	}
}

// answerBy is by when a complainant hears from us: what we promised, and what the
// law gives us. A promise that was broken is said first.
func answerBy(r kit.Reader, c *action.CitizenCase) (lines []string) {
	say := func(nl, en string, args ...any) { lines = append(lines, fmt.Sprintf(r.T(nl, en), args...)) }
	last, today := c.Complaint.Last, r.Zone.Date(c.AsOf)
	for i := range c.Clocks {
		k := &c.Clocks[i].Result
		if k.End.Known() || !k.Due.At.Known() {
			continue
		}
		due := r.Zone.Date(k.Due.At)
		if due < today {
			say("Wij beloofden u antwoord uiterlijk %s. Dat is niet gelukt, en dat spijt ons.", "We promised you an answer by %s at the latest. We did not manage, and we are sorry.", r.LongDate(due))
		} else {
			say("Wij beloofden u antwoord uiterlijk %s.", "We promised you an answer by %s at the latest.", r.LongDate(due))
		}
		break
	}
	if last < today {
		say("Volgens de wet had u op %s antwoord moeten hebben.", "By law you should have had an answer on %s.", r.LongDate(last))
	} else {
		say("Volgens de wet krijgt u uiterlijk %s antwoord.", "By law you get an answer by %s at the latest.", r.LongDate(last))
	}
	return lines
}

// complaintSteps is the way that a complaint goes from here, as far as it is
// known, in the words of who complained.
func complaintSteps(r kit.Reader, k *action.CitizenComplaint) []page.FollowStep {
	all := []page.FollowStep{{Text: r.T("Wij hebben uw klacht", "We have your complaint"), Note: r.LongDate(k.Received), Done: true}}
	add := func(nl, en string, done bool) { all = append(all, page.FollowStep{Text: r.T(nl, en), Done: done}) }
	if k.Confirmed {
		add("U kreeg een bevestiging", "You got a confirmation", true)
	} else {
		add("U krijgt een bevestiging", "You get a confirmation", false)
	}
	if k.State == complaint.Formal {
		add("U kunt uw verhaal vertellen in een gesprek", "You can tell your story when we meet", k.Heard)
	} else {
		add("Wij kijken met u of wij het samen kunnen oplossen", "We see with you whether we can solve it together", false)
		add("Lukt dat niet? Dan kunt u uw verhaal vertellen in een gesprek", "If not, you can tell your story when we meet", false)
	}
	add("U leest in een brief wat wij ervan vinden", "You read in a letter what we think of it", false)
	for i := range all {
		if !all[i].Done {
			all[i].Now = true
			break
		}
	}
	return all
}

// followLetter is one letter to who holds the link.
func (s *Server) followLetter(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	private(w)
	name, pdf, err := s.actions.CitizenLetter(r.Context(), s.viewer(r), whole(r.PathValue("id")))
	if none := s.noFollow(r, reader, err); none != nil {
		return s.show(w, r, none.status, page.FollowNonePage(none.FollowNone))
	}
	if err != nil {
		return err
	}
	document(w, name, pdf)
	return nil
}
