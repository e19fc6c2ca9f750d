package town

import (
	"strings"

	"handvest/internal/notice"
)

// Phone is the number that stands in the notices of Elzermonde.
const Phone = "14 0119"

// Letter is a change that Elzermonde made to the words of a notice.
type Letter struct {
	Template  notice.Template
	Published bool // false: somebody is still writing it
}

// Letters are the words that Elzermonde changed, in the order in which it did:
// what the town did not touch is the text of the house.
func Letters() []Letter {
	change := func(kind notice.Kind, language, old, now, note string) notice.Template {
		t := notice.House(kind, language)
		t.Body = strings.Replace(t.Body, old, now, 1)
		t.Note, t.Owner = note, "kcc"
		return t
	}
	frame := change(notice.Frame, notice.Dutch, "Met vriendelijke groet,\n\n{{organisatie}}", "Met vriendelijke groet,\n\nTeam Klantcontact van {{organisatie}}", "Klanten willen weten wie er schrijft.")
	late := change(notice.Late, notice.Dutch, "Dit is niet op tijd klaar. [[Wij beloofden het u voor {{beloofd}}.]] U moet dus langer op ons wachten.",
		"Dit is niet op tijd klaar. [[Wij beloofden het u voor {{beloofd}}.]] Dat is vervelend, want u rekende op ons.", "Eerst zeggen wat het voor de klant betekent.")
	paused := change(notice.Paused, notice.Dutch, "Wij kunnen nu even niet verder.", "Wij kunnen nu even niet verder met uw vraag. U hoeft zich geen zorgen te maken.", "Voorstel van de werkgroep: neem de zorg weg.")
	return []Letter{{frame, true}, {late, true}, {paused, false}}
}
