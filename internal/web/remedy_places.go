package web

import (
	"handvest/internal/staff"
)

// The pages of compensations.
var (
	remediesPlace      = place{"/compensatie", "/en/compensation"}
	remedyApprovePlace = place{"/compensatie/besluit/{id}/goedkeuren", "/en/compensation/decision/{id}/approve"}
	remedyRefusePlace  = place{"/compensatie/besluit/{id}/weigeren", "/en/compensation/decision/{id}/refuse"}
	remedyDropPlace    = place{"/compensatie/besluit/{id}/afzien", "/en/compensation/decision/{id}/drop"}
	remedyClaimPlace   = place{"/compensatie/zaak/{id}", "/en/compensation/case/{id}"}
	payoutsPlace       = place{"/compensatie/uitbetalen", "/en/compensation/pay"}
	payoutHandPlace    = place{"/compensatie/uitbetalen/{id}/aangeleverd", "/en/compensation/pay/{id}/handed-over"}
	payoutUndoPlace    = place{"/compensatie/uitbetalen/{id}/terugdraaien", "/en/compensation/pay/{id}/undo"}
	payoutFilePlace    = place{"/compensatie/uitbetalen/{id}/betaling.xml", "/en/compensation/pay/{id}/payment.xml"}
	payoutOrderPlace   = place{"/compensatie/uitbetalen/{id}/bestelling.csv", "/en/compensation/pay/{id}/order.csv"}
	payoutBookPlace    = place{"/compensatie/uitbetalen/{id}/boekingen.csv", "/en/compensation/pay/{id}/bookings.csv"}
	remedySetPlace     = place{"/compensatie/instellingen", "/en/compensation/settings"}
	budgetsPlace       = place{"/compensatie/budget", "/en/compensation/budget"}
	improvementPlace   = place{"/compensatie/verbetering/{id}", "/en/compensation/improvement/{id}"}
	causesPlace        = place{"/compensatie/doelen", "/en/compensation/causes"}
)

// remedyRoutes are what can be asked about compensations.
var remedyRoutes = []route{
	{"GET", remediesPlace, staff.SeeRemedy, (*Server).remedies},
	{"POST", remedyApprovePlace, staff.ApproveRemedy, (*Server).approveRemedy},
	{"POST", remedyRefusePlace, staff.ApproveRemedy, (*Server).refuseRemedy},
	{"POST", remedyDropPlace, staff.ClaimRemedy, (*Server).dropRemedy},
	{"POST", remedyClaimPlace, staff.ClaimRemedy, (*Server).claimRemedy},
	{"GET", payoutsPlace, staff.ManageRemedy, (*Server).payouts},
	{"POST", payoutsPlace, staff.ManageRemedy, (*Server).makePayouts},
	{"POST", payoutHandPlace, staff.ManageRemedy, (*Server).handPayout},
	{"POST", payoutUndoPlace, staff.ManageRemedy, (*Server).undoPayout},
	{"GET", payoutFilePlace, staff.ManageRemedy, (*Server).payoutFile},
	{"GET", payoutOrderPlace, staff.ManageRemedy, (*Server).payoutOrder},
	{"GET", payoutBookPlace, staff.ManageRemedy, (*Server).payoutBookings},
	{"POST", remedySetPlace, staff.ManageRemedy, (*Server).saveRemedySettings},
	{"GET", budgetsPlace, staff.SeeRemedy, (*Server).remedyBudgets},
	{"POST", budgetsPlace, staff.ManageRemedy, (*Server).saveBudget},
	{"POST", improvementPlace, staff.ApproveRemedy, (*Server).saveImprovement},
	{"GET", causesPlace, staff.ManageRemedy, (*Server).goodCauses},
	{"POST", causesPlace, staff.ManageRemedy, (*Server).saveCause},
}

func init() { routes = append(routes, remedyRoutes...) }
