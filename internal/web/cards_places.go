package web

// The pages of what colleagues tell each other and the desk, and the parts of
// the head of every page.
var (
	bannersPartPlace  = place{"/hoofd/berichten", "/en/head/messages"}
	bannerReadPlace   = place{"/berichten/{id}/gelezen", "/en/messages/{id}/read"}
	presencePlace     = place{"/aanwezig", "/en/presence"}
	presencePartPlace = place{"/hoofd/aanwezig", "/en/head/presence"}
	editingPlace      = place{"/bewerkt/{kind}/{id}", "/en/editing/{kind}/{id}"}
)
