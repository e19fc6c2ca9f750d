package sentence

import (
	"slices"
	"strings"
)

// subjects are the words for what a promise is about, with the code of its
// noun (see nouns). A word counts too as the end of a longer one:
// bijstandsaanvragen.
var subjects = []struct {
	code  string
	words []string
}{
	{"email", []string{"e-mail", "e-mails", "email", "emails", "mail", "mails", "mailtje", "mailtjes", "mailbericht", "mailberichten", "mailt"}},
	{"letter", []string{"brief", "brieven", "letter", "letters"}},
	{"call", []string{"telefoontje", "telefoontjes", "telefoongesprek", "telefoongesprekken", "telefoon", "telefonie", "oproep", "oproepen", "beller", "bellers", "belt", "call", "calls", "caller", "callers", "phone"}},
	{"complaint", []string{"klacht", "klachten", "complaint", "complaints"}},
	{"objection", []string{"bezwaar", "bezwaren", "bezwaarschrift", "bezwaarschriften", "objection", "objections"}},
	{"report", []string{"melding", "meldingen", "report", "reports"}},
	{"application", []string{"aanvraag", "aanvragen", "application", "applications"}},
	{"form", []string{"formulier", "formulieren", "form", "forms"}},
	{"chat", []string{"chat", "chats", "chatbericht", "chatberichten"}},
	{"whatsapp", []string{"whatsapp", "whatsappbericht", "whatsapp-bericht", "app", "appje"}},
}

// subject finds the code of what the sentence is about. A sentence that joins
// two of them (brieven en e-mails) is about neither alone: it gives nothing.
func (s *scan) subject() string {
	code, at := "", 0
	for i := range s.t {
		c := s.subjectAt(i)
		switch {
		case c == "" || c == code:
		case code == "":
			code, at = c, i
		case s.onlyJoins(at+1, i):
			return ""
		}
	}
	if code != "" {
		s.note("subject", at, at+1)
	}
	return code
}

func (s *scan) subjectAt(i int) string {
	t := s.t[i]
	if t.kind != word || t.spent != "" || s.is(i, "aanvragen") && !s.is(i-1, "de", "alle", "uw", "onze", "van", "complete", "nieuwe") && i > 0 {
		return ""
	}
	for _, sub := range subjects {
		if !slices.ContainsFunc(sub.words, func(w string) bool {
			return t.text == w || len(w) >= 6 && strings.HasSuffix(t.text, w) && !strings.HasPrefix(t.text, "ontvangst")
		}) {
			continue
		}
		if s.product(i) {
			return ""
		}
		return sub.code
	}
	return ""
}

// product says whether the thing at token i is what the customer gets: "u krijgt
// een brief". Its article has no word before it that makes it the cause.
func (s *scan) product(i int) bool {
	return s.is(i-1, "een", "a", "an", "per") && i > 1 && !s.conditional(i) && !s.opensSentence(i-1) &&
		!s.is(i-2, "op", "van", "na", "over", "bij", "elk", "voor", "to", "of", "after", "on", "about", "every")
}
