package action

import (
	"slices"
	"strconv"
	"strings"

	"handvest/internal/charter"
)

// fieldTexts are the fields of contacts, requests and tasks for people.
var fieldTexts = map[string]charter.Text{
	"channel": {NL: "kanaal", EN: "channel"}, "party": {NL: "klant", EN: "customer"}, "for": {NL: "namens wie", EN: "on behalf of"},
	"received": {NL: "ontvangen", EN: "received"}, "sent": {NL: "verzonden", EN: "sent"}, "solved": {NL: "geholpen", EN: "helped"},
	"reason": {NL: "oorzaak", EN: "cause"}, "remark": {NL: "opmerking", EN: "remark"}, "caller.name": {NL: "naam van de beller", EN: "name of the caller"},
	"caller.phone": {NL: "telefoon van de beller", EN: "telephone of the caller"}, "caller.email": {NL: "e-mail van de beller", EN: "e-mail of the caller"},
	"product": {NL: "onderwerp", EN: "subject"}, "subject": {NL: "onderwerp in woorden", EN: "subject in words"}, "text": {NL: "omschrijving", EN: "description"},
	"department": {NL: "afdeling", EN: "department"}, "ending": {NL: "afloop", EN: "ending"}, "article": {NL: "antwoord", EN: "answer"},
	"title": {NL: "titel", EN: "title"}, "state": {NL: "stand", EN: "state"}, "staff": {NL: "wie het doet", EN: "who does it"},
	"because": {NL: "reden", EN: "reason"}, "outcome": {NL: "wat er gedaan is", EN: "what was done"}, "attempt": {NL: "poging", EN: "attempt"},
	"wait": {NL: "waarop de taak wacht", EN: "what the task waits for"}, "until": {NL: "wacht tot", EN: "waits until"}, "due": {NL: "uiterlijk", EN: "due"},
	"answer": {NL: "antwoord aan de klant", EN: "answer to the customer"}, "parts": {NL: "delen", EN: "parts"}, "information": {NL: "klant voegt toe", EN: "customer adds"},
	"slot": {NL: "wanneer bellen", EN: "when to call"}, "number": {NL: "nummer", EN: "number"},
	"complaint.about":        {NL: "over wie het gaat", EN: "whom it is about"},
	"complaint.acknowledged": {NL: "ontvangst bevestigd", EN: "receipt confirmed"},
	"complaint.advice":       {NL: "advies", EN: "advice"},
	"complaint.attributes":   {NL: "kenmerken", EN: "attributes"},
	"complaint.case":         {NL: "zaak", EN: "case"},
	"complaint.checked":      {NL: "nagekeken beloften", EN: "promises looked at"},
	"complaint.closed":       {NL: "afgerond", EN: "closed"},
	"complaint.conclusions":  {NL: "conclusies", EN: "conclusions"},
	"complaint.conduct":      {NL: "dag van de gedraging", EN: "day of the conduct"},
	"complaint.copysent":     {NL: "afschrift verstuurd", EN: "copy sent"},
	"complaint.deciders":     {NL: "wie erover besliste", EN: "who decided about it"},
	"complaint.delay":        {NL: "uitstel", EN: "delay"},
	"complaint.department":   {NL: "afdeling", EN: "department"},
	"complaint.due":          {NL: "laatste dag", EN: "last day"},
	"complaint.elements":     {NL: "onderdelen en oordeel", EN: "elements and judgment"},
	"complaint.findings":     {NL: "bevindingen", EN: "findings"},
	"complaint.handed":       {NL: "overgedragen", EN: "handed over"},
	"complaint.handler":      {NL: "behandelaar", EN: "handler"},
	"complaint.hearing":      {NL: "horen", EN: "hearing"},
	"complaint.kept":         {NL: "bewaartermijn", EN: "retention"},
	"complaint.kind":         {NL: "soort", EN: "kind"},
	"complaint.learning":     {NL: "wat wij leren", EN: "what we learn"},
	"complaint.letter":       {NL: "brief met het oordeel", EN: "letter with the judgment"},
	"complaint.moves":        {NL: "verplaatst", EN: "moved"},
	"complaint.ombudsman":    {NL: "weg naar de ombudsman", EN: "way to the ombudsman"},
	"complaint.onboard":      {NL: "over het bestuur", EN: "about the authority"},
	"complaint.origin":       {NL: "waarvandaan", EN: "where from"},
	"complaint.outside":      {NL: "naar buiten", EN: "to an outsider"},
	"complaint.party":        {NL: "wie klaagt", EN: "who complains"},
	"complaint.product":      {NL: "onderwerp", EN: "subject"},
	"complaint.promise":      {NL: "belofte", EN: "promise"},
	"complaint.refusal":      {NL: "niet in behandeling", EN: "not handled"},
	"complaint.repair":       {NL: "herstel", EN: "repair"},
	"complaint.replies":      {NL: "reactie van de collega", EN: "reply of who is complained about"},
	"complaint.settlement":   {NL: "afspraak met de klager", EN: "agreement with the complainant"},
	"complaint.state":        {NL: "stand van de klacht", EN: "state of the complaint"},
	"complaint.steps":        {NL: "stappen van het gesprek", EN: "steps of the conversation"},
	"complaint.survey":       {NL: "tevredenheid", EN: "satisfaction"},
	"complaint.taker":        {NL: "wie het gesprek had", EN: "who had the conversation"},
	"complaint.text":         {NL: "woorden van de klager", EN: "words of the complainant"},
	"complaint.thanks":       {NL: "bedankt", EN: "thanked"},
	"complaint.title":        {NL: "titel", EN: "title"},
	"complaint.wants":        {NL: "wat de klager wil", EN: "what the complainant wants"},
	"complaint.writing":      {NL: "op schrift", EN: "in writing"},
	"sensitive":              {NL: "afgeschermd", EN: "shielded"},
}

// FieldText is a field of a correction for people: "question.1.text" is "vraag
// 2: omschrijving".
func FieldText(field string) charter.Text {
	if t, ok := fieldTexts[field]; ok {
		return t
	}
	rest, ok := strings.CutPrefix(field, "question.")
	number, name, cut := strings.Cut(rest, ".")
	n, err := strconv.Atoi(number)
	t, known := fieldTexts[name]
	if !ok || !cut || err != nil || !known {
		return charter.Text{NL: field, EN: field}
	}
	at := strconv.Itoa(n + 1)
	return charter.Text{NL: "vraag " + at + ": " + t.NL, EN: "question " + at + ": " + t.EN}
}

// fieldNames are several fields as one list.
func fieldNames(fields []string) charter.Text {
	fields = slices.Clone(fields)
	slices.Sort(fields)
	var nl, en []string
	for _, f := range slices.Compact(fields) {
		t := FieldText(f)
		nl, en = append(nl, t.NL), append(en, t.EN)
	}
	return charter.Text{NL: strings.Join(nl, ", "), EN: strings.Join(en, ", ")}
}
