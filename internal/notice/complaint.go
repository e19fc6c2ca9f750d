package notice

// The letters of the complaint procedure (Awb 9:5 to 9:12). Their codes are
// "complaint_" and the code of a complaint.Paper; those "to the other" are read
// on screen by the colleague who is complained about, and never leave the house.
const (
	ComplaintReceipt     Kind = "complaint_receipt"          // Awb 9:6, names the adviser where one advises (9:15)
	ComplaintCopy        Kind = "complaint_copy_other"       // Awb 9:9
	ComplaintRefused     Kind = "complaint_not_handled"      // Awb 9:8(3)
	ComplaintInvite      Kind = "complaint_invitation"       // Awb 9:10
	ComplaintInviteOther Kind = "complaint_invitation_other" // Awb 9:10
	ComplaintLonger      Kind = "complaint_postponed"        // Awb 9:11(2)
	ComplaintLongerOther Kind = "complaint_postponed_other"  // Awb 9:11(2)
	ComplaintSettled     Kind = "complaint_settled"          // Awb 9:5
	ComplaintMoved       Kind = "complaint_moved"            // it was an objection or a report (KL-13)
	ComplaintVerdict     Kind = "complaint_decision"         // Awb 9:12
	ComplaintFeedback    Kind = "complaint_feedback"         // what was done with it (S1-11)
	ComplimentThanks     Kind = "thanks_compliment"          // to who gave a compliment
	IdeaThanks           Kind = "thanks_idea"                // to who gave an idea
)

// Complaints are the kinds about complaints, compliments and ideas, in the
// order of the procedure. Each is an envelope of its own: it is never bundled
// with other notices, and never a text message.
var Complaints = []Kind{
	ComplaintReceipt, ComplaintCopy, ComplaintRefused, ComplaintInvite, ComplaintInviteOther, ComplaintLonger, ComplaintLongerOther, ComplaintSettled,
	ComplaintMoved, ComplaintVerdict, ComplaintFeedback, ComplimentThanks, IdeaThanks,
}

// OfComplaint says whether a kind is one of Complaints.
func (k Kind) OfComplaint() bool {
	for _, c := range Complaints {
		if c == k {
			return true
		}
	}
	return false
}

// The variables of letters about complaints.
const (
	LastDay      Variable = "uiterlijk"
	Handler      Variable = "behandelaar"
	Adviser      Variable = "adviseur"
	Departure    Variable = "afwijking"
	Complained   Variable = "klacht"
	Ground       Variable = "grond"
	Reasons      Variable = "motivering"
	Ombudsman    Variable = "ombudsman"
	Findings     Variable = "bevindingen"
	Judgments    Variable = "oordelen"
	Conclusions  Variable = "conclusies"
	Weeks        Variable = "weken"
	Meeting      Variable = "gesprek"
	Where        Variable = "plaats"
	Arranged     Variable = "afspraak"
	ArrangedOn   Variable = "akkoord_op"
	Becomes      Variable = "wordt"
	NewReference Variable = "nieuw_kenmerk"
	Learned      Variable = "verbetering"
	Opinion      Variable = "mening"
)

