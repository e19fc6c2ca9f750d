package store

import "fmt"

// listTexts are the lists of the desk with each filter, to see how they are
// walked.
func listTexts() map[string]string {
	all := map[string]string{}
	labels := contactLabels{channel: 1, product: 2, departments: []int32{-1}}
	for i, f := range []ContactFilter{{}, {Channel: "x"}, {Product: "x"}, {Staff: 3}, {Solved: 2}, {Party: 4}, {Request: 5}, {External: "x"}, {Phone: "x"}, {Product: "x", Channel: "x", Staff: 1}, {From: 1, Until: 9}, {Shield: true}, {Product: "x", Shield: true}, {Staff: 3, Shield: true}, {Party: 4, Shield: true}, {Request: 5, Shield: true}} {
		all[fmt.Sprint("contacts ", i)] = f.keys(&labels, Place{At: 7, Subject: 8}, 25)
	}
	bound := contactLabels{departments: []int32{0, 3, 4}}
	all["contacts of departments"] = (&ContactFilter{}).keys(&bound, Place{}, 25)
	all["open contacts of departments"] = (&ContactFilter{Shield: true}).keys(&bound, Place{}, 25)
	in := " AND department IN (0,3)"
	all["what runs"], all["how much runs"] = runningText(in, true, 10), runningCount(in)
	all["what waits"], all["how much waits"] = waitingText(in, true, 10), countText(in, true)
	all["whose these are"], all["what is shielded"], all["what they took in"] = ownersText([]int64{1, 2}), shieldedText, ownText
	for i, f := range []RequestFilter{{}, {Open: true}, {Product: "x"}, {Channel: "x"}, {Party: 4}, {External: "x"}, {Shield: true}, {Open: true, Shield: true}} {
		all[fmt.Sprint("requests ", i)] = f.walk(1, 2, -1).text(Place{At: 7, Subject: 8}, 25)
	}
	for i, f := range []TaskFilter{{}, {Closed: true}, {Staff: 4}, {Kind: 2}, {Shield: true}, {Closed: true, Shield: true}} {
		all[fmt.Sprint("tasks ", i)] = f.walk(-1, Place{At: 7, Subject: 8}, 25)
		all[fmt.Sprint("tasks of a department ", i)] = f.walk(3, Place{}, 25)
	}
	for i, f := range []EntitlementFilter{{State: "owed"}, {State: "asked", Shield: true}, {External: "x"}} {
		all[fmt.Sprint("compensations ", i)] = f.text([]int32{-1}, Place{At: 7, Subject: 8}, 25)
	}
	all["compensations of departments"] = (&EntitlementFilter{Shield: true}).text([]int32{0, 3}, Place{}, 25)
	all["how many compensations"], all["cases of ours"] = countEntitlements, ownCasesText([]int64{1, 2})
	return all
}
