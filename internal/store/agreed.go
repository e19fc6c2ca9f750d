package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/store/gen"
)

// Accepted is that somebody accepted a version of an agreement for one side.
type Accepted struct {
	Agreement int64
	Version   int32
	Side      charter.Side
	StaffName string
	At        calendar.Instant
}

// Accept keeps that somebody accepted; a second time changes nothing.
func (tx *Tx) Accept(ctx context.Context, organisation int64, a Accepted, by int64) error {
	return wrap("keep that an agreement was accepted", tx.q.Accept(ctx, gen.AcceptParams{OrganisationID: organisation, AgreementID: a.Agreement, Version: a.Version, Side: string(a.Side),
		StaffID: by, StaffName: a.StaffName, At: int64(a.At)}))
}

// Accepts are who accepted which version of each agreement, or of one: the
// newest version first.
func (tx *Tx) Accepts(ctx context.Context, organisation, agreement int64) ([]Accepted, error) {
	var rows []gen.AgreementAccept
	var err error
	if agreement == 0 {
		rows, err = tx.q.AllAccepts(ctx, organisation)
	} else {
		rows, err = tx.q.Accepts(ctx, gen.AcceptsParams{OrganisationID: organisation, AgreementID: agreement})
	}
	all := make([]Accepted, len(rows))
	for i, r := range rows {
		all[i] = Accepted{Agreement: r.AgreementID, Version: r.Version, Side: charter.Side(r.Side), StaffName: r.StaffName, At: calendar.Instant(r.At)}
	}
	return all, wrap("read who accepted", err)
}

// InnerPromise is what one side promises the other in an agreement.
type InnerPromise struct {
	ID        int64
	Agreement int64
	Side      charter.Side
	Sentence  string
	Measure   string
	Promise   string // id in the charter; empty is not counted by a system
}

// AddInnerPromise keeps one.
func (tx *Tx) AddInnerPromise(ctx context.Context, organisation int64, p InnerPromise) error {
	return wrap("keep an internal promise", tx.q.AddAgreementPromise(ctx, gen.AddAgreementPromiseParams{OrganisationID: organisation, ID: p.ID, AgreementID: p.Agreement, Side: string(p.Side),
		Sentence: p.Sentence, Measure: p.Measure, Promise: p.Promise}))
}

// InnerPromises are those of one agreement that hold, or of all (0).
func (tx *Tx) InnerPromises(ctx context.Context, organisation, agreement int64) ([]InnerPromise, error) {
	var rows []gen.AgreementPromise
	var err error
	if agreement == 0 {
		rows, err = tx.q.AllAgreementPromises(ctx, organisation)
	} else {
		rows, err = tx.q.AgreementPromises(ctx, gen.AgreementPromisesParams{OrganisationID: organisation, AgreementID: agreement})
	}
	all := make([]InnerPromise, len(rows))
	for i, r := range rows {
		all[i] = InnerPromise{ID: r.ID, Agreement: r.AgreementID, Side: charter.Side(r.Side), Sentence: r.Sentence, Measure: r.Measure, Promise: r.Promise}
	}
	return all, wrap("read internal promises", err)
}

// EndInnerPromise ends one; false when it had ended already.
func (tx *Tx) EndInnerPromise(ctx context.Context, organisation, id int64, at calendar.Instant) (bool, error) {
	n, err := tx.q.EndAgreementPromise(ctx, gen.EndAgreementPromiseParams{OrganisationID: organisation, ID: id, EndedAt: instantPtr(at)})
	return n == 1, wrap("end an internal promise", err)
}

// ProductCount is how often customers asked about a product.
type ProductCount struct {
	Product string // label code
	N       int64
}

// TopProducts are the ten products about which a department was asked most.
func (tx *Tx) TopProducts(ctx context.Context, organisation int64, department string, from, until calendar.Instant) ([]ProductCount, error) {
	label, err := tx.LabelID(ctx, organisation, DepartmentLabel, department)
	if err != nil || label == 0 {
		return nil, err
	}
	rows, err := tx.q.TopProducts(ctx, gen.TopProductsParams{OrganisationID: organisation, Department: int32(label), ReceivedAt: int64(from), ReceivedAt_2: int64(until)})
	if err != nil {
		return nil, wrap("count what is asked", err)
	}
	ids := make([]int32, len(rows))
	for i, r := range rows {
		ids[i] = r.Product
	}
	codes, err := tx.codes(ctx, organisation, ids)
	all := make([]ProductCount, len(rows))
	for i, r := range rows {
		all[i] = ProductCount{Product: codes[r.Product], N: r.N}
	}
	return all, err
}