var complaintWords = []word{
	{of: LastDay, english: "last_day", say: [2]string{"de laatste dag waarop de klacht klaar moet zijn", "the last day on which the complaint must be handled"}, sample: [2]string{"maandag 4 januari 2027", "Monday 4 January 2027"}},
	{of: Handler, english: "handler", say: [2]string{"wie de klacht behandelt", "who handles the complaint"}, sample: [2]string{"Hanneke Vos", "Hanneke Vos"}},
	{of: Adviser, english: "adviser", say: [2]string{"de commissie of persoon die advies geeft; leeg als niemand adviseert", "the committee or person who advises; empty when nobody does"}, sample: [2]string{"de klachtencommissie", "the complaints committee"}},
	{of: Departure, english: "departure", say: [2]string{"waarom het oordeel afwijkt van het advies", "why the judgment departs from the advice"}, sample: [2]string{"Wij wegen de wachttijd zwaarder dan de commissie.", "We give the waiting time more weight than the committee."}},
	{of: Complained, english: "complaint", say: [2]string{"de klacht, zoals de klager die schreef", "the complaint as the complainant wrote it"}, sample: [2]string{"Ik stond een uur in de rij. Niemand zei waarom.", "I stood in line for an hour. Nobody said why."}},
	{of: Ground, english: "ground", say: [2]string{"de grond uit de wet, met het artikel", "the ground of the act, with its article"}, sample: [2]string{"Wat er gebeurde, was langer dan een jaar vóór uw klacht (Awb 9:8 lid 1b).", "What happened was more than a year before your complaint (Awb 9:8(1)(b))."}},
	{of: Reasons, english: "reasons", say: [2]string{"waarom die grond hier geldt", "why that ground holds here"}, sample: [2]string{"Het was in maart 2024. Uw klacht kwam in november 2026.", "It was in March 2024. Your complaint came in November 2026."}},
	{of: Ombudsman, english: "ombudsman", say: [2]string{"de alinea over de ombudsman: welke, waar en tot en met welke dag", "the paragraph about the ombudsman: which, where and until which day"}, sample: [2]string{
		"Bent u het niet met ons eens? Dan kunt u naar de Nationale ombudsman. Dat is gratis. Het kan binnen een jaar: tot en met dinsdag 21 december 2027.\n\nde Nationale ombudsman\nPostbus 1\n2500 AA Den Haag",
		"Do you not agree with us? Then you can go to the National Ombudsman. It is free. You can do so within one year: up to and including Tuesday 21 December 2027.\n\nthe National Ombudsman\nPostbus 1\n2500 AA Den Haag"}},
	{of: Findings, english: "findings", say: [2]string{"wat wij hebben uitgezocht", "what we found out"}, sample: [2]string{"Er waren die dag twee loketten open. Er stonden veel mensen in de rij.", "Two desks were open that day. Many people stood in line."}},
	{of: Judgments, english: "judgments", say: [2]string{"ons oordeel over elk onderdeel, met de reden", "our judgment of each element, with the reason"}, sample: [2]string{"- U wachtte een uur. Ons oordeel: gegrond. Wij hadden meer loketten moeten openen.", "- You waited an hour. Our judgment: founded. We should have opened more desks."}},
	{of: Conclusions, english: "conclusions", say: [2]string{"wat wij nu doen", "what we do now"}, sample: [2]string{"Op drukke dagen gaan er nu vier loketten open.", "On busy days four desks are open now."}},
	{of: Weeks, english: "weeks", say: [2]string{"met hoeveel weken het langer duurt", "by how many weeks it takes longer"}, sample: [2]string{"4 weken", "4 weeks"}},
	{of: Meeting, english: "meeting", say: [2]string{"dag en tijd van het gesprek", "day and time of the meeting"}, sample: [2]string{"dinsdag 1 december 2026 om 10.00 uur", "Tuesday 1 December 2026 at 10:00"}},
	{of: Where, english: "where", say: [2]string{"waar het gesprek is", "where the meeting is"}, sample: [2]string{"het stadhuis, kamer 2", "the town hall, room 2"}},
	{of: Arranged, english: "arranged", say: [2]string{"wat wij met de klager afspraken", "what we agreed with the complainant"}, sample: [2]string{"U krijgt deze week een nieuwe afspraak.", "You get a new appointment this week."}},
	{of: ArrangedOn, english: "arranged_on", say: [2]string{"wanneer en hoe de klager zei tevreden te zijn", "when and how the complainant said to be satisfied"}, sample: [2]string{"vrijdag 20 november 2026, aan de telefoon", "Friday 20 November 2026, on the telephone"}},
	{of: Becomes, english: "becomes", say: [2]string{"wat het wel is: een bezwaar of een melding", "what it is: an objection or a report"}, sample: [2]string{"een bezwaar", "an objection"}},
	{of: NewReference, english: "new_reference", say: [2]string{"het kenmerk waaronder het verder gaat", "the reference under which it goes on"}, sample: [2]string{"Z261121-0043", "Z261121-0043"}},
	{of: Learned, english: "improvement", say: [2]string{"wat wij van de klacht leerden en wat wij veranderen", "what we learned from the complaint and what we change"}, sample: [2]string{"Er gaat nu een extra loket open als het druk is.", "An extra desk opens now when it is busy."}},
	{of: Opinion, english: "opinion", say: [2]string{"waar de klager zegt wat die van de behandeling vond; leeg als wij het niemand kunnen vragen", "where the complainant says what they thought of the handling; empty when nobody can be asked"}, sample: [2]string{"https://www.elzermonde.example/volg/voorbeeld", "https://www.elzermonde.example/en/follow/example"}},
}

