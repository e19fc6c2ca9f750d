package web

// The pages of what colleagues tell each other and the desk, and the parts of
// the head of every page.
var (
	bannersPartPlace     = place{"/hoofd/berichten", "/en/head/messages"}
	bannerReadPlace      = place{"/berichten/{id}/gelezen", "/en/messages/{id}/read"}
	presencePlace        = place{"/aanwezig", "/en/presence"}
	presencePartPlace    = place{"/hoofd/aanwezig", "/en/head/presence"}
	bannersPlace         = place{"/beheer/mededelingen", "/en/manage/messages"}
	bannerEndPlace       = place{"/beheer/mededelingen/{id}/weg", "/en/manage/messages/{id}/end"}
	regiePlace           = place{"/regie", "/en/day-lead"}
	regiePartPlace       = place{"/regie/nu", "/en/day-lead/now"}
	takeOverPlace        = place{"/regie/contacten/{id}/overnemen", "/en/day-lead/contacts/{id}/take-over"}
	textsPlace           = place{"/kennis/teksten", "/en/knowledge/texts"}
	textDeletePlace      = place{"/kennis/teksten/{id}/verwijderen", "/en/knowledge/texts/{id}/delete"}
	linesPlace           = place{"/beheer/nummerplan", "/en/manage/number-plan"}
	linesCSVPlace        = place{"/beheer/nummerplan.csv", "/en/manage/number-plan.csv"}
	linesFilePlace       = place{"/beheer/nummerplan/bestand", "/en/manage/number-plan/file"}
	lineDeletePlace      = place{"/beheer/nummerplan/{id}/verwijderen", "/en/manage/number-plan/{id}/delete"}
	agreementsPlace      = place{"/beheer/afspraken", "/en/manage/agreements"}
	agreementDeletePlace = place{"/beheer/afspraken/{id}/verwijderen", "/en/manage/agreements/{id}/delete"}
	scriptsPlace         = place{"/kennis/scripts", "/en/knowledge/scripts"}
	scriptNewPlace       = place{"/kennis/scripts/nieuw", "/en/knowledge/scripts/new"}
	scriptPlace          = place{"/kennis/scripts/{id}", "/en/knowledge/scripts/{id}"}
	scriptEditPlace      = place{"/kennis/scripts/{id}/bewerken", "/en/knowledge/scripts/{id}/edit"}
	editingPlace         = place{"/bewerkt/{kind}/{id}", "/en/editing/{kind}/{id}"}
)
