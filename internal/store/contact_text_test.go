package store

import "fmt"

// listTexts are the lists of the desk with each filter, to see how they are
// walked.
func listTexts() map[string]string {
	all, hidden := map[string]string{}, Hide{Shielded: true, IDs: []int64{5, 6}}
	labels := contactLabels{channel: 1, product: 2, departments: []int32{-1}}
	for i, f := range []ContactFilter{{}, {Channel: "x"}, {Product: "x"}, {Staff: 3}, {Solved: 2}, {Party: 4}, {Request: 5}, {External: "x"}, {Phone: "x"}, {Product: "x", Channel: "x", Staff: 1}, {From: 1, Until: 9}, {Hide: hidden}, {Product: "x", Hide: hidden}, {Staff: 3, Hide: hidden}, {Party: 4, Hide: hidden}, {Request: 5, Hide: hidden}} {
		all[fmt.Sprint("contacts ", i)] = f.keys(&labels, Place{At: 7, Subject: 8}, 25)
	}
	bound := contactLabels{departments: []int32{0, 3, 4}}
	all["contacts of departments"] = (&ContactFilter{}).keys(&bound, Place{}, 25)
	all["open contacts of departments"] = (&ContactFilter{Hide: hidden}).keys(&bound, Place{}, 25)
	in := " AND department IN (0,3)"
	all["what runs"], all["how much runs"] = runningText(in, hidden, 10), runningCount(in)
	all["what waits"], all["how much waits"] = waitingText(in, hidden, 10), countText(in, hidden)
	all["whose these are"], all["what is shielded"], all["what they took in"] = ownersText([]int64{1, 2}), shieldedText, ownText
	for i, f := range []RequestFilter{{}, {Open: true}, {Product: "x"}, {Channel: "x"}, {Party: 4}, {External: "x"}, {Hide: hidden}, {Open: true, Hide: hidden}} {
		all[fmt.Sprint("requests ", i)] = f.walk(1, 2, -1).text(Place{At: 7, Subject: 8}, 25)
	}
	for i, f := range []TaskFilter{{}, {Closed: true}, {Staff: 4}, {Kind: 2}, {Hide: hidden}, {Closed: true, Hide: hidden}} {
		all[fmt.Sprint("tasks ", i)] = f.walk(-1, Place{At: 7, Subject: 8}, 25)
		all[fmt.Sprint("tasks of a department ", i)] = f.walk(3, Place{}, 25)
	}
	for i, f := range []EntitlementFilter{{State: "owed"}, {State: "asked", Hide: hidden}, {External: "x"}} {
		all[fmt.Sprint("compensations ", i)] = f.text([]int32{-1}, Place{At: 7, Subject: 8}, 25)
	}
	all["compensations of departments"] = (&EntitlementFilter{Hide: hidden}).text([]int32{0, 3}, Place{}, 25)
	all["how many compensations"], all["cases of ours"] = countEntitlements, ownCasesText([]int64{1, 2})
	return all
}
