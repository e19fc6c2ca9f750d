package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

// CardKind is what a kept version is of.
type CardKind string

// The kinds of card that keep every version.
const (
	BannerCard    CardKind = "banner"
	MacroCard     CardKind = "macro"
	LineCard      CardKind = "line"
	AgreementCard CardKind = "agreement"
)

// CardVersion is one version of a banner, text, line or agreement as it was.
type CardVersion struct {
	Version int32
	Body    json.RawMessage // null when it was deleted
	By      string
	At      calendar.Instant
}

// KeepCard keeps a version of a card; nil is its end.
func (tx *Tx) KeepCard(ctx context.Context, organisation int64, kind CardKind, id int64, version int32, card any, by int64, name string) error {
	body, err := json.Marshal(card)
	if err != nil {
		return fmt.Errorf("keep a version: %w", err)
	}
	return wrap("keep a version", tx.q.AddCardVersion(ctx, gen.AddCardVersionParams{
		OrganisationID: organisation, Kind: string(kind), CardID: id, Version: version, Body: string(body), ByID: by, ByName: name, ChangedAt: int64(tx.Now()),
	}))
}

// CardVersions are all versions of a card, the newest first.
func (tx *Tx) CardVersions(ctx context.Context, organisation int64, kind CardKind, id int64) ([]CardVersion, error) {
	rows, err := tx.q.CardVersions(ctx, gen.CardVersionsParams{OrganisationID: organisation, Kind: string(kind), CardID: id})
	all := make([]CardVersion, len(rows))
	for i, r := range rows {
		all[i] = CardVersion{Version: r.Version, Body: json.RawMessage(r.Body), By: r.ByName, At: calendar.Instant(r.ChangedAt)}
	}
	return all, wrap("read versions", err)
}

// changed makes of "no row" that somebody else was first.
func changed(doing string, n int64, err error) error {
	if err == nil && n == 0 {
		return stale
	}
	return wrap(doing, err)
}

// PutMacro saves a ready text: a new one has version 0.
func (tx *Tx) PutMacro(ctx context.Context, organisation int64, m knowledge.Macro) error {
	if m.Version == 0 {
		return wrap("add a text", tx.q.AddMacro(ctx, gen.AddMacroParams{
			OrganisationID: organisation, ID: m.ID, Key: m.Key, Title: m.Title, Body: m.Text, Owner: m.Owner, UntilDate: datePtr(m.Until), Score: int32(m.Score),
		}))
	}
	n, err := tx.q.ChangeMacro(ctx, gen.ChangeMacroParams{
		OrganisationID: organisation, ID: m.ID, Version: m.Version, Key: m.Key, Title: m.Title, Body: m.Text, Owner: m.Owner, UntilDate: datePtr(m.Until), Score: int32(m.Score),
	})
	return changed("change a text", n, err)
}

func macroOf(r gen.Macro) knowledge.Macro {
	return knowledge.Macro{
		ID: r.ID, Version: r.Version, Key: r.Key, Title: r.Title, Text: r.Body, Owner: r.Owner, Until: dateOfPtr(r.UntilDate), Score: int(r.Score), Used: r.Used,
	}
}

// Macro is one ready text.
func (tx *Tx) Macro(ctx context.Context, organisation, id int64) (knowledge.Macro, error) {
	r, err := tx.q.Macro(ctx, gen.MacroParams{OrganisationID: organisation, ID: id})
	return macroOf(r), wrap("read a text", missing(err, "Deze tekst bestaat niet.", "This text does not exist."))
}

// MacroOfKey is the ready text with a key; false when there is none.
func (tx *Tx) MacroOfKey(ctx context.Context, organisation int64, key string) (knowledge.Macro, bool, error) {
	r, err := tx.q.MacroOfKey(ctx, gen.MacroOfKeyParams{OrganisationID: organisation, Key: key})
	if errors.Is(err, pgx.ErrNoRows) {
		return knowledge.Macro{}, false, nil
	}
	return macroOf(r), err == nil, wrap("read a text", err)
}

// Macros are all ready texts, by key.
func (tx *Tx) Macros(ctx context.Context, organisation int64) ([]knowledge.Macro, error) {
	rows, err := tx.q.Macros(ctx, organisation)
	all := make([]knowledge.Macro, len(rows))
	for i, r := range rows {
		all[i] = macroOf(r)
	}
	return all, wrap("read texts", err)
}

// UseMacro counts that a ready text was used.
func (tx *Tx) UseMacro(ctx context.Context, organisation, id int64) error {
	_, err := tx.q.UseMacro(ctx, gen.UseMacroParams{OrganisationID: organisation, ID: id})
	return wrap("count the use of a text", err)
}

// DeleteMacro removes a ready text.
func (tx *Tx) DeleteMacro(ctx context.Context, organisation, id int64, version int32) error {
	n, err := tx.q.DeleteMacro(ctx, gen.DeleteMacroParams{OrganisationID: organisation, ID: id, Version: version})
	return changed("delete a text", n, err)
}

// PutLine saves a line of the number plan: a new one has version 0.
func (tx *Tx) PutLine(ctx context.Context, organisation int64, l knowledge.Line) error {
	if l.Version == 0 {
		return wrap("add a line", tx.q.AddLine(ctx, gen.AddLineParams{
			OrganisationID: organisation, ID: l.ID, Department: l.Department, Product: l.Product, Name: l.Name, Number: l.Number, Deputy: l.Deputy, Windows: l.Windows, Script: l.Script,
		}))
	}
	n, err := tx.q.ChangeLine(ctx, gen.ChangeLineParams{
		OrganisationID: organisation, ID: l.ID, Version: l.Version, Department: l.Department, Product: l.Product, Name: l.Name, Number: l.Number, Deputy: l.Deputy,
		Windows: l.Windows, Script: l.Script,
	})
	return changed("change a line", n, err)
}

