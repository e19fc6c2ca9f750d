package staff

import "handvest/internal/fault"

// word is a name in the two languages of the screens.
type word struct{ nl, en string }

func (w word) in(l fault.Lang) string {
	if l == fault.EN {
		return w.en
	}
	return w.nl
}

var roleNames = map[Role]word{
	Agent:              {"Medewerker klantcontact", "Contact centre agent"},
	Coordinator:        {"Regisseur", "Coordinator"},
	DepartmentEmployee: {"Medewerker vakafdeling", "Department employee"},
	ComplaintsOfficer:  {"Klachtenfunctionaris", "Complaints officer"},
	Quality:            {"Kwaliteitsmedewerker", "Quality officer"},
	Manager:            {"Leidinggevende", "Manager"},
	ApplicationManager: {"Functioneel beheerder", "Application manager"},
	Auditor:            {"Auditor", "Auditor"},
}

// In is the name of a role on the screens.
func (r Role) In(l fault.Lang) string {
	if w, ok := roleNames[r]; ok {
		return w.in(l)
	}
	return string(r)
}

var permissionNames = map[Permission]word{
	Sign:            {"Aanmelden en eigen account bijhouden", "Sign in and keep one's own account"},
	BePresent:       {"Aangeven of u bereikbaar bent", "Say whether one can be reached"},
	RegisterContact: {"Contacten aannemen en afronden", "Take and finish contacts"},
	CorrectContact:  {"Afgeronde contacten corrigeren", "Correct finished contacts"},
	ReadContact:     {"Contacten, verzoeken en taken lezen", "Read contacts, requests and tasks"},
	ReadParty:       {"Gegevens van klanten bekijken, met een doel", "Look at people and organisations, with a purpose"},
	EditParty:       {"Klanten toevoegen en wijzigen", "Add and change people and organisations"},
	MergeParty:      {"Dubbele klanten samenvoegen en weer losmaken", "Merge duplicates and undo it"},
	SeeBSN:          {"Een burgerservicenummer voluit zien", "See a citizen service number in full"},
	SeeSensitive:    {"Afgeschermde contacten openen", "Open shielded contacts"},
	ReadLooks:       {"Zien wie wie heeft bekeken", "See who looked at whom"},
	WorkTask:        {"Taken oppakken, beantwoorden en afronden", "Take, answer and close tasks"},
	AssignTask:      {"Werk aan een ander geven", "Give work to another"},
	ReadKnowledge:   {"Antwoorden, scripts en nummerplan lezen", "Read answers, scripts and the number plan"},
	GiveFeedback:    {"Melden dat een antwoord ontbreekt of niet klopt", "Say that an answer is missing or wrong"},
	EditContent:     {"De inhoud van antwoorden en scripts wijzigen", "Change what answers and scripts say"},
	EditForm:        {"De vorm en vindbaarheid van antwoorden wijzigen", "Change how answers are laid out and found"},
	EditProduct:     {"Producten, voorwaarden en afspraken wijzigen", "Change products, conditions and agreements"},
	Broadcast:       {"Storingen en nieuws voor iedereen plaatsen", "Put up disruptions and news for everybody"},
	SeeRegie:        {"Zien wie er is en wat er wacht", "See who is in and what waits"},
	Steer:           {"Beloften, cijfers en zaken bekijken", "See promises, figures and cases"},
	Propose:         {"Voorstellen voor beloften bewaren en weggooien", "Save and discard proposals for promises"},
	Publish:         {"Beloften en cijfers publiceren", "Publish promises and figures"},
	ManageCharter:   {"Het handvest en bestanden laden", "Load the charter and files"},
	ManageStaff:     {"Mensen, rollen en aanmelden beheren", "Manage people, roles and sign-in"},
	ManageSettings:  {"Overige instellingen beheren", "Manage all other settings"},
	HandleComplaint: {"Klachten volgens de wet behandelen", "Handle complaints as the law asks"},
	LeadComplaint:   {"Een klacht behandelen die aan u is gegeven", "Handle a complaint that was given to you"},
	SeeRetention:    {"Zien wat mag worden vernietigd en wat is vernietigd, zonder namen", "See what may be destroyed and what was, without names"},
	ApproveErasure:  {"Goedkeuren dat gegevens worden vernietigd", "Approve that records are destroyed"},
	AssessWork:      {"Zelfscans en hun gewichten invullen", "Fill in self-assessments and their weights"},
	SeeComplaints:   {"Het klachtenregister, de cijfers en de verbeteringen zien, zonder namen", "See the complaints register, figures and improvements, without names"},
	Improve:         {"Verbeteringen na klachten oppakken en afronden", "Take up and close improvements after complaints"},
	PlanAbsence:     {"Afwezigheid en vervanger opgeven", "Say when one is away and who stands in"},
	ChaseWork:       {"Achterstanden nalopen, herinneren en opschalen", "Chase late work, remind and escalate"},
	CallOut:         {"Klanten bellen voordat zij bellen", "Ring customers before they ring"},
	SeeNotice:       {"Zien wat er is verstuurd", "See what was sent"},
	EditTemplate:    {"Sjablonen van berichten wijzigen", "Change the templates of notices"},
	ClaimRemedy:     {"Een compensatie aanvragen of weigeren", "Ask for a compensation or refuse it"},
	ApproveRemedy:   {"Een compensatie goedkeuren", "Approve a compensation"},
	SeeRemedy:       {"Compensaties zien", "See compensations"},
	ManageRemedy:    {"Budgetten, goede doelen en betaalbestanden", "Budgets, good causes and payment files"},
}

// In is what a permission allows, on the screens.
func (p Permission) In(l fault.Lang) string { return permissionNames[p].in(l) }

// Permissions are all permissions, in the order of the screens.
func Permissions() []Permission {
	var all []Permission
	for p := none + 1; p < permissions; p++ {
		all = append(all, p)
	}
	return all
}

// Allows says whether a role has a permission.
func (r Role) Allows(p Permission) bool { return allows[r].has(p) }
