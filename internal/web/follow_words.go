package web

import (
	"fmt"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// followPage is a case in the words of the citizen.
type followPage struct{ page.Follow }

func (s *Server) followPage(r *http.Request, reader kit.Reader, c *action.CitizenCase) *followPage {
	p := &followPage{}
	p.Heading = c.Product
	if p.Heading == "" {
		p.Heading = reader.T("Uw vraag", "Your request")
	}
	if c.Callback {
		p.Heading = reader.T("Wij bellen u terug", "We will call you back")
		if c.Product != "" {
			p.Heading += reader.T(" over: ", " about: ") + c.Product
		}
	}
	p.Heading = upper(p.Heading)
	p.Shell = s.followShell(r, reader, p.Heading)
	p.Tell = aboutCasePlace.In(reader, r.PathValue("token"))
	if c.Reference != "" {
		p.Ref = reader.T("Uw kenmerk: ", "Your reference: ") + c.Reference
	}
	p.Word, p.Tone, p.Lines = standing(reader, c)
	p.Ask, p.Answer = c.What, c.Answer
	if c.Complaint != nil {
		s.followComplaint(r, reader, c, p)
	}
	for i := range c.Clocks {
		k := &c.Clocks[i]
		b := publicBar(reader, k, c)
		b.ID = itoa(int64(i))
		if !c.Least {
			b.Title = titleOf(reader, &k.Promise)
		}
		p.Bars = append(p.Bars, b)
	}
	for _, e := range c.Happened {
		what, tone := happening(reader, e)
		p.Events = append(p.Events, page.EventRow{When: reader.FullMoment(e.At), Machine: reader.Machine(e.At), What: what, Tone: tone})
	}
	at := func(step string) string { return followDoPlace.In(reader, r.PathValue("token"), step) }
	form := func(step string, may bool) *page.FollowForm {
		if !may {
			return nil
		}
		return &page.FollowForm{Action: at(step), Key: newKey()}
	}
	p.Write, p.Leave, p.Undo, p.Reopen = form(stepWrite, c.MayWrite), form(stepLeave, c.MayWithdraw), form(stepKeep, c.MayUndo), form(stepReopen, c.MayReopen)
	if p.Write != nil {
		p.Write.Open = c.Standing == action.AsksYou
	}
	if p.Reopen != nil {
		p.Reopen.Until = reader.Day(c.ReopenBy)
	}
	p.Rate = rateForm(reader, c, form(stepRate, c.MayRate))
	if c.MayChoose && len(c.Reach) > 0 {
		p.Reach = &page.FollowReach{FollowForm: *form(stepReach, true), Quiet: c.Choice.Quiet}
		p.Reach.Channels = append(p.Reach.Channels, kit.Choice{Value: "", Text: reader.T("zoals ik van u gewend ben", "as I am used to"), On: c.Choice.Channel == ""})
		for _, ch := range c.Reach {
			p.Reach.Channels = append(p.Reach.Channels, kit.Choice{Value: string(ch), Text: byChannel(reader, ch), On: c.Choice.Channel == ch})
		}
	}
	for i := range c.Gifts {
		g := &c.Gifts[i]
		f := page.FollowGift{ID: itoa(g.ID), Text: giftText(reader, g)}
		if g.Choose {
			f.FollowForm = *form(stepGift, true)
		}
		for _, x := range c.Causes {
			if x.Code == g.Cause {
				f.Chosen = x.Name
			}
			text := x.Name
			if about := reader.Of(x.About); about != "" {
				text += ": " + about
			}
			if x.Active {
				f.Causes = append(f.Causes, kit.Choice{Value: x.Code, Text: text})
			}
		}
		p.Gifts = append(p.Gifts, f)
	}
	p.Private = []string{
		reader.T("Alleen wie deze link heeft, ziet deze pagina. Geef de link daarom niet door. Uw naam, adres en nummers staan er niet op.", "Only who has this link sees this page. So do not pass it on. Your name, address and numbers are not on it."),
		fmt.Sprintf(reader.T("De link werkt tot en met %s. Wij tellen hoe vaak de pagina wordt geopend, en leggen niet vast door wie.", "The link works until %s. We count how often the page is opened and do not record by whom."), reader.Day(c.Ends)),
	}
	return p
}

// refuse says at a form why it was refused and keeps what was typed.
func (p *followPage) refuse(no *refused) {
	put := func(f *page.FollowForm) {
		if f != nil {
			f.Wrong, f.Text = no.why, no.text
		}
	}
	switch no.step {
	case stepWrite:
		put(p.Write)
	case stepReopen:
		put(p.Reopen)
	case stepLeave:
		put(p.Leave)
	case stepRate:
		if p.Rate != nil {
			put(&p.Rate.FollowForm)
		}
	case stepReach:
		if p.Reach != nil {
			put(&p.Reach.FollowForm)
		}
	}
	for i := range p.Gifts {
		if no.step == stepGift {
			put(&p.Gifts[i].FollowForm)
		}
	}
	p.Notice = &page.Notice{Kind: "error", Lines: []string{no.why}}
}

// publicBar draws one promise for the customer to whom it was made.
func publicBar(r kit.Reader, k *action.CaseClock, c *action.CitizenCase) kit.Bar {
	f := barFacts(r, k, c.AsOf)
	f.Public = c.Standing == action.AsksYou
	return kit.MakeBar(r, f)
}

// standing is how a case stands, in a sentence, and what follows from it.
func standing(r kit.Reader, c *action.CitizenCase) (word string, tone kit.Tone, lines []string) {
	say := func(nl, en string, args ...any) { lines = append(lines, fmt.Sprintf(r.T(nl, en), args...)) }
	switch c.Standing {
	case action.AsksYou:
		if c.Until.Known() && c.Until != 0 {
			say("Wij horen het graag vóór %s. Zolang wij op u wachten, telt de tijd niet mee.", "Please let us know before %s. While we wait for you, time does not count.", r.Day(c.Until))
		} else {
			say("Zolang wij op u wachten, telt de tijd niet mee.", "While we wait for you, time does not count.")
		}
		return r.T("Wij hebben iets van u nodig", "We need something from you"), kit.Wait, lines
	case action.AwaitsOther:
		say("Zodra wij het antwoord hebben, gaan wij verder.", "As soon as we have their answer we will go on.")
		if c.Until.Known() && c.Until != 0 {
			say("Wij verwachten het uiterlijk %s.", "We expect it by %s.", r.Day(c.Until))
		}
		return r.T("Wij wachten op een andere organisatie", "We are waiting for another organisation"), kit.Wait, lines
	case action.RunsLate:
		if c.Cause != "" {
			say("Hoe dat komt: %s", "Why: %s", c.Cause)
		}
		if c.NewDue.Known() && c.NewDue != 0 {
			say("Onze nieuwe datum is %s.", "Our new date is %s.", r.Day(c.NewDue))
		} else {
			say("U krijgt van ons een nieuwe datum. U hoeft ons niet te bellen.", "We will give you a new date. You do not have to call us.")
		}
		return r.T("Het duurt langer dan wij beloofden. Dat spijt ons.", "It takes longer than we promised. We are sorry."), kit.Late, lines
	case action.Withdrawing:
		say("Bedenkt u zich? Dat kan tot %s.", "Did you change your mind? You can until %s.", r.Clock(c.Until))
		return r.T("U heeft dit ingetrokken", "You have withdrawn this"), kit.Soon, lines
	case action.WasAnswered:
		say("Afgerond op %s.", "Done on %s.", r.Day(c.Closed))
		if c.Callback {
			return r.T("Wij hebben u gesproken", "We have spoken to you"), kit.Kept, lines
		}
		return r.T("U heeft antwoord van ons", "You have our answer"), kit.Kept, lines
	case action.WasClosed:
		say("Afgerond op %s.", "Done on %s.", r.Day(c.Closed))
		return r.T("Dit is klaar", "This is done"), kit.Kept, lines
	case action.WasWithdrawn:
		say("Wij doen er niets meer mee. Heeft u het later toch nodig? Vraag het dan gewoon opnieuw.", "We will not work on it any more. Do you need it later after all? Just ask again.")
		return r.T("U heeft dit ingetrokken", "You have withdrawn this"), kit.Out, lines
	case action.CouldNotReach:
		say("Wij belden u, maar kregen u niet te pakken. Afgerond op %s.", "We called you but could not reach you. Closed on %s.", r.Day(c.Closed))
		return r.T("Wij konden u niet bereiken", "We could not reach you"), kit.Soon, lines
	}
	if text := r.Of(c.Say); text != "" {
		lines = append(lines, text)
	}
	if c.NewDue.Known() && c.NewDue != 0 && c.NewDue > c.AsOf {
		say("Wij lieten u weten dat het %s wordt.", "We told you that it will be %s.", r.Day(c.NewDue))
	}
	say("Duurt het langer? Dan hoort u dat van ons. U hoeft niet te bellen.", "Will it take longer? Then we will tell you. You do not have to call.")
	return r.T("Wij zijn ermee bezig", "We are working on it"), kit.Calm, lines
}

// happening is one line of the history, and how it looks.
func happening(r kit.Reader, e action.CitizenEvent) (string, kit.Tone) {
	switch e.What {
	case action.YouAsked:
		return youAsked(r, contact.Channel(e.Channel)), ""
	case action.YouContacted:
		return r.T("U nam hierover weer contact met ons op", "You contacted us about this again"), ""
	case action.YouWrote:
		return r.T("U vulde iets aan", "You added something"), ""
	case action.YouWithdrew, action.EndedOnDemand:
		return r.T("U trok dit in", "You withdrew this"), ""
	case action.YouKept:
		return r.T("U wilde toch dat wij doorgaan", "You wanted us to go on after all"), ""
	case action.YouSaidNo:
		return r.T("U liet weten dat het niet is opgelost. Wij pakten het weer op", "You told us that it is not solved. We picked it up again"), ""
	case action.PassedOn:
		return r.T("Wij gaven het door aan de collega's die dit doen", "We passed it on to the colleagues who do this"), ""
	case action.WeNeedYou:
		return r.T("Wij vroegen u om iets", "We asked you for something"), kit.Wait
	case action.WeWaitOther:
		return r.T("Wij vroegen iets aan een andere organisatie", "We asked another organisation for something"), kit.Wait
	case action.WeGoOn:
		return r.T("Wij gingen verder", "We went on"), ""
	case action.WeRang:
		return r.T("Wij belden u, maar kregen u niet te pakken", "We called you but could not reach you"), ""
	case action.WeSpoke:
		return r.T("Wij spraken u", "We spoke to you"), ""
	case action.WeSent:
		return weSent(r, e), ""
	case action.WeConfirmed:
		return r.T("Wij bevestigden dat wij het hebben", "We confirmed that we have it"), ""
	case action.WePlanned:
		return r.T("Er is een plan", "There is a plan"), ""
	case action.WeStarted:
		return r.T("Wij begonnen", "We started"), ""
	case action.WeDecided:
		return r.T("Wij namen een besluit", "We took a decision"), ""
	case action.WeDelivered:
		return r.T("Wij leverden het", "We delivered it"), ""
	case action.WeAnswered:
		return r.T("Wij gaven antwoord", "We answered"), kit.Kept
	case action.DateMissed:
		return r.T("Wij haalden de beloofde datum niet", "We missed the promised date"), kit.Late
	case action.WeReopened:
		return r.T("Wij pakten het weer op", "We picked it up again"), ""
	}
	return r.T("Wij rondden het af", "We finished it"), kit.Kept
}

func youAsked(r kit.Reader, by contact.Channel) string {
	switch by {
	case contact.Phone:
		return r.T("U belde ons", "You called us")
	case contact.Counter:
		return r.T("U kwam bij ons aan de balie", "You came to our counter")
	case contact.Email:
		return r.T("U stuurde ons een e-mail", "You sent us an e-mail")
	case contact.Letter:
		return r.T("Wij ontvingen uw brief", "We received your letter")
	case contact.WebForm, contact.App:
		return r.T("U meldde het via onze website", "You reported it through our website")
	case contact.Chat, contact.Social:
		return r.T("U stuurde ons een bericht", "You sent us a message")
	}
	return r.T("Wij ontvingen uw vraag", "We received your request")
}

// byChannel is a channel as a citizen chooses it.
func byChannel(r kit.Reader, ch notice.Channel) string {
	switch ch {
	case notice.Email:
		return r.T("per e-mail", "by e-mail")
	case notice.SMS:
		return r.T("per sms", "by text message")
	}
	return r.T("per post", "by post")
}

var sentAbout = map[notice.Kind][2]string{
	notice.Confirmation: {"een bevestiging", "a confirmation"}, notice.Late: {"bericht dat het langer duurt", "a message that it takes longer"},
	notice.Paused: {"bericht dat wij wachten", "a message that we are waiting"}, notice.Resumed: {"bericht dat wij verder gaan", "a message that we go on"},
	notice.NotReached: {"bericht dat wij u belden", "a message that we called"}, notice.Answered: {"ons antwoord", "our answer"},
	notice.Closed: {"bericht dat het klaar is", "a message that it is done"}, notice.Reopened: {"bericht dat wij het weer oppakken", "a message that we pick it up again"},
	notice.Milestone:        {"bericht over hoe het staat", "a message about how it stands"},
	notice.ComplaintReceipt: {"een ontvangstbevestiging", "an acknowledgement"}, notice.ComplaintRefused: {"een brief waarom wij uw klacht niet behandelen", "a letter why we do not handle your complaint"},
	notice.ComplaintInvite: {"een uitnodiging voor een gesprek", "an invitation to meet"}, notice.ComplaintLonger: {"bericht dat het langer duurt", "a message that it takes longer"},
	notice.ComplaintSettled: {"een brief over wat wij afspraken", "a letter about what we agreed"}, notice.ComplaintMoved: {"een brief dat wij het anders behandelen", "a letter that we handle it in another way"},
	notice.ComplaintVerdict: {"ons oordeel", "our judgment"}, notice.ComplaintFeedback: {"bericht wat wij met uw klacht deden", "a message what we did with your complaint"},
	notice.ComplimentThanks: {"een bedankje", "a word of thanks"}, notice.IdeaThanks: {"een bedankje", "a word of thanks"},
}

func weSent(r kit.Reader, e action.CitizenEvent) string {
	about, ok := sentAbout[e.About]
	if !ok {
		about = [2]string{"een bericht", "a message"}
	}
	ch := byChannel(r, notice.Channel(e.Channel))
	return fmt.Sprintf(r.T("Wij stuurden u %[1]s %[2]s", "We sent you %[1]s %[2]s"), ch, r.T(about[0], about[1]))
}

// followDone is what was done, after a step.
func followDone(r kit.Reader, step string) *page.Notice {
	texts := map[string][2]string{
		stepWrite:  {"Wij hebben uw aanvulling. Wie hieraan werkt, krijgt een seintje.", "We have what you added. Whoever works on this is told."},
		stepLeave:  {"U heeft dit ingetrokken. U kunt zich nog een uur bedenken.", "You have withdrawn this. You can change your mind for an hour."},
		stepKeep:   {"Goed, wij gaan ermee door.", "Fine, we will go on with it."},
		stepReopen: {"Dank u. Wij pakken het weer op.", "Thank you. We will pick it up again."},
		stepReach:  {"Uw keuze is bewaard.", "Your choice was saved."},
		stepGift:   {"Dank u. Uw keuze is bewaard.", "Thank you. Your choice was saved."},
		stepRate:   {"Dank u voor uw mening. Wij leren ervan.", "Thank you for your opinion. We learn from it."},
	}
	if t, ok := texts[step]; ok {
		return &page.Notice{Kind: "ok", Lines: []string{r.T(t[0], t[1])}}
	}
	return nil
}

// giftText is what a citizen gets because we were late.
func giftText(r kit.Reader, g *action.CitizenRemedy) string {
	sum := r.Cents(g.Cents)
	switch g.Form {
	case charter.Donation:
		return fmt.Sprintf(r.T("Wij waren te laat. Daarom geven wij %s aan een goed doel dat u kiest.", "We were late. So we give %s to a good cause of your choice."), sum)
	case charter.Money:
		return fmt.Sprintf(r.T("Wij waren te laat. Daarom krijgt u %s van ons.", "We were late. So you get %s from us."), sum)
	case charter.BookToken:
		return fmt.Sprintf(r.T("Wij waren te laat. Daarom krijgt u een boekenbon van %s.", "We were late. So you get a book token of %s."), sum)
	case charter.Flowers:
		return r.T("Wij waren te laat. Daarom krijgt u bloemen van ons.", "We were late. So you get flowers from us.")
	}
	return r.T("Wij waren te laat. Daarvoor bieden wij onze excuses aan.", "We were late. We apologise for that.")
}
