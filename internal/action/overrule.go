package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
)

// reasons are why the work of each question goes to the department that was
// chosen. They are read before a draft is made ready: a report that is the work
// itself keeps no handover, and its reason is learned from all the same.
func reasons(d *contact.Draft) []string {
	all := make([]string, len(d.Questions))
	for i := range d.Questions {
		if h := d.Questions[i].Task; h != nil {
			all[i] = strings.TrimSpace(strings.ToValidUTF8(h.Because, ""))
			maskTyped(&all[i])
		}
	}
	return all
}

// overruled refuses work that a person sends to another department than the one
// that the agreement or the product names, without a word why: from the reason
// the agreements are mended.
func (f *finishing) overruled(ctx context.Context) error {
	if !f.desk {
		return nil
	}
	var l fault.List
	proposed := map[string]handover.Route{}
	for i := range f.d.Questions {
		q := &f.d.Questions[i]
		if !q.LeavesWork() || q.Product == "" || q.Owner() == "" {
			continue
		}
		r, known := proposed[q.Product]
		if !known {
			var err error
			if r, err = f.a.routeOf(ctx, f.tx, f.who, q.Product); err != nil {
				return err
			}
			proposed[q.Product] = r
		}
		if !r.NeedsReason(q.Owner()) {
			continue
		}
		at := fmt.Sprintf("question.%d.task.because", i)
		why := ""
		if i < len(f.because) {
			why = f.because[i]
		}
		switch {
		case why == "":
			l = append(l, fault.Newf(fault.Invalid, "%[1]s doet dit gewoonlijk. Schrijf op waarom u het naar %[2]s stuurt, of kies %[1]s.",
				"%[1]s usually does this. Write down why you send it to %[2]s, or choose %[1]s.", f.departmentName(r.Department), f.departmentName(q.Owner())).At(at))
		case len(why) > contact.LongestText:
			l = append(l, fault.New(fault.Invalid, "De reden is te lang. Kort hem in.", "The reason is too long. Shorten it.").At(at))
		}
	}
	return l.Err()
}
