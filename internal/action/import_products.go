package action

import (
	"context"
	"io"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ProductsImported says what an import of products did.
type ProductsImported struct {
	Rows      int // that were read
	Products  int // that the rows are about
	Added     int
	Changed   int // known products that got an address or another name to be found by
	Unchanged int
	LeftOut   int // rows of other layers of government, or without a name
}

// ImportProducts brings the Uniforme Productenlijst, or another list of
// products as CSV, into the catalogue. A list that has a column for each layer
// of government is read for one layer: gemeente, provincie, waterschap or rijk;
// empty takes all. Products that are new come in closed, without an owner, with
// today as their first day; what was arranged for known products stays. Doing
// it again changes nothing.
func (a *Actions) ImportProducts(ctx context.Context, who Actor, name string, file io.Reader, layer string) (ProductsImported, error) {
	if err := who.May(staff.EditProduct); err != nil {
		return ProductsImported{}, err
	}
	listed, err := knowledge.ReadProducts(name, file, layer)
	if err != nil {
		return ProductsImported{}, err
	}
	var done ProductsImported
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		done = ProductsImported{Rows: listed.Rows, Products: len(listed.Products), LeftOut: listed.LeftOut}
		have, err := tx.Products(ctx, who.Organisation)
		if err != nil {
			return err
		}
		put := done.merge(have, listed.Products, localDay(tx.Now()))
		if len(put) == 0 {
			return nil
		}
		if err := tx.PutProducts(ctx, who.Organisation, put); err != nil {
			return err
		}
		labels := make([]store.Label, len(put))
		for i, p := range put {
			labels[i] = store.Label{Kind: store.ProductLabel, Code: p.Code, Name: p.Name}
		}
		_, err = tx.EnsureLabels(ctx, who.Organisation, labels)
		return err
	})
	return done, err
}

// merge finds of each listed product whether it is new: by its address in the
// list, then by its code. A known product keeps the name that the organisation
// gave it; the name of the list is then one by which people find it.
func (done *ProductsImported) merge(have, listed []knowledge.Product, today calendar.Date) []knowledge.Product {
	byURI, byCode := map[string]int{}, map[string]int{}
	for i, p := range have {
		byCode[p.Code] = i
		if p.UPL != "" {
			byURI[p.UPL] = i
		}
	}
	taken := map[string]bool{}
	var put []knowledge.Product
	for _, p := range listed {
		i, known := byURI[p.UPL]
		if !known {
			if i, known = byCode[p.Code]; known {
				known = have[i].UPL == "" || p.UPL == "" // else another product happens to have that code
			}
		}
		if known && !taken[have[i].Code] {
			old := have[i]
			taken[old.Code] = true
			names := wordList(append([]string{old.Name}, append(slices.Clone(old.Names), p.Name)...))[1:]
			if len(names) == len(old.Names) && (old.UPL == p.UPL || p.UPL == "") {
				done.Unchanged++
				continue
			}
			old.Names = names
			if p.UPL != "" {
				old.UPL = p.UPL
			}
			done.Changed++
			put = append(put, old)
			continue
		}
		code := p.Code
		for n := 2; taken[p.Code] || has(byCode, p.Code); n++ {
			p.Code = code + "_" + strconv.Itoa(n)
		}
		taken[p.Code] = true
		if !p.Since.Known() {
			p.Since = today
		}
		done.Added++
		put = append(put, p)
	}
	return put
}

func has(m map[string]int, key string) bool { _, ok := m[key]; return ok }
