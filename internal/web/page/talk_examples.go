package page

import (
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
)

func exampleSteps(r kit.Reader, on int, desk bool) TalkSteps {
	t := TalkSteps{Reader: r, Desk: desk, First: "2026-11-23", Wants: r.T("Dat iemand haar terugbelt", "That somebody rings her back"),
		Owner: exampleDepartments(r), Owners: []kit.Choice{{Text: r.T("Kies een collega", "Choose a colleague"), On: true}, {Value: "1", Text: "Wim Jansma"}}, Staff: []kit.Choice{{Text: r.T("De regisseur van de afdeling", "The coordinator of the department"), On: true}, {Value: "1", Text: "Wim Jansma"}},
		Known:   []Row{{r.T("Klant", "Customer"), "Anna de Vries"}, {r.T("Zaak", "Case"), r.T("Kapotte lantaarnpaal M-2026-11873", "Broken street light M-2026-11873")}, {r.T("Eerder", "Earlier"), r.T("derde contact over hetzelfde", "third contact about the same")}},
		Promise: r.T("Beloofd aan de klant: vóór vr 4 dec.", "Promised to the customer: by Fri 4 Dec.")}
	say := [][]string{{r.T("Wat vervelend dat dit zo is gegaan.", "I am sorry that it went like this."), r.T("Vertelt u eens: wat is er gebeurd?", "Please tell me: what happened?")}, {r.T("Dank u dat u ons dit vertelt.", "Thank you for telling us this.")},
		{r.T("Alleen als wij dit weten, kunnen wij het beter doen.", "Only when we know this can we do better.")}, {r.T("Wij beloofden u dit vóór do 19 nov. Daarvoor bied ik u excuses aan.", "We promised you this by Thu 19 Nov. I apologise for that.")},
		{r.T("Ik schrijf het voor u op. Ik lees het zo voor: klopt het?", "I write it down for you. I will read it out: is it right?")}, {r.T("Ik kijk of ik dit nu meteen voor u kan oplossen.", "Let me see if I can solve this at once.")}, {r.T("Ik noem u wie dat doet, en wanneer het klaar is.", "I tell you who does that, and when it is done.")}}
	for i, n := range complaint.StepNames {
		t.Steps = append(t.Steps, TalkStep{Number: i + 1, Name: r.T(n.NL, n.EN), Say: say[i], Done: i < on, On: i == on})
	}
	return t
}

func exampleStands(r kit.Reader) []TalkStand {
	return []TalkStand{{r.T("Lantaarnpaal binnen 10 werkdagen", "Street light within 10 working days"), r.T("niet waargemaakt", "not kept"), kit.Late, r.T("Zeg: wij wisten dit al sinds do 19 nov 23:59. De klant heeft recht op € 15,00 (Donatie): vraag voor welk goed doel.", "Say: we knew this since Thu 19 Nov 23:59 already. The customer has a right to €15.00 (Donation): ask for which good cause.")},
		{r.T("Bericht van ontvangst binnen 1 werkdag", "Confirmation within 1 working day"), r.T("gehaald", "kept"), kit.Kept, r.T("Klaar op do 5 nov 09:20, op tijd: uiterlijk vr 6 nov 17:00.", "Done on Thu 5 Nov 09:20, in time: by Fri 6 Nov 17:00 at the latest.")}}
}

// ExampleTalk is the conversation with step 5 open.
func ExampleTalk(sh Shell) Talk {
	r := sh.Reader
	return Talk{Shell: sh, Press: true, Back: Link{Text: r.T("Naar de balie", "To the desk"), Href: "#"}, Heading: r.T("Klacht: Kapotte lantaarnpaal", "Complaint: Broken street light"), Lead: r.T("Klacht Z261123-0042", "Complaint Z261123-0042"),
		Word: r.T("in gesprek", "talking"), Tone: kit.Soon, Action: "#", Version: "5", Steps: exampleSteps(r, complaint.Note, false), Stands: exampleStands(r),
		Text:  TextField{Name: "tekst", Label: r.T("Waar gaat het over, in de woorden van de klant?", "What is it about, in the words of the customer?"), Value: r.T("Ik bel nu voor de derde keer over dezelfde lantaarnpaal.", "I now ring for the third time about the same street light."), Rows: 4, Max: 20000, Required: true},
		Gift:  &TalkGift{Action: "#", Promise: "lantaarnpaal", Button: r.T("Vraag de compensatie aan", "Ask for the compensation"), Text: r.T("Voor welk goed doel?", "For which good cause?"), Causes: []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}, {Value: "dieren", Text: "Dierenasiel De Elzenhof"}}},
		Aloud: []string{r.T("U hebt ons antwoord op uw klacht uiterlijk maandag 4 januari.", "You have our answer to your complaint by Monday 4 January.")},
		Facts: []Row{{r.T("Klant", "Customer"), "Anna de Vries"}, {r.T("Zaak", "Case"), r.T("Kapotte lantaarnpaal M-2026-11873", "Broken street light M-2026-11873")}, {r.T("Ontvangen", "Received"), r.T("ma 23 nov 14:03, telefoon", "Mon 23 Nov 14:03, telephone")}},
		Links: []Link{{Text: r.T("De zaak", "The case"), Href: "#"}}}
}

// ExampleTalkNow asks whether it is put right at once, and what it is about.
func ExampleTalkNow(sh Shell) Talk {
	p := ExampleTalk(sh)
	p.Steps = exampleSteps(sh.Reader, complaint.SolveNow, false)
	p.Steps.Now, p.Steps.Action, p.Gift, p.Stands = "ja", "ja", nil, nil
	p.Choices = []TalkChoice{{"1", sh.T("Kapotte lantaarnpaal", "Broken street light"), "M-2026-11873 · do 5 nov"}, {"2", sh.T("Bijzondere bijstand", "Special assistance"), "Z261012-0311 · ma 12 okt"}}
	p.Notice = &Notice{Kind: "error", Title: sh.T("Niet bewaard", "Not saved"), Lines: []string{sh.T("Kies wie de verbetering doet.", "Choose who makes the improvement.")}}
	return p
}

// ExampleTalkHand asks who sees to it.
func ExampleTalkHand(sh Shell) Talk {
	p := ExampleTalk(sh)
	p.Steps, p.Gift = exampleSteps(sh.Reader, complaint.SeeToIt, false), nil
	return p
}

// ExampleTalkOver is a complaint that was solved at once.
func ExampleTalkOver(sh Shell) Talk {
	p := ExampleTalk(sh)
	p.Over, p.Word, p.Tone, p.Gift = sh.T("Direct opgelost", "Solved at once"), sh.T("direct opgelost", "solved at once"), kit.Kept, nil
	return p
}

func exampleVoice(on int, now string) func(kit.Reader, *DeskWork) {
	return func(r kit.Reader, w *DeskWork) {
		t := exampleSteps(r, on, true)
		t.Now = now
		w.About.Voice = &DeskVoice{Implicit: true, Kinds: []kit.Choice{{Value: "complaint", Text: r.T("Klacht", "Complaint"), On: true}, {Value: "compliment", Text: "Compliment"}, {Value: "idea", Text: r.T("Idee", "Idea")}}, Steps: &t}
		s := exampleStands(r)[0]
		s.Text = s.Title + ". " + s.Text
		w.About.Voice.Stands = []TalkStand{s}
		w.About.Broken, w.About.Repeat, w.About.CanMiss = nil, nil, false
		w.Deal.Ending, w.Deal.Finish = "klacht", r.T("Rond af met klacht of idee", "Finish with a complaint or idea")
	}
}
