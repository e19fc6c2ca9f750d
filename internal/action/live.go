package action

import (
	"context"
	"strconv"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Topic is what a screen can wait for. An action names it with tx.Pulse inside
// its transaction; the pages that show it fetch anew what they may see.
type Topic = string

// The topics. What a page wants to hear of one thing only, it asks by Editing.
const (
	TopicBanner   Topic = "banner"   // disruptions and news
	TopicPresence Topic = "presence" // who is there
	TopicDrafts   Topic = "drafts"   // contacts that are going on
	TopicTasks    Topic = "tasks"    // work for departments
	TopicRequests Topic = "requests" // requests and their promises
	TopicNotices  Topic = "notices"  // what citizens are told
	TopicAlerts   Topic = "alerts"   // what an employee is warned of
	TopicRemedies Topic = "remedies" // compensations that are asked for and decided
	TopicReach    Topic = "reach"    // absence, attempts to put through, reminders

	TopicComplaints Topic = "complaints" // that some complaint changed
)

// editing begins the topic of who has one thing open.
const editing = "editing:"

// EditingTopic is who has one thing open, such as a request.
func EditingTopic(kind string, id int64) Topic {
	return editing + staff.OpenName(kind, strconv.FormatInt(id, 10))
}

// topicRights says who may hear of what.
var topicRights = map[Topic][]staff.Permission{
	TopicBanner:   {staff.Sign},
	TopicPresence: {staff.BePresent, staff.SeeRegie},
	TopicDrafts:   {staff.RegisterContact, staff.SeeRegie},
	TopicTasks:    {staff.WorkTask, staff.SeeRegie},
	TopicRequests: {staff.ReadContact, staff.SeeRegie},
	TopicNotices:  {staff.SeeNotice},
	TopicAlerts:   {staff.Sign},
	TopicReach:    {staff.PlanAbsence, staff.ChaseWork},
	TopicRemedies: {staff.ClaimRemedy, staff.ApproveRemedy, staff.ManageRemedy},

	TopicComplaints: {staff.LeadComplaint, staff.SeeComplaints},
}

// MayHear says whether somebody may know that something changed.
func (a *Actions) MayHear(who Actor, topic Topic) bool {
	if strings.HasPrefix(topic, editing) {
		return who.Can(staff.ReadContact) || who.Can(staff.ReadKnowledge)
	}
	for _, p := range topicRights[topic] {
		if who.Can(p) {
			return true
		}
	}
	return false
}

// Listen calls a quick function with each topic of the organisation that
// changes, until stop. Whether a listener may hear it is for MayHear to say.
func (a *Actions) Listen(who Actor, do func(Topic)) (stop func()) {
	return a.db.Listen(func(p store.Pulse) {
		if p.Organisation == who.Organisation {
			do(p.Topic)
		}
	})
}

// Hear reads what other nodes changed; it is called again and again while
// somebody listens.
func (a *Actions) Hear(ctx context.Context, who Actor) error {
	return a.db.Hear(ctx, who.Organisation)
}

// noPerson is what the program itself cannot do.
var noPerson = fault.New(fault.Invalid, "Dit kan alleen iemand die is aangemeld.", "Only somebody who has signed in can do this.")
