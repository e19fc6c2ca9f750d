package loadtest

import (
	"math/rand/v2"
	"strings"

	"handvest/internal/party"
	"handvest/internal/town"
)

// questions are what agents type to find a subject or an answer.
var questions = strings.Split("lantaarnpaal kapot|paspoort aanvragen|parkeervergunning kosten|verhuizing doorgeven|grofvuil ophalen|bijstand aanvragen|rijbewijs kwijt|bezwaar woz|afval naast container|hulp in het huishouden|kwijtschelding|losse stoeptegel|vergunning dakkapel|geboorte aangeven|uittreksel bestellen|boom kappen", "|")

// drawn is a citizen: those who ask often are drawn often, as in the town.
func drawn(r *rand.Rand, people []town.Citizen) *town.Citizen {
	x := r.Float64()
	return &people[int(x*x*float64(len(people)))]
}

// queries are the ways in which an agent looks for somebody: a kind, and what
// is typed.
func queries(r *rand.Rand, c *town.Citizen) [][2]string {
	p := &c.Party
	var all [][2]string
	name := strings.TrimSpace(p.Name.Prefix + " " + p.Name.Last)
	if p.Name.Business != "" {
		name = p.Name.Business
	}
	all = append(all, [2]string{"name", strings.ToLower(name)})
	for _, point := range p.Points {
		if point.Kind == party.Phone {
			all = append(all, [2]string{"telephone", strings.ReplaceAll(point.Value, " ", "")})
			break
		}
	}
	all = append(all, [2]string{"postcode", p.Address.Postcode + " " + p.Address.Number})
	if p.Born.Known() && r.Float64() < .3 {
		all = append(all, [2]string{"birth date", p.Born.String()})
	}
	return all
}
