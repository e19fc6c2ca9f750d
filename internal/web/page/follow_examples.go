package page

import (
	"time"

	"github.com/a-h/templ"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
)

// FollowStates are the states of the page of a case, for the gallery.
var FollowStates = []struct {
	Name string
	Make func(Shell) templ.Component
}{
	{"volg", func(sh Shell) templ.Component { return FollowPage(followInTime(sh)) }},
	{"volg-vraagt", func(sh Shell) templ.Component { return FollowPage(followAsks(sh)) }},
	{"volg-te-laat", func(sh Shell) templ.Component { return FollowPage(followLate(sh)) }},
	{"volg-antwoord", func(sh Shell) templ.Component { return FollowPage(followAnswered(sh)) }},
	{"volg-klaar", func(sh Shell) templ.Component { return FollowPage(followClosed(sh)) }},
	{"volg-mening", func(sh Shell) templ.Component { return FollowPage(followRated(sh)) }},
	{"volg-bedenktijd", func(sh Shell) templ.Component { return FollowPage(followLeaving(sh)) }},
	{"volg-ingetrokken", func(sh Shell) templ.Component { return FollowPage(followWithdrawn(sh)) }},
	{"volg-minst", func(sh Shell) templ.Component { return FollowPage(followLeast(sh)) }},
	{"volg-weigert", func(sh Shell) templ.Component { return FollowPage(followRefused(sh)) }},
	{"klantpagina", func(sh Shell) templ.Component { return CustomerPagePage(exampleCustomerPage(sh)) }},
	{"volg-verlopen", func(sh Shell) templ.Component { return FollowNonePage(followNone(sh)) }},
}

// exampleFollow is what all states share.
func exampleFollow(sh Shell) Follow {
	r := sh.Reader
	sh.Script, sh.Home = "", "#"
	return Follow{Shell: sh, Tell: "#", Ref: r.T("Uw kenmerk: Z261116-0042", "Your reference: Z261116-0042"), Heading: r.T("Lantaarnpaal", "Street light"),
		Events: []EventRow{
			{r.T("ma 16 nov 2026, 11:20", "Mon 16 Nov 2026, 11:20"), "2026-11-16T11:20:00+01:00", r.T("Wij stuurden u per e-mail een bevestiging", "We sent you by e-mail a confirmation"), "", "", ""},
			{r.T("ma 16 nov 2026, 11:14", "Mon 16 Nov 2026, 11:14"), "2026-11-16T11:14:00+01:00", r.T("U belde ons", "You called us"), "", "", ""},
		},
		Private: []string{r.T("Alleen wie deze link heeft, ziet deze pagina. Geef de link daarom niet door. Uw naam, adres en nummers staan er niet op.", "Only who has this link sees this page. So do not pass it on. Your name, address and numbers are not on it."),
			r.T("De link werkt tot en met do 16 dec 2027. Wij tellen hoe vaak de pagina wordt geopend, en leggen niet vast door wie.", "The link works until Thu 16 Dec 2027. We count how often the page is opened and do not record by whom.")},
	}
}

// followBar is the promise of the example at a moment of November 2026.
func followBar(r kit.Reader, now, end string, state clock.State, paused ...string) kit.Bar {
	at := func(text string) calendar.Instant {
		t, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			return calendar.NoInstant
		}
		return calendar.InstantOf(t)
	}
	f := kit.BarFacts{Now: at(now), Promise: r.T("afgehandeld", "dealt with"), Result: clock.Result{State: state, Version: 1, Start: at("2026-11-16 10:14"), End: at(end),
		Due: calendar.Due{Date: calendar.NewDate(2026, time.November, 30), At: at("2026-11-30 22:59")}}}
	if len(paused) == 2 {
		f.Public, f.Pauses = true, []calendar.Span{{From: at(paused[0]), To: at(paused[1])}}
	}
	f.Steps = []kit.Step{{When: r.T("ma 16 nov 11:14", "Mon 16 Nov 11:14"), Text: r.T("ontvangen", "received")}, {When: r.T("ma 30 nov", "Mon 30 Nov"), Text: r.T("10 werkdagen om: za en zo tellen niet mee", "10 working days have passed: Sat and Sun do not count")}}
	b := kit.MakeBar(r, f)
	b.ID, b.Title = "0", r.T("Lantaarnpaal binnen 10 werkdagen", "Street light within 10 working days")
	return b
}

func followForm() *FollowForm { return &FollowForm{Action: "#", Key: "voorbeeld"} }

