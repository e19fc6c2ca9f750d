package sentence

import (
	"strings"

	"handvest/internal/calendar"
)

// cues are words that say what kind of promise a sentence is. They are stems.
var (
	available = []string{"bereikbaar", "beschikbaar", "openingstijd", "geopend", "openstelling", "available", "reachable", "bereikbaarheid", "beschikbaarheid", "bemand", "bereikt", "bereiken", "bemenst", "opengesteld", "availability", "telefonisch te bereiken", "functioneert", "uptime", "open op", "gesloten", "spreekuur", "inloopspreekuur", "closed"}
	given     = []string{"compensatie", "vergoeding", "schadevergoeding", "bloemenbon", "cadeaubon", "boekenbon", "bloemetje", "tegoedbon", "waardebon", "vvv-bon", "irischeque", "goed doel", "kadobon", "bloemen", "taart", "attentie", "dwangsom", "cadeaukaart", "cadeau", "tegemoetkoming", "compensation", "voucher", "refund", "restitutie", "gecompenseerd", "compenseren", "vergoeden"}
	waiting   = []string{"wachttijd", "wachtduur", "wachten", "wacht", "wachtrij", "waiting", "queue", "aan de beurt", "te woord", "opgenomen", "opnemen", "neemt op", "nemen wij de telefoon", "telefoon op", "beurt", "geholpen", "helpen", "helped", "answer the phone", "overgaan", "aan de lijn", "medewerker aan", "spreekt u", "wait", "waits", "seen", "served", "attended"}
	telling   = []string{"ontvangstbevestiging", "bevestiging", "bevestigen", "bevestigd", "bevestigt", "tussenbericht", "behandelbericht", "terugkoppeling", "terugkoppelen", "informeren", "informeert", "geinformeerd", "melden wij", "op de hoogte", "laten weten", "laat weten", "laten u weten", "laten wij", "laat u weten", "hoort", "remind", "ontvangstmelding", "acknowledge", "acknowledgement", "confirmation", "confirm", "inform you", "informed", "informs", "notify", "bericht", "herinnering", "herinneren", "reminder", "uitnodiging", "uitgenodigd", "vermeld", "vermelden", "brengen u", "bellen wij u", "bellen we u", "brief als", "kondigen", "aangekondigd", "vertelt de", "vertelt onze", "vertelt een", "vertellen wij", "vertellen we", "vertellen u", "vertelt u", "statusupdate", "stand van zaken", "uitleg", "leggen uit", "tell you", "hear from", "let you know", "waarschuwen", "update", "nodigen", "nodigt", "melden het", "meldt het", "melden u", "melden we", "melden wij", "krijgt u een brief", "van ons een brief", "u een brief van", "bewijs van ontvangst", "ontvangstbewijs", "vragenlijst", "notice", "horen", "weten", "enquete", "onderzoeken", "onderzoekt", "resultaat van dit onderzoek", "tevredenheidsonderzoek", "wijzen u op", "wijst u op", "wijzen wij u", "wijzen we u", "leggen we uit", "leggen wij uit", "leggen wij u uit", "leggen we u uit", "leggen u uit", "aanspreken", "gelegenheid", "attenderen", "attendeert", "tijding", "mededeling", "seintje", "berichten wij", "berichten we", "stellen wij", "warn", "tell", "updates"}
	// decided are the ends of a procedure: what is told is then the product itself.
	decided = []string{"beslissing", "besluit", "beschikking", "beslist", "beslissen", "inhoudelijk", "inhoudelijke", "antwoord", "beantwoord", "beantwoorden", "uitspraak", "decision", "answer", "reactie", "reageren", "reply", "afgehandeld", "oplossing"}
	// doing are verbs of a process with a beginning and an end.
	doing = []string{"afgehandeld", "handelen", "handelt", "afhandel", "behandeld", "behandelen", "beantwoord", "beantwoorden", "opgelost", "oplossen", "gerepareerd", "repareren", "weggehaald", "verwijderd", "verwijderen", "verholpen", "verhelpen", "opgeruimd", "opruimen", "hersteld", "herstellen", "verwerkt", "verwerken", "geleverd", "levering", "beslist", "beslissen", "beslissing", "toegestuurd", "opgestuurd", "verstuurd", "versturen", "sturen wij", "uitbetaald", "betaald", "betalen", "overgemaakt", "reageren", "reageert", "reactie", "antwoord", "teruggebeld", "terugbellen", "bellen u terug", "terug te bellen", "aan de slag", "bellen wij u terug", "termijn", "afgerond", "reply", "answer", "repair", "decide", "deliver", "handle", "process", "pay", "besluit", "verlengd", "contact op", "opgepakt", "pakken", "in behandeling", "uitgevoerd", "klaar", "gereed", "ter plaatse", "schoongemaakt"}
	// manner are words of conduct: where they lead, it is quality.
	manner = []string{"vriendelijk", "beleefd", "respect", "deskundig", "zorgvuldig", "correct", "begrijpelijk", "duidelijk", "heldere", "helder", "professioneel", "juist", "volledig", "privacy", "vertrouwelijk", "luister", "klantgericht", "klantvriendelijk", "persoonlijk", "serieus", "eerlijk", "betrouwbaar", "behulpzaam", "open", "integer", "friendly", "polite", "clear", "respectful", "courteous", "kwaliteit", "objectief", "onafhankelijk", "onpartijdig", "servicegericht", "meedenken", "denken mee", "gastvrij", "toegankelijke"}
	front  = []string{"telefoon", "telefonisch", "bel", "belt", "bellen", "beller", "bellers", "gebeld", "balie", "afspraak", "loket", "chats", "chatten", "livechat", "publieksbalie", "receptie", "wachtruimte", "stadswinkel", "publiekshal", "call", "caller", "phone", "desk", "counter", "oproep", "oproepen", "telefoontje", "telefoongesprek", "gesprekken", "telefoontjes", "medewerker", "chat", "klantcontactcentrum", "kcc"}
)

