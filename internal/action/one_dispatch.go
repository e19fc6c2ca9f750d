package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// OneDispatch is an envelope with what travels in it and what happened to it.
type OneDispatch struct {
	Dispatch notice.Dispatch
	Notices  []notice.Notice // those that the reader may see
	Whole    bool            // that is all of them, so Dispatch.Body is the text as it left
	Marks    []notice.Mark
	Names    map[int64]string
	Carried  bool // somebody carries this channel out
}

// DispatchByID reads one envelope. Who may see only part of what is in it reads
// that part.
func (a *Actions) DispatchByID(ctx context.Context, who Actor, id int64) (*OneDispatch, error) {
	if err := who.May(staff.SeeNotice); err != nil {
		return nil, err
	}
	var out OneDispatch
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		d, err := a.seenDispatch(ctx, tx, who, id)
		if err != nil {
			return err
		}
		all, err := tx.NoticesEverIn(ctx, who.Organisation, []int64{id})
		if err != nil {
			return err
		}
		if out.Notices, err = tx.NoticesSeen(ctx, who.Organisation, id, departmentsOf(who, staff.SeeNotice)); err != nil {
			return err
		}
		if out.Marks, err = tx.DispatchMarks(ctx, who.Organisation, []int64{id}); err != nil {
			return err
		}
		out.Whole, out.Carried = len(out.Notices) == len(all[id]), a.carriers[d.Channel] != nil
		address, had := d.Address, d.Body != ""
		one := []notice.Dispatch{d}
		if out.Names, err = veilDispatches(ctx, tx, who, one); err != nil {
			return err
		}
		out.Dispatch = one[0]
		if !out.Whole {
			out.Dispatch.Title, out.Dispatch.Body = "", ""
		}
		for i := range out.Notices {
			n := &out.Notices[i]
			n.Address = ""
			switch {
			case had && one[0].Body == "": // who may not know customers reads no letters to them
				n.Body = ""
			case one[0].Address == "" && address != "":
				n.Body = strings.ReplaceAll(n.Body, address, "•••")
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read a dispatch: %w", err)
	}
	return &out, nil
}

// seenDispatch reads an envelope that somebody may see; others do not exist.
func (a *Actions) seenDispatch(ctx context.Context, tx *store.Tx, who Actor, id int64) (notice.Dispatch, error) {
	all, err := a.seenDispatches(ctx, tx, who, []int64{id})
	if err != nil {
		return notice.Dispatch{}, err
	}
	if len(all) == 0 {
		return notice.Dispatch{}, noDispatch()
	}
	return all[0], nil
}

// seenDispatches are those of some envelopes that somebody may see.
func (a *Actions) seenDispatches(ctx context.Context, tx *store.Tx, who Actor, ids []int64) ([]notice.Dispatch, error) {
	var f DispatchFilter
	if err := bindDispatches(ctx, tx, who, &f); err != nil {
		return nil, err
	}
	return tx.MaySeeDispatches(ctx, who.Organisation, f, ids)
}
