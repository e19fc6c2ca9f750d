package web

import "handvest/internal/staff"

// The pages of complaints for who handles them. Pages beside them stand under
// their own fixed names, such as /klachten/cijfers.
var (
	complaintsPlace     = place{"/klachten", "/en/complaints"}
	complaintsPartPlace = place{"/klachten/lijst", "/en/complaints/list"}
	complaintsCSVPlace  = place{"/klachten.csv", "/en/complaints.csv"}
	complaintPlace      = place{"/klachten/{id}", "/en/complaints/{id}"}
)

// complaintRoutes are what can be asked about them.
var complaintRoutes = []route{
	{"GET", complaintsPlace, staff.LeadComplaint, (*Server).complaintsPage},
	{"GET", complaintsPartPlace, staff.LeadComplaint, (*Server).complaintsPart},
	{"GET", complaintsCSVPlace, staff.LeadComplaint, (*Server).complaintsCSV},
	{"GET", complaintPlace, staff.LeadComplaint, (*Server).complaintPage},
	{"POST", complaintPlace, staff.LeadComplaint, (*Server).complaintDo},
	{"GET", letterToMePlace, signedIn, (*Server).complaintMine},
	{"POST", letterToMePlace, signedIn, (*Server).replyToComplaint},
}

func init() { routes = append(routes, complaintRoutes...) }