// visiting are words of coming to a counter.
var visiting = []string{"terecht", "langskomen", "inloop", "bezoeken", "spreekuur", "inloopspreekuur", "visit", "geopend", "open"}

// hours says whether days or hours were read that make no whole window.
func (s *scan) hours() bool {
	for _, t := range s.t {
		if t.spent == "days" || t.spent == "clock" {
			return true
		}
	}
	return false
}

// any finds a cue: a stem of one word, or a phrase.
func (s *scan) any(cues []string) bool {
	for i := range s.t {
		if s.conditional(i) {
			continue
		}
		if s.cue(i, cues) {
			return true
		}
	}
	return false
}

func (s *scan) anywhere(cues []string) bool {
	for i := range s.t {
		if s.cue(i, cues) {
			return true
		}
	}
	return false
}

func (s *scan) cue(i int, cues []string) bool {
	for _, c := range cues {
		if _, ok := s.seq(i, c); ok {
			return true
		}
		if len(c) >= 6 && len(s.t[i].text) > len(c) && s.t[i].kind == word && s.t[i].text[:len(c)] == c {
			return true
		}
	}
	return false
}

// kind decides what kind of promise the sentence is.
func (s *scan) kind(r *Reading, h hedges, context string) string {
	percent := r.Min != 0 || r.Max != 0
	up := s.any(available) && !s.any([]string{"openbaar vervoer", "met de auto", "met de fiets", "met de bus", "by bus", "public transport"})
	ofTime, timed := s.has("van de tijd", "of the time")
	switch {
	case percent && (up || timed && ofTime > 0) && !r.HasQuantity:
		return Availability
	case percent:
		return Percentage
	case r.HasQuantity && r.Quantity == 0 && s.anywhere([]string{"online", "digitaal", "website", "site", "portaal", "portal"}) && s.anywhere([]string{"kunt", "can"}):
		return Availability
	case r.Compensation != "":
		return Compensation
	case r.HasQuantity && r.Unit == calendar.Times:
		return Quality
	case r.HasQuantity && r.Direction != "before" && s.waits(r, context):
		return Waiting
	case r.HasQuantity && s.tells(r):
		return Communication
	case r.HasQuantity:
		return Duration
	case r.Window != "", up && !s.any(telling), s.hours() && s.any(visiting):
		return Availability
	}
	return s.kindWithout(h)
}

// waits says whether a length of time is spent waiting by the customer.
func (s *scan) waits(r *Reading, context string) bool {
	switch r.Unit {
	case calendar.Seconds, calendar.Rings:
		return true
	case calendar.Minutes:
		if _, lasts := s.has("duurt", "duren", "lasts"); lasts && !s.anywhere(waiting) {
			return false
		}
		if s.anywhere(waiting) || s.anywhere(front) && !(r.Quantity == 0 && s.anywhere([]string{"mee", "meegegeven", "meegeven"})) {
			return true
		}
		ctx := newScan(context)
		return ctx.anywhere(front) || ctx.anywhere(waiting)
	case calendar.Hours:
		at, ok := s.stem("wachttijd", "wachtduur")
		return ok && at >= 0
	}
	_, ok := s.stem("wachttijd")
	return ok
}

