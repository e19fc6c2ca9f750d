package staff

import "slices"

// Role is a kind of work. A person can have several; each may be bound to
// departments, see Grant.
type Role string

// The roles. Their codes stand in the database and in claims of an identity
// provider: never rename one.
const (
	Agent              Role = "agent"               // KCC-medewerker
	Coordinator        Role = "coordinator"         // regie
	DepartmentEmployee Role = "department_employee" // medewerker vakafdeling
	ComplaintsOfficer  Role = "complaints_officer"  // klachtenfunctionaris
	Quality            Role = "quality"             // kwaliteit
	Manager            Role = "manager"             // leidinggevende
	ApplicationManager Role = "application_manager" // functioneel beheer
	Auditor            Role = "auditor"             // reads everything that was logged, changes nothing
)

// Roles are all roles, in the order of the screens.
var Roles = []Role{Agent, Coordinator, DepartmentEmployee, ComplaintsOfficer, Quality, Manager, ApplicationManager, Auditor}

// Permission is one thing that can be done here.
type Permission uint8

// The permissions. An action asks for exactly one.
const (
	none            Permission = iota
	Sign                       // sign in, change one's own password, language and keys
	BePresent                  // say that one is there, busy or away
	RegisterContact            // start, draft and finish contacts at the desk
	CorrectContact             // correct a finished contact; the old words stay in the journal
	ReadContact                // read contacts, requests and tasks
	ReadParty                  // look at a person or organisation, with a purpose
	EditParty                  // add and change parties, their contact points and notes
	MergeParty                 // merge duplicates and undo it
	SeeBSN                     // unmask a citizen service number, logged
	SeeSensitive               // open what was shielded
	ReadLooks                  // read who looked at whom
	WorkTask                   // take, answer and close tasks
	AssignTask                 // give work to another
	ReadKnowledge              // answers, scripts, macros, number plan
	GiveFeedback               // say that an answer is missing or wrong
	EditContent                // change what an answer or script says (the department, S4-45)
	EditForm                   // change how it is laid out and found (the contact centre, S4-45)
	EditProduct                // the product catalogue, its conditions and its agreements
	Broadcast                  // put up and take down banners and news
	SeeRegie                   // who is in, what waits, what is about to be late
	Steer                      // promises, figures, cases
	Propose                    // save and discard proposals
	Publish                    // publish promises and figures
	ManageCharter              // load and export the charter, imports
	ManageStaff                // people, roles, sign-in
	ManageSettings             // everything else that is set up once
	HandleComplaint            // the statutory complaint procedure
	PlanAbsence                // say that one is away, and who stands in
	ChaseWork                  // absence of others, reminders, escalation, reachability of departments
	CallOut                    // ring citizens before they ring us (S4-15)
	SeeNotice                  // what was sent to whom, what came back, what is to be printed
	EditTemplate               // the words of notices
	ClaimRemedy                // ask for a payout, or refuse it
	ApproveRemedy              // be the second pair of eyes (PR-8)
	ManageRemedy               // budgets, good causes, payment files
	SeeRemedy                  // compensations: what is owed, granted and paid
	LeadComplaint              // handle the one complaint that one was asked to (Awb 9:7)
	SeeComplaints              // register, figures and improvements, without people
	Improve                    // take up, change and close improvements that complaints led to
	SeeRetention               // what may be destroyed, and what was
	ApproveErasure             // be the second pair of eyes on it (RET-2)
	AssessWork                 // fill in self-assessments and their weights (S1-05, S1-18)
	permissions
)

// matrix says who may do what: the one table of rights. A test prints it into
// docs/rights.md and asks every route as every role.
var matrix = map[Role][]Permission{
	Agent:              {Sign, BePresent, RegisterContact, CorrectContact, ReadContact, ReadParty, EditParty, WorkTask, ReadKnowledge, GiveFeedback, Steer, PlanAbsence, CallOut, SeeNotice, ClaimRemedy, SeeRemedy},
	Coordinator:        {Sign, BePresent, RegisterContact, CorrectContact, ReadContact, ReadParty, EditParty, MergeParty, WorkTask, AssignTask, ReadKnowledge, GiveFeedback, EditForm, Broadcast, SeeRegie, Steer, PlanAbsence, ChaseWork, CallOut, SeeNotice, ClaimRemedy, SeeRemedy},
	DepartmentEmployee: {Sign, BePresent, ReadContact, ReadParty, EditParty, SeeBSN, WorkTask, ReadKnowledge, GiveFeedback, EditContent, Steer, PlanAbsence, SeeNotice, LeadComplaint},
	ComplaintsOfficer:  {Sign, BePresent, RegisterContact, CorrectContact, ReadContact, ReadParty, EditParty, SeeBSN, SeeSensitive, WorkTask, AssignTask, ReadKnowledge, GiveFeedback, Steer, HandleComplaint, PlanAbsence, SeeNotice, ClaimRemedy, SeeRemedy, LeadComplaint, SeeComplaints, Improve, SeeRetention, AssessWork},
	Quality:            {Sign, BePresent, ReadContact, ReadKnowledge, GiveFeedback, EditForm, SeeRegie, Steer, Propose, PlanAbsence, SeeNotice, EditTemplate, SeeComplaints, Improve, AssessWork},
	Manager:            {Sign, BePresent, ReadContact, ReadKnowledge, GiveFeedback, AssignTask, SeeRegie, Steer, Propose, Publish, PlanAbsence, ChaseWork, SeeNotice, ApproveRemedy, SeeRemedy, LeadComplaint, SeeComplaints, Improve, SeeRetention, ApproveErasure, AssessWork},
	ApplicationManager: {Sign, BePresent, ReadKnowledge, GiveFeedback, EditContent, EditForm, EditProduct, Broadcast, SeeRegie, Steer, Propose, Publish, ManageCharter, ManageStaff, ManageSettings, PlanAbsence, ChaseWork, SeeNotice, EditTemplate, ManageRemedy, SeeRemedy, SeeRetention, ApproveErasure},
	Auditor:            {Sign, ReadKnowledge, ReadLooks, Steer, SeeNotice, SeeRemedy, SeeComplaints, SeeRetention},
}

// Known says whether this is a role that exists.
func (r Role) Known() bool { return slices.Contains(Roles, r) }
