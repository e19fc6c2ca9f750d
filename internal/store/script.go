package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

// Script is what holds for all versions of a script.
type Script struct {
	ID        int64
	Product   string
	Owner     string
	Title     string // of its newest version
	Published int32  // number of the version in use; 0 is none
	Draft     int32  // number of the version that is worked on; 0 is none
	Newest    int32
}

// PutScript saves what holds for all versions of a script.
func (tx *Tx) PutScript(ctx context.Context, organisation int64, s Script) error {
	if _, err := tx.NextKnowledge(ctx, organisation); err != nil {
		return err
	}
	return wrap("save a script", tx.q.PutScript(ctx, gen.PutScriptParams{
		OrganisationID: organisation, ID: s.ID, Product: s.Product, Owner: s.Owner, Title: s.Title, Published: s.Published, Draft: s.Draft, Newest: s.Newest,
	}))
}

func scriptOf(r gen.Script) Script {
	return Script{ID: r.ID, Product: r.Product, Owner: r.Owner, Title: r.Title, Published: r.Published, Draft: r.Draft, Newest: r.Newest}
}

// Script is one script.
func (tx *Tx) Script(ctx context.Context, organisation, id int64) (Script, error) {
	r, err := tx.q.Script(ctx, gen.ScriptParams{OrganisationID: organisation, ID: id})
	return scriptOf(r), wrap("read a script", missing(err, "Dit script bestaat niet.", "This script does not exist."))
}

// Scripts are all scripts, by title.
func (tx *Tx) Scripts(ctx context.Context, organisation int64) ([]Script, error) {
	rows, err := tx.q.Scripts(ctx, organisation)
	all := make([]Script, len(rows))
	for i, r := range rows {
		all[i] = scriptOf(r)
	}
	return all, wrap("read scripts", err)
}

// PutScriptVersion saves a version: a new one, or the next edit of a draft. A
// published version is never changed.
func (tx *Tx) PutScriptVersion(ctx context.Context, organisation int64, s *knowledge.Script) error {
	nodes, err := json.Marshal(s.Nodes)
	if err != nil {
		return fmt.Errorf("write a script: %w", err)
	}
	n, err := tx.q.PutScriptVersion(ctx, gen.PutScriptVersionParams{
		OrganisationID: organisation, ID: s.VersionID, ScriptID: s.ID, Number: s.Number, Edit: s.Edit, Status: int32(s.Status), Title: s.Title,
		Nodes: string(nodes), ByName: s.By, ChangedAt: int64(s.Changed),
	})
	if err == nil && n == 0 {
		return stale
	}
	return wrap("save a version of a script", err)
}

// RetireScriptVersion takes a published version out of use.
func (tx *Tx) RetireScriptVersion(ctx context.Context, organisation, script int64, number int32) error {
	_, err := tx.q.RetireScriptVersion(ctx, gen.RetireScriptVersionParams{OrganisationID: organisation, ScriptID: script, Number: number})
	return wrap("retire a version of a script", err)
}

// DeleteScriptDraft throws a draft away.
func (tx *Tx) DeleteScriptDraft(ctx context.Context, organisation, script int64, number int32) error {
	_, err := tx.q.DeleteScriptDraft(ctx, gen.DeleteScriptDraftParams{OrganisationID: organisation, ScriptID: script, Number: number})
	return wrap("delete a draft of a script", err)
}

func scriptVersionOf(r gen.ScriptVersionRow) (knowledge.Script, error) {
	s := knowledge.Script{
		ID: r.ScriptID, VersionID: r.ID, Number: r.Number, Edit: r.Edit, Product: r.Product, Owner: r.Owner, Title: r.Title,
		Status: knowledge.Status(r.Status), By: r.ByName, Changed: calendar.Instant(r.ChangedAt),
	}
	if err := json.Unmarshal([]byte(r.Nodes), &s.Nodes); err != nil {
		return s, fmt.Errorf("read version %d of a script: %w", r.Number, err)
	}
	return s, nil
}

// ScriptVersion is one version of a script, by the id that contacts keep.
func (tx *Tx) ScriptVersion(ctx context.Context, organisation, version int64) (knowledge.Script, error) {
	r, err := tx.q.ScriptVersion(ctx, gen.ScriptVersionParams{OrganisationID: organisation, ID: version})
	if errors.Is(err, pgx.ErrNoRows) {
		return knowledge.Script{}, missing(err, "Deze versie van het script bestaat niet.", "This version of the script does not exist.")
	}
	if err != nil {
		return knowledge.Script{}, wrap("read a script", err)
	}
	return scriptVersionOf(r)
}

// ScriptVersions are all versions of a script, the newest first.
func (tx *Tx) ScriptVersions(ctx context.Context, organisation, script int64) ([]knowledge.Script, error) {
	rows, err := tx.q.ScriptVersions(ctx, gen.ScriptVersionsParams{OrganisationID: organisation, ScriptID: script})
	if err != nil {
		return nil, wrap("read versions of a script", err)
	}
	all := make([]knowledge.Script, len(rows))
	for i, r := range rows {
		if all[i], err = scriptVersionOf(gen.ScriptVersionRow(r)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// ScriptsOfProduct are the published scripts about a product.
func (tx *Tx) ScriptsOfProduct(ctx context.Context, organisation int64, product string) ([]knowledge.Script, error) {
	rows, err := tx.q.ScriptsOfProduct(ctx, gen.ScriptsOfProductParams{OrganisationID: organisation, Product: product})
	if err != nil {
		return nil, wrap("read scripts", err)
	}
	all := make([]knowledge.Script, len(rows))
	for i, r := range rows {
		if all[i], err = scriptVersionOf(gen.ScriptVersionRow(r)); err != nil {
			return nil, err
		}
	}
	return all, nil
}
