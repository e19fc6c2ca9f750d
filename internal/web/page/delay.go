package page

import "handvest/internal/web/kit"

// Delay is the page on which an employee tells a citizen that something takes
// longer: why, and until when.
type Delay struct {
	Shell
	Back    Link
	Heading string
	Notice  *Notice
	Word    string
	Tone    kit.Tone
	Facts   []Row
	Action  string
	Causes  []kit.Choice
	Own     string // a cause in the reader's own words
	Day     string // 2026-12-04
	First   string // the first day that can be chosen
	Steps   []string
	Count   string // "5 werkdagen vanaf vandaag"
	Wrong   map[string]string
	Preview *ToldText // the letter, once it was asked for
	Score   string
	Good    bool
	Before  []HistoryRow
}

// ExampleDelay is a broken promise about a street light, with its preview.
func ExampleDelay(sh Shell) Delay {
	r := sh.Reader
	cause := r.T("Het onderdeel voor deze lamp is er nog niet.", "The part for this lamp is not there yet.")
	return Delay{Shell: sh, Back: Link{Text: r.T("Vraag Z261116-0418", "Request Z261116-0418"), Href: "#"}, Heading: r.T("Lantaarnpaal Havenkade 12", "Street light Havenkade 12"),
		Word: r.T("Klant weet het nog niet", "Customer does not know yet"), Tone: kit.Late, Action: "#", Own: cause, Day: "2026-12-04", First: "2026-11-30",
		Facts:  []Row{{Name: r.T("Wij beloofden", "We promised"), Text: r.T("vr 27 nov 2026", "Fri 27 Nov 2026")}, {Name: r.T("De klant hoort het uiterlijk", "The customer hears it by"), Text: r.T("ma 30 nov 2026, 17:00", "Mon 30 Nov 2026, 17:00")}},
		Causes: []kit.Choice{{Value: "", Text: r.T("In eigen woorden", "In your own words"), On: true}, {Value: "Door het weer kon het werk niet doorgaan.", Text: "Door het weer kon het werk niet doorgaan."}},
		Count:  r.T("5 werkdagen vanaf vandaag", "5 working days from today"), Steps: []string{r.T("vr 27 nov: de dag zelf telt niet", "Fri 27 Nov: the day itself does not count"), r.T("ma 30 nov: werkdag 1", "Mon 30 Nov: working day 1")},
		Preview: &ToldText{Title: r.T("Uw vraag duurt langer dan wij beloofden", "Your request takes longer than we promised"), Text: cause, Note: r.T("per mail", "by mail")},
		Score:   r.T("Leesbaarheid 78: voor iedereen te lezen", "Readability 78: everybody can read it"), Good: true,
		Before: []HistoryRow{{When: r.T("ma 23 nov 10:12", "Mon 23 Nov 10:12"), Machine: "2026-11-23T10:12:00+01:00", Who: "P. Jansen", Field: r.T("vr 27 nov", "Fri 27 Nov"), New: cause}}}
}