// tells says whether what is promised is a message, and not the answer or the
// decision itself.
func (s *scan) tells(r *Reading) bool {
	if r.Direction == "before" && !s.any([]string{"stukken", "agenda", "documenten", "vergaderstukken", "stempas", "in huis", "verstrekt", "verstrekken", "levert", "leveren", "papers", "documents"}) {
		return true
	}
	apart := s.tellsApart()
	for i := range s.t {
		if s.conditional(i) || !s.besideTerm(i) {
			continue
		}
		if s.cue(i, decided) {
			return false
		}
		if apart {
			return true
		}
		if !s.cue(i, telling) || s.is(i, "bericht", "berichten", "update", "updates") && s.is(i-1, "op", "uw", "elk", "ieder", "alle", "een", "na", "your") && !s.any([]string{"krijgt", "ontvangt", "sturen", "stuurt"}) || s.is(i, "bellen", "belt") || s.is(i, "meldt") && s.is(i+1, "u") {
			continue
		}
		for j := i + 1; j <= i+4 && j < len(s.t); j++ { // bericht van de beslissing
			if s.is(j, "van", "over", "of", "about") && (s.cue(j+1, decided) || s.cue(j+2, decided)) {
				return false
			}
		}
		return true
	}
	return false
}

func (s *scan) kindWithout(h hedges) string {
	switch {
	case s.any([]string{"op de hoogte"}) && s.any([]string{"zijn", "is", "blijven"}) && !s.any([]string{"houden", "houdt", "stellen", "stelt", "brengen", "brengt", "gehouden", "gesteld", "gebracht"}):
		return Quality
	case h.soon != "" && s.any([]string{"opgenomen", "geholpen", "aan de beurt", "te woord", "aan de lijn", "wachttijden"}) && s.any(front) || s.any([]string{"korte wachttijden", "korte wachttijd"}):
		return Waiting
	case s.any([]string{"kunt", "kan", "kunnen"}) && s.any([]string{"terecht", "bereiken"}) && s.any([]string{"telefonisch", "telefoon", "e-mail", "balie", "website", "online", "digitaal", "social", "whatsapp"}):
		return Availability
	case (s.getsLetter() || s.tellsApart()) && !s.any(manner):
		return Communication
	case s.any(telling) && !s.any(manner) || s.research():
		return Communication
	case h.soon == "" && !s.any(manner) && s.anywhere([]string{"krijgt", "ontvangt", "receive", "get"}) && s.any([]string{"reactie", "antwoord", "reply", "answer"}):
		return Communication
	case s.anywhere([]string{"termijn", "verlengd", "verlengen"}) && !s.instalments() && !s.any(manner):
		return Duration
	case h.reference != "":
		return Duration
	case h.soon != "" && s.any(manner) && strings.HasSuffix(h.soon, "e"):
		return Quality
	case h.soon != "" && s.any(termNouns) && !s.any([]string{"wachttijd"}):
		return Duration
	case h.usually != "" && s.any(doing) && !s.any(manner):
		return Duration
	case (s.any(doing) || h.soon != "" && s.anywhere([]string{"contact"})) && (h.soon != "" || !s.any(manner) && s.afterReport()):
		return Duration
	case s.anywhere([]string{"wachttijd", "wachten", "wachtrij", "aan de beurt", "te woord"}) && !s.any(manner):
		return Waiting
	}
	return Quality
}

// instalments finds "in 10 termijnen", which are no time.
func (s *scan) instalments() bool {
	for i := range s.t {
		if _, _, ok := s.plain(i - 1); ok && s.is(i, "termijnen") {
			return true
		}
	}
	return false
}

// afterReport finds the beginning of a process: na uw melding, op uw brief.
func (s *scan) afterReport() bool {
	for i := range s.t {
		if s.is(i, "na", "after", "op", "van") && i+1 < len(s.t) {
			for j := i + 1; j <= i+4 && j < len(s.t); j++ {
				if s.is(j, "melding", "aanvraag", "ontvangst", "klacht", "betaling", "verzoek", "report", "application", "indiening") {
					return true
				}
			}
		}
	}
	return false
}
