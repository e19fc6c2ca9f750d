package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// DispatchFilter says which envelopes are listed; what somebody may not see is
// left out, whatever is asked.
type DispatchFilter = store.DispatchFilter

// DispatchList is one page of envelopes, the last written first.
type DispatchList struct {
	Rows    []notice.Dispatch
	Kinds   map[int64][]notice.Kind // what each is about, as far as the reader may know
	Names   map[int64]string        // of the parties in it, as far as the reader may know them
	Next    string                  // ask again with this; empty at the end
	Waiting []notice.Channel        // channels for which nobody carries anything out
}

// Dispatches lists what was sent, or is to be. After is where the last page
// ended, empty at the beginning; limit is at most 200.
func (a *Actions) Dispatches(ctx context.Context, who Actor, f DispatchFilter, after string, limit int) (DispatchList, error) {
	if err := who.May(staff.SeeNotice); err != nil {
		return DispatchList{}, err
	}
	return a.dispatches(ctx, who, f, after, min(max(limit, 1), longestPage))
}

// DispatchesFile lists envelopes for a file: at most 50,000.
func (a *Actions) DispatchesFile(ctx context.Context, who Actor, f DispatchFilter) (DispatchList, error) {
	if err := who.May(staff.SeeNotice); err != nil {
		return DispatchList{}, err
	}
	return a.dispatches(ctx, who, f, "", mostFile)
}

func (a *Actions) dispatches(ctx context.Context, who Actor, f DispatchFilter, after string, limit int) (DispatchList, error) {
	list := DispatchList{Kinds: map[int64][]notice.Kind{}, Waiting: a.uncarried()}
	at, err := parsePlace(after)
	if err != nil {
		return list, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if err := bindDispatches(ctx, tx, who, &f); err != nil {
			return err
		}
		if list.Rows, err = tx.Dispatches(ctx, who.Organisation, f, store.Place{At: at.when, Subject: at.id}, limit+1); err != nil {
			return err
		}
		if len(list.Rows) > limit {
			list.Rows = list.Rows[:limit]
			last := &list.Rows[limit-1]
			list.Next = place{when: last.Created, id: last.ID}.text()
		}
		notices, err := tx.NoticesEverIn(ctx, who.Organisation, idsOfDispatches(list.Rows))
		if err != nil {
			return err
		}
		for id, in := range notices {
			for i := range in {
				list.Kinds[id] = append(list.Kinds[id], in[i].Kind)
			}
		}
		list.Names, err = veilDispatches(ctx, tx, who, list.Rows)
		return err
	})
	if err != nil {
		return list, fmt.Errorf("list dispatches: %w", err)
	}
	return list, nil
}

// bindDispatches keeps a list to what somebody may see.
func bindDispatches(ctx context.Context, tx *store.Tx, who Actor, f *DispatchFilter) (err error) {
	f.External, f.Only = externalOf(who, f.External), departmentsOf(who, staff.SeeNotice)
	f.Hide, err = hides(ctx, tx, who)
	return err
}

// veilDispatches takes out who was written to for who may not know customers,
// and how somebody under a secrecy indication is reached for everybody: that
// stands in their own page, for who gives a reason.
func veilDispatches(ctx context.Context, tx *store.Tx, who Actor, all []notice.Dispatch) (map[int64]string, error) {
	var ids []int64
	for i := range all {
		if all[i].Party != 0 {
			ids = append(ids, all[i].Party)
		}
	}
	names, secret, err := partyNames(ctx, tx, who, ids)
	if err != nil {
		return nil, err
	}
	for i := range all {
		d := &all[i]
		_, known := names[d.Party]
		switch {
		case d.Party != 0 && !known, d.Party == 0 && !who.Can(staff.ReadContact):
			d.Name, d.Address, d.Body = "", "", ""
		case secret[d.Party]:
			if d.Address != "" {
				d.Body, d.Proof = strings.ReplaceAll(d.Body, d.Address, "•••"), strings.ReplaceAll(d.Proof, d.Address, "•••")
			}
			d.Address = ""
		}
	}
	return names, nil
}

func idsOfDispatches(all []notice.Dispatch) []int64 {
	ids := make([]int64, len(all))
	for i := range all {
		ids[i] = all[i].ID
	}
	return ids
}

// uncarried are the channels for which there is no carrier.
func (a *Actions) uncarried() []notice.Channel {
	var all []notice.Channel
	for _, c := range []notice.Channel{notice.Email, notice.SMS, notice.Letter} {
		if a.carriers[c] == nil {
			all = append(all, c)
		}
	}
	return all
}

func noDispatch() *fault.Fault {
	return fault.New(fault.NotFound, "Deze verzending bestaat niet. Zoek haar op in de lijst Verstuurd.", "This dispatch does not exist. Find it in the list Sent.")
}
