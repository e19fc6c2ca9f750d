package sentence

// failing are the words of a promise that is broken.
var failing = []string{"klaagt", "klacht", "niet", "servicegarantie", "excuus", "excuses", "belofte", "te laat", "fout", "fouten", "terecht", "langer", "later", "mis", "misgaat", "misging", "schieten", "missen", "verzuimen", "uitloopt",
	"in gebreke", "tekortschieten", "not", "fail", "late", "miss", "broken", "longer", "overschrijd", "overschreden", "vergeten", "norm", "vertraging", "delay"}

// compensation finds what is given when a promise is broken.
func (s *scan) compensation(r *Reading) {
	for i := range s.t {
		if s.is(i-1, "geen") {
			continue
		}
		broken := s.anywhere(failing)
		if s.cue(i, given) && (broken || s.is(i, "compensatie", "bloemenbon", "cadeaubon", "boekenbon", "voucher", "compensation")) || s.paysBack(i) {
			s.compensated(r, i)
			return
		}
	}
}

// compensated keeps the clause around token i as what is given.
func (s *scan) compensated(r *Reading, i int) {
	from, to := i, i+1
	for from > 0 && s.t[from-1].clause == s.t[i].clause {
		from--
	}
	for to < len(s.t) && s.t[to].clause == s.t[i].clause {
		to++
	}
	s.returned = s.t[i].clause
	s.note("compensation", i, i+1)
	r.Compensation = s.src[s.t[from].from:s.t[to-1].to]
}

// paysBack finds money or fees that the customer gets in the main clause of a
// sentence whose condition is a promise that failed: "Komen wij niet op tijd,
// dan ontvangt u 25 euro".
func (s *scan) paysBack(i int) bool {
	_, free := s.anyOf(i, "niet voor te betalen", "niet te betalen", "niets te betalen", "betaalt u niets", "betaalt u niet", "kost het u niets")
	if s.conditional(i) || free == "" && s.t[i].spent != "money" && !(s.is(i, "leges", "geld", "huur", "kosten", "bedrag", "legeskosten", "fee", "money") && s.near(i, 4, "terug", "kwijtgescholden", "back")) && !s.is(i, "gratis", "kosteloos") {
		return false
	}
	gets := free != ""
	for j := range s.t {
		if s.t[j].clause != s.t[i].clause {
			continue
		}
		gets = gets || s.is(j, "krijgt", "ontvangt", "receive", "get") || s.is(j, "recht") && s.is(j+1, "op") || s.is(j, "betalen", "storten", "geven") && s.near(j, 1, "wij", "we") && s.is(i+1, "terug") || (s.is(j, "wij", "we") || s.is(j+1, "wij", "we")) && s.is(j, "betalen", "vergoeden", "geven", "storten", "keren", "schenken", "wij", "we") && s.near(j, 3, "u", "you")
		if s.is(j, "boete", "aanmaning", "naheffing", "fine", "subsidie", "toeslag") {
			return false
		}
	}
	if !gets {
		return false
	}
	for j := range s.t {
		if s.conditional(j) && s.cue(j, failing) || s.cue(j, []string{"vertraging", "te laat", "delay"}) {
			return true
		}
	}
	return false
}

// near says whether one of the words stands within some tokens of token i.
func (s *scan) near(i, within int, words ...string) bool {
	for j := i - within; j <= i+within; j++ {
		if j != i && s.is(j, words...) {
			return true
		}
	}
	return false
}
