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
	writeAnswerPlace   = place{"/kennis/wijzigen/{id}", "/en/knowledge/change/{id}"}
	answerStepPlace    = place{"/kennis/stap/{id}/{step}", "/en/knowledge/step/{id}/{step}"}
	restoreAnswerPlace = place{"/kennis/versies/{id}/{version}/terugzetten", "/en/knowledge/versions/{id}/{version}/restore"}
	compareAnswerPlace = place{"/kennis/versies/{id}/{from}/{to}", "/en/knowledge/versions/{id}/{from}/{to}"}
	feedbackPlace      = place{"/kennis/reactie/{id}", "/en/knowledge/feedback/{id}"}

	productsPlace      = place{"/beheer/producten", "/en/manage/products"}
	productsCSVPlace   = place{"/beheer/producten.csv", "/en/manage/products.csv"}
	newProductPlace    = place{"/beheer/producten/nieuw", "/en/manage/products/new"}
	importProductPlace = place{"/beheer/producten/inlezen", "/en/manage/products/import"}
	productPlace       = place{"/beheer/producten/{code}", "/en/manage/products/{code}"}
	openProductPlace   = place{"/beheer/producten/{code}/balie", "/en/manage/products/{code}/desk"}
)
