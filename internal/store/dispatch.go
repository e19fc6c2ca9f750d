package store

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store/gen"
)

var dispatchColumns = []string{
	"organisation_id", "id", "version", "party_id", "channel", "address", "name", "language", "title", "body", "statutory", "state", "attempts", "next_at",
	"claimed_at", "reference", "provider", "proof", "instead_of", "created_at", "left_at", "arrived_at",
}

func dispatchValues(organisation int64, d *notice.Dispatch, to []any) []any {
	return append(to[:0], organisation, d.ID, d.Version, d.Party, string(d.Channel), d.Address, d.Name, d.Language, d.Title, d.Body, flag(d.Statutory),
		string(d.State), d.Attempts, int64(d.Next), instantPtr(d.Claimed), d.Reference, d.Provider, d.Proof, d.InsteadOf, int64(d.Created),
		instantPtr(d.Left), instantPtr(d.Arrived))
}

func dispatchOf(r *gen.Dispatch) notice.Dispatch {
	return notice.Dispatch{ID: r.ID, Version: r.Version, Party: r.PartyID, Channel: notice.Channel(r.Channel), Address: r.Address, Name: r.Name,
		Language: r.Language, Title: r.Title, Body: r.Body, Statutory: r.Statutory != 0, State: notice.DispatchState(r.State), Attempts: r.Attempts,
		Next: calendar.Instant(r.NextAt), Claimed: instantOf(r.ClaimedAt), Reference: r.Reference, Provider: r.Provider, Proof: r.Proof, InsteadOf: r.InsteadOf,
		Created: calendar.Instant(r.CreatedAt), Left: instantOf(r.LeftAt), Arrived: instantOf(r.ArrivedAt)}
}

// PutDispatches saves new envelopes.
func (tx *Tx) PutDispatches(ctx context.Context, organisation int64, all []notice.Dispatch) error {
	return wrap("save dispatches", tx.putRows(ctx, "dispatch", dispatchColumns, len(all), func(i int, to []any) []any {
		return dispatchValues(organisation, &all[i], to)
	}))
}

// ChangeDispatches saves dispatches over the versions before theirs; a conflict
// when somebody else was first with one of them.
func (tx *Tx) ChangeDispatches(ctx context.Context, organisation int64, all []notice.Dispatch) error {
	n, err := tx.changeRows(ctx, "dispatch", dispatchColumns, len(all), func(i int, to []any) []any { return dispatchValues(organisation, &all[i], to) })
	if err == nil && n != int64(len(all)) {
		return fault.New(fault.Conflict, "Deze verzending is intussen veranderd. Laad de pagina opnieuw.", "This dispatch was changed meanwhile. Load the page again.")
	}
	return wrap("change dispatches", err)
}

// dispatchesWhere reads dispatches; where begins with AND and holds no text of
// people.
func (tx *Tx) dispatchesWhere(ctx context.Context, organisation int64, where string, args ...any) ([]notice.Dispatch, error) {
	rows, err := tx.query(ctx, "SELECT "+strings.Join(dispatchColumns, ", ")+" FROM dispatch WHERE organisation_id = $1"+where, append([]any{organisation}, args...)...)
	if err != nil {
		return nil, wrap("read dispatches", err)
	}
	defer rows.Close()
	var all []notice.Dispatch
	for rows.Next() {
		var r gen.Dispatch
		if err := rows.Scan(&r.OrganisationID, &r.ID, &r.Version, &r.PartyID, &r.Channel, &r.Address, &r.Name, &r.Language, &r.Title, &r.Body, &r.Statutory,
			&r.State, &r.Attempts, &r.NextAt, &r.ClaimedAt, &r.Reference, &r.Provider, &r.Proof, &r.InsteadOf, &r.CreatedAt, &r.LeftAt, &r.ArrivedAt); err != nil {
			return nil, wrap("read dispatches", err)
		}
		all = append(all, dispatchOf(&r))
	}
	return all, wrap("read dispatches", rows.Err())
}

// Dispatch reads one dispatch.
func (tx *Tx) Dispatch(ctx context.Context, organisation, id int64) (notice.Dispatch, error) {
	r, err := tx.q.Dispatch(ctx, gen.DispatchParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return notice.Dispatch{}, missing(err, "Deze verzending bestaat niet.", "This dispatch does not exist.")
	}
	return dispatchOf(&r), nil
}

