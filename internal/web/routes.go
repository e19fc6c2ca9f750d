package web

import (
	"net/http"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
)

// entry says who may enter: who has a permission, or one of those below.
type entry = staff.Permission

const (
	everybody entry = 255 - iota // public
	arriving                     // who is not signed in yet: only the pages at the door
	holders                      // who holds the link of one case: it opens that, and nothing else
	signedIn                     // every employee
	writers                      // who writes answers: what they say, or how
	builders                     // who builds pages: only when the gallery is switched on
)

// place is one page under its Dutch and its English path.
type place struct{ nl, en string }

// Every page of the product.
var (
	todayPlace       = place{"/", "/en"}
	nowPlace         = place{"/nu", "/en/now"}
	streamPlace      = place{"/stroom", "/en/stream"}
	steeringPlace    = place{"/sturen", "/en/steering"}
	steeringCSVPlace = place{"/sturen.csv", "/en/steering.csv"}
	promisePlace     = place{"/sturen/{promise}", "/en/steering/{promise}"}
	casesCSVPlace    = place{"/sturen/{promise}/zaken.csv", "/en/steering/{promise}/cases.csv"}
	proposalsPlace   = place{"/sturen/{promise}/voorstellen", "/en/steering/{promise}/proposals"}
	casePlace        = place{"/zaken/{id}", "/en/cases/{id}"}
	charterPlace     = place{"/handvest", "/en/charter"}
	openJSONPlace    = place{"/handvest/gegevens.json", "/en/charter/data.json"}
	openCSVPlace     = place{"/handvest/gegevens.csv", "/en/charter/data.csv"}
	openSchemaPlace  = place{"/handvest/schema.json", "/en/charter/schema.json"}
	managePlace      = place{"/beheer/handvest", "/en/manage/charter"}
	exportPlace      = place{"/beheer/handvest.yaml", "/en/manage/charter.yaml"}
	schemaPlace      = place{"/beheer/handvest/schema.json", "/en/manage/charter/schema.json"}
	discardPlace     = place{"/beheer/handvest/{promise}/{version}/weggooien", "/en/manage/charter/{promise}/{version}/discard"}
	tryPlace         = place{"/beheer/handvest/{promise}/{version}/terugblik", "/en/manage/charter/{promise}/{version}/back-test"}
	publishPlace     = place{"/beheer/handvest/{promise}/{version}/publiceren", "/en/manage/charter/{promise}/{version}/publish"}
	figuresPlace     = place{"/beheer/publicaties", "/en/manage/publications"}
	importsPlace     = place{"/beheer/imports", "/en/manage/imports"}
	signInPlace      = place{"/aanmelden", "/en/sign-in"}
	signInAsPlace    = place{"/aanmelden/als", "/en/sign-in/as"}
	signInDonePlace  = place{"/aanmelden/klaar", "/en/sign-in/done"}
	linkPlace        = place{"/aanmelden/link/{token}", "/en/sign-in/link/{token}"}
	signOutPlace     = place{"/afmelden", "/en/sign-out"}

	signInCodePlace      = place{"/aanmelden/code", "/en/sign-in/code"}
	outsidePlace         = place{"/aanmelden/organisatie", "/en/sign-in/organisation"}
	outsideBackPlace     = place{"/aanmelden/terug", "/en/sign-in/back"}
	outsideEndedPlace    = place{"/aanmelden/elders-afgemeld", "/en/sign-in/signed-out-elsewhere"}
	signedOutPlace       = place{"/aanmelden/afgemeld", "/en/sign-in/signed-out"}
	signInKeyBeginPlace  = place{"/aanmelden/sleutel/begin", "/en/sign-in/passkey/begin"}
	signInKeyPlace       = place{"/aanmelden/sleutel", "/en/sign-in/passkey"}
	accountPlace         = place{"/mijn-account", "/en/my-account"}
	accountPasswordPlace = place{"/mijn-account/wachtwoord", "/en/my-account/password"}
	secondPlace          = place{"/mijn-account/tweede-stap", "/en/my-account/second-step"}
	secondOffPlace       = place{"/mijn-account/tweede-stap/uit", "/en/my-account/second-step/off"}
	sessionsPlace        = place{"/mijn-account/sessies", "/en/my-account/sessions"}
	accountLettersPlace  = place{"/mijn-account/toetsen", "/en/my-account/letters"}
	keyBeginPlace        = place{"/mijn-account/sleutels/begin", "/en/my-account/passkeys/begin"}
	keysPlace            = place{"/mijn-account/sleutels", "/en/my-account/passkeys"}
	keyPlace             = place{"/mijn-account/sleutels/{id}", "/en/my-account/passkeys/{id}"}
	peoplePlace          = place{"/beheer/mensen", "/en/manage/people"}
	personPlace          = place{"/beheer/mensen/{id}", "/en/manage/people/{id}"}
	personStepPlace      = place{"/beheer/mensen/{id}/{stap}", "/en/manage/people/{id}/{stap}"}
	rightsPlace          = place{"/beheer/rechten", "/en/manage/rights"}

	deskPlace        = place{"/balie", "/en/desk"}
	draftPlace       = place{"/balie/{id}", "/en/desk/{id}"}
	draftSavePlace   = place{"/balie/{id}/bewaren", "/en/desk/{id}/save"}
	restorePlace     = place{"/balie/{id}/terug", "/en/desk/{id}/restore"}
	filesPlace       = place{"/balie/{id}/bijlagen", "/en/desk/{id}/files"}
	attachmentPlace  = place{"/bijlagen/{id}", "/en/files/{id}"}
	confirmPlace     = place{"/balie/{id}/bevestiging", "/en/desk/{id}/confirmation"}
	macrosPlace      = place{"/balie/teksten", "/en/desk/texts"}
	contactsPlace    = place{"/contacten", "/en/contacts"}
	contactsCSVPlace = place{"/contacten.csv", "/en/contacts.csv"}
	contactPlace     = place{"/contacten/{id}", "/en/contacts/{id}"}
	requestsPlace    = place{"/vragen", "/en/requests"}
	requestsCSVPlace = place{"/vragen.csv", "/en/requests.csv"}
	requestPlace     = place{"/vragen/{id}", "/en/requests/{id}"}
	workPlace        = place{"/werk", "/en/work"}
	workPartPlace    = place{"/werk/deel", "/en/work/part"}
	workCSVPlace     = place{"/werk/lijst.csv", "/en/work/list.csv"}
	taskPlace        = place{"/werk/{id}", "/en/work/{id}"}
	searchPlace      = place{"/zoek", "/en/search"}
	galleryPlace     = place{"/dev/componenten", "/en/dev/components"}
	galleryPagePlace = place{"/dev/componenten/{page}", "/en/dev/components/{page}"}
)

