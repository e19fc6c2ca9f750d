package complaint

// Themes are what improvements after complaints are about (S1-14).
var Themes = []Choice{
	{"klantgericht", Word{"Denken vanuit de klant", "Thinking from the customer"}},
	{"afspraken", Word{"Afspraken nakomen", "Keeping agreements"}},
	{"positief", Word{"Klachten zien als kans", "Seeing complaints as a chance"}},
	{"communiceren", Word{"Duidelijk communiceren", "Communicating clearly"}},
	{"samen", Word{"Samenwerken tussen afdelingen", "Working together across departments"}},
	{"initiatief", Word{"Zelf initiatief nemen", "Taking initiative"}},
}

// KnownTheme says whether a theme exists.
func KnownTheme(code string) bool { return known(Themes, code) }
