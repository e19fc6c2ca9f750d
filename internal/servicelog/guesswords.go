package servicelog

import "strings"

// guessWords are what columns are called in Dutch and English exports, per
// role, the surest first. A word that begins with = must be the whole name.
var guessWords = map[string][]string{
	"reference":            {"=id", "case_id", "zaaknummer", "zaak_id", "meldingnummer", "kenmerk", "referentie", "reference", "ticket", "unique_key", "number", "nummer", "report_id", "call_id", "_id", "nr", "key"},
	"moments.sent":         {"verzonden", "verstuurd", "sent_at"},
	"moments.received":     {"received", "ontvangen", "ontvangst", "created", "opened", "aangemaakt", "ingediend", "binnengekomen", "binnenkomst", "melddatum", "datum_melding", "requested", "submitted", "open_dt", "startdatum", "aanvraagdatum", "call_time", "vru_entry", "=datum", "=date"},
	"moments.registered":   {"registered", "geregistreerd", "registratie", "invoerdatum"},
	"moments.acknowledged": {"acknowledged", "ontvangstbevestiging"},
	"moments.agreed":       {"target", "due", "streef", "afspraak", "appointment", "deadline", "sla_", "uiterste", "fatale"},
	"moments.answered":     {"answered", "beantwoord", "opgenomen"},
	"moments.started":      {"started", "in_behandeling", "start_behandeling", "begonnen"},
	"moments.decided":      {"decided", "besluit", "decision"},
	"moments.closed":       {"closed", "afgehandeld", "afgerond", "afgesloten", "gesloten", "resolved", "completed", "opgelost", "einddatum", "gereed", "finished", "afhandel"},
	"wait":                 {"wachttijd", "wait", "q_time", "queue_time", "wacht"},
	"hold":                 {"hold", "ruggespraak"},
	"talk":                 {"gesprekstijd", "gespreksduur", "talk", "ser_time", "handle_time"},
	"labels.product":       {"subcategory", "subcategorie", "product", "complaint_type", "onderwerp", "=type", "category", "categorie", "soort", "type", "service"},
	"labels.channel":       {"=channel", "=kanaal", "kanaal", "channel", "contactwijze", "medium", "source_id", "ingang"},
	"labels.department":    {"department", "afdeling", "=team", "team", "agency", "dienst", "vakgroep", "organisatieonderdeel", "queue"},
	"labels.district":      {"district", "wijk", "neighborhood", "neighbourhood", "borough", "stadsdeel", "buurt", "gebied", "council"},
	"labels.origin":        {"segment", "herkomst", "bronsysteem"},
	"labels.outcome":       {"outcome", "uitkomst", "resultaat", "result"},
}

// guessRoles in the order in which columns are given away.
var guessRoles = []string{"reference", "moments.received", "moments.closed", "moments.agreed", "moments.registered", "moments.sent", "moments.acknowledged",
	"moments.answered", "moments.started", "moments.decided", "wait", "hold", "talk",
	"labels.channel", "labels.product", "labels.department", "labels.district", "labels.outcome", "labels.origin"}

// notMoments are columns with a time that say nothing about the case itself.
var notMoments = []string{"seen", "modified", "updated", "gewijzigd", "bijgewerkt", "export", "geboorte", "birth"}

// wordRank says how well a name fits a role: 0 best, -1 not at all.
func wordRank(role, name string) int {
	name = strings.ToLower(strings.NewReplacer(" ", "_", "-", "_").Replace(name))
	for i, w := range guessWords[role] {
		if whole, ok := strings.CutPrefix(w, "="); ok && name == whole || !ok && strings.Contains(name, w) {
			return i
		}
	}
	return -1
}

// guessLayouts are ways of writing a time that the wizard knows, the likeliest
// in a Dutch export first.
var guessLayouts = []string{"iso", "DD-MM-YYYY hh:mm:ss", "DD-MM-YYYY hh:mm", "DD-MM-YYYY", "DD/MM/YYYY hh:mm:ss", "DD/MM/YYYY hh:mm", "DD/MM/YYYY",
	"MM/DD/YYYY hh:mm:ss AM", "MM/DD/YYYY hh:mm AM", "MM/DD/YYYY hh:mm:ss", "MM/DD/YYYY hh:mm", "MM/DD/YYYY", "DD.MM.YYYY hh:mm:ss", "DD.MM.YYYY hh:mm", "DD.MM.YYYY",
	"YYYY/MM/DD hh:mm:ss", "YYYY/MM/DD", "DD MON YYYY hh:mm:ss", "DD MON YYYY hh:mm", "DD MON YYYY", "DD-MON-YYYY hh:mm:ss", "DD-MON-YYYY", "YYYYMMDDhhmmss", "YYYYMMDD", "unix", "unix_ms"}
