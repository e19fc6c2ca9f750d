package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

// NextKnowledge is the number of a change in what the desk can search: of
// products, answers, scripts or people. Whoever changes one of them asks for a
// number in the same transaction, so that every search index hears of it.
// Changes are committed in the order of their numbers.
func (tx *Tx) NextKnowledge(ctx context.Context, organisation int64) (int64, error) {
	seq, err := tx.q.NextKnowledgeChange(ctx, organisation)
	return seq, wrap("number a change of knowledge", err)
}

// KnowledgeChange is the number of the last change, 0 when there was none.
func (tx *Tx) KnowledgeChange(ctx context.Context, organisation int64) (int64, error) {
	seq, err := tx.q.KnowledgeChange(ctx, organisation)
	if noRows(err) {
		return 0, nil
	}
	return seq, wrap("read the last change of knowledge", err)
}

// PutProduct saves a product: a new one when its version is 0, or else the
// next version of the one that was read. When somebody else was first, it is a
// conflict and nothing is saved.
func (tx *Tx) PutProduct(ctx context.Context, organisation int64, p knowledge.Product) error {
	seq, err := tx.NextKnowledge(ctx, organisation)
	if err != nil {
		return err
	}
	return tx.putProduct(ctx, organisation, seq, p)
}

func (tx *Tx) putProduct(ctx context.Context, organisation, seq int64, p knowledge.Product) error {
	names, channels, ready := list(p.Names), list(p.Channels), jsonOf(p.Ready)
	if p.Version == 0 {
		n, err := tx.q.AddProduct(ctx, gen.AddProductParams{OrganisationID: organisation, Code: p.Code, Name: p.Name, Names: names, Upl: p.UPL,
			Department: p.Department, Theme: p.Theme, Since: dateText(p.Since), Until: dateText(p.Until), Channels: channels, Ready: ready,
			AtDesk: bit(p.Open), Folded: Fold(p.Name), Seq: seq})
		if err == nil && n == 0 {
			return fault.Newf(fault.Conflict, "Er is al een product met de code %s. Kies een andere code.", "There is a product with the code %s already. Choose another code.", p.Code)
		}
		return wrap("add product "+p.Code, err)
	}
	n, err := tx.q.SaveProduct(ctx, gen.SaveProductParams{OrganisationID: organisation, Code: p.Code, Version: p.Version, Name: p.Name, Names: names, Upl: p.UPL,
		Department: p.Department, Theme: p.Theme, Since: dateText(p.Since), Until: dateText(p.Until), Channels: channels, Ready: ready,
		AtDesk: bit(p.Open), Folded: Fold(p.Name), Seq: seq})
	if err == nil && n == 0 {
		return fault.Newf(fault.Conflict, "Iemand anders heeft het product %s intussen gewijzigd. Er is niets opgeslagen; bekijk de wijziging en probeer het opnieuw.",
			"Somebody else changed the product %s meanwhile. Nothing was saved; look at the change and try again.", p.Name)
	}
	return wrap("save product "+p.Code, err)
}

// Product is one product.
func (tx *Tx) Product(ctx context.Context, organisation int64, code string) (knowledge.Product, error) {
	r, err := tx.q.Product(ctx, gen.ProductParams{OrganisationID: organisation, Code: code})
	if err != nil {
		return knowledge.Product{}, wrap("read product", missing(err, "Dit product bestaat niet.", "This product does not exist."))
	}
	return productOf(gen.AllProductsRow(r))
}

// Products are all products, by name. A catalogue has some hundreds.
func (tx *Tx) Products(ctx context.Context, organisation int64) ([]knowledge.Product, error) {
	rows, err := tx.q.AllProducts(ctx, organisation)
	if err != nil {
		return nil, wrap("read products", err)
	}
	return productsOf(rows)
}

// ProductsSince are the products that changed after a number, see
// KnowledgeChange.
func (tx *Tx) ProductsSince(ctx context.Context, organisation, seq int64) ([]knowledge.Product, error) {
	rows, err := tx.q.ProductsSince(ctx, gen.ProductsSinceParams{OrganisationID: organisation, Seq: seq})
	if err != nil {
		return nil, wrap("read changed products", err)
	}
	return productsOf(rows)
}

func productsOf[R gen.AllProductsRow | gen.ProductsSinceRow](rows []R) ([]knowledge.Product, error) {
	all := make([]knowledge.Product, len(rows))
	for i, r := range rows {
		var err error
		if all[i], err = productOf(gen.AllProductsRow(r)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func productOf(r gen.AllProductsRow) (knowledge.Product, error) {
	p := knowledge.Product{Code: r.Code, Version: r.Version, Name: r.Name, UPL: r.Upl, Department: r.Department, Theme: r.Theme,
		Since: dateOf([]byte(r.Since)), Until: dateOf([]byte(r.Until)), Open: r.AtDesk != 0}
	err := fromJSON(r.Names, &p.Names)
	if err == nil {
		err = fromJSON(r.Channels, &p.Channels)
	}
	if err == nil {
		err = fromJSON(r.Ready, &p.Ready)
	}
	return p, wrap("read product "+r.Code, err)
}

// Fold makes a text ready to be sorted and compared: small letters without
// accents.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// list writes words as JSON; none is an empty list.
func list(words []string) string {
	if len(words) == 0 {
		return "[]"
	}
	return jsonOf(words)
}

// jsonOf writes what always can be written: structs of texts and numbers.
func jsonOf(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("write %T as JSON: %v", v, err))
	}
	return string(text)
}

func fromJSON(text string, to any) error {
	if text == "" || text == "[]" || text == "null" {
		return nil
	}
	return json.Unmarshal([]byte(text), to)
}

func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// PutProducts is PutProduct for many, under one number of change.
func (tx *Tx) PutProducts(ctx context.Context, organisation int64, all []knowledge.Product) error {
	seq, err := tx.NextKnowledge(ctx, organisation)
	if err != nil {
		return err
	}
	for _, p := range all {
		if err := tx.putProduct(ctx, organisation, seq, p); err != nil {
			return err
		}
	}
	return nil
}
