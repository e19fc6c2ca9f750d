package web

import "handvest/internal/staff"

// The pages of self-assessments.
var (
	scansPlace   = place{"/klachten/zelfscan", "/en/complaints/self-assessment"}
	weightsPlace = place{"/klachten/zelfscan/gewichten", "/en/complaints/self-assessment/weights"}
	scanPlace    = place{"/klachten/zelfscan/{id}", "/en/complaints/self-assessment/{id}"}
	scanCSVPlace = place{"/klachten/zelfscan/{id}/cijfers.csv", "/en/complaints/self-assessment/{id}/marks.csv"}
	scanActPlace = place{"/klachten/zelfscan/{id}/acties", "/en/complaints/self-assessment/{id}/actions"}
)

// scanRoutes are what can be asked about them.
var scanRoutes = []route{
	{"GET", scansPlace, staff.SeeComplaints, (*Server).scans},
	{"POST", scansPlace, staff.AssessWork, (*Server).beginScan},
	{"POST", weightsPlace, staff.AssessWork, (*Server).saveWeights},
	{"GET", scanPlace, staff.SeeComplaints, (*Server).scan},
	{"POST", scanPlace, staff.AssessWork, (*Server).saveScan},
	{"GET", scanCSVPlace, staff.SeeComplaints, (*Server).scanCSV},
	{"POST", scanActPlace, staff.AssessWork, (*Server).scanAction},
}

func init() { routes = append(routes, scanRoutes...) }
