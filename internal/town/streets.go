package town

// quarter is a district with its streets and the digits of its postcodes.
// Numbers 4390 to 4399 lie between those of two real towns and are those of
// no street that we know of.
type quarter struct {
	code    string
	digits  string
	streets []string
}

var quarters = []quarter{
	{"vesting", "4391", lines("Wilhelminasingel\nVestingstraat\nGrote Markt\nKerkstraat\nWaterpoort\nZoutkade\nLange Delft\nKorte Delft\nKloostergang\nBastionweg\nStadhuisplein\nHavenstraat\nTouwslagersgang\nWaagsteeg")},
	{"sluiskade", "4392", lines("Sluiskade\nBinnenhaven\nLoodswezenstraat\nScheepmakerslaan\nAnkerstraat\nKompasstraat\nBakenweg\nSchuttersluis\nPieter Sluyterstraat\nDokweg\nBoeierhof\nTjalkstraat")},
	{"lijnbaan", "4393", lines("Lijnbaan\nTouwbaan\nSpinnersplein\nHennepstraat\nTeerhof\nTwijnderslaan\nWeversstraat\nBlekerijweg\nGarenpad\nKardersstraat\nVollersgang\nSpoelstraat\nKatoenhof\nLinnenweg\nDraadhof")},
	{"molenakker", "4394", lines("Molenakker\nKorenmolenlaan\nTarwestraat\nGerststraat\nHaverhof\nRoggeveld\nMaalderijweg\nWiekslag\nBoekweitpad\nKoolzaadstraat\nVlasakker\nZaaierslaan\nDorsvloer\nSchoofhof")},
	{"rietveld", "4395", lines("Rietlanden\nWaterlelie\nKikkerbeet\nGele Lis\nDotterbloem\nKarekiet\nRoerdomplaan\nBuidelmees\nSnorrepad\nWaterhoenstraat\nFuutlaan\nLisdodde\nWatermunt")},
	{"spoorzicht", "4396", lines("Stationsweg\nSpoorlaan\nSeinpad\nPerronstraat\nWisselstraat\nRangeerhof\nTreinmeesterlaan\nConducteurstraat\nOverweg\nGoederenkade\nBlokstelsel")},
	{"elzerdorp", "4397", lines("Dorpsstraat\nElzerweg\nOude Dijk\nKerkring\nZandpad\nSchapenweide\nPolderweg\nBoomgaardlaan\nWatergang\nHoeveweg")},
}

// quarterOf finds the quarter of a district.
func quarterOf(code string) *quarter {
	for i := range quarters {
		if quarters[i].code == code {
			return &quarters[i]
		}
	}
	return &quarters[0]
}

// postcode is that of one side of a block of a street. The letters leave out
// those that no postcode has.
func (q *quarter) postcode(street, number int) string {
	const letters = "ABCDEGHJKLMNPRTVWXZ"
	block := number/40*2 + number%2
	return q.digits + " " + string(letters[street%len(letters)]) + string(letters[block%len(letters)])
}
