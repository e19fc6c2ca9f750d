package web

// The pages of what the organisation knows how to say, and of its products.
var (
	knowledgePlace     = place{"/kennis", "/en/knowledge"}
	knowledgeCSVPlace  = place{"/kennis.csv", "/en/knowledge.csv"}
	newAnswerPlace     = place{"/kennis/nieuw", "/en/knowledge/new"}
	checkTextPlace     = place{"/kennis/controle", "/en/knowledge/check"}
	missedPlace        = place{"/kennis/gemist", "/en/knowledge/missed"}
	missedCSVPlace     = place{"/kennis/gemist.csv", "/en/knowledge/missed.csv"}
	missedTaskPlace    = place{"/kennis/gemist/taak", "/en/knowledge/missed/task"}
	synonymPlace       = place{"/kennis/gemist/woord", "/en/knowledge/missed/word"}
	answerPlace        = place{"/kennis/{id}", "/en/knowledge/{id}"}
	writeAnswerPlace   = place{"/kennis/{id}/wijzigen", "/en/knowledge/{id}/change"}
	answerStepPlace    = place{"/kennis/{id}/stap/{step}", "/en/knowledge/{id}/step/{step}"}
	restoreAnswerPlace = place{"/kennis/{id}/versies/{version}/terugzetten", "/en/knowledge/{id}/versions/{version}/restore"}
	compareAnswerPlace = place{"/kennis/{id}/versies/{from}/{to}", "/en/knowledge/{id}/versions/{from}/{to}"}
	feedbackPlace      = place{"/kennis/{id}/reactie", "/en/knowledge/{id}/feedback"}

	productsPlace      = place{"/beheer/producten", "/en/manage/products"}
	productsCSVPlace   = place{"/beheer/producten.csv", "/en/manage/products.csv"}
	newProductPlace    = place{"/beheer/producten/nieuw", "/en/manage/products/new"}
	importProductPlace = place{"/beheer/producten/inlezen", "/en/manage/products/import"}
	productPlace       = place{"/beheer/producten/{code}", "/en/manage/products/{code}"}
	openProductPlace   = place{"/beheer/producten/{code}/balie", "/en/manage/products/{code}/desk"}
)