// In is the path in the reader's language, with its wildcards filled in order.
func (p place) In(r kit.Reader, values ...string) string { return p.lang(r.Lang, values...) }

func (p place) lang(l fault.Lang, values ...string) string {
	path := p.nl
	if l == fault.EN {
		path = p.en
	}
	for _, v := range values {
		from, to := strings.IndexByte(path, '{'), strings.IndexByte(path, '}')
		if from < 0 || to < from {
			break
		}
		path = path[:from] + urlSegment(v) + path[to+1:]
	}
	return path
}

// route is one thing that can be asked.
type route struct {
	method string
	at     place
	who    entry
	do     func(*Server, http.ResponseWriter, *http.Request, kit.Reader) error
}

// routes is all that can be asked, and who may ask it.
var routes = []route{
	{"GET", todayPlace, staff.Steer, (*Server).home},
	{"GET", nowPlace, staff.Steer, (*Server).nowStream},
	{"GET", streamPlace, signedIn, (*Server).stream},
	{"GET", steeringPlace, staff.Steer, (*Server).promises},
	{"GET", steeringCSVPlace, staff.Steer, (*Server).promisesCSV},
	{"GET", promisePlace, staff.Steer, (*Server).promise},
	{"GET", casesCSVPlace, staff.Steer, (*Server).casesCSV},
	{"POST", proposalsPlace, staff.Propose, (*Server).saveProposal},
	{"GET", casePlace, staff.Steer, (*Server).oneCase},
	{"GET", charterPlace, everybody, (*Server).charterPage},
	{"GET", openJSONPlace, everybody, (*Server).openJSON},
	{"GET", openCSVPlace, everybody, (*Server).openCSV},
	{"GET", openSchemaPlace, everybody, (*Server).openSchema},
	{"GET", complainPlace, everybody, (*Server).complain},
	{"POST", complainPlace, everybody, (*Server).sendComplain},
	{"GET", complimentPlace, everybody, (*Server).complain},
	{"POST", complimentPlace, everybody, (*Server).sendComplain},
	{"GET", ideaPlace, everybody, (*Server).complain},
	{"POST", ideaPlace, everybody, (*Server).sendComplain},
	{"GET", complainedPlace, holders, (*Server).complained},
	{"GET", followPlace, holders, (*Server).follow},
	{"GET", aboutCasePlace, holders, (*Server).complain},
	{"POST", aboutCasePlace, holders, (*Server).sendComplain},
	{"GET", followDoPlace, holders, (*Server).followBack},
	{"POST", followDoPlace, holders, (*Server).followDo},
	{"GET", managePlace, staff.Propose, (*Server).manage},
	{"POST", managePlace, staff.ManageCharter, (*Server).loadCharter},
	{"GET", exportPlace, staff.Propose, (*Server).exportCharter},
	{"GET", schemaPlace, staff.Propose, (*Server).charterSchema},
	{"POST", discardPlace, staff.Propose, (*Server).discardProposal},
	{"GET", tryPlace, staff.Propose, (*Server).try},
	{"POST", tryPlace, staff.Propose, (*Server).saveTried},
	{"POST", publishPlace, staff.Publish, (*Server).publishPromise},
	{"POST", figuresPlace, staff.Publish, (*Server).publishFigures},
	{"GET", knowledgePlace, staff.ReadKnowledge, (*Server).knowledge},
	{"GET", knowledgeCSVPlace, staff.ReadKnowledge, (*Server).knowledgeCSV},
	{"GET", newAnswerPlace, writers, (*Server).newAnswer},
	{"POST", newAnswerPlace, writers, (*Server).saveAnswer},
	{"POST", checkTextPlace, writers, (*Server).checkText},
	{"GET", missedPlace, staff.ReadKnowledge, (*Server).missed},
	{"GET", missedCSVPlace, staff.ReadKnowledge, (*Server).missedCSV},
	{"POST", missedTaskPlace, staff.GiveFeedback, (*Server).missedTask},
	{"POST", synonymPlace, staff.EditForm, (*Server).synonym},
	{"GET", answerPlace, staff.ReadKnowledge, (*Server).answer},
	{"GET", writeAnswerPlace, writers, (*Server).writeAnswer},
	{"POST", writeAnswerPlace, writers, (*Server).saveAnswer},
	{"POST", answerStepPlace, writers, (*Server).answerStep},
	{"POST", restoreAnswerPlace, writers, (*Server).restoreAnswer},
	{"GET", compareAnswerPlace, staff.ReadKnowledge, (*Server).compareAnswer},
	{"POST", feedbackPlace, staff.GiveFeedback, (*Server).answerFeedback},
	{"GET", productsPlace, staff.ReadKnowledge, (*Server).products},
	{"GET", productsCSVPlace, staff.ReadKnowledge, (*Server).productsCSV},
	{"GET", newProductPlace, staff.EditProduct, (*Server).newProduct},
	{"POST", newProductPlace, staff.EditProduct, (*Server).saveProduct},
	{"GET", importProductPlace, staff.EditProduct, (*Server).importProductsPage},
	{"POST", importProductPlace, staff.EditProduct, (*Server).importProducts},
	{"GET", productPlace, staff.ReadKnowledge, (*Server).product},
	{"POST", productPlace, staff.EditProduct, (*Server).saveProduct},
	{"POST", openProductPlace, staff.EditProduct, (*Server).openProduct},
	{"GET", firstListPlace, staff.ReadKnowledge, (*Server).firstList},
	{"GET", firstPlace, staff.EditProduct, (*Server).firstQuestions},
	{"POST", firstPlace, staff.EditProduct, (*Server).changeFirst},
	{"GET", importsPlace, staff.ManageCharter, (*Server).imports},
	{"GET", signInPlace, arriving, (*Server).signInPage},
	{"POST", signInPlace, arriving, (*Server).signIn},
	{"POST", signInAsPlace, arriving, (*Server).signInAs},
	{"GET", signInDonePlace, arriving, (*Server).signInDone},
	{"GET", linkPlace, arriving, (*Server).linkPage},
	{"POST", linkPlace, arriving, (*Server).useLink},
	{"POST", signOutPlace, arriving, (*Server).signOut},
	{"GET", signInCodePlace, arriving, (*Server).codePage},
	{"POST", signInCodePlace, arriving, (*Server).signInCode},
	{"POST", signInKeyBeginPlace, arriving, (*Server).beginKeySignIn},
	{"POST", signInKeyPlace, arriving, (*Server).signInByKey},
	{"GET", outsidePlace, arriving, (*Server).beginOutside},
	{"GET", outsideBackPlace, arriving, (*Server).backFromOutside},
	{"GET", signedOutPlace, arriving, (*Server).signedOut},
	{"POST", outsideEndedPlace, arriving, (*Server).endedOutside},
	{"GET", accountPlace, signedIn, (*Server).account},
	{"POST", accountPlace, signedIn, (*Server).changePreferences},
	{"POST", accountPasswordPlace, signedIn, (*Server).changePassword},
	{"GET", secondPlace, signedIn, (*Server).second},
	{"POST", secondPlace, signedIn, (*Server).confirmSecond},
	{"POST", secondOffPlace, signedIn, (*Server).dropSecond},
	{"POST", sessionsPlace, signedIn, (*Server).endSessions},
	{"POST", keyBeginPlace, signedIn, (*Server).beginKey},
	{"POST", accountLettersPlace, signedIn, (*Server).changeLetters},
	{"POST", keysPlace, signedIn, (*Server).addKey},
	{"POST", keyPlace, signedIn, (*Server).changeKey},
	{"GET", peoplePlace, staff.ManageStaff, (*Server).people},
	{"POST", peoplePlace, staff.ManageStaff, (*Server).addPerson},
	{"GET", personPlace, staff.ManageStaff, (*Server).person},
	{"POST", personPlace, staff.ManageStaff, (*Server).changePerson},
	{"POST", personStepPlace, staff.ManageStaff, (*Server).personStep},
	{"GET", rightsPlace, signedIn, (*Server).rights},
	{"GET", bannersPartPlace, signedIn, (*Server).bannersPart},
	{"POST", bannerReadPlace, signedIn, (*Server).readBanner},
	{"GET", settingsPlace, staff.ManageSettings, (*Server).settings},
	{"POST", settingsPlace, staff.ManageSettings, (*Server).saveSetting},
	{"GET", calendarsPlace, staff.ManageSettings, (*Server).calendars},
	{"POST", calendarsPlace, staff.ManageSettings, (*Server).changeCalendar},
	{"GET", calendarsPartPlace, staff.ManageSettings, (*Server).calendarsPart},
	{"GET", alertsPlace, signedIn, (*Server).alerts},
	{"POST", alertsPlace, signedIn, (*Server).alertDo},
	{"GET", alertsPartPlace, signedIn, (*Server).alertsPart},
	{"GET", bellPlace, signedIn, (*Server).bellPart},
	{"POST", presencePlace, staff.BePresent, (*Server).setPresence},
	{"GET", presencePartPlace, staff.BePresent, (*Server).presencePart},
	{"POST", editingPlace, signedIn, (*Server).editing},
	{"GET", deskPlace, staff.RegisterContact, (*Server).deskPage},
	{"POST", deskPlace, staff.RegisterContact, (*Server).startContact},
	{"GET", draftPlace, staff.RegisterContact, (*Server).deskTab},
	{"POST", draftPlace, staff.RegisterContact, (*Server).deskDo},
	{"POST", draftSavePlace, staff.RegisterContact, (*Server).saveDraft},
	{"POST", restorePlace, staff.RegisterContact, (*Server).restoreDraft},
	{"POST", filesPlace, staff.RegisterContact, (*Server).attach},
	{"GET", attachmentPlace, staff.ReadContact, (*Server).attachment},
	{"POST", confirmPlace, staff.RegisterContact, (*Server).confirmation},
	{"GET", delaysPlace, staff.WorkTask, (*Server).delays},
	{"GET", delayPlace, staff.WorkTask, (*Server).delay},
	{"POST", delayPlace, staff.WorkTask, (*Server).delayDo},
	{"POST", macrosPlace, staff.ReadKnowledge, (*Server).macros},
	{"GET", contactsPlace, staff.ReadContact, (*Server).contactsPage},
	{"GET", contactsCSVPlace, staff.ReadContact, (*Server).contactsCSV},
	{"GET", contactPlace, staff.ReadContact, (*Server).contactPage},
	{"POST", contactPlace, staff.CorrectContact, (*Server).correctContact},
	{"GET", requestsPlace, staff.ReadContact, (*Server).requestsPage},
	{"GET", requestsCSVPlace, staff.ReadContact, (*Server).requestsCSV},
	{"GET", requestPlace, staff.ReadContact, (*Server).requestPage},
	{"POST", requestPlace, staff.WorkTask, (*Server).requestDo},
	{"GET", customerPagePlace, staff.ReadContact, (*Server).customerPage},
	{"POST", customerPagePlace, staff.ReadContact, (*Server).customerLink},
	{"POST", customerStopPlace, staff.WorkTask, (*Server).stopCustomerLink},
	{"GET", workPlace, staff.WorkTask, (*Server).workPage},
	{"POST", workPlace, staff.WorkTask, (*Server).workDo},
	{"GET", workPartPlace, staff.WorkTask, (*Server).workPart},
	{"GET", workCSVPlace, staff.WorkTask, (*Server).workCSV},
	{"GET", taskPlace, staff.WorkTask, (*Server).taskPage},
	{"POST", taskPlace, staff.WorkTask, (*Server).taskDo},
	{"POST", searchPlace, staff.ReadKnowledge, (*Server).search},
	{"GET", partiesPlace, staff.ReadParty, (*Server).parties},
	{"POST", partiesPlace, staff.ReadParty, (*Server).findParties},
	{"GET", newPartyPlace, staff.EditParty, (*Server).newParty},
	{"POST", newPartyPlace, staff.EditParty, (*Server).addParty},
	{"GET", duplicatesPlace, staff.MergeParty, (*Server).duplicates},
	{"POST", duplicatesPlace, staff.MergeParty, (*Server).decideDuplicate},
	{"GET", partyPlace, staff.ReadParty, (*Server).party},
	{"GET", partyCSVPlace, staff.ReadParty, (*Server).partyCSV},
	{"GET", partyFormPlace, staff.EditParty, (*Server).editParty},
	{"POST", partyFormPlace, staff.EditParty, (*Server).saveParty},
	{"POST", partyCheckPlace, staff.RegisterContact, (*Server).checkParty},
	{"POST", partySecretPlace, staff.ReadParty, (*Server).openSecret},
	{"POST", partyBSNPlace, staff.SeeBSN, (*Server).showBSN},
	{"POST", partyPointPlace, staff.EditParty, (*Server).changePoint},
	{"POST", partyNotePlace, staff.EditParty, (*Server).changeNote},
	{"POST", partyRelationPlace, staff.EditParty, (*Server).changeRelation},
	{"POST", partyMergePlace, staff.MergeParty, (*Server).mergeParty},
	{"POST", partyExportPlace, staff.HandleComplaint, (*Server).exportParty},
	{"GET", looksPlace, staff.ReadLooks, (*Server).looksPage},
	{"GET", looksCSVPlace, staff.ReadLooks, (*Server).looksCSV},
	{"GET", bannersPlace, staff.Broadcast, (*Server).banners},
	{"POST", bannersPlace, staff.Broadcast, (*Server).postBanner},
	{"POST", bannerEndPlace, staff.Broadcast, (*Server).endBanner},
	{"GET", textsPlace, staff.ReadKnowledge, (*Server).texts},
	{"POST", textsPlace, staff.EditForm, (*Server).saveMacro},
	{"POST", textDeletePlace, staff.EditForm, (*Server).deleteMacro},
	{"GET", linesPlace, staff.ReadKnowledge, (*Server).numberPlan},
	{"POST", linesPlace, staff.EditForm, (*Server).saveLine},
	{"GET", linesCSVPlace, staff.ReadKnowledge, (*Server).linesCSV},
	{"POST", linesFilePlace, staff.EditForm, (*Server).readLines},
	{"POST", lineDeletePlace, staff.EditForm, (*Server).deleteLine},
	{"GET", agreementsPlace, staff.ReadKnowledge, (*Server).agreements},
	{"POST", agreementsPlace, staff.EditProduct, (*Server).saveAgreement},
	{"POST", agreementDeletePlace, staff.EditProduct, (*Server).deleteAgreement},
	{"GET", absencesPlace, staff.PlanAbsence, (*Server).absences},
	{"POST", absencesPlace, staff.PlanAbsence, (*Server).saveAbsence},
	{"GET", absencesPartPlace, staff.PlanAbsence, (*Server).absencesPart},
	{"POST", absenceEndPlace, staff.PlanAbsence, (*Server).endAbsence},
	{"POST", absenceRulePlace, staff.ChaseWork, (*Server).setAbsenceRule},
	{"POST", feedsPlace, staff.PlanAbsence, (*Server).addFeed},
	{"POST", feedDropPlace, staff.PlanAbsence, (*Server).dropFeed},
	{"GET", reachPlace, staff.ChaseWork, (*Server).reachPage},
	{"GET", reachCSVPlace, staff.ChaseWork, (*Server).reachCSV},
	{"GET", routingPlace, staff.SeeRegie, (*Server).routing},
	{"GET", routingCSVPlace, staff.SeeRegie, (*Server).routingCSV},
	{"GET", chasePlace, staff.ChaseWork, (*Server).chasePage},
	{"GET", chasePartPlace, staff.ChaseWork, (*Server).chasePart},
	{"GET", chaseCSVPlace, staff.ChaseWork, (*Server).chaseCSV},
	{"POST", chaseStepPlace, staff.ChaseWork, (*Server).chaseStep},
	{"GET", agreedPlace, staff.Steer, (*Server).agreed},
	{"GET", agreedCSVPlace, staff.Steer, (*Server).agreedCSV},
	{"POST", innerPlace, staff.EditProduct, (*Server).addInner},
	{"POST", innerEndPlace, staff.EditProduct, (*Server).endInner},
	{"POST", acceptPlace, staff.ReadKnowledge, (*Server).accept},
	{"GET", lessonsPlace, staff.EditProduct, (*Server).lessons},
	{"POST", lessonsPlace, staff.EditProduct, (*Server).decideLesson},
	{"GET", scriptsPlace, staff.ReadKnowledge, (*Server).scripts},
	{"GET", scriptNewPlace, staff.EditContent, (*Server).editScript},
	{"POST", scriptNewPlace, staff.EditContent, (*Server).changeScript},
	{"GET", scriptPlace, staff.ReadKnowledge, (*Server).script},
	{"POST", scriptPlace, staff.ReadKnowledge, (*Server).script},
	{"GET", scriptEditPlace, staff.EditContent, (*Server).editScript},
	{"POST", scriptEditPlace, staff.EditContent, (*Server).changeScript},
	{"GET", regiePlace, staff.SeeRegie, (*Server).regie},
	{"GET", regiePartPlace, staff.SeeRegie, (*Server).regiePart},
	{"POST", takeOverPlace, staff.AssignTask, (*Server).takeOver},
	{"GET", templatesPlace, staff.EditTemplate, (*Server).templates},
	{"POST", templatePhonePlace, staff.EditTemplate, (*Server).saveTemplatePhone},
	{"GET", templatePlace, staff.EditTemplate, (*Server).template},
	{"POST", templatePlace, staff.EditTemplate, (*Server).templateDo},
	{"POST", templateCheckPlace, staff.EditTemplate, (*Server).checkTemplate},
	{"GET", sentPlace, staff.SeeNotice, (*Server).sentPage},
	{"GET", sentCSVPlace, staff.SeeNotice, (*Server).sentCSV},
	{"GET", dispatchPlace, staff.SeeNotice, (*Server).dispatchPage},
	{"POST", dispatchPlace, staff.WorkTask, (*Server).dispatchDo},
	{"GET", lettersPlace, staff.SeeNotice, (*Server).lettersPage},
	{"POST", lettersPlace, staff.WorkTask, (*Server).lettersPosted},
	{"POST", lettersPDFPlace, staff.WorkTask, (*Server).lettersPDF},
	{"POST", receiptPlace, everybody, (*Server).receipt},
	{"GET", calloutPlace, staff.CallOut, (*Server).callouts},
	{"GET", calloutCSVPlace, staff.CallOut, (*Server).calloutsCSV},
	{"POST", calloutStepPlace, staff.CallOut, (*Server).calloutDo},
	{"GET", galleryPlace, builders, (*Server).gallery},
	{"GET", galleryPagePlace, builders, (*Server).galleryPage},
}