func linesOf(rows []gen.NumberPlan) []knowledge.Line {
	all := make([]knowledge.Line, len(rows))
	for i, r := range rows {
		all[i] = knowledge.Line{ID: r.ID, Version: r.Version, Department: r.Department, Product: r.Product, Number: r.Number, Name: r.Name, Deputy: r.Deputy, Windows: r.Windows, Script: r.Script}
	}
	return all
}

// NumberPlan is every line, by department and product.
func (tx *Tx) NumberPlan(ctx context.Context, organisation int64) ([]knowledge.Line, error) {
	rows, err := tx.q.Lines(ctx, organisation)
	return linesOf(rows), wrap("read the number plan", err)
}

// LinesOf are the lines of one department.
func (tx *Tx) LinesOf(ctx context.Context, organisation int64, department string) ([]knowledge.Line, error) {
	rows, err := tx.q.LinesOfDepartment(ctx, gen.LinesOfDepartmentParams{OrganisationID: organisation, Department: department})
	return linesOf(rows), wrap("read the number plan", err)
}

// Line is one line of the number plan.
func (tx *Tx) Line(ctx context.Context, organisation, id int64) (knowledge.Line, error) {
	r, err := tx.q.Line(ctx, gen.LineParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return knowledge.Line{}, wrap("read a line", missing(err, "Dit nummer staat niet meer in het plan.", "This number is no longer in the plan."))
	}
	return linesOf([]gen.NumberPlan{r})[0], nil
}

// DeleteLine removes a line of the number plan.
func (tx *Tx) DeleteLine(ctx context.Context, organisation, id int64, version int32) error {
	n, err := tx.q.DeleteLine(ctx, gen.DeleteLineParams{OrganisationID: organisation, ID: id, Version: version})
	return changed("delete a line", n, err)
}

// PutAgreement saves an agreement: a new one has version 0.
func (tx *Tx) PutAgreement(ctx context.Context, organisation int64, a handover.Agreement) error {
	rollout := a.Rollout
	if !a.HasRollout() {
		rollout = calendar.NoDate
	}
	if a.Version == 0 {
		return wrap("add an agreement", tx.q.AddAgreement(ctx, gen.AddAgreementParams{
			OrganisationID: organisation, ID: a.ID, Department: a.Department, Product: a.Product, May: a.May, Ask: a.Ask, NotSay: a.Not, Reachable: a.Reachable,
			Number: a.Number, Deputy: a.Deputy, Fallback: a.Fallback, Urgent: a.Urgent, ReviewDate: datePtr(a.Review), RolloutDate: datePtr(rollout), Pilot: idText(a.Pilot),
		}))
	}
	n, err := tx.q.ChangeAgreement(ctx, gen.ChangeAgreementParams{
		OrganisationID: organisation, ID: a.ID, Version: a.Version, Department: a.Department, Product: a.Product, May: a.May, Ask: a.Ask, NotSay: a.Not,
		Reachable: a.Reachable, Number: a.Number, Deputy: a.Deputy, Fallback: a.Fallback, Urgent: a.Urgent, ReviewDate: datePtr(a.Review), RolloutDate: datePtr(rollout), Pilot: idText(a.Pilot),
	})
	return changed("change an agreement", n, err)
}

func agreementsOf(rows []gen.Agreement) []handover.Agreement {
	all := make([]handover.Agreement, len(rows))
	for i, r := range rows {
		all[i] = handover.Agreement{
			ID: r.ID, Version: r.Version, Department: r.Department, Product: r.Product, May: r.May, Ask: r.Ask, Not: r.NotSay, Reachable: r.Reachable,
			Number: r.Number, Deputy: r.Deputy, Fallback: r.Fallback, Urgent: r.Urgent, Review: dateOfPtr(r.ReviewDate), Rollout: dateOfPtr(r.RolloutDate), Pilot: idsOf(r.Pilot),
		}
	}
	return all
}

// idText writes ids for a column, idsOf reads them.
func idText(ids []int64) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(all, " ")
}

func idsOf(text string) []int64 {
	var all []int64
	for _, f := range strings.Fields(text) {
		if id, err := strconv.ParseInt(f, 10, 64); err == nil {
			all = append(all, id)
		}
	}
	return all
}

// Agreements are all agreements, by department and product.
func (tx *Tx) Agreements(ctx context.Context, organisation int64) ([]handover.Agreement, error) {
	rows, err := tx.q.Agreements(ctx, organisation)
	return agreementsOf(rows), wrap("read agreements", err)
}

// AgreementsOf are the agreements of one department.
func (tx *Tx) AgreementsOf(ctx context.Context, organisation int64, department string) ([]handover.Agreement, error) {
	rows, err := tx.q.AgreementsOf(ctx, gen.AgreementsOfParams{OrganisationID: organisation, Department: department})
	return agreementsOf(rows), wrap("read agreements", err)
}

// Agreement is one agreement.
func (tx *Tx) Agreement(ctx context.Context, organisation, id int64) (handover.Agreement, error) {
	r, err := tx.q.Agreement(ctx, gen.AgreementParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return handover.Agreement{}, wrap("read an agreement", missing(err, "Deze afspraak bestaat niet meer.", "This agreement no longer exists."))
	}
	return agreementsOf([]gen.Agreement{r})[0], nil
}

// DeleteAgreement removes an agreement.
func (tx *Tx) DeleteAgreement(ctx context.Context, organisation, id int64, version int32) error {
	n, err := tx.q.DeleteAgreement(ctx, gen.DeleteAgreementParams{OrganisationID: organisation, ID: id, Version: version})
	return changed("delete an agreement", n, err)
}
