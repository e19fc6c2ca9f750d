package action

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
)

// voiceLacks is what is missing of a conversation about a complaint that says
// how it ended.
func (f *finishing) voiceLacks() error {
	zone, err := f.w.derive.zone()
	if err != nil {
		return err
	}
	var all fault.List
	for i := range f.d.Questions {
		q := &f.d.Questions[i]
		if q.Ending != contact.Voiced || q.Voice == nil {
			continue
		}
		v := q.Voice.Check(zone.Date(f.now))
		var list fault.List
		if errors.As(v, &list) {
			for _, one := range list {
				all = append(all, one.At(fmt.Sprintf("question.%d.voice.%s", i, one.Place)))
			}
		}
	}
	return all.Err()
}

// keepVoices takes the words of complaints out of the contact: they stand in
// the complaint, for as long as that is kept.
func (f *finishing) keepVoices() {
	f.voiced = make([]*complaint.Voice, len(f.d.Questions))
	for i := range f.d.Questions {
		if q := &f.d.Questions[i]; q.Ending == contact.Voiced {
			f.voiced[i], q.Voice = q.Voice, q.Voice.Left()
		}
	}
}

// voices registers the complaints, compliments and ideas of a contact, with
// what was done about them in the conversation.
func (f *finishing) voices(ctx context.Context) error {
	for i, v := range f.voiced {
		if v == nil {
			continue
		}
		q := &f.d.Questions[i]
		c, err := f.a.openComplaint(ctx, f.tx, f.who, NewComplaint{
			ID: v.ID, Kind: v.Kind, Channel: f.d.Channel, Party: cmp.Or(f.d.For, f.d.Party), Contact: f.d.ID, Case: q.Request, Product: q.Product, Department: q.Owner(),
			Title: voiceTitle(v.Kind, f.title(q)), Text: q.Text, Wants: v.Wants, Received: f.d.Received, Steps: v.Steps,
			Attributes: complaint.Attributes{Implicit: v.Implicit, Written: !f.d.Channel.Live()},
		})
		if err != nil {
			return err
		}
		if c.Kind != complaint.Grievance || v.Now != complaint.Act && !v.Repair.Filled() {
			continue
		}
		if _, err := f.a.changeComplaintIn(ctx, f.tx, f.who, c.ID, 0, func(x *complaintChange) error {
			if v.Now == complaint.Act {
				x.complaint.Steps[complaint.SolveNow], x.complaint.Learning = true, v.Learned()
				return x.solve(ctx)
			}
			return x.handOver(ctx, v.Repair)
		}); err != nil {
			return err
		}
	}
	return nil
}

// voiceTitle is what a list shows: what it is, and about what.
func voiceTitle(k complaint.Kind, about string) string {
	if about = strings.TrimSpace(about); about == "" {
		return complaintTitles[k]
	}
	return complaintTitles[k] + ": " + clipText(about, 100)
}

// solve ends the conversation with what was put right at once: a first-class
// outcome (S1-20, step 6). The owner of an improvement must be a colleague.
func (c *complaintChange) solve(ctx context.Context) error {
	l := &c.complaint.Learning
	if l.Action != complaint.Act {
		l.Owner, l.Name = 0, ""
	} else if l.Owner != 0 {
		name, err := c.colleague(ctx, l.Owner)
		if err != nil {
			return err
		}
		l.Name = name
	}
	return c.goTo(complaint.Solved)
}

// colleague is the name of somebody who can be given work.
func (c *complaintChange) colleague(ctx context.Context, id int64) (string, error) {
	p, _, err := c.tx.Person(ctx, c.who.Organisation, id)
	if f := fault.As(err); err != nil && (f == nil || f.Kind != fault.NotFound) {
		return "", err
	}
	if err != nil || !p.Active() || !p.Person(c.who.Organisation).Can(staff.WorkTask) && !p.Person(c.who.Organisation).Can(staff.LeadComplaint) {
		return "", fault.New(fault.Invalid, "Deze collega werkt hier niet meer, of kan dit niet oppakken. Kies een ander.", "This colleague left, or cannot take this on. Choose somebody else.").At("eigenaar")
	}
	return p.Name, nil
}

// repairer is the person who sees to it (S1-20, step 7): the one that was chosen,
// of that department and not somebody it is about; or else its coordinator. A
// department that has none does it as a team.
func (c *complaintChange) repairer(ctx context.Context, r *complaint.Repair) error {
	people, err := c.tx.People(ctx, c.who.Organisation)
	if err != nil || r.Department == "" {
		return err
	}
	can := func(p *staff.Account) bool {
		in := p.Person(c.who.Organisation)
		return p.Active() && p.External == "" && !c.complaint.Involves(p.ID) && (in.CanIn(staff.WorkTask, r.Department) || in.CanIn(staff.LeadComplaint, r.Department))
	}
	if r.Staff != 0 {
		for i := range people {
			if p := &people[i]; p.ID == r.Staff && can(p) {
				r.Name = p.Name
				return nil
			}
		}
		return fault.New(fault.Invalid, "Deze collega kan dit niet oppakken voor deze afdeling. Kies een ander, of laat het aan de regisseur.", "This colleague cannot take this on for this department. Choose somebody else, or leave it to the coordinator.").At("collega")
	}
	for i := range people {
		p := &people[i]
		own := slices.ContainsFunc(p.Grants, func(g staff.Grant) bool {
			return g.Role == staff.Coordinator && slices.Contains(g.Departments, r.Department)
		})
		if own && can(p) {
			r.Staff, r.Name = p.ID, p.Name
			return nil
		}
	}
	return nil
}

// handOver ends the conversation with who sees to it, until when: work for a
// department, due when a promise on the complaint says so at the latest.
func (c *complaintChange) handOver(ctx context.Context, r complaint.Repair) error {
	if err := c.repairer(ctx, &r); err != nil {
		return err
	}
	x := c.complaint
	if err := x.HandOver(r, c.now, c.today); err != nil {
		return err
	}
	t := handover.Task{Contact: x.Contact, Request: x.ID, Party: x.Party, Product: c.request.Product, Department: r.Department, Staff: r.Staff, StaffName: r.Name,
		Title: clipText("Verhelpen: "+x.Title, 200), Text: cmp.Or(x.Repair.What, x.Text), Due: handover.Earlier(c.zone.EndOfDay(r.Until), c.request.Due)}
	if err := c.a.addTask(ctx, c.tx, c.who, &t); err != nil {
		return err
	}
	x.Repair.Task = t.ID
	return nil
}