var complaintRules = map[Kind]rule{
	ComplaintReceipt: {also: []Variable{Complained}, needs: []Need{
		{Reference, true, "waarmee wij de klacht terugvinden", "by which we find the complaint again"},
		{HeardOn, true, "op welke dag wij de klacht kregen (Awb 9:6)", "on which day we got the complaint (Awb 9:6)"},
		{LastDay, true, "wanneer de klacht uiterlijk klaar is (Awb 9:11)", "when the complaint is handled at the latest (Awb 9:11)"},
		{Handler, true, "wie de klacht behandelt", "who handles the complaint"},
		{Adviser, false, "wie adviseert, als iemand dat doet (Awb 9:15)", "who advises, when somebody does (Awb 9:15)"},
	}},
	ComplaintCopy: {needs: []Need{
		{Complained, true, "de klacht zelf (Awb 9:9)", "the complaint itself (Awb 9:9)"},
		{HeardOn, true, "op welke dag wij de klacht kregen", "on which day we got the complaint"},
		{Handler, true, "wie de klacht behandelt", "who handles the complaint"},
	}},
	ComplaintRefused: {also: []Variable{Complained, Handler, Opinion}, needs: []Need{
		{HeardOn, true, "op welke dag wij de klacht kregen", "on which day we got the complaint"},
		{Ground, true, "op welke grond van de wet (Awb 9:8)", "on which ground of the act (Awb 9:8)"},
		{Reasons, true, "waarom die grond hier geldt (Awb 9:8 lid 3)", "why that ground holds here (Awb 9:8(3))"},
		{Ombudsman, true, "naar welke ombudsman de klager kan, en tot wanneer (Awb 9:8 lid 3, 9:12 lid 2)", "to which ombudsman the complainant can go, and until when (Awb 9:8(3), 9:12(2))"},
	}},
	ComplaintInvite: {also: []Variable{Handler, LastDay}, needs: []Need{
		{Meeting, true, "wanneer het gesprek is (Awb 9:10)", "when the meeting is (Awb 9:10)"},
		{Where, true, "waar het gesprek is", "where the meeting is"},
	}},
	ComplaintInviteOther: {also: []Variable{Handler, LastDay}, needs: []Need{
		{Meeting, true, "wanneer het gesprek is (Awb 9:10)", "when the meeting is (Awb 9:10)"},
		{Where, true, "waar het gesprek is", "where the meeting is"},
	}},
	ComplaintLonger: {also: []Variable{Handler, Cause}, needs: []Need{
		{Weeks, true, "met hoeveel weken het langer duurt (Awb 9:11 lid 2)", "by how many weeks it takes longer (Awb 9:11(2))"},
		{LastDay, true, "wat de nieuwe laatste dag is", "what the new last day is"},
	}},
	ComplaintLongerOther: {also: []Variable{Handler, Cause}, needs: []Need{
		{Weeks, true, "met hoeveel weken het langer duurt (Awb 9:11 lid 2)", "by how many weeks it takes longer (Awb 9:11(2))"},
		{LastDay, true, "wat de nieuwe laatste dag is", "what the new last day is"},
	}},
	ComplaintSettled: {also: []Variable{Handler, Apology, Opinion}, needs: []Need{
		{Arranged, true, "wat wij afspraken (Awb 9:5)", "what we agreed (Awb 9:5)"},
		{ArrangedOn, true, "wanneer en hoe de klager dat zei (Awb 9:5)", "when and how the complainant said so (Awb 9:5)"},
	}},
	ComplaintMoved: {also: []Variable{Handler, NewReference}, needs: []Need{
		{Becomes, true, "wat het wel is", "what it is"},
		{HeardOn, true, "de dag van ontvangst, die blijft gelden (Awb 6:15)", "the day of receipt, which keeps counting (Awb 6:15)"},
	}},
	ComplaintVerdict: {also: []Variable{Handler, Adviser, Departure, Complained, Apology, Opinion}, needs: []Need{
		{Findings, true, "de bevindingen (Awb 9:12 lid 1)", "the findings (Awb 9:12(1))"},
		{Judgments, true, "het oordeel over elk onderdeel, met redenen (Awb 9:12 lid 1)", "the judgment of each element, with reasons (Awb 9:12(1))"},
		{Conclusions, true, "de conclusies (Awb 9:12 lid 1)", "the conclusions (Awb 9:12(1))"},
		{Ombudsman, true, "naar welke ombudsman de klager kan, en tot wanneer (Awb 9:12 lid 2)", "to which ombudsman the complainant can go, and until when (Awb 9:12(2))"},
	}},
	ComplaintFeedback: {also: []Variable{Handler}, needs: []Need{
		{Learned, true, "wat wij ermee deden", "what we did with it"},
	}},
	ComplimentThanks: {also: []Variable{Complained}, needs: []Need{{About, true, "waar het compliment over gaat", "what the compliment is about"}}},
	IdeaThanks:       {also: []Variable{Complained}, needs: []Need{{About, true, "waar het idee over gaat", "what the idea is about"}}},
}