// DispatchOfReference reads the dispatch with one of our references.
func (tx *Tx) DispatchOfReference(ctx context.Context, organisation int64, reference string) (notice.Dispatch, error) {
	return oneDispatch(tx.dispatchesWhere(ctx, organisation, " AND reference = $2", reference))
}

func oneDispatch(all []notice.Dispatch, err error) (notice.Dispatch, error) {
	if err == nil && len(all) == 0 {
		return notice.Dispatch{}, fault.New(fault.NotFound, "Deze verzending bestaat niet.", "This dispatch does not exist.")
	}
	if err != nil {
		return notice.Dispatch{}, err
	}
	return all[0], nil
}

// DispatchesByID reads some dispatches, in the order of their ids.
func (tx *Tx) DispatchesByID(ctx context.Context, organisation int64, ids []int64) ([]notice.Dispatch, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return tx.dispatchesWhere(ctx, organisation, " AND id IN ("+idList(ids)+") ORDER BY id")
}

// DispatchesQueued are envelopes that may go now, the longest waiting first, on
// the channels that have a carrier; nobody else gets them until the end of the
// transaction.
func (tx *Tx) DispatchesQueued(ctx context.Context, organisation int64, now calendar.Instant, channels []notice.Channel, limit int) ([]notice.Dispatch, error) {
	return tx.dispatchesWhere(ctx, organisation, " AND state = 'queued' AND next_at <= $2"+onChannels(channels)+" ORDER BY next_at, id LIMIT "+itoa(limit)+tx.held(), int64(now))
}

// DispatchesBroken are envelopes that a server had in hand until a moment that
// has passed: it stopped in the middle.
func (tx *Tx) DispatchesBroken(ctx context.Context, organisation int64, now calendar.Instant, limit int) ([]notice.Dispatch, error) {
	return tx.dispatchesWhere(ctx, organisation, " AND state = 'sending' AND claimed_at <= $2 ORDER BY claimed_at, id LIMIT "+itoa(limit)+tx.held(), int64(now))
}

// DispatchesInDoubt are envelopes of which nobody knows whether they left, and
// about which the carrier may be asked now: no server has them in hand. Real is
// the moment by the wall clock.
func (tx *Tx) DispatchesInDoubt(ctx context.Context, organisation int64, now, real calendar.Instant, channels []notice.Channel, limit int) ([]notice.Dispatch, error) {
	return tx.dispatchesWhere(ctx, organisation, " AND state = 'doubtful' AND next_at <= $2 AND (claimed_at IS NULL OR claimed_at <= $3)"+onChannels(channels)+" ORDER BY next_at, id LIMIT "+itoa(limit)+tx.held(), int64(now), int64(real))
}

// onChannels narrows a query; without a channel there is nothing.
func onChannels(channels []notice.Channel) string {
	codes := []string{"''"}
	for _, c := range channels {
		codes = append(codes, "'"+strings.ReplaceAll(string(c), "'", "''")+"'")
	}
	return " AND channel IN (" + strings.Join(codes, ", ") + ")"
}

// Bounce is an address at which something was refused for good.
type Bounce struct {
	Party   int64
	Channel notice.Channel
	Address string
	At      calendar.Instant
}

// BouncesOf are the addresses of some parties that refused something.
func (tx *Tx) BouncesOf(ctx context.Context, organisation int64, parties []int64) ([]Bounce, error) {
	if len(parties) == 0 {
		return nil, nil
	}
	rows, err := tx.query(ctx, "SELECT party_id, channel, address, CAST(MAX(COALESCE(arrived_at, created_at)) AS BIGINT) FROM dispatch WHERE organisation_id = $1 AND state = 'bounced' AND party_id IN ("+
		idList(parties)+") GROUP BY party_id, channel, address", organisation)
	if err != nil {
		return nil, wrap("read what came back", err)
	}
	defer rows.Close()
	var all []Bounce
	for rows.Next() {
		var b Bounce
		var channel string
		var at int64
		if err := rows.Scan(&b.Party, &channel, &b.Address, &at); err != nil {
			return nil, wrap("read what came back", err)
		}
		b.Channel, b.At = notice.Channel(channel), calendar.Instant(at)
		all = append(all, b)
	}
	return all, wrap("read what came back", rows.Err())
}