func followDoes(p *Follow) {
	r := p.Reader
	p.Write, p.Leave = followForm(), followForm()
	p.Reach = &FollowReach{FollowForm: *followForm(), Channels: []kit.Choice{{Value: "", Text: r.T("zoals ik van u gewend ben", "as I am used to"), On: true},
		{Value: "mail", Text: r.T("per e-mail", "by e-mail")}, {Value: "post", Text: r.T("per post", "by post")}}}
}

func followInTime(sh Shell) Follow {
	p := exampleFollow(sh)
	r := sh.Reader
	p.Word, p.Tone = r.T("Wij zijn ermee bezig", "We are working on it"), kit.Calm
	p.Lines = []string{r.T("Dit is uiterlijk maandag 30 november klaar.", "This will be done by Monday 30 November at the latest."), r.T("Duurt het langer? Dan hoort u dat van ons. U hoeft niet te bellen.", "Will it take longer? Then we will tell you. You do not have to call.")}
	p.Bars = []kit.Bar{followBar(r, "2026-11-20 10:00", "", clock.Running)}
	followDoes(&p)
	return p
}

func followAsks(sh Shell) Follow {
	p := followInTime(sh)
	r := sh.Reader
	p.Word, p.Tone = r.T("Wij hebben iets van u nodig", "We need something from you"), kit.Wait
	p.Lines = []string{r.T("Wij horen het graag vóór vr 27 nov. Zolang wij op u wachten, telt de tijd niet mee.", "Please let us know before Fri 27 Nov. While we wait for you, time does not count.")}
	p.Ask = r.T("Welk nummer staat er op de lantaarnpaal? Het staat op een plaatje op ooghoogte.", "Which number is on the street light? It is on a plate at eye level.")
	p.Bars = []kit.Bar{followBar(r, "2026-11-20 10:00", "", clock.Paused, "2026-11-18 09:00", "")}
	p.Write.Open = true
	p.Events = append([]EventRow{{r.T("wo 18 nov 2026, 10:00", "Wed 18 Nov 2026, 10:00"), "2026-11-18T10:00:00+01:00", r.T("Wij vroegen u om iets", "We asked you for something"), "", "", kit.Wait}}, p.Events...)
	return p
}

func followLate(sh Shell) Follow {
	p := followInTime(sh)
	r := sh.Reader
	p.Word, p.Tone = r.T("Het duurt langer dan wij beloofden. Dat spijt ons.", "It takes longer than we promised. We are sorry."), kit.Late
	p.Lines = []string{r.T("Hoe dat komt: er ligt een kabel in de grond stuk. De netbeheerder moet de stoep openmaken.", "Why: a cable in the ground is broken. The grid operator has to open the pavement."), r.T("Onze nieuwe datum is wo 9 dec.", "Our new date is Wed 9 Dec.")}
	p.Bars = []kit.Bar{followBar(r, "2026-12-02 10:00", "", clock.Overdue)}
	p.Events = append([]EventRow{
		{r.T("di 1 dec 2026, 08:30", "Tue 1 Dec 2026, 08:30"), "2026-12-01T08:30:00+01:00", r.T("Wij stuurden u per e-mail bericht dat het langer duurt", "We sent you by e-mail a message that it takes longer"), "", "", ""},
		{r.T("ma 30 nov 2026, 23:59", "Mon 30 Nov 2026, 23:59"), "2026-11-30T23:59:00+01:00", r.T("Wij haalden de beloofde datum niet", "We missed the promised date"), "", "", kit.Late}}, p.Events...)
	p.Gifts = []FollowGift{{FollowForm: *followForm(), Text: r.T("Wij beloofden u: te laat, dan geven wij € 15 aan een goed doel dat u kiest.", "We promised you: if we are late, we give €15 to a good cause of your choice."),
		Causes: []kit.Choice{{Value: "voedselbank", Text: r.T("Voedselbank Elzermonde", "Elzermonde food bank")}, {Value: "speeltuin", Text: r.T("Speeltuin De Wilg", "The Willow playground")}}}}
	return p
}

func followAnswered(sh Shell) Follow {
	p := exampleFollow(sh)
	r := sh.Reader
	p.Word, p.Tone = r.T("U heeft antwoord van ons", "You have our answer"), kit.Kept
	p.Lines = []string{r.T("Afgerond op vr 20 nov.", "Done on Fri 20 Nov.")}
	p.Answer = r.T("De lamp is vernieuwd en brandt weer.\nGaat hij binnen een maand opnieuw uit? Laat het ons hieronder weten.", "The lamp was replaced and burns again.\nDoes it go out again within a month? Tell us below.")
	p.Bars = []kit.Bar{followBar(r, "2026-11-21 10:00", "2026-11-20 14:10", clock.Kept)}
	p.Events = append([]EventRow{{r.T("vr 20 nov 2026, 15:10", "Fri 20 Nov 2026, 15:10"), "2026-11-20T15:10:00+01:00", r.T("Wij gaven antwoord", "We answered"), "", "", kit.Kept}}, p.Events...)
	p.Reopen = followForm()
	p.Reopen.Until = r.T("vr 18 dec", "Fri 18 Dec")
	return p
}

