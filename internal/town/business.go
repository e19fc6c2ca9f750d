package town

import "math/rand/v2"

// business is a kind of organisation and how its name is made.
type business struct {
	weight float64
	names  []string // {l} is a last name, {s} a street, {d} the name of the district
}

var businesses = []business{
	{14, lines("Bakkerij {l}\nSlagerij {l}\nCafé {l}\nEethuis {s}\nRestaurant De {s}\nSnackbar {d}\nViswinkel {l}\nIJssalon {l}")},
	{16, lines("Kapsalon {l}\nRijwielhandel {l}\nBoekhandel {l}\nDrogisterij {d}\nBloemist {l}\nKledingatelier {l}\nOptiek {l}\nDierenwinkel {d}\nSlijterij {s}")},
	{18, lines("Bouwbedrijf {l}\nSchildersbedrijf {l}\nInstallatiebedrijf {l}\nHoveniersbedrijf {l}\nTimmerwerken {l}\nDakdekkers {l} en Zoon\nStraatmakersbedrijf {l}\nGlaszetterij {l}")},
	{12, lines("Administratiekantoor {l}\nAdvocaten {l} & {l}\nMakelaardij {l}\nAdviesbureau {l}\nNotariskantoor {l}\nBewindvoering {l}\nArchitecten {s}")},
	{10, lines("Stichting Buurthuis {d}\nVereniging van Eigenaren {s}\nWijkraad {d}\nStichting Speeltuin {s}\nOranjevereniging {d}\nHuurdersvereniging {d}\nVoedselbank {d}")},
	{8, lines("Voetbalvereniging {d}\nTennisclub {d}\nToneelvereniging {d}\nHarmonie {d}\nZwemvereniging De {s}\nScouting {d}\nSchaakclub {d}")},
	{10, lines("Huisartsenpraktijk {s}\nTandartspraktijk {l}\nFysiotherapie {d}\nApotheek {s}\nBasisschool De {s}\nKinderopvang {s}\nZorgcentrum {s}\nThuiszorg {l}")},
	{12, lines("Garage {l}\nTransportbedrijf {l}\nScheepswerf {l}\nTaxi {l}\nVerhuizingen {l}\nGroothandel {l}\nLoonbedrijf {l}\nAutopoetsbedrijf {l}")},
}

// regulars are the organisations that we hear from all year: they have the
// lowest numbers, which are drawn most.
var regulars = lines("Woningstichting Elzerbouw\nWoningcorporatie De Lijnbaan\nWaterbedrijf Elzerkust\nNetbeheerder Deltakabel\nVereniging Bewoners Binnenhaven\nZorggroep Schouwhoek\nCentrummanagement Vesting\nBusbedrijf Elzerlijn\nCamping De Roerdomp\nBewindvoering Steenhart\nScholengroep Het Getij\nHuisartsenpost Elzermonde")

// called is the name of a business, with a last name, a street and a district
// filled in.
func called(r *rand.Rand, last func() string, street, district string) string {
	shares := make([]share, len(businesses))
	for i, b := range businesses {
		shares[i] = share{string(rune('a' + i)), b.weight}
	}
	b := businesses[pick(r, shares)[0]-'a']
	return fill(b.names[r.IntN(len(b.names))], func(name string) string {
		switch name {
		case "l":
			return last()
		case "s":
			return street
		}
		return district
	})
}
