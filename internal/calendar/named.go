package calendar

// Named is a calendar that everybody knows by its id: NL-ATW for statutory
// terms, EU-NL for Regulation 1182/71 (the same without equated days), ORG-A
// for an ordinary organisation, ORG-K that also closes 27-31 December, and
// NONE without any holiday.
func Named(id string) (Spec, bool) {
	switch id {
	case "NL-ATW":
		return Spec{ID: id, Name: "Algemene termijnenwet", Holidays: []string{"nl_atw"}}, true
	case "EU-NL":
		return Spec{ID: id, Name: "Verordening 1182/71, Nederland", Holidays: []string{"nl_eu"}}, true
	case "ORG-A":
		return Spec{ID: id, Name: "Organisatie", Holidays: []string{"nl_org"}}, true
	case "ORG-K":
		s := Spec{ID: id, Name: "Organisatie, dicht na Kerst", Holidays: []string{"nl_org"}}
		for y := First.Year(); y <= Last.Year(); y++ {
			s.Closings = append(s.Closings, Exception{From: NewDate(y, 12, 27), Until: NewDate(y, 12, 31), Reason: "eigen sluitingsdag"})
		}
		return s, true
	case "NONE":
		return Spec{ID: id, Name: "Zonder feestdagen"}, true
	}
	return Spec{}, false
}

// NamedIDs are the ids that Named knows.
func NamedIDs() []string { return []string{"NL-ATW", "EU-NL", "ORG-A", "ORG-K", "NONE"} }
