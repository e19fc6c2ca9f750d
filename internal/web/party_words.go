package web

import (
	"cmp"
	"strings"

	"handvest/internal/party"
	"handvest/internal/web/kit"
)

// purposeCodes are the reasons of looking as they stand in an address.
var purposeCodes = map[party.Purpose]string{party.ForContact: "contact", party.ForTask: "taak", party.ForUpkeep: "gegevens", party.ForComplaint: "klacht", party.ForAudit: "controle"}

func purposeOf(code string) party.Purpose {
	for p, c := range purposeCodes {
		if c == code {
			return p
		}
	}
	return 0
}

func purposeText(r kit.Reader, p party.Purpose) string {
	switch p {
	case party.ForContact:
		return r.T("Klant is nu in contact", "Customer is in contact now")
	case party.ForTask:
		return r.T("Werk aan een taak of vraag", "Work on a task or request")
	case party.ForUpkeep:
		return r.T("Gegevens bijwerken", "Mend the data")
	case party.ForComplaint:
		return r.T("Klacht of inzageverzoek", "Complaint or access request")
	case party.ForAudit:
		return r.T("Controle", "Audit")
	}
	return r.T("onbekend", "unknown")
}

func whatText(r kit.Reader, w party.What) string {
	switch w {
	case party.LookHead:
		return r.T("Naam", "Name")
	case party.LookAll:
		return r.T("Klantbeeld", "Customer view")
	case party.LookBSN:
		return r.T("BSN voluit", "BSN in full")
	case party.LookSecret:
		return r.T("Geheime gegevens", "Secret data")
	case party.LookAnswers:
		return r.T("Antwoord op controlevraag", "Answer to a control question")
	case party.LookExport:
		return r.T("Alles, als bestand", "Everything, as a file")
	}
	return ""
}

// ladderText is a step of the identity ladder, and what may then be said.
func ladderText(r kit.Reader, l party.Level) (word, may string) {
	switch l {
	case party.Claimed:
		return r.T("Zegt wie het is.", "Says who they are."), r.T("Zeg nog niets over deze persoon: stel eerst controlevragen.", "Say nothing about this person yet: ask control questions first.")
	case party.Checked:
		return r.T("Controlevragen goed.", "Control questions passed."), r.T("U mag vertellen hoe het ervoor staat.", "You may tell how things stand.")
	case party.Strong:
		return r.T("Zeker: legitimatie of DigiD.", "Sure: document or DigiD."), r.T("U mag alles vertellen en wijzigen.", "You may tell and change everything.")
	}
	return r.T("Anoniem.", "Anonymous."), r.T("Vertel alleen wat voor iedereen geldt.", "Tell only what holds for everybody.")
}

// keyText says by what a customer was found.
func keyText(r kit.Reader, k party.KeyKind) string {
	switch k {
	case party.NameKey:
		return r.T("naam", "name")
	case party.PhoneKey:
		return r.T("telefoonnummer", "phone number")
	case party.EmailKey:
		return r.T("e-mailadres", "e-mail address")
	case party.AddressKey:
		return r.T("adres", "address")
	case party.BornKey:
		return r.T("geboortedatum", "birth date")
	case party.KvKKey:
		return r.T("KvK-nummer", "trade register number")
	case party.BSNKey:
		return "BSN"
	}
	return ""
}

// foundBy is by what a customer was found, each once.
func foundByKeys(r kit.Reader, all []party.KeyKind) string {
	var out []string
	for _, k := range all {
		if t := keyText(r, k); t != "" && (len(out) == 0 || out[len(out)-1] != t) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return r.T("gevonden op ", "found by ") + strings.Join(out, r.T(" en ", " and "))
}

var reasonTexts = map[party.Reason][2]string{
	party.SameBSN: {"zelfde BSN", "same BSN"}, party.SameKvK: {"zelfde KvK-nummer", "same trade register number"}, party.SamePhone: {"zelfde telefoonnummer", "same phone number"},
	party.SameEmail: {"zelfde e-mailadres", "same e-mail address"}, party.SameBorn: {"zelfde geboortedatum", "same birth date"}, party.SameAddress: {"zelfde adres", "same address"},
	party.SameName: {"zelfde achternaam", "same last name"}, party.CloseName: {"naam lijkt erop", "name looks like it"}, party.OtherBorn: {"andere geboortedatum", "other birth date"},
	party.OtherGivenName: {"andere voornaam", "other first name"}, party.OtherBSN: {"ander BSN", "other BSN"}, party.OtherKvK: {"ander KvK-nummer", "other trade register number"},
}

// alikeText says why two customers look alike, and how much.
func alikeText(r kit.Reader, l party.Likeness) (word, why string) {
	var out []string
	for _, x := range l.Reasons {
		t := reasonTexts[x]
		out = append(out, r.T(cmp.Or(t[0], string(x)), cmp.Or(t[1], string(x))))
	}
	word = r.T("waarschijnlijk dezelfde", "probably the same")
	if l.Score >= party.Sure {
		word = r.T("vrijwel zeker dezelfde", "almost surely the same")
	}
	return word, strings.Join(out, ", ")
}

func partyKindText(r kit.Reader, k party.Kind) string {
	if k == party.Organisation {
		return r.T("Organisatie", "Organisation")
	}
	return r.T("Persoon", "Person")
}

// readAs says how a search was understood.
func readAs(r kit.Reader, q party.Query) string {
	var out []string
	for _, t := range q.Terms {
		var any []string
		for _, k := range t {
			if k.Kind != party.NameKey {
				any = append(any, keyText(r, k.Kind))
			}
		}
		if len(any) > 0 {
			out = append(out, strings.Join(any, r.T(" of ", " or ")))
		}
	}
	if q.BSN.Known() {
		out = append(out, "BSN "+q.BSN.String())
	}
	if len(out) == 0 {
		return ""
	}
	return r.T("Gelezen als ", "Read as ") + strings.Join(out, r.T(" en ", " and ")) + "."
}