func followClosed(sh Shell) Follow {
	p := followAnswered(sh)
	r := sh.Reader
	p.Word, p.Answer = r.T("Dit is klaar", "This is done"), ""
	p.Events[0].What = r.T("Wij rondden het af", "We finished it")
	return p
}

func followLeaving(sh Shell) Follow {
	p := followInTime(sh)
	r := sh.Reader
	p.Notice = &Notice{Kind: "ok", Lines: []string{r.T("U heeft dit ingetrokken. U kunt zich nog een uur bedenken.", "You have withdrawn this. You can change your mind for an hour.")}}
	p.Word, p.Tone, p.Lines = r.T("U heeft dit ingetrokken", "You have withdrawn this"), kit.Soon, []string{r.T("Bedenkt u zich? Dat kan tot 11:40.", "Did you change your mind? You can until 11:40.")}
	p.Write, p.Leave, p.Undo = nil, nil, followForm()
	return p
}

func followWithdrawn(sh Shell) Follow {
	p := followLeaving(sh)
	r := sh.Reader
	p.Notice, p.Undo, p.Reach, p.Bars, p.Tone = nil, nil, nil, nil, kit.Out
	p.Lines = []string{r.T("Wij doen er niets meer mee. Heeft u het later toch nodig? Vraag het dan gewoon opnieuw.", "We will not work on it any more. Do you need it later after all? Just ask again.")}
	return p
}

func followLeast(sh Shell) Follow {
	p := followInTime(sh)
	p.Heading, p.Bars[0].Title = sh.T("Uw vraag", "Your request"), ""
	p.Events = p.Events[1:]
	p.Events[0].What = sh.T("Wij ontvingen uw vraag", "We received your request")
	return p
}

func followRefused(sh Shell) Follow {
	p := followInTime(sh)
	p.Write.Wrong = sh.T("Dit soort bestand nemen wij niet aan. Gebruik pdf, een foto, tekst of een Office-document zonder macro's.", "We do not take this kind of file. Use pdf, a photo, text or an Office document without macros.")
	p.Write.Text = sh.T("Het gaat om de paal tegenover de school.", "It is about the one opposite the school.")
	p.Notice = &Notice{Kind: "error", Lines: []string{p.Write.Wrong}}
	return p
}

func followNone(sh Shell) FollowNone {
	sh.Script, sh.Home = "", "#"
	return FollowNone{Shell: sh, Heading: sh.T("Deze link werkt niet", "This link does not work"), Lines: []string{
		sh.T("Misschien is de link niet helemaal overgenomen. Kijk of alle letters en cijfers erin staan.", "Perhaps the link was not copied completely. See whether all letters and figures are there."),
		sh.T("Een link werkt ook niet meer als uw vraag al een tijd klaar is. Bel of mail ons en noem uw kenmerk. Dan sturen wij u een nieuwe link.", "A link also stops working some time after your request was done. Call or mail us and mention your reference. We will send you a new link.")},
		Ways: []Link{{Text: sh.T("Lees wat wij beloven", "Read what we promise"), Href: "#"}}}
}

func exampleCustomerPage(sh Shell) CustomerPage {
	r := sh.Reader
	return CustomerPage{Shell: sh, Back: Link{Text: r.T("Terug naar de vraag", "Back to the request"), Href: "#"}, Lead: r.T("Z261116-0042 · Lantaarnpaal", "Z261116-0042 · Street light"),
		Link: "https://kcc.voorbeeldstad.nl/volg/7k2m-9qxd-0f4t-hw3e-c8pn-51rv-zb6j", Stop: "#",
		Events: []EventRow{{r.T("wo 18 nov 2026, 19:12", "Wed 18 Nov 2026, 19:12"), "2026-11-18T19:12:00+01:00", r.T("Vulde iets aan", "Added something"), "", "#", ""}},
		Facts:  []Row{{r.T("Geopend", "Opened"), r.T("4 keer", "4 times")}, {r.T("Laatst", "Last"), r.T("wo 18 nov 2026, 19:14", "Wed 18 Nov 2026, 19:14")}}}
}
