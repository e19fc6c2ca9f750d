package web

import "handvest/internal/staff"

// The pages of what complaints show, and of what is learned from them.
var (
	complaintFiguresPlace    = place{"/klachten/cijfers", "/en/complaints/figures"}
	complaintFiguresCSVPlace = place{"/klachten/cijfers.csv", "/en/complaints/figures.csv"}
	complaintSetPlace        = place{"/klachten/cijfers/instellingen", "/en/complaints/figures/settings"}
	registerPlace            = place{"/klachten/register", "/en/complaints/register"}
	registerCSVPlace         = place{"/klachten/register.csv", "/en/complaints/register.csv"}
	yearPlace                = place{"/klachten/jaarverslag", "/en/complaints/yearly-report"}
	plansPlace               = place{"/klachten/verbeteringen", "/en/complaints/improvements"}
	plansCSVPlace            = place{"/klachten/verbeteringen.csv", "/en/complaints/improvements.csv"}
	planPlace                = place{"/klachten/verbeteringen/{id}", "/en/complaints/improvements/{id}"}
	complaintImprovePlace    = place{"/klachten/{id}/verbeteren", "/en/complaints/{id}/improve"}

	publicYearsPlace    = place{"/handvest/klachten", "/en/charter/complaints"}
	publicYearPlace     = place{"/handvest/klachten/{jaar}", "/en/charter/complaints/{jaar}"}
	publicYearCSVPlace  = place{"/handvest/klachten/{jaar}/cijfers.csv", "/en/charter/complaints/{jaar}/figures.csv"}
	publicYearJSONPlace = place{"/handvest/klachten/{jaar}/gegevens.json", "/en/charter/complaints/{jaar}/data.json"}
	publicYearPDFPlace  = place{"/handvest/klachten/{jaar}/verslag.pdf", "/en/charter/complaints/{jaar}/report.pdf"}
)

// countedRoutes are what can be asked about them.
var countedRoutes = []route{
	{"GET", complaintFiguresPlace, staff.SeeComplaints, (*Server).complaintFigures},
	{"GET", complaintFiguresCSVPlace, staff.SeeComplaints, (*Server).complaintFiguresCSV},
	{"POST", complaintSetPlace, staff.HandleComplaint, (*Server).saveComplaintSettings},
	{"GET", registerPlace, staff.SeeComplaints, (*Server).complaintRegister},
	{"GET", registerCSVPlace, staff.SeeComplaints, (*Server).complaintRegisterCSV},
	{"GET", yearPlace, staff.SeeComplaints, (*Server).yearOfComplaints},
	{"POST", yearPlace, staff.Publish, (*Server).publishYear},
	{"GET", plansPlace, staff.SeeComplaints, (*Server).plans},
	{"GET", plansCSVPlace, staff.SeeComplaints, (*Server).plansCSV},
	{"GET", planPlace, staff.SeeComplaints, (*Server).plan},
	{"POST", planPlace, staff.Improve, (*Server).savePlan},
	{"POST", complaintImprovePlace, staff.Improve, (*Server).improveFromComplaint},
	{"GET", publicYearsPlace, everybody, (*Server).publicYear},
	{"GET", publicYearPlace, everybody, (*Server).publicYear},
	{"GET", publicYearCSVPlace, everybody, (*Server).publicYearCSV},
	{"GET", publicYearJSONPlace, everybody, (*Server).publicYearJSON},
	{"GET", publicYearPDFPlace, everybody, (*Server).publicYearPDF},
}

func init() { routes = append(routes, countedRoutes...) }
