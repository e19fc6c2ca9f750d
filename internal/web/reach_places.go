package web

// The pages of absence, reachability, late work, agreements with their results,
// and where work goes.
var (
	absencesPlace     = place{"/afwezigheid", "/en/absence"}
	absencesPartPlace = place{"/afwezigheid/nu", "/en/absence/now"}
	absenceEndPlace   = place{"/afwezigheid/{id}/vervalt", "/en/absence/{id}/cancel"}
	absenceRulePlace  = place{"/afwezigheid/regel", "/en/absence/rule"}
	feedsPlace        = place{"/afwezigheid/agenda", "/en/absence/calendar"}
	feedDropPlace     = place{"/afwezigheid/agenda/{id}/weg", "/en/absence/calendar/{id}/drop"}
	reachPlace        = place{"/regie/bereikbaarheid", "/en/day-lead/reachability"}
	reachCSVPlace     = place{"/regie/bereikbaarheid.csv", "/en/day-lead/reachability.csv"}
	routingPlace      = place{"/regie/routering", "/en/day-lead/routing"}
	routingCSVPlace   = place{"/regie/routering.csv", "/en/day-lead/routing.csv"}
	chasePlace        = place{"/regie/te-laat", "/en/day-lead/late"}
	chasePartPlace    = place{"/regie/te-laat/nu", "/en/day-lead/late/now"}
	chaseCSVPlace     = place{"/regie/te-laat.csv", "/en/day-lead/late.csv"}
	chaseStepPlace    = place{"/regie/te-laat/{id}/{stap}", "/en/day-lead/late/{id}/{stap}"}
	agreedPlace       = place{"/afspraken", "/en/agreed"}
	agreedCSVPlace    = place{"/afspraken.csv", "/en/agreed.csv"}
	innerPlace        = place{"/beheer/afspraken/{id}/beloften", "/en/manage/agreements/{id}/promises"}
	innerEndPlace     = place{"/beheer/afspraken/{id}/beloften/weg", "/en/manage/agreements/{id}/promises/end"}
	acceptPlace       = place{"/beheer/afspraken/{id}/akkoord", "/en/manage/agreements/{id}/accept"}
	lessonsPlace      = place{"/beheer/routes", "/en/manage/routes"}
)
