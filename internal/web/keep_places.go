package web

import "handvest/internal/staff"

// The pages about how long complaints are kept, and their destruction.
var (
	keepPlace       = place{"/klachten/bewaren", "/en/complaints/retention"}
	keepListPlace   = place{"/klachten/bewaren/{id}", "/en/complaints/retention/{id}"}
	keepReportPlace = place{"/klachten/bewaren/{id}/verslag.csv", "/en/complaints/retention/{id}/report.csv"}
	keepPDFPlace    = place{"/klachten/bewaren/{id}/verslag.pdf", "/en/complaints/retention/{id}/report.pdf"}
)

// keepRoutes are what can be asked about that.
var keepRoutes = []route{
	{"GET", keepPlace, staff.SeeRetention, (*Server).keeping},
	{"POST", keepPlace, staff.HandleComplaint, (*Server).keepDo},
	{"GET", keepListPlace, staff.SeeRetention, (*Server).destruction},
	{"POST", keepListPlace, staff.ApproveErasure, (*Server).decideDestruction},
	{"GET", keepReportPlace, staff.SeeRetention, (*Server).destructionCSV},
	{"GET", keepPDFPlace, staff.SeeRetention, (*Server).destructionPDF},
}

func init() { routes = append(routes, keepRoutes...) }
