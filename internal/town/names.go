package town

import "strings"

// The names of the people of Elzermonde. First and last names are drawn apart
// within a circle of families, so that no list holds a person.

// words splits a list that is written as one text.
func words(text string) []string { return strings.Fields(text) }

// lines splits a list of names that have spaces in them, one each line.
func lines(text string) []string {
	var all []string
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// circle is a group of families that share a stock of names.
type circle struct {
	weight   float64
	women    []string
	men      []string
	last     []string // with its prefix before a comma: "de,Vries"
	language string   // that a few of them would rather speak
}

var circles = []circle{
	{weight: 74, last: lines(dutchLast),
		women: words("Anna Maria Johanna Els Annemieke Ingrid Marjan Petra Saskia Wilma Carla Yvonne Hanneke Marloes Lotte Femke Sanne Anouk Iris Eva Julia Tess Fleur Noor Lieke Maaike Roos Esmee Bianca Monique Ria Truus Gerda Corrie Willemien Mieke Tineke Jolanda Sandra Linda Esther Judith Nienke Jantien Hilde Geertje Dineke Marijke Loes Ellen"),
		men:   words("Jan Piet Kees Hendrik Willem Gerrit Cor Henk Dirk Bas Joris Ruben Daan Thijs Sven Niels Jeroen Martijn Erik Frank Peter Rob Hans Wim Ton Theo Arie Jaap Klaas Sjoerd Bram Luuk Stijn Gijs Teun Lars Koen Wouter Maarten Pieter Harm Rinus Leen Marinus Huib Adriaan Teunis Sander Joost Floris")},
	{weight: 7, language: "tr", last: words("Yıldız Kaya Demirel Aydın Öztürk Arslan Doğan Polat Güneş Karaca Şahin Çelik"),
		women: words("Elif Zeynep Ayşe Fatma Emine Selin Derya Büşra Melek Hatice"), men: words("Mehmet Mustafa Emre Yusuf Hakan Murat Kemal Ozan Serkan Ali")},
	{weight: 7, language: "ar", last: lines("El Amrani\nBenali\nEl Idrissi\nBouzid\nAit Salah\nHaddou\nEl Khattabi\nMansouri\nZerouali\nTahiri\nBen Yahia"),
		women: words("Fatima Samira Naima Khadija Hanan Salma Imane Nora Yasmina Loubna"), men: words("Mohamed Ahmed Youssef Rachid Karim Said Hamza Bilal Omar Hicham")},
	{weight: 5, last: words("Pinas Ramdin Sewnarain Wijngaarde Kartodikromo Bhagwandin Cairo Autar Esajas Linger"),
		women: words("Sharda Cynthia Joyce Melissa Chantal Sunita Marlène Gladys"), men: words("Glenn Dennis Rajesh Orlando Roy Stanley Ashwin Clifton")},
	{weight: 4, language: "pl", last: words("Nowicki Zieliński Wójcik Kamiński Lewandowicz Dąbrowski Krawczyk Mazurek Pawlak"),
		women: words("Agnieszka Katarzyna Magdalena Ewa Monika Joanna Beata"), men: words("Tomasz Piotr Krzysztof Marcin Paweł Łukasz Adam")},
	{weight: 3, language: "en", last: words("Okafor Mensah Tesfaye Abebe Haile Osei Adeyemi Kiflom Nyong"),
		women: words("Amara Selam Grace Blessing Miriam Hiwot Abena"), men: words("Samuel Daniel Kwame Yonas Emmanuel Tekle Kofi")},
}

const dutchLast = `
de,Vries
Jansen
Bakker
van,Dijk
Visser
Smit
Meijer
de,Boer
Mulder
de,Groot
Bos
Vos
Peters
Hendriks
van,Leeuwen
Dekker
Brouwer
de,Wit
Dijkstra
Smits
de,Graaf
van der,Meer
van der,Linden
Kok
Jacobs
de,Haan
Vermeulen
van den,Heuvel
van der,Veen
van den,Broek
de,Bruijn
de,Bruin
van der,Heijden
Schouten
van,Beek
Willems
van,Vliet
van de,Ven
Hoekstra
Maas
Verhoeven
Koster
van,Dam
van der,Wal
Prins
Blom
Huisman
Peeters
de,Jonge
Kuipers
van,Veen
Post
Kuiper
Veenstra
Kramer
van den,Brink
Scholten
van,Wijk
Postma
Martens
Vink
de,Ruiter
Timmermans
Groen
Gerritsen
Jonker
van,Loon
Boer
van der,Velde
Willemsen
Smeets
de,Lange
de,Vos
Bosch
van,Dongen
Schipper
de,Koning
van der,Laan
Koning
Driessen
van,Doorn
Hermans
Evers
van den,Bosch
van der,Meulen
Hofman
Bosman
Wolters
Sanders
van der,Horst
Mol
Kuijpers
Molenaar
van de,Pol
de,Leeuw
Verbeek
Blokland
Zuidgeest
van,Elzen
Rietdijk
Sluiter
Kaaijk
Overdijk
Westhoff
Terhorst
Oosterling
Zandbergen
Nijhof
Wagenaar
Bouman
Keijzer
Schuurman
Tanis
Breen
Grootenboer
Kievit
Lievaart
Moerman
Noteboom
Poldervaart
Quist
Roelse
Steketee
Traas
Uitterhoeve
Vogelaar
Wisse
Zwemer
't,Hart
van 't,Hof
in 't,Veld
op den,Dries
ter,Haar
te,Velde
den,Ouden
Verburg
Verschoor
Vermaas
Zeeman
Duinker
Dingemanse
Boogaard
Francke
Goedbloed
Hoogerheide
Janse
Kloosterman
Louwerse
Meulmeester
Nieuwenhuijse
Osté
Provoost
Riemens
Slabbekoorn
Tramper
Wouters
`

// similar are spellings of the same name that get mixed up.
var similar = map[string]string{
	"Jansen": "Janssen", "Meijer": "Meyer", "Smit": "Smid", "Peters": "Peeters", "Dekker": "Decker", "Bakker": "Backer", "Visser": "Fisser",
	"Vries": "Fries", "Bruijn": "Bruin", "Dijk": "Dyk", "Wijk": "Wyk", "Kuipers": "Kuijpers", "Kuiper": "Kuijper", "Haan": "Haen", "Groot": "Grood",
	"Hendriks": "Hendrikx", "Jacobs": "Jakobs", "Schouten": "Schoute", "Keijzer": "Keizer", "Wit": "Witt", "Heijden": "Heyden", "Mulder": "Muller",
}
