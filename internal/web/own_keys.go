package web

import (
	"net/http"
	"strings"

	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// ownLetters are the keys of the house that somebody may give another letter,
// with what they do at the desk and in Mijn werk.
var ownLetters = []struct{ letter, nl, en string }{
	{"a", "Mijn werk: poging", "My work: attempt"}, {"b", "Balie: terugbellen. Mijn werk: beantwoord", "Desk: call back. My work: answer"},
	{"d", "Doorverbinden, doorsturen", "Put through, send on"}, {"e", "Balie: afgehandeld", "Desk: dealt with"}, {"f", "Balie", "Desk"},
	{"g", "Balie. Mijn werk: gezien", "Desk. My work: seen"}, {"h", "Mijn werk: herinner", "My work: remind"}, {"i", "Balie: controlevragen", "Desk: control questions"},
	{"j", "Volgende taak, ja", "Next task, yes"}, {"k", "Vorige taak", "Previous task"}, {"l", "Balie", "Desk"}, {"m", "Balie: melding", "Desk: report"},
	{"n", "Nieuw contact, nee", "New contact, no"}, {"o", "Balie: andere afloop", "Desk: other ending"}, {"p", "Mijn werk: pak", "My work: take"},
	{"s", "Mijn werk: afronden", "My work: close"}, {"t", "Taak. Mijn werk: geef aan", "Task. My work: give to"}, {"u", "Mijn werk: ongedaan", "My work: undo"},
	{"v", "Balie: tweede vraag", "Desk: second question"}, {"w", "Mijn werk: wachten", "My work: wait"}, {"x", "Mijn werk: kies", "My work: choose"},
}

// accountLetters are the keys of the house with the letters of the reader.
func (s *Server) accountLetters(r *http.Request, reader kit.Reader) ([]page.OwnLetter, error) {
	keys, err := s.actions.OwnKeys(r.Context(), s.who(r))
	if err != nil {
		return nil, err
	}
	var all []page.OwnLetter
	for _, k := range ownLetters {
		all = append(all, page.OwnLetter{Name: "toets_" + k.letter, House: strings.ToUpper(k.letter), Does: reader.T(k.nl, k.en), Own: strings.ToUpper(keys[k.letter])})
	}
	return all, nil
}

// changeLetters saves the letters that the reader chose.
func (s *Server) changeLetters(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	keys, known := map[string]string{}, []string{}
	for _, k := range ownLetters {
		known = append(known, k.letter)
		if r.PostForm.Get("doe") != "huis" {
			keys[k.letter] = r.PostForm.Get("toets_" + k.letter)
		}
	}
	if err := s.actions.ChooseKeys(r.Context(), s.who(r), keys, known); err != nil {
		return s.accountAgain(w, r, reader, err)
	}
	return s.accountDone(w, r, reader, "toetsen")
}
