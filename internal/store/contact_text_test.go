package store

import "fmt"

// listTexts are the lists of the desk with each filter, to see how they are
// walked.
func listTexts() map[string]string {
	all := map[string]string{}
	labels := contactLabels{channel: 1, product: 2, departments: []int32{-1}}
	for i, f := range []ContactFilter{{}, {Channel: "x"}, {Product: "x"}, {Staff: 3}, {Solved: 2}, {Party: 4}, {Request: 5}, {External: "x"}, {Phone: "x"}, {Product: "x", Channel: "x", Staff: 1}, {From: 1, Until: 9}} {
		all[fmt.Sprint("contacts ", i)] = f.keys(&labels, Place{At: 7, Subject: 8}, 25)
	}
	bound := contactLabels{departments: []int32{0, 3, 4}}
	all["contacts of departments"] = (&ContactFilter{}).keys(&bound, Place{}, 25)
	for i, f := range []RequestFilter{{}, {Open: true}, {Product: "x"}, {Channel: "x"}, {Party: 4}, {External: "x"}} {
		all[fmt.Sprint("requests ", i)] = f.walk(1, 2, -1).text(Place{At: 7, Subject: 8}, 25)
	}
	for i, f := range []TaskFilter{{}, {Closed: true}, {Staff: 4}, {Kind: 2}} {
		all[fmt.Sprint("tasks ", i)] = f.walk(-1, Place{At: 7, Subject: 8}, 25)
		all[fmt.Sprint("tasks of a department ", i)] = f.walk(3, Place{}, 25)
	}
	return all
}
