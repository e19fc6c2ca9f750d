package sentence

// The words that make a promise less than a promise.
var (
	// usually makes that nobody can hold the organisation to it.
	usually = []string{"meestal", "doorgaans", "gewoonlijk", "normaal gesproken", "in de regel", "over het algemeen", "veelal", "meestentijds", "vaak", "in de meeste gevallen",
		"normaliter", "geregeld", "zo veel mogelijk", "zoveel mogelijk", "usually", "normally", "generally", "in most cases", "mostly", "often", "as a rule", "in het algemeen", "regelmatig", "waar mogelijk", "where possible", "in veel gevallen", "soms", "sometimes", "merendeels", "vrijwel alle", "bijna alle", "vrijwel altijd", "bijna altijd", "nagenoeg alle", "de meeste", "het merendeel", "het grootste deel", "most", "almost all", "nearly all", "most of"}
	// soon is a time without a number.
	soon = []string{"zo snel mogelijk", "zo spoedig mogelijk", "spoedig", "snel", "tijdig", "op korte termijn", "binnenkort", "ruim van tevoren", "ruim van te voren", "ruim op tijd", "binnen een redelijke termijn",
		"binnen redelijke termijn", "vlot", "spoedigst", "zo gauw mogelijk", "op tijd", "ruimschoots", "zsm", "asap", "as soon as possible", "promptly", "quickly", "soon", "in good time", "within a reasonable time", "tijdige", "snelle", "korte tijd", "zo kort mogelijk", "kort", "snelst mogelijk", "redelijke termijn", "vroegtijdig", "enkele dagen", "enkele werkdagen", "enkele weken", "een paar dagen", "een paar werkdagen", "een paar weken", "afzienbare tijd", "a few days", "a few weeks", "enige tijd", "ruim voor", "ruim voordat", "zo snel als", "redelijke tijd", "without delay", "onverwijld", "niet lang", "niet te lang", "niet al te lang", "niet al te lange", "niet onnodig", "tussendoor", "tussentijds", "voortvarend", "met voorrang", "vlotte", "prompt", "adequaat", "zo gauw", "zonder onnodige vertraging", "zonder vertraging", "zonder uitstel", "without undue delay"}
	// trying is a best effort: measurable, but the words are soft.
	trying = []string{"streven", "streeft", "proberen", "probeert", "geprobeerd", "in principe", "in beginsel", "bij voorkeur", "trachten", "getracht", "doen ons best", "zetten ons in", "aim", "aims", "try", "in principle", "ernaar", "liefst", "zo mogelijk", "indien mogelijk", "if possible", "strive"}
	always = []string{"altijd", "in alle gevallen", "zonder uitzondering", "always", "in all cases", "steeds", "elke keer", "without exception"}
	// byReference are terms that stand elsewhere.
	byReference = []string{"wettelijke termijn", "wettelijke termijnen", "wettelijk vastgestelde termijn", "gestelde termijn", "gestelde termijnen", "geldende termijn", "geldende termijnen", "afgesproken termijn", "afgesproken termijnen",
		"normtijd", "normtijden", "wettelijk gestelde termijn", "toegezegde termijn", "genoemde termijn", "daarvoor geldende termijn", "vastgestelde termijn", "vastgestelde termijnen", "statutory term", "statutory period", "statutory deadline",
		"legal term", "agreed term", "agreed period", "afgesproken tijd", "wettelijke beslistermijn", "wettelijke beslistermijnen", "wettelijke afhandelingstermijn", "gestelde tijd", "beloofde termijn", "termijn die"}
)

// hedges is what softens the sentence.
type hedges struct {
	usually, soon, trying, always, reference string
}

func (s *scan) hedges() hedges {
	var h hedges
	find := func(list []string, what string) string {
		for i := range s.t {
			n, w := s.anyOf(i, list...)
			if w == "" || s.inParens(i) || s.conditional(i) {
				continue
			}
			if w == "kort" && s.is(i+1, "na", "voor") || w == "snel" && s.is(i-1, "zo", "hoe", "te") || w == "regelmatig" && s.is(i+1, "onderhoud") || w == "geregeld" && (n >= len(s.t) || s.boundary(n)) {
				continue
			}
			s.note(what, i, n)
			return w
		}
		return ""
	}
	h.usually = find(usually, "vague")
	h.soon = find(soon, "vague")
	h.trying = find(trying, "aim")
	h.always = find(always, "always")
	if h.reference = find(byReference, "reference"); h.reference == "" {
		h.reference = s.reference()
	}
	return h
}

// reference finds a term that stands elsewhere in any words: "binnen de in de
// wet genoemde termijn".
func (s *scan) reference() string {
	for i := range s.t {
		if !s.is(i, "binnen", "within") || s.conditional(i) {
			continue
		}
		for j := i + 1; j < len(s.t) && j < i+9 && !s.boundary(j); j++ {
			if _, _, ok := s.number(j); ok && !s.is(j, "een", "a", "an") {
				break
			}
			if s.is(j, "termijn", "termijnen", "normtijd", "normtijden", "period", "term", "deadline") && !s.is(j-1, "redelijke", "korte", "welke") {
				s.note("reference", i, j+1)
				return s.src[s.t[i].from:s.t[j].to]
			}
		}
	}
	return ""
}
