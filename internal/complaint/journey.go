package complaint

// Phase is one moment of truth with what a customer looks at in it (S1-07).
type Phase struct {
	Choice
	Aspects []Choice
}

// aspectsOf are three aspects for each of Moments, in that order.
var aspectsOf = [][]Choice{
	{{"vindbaar", Word{"Vindbaarheid", "Easy to find"}}, {"open", Word{"Openingstijden", "Opening hours"}}, {"indruk", Word{"Eerste indruk", "First impression"}}},
	{{"bereikbaar", Word{"Bereikbaarheid", "Reachability"}}, {"wachttijd", Word{"Wachttijd", "Waiting time"}}, {"vriendelijk", Word{"Vriendelijkheid", "Friendliness"}}},
	{{"antwoord", Word{"Meteen antwoord", "An answer at once"}}, {"reactie", Word{"Snelheid van de reactie", "Speed of the reaction"}}, {"begrijpelijk", Word{"Begrijpelijk en juist", "Clear and right"}}},
	{{"gemak", Word{"Gemak van aanvragen", "Ease of applying"}}, {"besluit", Word{"Snelheid van het besluit", "Speed of the decision"}}, {"meedenken", Word{"Meedenken", "Thinking along"}}},
	{{"op_tijd", Word{"Op tijd klaar", "Ready in time"}}, {"afspraak", Word{"Op de afgesproken dag", "On the agreed day"}}, {"compleet", Word{"Compleet", "Complete"}}},
	{{"kosten", Word{"Duidelijke kosten", "Clear costs"}}, {"rekening", Word{"Juiste rekening", "The right bill"}}, {"betalen", Word{"Gemak van betalen", "Ease of paying"}}},
	{{"verwachting", Word{"Geschapen verwachting", "What we led to expect"}}, {"herinnering", Word{"Op tijd herinnerd", "Reminded in time"}}, {"hulp", Word{"Hulp daarna", "Help afterwards"}}},
	{{"snelheid", Word{"Snelheid van de afhandeling", "Speed of the handling"}}, {"resultaat", Word{"Resultaat", "Result"}}, {"houding", Word{"Onze houding", "Our attitude"}}},
}

// Journey is the way of a customer past the eight moments; complaining is the
// eighth.
func Journey() []Phase {
	all := make([]Phase, len(Moments))
	for i, m := range Moments {
		all[i] = Phase{m, aspectsOf[i]}
	}
	return all
}
