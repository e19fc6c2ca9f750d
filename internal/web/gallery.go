package web

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// examplePages are whole pages filled with examples, by name.
var examplePages = []struct {
	name string
	make func(page.Shell) templ.Component
}{
	{"vandaag", func(sh page.Shell) templ.Component { return page.TodayPage(page.ExampleToday(sh)) }},
	{"storing", func(sh page.Shell) templ.Component { return page.TodayPage(page.ExampleDisruption(sh)) }},
	{"sturen", func(sh page.Shell) templ.Component { return page.SteeringPage(page.ExampleSteering(sh)) }},
	{"beloften", func(sh page.Shell) templ.Component {
		p := page.ExampleSteering(sh)
		p.Detail, p.Empty = nil, sh.T("Kies links een belofte.", "Choose a promise on the left.")
		return page.SteeringPage(p)
	}},
	{"zaak", func(sh page.Shell) templ.Component { return page.CasePage(page.ExampleCase(sh)) }},
	{"contacten", func(sh page.Shell) templ.Component { return page.ListingPage(page.ExampleListing(sh)) }},
	{"contact", func(sh page.Shell) templ.Component { return page.ContactPage(page.ExampleContact(sh)) }},
	{"werk", func(sh page.Shell) templ.Component { return page.WorkPage(page.ExampleWork(sh)) }},
	{"kalender", func(sh page.Shell) templ.Component { return page.CalendarsPage(page.ExampleCalendars(sh)) }},
	{"verstuurd", func(sh page.Shell) templ.Component { return page.ListingPage(page.ExampleSent(sh)) }},
	{"verzending", func(sh page.Shell) templ.Component { return page.EnvelopePage(page.ExampleEnvelope(sh)) }},
	{"printen", func(sh page.Shell) templ.Component { return page.LettersPage(page.ExampleLetters(sh)) }},
	{"mijn-werk", func(sh page.Shell) templ.Component { return page.MyWorkPage(page.ExampleMyWork(sh)) }},
	{"taak", func(sh page.Shell) templ.Component { return page.TaskPage(page.ExampleTask(sh)) }},
	{"klacht-brieven", func(sh page.Shell) templ.Component {
		return page.ComplaintLettersPage(page.ExampleComplaintLetters(sh))
	}},
	{"klacht-brief", func(sh page.Shell) templ.Component {
		return page.ComplaintLetterPage(page.ExampleComplaintLetterEdit(sh))
	}},
	{"waarschuwingen", func(sh page.Shell) templ.Component { return page.AlertsPage(page.ExampleAlerts(sh)) }},
	{"uitstel", func(sh page.Shell) templ.Component { return page.DelayPage(page.ExampleDelay(sh)) }},
	{"handvest", func(sh page.Shell) templ.Component { return page.CharterPage(page.ExampleCharter(sh)) }},
	{"beheer", func(sh page.Shell) templ.Component { return page.ManagePage(page.ExampleManage(sh)) }},
	{"klacht-cijfers", func(sh page.Shell) templ.Component {
		return page.ComplaintFiguresPage(page.ExampleComplaintFigures(sh))
	}},
	{"klantreis", func(sh page.Shell) templ.Component { return page.JourneyPage(page.ExampleJourney(sh)) }},
	{"klacht-jaar", func(sh page.Shell) templ.Component {
		return page.ComplaintYearPage(page.ExampleComplaintYear(sh, false))
	}},
	{"klacht-jaar-openbaar", func(sh page.Shell) templ.Component { return page.PublicYearPage(page.ExampleComplaintYear(sh, true)) }},
	{"klacht-verbetering", func(sh page.Shell) templ.Component { return page.ImprovementPage(page.ExampleImprovement(sh)) }},
	{"kennis", func(sh page.Shell) templ.Component { return page.KnowledgePage(page.ExampleKnowledge(sh)) }},
	{"kennis-leeg", func(sh page.Shell) templ.Component { return page.KnowledgePage(page.ExampleNoKnowledge(sh)) }},
	{"antwoord", func(sh page.Shell) templ.Component { return page.AnswerRead(page.ExampleAnswer(sh)) }},
	{"antwoord-verlopen", func(sh page.Shell) templ.Component { return page.AnswerRead(page.ExampleExpired(sh)) }},
	{"antwoord-botsing", func(sh page.Shell) templ.Component { return page.AnswerWrite(page.ExampleWrite(sh)) }},
	{"vergelijken", func(sh page.Shell) templ.Component { return page.ComparePage(page.ExampleCompare(sh)) }},
	{"sjablonen", func(sh page.Shell) templ.Component { return page.TemplatesPage(page.ExampleTemplates(sh)) }},
	{"sjabloon", func(sh page.Shell) templ.Component { return page.TemplatePage(page.ExampleTemplate(sh)) }},
	{"sjabloon-fout", func(sh page.Shell) templ.Component { return page.TemplatePage(page.ExampleWrongTemplate(sh)) }},
	{"gemist", func(sh page.Shell) templ.Component { return page.MissedPage(page.ExampleMissed(sh)) }},
	{"gemist-leeg", func(sh page.Shell) templ.Component { return page.MissedPage(page.ExampleNothingMissed(sh)) }},
	{"producten", func(sh page.Shell) templ.Component { return page.ProductsPage(page.ExampleProducts(sh)) }},
	{"producten-leeg", func(sh page.Shell) templ.Component { return page.ProductsPage(page.ExampleNoProducts(sh)) }},
	{"product", func(sh page.Shell) templ.Component { return page.ProductPage(page.ExampleProduct(sh)) }},
	{"vragen-vooraf", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleFirstList(sh)) }},
	{"vragen-product", func(sh page.Shell) templ.Component { return page.FirstQuestionsPage(page.ExampleFirst(sh)) }},
	{"vragen-leeg", func(sh page.Shell) templ.Component { return page.FirstQuestionsPage(page.ExampleNoFirst(sh)) }},
	{"productenlijst", func(sh page.Shell) templ.Component { return page.ProductImportPage(page.ExampleProductImport(sh)) }},
	{"imports", func(sh page.Shell) templ.Component { return page.ImportsPage(page.ExampleImports(sh)) }},
	{"aanmelden", func(sh page.Shell) templ.Component { return page.SignInPage(page.ExampleSignIn(sh)) }},
	{"code", func(sh page.Shell) templ.Component { return page.SignInCodePage(page.ExampleCode(sh)) }},
	{"afgemeld", func(sh page.Shell) templ.Component { return page.AgainPage(page.ExampleAgain(sh)) }},
	{"weer-binnen", func(sh page.Shell) templ.Component {
		return page.DonePage(page.Done{Shell: page.ExampleAgain(sh).Shell, Text: sh.T("Sluit dit tabblad.", "Close this tab.")})
	}},
	{"verder-afmelden", func(sh page.Shell) templ.Component { return page.DonePage(page.ExampleSignedOut(sh)) }},
	{"eerste", func(sh page.Shell) templ.Component { return page.LinkPage(page.ExampleLink(sh)) }},
	{"account", func(sh page.Shell) templ.Component { return page.AccountPage(page.ExampleAccount(sh)) }},
	{"tweede-stap", func(sh page.Shell) templ.Component { return page.SecondPage(page.ExampleSecond(sh)) }},
	{"herstelcodes", func(sh page.Shell) templ.Component {
		return page.CodesPage(page.Codes{Shell: sh, Codes: []string{"k7wq3-m2xpd", "a5bcd-2efgh"}, Next: "#"})
	}},
	{"mensen", func(sh page.Shell) templ.Component { return page.PeoplePage(page.ExamplePeople(sh)) }},
	{"mens", func(sh page.Shell) templ.Component { return page.PersonPage(page.ExamplePerson(sh)) }},
	{"rechten", func(sh page.Shell) templ.Component { return page.RightsPage(page.ExampleRights(sh)) }},
	{"regie", func(sh page.Shell) templ.Component { return page.RegiePage(page.ExampleRegie(sh)) }},
	{"uitbellen", func(sh page.Shell) templ.Component { return page.CalloutPage(page.ExampleCallout(sh)) }},
	{"uitbellen-leeg", func(sh page.Shell) templ.Component { return page.CalloutPage(page.ExampleNoCallout(sh)) }},
	{"regie-leeg", func(sh page.Shell) templ.Component { return page.RegiePage(page.ExampleQuiet(sh)) }},
	{"berichten", func(sh page.Shell) templ.Component { return page.BannersPage(page.ExampleBanners(sh)) }},
	{"instellingen", func(sh page.Shell) templ.Component { return page.SettingsPage(page.ExampleSettings(sh)) }},
	{"afwezigheid", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleAbsences(sh)) }},
	{"bereikbaarheid", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleReach(sh)) }},
	{"routering", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleRouting(sh)) }},
	{"te-laat-werk", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleChase(sh)) }},
	{"afspraken-resultaat", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleAgreed(sh)) }},
	{"kaarten", func(sh page.Shell) templ.Component { return page.CardsPage(page.ExampleCards(sh)) }},
	{"zelfscan", func(sh page.Shell) templ.Component { return page.ScanPage(page.ExampleScan(sh)) }},
	{"zelfscan-klaar", func(sh page.Shell) templ.Component { return page.ScanPage(page.ExampleScanDone(sh)) }},
	{"bewaren", func(sh page.Shell) templ.Component { return page.BoardPage(page.ExampleKeeping(sh)) }},
	{"kaarten-leeg", func(sh page.Shell) templ.Component { return page.CardsPage(page.ExampleNoCards(sh)) }},
	{"script", func(sh page.Shell) templ.Component { return page.ScriptView(page.ExampleScript(sh)) }},
	{"script-einde", func(sh page.Shell) templ.Component { return page.ScriptView(page.ExampleScriptEnd(sh)) }},
	{"script-bewerken", func(sh page.Shell) templ.Component { return page.ScriptEditPage(page.ExampleScriptEditor(sh)) }},
	{"klachtgesprek", func(sh page.Shell) templ.Component { return page.TalkPage(page.ExampleTalk(sh)) }},
	{"klachtgesprek-verhelpen", func(sh page.Shell) templ.Component { return page.TalkPage(page.ExampleTalkNow(sh)) }},
	{"klachtgesprek-overdragen", func(sh page.Shell) templ.Component { return page.TalkPage(page.ExampleTalkHand(sh)) }},
	{"klachtgesprek-opgelost", func(sh page.Shell) templ.Component { return page.TalkPage(page.ExampleTalkOver(sh)) }},
	{"compensatie", func(sh page.Shell) templ.Component { return page.RemediesPage(page.ExampleRemedies(sh)) }},
	{"compensatie-leeg", func(sh page.Shell) templ.Component {
		return page.RemediesPage(page.Remedies{Shell: sh, Empty: sh.T("Er wacht niets op goedkeuring.", "Nothing waits for approval.")})
	}},
	{"compensatie-zaak", func(sh page.Shell) templ.Component {
		p := page.ExampleWork(sh)
		p.Remedies = page.ExamplePanel(sh.Reader)
		return page.WorkPage(p)
	}},
	{"uitbetalen", func(sh page.Shell) templ.Component { return page.PayoutsPage(page.ExamplePayouts(sh)) }},
	{"compensatiebudget", func(sh page.Shell) templ.Component { return page.RemedyBudgetsPage(page.ExampleBudgets(sh)) }},
	{"klachten-lijst", func(sh page.Shell) templ.Component { return page.ComplaintsPage(page.ExampleComplaints(sh)) }},
	{"klachten-leeg", func(sh page.Shell) templ.Component {
		return page.ComplaintsPage(page.Complaints{Shell: sh, Heading: sh.T("Klachten", "Complaints"), Action: "#", CSV: "#", Empty: sh.T("Er loopt geen klacht.", "No complaint is running.")})
	}},
	{"klachtdossier", func(sh page.Shell) templ.Component { return page.ComplaintFilePage(page.ExampleComplaintFile(sh)) }},
	{"klacht-over-mij", func(sh page.Shell) templ.Component { return page.ComplaintMinePage(page.ExampleComplaintMine(sh)) }},
	{"fout", func(sh page.Shell) templ.Component { return page.FaultPage(page.ExampleFault(sh)) }},
}

