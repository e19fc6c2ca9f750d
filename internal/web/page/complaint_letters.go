package page

import "handvest/internal/web/kit"

// ComplaintLetters are the letters of one complaint: what was sent, and what
// can be sent.
type ComplaintLetters struct {
	Shell
	Back      Link
	Ref       string
	Notice    *Notice
	Rows      []ComplaintLetterRow
	Ombudsman *OmbudsmanPart // nil where the reader has no part in it
}

// ComplaintLetterRow is one letter of the procedure.
type ComplaintLetterRow struct {
	ID, Name string
	Basis    string // article of law; empty is none
	To       string
	Word     string
	Tone     kit.Tone
	Why      string // what stands in the way, or why it is not needed
	Sent     []ComplaintLetterSent
	Make     *Link // where it is made; nil is not now
}

// ComplaintLetterSent is one that left.
type ComplaintLetterSent struct {
	When, How, State string
	Tone             kit.Tone
	PDF              Link
}

// OmbudsmanPart is the way to the ombudsman: the last day, the file, and that
// the complainant went there.
type OmbudsmanPart struct {
	Last    string // the last day; empty is not known yet
	Export  string // where the form posts
	Inside  []string
	Outside []string
	Record  string
	Version string
	Facts   []Row // what was written down
	Which   string
	Day     string
	Outcome string
	Ended   string
	Wrong   map[string]string
	Open    bool
}

// ComplaintLetterEdit is one letter that is being made.
type ComplaintLetterEdit struct {
	Shell
	Back         Link
	Basis, Ref   string
	Notice       *Notice
	Action       string
	CheckAt      string
	Version      string
	Lang         string
	Title, Body  string // as they stand in the form
	WasTitle     string // as the template gives them: what was not edited is made anew
	WasBody      string
	Day, Time    string
	Place        string
	Weeks, Cause string
	Meeting      bool // asks day, time and place
	Delay        bool // asks weeks and cause
	OnScreen     bool // goes to a colleague
	Ways         kit.Field
	Again        bool // it was sent before: sending once more needs a tick
	Wrong        map[string]string
	Preview      ComplaintLetterCheck
}

// ComplaintLetterCheck is what the server says while somebody writes.
type ComplaintLetterCheck struct {
	kit.Reader
	Lang, Title, Whole, To string
	Faults                 []string
	Late                   bool
}

// ExampleComplaintLetters is half way through the procedure.
func ExampleComplaintLetters(sh Shell) ComplaintLetters {
	r := sh.Reader
	sh.Title = r.T("Brieven bij Z261102-0042", "Letters about Z261102-0042")
	return ComplaintLetters{Shell: sh, Back: Link{Text: r.T("Het dossier", "The file"), Href: "#"}, Ref: "Z261102-0042",
		Rows: []ComplaintLetterRow{
			{ID: "receipt", Name: r.T("Ontvangstbevestiging", "Acknowledgement"), Basis: "Awb 9:6", To: r.T("klager", "complainant"), Word: r.T("verstuurd", "sent"), Tone: kit.Kept,
				Sent: []ComplaintLetterSent{{When: r.T("2 november 2026", "2 November 2026"), How: r.T("per e-mail", "by e-mail"), State: r.T("aangekomen", "arrived"), Tone: kit.Kept, PDF: Link{Text: "PDF", Href: "#"}}}},
			{ID: "invitation", Name: r.T("Uitnodiging voor een gesprek", "Invitation to be heard"), Basis: "Awb 9:10", To: r.T("klager", "complainant"), Word: r.T("nog te doen", "to do"), Tone: kit.Soon, Make: &Link{Text: r.T("Maak de brief", "Make the letter"), Href: "#"}},
			{ID: "decision", Name: r.T("Ons oordeel", "Our judgment"), Basis: "Awb 9:12", To: r.T("klager", "complainant"), Word: r.T("nog niet", "not yet"), Tone: kit.Calm, Why: r.T("Geef een oordeel over elk onderdeel.", "Judge each element."), Make: &Link{Text: r.T("Bekijk de brief", "See the letter"), Href: "#"}},
		},
		Ombudsman: &OmbudsmanPart{Last: r.T("dinsdag 2 november 2027", "Tuesday 2 November 2027"), Export: "#", Record: "#", Version: "3", Which: r.T("de Nationale ombudsman", "the National Ombudsman"), Wrong: map[string]string{},
			Inside: []string{r.T("de klacht, alle brieven, het verslag en de bevindingen", "the complaint, all letters, the report and the findings")}, Outside: []string{r.T("namen van collega's over wie is geklaagd", "names of colleagues who are complained about")}}}
}

// ExampleComplaintLetterEdit is a decision without the way to the ombudsman.
func ExampleComplaintLetterEdit(sh Shell) ComplaintLetterEdit {
	r := sh.Reader
	sh.Title = r.T("Ons oordeel", "Our judgment")
	body := r.T("Dit vonden wij:\n\nEr stonden veel mensen in de hal.\n\nDit is ons oordeel:\n\n- U wachtte te lang. Ons oordeel: gegrond. Dat hoort niet.", "This is what we found:\n\nMany people stood in the hall.\n\nThis is our judgment:\n\n- You waited too long. Our judgment: founded. That should not happen.")
	return ComplaintLetterEdit{Shell: sh, Back: Link{Text: r.T("Alle brieven", "All letters"), Href: "#"}, Basis: "Awb 9:12", Ref: "Z261102-0042", Action: "#", CheckAt: "#", Version: "3", Lang: string(r.Lang),
		Title: r.T("Ons oordeel over uw klacht", "Our judgment of your complaint"), Body: body, Wrong: map[string]string{}, Meeting: true, Day: "2026-12-01", Time: "10:00", Place: r.T("Stadhuis, kamer 2", "Town hall, room 2"),
		Ways: kit.Field{Name: "hoe", Label: r.T("Hoe gaat de brief?", "How does the letter go?"), Choices: []kit.Choice{{Value: "", Text: r.T("zoals de klager wil: per e-mail", "as the complainant prefers: by e-mail"), On: true}, {Value: "hand", Text: r.T("ik geef hem zelf", "I hand it over")}}},
		Preview: ComplaintLetterCheck{Reader: r, Lang: string(r.Lang), Title: r.T("Ons oordeel over uw klacht", "Our judgment of your complaint"), Whole: body, To: "Anna de Vries",
			Faults: []string{r.T("Zonder de alinea over de ombudsman kan deze brief niet weg (Awb 9:12 lid 2).", "Without the paragraph about the ombudsman this letter cannot leave (Awb 9:12(2)).")}}}
}

// bodyRows is how high the box for the text is: low as long as the template
// waits for a day, and there is nothing to edit.
func (p *ComplaintLetterEdit) bodyRows() string {
	if p.Body == "" {
		return "5"
	}
	return "22"
}
