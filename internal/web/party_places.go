package web

// The pages about customers, and who looked at whom.
var (
	partiesPlace       = place{"/klanten", "/en/customers"}
	newPartyPlace      = place{"/klanten/nieuw", "/en/customers/new"}
	duplicatesPlace    = place{"/klanten/dubbel", "/en/customers/duplicates"}
	partyPlace         = place{"/klanten/{id}", "/en/customers/{id}"}
	partyCSVPlace      = place{"/klanten/{id}/tijdlijn.csv", "/en/customers/{id}/timeline.csv"}
	partyFormPlace     = place{"/klanten/{id}/gegevens", "/en/customers/{id}/details"}
	partyCheckPlace    = place{"/klanten/{id}/controle", "/en/customers/{id}/check"}
	partySecretPlace   = place{"/klanten/{id}/geheim", "/en/customers/{id}/secret"}
	partyBSNPlace      = place{"/klanten/{id}/bsn", "/en/customers/{id}/bsn"}
	partyPointPlace    = place{"/klanten/{id}/bereikbaar", "/en/customers/{id}/points"}
	partyNotePlace     = place{"/klanten/{id}/notities", "/en/customers/{id}/notes"}
	partyRelationPlace = place{"/klanten/{id}/namens", "/en/customers/{id}/relations"}
	partyMergePlace    = place{"/klanten/{id}/samenvoegen", "/en/customers/{id}/merge"}
	partyExportPlace   = place{"/klanten/{id}/alles.json", "/en/customers/{id}/everything.json"}
	looksPlace         = place{"/beheer/inzage", "/en/manage/looks"}
	looksCSVPlace      = place{"/beheer/inzage.csv", "/en/manage/looks.csv"}
)
