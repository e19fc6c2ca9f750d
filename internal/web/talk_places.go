package web

import "handvest/internal/staff"

// The pages of the conversation about a complaint.
var (
	talkPlace     = place{"/klachten/{id}/gesprek", "/en/complaints/{id}/conversation"}
	takePlace     = place{"/klachten/opnemen", "/en/complaints/take"}
	talkGiftPlace = place{"/klachten/{id}/gesprek/compensatie", "/en/complaints/{id}/conversation/compensation"}
)

// talkRoutes are what can be asked about it. Which complaint somebody may talk
// about is another question: that of who took it, or handles it.
var talkRoutes = []route{
	{"GET", talkPlace, staff.RegisterContact, (*Server).talkPage},
	{"POST", talkPlace, staff.RegisterContact, (*Server).talkDo},
	{"POST", talkGiftPlace, staff.ClaimRemedy, (*Server).talkGift},
	{"POST", takePlace, staff.RegisterContact, (*Server).takeComplaint},
}

func init() { routes = append(routes, talkRoutes...) }