func init() {
	for _, state := range page.PartyStates {
		examplePages = append(examplePages, struct {
			name string
			make func(page.Shell) templ.Component
		}{state.Name, state.Make})
	}
	for _, state := range complainStates {
		examplePages = append(examplePages, struct {
			name string
			make func(page.Shell) templ.Component
		}{state.Name, state.Make})
	}
	for _, state := range page.FollowStates {
		examplePages = append(examplePages, struct {
			name string
			make func(page.Shell) templ.Component
		}{state.Name, state.Make})
	}
	for _, state := range page.DeskStates {
		examplePages = append(examplePages, struct {
			name string
			make func(page.Shell) templ.Component
		}{state.Name, func(sh page.Shell) templ.Component { return page.DeskPage(state.Make(sh)) }})
	}
}

func (s *Server) gallery(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p := page.Gallery{Shell: s.shell(r, reader, reader.T("Onderdelen", "Components"))}
	for _, e := range examplePages {
		p.Pages = append(p.Pages, page.Link{Text: e.name, Href: galleryPagePlace.In(reader, e.name)})
	}
	return s.show(w, r, http.StatusOK, page.GalleryPage(p))
}

func (s *Server) galleryPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	i := slices.IndexFunc(examplePages, func(e struct {
		name string
		make func(page.Shell) templ.Component
	}) bool {
		return e.name == r.PathValue("page")
	})
	if i < 0 {
		return fault.New(fault.NotFound, "Dit voorbeeld bestaat niet.", "This example does not exist.")
	}
	sh := page.ExampleShell(reader, examplePages[i].name)
	own := s.shell(r, reader, examplePages[i].name)
	sh.Style, sh.Script, sh.Font, sh.Theme, sh.OtherHref = own.Style, own.Script, own.Font, own.Theme, own.OtherHref
	return s.show(w, r, http.StatusOK, examplePages[i].make(sh))
}
